"""Downloads made by hostile hands, and damaged ones: bombs, names that lead elsewhere, links, mutated zips."""

import contextlib
import os
import random
import stat
import struct
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.core.errors import UsageProblem
from autograder.instructor.collect.archive import Limits
from autograder.instructor.collect.names import LONGEST
from tests.collecting.helpers import collected, files_in, left, plan_of
from tests.support.downloads import (
    CLASS,
    blackboard,
    brightspace,
    canvas,
    canvas_name,
    gradescope,
    moodle,
    unpacked,
    zip_bytes,
    zipped,
)

ADA, BEN = CLASS[:2]
ADAS, BENS = f"byronada_{ADA.canvas}", f"chengben_{BEN.canvas}"
FOLDER = f"Ada Byron_{ADA.participant}_assignsubmission_file"
SMALL = Limits(file=2**20, submission=2 * 2**20, total=8 * 2**20, entries=500, inner_entries=50)

# What no name of a file may do, and the words that are said of it.
NAMES = {
    "../../x.py": "leads out",
    "a/../../../x.py": "leads out",
    "..\\..\\x.py": "leads out",
    "/../x.py": "leads out",
    "con\x07trol.py": "control characters",
    "line\nbreak.py": "control characters",
    "a//b.py": "is empty",
    "./b.py": "is empty",
    f"{'n' * (LONGEST + 1)}.py": "longer than",
    f"{'é' * LONGEST}.py": "longer than",
    "/".join("d" * 40) + "/x.py": "more than",
    "_1_1 - 2" * 8_000: "longer than",
}


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_that_leads_elsewhere_is_refused_and_told(tmp_path: Path, name: str) -> None:
    files = {f"{FOLDER}/{name}": b"evil", f"{FOLDER}/tiny.py": ADA.work}
    before = set(tmp_path.rglob("*"))
    plan = collected(zipped(tmp_path / "zip" / "x.zip", files), tmp_path / "deep" / "in")
    assert list(files_in(tmp_path / "deep" / "in").values()) == [ADA.work]
    assert any(NAMES[name] in why for why in left(plan).values()), left(plan)
    made = set(tmp_path.rglob("*")) - before
    assert all(
        path.is_relative_to(tmp_path / "deep" / "in") or "zip" in path.parts for path in made - {tmp_path / "deep"}
    )


