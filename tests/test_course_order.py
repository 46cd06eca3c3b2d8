"""Lessons, tasks and checks stand in the order of the course wherever they are listed, never in the alphabet's."""

import json
import re
from pathlib import Path

import pytest

from autograder.cli.main import main
from autograder.core.exercise_order import as_in_exercise
from autograder.core.files import write_json
from autograder.course.layout import SETTING
from autograder.instructor.marks import write_marks
from autograder.instructor.run_file import with_records
from autograder.marks.ledger import ledger_of
from autograder.record.store import RunFolder
from autograder.report.by_hand import wanted
from tests.support.made_records import RESET, failed, made, task, write

LESSONS = ["zebra", "mole", "ant"]
TASKS = ["yawn", "bark"]
CHECKS = ["walks", "eats"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A run over lessons, tasks and checks whose order is the opposite of the alphabet's."""
    monkeypatch.delenv(SETTING, raising=False)
    course = tmp_path / "course"
    (course / "exercises").mkdir(parents=True)
    (course / "course.toml").write_text("")
    words = [{"name": name, "max_score": 3, "lecture": "Words", "text": "because"} for name in ("why", "how")]
    for student in ("ada", "ben"):
        for lesson in LESSONS:
            tasks = [task(name, *(failed(one, RESET) for one in CHECKS)) for name in TASKS]
            write(course / "graded", made(student, *tasks, lesson=lesson, manual=words))
    write_json(course / "graded" / "run.json", {"seed": 7, "lessons": LESSONS, "course": "..", "finished": True})
    monkeypatch.chdir(course)
    return course / "graded"


def in_order(text: str, names: list[str]) -> bool:
    """Whether names stand in a text for the first time one after the other."""
    places = [re.search(rf"\b{name}\b", text) for name in names]
    assert all(places), names
    found = [place.start() for place in places if place]
    return found == sorted(found)


def test_tables(run: Path) -> None:
    folder = RunFolder(run)
    write_marks(run, ledger_of(run), [(one, found) for one in ("ada", "ben") for found in records(folder, one)])
    for name in ("csv", "tasks", "canvas", "moodle", "gradescope"):
        assert main(["export", name]) == 0
    for table in ("grades.csv", "tasks.csv", "canvas.csv", "moodle.csv"):
        assert in_order((run / table).read_text(), LESSONS), table
    assert in_order((run / "tasks.csv").read_text(), [*TASKS, "why", "how"])
    shown = json.loads((run / "gradescope" / "zebra" / "ada.json").read_text())
    assert in_order(json.dumps(shown["tests"]), TASKS)


def records(folder: RunFolder, stem: str) -> list:  # type: ignore[type-arg]
    return [found for lesson in LESSONS for found in folder.records(lesson, [stem])]


def test_the_report_and_the_pages_of_students(run: Path) -> None:
    assert main(["report", str(run)]) == 0
    for page in (run / "report" / "index.html", run / "report" / "students" / "ada.html"):
        text = page.read_text()
        body = text[text.index("<body") :]
        assert in_order(body, LESSONS), page
        assert in_order(body, TASKS), page
        assert in_order(body, [f"{name} holds" for name in CHECKS]), page


def test_marks_that_people_give(run: Path) -> None:
    found = [(one.lesson, one.task) for one in wanted(run) if one.student == "ada"]
    assert found == [(lesson, name) for lesson in LESSONS for name in ("why", "how")]


def test_what_is_said_at_a_prompt(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert with_records(RunFolder(run)) == LESSONS
    assert main(["explain", "ada", "whale", "yawn"]) == 2
    assert in_order(capsys.readouterr().err, LESSONS)
    assert main(["export", "csv", "--lesson", "whale"]) == 2
    assert in_order(capsys.readouterr().err, LESSONS)
    assert main(["forget", "ada"]) == 0
    assert in_order(capsys.readouterr().out, LESSONS)


def test_tasks_stand_as_in_the_exercise_also_in_a_students_unfinished_file(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    folder.mkdir()
    names = ["last", "first", "nowhere", "answer"]
    assert as_in_exercise(folder, names) == names
    (folder / "tiny.py").write_text(
        "class first(:\n    last = 1\nanswer = ...  # a number\ndef last(x):\n    first = 2\n"
    )
    assert as_in_exercise(folder, names) == ["first", "answer", "last", "nowhere"]
