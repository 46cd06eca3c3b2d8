"""`autograder import`: notebooks of nbgrader and otter become lessons, with their points, whose reference passes."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from autograder.author.build import build, stub
from autograder.author.importing.cell_tests import read_tests
from autograder.author.importing.checks_source import claim_source
from autograder.author.importing.import_notebook import import_notebook
from autograder.author.importing.otter_format import points_of_tests
from autograder.author.importing.otter_marks import marked
from autograder.author.importing.parts import GradedCell, ImportProblem
from autograder.author.importing.report import Imported, sentence_of
from autograder.cli.main import main
from autograder.core.errors import UsageProblem
from autograder.course.layout import SETTING, Course
from autograder.course.solutions import load_solutions
from autograder.course.source import lesson_cells
from autograder.judge.result import Outcome, Result
from autograder.lesson.plain import as_array, as_plain, raised_by
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.runner.fork_server import launcher
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from tests.support.launchers import shared

Cell = dict[str, Any]


def text(source: str, **own: Any) -> Cell:
    return {"cell_type": "markdown", "metadata": {"nbgrader": own} if own else {}, "source": source}


def code(source: str, **own: Any) -> Cell:
    cell = {"cell_type": "code", "metadata": {"nbgrader": own} if own else {}, "source": source}
    return cell | {"outputs": [], "execution_count": None}


def raw(source: str) -> Cell:
    return {"cell_type": "raw", "metadata": {}, "source": source}


def solution(source: str, name: str) -> Cell:
    return code(source, grade=False, solution=True, grade_id=name)


def graded(source: str, name: str, points: float) -> Cell:
    return code(source, grade=True, solution=False, grade_id=name, points=points)


def tagged(cell: Cell, *tags: str) -> Cell:
    return cell | {"metadata": {"tags": list(tags)}}


def written(path: Path, cells: list[Cell], language: str = "python", **own: Any) -> Path:
    metadata = {"kernelspec": {"name": language, "language": language, "display_name": language}} | own
    path.write_text(json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}))
    return path


NBGRADER = [
    text("# Evenness\n\nNumbers come in two kinds."),
    code("%matplotlib inline\nimport numpy as np\n\ntable = np.loadtxt('table.csv', delimiter=',')"),
    text("## Halves"),
    solution(
        "def halves(values):\n"
        '    """Half of each."""\n'
        "    ### BEGIN SOLUTION\n"
        "    if len(values) == 0:\n"
        "        raise ValueError('nothing to halve')\n"
        "    return np.asarray(values) / 2\n"
        "    ### END SOLUTION",
        "halves",
    ),
    code("halves([1, 2])"),
    graded(
        '"""Halves are right."""\n'
        "assert np.allclose(halves([2, 4]), [1, 2])\n"
        "assert halves(table).shape == (2, 2)\n"
        "### BEGIN HIDDEN TESTS\n"
        "for n in range(1, 4):\n"
        "    assert len(halves([0] * n)) == n\n"
        "### END HIDDEN TESTS",
        "halves_right",
        2,
    ),
    graded(
        "try:\n    halves([])\nexcept ValueError:\n    pass\nelse:\n    raise AssertionError('did not raise')",
        "halves_of_nothing",
        1,
    ),
    solution("### BEGIN SOLUTION\nlargest = float(table.max())\nnames = {'even', 'odd'}\n### END SOLUTION", "answers"),
    graded("assert largest == 8\nassert names == {'odd', 'even'}\nassert hasattr(names, 'add')", "answers_right", 1.5),
    solution("def is_even(n):\n    ### BEGIN SOLUTION\n    return n % 2 == 0\n    ### END SOLUTION", "is_even"),
    graded("kept = is_even\ndel is_even\nis_even = kept\nassert is_even(2)", "even_by_itself", 0.5),
    text("Why is 0 even?"),
    text("Because it is two times 0.", grade=True, solution=True, grade_id="why-zero", points=3),
    code("def your_own(n):\n    return is_even(n)", grade=True, solution=True, grade_id="your_own", points=2),
    text(
        "Tidy up.\n\n=== BEGIN MARK SCHEME ===\n1 point: tidy\n=== END MARK SCHEME ===",
        task=True,
        grade_id="tidy",
        points=1,
    ),
]
CONFIG = '""" # BEGIN TEST CONFIG\npoints: {}\nhidden: true\n""" # END TEST CONFIG\n'
PROMPT = '""" # BEGIN PROMPT\nroot = ...\n""" # END PROMPT'
OTTER = [
    raw("# ASSIGNMENT CONFIG\nname: squares\nfiles:\n  - gone.csv"),
    text("# Squares"),
    code("import math"),
    raw("# BEGIN QUESTION\nname: q1\npoints: 2"),
    text("Define `square` and assign `nine`."),
    raw("# BEGIN SOLUTION"),
    code("def square(x):\n    y = x * x # SOLUTION\n    return y # SOLUTION\n\nnine = square(3)"),
    raw("# END SOLUTION"),
    raw("# BEGIN TESTS"),
    code("def test_square(square):\n    assert square(2) == 4\n\ntest_square(square)  # IGNORE"),
    code("# HIDDEN\nnine"),
    raw("# END TESTS"),
    raw("# END QUESTION"),
    text("```otter\n# BEGIN QUESTION\nname: q2\n```\nRoots."),
    raw("# BEGIN SOLUTION"),
    code("# BEGIN SOLUTION NO PROMPT\nroot = math.sqrt\n# END SOLUTION\n" + PROMPT),
    raw("# END SOLUTION"),
    raw("# BEGIN TESTS"),
    code(">>> root(4)\n2.0\n>>> 1 < root(2) < 2\nTrue"),
    code(CONFIG.format(3) + "assert abs(root(2) - 1.41421356) < 1e-6"),
    raw("# END TESTS"),
    raw("# END QUESTION"),
    raw("# BEGIN QUESTION\nname: q3\nmanual: true\npoints: 4"),
    text("Draw it."),
    raw("# BEGIN SOLUTION"),
    code("print('a drawing')"),
    raw("# END SOLUTION"),
    raw("# END QUESTION"),
]  # fmt: skip


