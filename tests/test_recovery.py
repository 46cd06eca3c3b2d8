"""A mistake in the syntax costs the definition that it stands in; what it is, is said of its own line."""

import time
from pathlib import Path

import pytest

from autograder.course.solutions import Solutions
from autograder.judge.result import Outcome, Place, Result
from autograder.lesson import Lesson
from autograder.marking.code_parts import code
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.runner.launcher import Launcher
from autograder.submission.recovery import MAX_CHARACTERS, defines, recover
from autograder.submission.submission import Submission, read_submission
from autograder.submission.tasks import ATTEMPTED, attempts
from tests.conftest import SEED, hand_in, notebook

NAMES = frozenset({"double", "halve"})
GOOD = "def double(x):\n    return 2 * x\n"
BROKEN = "def halve(x:\n    return x / 2\n"


def read_as(root: Path, content: str | bytes, file: str = "tiny.py") -> Submission:
    hand_in(root, "ada", content, file)
    found = read_submission(root / "ada" / "tiny", "ada", "tiny", NAMES)
    assert found is not None
    return found


TWO = "def twice(x:\n    return 2 * x\n\ndef thrice(x):\n    return 3 * x\n"


def marked_with(
    root: Path, tiny: Lesson, solutions: Solutions, server: Launcher, program: str, helper: bytes
) -> Result:
    hand_in(root, "ada", helper, "helpers.py")
    found = read_as(root, program)
    return Marker(tiny, Expectations(tiny, solutions, SEED, server), server).mark(found)


@pytest.mark.parametrize(
    "program",
    [
        "from helpers import twice, thrice\ndef double(x):\n    return thrice(x) - x\n",
        "from helpers import *\ndef double(x):\n    return thrice(x) - x\n",
        "import helpers as h\ndef double(x):\n    return h.thrice(x) - x\n",
        "from more import thrice\ndef double(x):\n    return thrice(x) - x\n",
    ],
)
def test_a_mistake_in_a_file_beside_the_program_costs_what_it_stands_in(
    tmp_path: Path, tiny: Lesson, solutions: Solutions, server: Launcher, program: str
) -> None:
    hand_in(tmp_path, "ada", "from helpers import thrice\n", "more.py")
    found = marked_with(tmp_path, tiny, solutions, server, program, TWO.encode())
    assert found.score == 2.0, found.tasks[0].checks
    assert "helpers.py, line 1 cannot be read by Python: '(' was never closed; the rest was marked" in found.notes


@pytest.mark.parametrize(
    "program",
    [
        "from helpers import twice\ndef double(x):\n    return twice(x)\n",
        "import helpers as h\ndef double(x):\n    return h.twice(x)\n",
        "from helpers import twice as double\n",
    ],
)
@pytest.mark.parametrize("helper", [TWO, "def twice(x:\n    return 2 * x\n"])
def test_what_needs_it_is_told_its_line(
    tmp_path: Path, tiny: Lesson, solutions: Solutions, server: Launcher, program: str, helper: str
) -> None:
    found = marked_with(tmp_path, tiny, solutions, server, program, helper.encode())
    check = found.tasks[0].checks[0]
    assert "Python cannot read the definition of `twice` in helpers.py, line 1: `def twice(x:`" in check.message
    assert (check.where and (check.where.file, check.where.line)) == ("helpers.py", 1)


def test_a_definition_of_the_program_that_cannot_be_read_is_told_where_it_is_used(
    tmp_path: Path, tiny: Lesson, solutions: Solutions, server: Launcher
) -> None:
    program = "def twice(x:\n    return 2 * x\n\ndef double(x):\n    return twice(x)\n"
    found = marked_with(tmp_path, tiny, solutions, server, program, b"")
    assert "Python cannot read the definition of `twice`, line 1" in found.tasks[0].checks[0].message


THRICE = "# für\ndef thrice(x):\n    return 3 * x\n"


@pytest.mark.parametrize(
    ("helper", "note"),
    [
        (THRICE.encode("utf-16"), "helpers.py is not text that Python can read (it is UTF-16)"),
        (THRICE.encode("latin-1"), "line 1 of helpers.py holds a byte that is not UTF-8"),
        (f"%matplotlib inline\n!ls\n{THRICE}".encode(), "stands in helpers.py, lines 1, 2; it was left out"),
        (f"<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> x\n{THRICE}".encode(), "a merge conflict stands here"),
    ],
)
def test_a_file_beside_the_program_is_read_like_the_program(
    tmp_path: Path, tiny: Lesson, solutions: Solutions, server: Launcher, helper: bytes, note: str
) -> None:
    program = "from helpers import thrice\ndef double(x):\n    return thrice(x) - x\n"
    found = marked_with(tmp_path, tiny, solutions, server, program, helper)
    assert found.score == 2.0, found.tasks[0].checks
    assert any(note in one for one in found.notes), found.notes


