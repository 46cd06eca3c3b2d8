"""A class of thirty from each platform's download to its gradebook file, with the commands that an instructor types."""

import json
import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.cli.main import main
from autograder.core.sheet import read_sheet
from autograder.course.class_list import clean_id
from autograder.course.layout import SETTING, Course
from tests.collecting.helpers import files_in
from tests.conftest import hand_in
from tests.support import downloads
from tests.support.command import autograder
from tests.support.downloads import CLASS, Files, Somebody, zipped
from tests.support.run_folder import records

Make = Callable[[Sequence[Somebody]], Files]
SAME = ("Li Wei", "Wei Li")
NAMED = [one for one in CLASS if one.name not in SAME]  # those whom a name tells apart


@dataclass(frozen=True)
class Platform:
    """A platform as its instructors meet it.

    Attributes:
        word: what `export` calls it.
        download: what it gives; None for clones.
        gradebook: what it exports and takes back.
        roster: the class list, where it is another file.
        key: the column of the gradebook that knows people, and whom it knows by that.
        column: of the marks.
        people: those that can be told apart.
        student: the name of the folder.
    """

    word: str
    download: Make | None
    gradebook: Callable[[Sequence[Somebody]], bytes]
    key: tuple[str, Callable[[Somebody], str]]
    column: str
    student: Callable[[Somebody], str]
    people: Sequence[Somebody] = CLASS
    roster: Callable[[Sequence[Somebody]], bytes] | None = None


PLATFORMS = {
    "canvas": Platform(
        "canvas",
        downloads.canvas,
        downloads.canvas_grades,
        ("ID", lambda one: one.canvas),
        "tiny (4711)",
        lambda one: one.login,
    ),
    "moodle": Platform(
        "moodle",
        downloads.moodle,
        downloads.moodle_worksheet,
        ("Identifier", lambda one: f"Participant {one.participant}"),
        "Grade",
        lambda one: one.email,
    ),
    "moodle in German": Platform(
        "moodle",
        downloads.moodle,
        downloads.moodle_in_german,
        ("ID", lambda one: f"Teilnehmer/in{one.participant}"),
        "Bewertung",
        lambda one: one.email,
    ),
    "blackboard": Platform(
        "blackboard",
        downloads.blackboard,
        downloads.blackboard_grades,
        ("Username", lambda one: one.login),
        "tiny [Total Pts: 2 Score] |4711",
        lambda one: one.login,
    ),
    "brightspace": Platform(
        "brightspace",
        downloads.brightspace,
        downloads.brightspace_grades,
        ("OrgDefinedId", lambda one: one.number),
        "tiny Points Grade <Numeric MaxPoints:2 Weight:10 Category:Labs CategoryWeight:50>",
        lambda one: one.login,
        NAMED,
    ),
    "gradescope": Platform(
        "gradescope",
        downloads.gradescope,
        downloads.gradescope_scores,
        ("SID", lambda one: one.number),
        "Total Score",
        lambda one: one.number,
    ),
    "github": Platform(
        "classroom",
        None,
        downloads.github_grades,
        ("github_username", lambda one: one.github),
        "points_awarded",
        lambda one: one.number,
        roster=downloads.github_roster,
    ),
    "google": Platform(
        "classroom",
        downloads.google,
        downloads.google_grades,
        ("Email Address", lambda one: one.email),
        "tiny",
        lambda one: one.email,
        NAMED,
    ),
}
TAKES_FEEDBACK = ("canvas", "moodle", "brightspace")


Marked = Callable[[Callable[[Somebody], str]], tuple[Path, Path]]


