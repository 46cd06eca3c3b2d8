"""The scenario of a function of tensors: each check fails the program that it is for, and none fails the right one."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from autograder.judge.result import CheckResult, Outcome
from autograder.lesson import DeclarationError, Lesson, Refused, Tolerance
from autograder.pytorch.forbid import all_spellings, refusing, spellings
from autograder.pytorch.scenarios.calls import Cases
from autograder.pytorch.scenarios.functions import tensor_function
from autograder.pytorch.scenarios.scenario import Award, Points
from autograder.pytorch.watch import LossInputs
from tests.support.in_process import marked

LARGE = Tolerance(1e-3, 1e-4)
EVERY: Points = {
    "values": 1,
    "small": 1,
    "large": 1,
    "gradient": 1,
    "dtype": 1,
    "input": 1,
    "by_hand": Award(2, "hand", "By"),
}


def logistic() -> Lesson:
    lesson = Lesson("test", title="Test")
    tensor_function(
        lesson.task("squash", points=8, lecture="-"),
        arguments=["z"],
        cases={
            "values": lambda given: [given.normal(3, 4), given.normal(5)],
            "small": lambda given: [given.uniform(-1, 1, 1)],
            "large": Cases(lambda given: [torch.tensor([-1000.0, 0.0, 1000.0])], LARGE),
        },
        refused=[torch.sigmoid],
        points=EVERY,
    )
    lesson.verify_declarations()
    return lesson


def error() -> Lesson:
    lesson = Lesson("test", title="Test")
    tensor_function(
        lesson.task("error", points=3, lecture="-"),
        arguments=["wanted", "found"],
        cases=lambda given: [(given.normal(6), given.normal(6)), (given.normal(1), given.normal(1))],
        loss=True,
        gradient="found",
        points={"values": 1, "gradient": 1, "input": 1},
    )
    return lesson


def verdicts(lesson: Lesson, reference: Callable[..., Any], function: Callable[..., Any]) -> dict[str, CheckResult]:
    [name] = lesson.tasks
    return marked(lesson, {name: function}, {name: reference})


def squash(z: torch.Tensor) -> torch.Tensor:
    return torch.where(z >= 0, 1 / (1 + torch.exp(-z.clamp(min=0))), 1 - 1 / (1 + torch.exp(z.clamp(max=0))))


def in_place(z: torch.Tensor) -> torch.Tensor:
    result = squash(z.clone())
    z.data.zero_()
    return result


@pytest.mark.parametrize(
    ("function", "failed"),
    [
        (squash, set()),
        (lambda z: 0.5 * (1 + torch.tanh(z / 2)), set()),
        (torch.sigmoid, {"hand"}),
        (lambda z: z.sigmoid_() if not z.requires_grad else torch.special.expit(z), {"hand", "input"}),
        (lambda z: torch.ops.aten.sigmoid(z), {"hand"}),
        (lambda z: nn.Sigmoid()(z), {"hand"}),
        (in_place, {"input"}),
        (lambda z: squash(z.detach()), {"gradient"}),
        (lambda z: squash(z).double(), {"dtype"}),
        (lambda z: torch.exp(z) / (1 + torch.exp(z)), {"large"}),
        (lambda z: squash(z) * (1 if len(z) > 1 else 2), {"small"}),
        (lambda z: squash(2 * z), {"values", "small", "gradient"}),
    ],
)
def test_each_check_fails_its_own_mistake(function: Callable[..., Any], failed: set[str]) -> None:
    found = verdicts(logistic(), squash, function)
    assert {name for name, one in found.items() if one.outcome is Outcome.FAILED} == failed
    assert ("values" in failed) == (found["hand"].outcome is Outcome.BLOCKED)


def test_the_library_is_refused_by_its_name() -> None:
    found = verdicts(logistic(), squash, torch.special.expit)
    assert found["hand"].message == "`sigmoid` does the whole task; here it is to be computed by hand."


def test_the_cases_of_a_lesson_may_use_what_is_refused() -> None:
    lesson = Lesson("test", title="Test")
    tensor_function(
        lesson.task("logit", points=2, lecture="-"),
        arguments=["p"],
        cases=lambda given: (torch.sigmoid(given.normal(n)) for n in (3, 4)),
        refused=[torch.sigmoid],
        points={"values": 1, "by_hand": 1},
    )
    found = verdicts(lesson, torch.logit, torch.logit)
    assert {one.outcome for one in found.values()} == {Outcome.PASSED}


def test_what_a_message_says() -> None:
    found = verdicts(logistic(), squash, lambda z: squash(z)[..., :1])
    assert found["values"].message.startswith("squash(z) for the shape (3, 4): expected [")
    assert found["values"].message.endswith("(the shape is (3, 1) instead of (3, 4))")
    nothing = verdicts(logistic(), squash, lambda z: None)
    assert nothing["values"].message == "squash(z) gave nothing: is a `return` missing? A tensor is needed."
    detached = verdicts(logistic(), squash, lambda z: squash(z.detach()))
    assert "the gradient of squash(z) with respect to z: expected one, got none" in detached["gradient"].message


def mean_square(wanted: torch.Tensor, found: torch.Tensor) -> torch.Tensor:
    return ((wanted - found) ** 2).mean()


def scaled(wanted: torch.Tensor, found: torch.Tensor) -> torch.Tensor:
    result = mean_square(wanted, found)
    wanted.mul_(2)
    return result


@pytest.mark.parametrize(
    ("function", "failed"),
    [
        (mean_square, set()),
        (lambda wanted, found: mean_square(wanted, found)[None], {"gradient"}),
        (lambda wanted, found: mean_square(wanted, found).item(), {"gradient"}),
        (lambda wanted, found: mean_square(wanted, found.detach()), {"gradient"}),
        (lambda wanted, found: (wanted - found).abs().mean(), {"values", "gradient"}),
        (scaled, {"input"}),
    ],
)
def test_a_loss_is_one_number_with_a_gradient(function: Callable[..., Any], failed: set[str]) -> None:
    found = verdicts(error(), mean_square, function)
    assert {name for name, one in found.items() if one.outcome is Outcome.FAILED} == failed


def test_a_loss_that_is_no_number_is_told_in_words() -> None:
    found = verdicts(error(), mean_square, lambda wanted, found: None)
    assert found["values"].message.endswith("expected a tensor of one number, got nothing: is a `return` missing?")
    found = verdicts(error(), mean_square, lambda wanted, found: mean_square(wanted, found)[None])
    assert found["gradient"].message == "the shape of error(wanted, found): expected (), one number, got (1,)"


def in_both_modes(layer: nn.Module, x: torch.Tensor) -> torch.Tensor:
    return torch.stack([copy.deepcopy(layer).train(mode)(x) for mode in (True, False)])


def left_in(mode: bool) -> Callable[[nn.Module, torch.Tensor], torch.Tensor]:
    def function(layer: nn.Module, x: torch.Tensor) -> torch.Tensor:
        result = in_both_modes(layer, x)
        layer.train(mode)
        return result

    return function


def its_own_statistics_moved(layer: nn.Module, x: torch.Tensor) -> torch.Tensor:
    mode, result = layer.training, in_both_modes(layer, x)
    layer.train()(x)
    layer.train(mode)
    return result


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (in_both_modes, ""),
        (left_in(True), "the mode of layer after a call with it in eval mode: expected 'eval', got 'train'"),
        (left_in(False), "the mode of layer after a call with it in train mode: expected 'train', got 'eval'"),
        (its_own_statistics_moved, "the parameters and buffers of layer after a call with it in train mode: "),
    ],
)
def test_a_module_keeps_its_mode_and_its_numbers(function: Callable[..., Any], message: str) -> None:
    lesson = Lesson("test", title="Test")
    tensor_function(
        lesson.task("modes", points=2, lecture="-"),
        arguments=["layer", "x"],
        cases=lambda given: [(nn.BatchNorm1d(3), given.normal(5, 3, scale=2.0))],
        points={"values": 1, "input": 1},
    )
    found = verdicts(lesson, in_both_modes, function)
    assert found["values"].outcome is Outcome.PASSED
    assert found["input"].message.startswith(message)
    assert (found["input"].outcome is Outcome.FAILED) == bool(message)


def test_every_check_has_a_sentence_of_its_own() -> None:
    checks = logistic().tasks["squash"].checks
    assert {name: check.sentence for name, check in checks.items() if name in ("small", "gradient", "hand")} == {
        "small": "The results are right for small too.",
        "gradient": "Gradients flow through it back to `z`.",
        "hand": "By",
    }
    assert all(check.sentence for check in checks.values())
    assert {name for name, check in checks.items() if check.supporting} == {"dtype", "input"}
    assert checks["hand"].after == ("values",)


def test_checks_come_in_the_order_of_the_points_after_what_they_wait_for() -> None:
    lesson = Lesson("test", title="Test")
    tensor_function(
        lesson.task("f", points=4, lecture="-"),
        arguments=["x"],
        cases=lambda given: [given.normal(3)],
        refused=[torch.relu],
        points={"input": 1, "by_hand": 1, "gradient": 1, "values": 1},
    )
    assert list(lesson.tasks["f"].checks) == ["input", "gradient", "values", "by_hand"]


def test_doing_nothing_gets_nothing() -> None:
    for idle in (lambda z: None, lambda z: z, torch.zeros_like, lambda z: 0.5):
        assert sum(one.score or 0 for one in verdicts(logistic(), squash, idle).values()) == 0


@pytest.mark.parametrize("call", ["x.relu()", "F.relu(x)", "torch.relu_(x)", "nn.ReLU()(x)", "torch.ops.aten.relu(x)"])
def test_every_spelling_refuses(call: str) -> None:
    x = torch.ones(2)
    with refusing(all_spellings([F.relu])), pytest.raises(Refused, match="`relu` does the whole task"):
        eval(call, {"x": x, "torch": torch, "nn": nn, "F": F})
    eval(call, {"x": x, "torch": torch, "nn": nn, "F": F})


@pytest.mark.parametrize(
    "call", ["torch.special.log_softmax(x, 1)", "torch.ops.aten.log_softmax(x, 1)", "nn.LogSoftmax(1)(x)"]
)
def test_every_spelling_is_watched(call: str) -> None:
    rows = torch.softmax(torch.ones(4, 3), 1)
    with LossInputs() as watch:
        eval(call, {"x": rows, "torch": torch, "nn": nn})
    assert (watch.calls, watch.distributions) == (1, 1)


def test_spellings_are_found_by_name_and_operators_are_among_them() -> None:
    assert {torch.softmax, torch.Tensor.softmax, F.softmax, torch.special.softmax} <= spellings(torch.softmax)
    assert spellings(torch.special.expit) == spellings(torch.sigmoid)
    assert {torch.Tensor.__matmul__, torch.linalg.matmul} <= spellings(torch.matmul)
    assert torch.exp not in spellings(torch.special.expm1)


@pytest.mark.parametrize("odd", [nn.ReLU, len, lambda x: x, "relu"])
def test_what_is_no_function_of_pytorchs_cannot_refuse(odd: Any) -> None:
    with pytest.raises(DeclarationError, match="is no function of PyTorch's; name one"):
        spellings(odd)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"cases": {}}, "there are no cases"),
        ({"cases": {"values": list, "more": list}}, 'the cases "more" have no points'),
        ({"cases": {"gradient": list}, "points": {"gradient": 1}}, '"gradient" is a check of its own'),
        ({"gradient": "y"}, 'there is no argument "y"'),
        ({"refused": [torch.relu]}, "belong together"),
        ({"points": {"values": 1, "by_hand": 1}}, "belong together"),
        ({"points": {"values": 1, "by_hands": 1}}, "no check 'by_hands'; there are: values, gradient, dtype, input"),
    ],
)
def test_a_declaration_that_contradicts_itself_says_what_to_change(changed: dict[str, Any], said: str) -> None:
    given = {"arguments": ["x"], "cases": lambda given: [given.normal(3)], "points": {"values": 1}, **changed}
    with pytest.raises(DeclarationError, match=said):
        tensor_function(Lesson("test", title="Test").task("f", points=1, lecture="-"), **given)


def test_only_a_tensor_of_floats_has_a_gradient() -> None:
    lesson = Lesson("test", title="Test")
    tensor_function(
        lesson.task("f", points=2, lecture="-"),
        arguments=["x", "n"],
        cases=lambda given: [(given.normal(3), 2)],
        gradient="n",
        points={"values": 1, "gradient": 1},
    )
    found = verdicts(lesson, torch.mul, torch.mul)["gradient"]
    assert found.outcome is Outcome.GRADER_ERROR
    assert "`n` is no tensor of floats, and has no gradient; name another argument by `gradient=`" in found.message


def test_a_case_has_an_argument_for_each_name() -> None:
    lesson = Lesson("test", title="Test")
    task = lesson.task("f", points=1, lecture="-")
    tensor_function(task, arguments=["x", "y"], cases=lambda given: [given.normal(3)], points={"values": 1})
    found = verdicts(lesson, torch.add, torch.add)["values"]
    assert found.outcome is Outcome.GRADER_ERROR
    assert "f: a case has 1 arguments, and `arguments=` names 2; give a tuple with one for each name" in found.message
