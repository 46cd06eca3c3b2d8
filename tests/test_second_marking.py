"""Marking again with right versions of earlier tasks: it helps who deserves it and gives nothing away."""

import linecache
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.judge.result import Outcome, Result
from autograder.lesson import Lesson
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.runner.fork_server import launcher
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.worker.program import apply_patch
from tests.support.launchers import shared

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course(ROOT)
WRONG_STEP = """
import torch
from torch import nn

def train_step(model, batch, loss_function, optimizer):
    loss = loss_function(model(batch[0]), batch[1])
    loss.backward()
    optimizer.step()
    return loss.item()
"""
RIGHT_TRAIN = """
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for batch in loader:
            total += train_step(model, batch, loss_function, optimizer) * len(batch[0])
            count += len(batch[0])
        losses.append(total / count)
    return losses
"""
THIEF = """
def train(model, loader, loss_function, optimizer, epochs):
    import gc, linecache, sys
    train_step
    found = [m for m in list(sys.modules.values()) if "train" in vars(m) and vars(m)["train"] is not train]
    found += [d for d in gc.get_objects() if type(d) is dict and callable(d.get("train")) and d["train"] is not train]
    for other in found:
        right = vars(other)["train"] if not isinstance(other, dict) else other["train"]
        return right(model, loader, loss_function, optimizer, epochs)
    text = "".join("".join(lines) for _, _, lines, _ in (v for v in linecache.cache.values() if len(v) == 4))
    raise ValueError("LOOT " + text[:900])
"""


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return COURSE.load("linear_regression")


@pytest.fixture(scope="module")
def solutions(lesson: Lesson) -> Solutions:
    return load_solutions(COURSE, lesson)


@pytest.fixture(scope="module")
def marker(lesson: Lesson, solutions: Solutions) -> Iterator[Marker]:
    processes = [launcher(COURSE.exercise("linear_regression")) for _ in range(2)]
    with shared(processes):
        yield Marker(lesson, Expectations(lesson, solutions, 3, processes[0]), processes[1])


def marked(marker: Marker, text: str, *tasks: str) -> Result:
    program = Program((Unit(text, "linear_regression.py"),))
    return marker.mark(Submission("ada", "linear_regression", "linear_regression.py", program), tasks)


def test_a_right_task_is_not_failed_for_an_earlier_wrong_one(marker: Marker) -> None:
    step, train = marked(marker, WRONG_STEP + RIGHT_TRAIN, "train_step", "train").tasks
    assert step.outcome is Outcome.FAILED
    assert train.score == train.max_score
    assert any("a right version of `train_step`" in check.remark for check in train.checks)


def test_a_thief_finds_no_solution_beside_it(marker: Marker) -> None:
    _, train = marked(marker, WRONG_STEP + THIEF, "train_step", "train").tasks
    assert train.score == 0
    for check in train.checks:
        assert "BEGIN SOLUTION" not in check.message
        assert "learning_rate * parameter.grad" not in check.message


def test_what_a_program_says_in_the_second_run_is_not_shown(marker: Marker) -> None:
    talk = "    if 'right versions' in train_step.__code__.co_filename and optimizer.param_groups[0]['lr'] > 0.9:\n"
    talk += "        raise ValueError('LOOT')\n"
    text = WRONG_STEP + RIGHT_TRAIN.replace("    losses = []", talk + "    losses = []")
    _, train = marked(marker, text, "train_step", "train").tasks
    assert any("a right version of `train_step`" in check.remark for check in train.checks)
    assert "LOOT" not in str(train)


def test_a_patch_holds_its_task_and_no_other(lesson: Lesson, solutions: Solutions, marker: Marker) -> None:
    patch = marker.expected.patch(("train_step",))
    assert patch is not None
    assert "def train_step(" in patch.source
    for name in lesson.tasks.keys() - {"train_step"}:
        assert f"def {name}(" not in patch.source
        assert f"class {name}(" not in patch.source
        assert f"{name} =" not in patch.source


def test_a_patch_leaves_no_text_and_no_module_behind() -> None:
    modules = set(sys.modules)
    namespace: dict[str, object] = {}
    apply_patch("import math\n\ndef area(r):\n    '''Secret.'''\n    return math.pi * r * r\n", ["area"], namespace)
    area = namespace["area"]
    assert area(1.0) > 3  # type: ignore[operator]
    assert area.__doc__ is None
    assert set(sys.modules) == modules
    assert not any("math.pi * r" in "".join(entry[2]) for entry in linecache.cache.values() if len(entry) == 4)


def test_answers_are_never_put_in_the_place_of_a_students(marker: Marker, lesson: Lesson) -> None:
    decoy = 'q_lookup_table = "z"\nq_minus_sign = (5.0, 5.0)\n'
    text = decoy + RIGHT_TRAIN.replace("    losses = []", "    q_lookup_table, q_minus_sign\n    losses = [0.0]", 1)
    train = marked(marker, WRONG_STEP + text, "q_lookup_table", "q_minus_sign", "train").tasks[-1]
    assert train.outcome is Outcome.FAILED
    assert all("q_" not in check.remark for check in train.checks)
