"""What docs/privacy.md says of what is stored: where a student's name gets to, who sees it, that nothing is sent."""

import os
import re
import shutil
import socket
import sqlite3
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder.cli.main import main
from autograder.core.home import SETTING as HOME
from autograder.course.layout import SETTING, Course
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA
from tests.conftest import hand_in

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8")
NAME = "ada-of-lovelace"
GOOD = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x * x\n"


def traces(root: Path, name: str = NAME) -> set[str]:
    """Files under a folder that a name gets to, in their paths or in themselves."""
    told = name.encode()
    files = {str(path.relative_to(root)): path for path in root.rglob("*") if path.is_file()}
    return {place for place, path in files.items() if name in place or told in path.read_bytes()}


def said_to_be_kept() -> list[str]:
    """Places that the page's table names."""
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
    return [place for row in rows for place in re.findall(r"`([^`]+)`", row)]


@pytest.fixture
def marked(tmp_path: Path, course: Course, monkeypatch: pytest.MonkeyPatch, quick: None) -> Path:
    """A course's folder in which a class was marked, by the commands that a teacher uses."""
    root = tmp_path / "mine"
    root.mkdir()
    for name in ("exercises", "solutions"):
        (root / name).symlink_to(course.root / name)
    for name, value in ((HOME, tmp_path / "home"), (SETTING, root), (DATA, "sample")):
        monkeypatch.setenv(name, str(value))
    monkeypatch.chdir(root)
    (root / "course.toml").write_text('[marks]\nattempts = "best"\n')
    hand_in(root / "submitted", NAME, WRONG)
    hand_in(root / "submitted", "ben", WRONG)
    assert main(["grade", "submitted", "--seed", "7", "--workers", "1"]) == 0
    hand_in(root / "submitted", NAME, GOOD)
    assert main(["grade", "submitted", "--workers", "1"]) == 0
    assert main(["explain", NAME, "tiny", "double"]) == 0
    for name in ("tasks", "canvas", "moodle", "gradescope"):
        assert main(["export", name]) == 0
    (root / "graded" / "manual.csv").write_text(f"student,lesson,points,reason\n{NAME},tiny,1,\nben,tiny,1,\n")
    return root


def test_a_name_gets_to_no_place_that_the_page_does_not_name(marked: Path, tmp_path: Path) -> None:
    known = [place.replace("<student>", NAME) for place in said_to_be_kept()]
    found = traces(marked)
    assert len(found) > 10
    for place in found:
        platform = re.fullmatch(r"graded/(tasks|canvas|moodle)\.csv", place)
        assert platform or any(place == one or place.startswith(f"{one}/") for one in known), place
    assert not (marked / "graded" / "replaced").exists()
    assert traces(tmp_path / "home") == set()


def test_nothing_is_left_of_who_is_forgotten(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    others = traces(marked, "ben")
    capsys.readouterr()
    assert main(["forget", NAME]) == 0
    listed = capsys.readouterr().out
    for place in traces(marked):
        inside = place.removeprefix("graded/").removeprefix("submitted/")
        parents = [str(parent) for parent in Path(inside).parents]
        assert any(one in listed for one in (inside, *parents[:-1])), place
    assert main(["forget", NAME, "--yes"]) == 0
    assert traces(marked) == set()
    assert others - traces(marked, "ben") == {f"graded/{name}.csv" for name in ("tasks", "canvas", "moodle")}


def test_a_students_page_names_nobody_else(marked: Path) -> None:
    pages = sorted((marked / "graded" / "report" / "students").glob("*.html"))
    assert [page.stem for page in pages] == [NAME, "ben"]
    assert b"ben" not in pages[0].read_bytes()
    assert NAME.encode() not in pages[1].read_bytes()


def test_nobody_is_called_while_a_class_is_marked(
    tmp_path: Path, course: Course, monkeypatch: pytest.MonkeyPatch, quick: None
) -> None:
    called = []
    monkeypatch.setattr(socket, "create_connection", lambda *where, **more: called.append(where))
    monkeypatch.setattr(socket.socket, "connect", lambda own, where: called.append(where))
    monkeypatch.setenv(SETTING, str(course.root))
    monkeypatch.setenv(DATA, "sample")
    hand_in(tmp_path / "class", NAME, GOOD)
    assert main(["grade", str(tmp_path / "class"), "--out", str(tmp_path / "graded"), "--workers", "1"]) == 0
    assert called == []


def test_a_student_keeps_points_and_hints_and_sends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called = []
    monkeypatch.setattr(socket, "create_connection", lambda *where, **more: called.append(where))
    monkeypatch.setattr(socket.socket, "connect", lambda own, where: called.append(where))
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    monkeypatch.setenv(SETTING, str(ROOT))
    shutil.copy(ROOT / "exercises" / "linear_regression" / "linear_regression.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    assert main(["hint", "make_loader"]) in (0, 1)
    kept = {path.name for path in (tmp_path / "home").rglob("*") if path.is_file()}
    assert kept <= {"progress.json", "hints.json"}
    assert "progress.json" in kept
    assert called == []


# --- nbgrader's own


@pytest.fixture
def nbgraded(tmp_path: Path, course: Course, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course in which nbgrader has marked two students."""
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'test'\n")
    for step in ("submitted", "autograded", "feedback"):
        for student in (NAME, "ben"):
            (tmp_path / step / student / "week1").mkdir(parents=True)
            (tmp_path / step / student / "week1" / "week1.ipynb").write_text("{}")
    with Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}") as book:
        book.add_assignment("week1")
        for student in (NAME, "ben"):
            book.add_student(student)
            book.add_submission("week1", student)
    monkeypatch.setenv(SETTING, str(course.root))
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "jupyter"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def known_to(folder: Path) -> set[str]:
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        assert {one.student.id for one in book.assignment_submissions("week1")} == {one.id for one in book.students}
        return {one.id for one in book.students}


def test_nbgraders_folders_and_gradebook_forget_too(nbgraded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", NAME]) == 0
    assert "the gradebook's entry, with 1 submission" in capsys.readouterr().out
    assert known_to(nbgraded) == {NAME, "ben"}
    assert main(["forget", NAME, "--yes"]) == 0
    assert known_to(nbgraded) == {"ben"}
    assert not [path for path in nbgraded.rglob("*") if NAME in path.name]
    assert len(list(nbgraded.glob("*/ben/week1/week1.ipynb"))) == 3


def test_a_gradebook_that_is_in_use_leaves_all_as_it_was(nbgraded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = sqlite3.connect(nbgraded / "gradebook.db", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    try:
        assert main(["forget", NAME, "--yes"]) == 2
    finally:
        held.execute("ROLLBACK")
        held.close()
    assert "end what else uses the gradebook" in " ".join(capsys.readouterr().err.split())
    assert known_to(nbgraded) == {NAME, "ben"}
    assert (nbgraded / "feedback" / NAME / "week1" / "week1.ipynb").is_file()
    assert os.listdir(nbgraded / "submitted" / NAME) == ["week1"]