def test_files_that_nothing_imports_are_not_remarked_on(
    tmp_path: Path, tiny: Lesson, solutions: Solutions, server: Launcher
) -> None:
    found = marked_with(tmp_path, tiny, solutions, server, GOOD, TWO.encode())
    assert (found.score, found.notes) == (2.0, ())


KINDS = {
    "a bracket that is not closed": ("def halve(x:\n    return x / 2\n", 1, "never closed"),
    "a colon that is missing": (
        "def halve(x):\n    if x\n        return 0\n    return x / 2\n",
        2,
        "a colon `:` is missing",
    ),
    "a text that is not closed": ("def halve(x):\n    '''Half of it.\n    return x / 2\n\n", 2, "triple-quoted"),
    "tabs and spaces": ("def halve(x):\n\ty = x\n        z = 2\n        return y / z\n", 3, "tabs and spaces"),
    "Python 2's print": ("def halve(x):\n    print x\n    return x / 2\n", 2, "this is Python 2"),
    "Python 2's except": (
        "def halve(x):\n    try:\n        f()\n    except A, e:\n        pass\n",
        4,
        "this is Python 2",
    ),
    "quotes of text programs": ("def halve(x):\n    print(“x”)\n    return x / 2\n", 2, "only the straight"),
    "a dash": ("def halve(x):\n    return x – x / 2\n", 2, "minus is the sign -"),
    "a space of web pages": ("def halve(x):\n    return\u00a0x / 2\n", 2, "an invisible character (U+00A0)"),
    "a byte order mark in the middle": (
        "\ufeffdef halve(x):\n    return x / 2\n",
        1,
        "an invisible character (U+FEFF)",
    ),
    "a null byte": ("def halve(x):\n    return x\0 / 2\n", 2, "null byte"),
    "a conflict of versions": (
        "def halve(x):\n<<<<<<< HEAD\n    return x / 2\n=======\n    return x * 0.5\n>>>>>>> other\n",
        2,
        "a merge conflict",
    ),
    "a conflict of two definitions": (
        "<<<<<<< HEAD\ndef halve(x):\n    return x / 2\n=======\ndef halve(x):\n    return x * 2\n>>>>>>> other\n",
        1,
        "a merge conflict",
    ),
    "the end of a body at the margin": ("def halve(x):\n    y = x\nz = y / 2\n    return z\n", 4, "unexpected indent"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("where", ["before", "after"])
def test_a_mistake_costs_its_own_definition_and_is_named(tmp_path: Path, kind: str, where: str) -> None:
    text, line, words = KINDS[kind]
    source, above = (f"import torch\n{text}{GOOD}", 1) if where == "before" else (f"import torch\n{GOOD}\n{text}", 4)
    found = read_as(tmp_path, source)
    assert found.program is not None
    status = {name: attempt.status for name, attempt in attempts(found.program, NAMES).items()}
    assert status == {"double": ATTEMPTED, "halve": "absent"}
    [broken] = found.program.broken
    assert (broken.line, defines(broken.text, "halve")) == (above + line, True)
    assert words in broken.message
    [part] = code(found)
    assert part.text == source.replace("\0", "\ufffd")  # whoever reads the record sees all that was handed in


@pytest.mark.parametrize(
    "end", ["def halve(x", "def halve(x):\n", "def halve(x):\n    return (x /", "def halve(x):\n    '''Ha"]
)
def test_a_file_that_was_cut_off_is_read_up_to_there(tmp_path: Path, end: str) -> None:
    program = read_as(tmp_path, GOOD + end).program
    assert program is not None
    [broken] = program.broken
    assert "the file ends in the middle of this" in broken.message


def test_what_is_missing_in_the_middle_is_not_taken_for_a_cut(tmp_path: Path) -> None:
    program = read_as(tmp_path, GOOD + "def halve(x):\n    y = (x / 2\n    return y\n").program
    assert program is not None
    assert "the file ends" not in program.broken[0].message


def test_lines_for_notebooks_cost_nothing_in_a_py(tmp_path: Path) -> None:
    source = "!pip install torch\n%matplotlib inline\ndef halve(x):\n    %time y = x / 2\n    return y\n" + GOOD
    found = read_as(tmp_path, source)
    assert found.program is not None
    assert found.program.broken == ()
    assert "y = x / 2" in found.program.units[0].source
    assert found.notes == ("a magic or a shell command of notebooks stands in tiny.py, lines 1, 2, 4; it was left out",)


def test_what_an_open_bracket_swallows_is_found_again(tmp_path: Path) -> None:
    answers = "answer = 'b'\nother: str = 'c'\n"
    program = read_as(tmp_path, "def halve(x):\n    return (x / 2\n\n# A question.\n" + answers + GOOD).program
    assert program is not None
    assert program.units[0].source.strip() == (answers + GOOD).strip()
    [broken] = program.broken
    assert (broken.line, defines(broken.text, "halve"), defines(broken.text, "answer")) == (2, True, False)


def test_lines_keep_their_numbers() -> None:
    found = recover(BROKEN + GOOD)
    assert found is not None
    assert found.source == "\n\n" + GOOD


def test_the_rest_of_a_cell_is_read_too(tmp_path: Path) -> None:
    program = read_as(tmp_path, notebook("x = 1", BROKEN + GOOD), "tiny.ipynb").program
    assert program is not None
    assert attempts(program, NAMES)["double"].cell == 2
    assert [(broken.unit.cell, broken.line) for broken in program.broken] == [(2, 1)]


def test_text_that_is_saved_in_another_way_is_read_with_a_remark(tmp_path: Path) -> None:
    for content, words in (
        (GOOD.encode("utf-16"), "UTF-16"),
        (b"# caf\xe9\n" + GOOD.encode(), "line 1 of tiny.py holds a byte that is not UTF-8"),
    ):
        found = read_as(tmp_path, content)
        assert found.program is not None
        assert attempts(found.program, NAMES)["double"].status == ATTEMPTED
        assert words in found.notes[0]


@pytest.mark.parametrize(
    "text",
    ["hello there friend\nwhat is this\n", BROKEN, "x = 1\n" + BROKEN, "$\n" * 1000 + GOOD, "(" * 500],
)
def test_a_file_in_which_no_task_can_be_read_is_not_marked(tmp_path: Path, text: str) -> None:
    found = read_as(tmp_path, text)
    assert found.program is None
    assert "Python cannot read line" in str(found.problem)
    assert found.unread == text


@pytest.mark.parametrize(
    "text",
    [
        "(",
        "x = -",
        "'''\n",
        "def f(:\n",
        "a.",
        "not ",
        "$\n",
        'f"{',
        "x:",
        "x=",
        "(return ",
        "<<<<<<<\n",
        "@\n",
        "%a\n",
        "\0",
    ],
)
def test_no_broken_text_keeps_the_reader_busy(text: str) -> None:
    began = time.process_time()
    recover(("x = 1\n" + text * MAX_CHARACTERS)[:MAX_CHARACTERS])
    assert time.process_time() - began < 10
    assert recover(BROKEN + GOOD * MAX_CHARACTERS) is None


def test_a_lost_definition_is_told_with_its_line_and_the_other_tasks_have_their_marks(
    tiny: Lesson, solutions: Solutions, server: Launcher, trusted: Launcher, tmp_path: Path
) -> None:
    marker = Marker(tiny, Expectations(tiny, solutions, SEED, trusted), server)
    # A definition of the same task that can be read stays, and counts.
    result = marker.mark(read_as(tmp_path, GOOD + "\ndef double(y):\n    return 2 * (y\n"))
    assert (result.score, result.problem) == (2.0, "")
    assert "line 5 cannot be read by Python" in result.notes[0]
    assert result.notes[0].endswith("; the rest was marked")
    # The stub is untouched, so nothing is run; what is broken is told all the same.
    stub = "def double(x):\n    raise NotImplementedError\n"
    [task] = marker.mark(read_as(tmp_path, stub + "\ndef double(y):\n    return 2 * (y\n")).tasks
    assert "line 5: `return 2 * (y`" in task.checks[0].message
    # Of the task nothing is left, of the lesson something is.
    lost = marker.mark(read_as(tmp_path, "halve = None\ndef double(y):\n    return 2 * (y\n"))
    [task] = lost.tasks
    assert task.outcome is Outcome.FAILED
    assert "Python cannot read the definition of `double`, line 3: `return 2 * (y`" in task.checks[0].message
    assert "A bracket `(` was opened" in task.checks[0].message
    assert task.checks[0].where == Place("tiny.py", 3, None, "return 2 * (y")