@pytest.fixture(scope="module")
def marked(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Marked:
    """Marks the class once for each way to name its folders; gives what was marked, and the run's folder.

    What a platform's download was collected to has to be that, byte for byte: then these are its marks.
    """
    known: dict[tuple[str, ...], tuple[Path, Path]] = {}

    def mark(student: Callable[[Somebody], str]) -> tuple[Path, Path]:
        names = tuple(map(student, CLASS))
        if names not in known:
            root = tmp_path_factory.mktemp("marked")
            for one in CLASS:
                hand_in(root / "submitted", student(one), one.work)
            ended = autograder(
                course, "grade", root / "submitted", "--out", root / "graded", "--explain", "none", cwd=root
            )
            assert ended.returncode == 0, ended.stderr
            known[names] = root / "submitted", root / "graded"
        return known[names]

    return mark


def graded(platform: Platform, submitted: Path, out: Path, marked: Marked) -> dict[str, Any]:
    """The records of a platform's people, in a run's folder of their own."""
    handed_in, run = marked(platform.student)
    wanted = {f"{platform.student(one)}/tiny/tiny.py" for one in platform.people}
    found = {name: data for name, data in files_in(submitted).items() if name.endswith("/tiny.py")}
    assert found == {name: data for name, data in files_in(handed_in).items() if name in wanted}
    shutil.copytree(run, out)
    for path in (out / "results" / "tiny").glob("*.json"):
        if json.loads(path.read_text())["student"] not in {platform.student(one) for one in platform.people}:
            path.unlink()
    return records(out)


@pytest.fixture
def typed(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to type commands in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SETTING, str(course.root))
    monkeypatch.setenv("COLUMNS", "160")
    return tmp_path


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_class_of_thirty_from_the_download_to_the_gradebook(
    typed: Path, name: str, marked: Marked, capsys: pytest.CaptureFixture[str]
) -> None:
    platform = PLATFORMS[name]
    gradebook = typed / ("grades.xls" if name == "blackboard" else "grades.csv")
    gradebook.write_bytes(platform.gradebook(CLASS))
    roster = typed / "list.csv"
    roster.write_bytes((platform.roster or platform.gradebook)(CLASS))
    if platform.download:
        download = zipped(typed / "download.zip", platform.download(platform.people))
    else:
        download = downloads.github(typed, platform.people)

    assert main(["collect", str(download), "--roster", "list.csv", "--lesson", "tiny", "--dry-run"]) == 0
    assert "Not written" in capsys.readouterr().out
    assert not (typed / "submitted").exists()
    assert main(["collect", str(download), "--roster", "list.csv", "--lesson", "tiny"]) == 0
    found = graded(platform, typed / "submitted", typed / "graded", marked)
    assert {student: one["score"] for student, one in found.items()} == {
        platform.student(one): found[platform.student(one)]["max_score"] * one.right for one in platform.people
    }

    capsys.readouterr()
    command = ["export", platform.word, "--roster", gradebook.name, "--submitted", "submitted"]
    assert main([*command, "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert all(platform.student(one) in shown for one in platform.people)
    before = set((typed / "graded").iterdir())
    assert main(command) == 0
    (written,) = [path for path in (typed / "graded").iterdir() if path not in before and path.suffix != ".zip"]
    assert written.name == f"{platform.word}{gradebook.suffix}"

    given, filled = read_sheet(gradebook.read_bytes()), read_sheet(written.read_bytes())
    assert (filled.encoding, filled.separator) == (given.encoding, given.separator)
    assert set(filled.header) <= set(given.header)
    column, known = platform.key
    marks = {clean_id(row[column]): row[platform.column] for row in filled.dicts()}
    for one in platform.people:
        most = found[platform.student(one)]["max_score"]
        assert marks[known(one)] == (f"{most:g}" if one.right else "0")
    assert_nothing_else_changed(given, filled, platform)
    assert_everyone_gets_the_own_page(typed / "graded" / f"{platform.word}-feedback-tiny.zip", platform)


def assert_nothing_else_changed(given, filled, platform: Platform) -> None:  # type: ignore[no-untyped-def]
    """The rows are those of the platform, in its order, and only the column of the marks differs."""
    assert len(given.rows) == len(filled.rows)
    for before, after in zip(given.dicts(), filled.dicts(), strict=True):
        words = {"Feedback comments", "Feedback als Kommentar"}
        assert {key: before[key] for key in after if key not in {platform.column, *words}} == {
            key: value for key, value in after.items() if key not in {platform.column, *words}
        }


def assert_everyone_gets_the_own_page(path: Path, platform: Platform) -> None:
    with zipfile.ZipFile(path) as archive:
        pages = {member: archive.read(member).decode() for member in archive.namelist()}
    assert len(pages) == len(platform.people)
    for one in platform.people:
        student = platform.student(one)
        own = [member for member, page in pages.items() if f"<h1>{student}" in page or f">{student}<" in page]
        assert len(own) == 1, student
        if platform.word in TAKES_FEEDBACK:
            signs = {"canvas": f"_{one.canvas}_", "moodle": f"_{one.participant}_", "brightspace": f" - {one.name} - "}
            assert signs[platform.word] in own[0]


def test_a_zip_is_collected_before_it_is_marked(course: Course, typed: Path) -> None:
    download = zipped(typed / "submissions.zip", downloads.canvas(CLASS[:3]))
    marked = autograder(course, "grade", download, "--out", typed / "graded", "--explain", "none", cwd=typed)
    assert marked.returncode == 0, marked.stderr
    assert len(records(typed / "graded")) == 3
    assert "canvas, lesson tiny" in marked.stdout
    assert "3 of 3" in marked.stderr  # the folder in which collecting keeps its own things is nobody's
    assert (typed / "graded" / "submitted" / f"byronada_{CLASS[0].canvas}" / "tiny" / "tiny.py").is_file()


@pytest.mark.parametrize("kind", ["html", "cut"])
def test_a_file_that_is_no_download_is_named(course: Course, typed: Path, kind: str) -> None:
    path = zipped(typed / "submissions.zip", downloads.canvas(CLASS[:3]))
    path.write_bytes(b"<!doctype html><title>Sign in</title>" if kind == "html" else path.read_bytes()[:-30])
    marked = autograder(course, "grade", path, "--out", typed / "graded", cwd=typed)
    assert marked.returncode == 2
    assert "submissions.zip" in marked.stderr
    assert "Traceback" not in marked.stderr


def test_a_download_that_was_unpacked_is_told_what_to_do(course: Course, typed: Path) -> None:
    folder = downloads.unpacked(typed / "given", downloads.moodle(CLASS[:3]))
    marked = autograder(course, "grade", folder, "--out", typed / "graded", cwd=typed)
    assert marked.returncode == 2
    assert "autograder collect" in marked.stderr
