"""What is wrong in a line that Python only calls invalid: told where one change alone makes it valid."""

from pathlib import Path

import pytest

from autograder.submission.program import syntax_problem
from autograder.submission.submission import read_submission
from autograder.submission.syntax_slips import slip
from tests.conftest import hand_in

BRANCH = "def f(x):\n    if x:\n        return 1\n    {} x > 2:\n        return 2\n"
SLIPS = {
    BRANCH.format("else if"): (4, "`elif`"),
    BRANCH.format("elsif"): (4, "`elif`"),
    BRANCH.format("else"): (4, "`else` has no condition"),
    "def f(x):\n    if x && y:\n        return 1\n": (2, "`and`"),
    "def f(x):\n    if !x:\n        return 1\n": (2, "`not`"),
    "def f(x):\n    if x => 3:\n        return 1\n": (2, "`>=`"),
    "def f(x):\n    x++\n    return x\n": (2, "`+= 1`"),
    "Def f(x):\n    return x\n": (1, "small letters"),
    "def f(x):\n    Return x\n": (2, "small letters"),
    "def f(x):\n    retrun x\n": (2, "`retrun` is misspelt: `return`"),
    "imoprt torch\n": (1, "`imoprt` is misspelt: `import`"),
    "fro torch import nn\n": (1, "`fro` is misspelt: `from`"),
    "def f(x);\n    return x\n": (1, "a colon `:` is meant"),
    "def f(x)\n    return x\n": (1, "a colon `:` is missing"),
    "def f(x):\n    while x  # as long as there is some\n        x -= 1\n": (2, "a colon `:` is missing"),
    "for i range(3):\n    pass\n": (1, "`in` is missing"),
    "class A:\n    def f(self x):\n        return x\n": (2, "between `self` and `x`"),
    "x = 3:\n": (1, "colon at the end of the line is too much"),
}


@pytest.mark.parametrize("source", SLIPS)
def test_a_slip_is_named_in_its_line(source: str) -> None:
    problem = syntax_problem(source)
    assert problem is not None
    found = slip(source, *problem)
    assert found is not None
    line, words = SLIPS[source]
    assert found[1] == line
    assert words in found[0]


@pytest.mark.parametrize(
    "source",
    [
        "x = foo(1\ny = 2\n",  # Python says it better
        "x = = 3\n",
        "def f(x)\n    retrun x\n",  # two changes are needed
        "if a b c:\n    pass\n",
        "? = 1\n",
        "'''\n",
    ],
)
def test_where_no_change_or_more_than_one_would_do_pythons_words_stay(source: str) -> None:
    problem = syntax_problem(source)
    assert problem is not None
    assert slip(source, *problem) is None


def test_texts_and_comments_are_no_code() -> None:
    source = "def f(x):\n    return x y  # a && b, retrun\n"
    found = slip(source, *(syntax_problem(source) or ("", None)))
    assert found == ("something is missing between `x` and `y`, such as a comma or an operator", 2)


def test_the_student_reads_it(tmp_path: Path) -> None:
    hand_in(tmp_path, "ada", BRANCH.format("else if"), "tiny.py")
    found = read_submission(tmp_path / "ada" / "tiny", "ada", "tiny", frozenset({"f"}))
    assert found is not None
    assert found.problem is not None
    assert "line 4 of tiny.py: `else if x > 2:` (`else if` is one word in Python: `elif`)" in found.problem
    assert found.problem_line == 4
