"""Lines that a mistake's title names, and what is said where brackets are missing."""

import pytest

from autograder.judge.named_lines import named_line
from autograder.judge.result import Place
from autograder.repair.describe import turned_round
from autograder.repair.words import brackets
from autograder.submission.program import Program, Unit

TEXT = """x = 1
def train(loader, epochs):
    for _ in range(3):  # item
        total = loader.item
        total = total
        return total
"""
DEFINITION = Place("work.py", 2, end_line=6)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("`return` stands inside the loop", 6),
        ("The parentheses of `item` are missing", 4),
        ("`epochs` is not used", None),  # only the head has it
        ("`total` is another", None),  # three lines have it
        ("`yield` makes a generator", None),
        ("Nothing is quoted", None),
    ],
)
def test_the_one_line_that_a_title_quotes_is_found(title: str, line: int | None) -> None:
    found = named_line(Program((Unit(TEXT, "work.py"),)), DEFINITION, title)
    assert (found.line if found else None) == line


def test_without_a_definition_there_is_no_line() -> None:
    program = Program((Unit(TEXT, "work.py"),))
    assert named_line(program, None, "`return`") is None
    assert named_line(program, Place("other.py", 2, end_line=6), "`return`") is None


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("a - b ** 2", "(a - b) ** 2", "`**` is worked out before `-`: brackets are missing around the difference"),
        ("a + b / c", "(a + b) / c", "`/` is worked out before `+`: brackets are missing around the sum"),
        ("(a - b) ** 2", "a - b ** 2", ""),
        ("a - b * c", "a + b * c", ""),
        ("a - b", "b - a", ""),
    ],
)
def test_which_operator_is_worked_out_first_is_said(before: str, after: str, words: str) -> None:
    turned = turned_round(f"x = {before}", f"x = {after}")
    assert (brackets(*turned) if turned else "") == words
