"""What goes wrong in plain nbgrader, and not with the plug-in: the same notebooks, in the same environment.

Each hole is shown open first. Takes minutes: `make test-nbgrader`.
"""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from autograder.course.layout import Course
from tests.nbgrader_course import OURS, PLAIN, RIGHT, NbCourse, Notebook, answered, cell_of, changed, make_course

pytestmark = pytest.mark.nbgrader

LIMIT = "c.Execute.timeout = 6\nc.Execute.startup_timeout = 300\n"
FULL = {"check_double": 2.0, "check_triple": 3.0, "check_q_twice": 1.0}
NOTHING = {"double": "def double(x):\n    return None", "triple": "def triple(x):\n    return None"}


def forging(code: str) -> dict[str, str]:
    """Wrong answers, and code beside them that is to get marks for them."""
    return {**NOTHING, "triple": f"{NOTHING['triple']}\n\n{code}"}


WRITES_THE_GRADEBOOK = """
import sqlite3
book = sqlite3.connect("../../../gradebook.db", timeout=30)
owner = '''SELECT grade.id FROM grade JOIN submitted_notebook n ON grade.notebook_id = n.id
JOIN submitted_assignment a ON n.assignment_id = a.id WHERE a.student_id = ?'''
for student, mark in (("h_writes", 2), ("a_victim", 0)):
    book.execute(f"UPDATE grade SET manual_score = ? WHERE id IN ({owner})", (mark, student))
book.commit()
"""

READS = """
import json
found = {{}}
for cell in json.load(open("../../../{path}"))["cells"]:
    if cell["metadata"].get("nbgrader", {{}}).get("solution") and cell["cell_type"] == "code":
        exec("".join(cell["source"]), found)
double = found["double"]
"""


def reading(path: str) -> dict[str, str]:
    """Answers taken from another file of the course."""
    return {"double": READS.format(path=path), "triple": 'triple = found["triple"]'}


STRIPS_CHECKS = """
import ast
class Strip(ast.NodeTransformer):
    def visit_Expr(self, node):
        called = getattr(node.value, "func", None)
        return ast.Pass() if getattr(called, "id", "") == "check" else node
get_ipython().ast_transformers.append(Strip())
"""

REPLACES_CHECK = """
def check(task):
    return {"double": 2.0, "triple": 3.0, "q_twice": 1.0}[task]
"""

PATCHES_THE_JUDGE = """
import autograder.judge.compare, torch
torch.allclose = lambda *a, **k: True
import autograder.student.notebook
class Passed:
    score, checks, outcome = 1.0, (), "passed"
autograder.student.notebook.check_namespace = lambda *a: Passed()
autograder.student.notebook._record = lambda *a: {}
autograder.student.notebook.card = autograder.student.notebook.card_text = lambda found: ""
"""

EMITS_A_RESULT = """
def double(x):
    kernel = get_ipython().kernel
    content = {"execution_count": 1, "data": {"text/plain": "2.0"}, "metadata": {}}
    kernel.session.send(kernel.iopub_socket, "execute_result", content, parent=kernel.get_parent())
"""

SHOWS_NAN = """
formatter = get_ipython().display_formatter.formatters["text/plain"]
formatter.for_type(float, lambda number, printer, cycle: printer.text("nan"))
"""

SWALLOWS = """def triple(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass"""