@pytest.mark.parametrize("name", ["/etc/x.py", "C:/x.py", "C:\\x.py", "\\\\server\\x.py"])
def test_a_name_that_begins_at_the_root_is_refused(tmp_path: Path, name: str) -> None:
    files = canvas([ADA]) | {name: b"evil"}
    told = left(plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in"))
    assert [why for why in told.values() if "root of a disk" in why]


def special(kind: int, name: str, data: bytes) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (kind | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("kind", "words"),
    [(stat.S_IFLNK, "link"), (stat.S_IFCHR, "device"), (stat.S_IFIFO, "pipe"), (stat.S_IFSOCK, "device")],
)
def test_what_is_no_file_is_refused_in_a_zip(tmp_path: Path, kind: int, words: str) -> None:
    path = zipped(tmp_path / "x.zip", canvas([ADA]))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(special(kind, f"{canvas_name(BEN)}_1_tiny.py", b""), b"/etc/passwd")
    plan = collected(path, tmp_path / "in")
    assert [one.student for one in plan.taken] == [ADAS]
    assert words in next(iter(left(plan).values()))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_what_is_no_file_is_refused_in_a_folder(tmp_path: Path) -> None:
    secret = tmp_path / "secret.py"
    secret.write_text("# secret\n")
    folder = unpacked(tmp_path / "given", moodle([ADA]))
    (folder / FOLDER / "link.py").symlink_to(secret)
    (folder / FOLDER / "up").symlink_to(tmp_path)
    os.mkfifo(folder / FOLDER / "pipe.py")
    plan = collected(folder, tmp_path / "in")
    assert list(files_in(tmp_path / "in").values()) == [ADA.work]
    assert {name.rpartition("/")[2] for name in left(plan)} == {"link.py", "up", "pipe.py"}


def test_a_bomb_by_its_ratio_is_refused(tmp_path: Path) -> None:
    files = canvas([ADA]) | {f"{canvas_name(BEN)}_1_tiny.py": b"\0" * (5 * 2**20)}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert [one.student for one in plan.taken] == [ADAS]
    assert "made to fill disks" in next(iter(left(plan).values()))


def test_one_file_one_submission_and_all_of_it_have_their_limits(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(2**20 + 1)
    with pytest.raises(UsageProblem, match="of one file"):
        plan_of(zipped(tmp_path / "1.zip", {f"{ADAS}_1_tiny.py": noise}), tmp_path / "in", SMALL)
    parts = {f"{ADAS}_{place}_part{place}.py": noise[: 2**20] for place in range(3)}
    plan = plan_of(zipped(tmp_path / "2.zip", parts), tmp_path / "in", SMALL)
    assert any("of one submission" in why for why in left(plan).values())
    many = {f"x_{place}_{place}_tiny.py": noise[: 2**20] for place in range(9)}
    with pytest.raises(UsageProblem, match="would unpack to"):
        plan_of(zipped(tmp_path / "3.zip", many), tmp_path / "in", SMALL)
    with pytest.raises(UsageProblem, match="more than the 500"):
        plan_of(zipped(tmp_path / "4.zip", {f"x_{n}_{n}_a.py": b"" for n in range(501)}), tmp_path / "in", SMALL)


def test_bombs_inside_of_archives_are_refused(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(2**20)
    wide = zip_bytes({f"{place}.py": noise[: 2**19] + bytes([place]) for place in range(5)})
    many = zip_bytes({f"{place}.py": b"" for place in range(51)})
    deep = zip_bytes({"tiny.py": b"x = 1\n"})
    for _ in range(5):
        deep = zip_bytes({"inner.zip": deep})
    files = {f"{ADAS}_1_a.zip": wide, f"{BENS}_2_b.zip": many, "c_9_3_c.zip": deep, "d_10_4_tiny.py": b"x = 1\n"}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in", replace(SMALL, file=4 * 2**20))
    assert [one.student for one in plan.taken] == ["d_10"]
    told = " ".join(left(plan).values())
    assert "MB of one submission" in told
    assert "more than the 50" in told
    assert "archives deep" in told


def test_sizes_that_are_lies_unpack_to_no_more_than_they_say(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {f"{ADAS}_1_tiny.py": ADA.work * 9000, f"{BENS}_2_tiny.py": BEN.work})
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, 10)  # the size, unpacked
    path.write_bytes(data)
    plan = collected(path, tmp_path / "in")
    assert [one.student for one in plan.taken] == [BENS]
    assert "damaged" in left(plan)[f"{ADAS}_1_tiny.py"]


def test_names_in_other_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    name = f"{FOLDER}/größe.py".encode()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("N" * len(name), b"x = 1\n")
        archive.writestr(f"{FOLDER}/tiny.py", ADA.work)
    path.write_bytes(path.read_bytes().replace(b"N" * len(name), name))  # UTF-8, and nothing says so
    collected(path, tmp_path / "in")
    assert {file.rpartition("/")[2] for file in files_in(tmp_path / "in")} == {"größe.py", "tiny.py"}


def test_names_that_are_one_where_case_is_ignored_lose_neither_silently(tmp_path: Path) -> None:
    files = {f"{FOLDER}/{name}": name.encode() for name in ("Tiny.py", "tiny.py", "TINY.PY/x.py", "data", "DATA/x.csv")}
    plan = collected(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    found = files_in(tmp_path / "in")
    assert found[f"Ada Byron_{ADA.participant}/tiny/tiny.py"] == b"tiny.py"
    assert len(found) + len(left(plan)) == len(files)
    keys = [name.casefold() for name in found]
    assert len(set(keys)) == len(keys)


def test_two_people_whose_names_are_one_where_case_is_ignored_are_told(tmp_path: Path) -> None:
    plan = plan_of(
        zipped(tmp_path / "x.zip", {"Ada/tiny.py": b"1", "ada/tiny.py": b"2"}), tmp_path / "in", pattern="{login}"
    )
    assert [one.student for one in plan.taken] == ["Ada"]
    assert "ignore case" in left(plan)["ada"]


@pytest.mark.parametrize("login", ["..", ".collect", "a" * 250, "con", "=cmd", "-rf", ".git", " lead", "tail."])
def test_names_of_people_become_folders_that_every_system_can_hold(tmp_path: Path, login: str) -> None:
    files = {f"work_{login}_attempt_2026-01-31-12-00-00_tiny.py": b"x = 1\n"}
    collected(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    (folder,) = [path for path in (tmp_path / "in").iterdir() if path.name != ".collect"]
    assert folder.parent == tmp_path / "in"
    assert len(folder.name.encode()) <= LONGEST
    assert not folder.name.startswith(".")
    assert (folder / "tiny" / "tiny.py").read_bytes() == b"x = 1\n"


@pytest.mark.parametrize("lesson", ["student", "lesson"])
def test_links_in_the_folder_of_the_class_are_not_written_through(tmp_path: Path, lesson: str) -> None:
    outside, into = tmp_path / "outside", tmp_path / "in"
    outside.mkdir()
    into.mkdir()
    if lesson == "student":
        (into / ADAS).symlink_to(outside)
    else:
        (into / ADAS).mkdir()
        (into / ADAS / "tiny").symlink_to(outside)
    plan = collected(zipped(tmp_path / "x.zip", canvas([ADA])), into)
    assert list(outside.iterdir()) == []
    assert plan.asks


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Rar!\x1a\x07\x01\x00", "called a zip, it is a RAR archive: hand in"),
        (b"7z\xbc\xaf\x27\x1c\0\0", "called a zip, it is a 7z archive: hand in"),
        (b"%PDF-1.7\n", "called a zip, it is a PDF document"),
        (b"", "it is a damaged zip"),
        (zip_bytes({"tiny.py": b"x" * 99})[:-9], "it is a damaged zip"),
    ],
)
def test_what_is_only_called_a_zip_is_named(tmp_path: Path, data: bytes, words: str) -> None:
    files = {"byronada_100_900_tiny.zip": data, **canvas(CLASS[1:2])}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert words in left(plan)["byronada_100_900_tiny.zip"]
    assert len(plan.taken) == 1


def test_an_archive_with_a_password_is_told(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", canvas([ADA, BEN]))
    data = bytearray(path.read_bytes())
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(data)
    assert "locked with a password" in next(iter(left(plan_of(path, tmp_path / "in")).values()))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no whole zip"),
        (b"<!doctype html><form><input type=password></form>", "on which one signs in"),
        (b"Rar!\x1a\x07\x00", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"%PDF-1.7", "a PDF document"),
        (zip_bytes({"a": b"b"})[:-10], "no whole zip"),
        (zip_bytes({}), "there are no files in"),
        (zip_bytes({"../x.py": b""}), "leads out of the folder"),
    ],
)
def test_what_is_no_download_is_told_for_what_it_is(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "submissions.zip"
    path.write_bytes(data)
    with pytest.raises(UsageProblem, match=words):
        plan_of(path, tmp_path / "in")
    assert not (tmp_path / "in").exists()


MADE = {
    "canvas": canvas(CLASS[:6]),
    "moodle": moodle(CLASS[:6]),
    "blackboard": blackboard(CLASS[:6]),
    "brightspace": brightspace(CLASS[:6]),
    "gradescope": gradescope(CLASS[:6]),
}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A zip with some of it changed, cut off, doubled or moved."""
    found = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 40])):
        place, length = chance.randrange(len(found)), chance.choice([1, 2, 4, 30])
        match chance.randrange(6):
            case 0:
                found[place : place + length] = chance.randbytes(length)
            case 1:
                del found[place : place + length]
            case 2:
                found[place:place] = found[:length]
            case 3:
                found[place : place + 4] = chance.choice([b"\xff" * 4, b"\0" * 4, b"PK\x03\x04", b"PK\x01\x02"])
            case 4:
                found[place] ^= 1 << chance.randrange(8)
            case _:
                heads = [at for at in range(len(found) - 4) if found[at : at + 4] == b"PK\x01\x02"]
                at = chance.choice(heads) + chance.randrange(46) if heads else place
                found[min(at, len(found) - 1)] = chance.randrange(256)
    return bytes(found[: chance.choice([len(found)] * 4 + [len(found) // 2])]) or b"P"


@pytest.mark.parametrize("seed", range(100))
def test_a_mutated_zip_is_a_sentence_or_a_plan(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    name = sorted(MADE)[seed % len(MADE)]
    path = tmp_path / "x.zip"
    path.write_bytes(mutated(zip_bytes({**MADE[name], "inner_1_2_a.zip": zip_bytes(MADE[name])}), chance))
    before = set(tmp_path.parent.iterdir())
    plan = None
    with contextlib.suppress(UsageProblem):  # a sentence; anything else is an error of ours
        plan = collected(path, tmp_path / "in")
    if plan is None:
        assert not files_in(tmp_path / "in")
    else:
        works = {one.work for one in CLASS[:6]}
        marked = [data for file, data in files_in(tmp_path / "in").items() if file.endswith("/tiny.py")]
        assert all(data in works for data in marked)  # whole, or not at all
        assert {one.student for one in plan.taken} == {file.split("/")[0] for file in files_in(tmp_path / "in")}
    assert set(tmp_path.parent.iterdir()) == before
    assert {one.name for one in tmp_path.iterdir()} <= {"x.zip", "in"}


@pytest.mark.skipif(sys.platform != "linux", reason="bytes that are no text in names")
def test_names_of_a_folder_that_are_no_text_are_told(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "given", moodle([ADA]))
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.py")).write_bytes(b"x = 1\n")
    plan = collected(folder, tmp_path / "in")
    assert "bytes that are no text" in next(iter(left(plan).values()))
