"""A task's marks explained, and the program that repeats by hand what was run."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from autograder.core.errors import UsageProblem
from autograder.course.layout import Course
from autograder.instructor.explain import explain
from autograder.instructor.grade import grade
from autograder.record.explanation import Explanation
from autograder.render.terminal.explained import show_explanation
from tests.conftest import hand_in, notebook

HELPED = "import helper\ndef double(x):\n    return helper.square(x)\n"
HOSTILE = 'q"""\nraise SystemExit("\\'

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def run(course: Course, tmp_path: Path) -> Path:
    hand_in(tmp_path / "class", "ada", HELPED)
    hand_in(tmp_path / "class", "ada", "def square(x):\n    return x * x\n", "helper.py")
    hand_in(tmp_path / "class", "ben", "def double(x)\n    return 2 * x\n")
    hand_in(
        tmp_path / "class",
        HOSTILE,
        notebook("raise ValueError", "def double(x):\n    raise ValueError('no')"),
        "tiny.ipynb",
    )
    grade(course, tmp_path / "class", ["tiny"], tmp_path / "graded", {}, workers=1, seed=7)
    return tmp_path / "graded"


def explained(
    course: Course, run: Path, student: str = "ada", task: str = "double", lesson: str = "tiny"
) -> Explanation:
    return explain(course, run, student, lesson, task, None, 0)


def shown(found: Explanation) -> str:
    text = io.StringIO()
    show_explanation(found, Console(file=text, width=200, markup=False, highlight=False))
    return text.getvalue()


def repeated(found: Explanation) -> str:
    assert found.program is not None
    command = [sys.executable, str(found.program)]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=240).stdout


def test_what_was_run_and_came_out_stands_beside_what_was_expected(course: Course, run: Path) -> None:
    found = explained(course, run)
    assert {one.failure for one in found.runs} == {""}
    value = next(value for one in found.runs for value in one.values if not value.same)
    text = shown(found)
    check = found.task.checks[0]
    assert check.sentence in text
    assert check.message.split("\n")[0] in text
    assert f"got      {value.got}" in text
    assert f"expected {value.expected}" in text
    assert str(found.program) in text


def test_the_program_repeats_to_the_digit_what_was_run(course: Course, run: Path) -> None:
    found = explained(course, run)
    submission, reference = repeated(found).split("=== reference.py")
    for value in (value for one in found.runs for value in one.values):
        assert f"saw {value.name} = {value.got}" in submission
        assert f"saw {value.name} = {value.expected}" in reference
    assert "double(" in submission


def test_a_change_of_the_submission_shows_in_the_repetition(course: Course, run: Path, tmp_path: Path) -> None:
    found = explained(course, run)
    assert found.program is not None
    submission = found.program.with_name("submission.py")
    submission.write_text("def double(x):\n    return 2 * x\n")
    submission_said, reference_said = repeated(found).split("=== reference.py")
    assert submission_said.split("\n", 1)[1].strip() == reference_said.split("\n", 1)[1].strip()


def test_an_error_is_told_and_a_name_runs_nothing(course: Course, run: Path) -> None:
    found = explained(course, run, HOSTILE)
    assert "ValueError" in found.runs[0].failure
    assert "raised ValueError: no" in repeated(found)


def test_a_file_that_cannot_be_read_has_only_its_verdicts(course: Course, run: Path) -> None:
    found = explained(course, run, "ben")
    assert (found.runs, found.program) == ((), None)
    assert "cannot be read" in shown(found)


def test_work_that_is_not_what_was_marked_is_told(course: Course, run: Path) -> None:
    hand_in(run.parent / "class", "ada", HELPED + "\n# later\n")
    assert "what lies there now is not what was marked" in explained(course, run).notes[0]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"student": "adda"}, r"no record of 'adda' for tiny\. Did you mean ada\?"),
        ({"task": "duble"}, r"no task is called duble; there are: double\. Did you mean double\?"),
        ({"lesson": "tiney"}, r"no records of 'tiney'; it has some of tiny\. Did you mean tiny\?"),
    ],
)
def test_a_name_that_is_not_there_is_told(course: Course, run: Path, arguments: dict[str, str], sentence: str) -> None:
    with pytest.raises(UsageProblem, match=sentence):
        explained(course, run, **arguments)


def test_a_lesson_that_changed_since_is_told(course: Course, run: Path) -> None:
    assert "changed since" not in " ".join(explained(course, run, "ben").notes)
    path = run / "results" / "tiny" / "ben.json"
    path.write_text(path.read_text().replace('"lesson_sha256": "', '"lesson_sha256": "0'))
    assert explained(course, run, "ben").notes[0].startswith("the lesson changed since it was marked")


def test_work_that_is_gone_is_told(course: Course, run: Path) -> None:
    (run.parent / "class" / "ada" / "tiny" / "tiny.py").unlink()
    (run.parent / "class" / "ada" / "tiny" / "helper.py").unlink()
    with pytest.raises(UsageProblem, match=r"lies in .* any more: put it back"):
        explained(course, run)


def test_a_folder_without_records_is_told(course: Course, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no records"):
        explained(course, tmp_path)
