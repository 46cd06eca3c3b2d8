"""A program that is stopped is stopped in the same loop at whatever moment that is."""

import pytest

from autograder.worker.failure import steady
from autograder.worker.loops import hanging_at

SOURCE = """\
def helper(x):
    y = x
    return y

def train(n):
    before = 1
    for epoch in range(n):
        first = epoch
        while first:
            helper(first)
            first += 1
        after = 2
    try:
        last = 3
    except ValueError:
        while True: pass

def outer():
    while True:
        def inner():
            return helper(1)
        inner()
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([9], (0, 9)),
        ([10, 2], (0, 9)),
        ([10, 3], (0, 9)),
        ([11], (0, 9)),
        ([12], (0, 7)),
        ([6], (0, 6)),
        ([14], (0, 14)),
        ([16], (0, 16)),
        ([22, 21, 2], (0, 19)),
        ([21, 3], (0, 21)),
        ([6, 10], (1, 9)),
    ],
)
def test_the_loop_is_found_in_the_outermost_frame_that_is_in_one(lines: list[int], expected: tuple[int, int]) -> None:
    assert hanging_at([("a.py", line) for line in lines], {"a.py": SOURCE}) == expected


def test_a_source_that_cannot_be_read_gives_the_line_itself() -> None:
    assert hanging_at([("a.py", 1)], {"a.py": "def ("}) == (0, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<object object at 0x7f3ac0de1230>", "<object object at 0x…>"),
        ("no file '/tmp/torchgrade-run-ab_c1/job-x_2/data.csv'", "no file './data.csv'"),
        ("0xff stays", "0xff stays"),
    ],
)
def test_what_changes_from_run_to_run_is_left_out(text: str, expected: str) -> None:
    assert steady(text) == expected
