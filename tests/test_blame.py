"""The line that a failure is told at: the caller's, where Python stopped in code that is right."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.judge.blame import Blame, blame
from autograder.judge.failures import sentences
from autograder.judge.result import Outcome, Place, Result
from autograder.lesson import Lesson
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.runner.fork_server import launcher
from autograder.runner.session import accept
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.worker.failure import MAX_FRAMES, describe
from tests.conftest import Mark
from tests.support.launchers import shared

COURSE = Course(Path(__file__).resolve().parents[1])


def failure(source: str, call: str, label: str = "work.py", **others: str) -> dict[str, Any]:
    """How a call of a program fails, as it goes over the wire."""
    namespace: dict[str, Any] = {}
    for name, text in others.items():
        exec(compile(text, f"{name}.py", "exec"), namespace)
    exec(compile(source, label, "exec"), namespace)
    units = {label: source} | {f"{name}.py": text for name, text in others.items()}
    try:
        eval(call, namespace)
    except Exception as error:
        data = describe(error, units).as_data()
        return data | {"frames": [list(frame) for frame in data["frames"]]}
    raise AssertionError("it did not fail")


def told(source: str, call: str, task: str, right: str = "", **modules: str) -> Blame:
    program = Program((Unit(source, "work.py"),), modules)
    files: dict[str, tuple[str, int | None]] = {f"{name}.py": (f"{name}.py", None) for name in ("work", *modules)}
    names = right.split()
    return blame(failure(source, call, **modules), program, files, task, lambda name: name in names)


STEP = "def step(x):\n    return x + 1\n\n"


def test_the_line_that_called_right_code_is_told_and_where_python_stopped_too() -> None:
    found = told(STEP + "def train(x):\n    y = [x]\n    return step(y)\n", "train(1)", "train", "step")
    where, stopped = Place("work.py", 6, None, "return step(y)"), Place("work.py", 2, None, "return x + 1")
    assert found == Blame(where, stopped, called="step")
    said = sentences({"kind": "TypeError", "message": "no"}, found)
    assert said.first == "Your code stops in work.py, line 6, in a call of `step`."
    assert said.rest == "Python says: TypeError: no"
    assert sentences({"kind": "TypeError"}, found, "work.py").first.startswith("Your code stops in line 6, ")


@pytest.mark.parametrize("right", ["", "train"])
def test_code_that_nothing_shows_to_be_right_keeps_the_line(right: str) -> None:
    found = told(STEP + "def train(x):\n    return step([x])\n", "train(1)", "train", right)
    assert found == Blame(Place("work.py", 2, None, "return x + 1"))


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("def train(x):\n    return [step(y) for y in (1, [x])]\n", 5),  # a comprehension has a frame of its own
        ("def train(x):\n    go = lambda y: step([y])\n    return go(x)\n", 5),
        ("train = lambda x: step([x])\n", 4),
        ("def train(x):\n    def inner():\n        return step([x])\n    return inner()\n", 6),
        ("class train:\n    def __init__(self, x):\n        step([x])\n", 6),
        ("def train(x):\n    return max([x, 2], key=lambda y: step([y]))\n", 5),
        ("def train(x):\n    return train(x - 1) if x else step([x])\n", 5),
        ("def wraps(f):\n    return lambda x: f(x)\n@wraps\ndef train(x):\n    return step([x])\n", 8),
    ],
)
def test_the_line_is_found_in_whatever_the_task_is_written_as(body: str, line: int) -> None:
    found = told(STEP + body, "train(1)", "train", "step wraps")
    assert found.where is not None
    assert found.where.line == line


def test_library_code_in_between_is_passed_over_and_never_shown() -> None:
    source = (
        "class Rows:\n    def __iter__(self):\n        return iter(self.rows)\n\ndef train(x):\n    return sorted(x)\n"
    )
    found = told(source, "train(Rows())", "train", "Rows")
    assert found.where == Place("work.py", 6, None, "return sorted(x)")


def test_a_right_wrapper_around_the_task_keeps_its_line_where_the_task_did_not_run() -> None:
    found = told("def train(x):\n    return x\n\ndef timed(x):\n    return x + []\n", "timed(1)", "train", "timed")
    assert found == Blame(Place("work.py", 5, None, "return x + []"))


def test_other_files_of_the_folder_are_told_by_their_names() -> None:
    found = told("def train(x):\n    return step([x])\n", "train(1)", "train", "step", helpers=STEP)
    where, stopped = Place("work.py", 2, None, "return step([x])"), Place("helpers.py", 2, None, "return x + 1")
    assert found == Blame(where, stopped, called="step")
    said = sentences({"kind": "TypeError"}, found)
    assert said.first == "Your code stops in work.py, line 2, in a call of `step`."


def test_cells_of_a_notebook_are_told_by_their_numbers() -> None:
    units = (Unit(STEP, "work.ipynb", 3), Unit("def train(x):\n    return step([x])\n", "work.ipynb", 5))
    data = {
        "kind": "TypeError",
        "unit": units[0].label,
        "line": 2,
        "code": "return x + 1",
        "frames": [[units[1].label, 2, "train"], [units[0].label, 2, "step"]],
    }
    files = {unit.label: (unit.file, unit.cell) for unit in units}
    found = blame(data, Program(units), files, "train", lambda name: name == "step")
    assert found.where == Place("work.ipynb", 2, 5, "return step([x])")
    said = sentences(data, found, "work.ipynb")
    assert said.first == "Your code stops in cell 5, line 2, in a call of `step`."


def test_a_failure_without_frames_keeps_its_line() -> None:  # as older keys hold it
    data = {"kind": "TypeError", "message": "no", "unit": "work.py", "line": 2, "code": "x"}
    found = blame(data, Program((Unit(STEP, "work.py"),)), {"work.py": ("work.py", None)}, "train", lambda name: True)
    assert found == Blame(Place("work.py", 2, None, "x"))


def test_frames_hold_each_function_once_and_never_many() -> None:
    deep = "".join(f"def f{n}(x):\n    return f{n + 1}(x)\n" for n in range(50)) + "def f50(x):\n    return x.y\n"
    assert len(failure(deep, "f0(1)")["frames"]) == MAX_FRAMES
    assert failure("def f(x):\n    return f(x - 1) if x else x.y\n", "f(9)")["frames"] == [["work.py", 2, "f"]]


@pytest.mark.parametrize("frames", [3, [["work.py", 1]], [["work.py", "1", "f"]], [[1, 1, "f"]], [["a", -1, "f"]]])
def test_frames_that_the_kits_own_code_would_not_send_are_refused(frames: object) -> None:
    found = accept({"name": "p", "failure": {"kind": "TypeError", "frames": frames}}, 1, 0)
    assert (found.failure or {})["kind"] == "Killed"


def test_frames_are_cut_to_what_may_be_sent() -> None:
    sent = [["u" * 9_000, 1, "f" * 9_000]] * 500
    found = accept({"name": "p", "failure": {"kind": "TypeError", "frames": sent}}, 1, 0).failure or {}
    assert found["frames"] == [["u" * 300, 1, "f" * 100]] * MAX_FRAMES


@pytest.fixture(scope="module")
def marker() -> Iterator[Marker]:
    lesson: Lesson = COURSE.load("linear_regression")
    solutions: Solutions = load_solutions(COURSE, lesson)
    processes = [launcher(COURSE.exercise("linear_regression")) for _ in range(2)]
    with shared(processes):
        yield Marker(lesson, Expectations(lesson, solutions, 3, processes[0]), processes[1])


RIGHT_STEP = """
import torch
from torch import nn