class Lesson:
    """An imported lesson, and a marker for programs that hand it in."""

    def __init__(self, course: Course, found: Imported, marker: Marker) -> None:
        self.course = course
        self.found = found
        self.marker = marker
        self.lesson = marker.lesson
        self.reference = load_solutions(course, self.lesson).reference

    def mark(self, program: Program) -> Result:
        name = self.lesson.name
        return self.marker.mark(Submission("ada", name, f"{name}.py", program))

    def by_hand(self) -> list[str]:
        return list(map(sentence_of, self.found.by_hand))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("course")
    (root / "exercises").mkdir()
    (root / "solutions").mkdir()
    return Course(root)


def imported_lesson(course: Course, folder: Path, name: str, cells: list[Cell]) -> Iterator[Lesson]:
    (folder / "table.csv").write_text("2,4\n6,8\n")
    found = import_notebook(course, written(folder / f"{name}.ipynb", cells))
    lesson = course.load(name)
    made = launcher(course.exercise(name))
    with shared([made]):
        expected = Expectations(lesson, load_solutions(course, lesson), 7, made)
        yield Lesson(course, found, Marker(lesson, expected, made))


@pytest.fixture(scope="module")
def evenness(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lesson]:
    yield from imported_lesson(course, tmp_path_factory.mktemp("nbgrader"), "evenness", NBGRADER)


@pytest.fixture(scope="module")
def squares(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lesson]:
    yield from imported_lesson(course, tmp_path_factory.mktemp("otter"), "squares", OTTER)


def points_by_task(lesson: Lesson) -> dict[str, float]:
    return {task.name: task.points for task in lesson.lesson.tasks.values()}


def test_an_nbgrader_notebook_keeps_its_points(evenness: Lesson) -> None:
    assert evenness.found.points == evenness.found.points_before == 11
    assert points_by_task(evenness) == {
        "halves": 3,
        "largest": 1.5,
        "is_even": 0,
        "is_even_by_hand": 0.5,
        "why_zero": 3,
        "your_own": 0,
        "your_own_by_hand": 2,
        "tidy": 1,
    }


