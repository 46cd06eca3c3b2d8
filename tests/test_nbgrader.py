"""A course in nbgrader with the plug-in: the same marks as `grade`, explained, whatever students hand in."""

import copy
import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course.layout import Course
from autograder.nbgrader.exports import CanvasExport, MoodleExport, TaskExport
from tests.nbgrader_course import RIGHT, NbCourse, Notebook, answered, cell_of, changed, environment, make_course

WRONG = {**RIGHT, "double": "def double(x):\n    return x * x", "q_twice": 'q_twice = "a"'}


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return make_course(tmp_path_factory.mktemp("kit"))


def paste_check_again(notebook: Notebook) -> None:
    notebook["cells"].append({**copy.deepcopy(cell_of(notebook, "check_double")), "id": "pasted"})


def strip_as_colab_does(notebook: Notebook) -> None:
    notebook["metadata"] = {"colab": {"provenance": []}}
    notebook["nbformat_minor"] = 0
    for cell in notebook["cells"]:
        cell["metadata"] = {"id": "Zq3x"}
        del cell["id"]


def tag_checks(notebook: Notebook) -> None:
    for name in ("check_double", "check_triple", "check_q_twice"):
        cell_of(notebook, name)["metadata"]["tags"] = ["skip-execution"]


@pytest.fixture(scope="module")
def marked(kit: Course, tmp_path_factory: pytest.TempPathFactory) -> NbCourse:
    """A class marked by `nbgrader autograde`, with one submission of each kind."""
    made = NbCourse(tmp_path_factory.mktemp("course"), kit)
    release = made.release()
    right = answered(release, RIGHT)
    made.hand_in("right", right)
    made.hand_in("wrong", answered(release, WRONG))
    made.hand_in("untouched", release)
    made.hand_in("cut", json.dumps(right).encode()[:900])
    made.hand_in("pasted", changed(right, paste_check_again))
    made.hand_in("deleted", changed(right, lambda nb: nb["cells"].remove(cell_of(nb, "check_triple"))))
    made.hand_in("colab", changed(right, strip_as_colab_does))
    made.hand_in("tagged", changed(answered(release, {}), tag_checks))
    made.hand_in("renamed", right, "tiny (1).ipynb")
    made.hand_in("hostile", answered(release, {**RIGHT, "double": HOSTILE}))
    made.run("autograde", "tiny")
    made.run("generate_feedback", "tiny")
    return made


HOSTILE = "def double(x):\n    raise ValueError('<img src=x onerror=alert(1)> `code` **bold**')"
SCORES = {
    "right": 6.0,
    "wrong": 3.0,
    "untouched": 0.0,
    "cut": 0.0,
    "pasted": 6.0,
    "deleted": 6.0,
    "colab": 6.0,
    "tagged": 0.0,
    "renamed": 6.0,
    "hostile": 4.0,
}


def test_everyone_has_the_mark_that_the_work_is_worth(marked: NbCourse) -> None:
    assert {student: grade.score for student, grade in marked.grades().items()} == SCORES


def test_marks_are_those_of_the_records(marked: NbCourse) -> None:
    for student, score in SCORES.items():
        record = marked.record(student)
        assert record["score"] == score
        assert record["student"] == student


def test_a_check_cell_shows_a_line_and_the_explanation(marked: NbCourse) -> None:
    cell = cell_of(marked.autograded("wrong"), "check_double")
    stream, result = cell.outputs
    assert (stream.output_type, stream.name, stream.text) == ("stream", "stdout", "double: 0 of 2 points\n")
    assert result.output_type == "execute_result"
    assert result.data["text/plain"] == "0.0"
    for words in ("The number is squared", "Why:", "Multiply by 2.", "Lecture:", "Doubling"):
        assert words in result.data["text/html"]


def test_answers_have_a_comment_and_untouched_ones_nbgraders_own(marked: NbCourse) -> None:
    grades = marked.grades()
    assert "**The number is squared.**" in grades["wrong"].comments["double"]
    assert "triple" not in grades["wrong"].comments
    assert grades["untouched"].comments["double"] == "No response."


