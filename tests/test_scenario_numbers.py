"""The scenario of a function that gives a number or a text: the right ones, and of the right kind."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder.judge.result import CheckResult, Outcome
from autograder.lesson import DeclarationError, Draws, Lesson, Tolerance
from autograder.pytorch.scenarios.number_functions import EXACT, number_function
from tests.support.in_process import marked


def lesson_of(cases: Any, kind: Any = "number", **options: Any) -> Lesson:
    lesson = Lesson("test", title="Test")
    points = options.pop("points", {"values": 1, "kind": 1})
    number_function(
        lesson.task("f", points=2, lecture="-"),
        arguments=options.pop("arguments", ["x"]),
        cases=cases,
        kind=kind,
        points=points,
        **options,
    )
    return lesson


def verdicts(lesson: Lesson, reference: Callable[..., Any], function: Callable[..., Any]) -> dict[str, CheckResult]:
    return marked(lesson, {"f": function}, {"f": reference})


def failed(found: dict[str, CheckResult]) -> set[str]:
    return {name for name, one in found.items() if one.outcome is Outcome.FAILED}


def lengths(given: Any) -> list[list[float]]:
    return [[0.0] * given.integer(2, 9) for _ in range(3)]


@pytest.mark.parametrize(
    ("kind", "function", "wrong"),
    [
        ("whole number", len, set()),
        ("whole number", lambda x: np.int64(len(x)), set()),
        ("whole number", lambda x: float(len(x)), {"kind"}),
        ("whole number", lambda x: torch.tensor(len(x)), {"kind"}),
        ("whole number", lambda x: len(x) + 1, {"values"}),
        ("number", lambda x: float(len(x)), set()),
        ("number", lambda x: torch.tensor(len(x)), {"kind"}),
        ("number or tensor", lambda x: torch.tensor(len(x)), set()),
        ("number or tensor", lambda x: torch.tensor(float(len(x)), requires_grad=True), {"kind"}),
        ("number", lambda x: None, {"values"}),
        ("number", lambda x: torch.zeros(2), {"values"}),
    ],
)
def test_values_and_kinds_of_numbers(kind: str, function: Callable[..., Any], wrong: set[str]) -> None:
    found = failed(verdicts(lesson_of(lengths, kind), len, function))
    assert ({"values"} if "values" in found else found) == wrong


def test_a_tensor_that_is_accepted_gets_a_remark() -> None:
    found = verdicts(lesson_of(lengths, "number or tensor", what="the length"), len, lambda x: torch.tensor(len(x)))
    assert found["kind"].remark == "the length: a tensor is accepted here; `.item()` makes it a plain number."


def test_numbers_agree_within_the_tolerance_of_their_cases() -> None:
    near = lesson_of(lambda given: [10.0, 20.0], tolerance=Tolerance(0.0, 0.1), points={"values": 2})
    exact = lesson_of(lambda given: [10.0, 20.0], tolerance=EXACT, points={"values": 2})
    assert failed(verdicts(near, abs, lambda x: x + 0.05)) == set()
    assert failed(verdicts(near, abs, lambda x: x + 0.15)) == {"values"}
    assert failed(verdicts(exact, abs, lambda x: x + 1e-9)) == {"values"}


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda x: "none", "f(1): expected 'one', got 'none'"),
        (lambda x: None, "f(1): expected a text, got nothing: is a `return` missing?"),
        (lambda x: 5, "f(1): expected a text, got a number"),
        (lambda x: "", "f(1): expected 'one', got ''"),
    ],
)
def test_a_text_is_compared_call_by_call(function: Callable[..., Any], message: str) -> None:
    names = ["zero", "one", "two"]
    lesson = lesson_of(lambda given: [1, 2], "text")
    assert failed(verdicts(lesson, names.__getitem__, names.__getitem__)) == set()
    assert verdicts(lesson, names.__getitem__, function)["values"].message == message


def line(x: float) -> tuple[float, float]:
    return 2.0 * x, x + 0.5


PARTS = {"arguments": ["x"], "parts": ["slope", "intercept"], "what": "the line"}


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (line, ""),
        (lambda x: list(line(x)), ""),
        (lambda x: np.array(line(x)), ""),
        (lambda x: (-2.0 * x, x + 0.5), "the slope of f(3.0): expected 6, got -6"),
        (lambda x: (2.0 * x, x), "the intercept of f(3.0): expected 3.5, got 3"),
        (lambda x: (2.0 * x, "x"), "the intercept of f(3.0): expected a number, got a text"),
        (lambda x: 2.0 * x, "f(x) gave a number; the tuple (slope, intercept) is needed"),
        (lambda x: torch.tensor(2.0 * x), "f(x) gave a tensor; the tuple (slope, intercept) is needed"),
        (lambda x: (2.0 * x, x, 0.5), "f(x) gave 3 things; the tuple (slope, intercept) is needed"),
        (lambda x: None, "f(x) gave nothing: is a `return` missing? The tuple (slope, intercept) is needed"),
    ],
)
def test_several_numbers_are_compared_part_by_part(function: Callable[..., Any], message: str) -> None:
    found = verdicts(lesson_of(lambda given: [3.0, 7.0], points={"values": 2}, **PARTS), line, function)["values"]
    assert (found.outcome is Outcome.PASSED) == (not message)
    assert message in found.message


def test_each_of_several_numbers_has_to_be_of_the_right_kind() -> None:
    found = verdicts(lesson_of(lambda given: [3.0], **PARTS), line, lambda x: (2.0 * x, torch.tensor(x + 0.5)))
    assert failed(found) == {"kind"}
    assert found["kind"].message == "the line: expected a plain number, got a tensor"


TWO_WEIGHTS = nn.Linear(2, 1)
TWO_WEIGHTS.load_state_dict({"weight": torch.tensor([[1.5, -0.25]]), "bias": torch.tensor([2.0])})


@pytest.mark.parametrize(
    ("arguments", "case", "said"),
    [
        (["x"], 7, "f(7): expected"),
        (["model"], nn.Linear(3, 2), "f(model) for parameters of the shapes (2, 3), (2,): expected"),
        (["model"], TWO_WEIGHTS, "f(model) for the parameters [[1.5, -0.25]] and [2]: expected"),
        (["model"], nn.Flatten(), "f(model) for no parameters: expected"),
        (["rows", "n"], (np.ones((4, 2)), 3), "f(rows, 3) for the shape (4, 2): expected"),
    ],
)
def test_a_message_tells_the_call(arguments: list[str], case: Any, said: str) -> None:
    lesson = lesson_of(lambda given: [case], arguments=arguments, points={"values": 2})
    assert verdicts(lesson, lambda *given: 1, lambda *given: 2)["values"].message.startswith(said)


def test_calls_that_look_alike_are_numbered_and_a_model_may_change_between_them() -> None:
    def cases(given: Any) -> Any:
        model = nn.Linear(1, 1)
        for bias in (1.0, 2.0):
            nn.init.constant_(model.bias, bias)
            yield model, 0.5

    lesson = lesson_of(cases, arguments=["model", "x"], points={"values": 2})
    remembered: dict[Any, float] = {}

    def right(model: nn.Module, x: float) -> Any:
        return model(torch.tensor([x])).item()

    def cached(model: nn.Module, x: float) -> Any:
        return remembered.setdefault(x, right(model, x))

    torch.manual_seed(1)
    found = verdicts(lesson, right, cached)
    assert found["values"].message.startswith("f(model, 0.5), call 2: expected")


def test_mistakes_of_a_kind_look_alike_whatever_the_numbers_are_wrapped_in() -> None:
    lesson = lesson_of(lengths, "number")
    [probe] = lesson.probes.values()

    def shown(function: Callable[..., Any]) -> Any:
        student = type("Student", (), {"f": staticmethod(function)})
        return probe.function(student, Draws(1, probe.name)).signature  # type: ignore[union-attr]

    assert shown(lambda x: torch.tensor(1.0)) == shown(lambda x: torch.tensor(1.0, requires_grad=True))
    assert shown(lambda x: 1.0) != shown(lambda x: torch.tensor(1.0))


def test_cases_that_are_none_pass_nobody() -> None:
    found = verdicts(lesson_of(lambda given: [], points={"values": 2}), len, len)["values"]
    assert found.outcome is Outcome.GRADER_ERROR
    assert "f: a function of `cases=` drew no case; let it give one at least" in found.message


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"parts": ["slope"]}, "`parts=` names 'slope' alone"),
        ({"kind": "index"}, "there is no kind 'index'; there are: .*'whole number'"),
        ({"cases": {}}, "there are no cases"),
        ({"cases": {"kind": list}}, '"kind" is a check of its own'),
        ({"points": {"kind": 1}}, 'the cases "values" have no points'),
        ({"points": {"values": 1, "kinds": 1}}, "no check 'kinds'; there are: values, kind"),
    ],
)
def test_a_declaration_that_contradicts_itself_says_what_to_change(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(DeclarationError, match=said):
        lesson_of(**{"cases": lengths, **changed})
