"""Moodle: folders and flat, with and without names, the grading worksheet, the zip of feedback files."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.collecting.helpers import collected, files_in, left, plan_of
from tests.support.downloads import (
    CLASS,
    Files,
    moodle,
    moodle_flat,
    moodle_folder,
    moodle_worksheet,
    unpacked,
    zip_bytes,
    zipped,
)

ADA, BEN = CLASS[:2]
BLIND = {name.replace(ADA.name, "Participant"): data for name, data in moodle([ADA]).items()}


@pytest.fixture
def worksheet(tmp_path: Path) -> Path:
    path = tmp_path / "worksheet.csv"
    path.write_bytes(moodle_worksheet(CLASS))
    return path


@pytest.mark.parametrize(
    "files", [moodle(CLASS), moodle(CLASS, old=True), moodle_flat(CLASS)], ids=["folders", "folders of old", "flat"]
)
def test_everyone_gets_the_own_folder(tmp_path: Path, worksheet: Path, files: Files) -> None:
    plan = collected(zipped(tmp_path / "course-tiny-77.zip", files), tmp_path / "in", roster=worksheet)
    assert (plan.platform, plan.left, plan.without) == ("moodle", (), ())
    assert {one.tied for one in plan.taken} == {"participant"}
    assert files_in(tmp_path / "in") == {f"{one.email}/tiny/tiny.py": one.work for one in CLASS}


def test_a_folder_that_was_unpacked_is_read_like_the_zip(tmp_path: Path, worksheet: Path) -> None:
    folder = unpacked(tmp_path / "course-tiny-77", moodle(CLASS))
    plan = collected(folder, tmp_path / "in", roster=worksheet)
    assert files_in(tmp_path / "in") == {f"{one.email}/tiny/tiny.py": one.work for one in CLASS}
    assert plan.download == "course-tiny-77"


def test_blind_marking_goes_by_the_number(tmp_path: Path, worksheet: Path) -> None:
    plan = plan_of(zipped(tmp_path / "x.zip", BLIND), tmp_path / "in", roster=worksheet)
    assert [(one.student, one.tied) for one in plan.taken] == [(ADA.email, "participant")]
    plan = plan_of(zipped(tmp_path / "x.zip", BLIND), tmp_path / "in")
    assert [one.student for one in plan.taken] == [f"Participant_{ADA.participant}"]


def test_by_the_name_where_the_list_has_no_numbers(tmp_path: Path) -> None:
    roster = tmp_path / "participants.csv"
    lines = [f"{one.first},{one.last},{one.login}" for one in CLASS]
    roster.write_text(
        "First name,Surname,Username,Email address\n" + "\n".join(f"{one},x@example.org" for one in lines)
    )
    plan = plan_of(zipped(tmp_path / "x.zip", moodle(CLASS)), tmp_path / "in", roster=roster)
    told = left(plan)
    # Two pairs are called the same, once the order of the names is left aside; nobody guesses.
    same = [one for one in CLASS if one.name in ("Li Wei", "Wei Li")]
    assert set(told) == {moodle_folder(one).removesuffix("_assignsubmission_file") for one in same}
    assert all("have the same name" in why for why in told.values())
    assert {one.student for one in plan.taken} == {one.login for one in CLASS if one not in same}


def test_the_worksheet_tells_when_it_was_handed_in(tmp_path: Path, worksheet: Path) -> None:
    download = zipped(tmp_path / "x.zip", moodle([ADA]))
    collected(download, tmp_path / "in", roster=worksheet, zone=ZoneInfo("Europe/Berlin"))
    assert files_in(tmp_path / "in")[f"{ADA.email}/tiny/timestamp.txt"] == b"2026-01-31 22:59:00.000000 UTC"
    told = plan_of(download, tmp_path / "other", roster=worksheet).taken[0].submitted
    assert told is None  # in no zone it is no moment


def test_a_folder_of_a_students_own_is_kept(tmp_path: Path) -> None:
    files = {f"{moodle_folder(ADA)}/{name}": b"x = 1\n" for name in ("tiny.py", "data/more.py")}
    collected(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    assert [name.partition("/")[2] for name in files_in(tmp_path / "in")] == ["tiny/data/more.py", "tiny/tiny.py"]


def test_typed_text_and_other_archives_are_told(tmp_path: Path) -> None:
    files = {
        f"{ADA.name}_1_assignsubmission_onlinetext/onlinetext.html": b"<p>",
        f"{BEN.name}_2_assignsubmission_file/work.rar": b"Rar!\x1a\x07",
        "Zoe Z_3_assignsubmission_file/tiny.zip": zip_bytes({"tiny.py": b"x = 1\n"}),
    }
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in")
    told = left(plan)
    assert "typed into Moodle" in told[f"{ADA.name}_1_assignsubmission_onlinetext/onlinetext.html"]
    assert "of a kind that is not read" in told[f"{BEN.name}_2_assignsubmission_file/work.rar"]
    assert [one.student for one in plan.taken] == ["Zoe Z_3"]


def moodle_knows(path: str, participants: set[str]) -> tuple[str, str] | None:
    """Participant and file, as `is_valid_filename_for_import` of Moodle's own code takes them from a path."""
    parts = path.split("/")
    while parts:
        info = parts.pop(0).split("_", 4)
        if len(info) < 4 or not info[1].isdigit() or info[1] not in participants:
            continue
        return info[1], "/".join([info[4] if len(info) > 4 else "", *parts])
    return None


@pytest.mark.parametrize("made", [moodle, moodle_flat])
def test_moodle_knows_the_files_of_the_way_back(tmp_path: Path, worksheet: Path, made) -> None:  # type: ignore[no-untyped-def]
    plan = plan_of(zipped(tmp_path / "x.zip", made(CLASS)), tmp_path / "in", roster=worksheet)
    participants = {one.participant for one in CLASS}
    found = {one.student: moodle_knows(f"{one.origin}tiny-feedback.html", participants) for one in plan.taken}
    assert {student: known and known[0] for student, known in found.items()} == {
        one.email: one.participant for one in CLASS
    }
    assert {known[1].lstrip("/") for known in found.values() if known} == {"tiny-feedback.html"}


def test_the_moment_is_written_as_nbgrader_reads_it(tmp_path: Path) -> None:
    utils = pytest.importorskip("nbgrader.utils")
    from autograder.instructor.collect.write import timestamp

    moment = datetime(2026, 1, 31, 23, 59, tzinfo=ZoneInfo("Europe/Berlin"))
    assert utils.parse_utc(timestamp(moment)) == moment.astimezone(UTC).replace(tzinfo=None)


def test_a_group_whose_number_is_a_participants_is_not_taken_for_that_one(tmp_path: Path, worksheet: Path) -> None:
    """Where teams hand in, Moodle writes the group's number in the place of the participant's."""
    files = {name.replace(ADA.name, "Team Rocket"): data for name, data in moodle(CLASS[:3]).items()}
    plan = plan_of(zipped(tmp_path / "x.zip", files), tmp_path / "in", roster=worksheet)
    assert [one.student for one in plan.taken] == sorted(one.email for one in CLASS[1:3])
    assert "is it a group's work?" in left(plan)[f"Team Rocket_{ADA.participant}"]