def test_a_free_text_waits_for_a_person_and_an_empty_one_does_not(marked: NbCourse) -> None:
    grades = marked.grades()
    assert grades["right"].waits == {"explain_double"}
    assert grades["untouched"].waits == set()
    assert grades["untouched"].comments["explain_double"] == "No response."
    question = next(cell for cell in marked.autograded("right").cells if cell.metadata.get("nbgrader", {}).get("task"))
    assert "2 points for the word twice" in question.source


@pytest.mark.parametrize(
    ("student", "words"),
    [
        ("pasted", "There more than once: `check_double`"),
        ("deleted", "Missing: `check_triple`"),
        ("colab", "Without nbgrader's mark"),
        ("renamed", "The file is called `tiny (1).ipynb`"),
        ("cut", "The notebook cannot be read"),
    ],
)
def test_what_was_mended_is_said_at_the_top(marked: NbCourse, student: str, words: str) -> None:
    assert words in marked.autograded(student).cells[0].source
    assert marked.autograded("right").cells[0].source.startswith("# Tiny")


def test_words_of_a_student_are_text_in_the_feedback(marked: NbCourse) -> None:
    page = (marked.root / "feedback" / "hostile" / "tiny" / "tiny.html").read_text()
    assert "&lt;img src=x onerror" in page
    assert "<img src=x" not in page.replace("'&lt;img", "")
    comment = marked.grades()["hostile"].comments["double"]
    assert "`" in comment
    assert "**bold**" in comment  # inside the code span, where it is no markup


def test_exports_from_the_gradebook(marked: NbCourse, tmp_path: Path) -> None:
    def written(plugin: type, **options: object) -> list[dict[str, str]]:
        with marked.gradebook() as book:
            plugin(to=str(tmp_path / "out.csv"), **options).export(book)
        return list(csv.DictReader((tmp_path / "out.csv").open()))

    tasks = written(TaskExport, student=["wrong"])
    assert {row["cell"]: row["auto_score"] for row in tasks} == {
        "check_double": "0.0",
        "check_triple": "3.0",
        "check_q_twice": "0.0",
        "explain_double": "",
    }
    assert [row["cell"] for row in tasks if row["needs_manual_grade"] == "yes"] == ["explain_double"]
    moodle = written(MoodleExport, assignment=["tiny"])
    assert {row["Username"]: float(row["tiny"]) for row in moodle} == SCORES
    canvas = written(CanvasExport)
    assert canvas[0]["Student"] == "    Points Possible"
    assert canvas[0]["tiny"] == "8.0"
    assert {row["SIS Login ID"]: float(row["tiny"]) for row in canvas[1:]} == SCORES


def test_grade_takes_over_what_nbgrader_has_marked(kit: Course, marked: NbCourse) -> None:
    command = [sys.executable, "-m", "autograder", "grade", "submitted", "--out", "graded"]
    ran = subprocess.run(
        command, cwd=marked.root, env=environment(kit, marked.root), check=True, capture_output=True, text=True
    )
    assert f"{len(SCORES)} records of an earlier run" in ran.stdout


def test_a_second_run_only_pastes_and_marks_and_comments_by_hand_survive(marked: NbCourse) -> None:
    results = marked.root / "graded" / "results" / "tiny"
    before = {path.name: path.read_bytes() for path in results.iterdir()}
    with marked.gradebook() as book:
        book.find_grade("check_double", "tiny", "tiny", "wrong").manual_score = 1.5
        task = book.find_grade("explain_double", "tiny", "tiny", "wrong")
        task.manual_score, task.needs_manual_grade = 2.0, False
        book.find_comment("double", "tiny", "tiny", "wrong").manual_comment = "Come and see me."
        book.db.commit()
    again = marked.run("autograde", "tiny", "--force")
    assert "submissions of tiny" not in again.stderr
    assert {path.name: path.read_bytes() for path in results.iterdir()} == before
    grades = marked.grades()
    assert {student: grade.score for student, grade in grades.items()} == {**SCORES, "wrong": 3.0 + 1.5 + 2.0}
    assert grades["wrong"].cells["check_double"] == 0.0
    assert grades["wrong"].comments["double"] == "Come and see me."
    assert "explain_double" not in grades["wrong"].waits
