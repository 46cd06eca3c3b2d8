"""Our fault is ours: no mark, a note with all that a report needs, exit code 3, and the others go on."""

import io
import itertools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from autograder.author.new import new_lesson
from autograder.cli.main import main
from autograder.course.layout import Course
from autograder.instructor.class_summary import class_summary
from autograder.instructor.grade import ClassRun, grade
from autograder.marking.marker import Marker
from autograder.record.progress import Began, Event
from autograder.render.terminal.class_run import show_run
from autograder.runner.fork_server import ForkServer, launcher
from autograder.runner.launcher import KitFailure, Launcher
from tests.conftest import hand_in
from tests.support.courses import course_of_its_own
from tests.support.launchers import Kept
from tests.support.run_folder import records

GOOD = "def double(x):\n    return 2 * x\n"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, course: Course, server: Launcher, trusted: Launcher) -> None:
    made = itertools.cycle([trusted, server])
    monkeypatch.setattr(
        "autograder.marking.lesson_work.launcher", lambda folder, environment, level=None, places=None: Kept(next(made))
    )


@pytest.fixture
def work(tmp_path: Path) -> Path:
    for student in ("ada", "ben", "chen"):
        hand_in(tmp_path / "class", student, f"# {student}\n{GOOD}")
    return tmp_path / "class"


def run(course: Course, work: Path, lessons: list[str] | None = None, **more: Any) -> ClassRun:
    out = work.parent / "out"
    return grade(course, work, lessons or ["tiny"], out, course.find_data(), workers=1, seed=3, **more)


def outcomes(run: ClassRun) -> dict[str, tuple[str, float | None]]:
    return {name: (found["outcome"], found["score"]) for name, found in records(run.out).items()}


def report(run: ClassRun, student: str, lesson: str = "tiny") -> str:
    return (run.out / "errors" / lesson / f"{student}.txt").read_text()


MARKED, NO_MARK = ("passed", 2.0), ("grader_error", None)


def broken_for(student: str, error: Exception) -> Callable[..., Any]:
    real = Marker.mark

    def mark(self: Marker, submission: Any, tasks: Any = None) -> Any:
        if submission.student == student:
            raise error
        return real(self, submission, tasks)

    return mark