# What students hand in, with the marks of the three check cells in plain nbgrader and with the plug-in; None where
# nbgrader gives up on the submission.
Marks = tuple[float, float, float] | None
ANSWERS: dict[str, tuple[dict[str, str], Marks, Marks]] = {
    "a_victim": (RIGHT, (0.0, 0.0, 0.0), (2.0, 3.0, 1.0)),
    "h_writes": (forging(WRITES_THE_GRADEBOOK), (2.0, 2.0, 2.0), (0.0, 0.0, 0.0)),
    "reads_source": (reading("source/tiny/tiny.ipynb"), (2.0, 3.0, 0.0), (0.0, 0.0, 0.0)),
    "reads_others": (reading("submitted/a_victim/tiny/tiny.ipynb"), (2.0, 3.0, 0.0), (0.0, 0.0, 0.0)),
    "strips": (forging(STRIPS_CHECKS), (0.0, 3.0, 1.0), (0.0, 0.0, 0.0)),
    "replaces": (forging(REPLACES_CHECK), (0.0, 3.0, 1.0), (0.0, 0.0, 0.0)),
    "patches": (forging(PATCHES_THE_JUDGE), (0.0, 1.0, 1.0), (0.0, 0.0, 0.0)),
    "emits": ({**NOTHING, "double": EMITS_A_RESULT.strip()}, (2.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
    "shows_nan": (forging(SHOWS_NAN), (0.0, 3.0, 1.0), (0.0, 0.0, 0.0)),
    "warns": (
        {**RIGHT, "double": "def double(x):\n    import sys\n    print('100%', file=sys.stderr)\n    return x + x"},
        (0.0, 3.0, 1.0),
        (2.0, 3.0, 1.0),
    ),
    "exits": ({**RIGHT, "triple": "def triple(x):\n    import os\n    os._exit(1)"}, None, (2.0, 0.0, 1.0)),
    "swallows": ({**RIGHT, "triple": SWALLOWS}, None, (2.0, 0.0, 1.0)),
}


def tag_checks(notebook: Notebook) -> None:
    for name in FULL:
        cell_of(notebook, name)["metadata"]["tags"] = ["skip-execution"]


def paste_check_again(notebook: Notebook) -> None:
    notebook["cells"].append({**copy.deepcopy(cell_of(notebook, "check_double")), "id": "pasted"})


class Class:
    """The same submissions in a course of nbgrader's."""

    def __init__(self, root: Path, kit: Course, config: str) -> None:
        self.course = NbCourse(root, kit, config=config + LIMIT)
        release = self.course.release()
        for student, (answers, _, _) in ANSWERS.items():
            self.course.hand_in(student, answered(release, answers))
        right = answered(release, RIGHT)
        self.course.hand_in("tagged", changed(release, tag_checks))
        self.course.hand_in("deleted", changed(right, lambda nb: nb["cells"].remove(cell_of(nb, "check_triple"))))
        self.course.hand_in("q_pasted", changed(right, paste_check_again))
        self.course.hand_in("q_zoe", right)
        self.first = self.course.run(
            "autograde", "tiny", "--CourseDirectory.student_id_exclude=q_pasted,q_zoe", check=False
        )
        self.second = self.course.run("autograde", "tiny", "--student", "q_*", check=False)
        self.grades = self.course.grades()

    def marks(self, student: str) -> Marks:
        """Of the three check cells; None where nothing of the submission was kept."""
        if not (self.course.root / "autograded" / student / "tiny" / "tiny.ipynb").exists():
            return None
        with self.course.gradebook() as book:
            found = {grade.name: grade.score for grade in book.find_submission("tiny", student).notebooks[0].grades}
        double, triple, twice = (found[name] for name in FULL)
        return double, triple, twice


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return make_course(tmp_path_factory.mktemp("kit"))


@pytest.fixture(scope="module")
def plain(kit: Course, tmp_path_factory: pytest.TempPathFactory) -> Class:
    return Class(tmp_path_factory.mktemp("plain"), kit, PLAIN)


@pytest.fixture(scope="module")
def ours(kit: Course, tmp_path_factory: pytest.TempPathFactory) -> Class:
    return Class(tmp_path_factory.mktemp("ours"), kit, OURS)


@pytest.mark.parametrize("student", ANSWERS)
def test_the_hole_is_open_in_plain_nbgrader(plain: Class, student: str) -> None:
    assert plain.marks(student) == ANSWERS[student][1]


@pytest.mark.parametrize("student", ANSWERS)
def test_the_hole_is_closed_in_ours(ours: Class, student: str) -> None:
    assert ours.marks(student) == ANSWERS[student][2]


def test_check_cells_that_are_tagged_not_to_run(plain: Class, ours: Class) -> None:
    assert plain.marks("tagged") == (2.0, 3.0, 1.0)
    assert ours.marks("tagged") == (0.0, 0.0, 0.0)


def test_a_check_cell_that_was_deleted(plain: Class, ours: Class) -> None:
    assert plain.grades["deleted"].cells["check_triple"] is None
    assert plain.marks("deleted") == (2.0, 0.0, 1.0)
    assert ours.marks("deleted") == (2.0, 3.0, 1.0)


def test_a_check_cell_that_was_pasted_again_stops_the_batch(plain: Class, ours: Class) -> None:
    assert plain.second.returncode != 0
    assert plain.marks("q_pasted") is None
    assert plain.marks("q_zoe") is None  # a student who did nothing wrong
    assert ours.second.returncode == 0
    assert ours.marks("q_pasted") == ours.marks("q_zoe") == (2.0, 3.0, 1.0)


def test_the_whole_class_is_marked_in_ours(ours: Class) -> None:
    assert ours.first.returncode == 0, ours.first.stderr[-2000:]
    assert len(ours.grades) == len(ANSWERS) + 4


ASSERTS: Notebook = {
    "nbformat": 4,
    "nbformat_minor": 5,
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    "cells": [],
}


def nbgrader_cell(name: str, source: str, **more: Any) -> dict[str, Any]:
    own = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3, "grade_id": name}
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {"nbgrader": {**own, **more}},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


HALF = nbgrader_cell(
    "half", "def half(x):\n    ### BEGIN SOLUTION\n    return x / 2\n    ### END SOLUTION", solution=True
)
TEST_HALF = nbgrader_cell(
    "test_half",
    "assert half(4) == 2\n### BEGIN HIDDEN TESTS\nassert half(7) == 3.5, 'secret seven'\n### END HIDDEN TESTS",
    grade=True,
    locked=True,
    points=4,
)


def other_course(root: Path, kit: Course, config: str) -> NbCourse:
    """An assignment that has nothing to do with the kit, with a hidden test."""
    made = NbCourse(root, kit, "halves", config)
    path = root / "source" / "halves" / "halves.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({**ASSERTS, "cells": [HALF, TEST_HALF]}))
    release = made.release()
    assert "secret" not in json.dumps(release)
    made.hand_in("right", answered(release, {"half": "def half(x):\n    return x / 2"}))
    made.hand_in("wrong", answered(release, {"half": "def half(x):\n    return x // 2"}))
    pasted = answered(release, {"half": "def half(x):\n    return x / 2"})
    pasted["cells"].append({**copy.deepcopy(cell_of(pasted, "test_half")), "id": "again"})
    made.hand_in("z_pasted", pasted)
    made.run("autograde", "halves", check=False)
    made.run("generate_feedback", "halves", check=False)
    return made


def test_other_notebooks_run_as_before_and_their_hidden_tests_stay_hidden(kit: Course, tmp_path: Path) -> None:
    plain = other_course(tmp_path / "plain", kit, PLAIN)
    ours = other_course(tmp_path / "ours", kit, OURS)
    assert {name: grade.score for name, grade in plain.grades().items()} == {"right": 4.0, "wrong": 0.0}
    assert {name: grade.score for name, grade in ours.grades().items()} == {"right": 4.0, "wrong": 0.0, "z_pasted": 4.0}
    page = Path("feedback/wrong/halves/halves.html")
    assert "secret seven" in (plain.root / page).read_text()
    shown = (ours.root / page).read_text()
    assert "secret seven" not in shown
    assert "A hidden test is here" in shown
    assert "AssertionError" in shown


def test_a_notebook_with_cells_of_both_kinds(kit: Course, tmp_path: Path) -> None:
    made = NbCourse(tmp_path, kit)
    path = tmp_path / "source" / "tiny" / "tiny.ipynb"
    source = json.loads(path.read_text())
    source["cells"] += [HALF, TEST_HALF]
    path.write_text(json.dumps(source))
    release = made.release()
    answers = {**RIGHT, "double": "def double(x):\n    return x * x", "half": "def half(x):\n    return x / 2"}
    made.hand_in("ada", answered(release, answers))
    made.hand_in("ben", answered(release, {**answers, "half": "def half(x):\n    return x // 2"}))
    ran = made.run("autograde", "tiny")
    assert "unisolated" not in ran.stderr
    assert {student: grade.cells["test_half"] for student, grade in made.grades().items()} == {"ada": 4.0, "ben": 0.0}
    for grade in made.grades().values():
        assert [grade.cells[name] for name in FULL] == [0.0, 3.0, 1.0]
    check = cell_of(made.autograded("ada"), "check_double")  # type: ignore[arg-type]
    assert "The number is squared" in check.outputs[1].data["text/html"]  # type: ignore[attr-defined]


def test_the_same_notebook_works_without_the_plug_in(kit: Course, tmp_path: Path) -> None:
    made = NbCourse(tmp_path, kit, config=PLAIN)
    release = made.release()
    wrong = {**RIGHT, "double": "def double(x):\n    return x * x", "q_twice": 'q_twice = "a"'}
    made.hand_in("right", answered(release, RIGHT))
    made.hand_in("wrong", answered(release, wrong))
    made.run("autograde", "tiny")
    assert {student: grade.score for student, grade in made.grades().items()} == {"right": 6.0, "wrong": 3.0}
    shown = json.dumps(made.autograded("wrong"))
    assert "The number is squared" in shown
    validated = {
        student: made.run("validate", f"submitted/{student}/tiny/tiny.ipynb", check=False).stdout
        for student in ("right", "wrong")
    }
    assert "Success! Your notebook passes all the tests." in validated["right"]
    assert "VALIDATION FAILED ON 1 CELL(S)" in validated["wrong"]  # an answer is an answer: the key is the teacher's
    assert 'check("double")' in validated["wrong"]


def test_without_executing_the_kits_cells_are_marked_all_the_same(kit: Course, tmp_path: Path) -> None:
    made = NbCourse(tmp_path, kit)
    forged = answered(made.release(), NOTHING)
    for name, points in FULL.items():
        result = {"output_type": "execute_result", "data": {"text/plain": str(points)}, "metadata": {}}
        cell_of(forged, name)["outputs"] = [{**result, "execution_count": 1}]
    made.hand_in("ada", forged)
    made.run("autograde", "tiny", "--no-execute")
    assert made.grades()["ada"].score == 0.0