def test_an_otter_notebook_keeps_its_points(squares: Lesson) -> None:
    assert squares.found.points == squares.found.points_before == 9
    assert points_by_task(squares) == {"square": 2, "root": 3, "q3": 4}


@pytest.mark.parametrize("name", ["evenness", "squares"])
def test_the_reference_gets_all_points_that_a_program_gives(name: str, request: pytest.FixtureRequest) -> None:
    lesson: Lesson = request.getfixturevalue(name)
    result = lesson.mark(lesson.reference)
    checks = [check for task in result.tasks for check in task.checks]
    assert {check.outcome for check in checks} == {Outcome.PASSED}
    given = sum(task.points for task in lesson.lesson.tasks.values() if not task.manual)
    assert sum(check.score or 0 for check in checks) == given > 0


WRONG = [
    ("evenness", "halves = lambda values: np.asarray(values) / 3", "halves", {"halves_right", "halves_of_nothing"}),
    ("evenness", "halves = lambda values: np.asarray(values) / 2", "halves", {"halves_of_nothing"}),
    ("evenness", "largest = 7.0", "largest", {"answers_right"}),
    ("evenness", "names = ['even', 'odd']", "largest", {"answers_right"}),
    ("squares", "def square(x):\n    return x\n", "square", {"q1_1"}),
    ("squares", "nine = 8", "square", {"q1_2"}),
    ("squares", "def root(x):\n    return x / 2\n", "root", {"q2_1", "q2_2"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "change", "task", "failed"), WRONG)
def test_a_wrong_answer_fails_the_checks_that_it_concerns(
    name: str, change: str, task: str, failed: set[str], request: pytest.FixtureRequest
) -> None:
    lesson: Lesson = request.getfixturevalue(name)
    result = lesson.mark(lesson.reference.followed_by(change, "wrong.py"))
    lost = {(one.name, check.name) for one in result.tasks for check in one.checks if check.outcome is Outcome.FAILED}
    assert lost == {(task, check) for check in failed}


@pytest.mark.parametrize("name", ["evenness", "squares"])
def test_the_stub_holds_no_solution_and_counts_as_not_attempted(name: str, request: pytest.FixtureRequest) -> None:
    lesson: Lesson = request.getfixturevalue(name)
    source = stub(lesson.lesson, lesson_cells(lesson.course.solution(name) / f"{name}.py"))
    assert "SOLUTION" not in source
    for secret in ("/ 2", "table.max", "x * x", "math.sqrt", "two times 0", "a drawing", "1 point: tidy"):
        assert secret not in source
    result = lesson.mark(Program((Unit(source, f"{name}.py"),)))
    assert {task.outcome for task in result.tasks} == {Outcome.NOT_ATTEMPTED}


@pytest.mark.parametrize("name", ["evenness", "squares"])
def test_what_is_derived_can_be_built(name: str, request: pytest.FixtureRequest) -> None:
    lesson: Lesson = request.getfixturevalue(name)
    assert build(lesson.course, [name], check=False, say=lambda _: None)
    assert build(lesson.course, [name], check=True, say=lambda _: None) == []


def test_answers_are_not_in_what_students_get(evenness: Lesson) -> None:
    build(evenness.course, ["evenness"], check=False, say=lambda _: None)
    folder = evenness.course.exercise("evenness")
    assert b"odd" not in (folder / "practice.key").read_bytes() + (folder / "checks.py").read_bytes()


def test_what_does_not_come_over_is_listed_with_its_place(evenness: Lesson, squares: Lesson) -> None:
    assert (evenness.found.asserts, evenness.found.whole) == (8, 6)
    assert evenness.by_hand() == [
        "cell 9, line 3: `assert hasattr(names, 'add')` (`hasattr` would be worked out beside the student's code)",
        "cell 11, line 4: `assert is_even(2)` (the cell puts something else in the place of `is_even`)",
    ]
    assert (squares.found.asserts, squares.found.whole) == (5, 5)
    assert squares.by_hand() == ["cell 1: the data file gone.csv is not beside the notebook: put it into the lesson"]
    page = (evenness.course.solution("evenness") / "IMPORT.md").read_text(encoding="utf-8")
    assert all(f"- {sentence}\n" in page for sentence in evenness.by_hand())


def test_data_beside_the_notebook_come_along(evenness: Lesson) -> None:
    assert evenness.lesson.files == ("table.csv",)
    assert (evenness.course.exercise("evenness") / "table.csv").read_text() == "2,4\n6,8\n"


FORMS = [
    ("assert f(3) == 9", 'Close("f(3)", seen.value_1, expected.value_1, EXACT)'),
    ("assert 9 == f(3)", 'Close("f(3)", seen.value_1, expected.value_1, EXACT)'),
    ("assert_equal(f(3), 9)", 'Close("f(3)", seen.value_1, expected.value_1, EXACT)'),
    ("assert f(2) == f(3)", 'Close("f(2)", seen.value_1, seen.value_2, EXACT)'),
    (
        "np.testing.assert_allclose(f(3), 9, rtol=1e-3)",
        'Close("f(3)", seen.value_1, expected.value_1, Tolerance(relative=0.001, absolute=0.0))',
    ),
    (
        "assert torch.allclose(f(3), torch.tensor([9.0]))",
        'Close("f(3)", seen.value_1, expected.value_1, Tolerance(relative=1e-05, absolute=1e-08))',
    ),
    (
        "assert abs(f(2) - 4) < 1e-6",
        'Close("f(2)", seen.value_1, expected.value_1, Tolerance(relative=0.0, absolute=1e-06))',
    ),
    (
        "assert f(3) == pytest.approx(9, abs=0.5)",
        'Close("f(3)", seen.value_1, expected.value_1, Tolerance(relative=1e-06, absolute=0.5))',
    ),
    ("assert (f(3) == np.array([9])).all()", 'Close("f(3)", seen.value_1, expected.value_1, EXACT)'),
    ("assert f(x).shape == (3, 4)", 'Close("f(x).shape", seen.value_1, expected.value_1, EXACT)'),
    (
        "assert isinstance(f(3), (int, float))",
        'Holds("f(3)", any(name in seen.value_1 for name in ("int", "float")), "a value of type int or float", '
        'repr(seen.value_1)[:80])',
    ),
    (
        "assert 0 < f(3) <= 10",
        'Holds("f(3)", bool(0 < seen.value_1 <= 10), "0 < f(3) <= 10", repr(seen.value_1)[:80])',
    ),
    ("assert not f(3)", 'Holds("f(3)", bool(not seen.value_1), "not f(3)", repr(seen.value_1)[:80])'),
    (
        "with pytest.raises(ValueError):\n    f(0)",
        'Holds("f(0)", "ValueError" in seen.value_1, "the exception ValueError", repr(seen.value_1)[:80])',
    ),
    (
        "assert_raises(ValueError, f, 0)",
        'Holds("f(0)", "ValueError" in seen.value_1, "the exception ValueError", repr(seen.value_1)[:80])',
    ),
    (
        "for n in (1, 2):\n    assert f(n) > 0",
        'Holds("f(n)", bool(seen.value_1) and all(bool(one > 0) for one in seen.value_1), "f(n) > 0", '
        'repr(seen.value_1)[:80])',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "claim"), FORMS)
def test_an_assertion_becomes_a_claim(source: str, claim: str) -> None:
    read = read_tests(GradedCell(source, 4, "t", 1), frozenset({"f"}))
    assert [claim_source(one) for one in read.claims] == [claim]
    assert (read.asserts, read.whole, read.by_hand) == (1, 1, ())


LEFT = [
    ("assert g(3) == 9", "it looks at nothing that a solution cell defines"),
    ("assert f(3) > g(3)", "it compares with something that is worked out beside the student's code"),
    ("assert callable(f)", "`callable` would be worked out beside the student's code"),
    ("assert f(3) == 9 or f(3) == 8", "its condition is no comparison of one value"),
    ("while True:\n    assert f(3) == 9", "it stands in a block that is not simply run through"),
    ("f = abs\nassert f(3) == 3", "the cell puts something else in the place of `f`"),
]


@pytest.mark.parametrize(("source", "reason"), LEFT)
def test_any_other_assertion_is_left_to_the_author(source: str, reason: str) -> None:
    read = read_tests(GradedCell(source, 4, "t", 1, skipped=2), frozenset({"f"}))
    assert [(one.cell, one.line, one.reason) for one in read.by_hand] == [(4, source.count("\n") + 3, reason)]
    assert (read.asserts, read.whole, read.claims) == (1, 0, ())


def test_setting_up_comes_over_in_front_of_what_needs_it(tmp_path: Path) -> None:
    cells = [
        code("import numpy as np"),
        solution("### BEGIN SOLUTION\ndef mean(values):\n    return float(np.mean(values))\n### END SOLUTION", "mean"),
        graded("numbers = np.arange(4)\nassert mean(numbers) == 1.5", "first", 1),
        graded("np.random.seed(1)\nnumbers[0] = 4\nwanted = 2.5\nassert mean(numbers) == wanted", "second", 1),
    ]  # fmt: skip
    course = empty_course(tmp_path)
    found = import_notebook(course, written(tmp_path / "means.ipynb", cells))
    assert (found.whole, found.asserts) == (2, 2)
    checks = (course.exercise("means") / "checks.py").read_text(encoding="utf-8")
    second = checks.split("def seen_in_second(student, given):\n")[1].split("\n    return")[0]
    assert second.split("\n    ") == [
        "    numbers = np.arange(4)",
        "np.random.seed(1)",
        "numbers[0] = 4",
        "value_1 = as_plain(student.mean(numbers))",
    ]


def test_what_the_notebooks_own_solution_does_not_pass_becomes_no_check(tmp_path: Path) -> None:
    cells = [
        solution("### BEGIN SOLUTION\ndef double(x):\n    return 2 * x\n\nthing = object\n### END SOLUTION", "d"),
        graded("assert double(2) == 5\nassert double(3) == 6\nassert double(4) > 9", "values", 2),
        graded("assert thing() == 1", "things", 1),
        graded("assert double(None) == 1", "broken", 1),
    ]  # fmt: skip
    course = empty_course(tmp_path)
    found = import_notebook(course, written(tmp_path / "doubles.ipynb", cells))
    assert (found.whole, found.points) == (1, 4)
    assert list(map(sentence_of, found.by_hand)) == [
        "cell 2, line 1: `assert double(2) == 5` (the notebook's own solution gives 4 here, not 5)",
        "cell 2, line 3: `assert double(4) > 9` (the notebook's own solution does not pass it: 8 was seen)",
        "cell 3, line 1: `assert thing() == 1` (its value, an object, cannot be compared)",
        "cell 4, line 1: `assert double(None) == 1` (the notebook's own solution fails in this cell: TypeError: "
        "unsupported operand type(s) for *: 'int' and 'NoneType')",
    ]
    assert course.load("doubles").tasks["double"].points == 4


SOLUTION_TAG = "otter_assign_solution_cell"
ASSIGNED = [
    code("import otter\ngrader = otter.Notebook('cubes.ipynb')"),
    text("<!-- BEGIN QUESTION -->\n\n**Question 1.** Define `cube`."),
    tagged(code("def cube(x):\n    return x**3 # SOLUTION"), SOLUTION_TAG),
    code('grader.check("q1")'),
    text("**Question 2.** Why three?\n\n_Points:_ 2"),
    tagged(text("_Type your answer here._"), "otter_answer_cell"),
    tagged(text("Length, width, height."), SOLUTION_TAG),
]
CASES = [
    {"code": ">>> cube(2)\n8", "hidden": False},
    {"code": ">>> x = 3\n>>> assert cube(x) == 27\n>>> cube(x) > 0\nTrue", "hidden": True, "points": 2},
]


def test_a_notebook_that_otter_made_brings_its_doctests(tmp_path: Path) -> None:
    tests = {"q1": {"name": "q1", "points": 3, "suites": [{"cases": CASES}]}}
    course = empty_course(tmp_path)
    found = import_notebook(course, written(tmp_path / "cubes.ipynb", ASSIGNED, otter={"tests": tests}))
    assert (found.whole, found.asserts, found.by_hand, found.points, found.points_before) == (3, 3, (), 5, 5)
    lesson = course.load("cubes")
    assert {name: check.points for name, check in lesson.tasks["cube"].checks.items()} == {"q1_1": 1, "q1_2": 2}
    assert lesson.tasks["question_6"].points == 2
    source = (course.solution("cubes") / "cubes.py").read_text(encoding="utf-8")
    assert "# Length, width, height.\n# === END MARK SCHEME ===" in source
    assert "otter" not in source
    assert "BEGIN QUESTION" not in source
    assert source.count('check("cube")') == 1


OTTER_POINTS = [
    (None, [None, None], [0.5, 0.5]),
    (2, [None, None], [1, 1]),
    (4, [3.0, None], [3, 1]),
    (None, [3.0, None], [3, 0]),
    ({"each": 0.75}, [None, None], [0.75, 0.75]),
    ([10, 2], [None, None], [10, 2]),
    (None, [], []),
]


@pytest.mark.parametrize(("total", "given", "points"), OTTER_POINTS)
def test_points_of_otters_tests_follow_its_rules(total: Any, given: list[float | None], points: list[float]) -> None:
    assert points_of_tests(total, given, "q") == points


def test_otters_marks_become_nbgraders() -> None:
    source = "np.random.seed(1) # SEED\nx = 1 # SOLUTION\ny = 2 # SOLUTION\n"
    ignored = "# BEGIN IGNORE\nz = 3\n# END IGNORE\nw = 4 # IGNORE\n"
    assert (
        marked(source + ignored + "x", 1) == "np.random.seed(1)\n### BEGIN SOLUTION\nx = 1\ny = 2\n### END SOLUTION\nx"
    )


def empty_course(root: Path) -> Course:
    for folder in ("exercises", "solutions"):
        (root / "course" / folder).mkdir(parents=True)
    return Course(root / "course")


def everything_in(course: Course) -> list[str]:
    return sorted(str(path.relative_to(course.root)) for path in course.root.rglob("*"))


def _plain(folder: Path) -> Path:
    return written(folder / "plain.ipynb", [code("x = 1"), text("Nothing.")])


def _no_tests(folder: Path) -> Path:
    return written(folder / "no_tests.ipynb", [solution("x = 1", "x")])


def _no_json(folder: Path) -> Path:
    (folder / "broken.ipynb").write_text("{")
    return folder / "broken.ipynb"


def _students(folder: Path) -> Path:
    cells = [solution("# YOUR CODE HERE\nraise NotImplementedError()", "x"), graded("assert x == 1", "t", 1)]
    return written(folder / "students.ipynb", cells)


def _no_python(folder: Path) -> Path:
    return written(folder / "no_python.ipynb", [solution("x = 1", "x"), graded("assert x = 1", "t", 1)])


def _open(folder: Path) -> Path:
    return written(folder / "opened.ipynb", [raw("# BEGIN QUESTION\nname: q1"), code("x = 1 # SOLUTION")])


def _otters_files(folder: Path) -> Path:
    return written(folder / "cubes.ipynb", ASSIGNED)


def _otters_students(folder: Path) -> Path:
    return written(folder / "cubes.ipynb", [cell for cell in ASSIGNED if SOLUTION_TAG not in str(cell)])


PROBLEMS: list[tuple[Callable[[Path], Path], str | None, str]] = [
    (lambda folder: folder / "gone.ipynb", None, "gone.ipynb cannot be read (No such file or directory): name a"),
    (_no_json, None, "broken.ipynb ends in the middle (line 1)"),
    (_plain, None, "plain.ipynb is neither an nbgrader nor an otter notebook"),
    (_no_tests, None, "no_tests.ipynb has no cell with tests, so nothing in it can become a check"),
    (_students, None, "the notebook holds no solutions: it is the version for students"),
    (_otters_files, None, "the tests of the notebook lie in other files; import the notebook that `otter assign`"),
    (_otters_students, None, "the notebook holds no solutions: it is the version for students; import the notebook"),
    (_no_python, None, "cell 2, line 1 of the notebook cannot be read by Python"),
    (_open, None, "the notebook has a `# BEGIN QUESTION` without its end"),
    (lambda folder: written(folder / "r.ipynb", [], "R"), None, "r.ipynb is a notebook in R: only Python notebooks"),
    (lambda folder: written(folder / "My work.ipynb", NBGRADER), None, "`--name my_lesson` gives another one"),
    (lambda folder: written(folder / "fine.ipynb", NBGRADER), "2nd", "'2nd' cannot be a lesson's name"),
    (lambda folder: written(folder / "fine.ipynb", NBGRADER), "class", "'class' cannot be a lesson's name"),
    (lambda folder: written(folder / "fine.ipynb", NBGRADER), "taken", "there is a lesson called taken already"),
]  # fmt: skip


@pytest.mark.parametrize(("made", "name", "sentence"), PROBLEMS)
def test_what_cannot_be_imported_is_said_and_nothing_is_written(
    made: Callable[[Path], Path], name: str | None, sentence: str, tmp_path: Path
) -> None:
    course = empty_course(tmp_path)
    (course.solution("taken")).mkdir()
    before = everything_in(course)
    with pytest.raises(UsageProblem) as raised_here:
        import_notebook(course, made(tmp_path), name)
    assert sentence in str(raised_here.value)
    assert everything_in(course) == before


def test_a_disk_that_fails_leaves_no_half_of_a_lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = empty_course(tmp_path)
    cells = [solution("### BEGIN SOLUTION\nx = 1\n### END SOLUTION", "x"), graded("assert x == 1", "t", 1)]
    before, rename = everything_in(course), os.rename

    def second_fails(source: Path, target: Path) -> None:
        if target == course.solution("small"):
            raise OSError(28, "No space left on device")
        rename(source, target)

    monkeypatch.setattr(os, "rename", second_fails)
    with pytest.raises(OSError, match="No space left"):
        import_notebook(course, written(tmp_path / "small.ipynb", cells))
    assert everything_in(course) == before


def test_the_command_says_what_came_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course = empty_course(tmp_path)
    monkeypatch.setenv(SETTING, str(course.root))
    cells = [
        solution("### BEGIN SOLUTION\nx = 1\n### END SOLUTION", "x"),
        graded("assert x == 1\nassert callable(x)", "t", 1),
    ]
    path = written(tmp_path / "small.ipynb", cells)
    assert main(["import", str(path)]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "written: exercises/small/checks.py" in said
    assert "1 of 2 asserts in 1 cells with tests came over; 1 solution cells became 1 tasks" in said
    assert "cell 2, line 2: `assert callable(x)`" in said
    assert main(["import", str(path)]) == 2
    assert "there is a lesson called small already" in " ".join(capsys.readouterr().err.split())


def test_values_of_any_kind_become_plain_data() -> None:
    assert as_plain({3, 1}) == {"a set of": [1, 3]}
    assert as_plain({1: (2, {"a": range(2)})}) == {"a dict of": [[1, [2, {"a": [0, 1]}]]]}
    assert as_plain(2 + 1j) == {"a complex number of": [2.0, 1.0]}
    assert as_plain(np.array(["a"])) == ["a"]
    original = torch.ones(2)
    kept = as_plain(original)
    original.zero_()
    assert kept.tolist() == [1, 1]
    assert as_array([1, 2]).tolist() == [1, 2]
    assert raised_by(lambda: [][0])[:2] == ["IndexError", "LookupError"]
    assert raised_by(lambda: 1) == []


def test_otter_points_that_contradict_one_another_are_refused() -> None:
    with pytest.raises(ImportProblem, match="question q has 1 tests, and `points` for 2"):
        points_of_tests([1, 2], [None], "q")
    with pytest.raises(ImportProblem, match="the tests of question q have more points than the question"):
        points_of_tests(1, [2.0], "q")
