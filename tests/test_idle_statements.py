"""Statements that do nothing, found by reading: what is told of them, and what is left alone."""

import pytest

from autograder.judge.idle_statements import idle_statements
from autograder.submission.program import Program, Unit
from tests.conftest import Mark


def told(*lines: str) -> list[tuple[int | None, str]]:
    body = "".join(f"    {line}\n" for line in lines)
    source = f"def step(model, batch, optimizer, x):\n    images, labels = batch\n{body}    return x\n"
    found = idle_statements(Program((Unit(source, "work.py"),)), "step", frozenset())
    return [((one.where.line or 0) - 2, one.words) for one in found]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "optimizer.zero_grad",
            "`optimizer.zero_grad` without `()` does nothing by itself: write `optimizer.zero_grad()`",
        ),
        ("super().__init__", "`super().__init__` without `()` does nothing by itself: write `super().__init__()`"),
        ("x.shape", "`x.shape` does nothing by itself"),
        ("model", "`model` alone does nothing by itself"),
        ("x == 1", "the comparison `x == 1` does nothing by itself; a value is given with one `=`"),
        ("x - 1", "what `x - 1` gives is thrown away: it does nothing by itself"),
        ("-x", "what `-x` gives is thrown away: it does nothing by itself"),
        ("images.float()", "what `images.float()` gives is thrown away: it does nothing by itself"),
        ("images.to('cuda')", "what `images.to('cuda')` gives is thrown away: it does nothing by itself"),
        ("x.detach().mean()", "what `x.detach().mean()` gives is thrown away: it does nothing by itself"),
        ("torch.relu(x)", "what `torch.relu(x)` gives is thrown away: it does nothing by itself"),
        ("nn.ReLU()", "what `nn.ReLU()` gives is thrown away: it does nothing by itself"),
        ("torch.no_grad()", "`torch.no_grad()` does nothing by itself: it needs `with` and an indented block"),
        ("model.train = True", "this gives `model.train` another value and calls nothing"),
        ("value = x.item", "`x.item` without `()` is the method itself, not what it gives: write `x.item()`"),
        ("if x: x.sum", "`x.sum` without `()` does nothing by itself"),
    ],
)
def test_what_does_nothing_is_told(line: str, words: str) -> None:
    assert told("y = 1", line) == [(2, words)]


@pytest.mark.parametrize(
    "line",
    [
        *("'a note'", "...", "pass", "print(x)", "optimizer.step()", "x.add_(1)", "x.zero_()", "losses.append(x)"),
        *("model.to('cuda')", "model.float()", "model.train()", "model(x)", "seen.add(x)", "torch.manual_seed(1)"),
        *("nn.init.zeros_(x)", "F.relu(x, inplace=True)", "torch.add(x, 1, out=x)", "[losses.append(y) for y in x]"),
        *("x and print(x)", "helper(x)", "x.mean().backward()", "torch.sum(helper(x))", "model.training = False"),
        *("(y := x)", "self.train = True", "model.forward = lambda x: x", "len(helper(x))", "x.sort()"),
        "for layer in model: layer.to('cuda')",
    ],
)
def test_what_may_do_something_is_left_alone(line: str) -> None:
    assert told(line) == []


def test_a_method_that_is_called_later_by_a_name_of_its_own_is_left_alone() -> None:
    assert told("go = optimizer.step", "go()") == []


def test_what_is_only_tried_is_left_alone() -> None:
    assert told("try: torch.zeros(1, device='cuda')", "except RuntimeError: pass") == []


def test_the_place_is_the_statements() -> None:
    program = Program((Unit("def f(x):\n    x == (\n        1)\n", "work.ipynb", 3),))
    [found] = idle_statements(program, "f", frozenset())
    assert (found.where.line, found.where.cell, found.where.column, found.where.end_line) == (2, 3, 5, 3)


def test_own_functions_are_read_and_other_tasks_are_not() -> None:
    source = "def f(x):\n    return g(x) + h(x)\ndef g(x):\n    x.sum\ndef h(x):\n    x.mean\n"
    found = idle_statements(Program((Unit(source, "work.py"),)), "f", frozenset({"h"}))
    assert [one.where.line for one in found] == [4]


def test_it_is_told_where_a_check_failed_and_never_costs_points(mark: Mark) -> None:
    found = mark("def double(x):\n    x * 2\n    return x\n")
    check = found["tasks"][0]["checks"][0]
    assert check["where"] == {"file": "tiny.py", "line": 2, "code": "x * 2", "column": 5, "end_line": 2}
    assert check["message"].startswith("Line 2: what `x * 2` gives is thrown away")
    right = mark("def double(x):\n    x * 3\n    return 2 * x\n")
    assert right["score"] == right["max_score"]
    assert "Line" not in str(right["tasks"])


def test_the_line_of_an_error_goes_before_it(mark: Mark) -> None:
    check = mark("def double(x):\n    x * 2\n    return y\n")["tasks"][0]["checks"][0]
    assert check["where"]["line"] == 3