@pytest.mark.parametrize("error", [ZeroDivisionError("by \x1b[31mnothing"), MemoryError(), RecursionError("deep")])
def test_an_exception_in_a_worker_is_no_mark_for_one_and_a_note(
    course: Course, work: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(Marker, "mark", broken_for("ben", error))
    found = run(course, work)
    assert outcomes(found) == {"ada": MARKED, "ben": NO_MARK, "chen": MARKED}
    assert found.grader_errors == [("ben", "tiny")]
    text = report(found, "ben")
    for words in ("kit:      0.", "lesson:   tiny", "seed:     3", "Traceback", type(error).__name__, "PyTorch:  2."):
        assert words in text
    assert "\x1b" not in text
    assert not (found.out / "errors" / "tiny" / "ada.txt").exists()


def test_a_mended_fault_is_marked_with_the_same_command_and_its_note_goes(
    course: Course, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Marker, "mark", broken_for("ben", ValueError("broken")))
        run(course, work)
    found = run(course, work)
    assert found.reused == 2
    assert outcomes(found)["ben"] == MARKED
    assert not list((found.out / "errors").rglob("*.txt"))
    assert [(change.student, change.before, change.after) for change in found.changes] == [("ben", None, 2.0)]


@pytest.mark.parametrize(
    "place", ["autograder.marking.mark_one.record", "autograder.submission.class_folder.understand"]
)
def test_a_fault_before_or_after_the_marking_is_met_as_well(
    course: Course, work: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    module, name = place.rsplit(".", 1)
    real = getattr(__import__(module, fromlist=[name]), name)
    calls = itertools.count()

    def broken_once(*arguments: Any, **more: Any) -> Any:
        if next(calls) == 1:
            raise TypeError("not serialisable")
        return real(*arguments, **more)

    monkeypatch.setattr(place, broken_once)
    found = run(course, work)
    assert outcomes(found) == {"ada": MARKED, "ben": NO_MARK, "chen": MARKED}
    assert "not serialisable" in report(found, "ben")


def test_a_fork_server_that_dies_is_replaced_and_nobody_loses_a_mark(
    course: Course, work: Path, monkeypatch: pytest.MonkeyPatch, trusted: Launcher
) -> None:
    made: list[Launcher] = []

    def remember(folder: Path, *how: Any) -> Launcher:
        made.append(launcher(folder, *how) if made else Kept(trusted))
        return made[-1]

    monkeypatch.setattr("autograder.marking.lesson_work.launcher", remember)

    def end_the_server(event: Event) -> None:
        if isinstance(event, Began) and event.student == "ben" and isinstance(made[-1], ForkServer):
            assert made[-1]._process is not None
            made[-1]._process.kill()

    found = run(course, work, progress=end_the_server)
    assert outcomes(found) == {"ada": MARKED, "ben": MARKED, "chen": MARKED}
    assert found.grader_errors == []


def test_a_launcher_that_goes_away_in_the_middle_of_a_job_is_replaced(
    course: Course, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Marker.mark
    calls = itertools.count()

    def goes_away(self: Marker, submission: Any, tasks: Any = None) -> Any:
        if next(calls) == 1:
            raise OSError("connection closed")
        return real(self, submission, tasks)

    monkeypatch.setattr(Marker, "mark", goes_away)
    assert outcomes(run(course, work)) == {"ada": MARKED, "ben": MARKED, "chen": MARKED}


def test_a_launcher_that_cannot_start_gives_no_mark_to_anybody(
    course: Course, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(folder: Path, *how: Any) -> Launcher:
        raise KitFailure("the process for submissions did not start: no module named torch")

    monkeypatch.setattr("autograder.marking.lesson_work.launcher", broken)
    found = run(course, work)
    assert set(outcomes(found).values()) == {NO_MARK}
    assert "did not start" in records(found.out)["ada"]["problem"]["message"]
    assert "did not start" in report(found, "ada")


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        ("solutions/tiny/wrong.toml", "[squares\n", "not valid TOML"),
        ("solutions/tiny/wrong.toml", '[x]\ntask = "nothing"\ncode = ""\n', "has to be a task"),
        ("solutions/tiny/tiny.py", "\udcff", "cannot be read"),
        ("exercises/tiny/checks.py", "1 / 0\n", "does not run"),
        ("exercises/tiny/checks.py", "lesson = 3\n", "declares no lesson"),
    ],
)
def test_a_broken_lesson_gives_no_mark_and_the_other_lesson_is_marked(
    tmp_path: Path, work: Path, part: str, text: str, words: str
) -> None:
    own = course_of_its_own(tmp_path)
    new_lesson(own, "second")
    hand_in(work, "ada", GOOD, "second.py", "second")
    (own.root / part).write_text(text, errors="surrogateescape")
    found = run(own, work, ["tiny", "second"])
    assert set(outcomes(found).values()) == {NO_MARK}
    assert words in report(found, "ada")
    assert json.loads((found.out / "results" / "second" / "ada.json").read_text())["score"] == 2.0
    assert len(found.grader_errors) == 3


def test_a_broken_check_is_written_down_with_its_traceback_and_ends_with_3(
    tmp_path: Path, work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = course_of_its_own(tmp_path)
    checks = own.exercise("tiny") / "checks.py"
    checks.write_text(checks.read_text().replace("return Close(", "return undefined_name(", 1))
    monkeypatch.setenv("TORCHGRADE_COURSE", str(own.root))
    monkeypatch.setenv("COLUMNS", "200")
    assert main(["grade", str(work), "--out", str(tmp_path / "out"), "--workers", "1", "--seed", "3"]) == 3
    found = records(tmp_path / "out")
    assert {record["score"] for record in found.values()} == {None}
    outcome = [check["outcome"] for check in found["ada"]["tasks"][0]["checks"]]
    assert sorted(outcome) == ["grader_error", "passed"]
    text = (tmp_path / "out" / "errors" / "tiny" / "ada.txt").read_text()
    assert "Traceback" in text
    assert "undefined_name" in text
    assert "checks.py" in text
    shown = " ".join(capsys.readouterr().out.split())
    assert "no mark, through a fault of the grader" in shown
    assert str(tmp_path / "out" / "errors") in shown
    assert "run the same command again" in shown


def test_the_summary_of_a_broken_lesson_is_shown(tmp_path: Path, work: Path) -> None:
    own = course_of_its_own(tmp_path)
    (own.exercise("tiny") / "checks.py").write_text("1 / 0\n")
    found = run(own, work)
    shown = io.StringIO()
    show_run(class_summary(found, own, own.find_data()), Console(file=shown, width=200))
    assert "no mark" in shown.getvalue()