def train_step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    loss = loss_function(model(inputs), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
"""
SWAPPED = """
def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for batch in loader:
            total += train_step(model, batch, optimizer, loss_function) * len(batch[0])
            count += len(batch[0])
        losses.append(total / count)
    return losses
"""


def first_failure(result: Result, task: str) -> Any:
    [found] = [one for one in result.tasks if one.name == task]
    return next(check for check in found.checks if check.outcome is Outcome.FAILED)


def test_a_right_task_of_the_students_own_is_not_to_blame(marker: Marker) -> None:
    program = Program((Unit(RIGHT_STEP + SWAPPED, "linear_regression.py"),))
    result = marker.mark(
        Submission("ada", "linear_regression", "linear_regression.py", program), ["train_step", "train"]
    )
    check = first_failure(result, "train")
    line = next(n for n, text in enumerate((RIGHT_STEP + SWAPPED).split("\n"), 1) if "total +=" in text)
    assert check.where.line == line
    assert f"Your code stops in line {line}, in a call of `train_step`." in check.message
    assert "`train_step` takes (model, batch, loss_function, optimizer), in this order" in check.told


MODEL = "import torch\n\ndef make():\n    return torch.nn.Linear(3, 2)\n\n"


@pytest.mark.parametrize(
    ("body", "raised", "arrives"),
    [
        ("    loss = torch.ones(2).mean()\n    loss.backward()\n", "loss.backward()", True),
        ("    x = torch.ones(4)\n    model = make()\n    return model(x)\n", "return model(x)", True),
        ("    names = [1, 2]\n    i = 2\n    return names[i]\n", "return names[i]", True),
        ("    hits = 0\n    hits += (x == 3).sum()\n", "hits += (x == 3).sum()", False),  # it compares with a number
        ("    y = 3\n    return (x == y).sum()\n", "return (x == y).sum()", True),
        ("    return torch.ones(2).sum(dim=1)\n", "return torch.ones(2).sum(dim=1)", True),
        ("    return torch.ones(2, 2).sum(dim=2)\n", "return torch.ones(2, 2).sum(dim=2)", False),
        ("    return make()(torch.ones(2, 4)[:1])\n", "return make()(torch.ones(2, 4)[:1])", True),
        ("    return torch.ones(2) @ torch.ones(3)\n", "return torch.ones(2) @ torch.ones(3)", False),
        ("    return y\n", "return y", False),
        ("    loss = torch.ones(2)\n    loss.backwards()\n", "loss.backwards()", False),
        ("    p = torch.ones(2)\n    p.grad.zero_()\n", "p.grad.zero_()", False),
        ("    for a, b, c in enumerate([x]):\n        pass\n", "for a, b, c in enumerate([x]):", False),
    ],
)
def test_a_line_that_only_hands_a_value_on_is_told_as_where_the_error_shows_up(
    body: str, raised: str, arrives: bool
) -> None:
    found = told(f"{MODEL}def train(x):\n{body}", "train(1)", "train", "make")
    assert found.where is not None
    assert (found.where.code, found.arrives) == (raised, arrives)
    said = sentences({"kind": "RuntimeError", "message": "no"}, found)
    assert ("where something arrives that was made wrongly before" in said.first) == arrives


def test_where_an_error_shows_up_is_not_told_as_the_place_of_the_mistake(mark: Mark) -> None:
    found = mark("import torch\ndef double(x):\n    y = None\n    return y.sum()\n")
    check = found["tasks"][0]["checks"][0]
    assert "line 4, `return y.sum()`, where something arrives that was made wrongly before" in check["message"]
    assert check["where"] == {"file": "tiny.py", "line": 2, "end_line": 4}
