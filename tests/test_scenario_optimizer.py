"""The scenarios "an optimizer" and "an update by hand": what they pass, and which check each mistake fails."""

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import nn

from autograder.judge.diagnose import alike
from autograder.judge.result import Outcome
from autograder.lesson import DeclarationError, Lesson
from autograder.pytorch.scenarios.optimizers import made_optimizer
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.scenarios.updates import update_by_hand
from tests.support.in_process import expected_from, judged, marked, observed

KEPT: list[torch.optim.Optimizer] = []
PARTS = ("values", "iterator", "recording", "result")


@pytest.fixture(scope="module", autouse=True)
def optimizers_are_loaded() -> None:
    """The first optimizer of a process loads a good part of torch: on a busy machine that outlasts a probe's time."""
    sgd(nn.Linear(1, 1), 0.1).step()


def optimizer_lesson(**options: Any) -> Lesson:
    lesson = Lesson("weather", title="Weather")
    made_optimizer(lesson.task("descent", points=2, lecture="-"), {"first": 1, "others": 1}, **options)
    lesson.verify_declarations()
    return lesson


def lost_by(lesson: Lesson, function: Callable[..., Any], reference: Callable[..., Any]) -> set[str]:
    (name,) = lesson.tasks
    results = marked(lesson, {name: function}, {name: reference})
    return {check.name for check in results.values() if check.outcome is not Outcome.PASSED}


def sgd(model: nn.Module, rate: float) -> Any:
    return torch.optim.SGD(model.parameters(), lr=rate)


def momentum(model: nn.Module, rate: float) -> Any:
    return torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)


def kept(model: nn.Module, rate: float) -> Any:
    KEPT.append(sgd(model, rate))
    return KEPT[0]


def at_the_first_rate(model: nn.Module, rate: float) -> Any:
    KEPT.append(sgd(model, rate))
    return sgd(model, KEPT[0].param_groups[0]["lr"])


def collecting(model: nn.Module, rate: float, seen: list[nn.Parameter] = []) -> Any:  # noqa: B006
    """One that has the parameters of earlier models too."""
    seen += model.parameters()
    return torch.optim.SGD(seen, lr=rate)


def adam(model: nn.Module, rate: float) -> Any:
    return torch.optim.Adam(model.parameters(), lr=rate)


@pytest.mark.parametrize("function", [kept, at_the_first_rate])
def test_each_call_makes_an_optimizer_of_its_own(function: Callable[..., Any]) -> None:
    lesson = optimizer_lesson()
    expected = expected_from(lesson, {"descent": sgd})
    KEPT.clear()
    lost = judged(lesson, {"descent": function}, expected)
    assert {name for name, check in lost.items() if check.outcome is not Outcome.PASSED} == {"first", "others"}


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (sgd, set()),
        (lambda model, rate: torch.optim.SGD(list(model.parameters()), rate, weight_decay=1.0), set()),
        (momentum, set()),
        (lambda model, rate: torch.optim.SGD([model.weight], lr=rate), {"others"}),
        (lambda model, rate: torch.optim.SGD([model.weight, model.bias], lr=rate), {"others"}),
        (lambda model, rate: torch.optim.SGD(list(model.parameters())[:4], lr=rate), {"others"}),
        (lambda model, rate: torch.optim.SGD([p for p in model.parameters() if p.numel() > 1], lr=rate), {"others"}),
        (lambda model, rate: sgd(model, max(rate, 0.001)), {"others"}),
        (collecting, {"others"}),
        (lambda model, rate: torch.optim.SGD([{"params": [p]} for p in model.parameters()], lr=rate), set()),
        (lambda model, rate: torch.optim.SGD([model.bias], lr=rate), {"first"}),
        (adam, {"first", "others"}),
        (lambda model, rate: sgd(model, 0.1), {"first", "others"}),
        (lambda model, rate: sgd(nn.Linear(3, 2), rate), {"first", "others"}),
        (lambda model, rate: None, {"first", "others"}),
        (lambda model, rate: torch.optim.SGD, {"first", "others"}),
    ],
)
def test_an_optimizer_is_known_by_its_first_step(function: Callable[..., Any], lost: set[str]) -> None:
    assert lost_by(optimizer_lesson(), function, sgd) == lost


def test_two_steps_tell_momentum_too() -> None:
    assert lost_by(optimizer_lesson(steps=2), sgd, sgd) == set()
    assert lost_by(optimizer_lesson(steps=2), momentum, sgd) == {"first", "others"}
    assert lost_by(optimizer_lesson(steps=2), momentum, momentum) == set()


def test_mistakes_look_alike_whatever_their_own_numbers_are() -> None:
    lesson = optimizer_lesson()

    def seen(function: Callable[..., Any]) -> Any:
        return observed(lesson, {"descent": function}, 1, {})["descent.first_step"]

    own_rate = seen(lambda model, rate: sgd(model, 0.1))
    assert alike(own_rate, seen(lambda model, rate: sgd(model, 0.02)))
    assert not alike(own_rate, seen(sgd))
    assert alike(seen(adam), seen(lambda model, rate: torch.optim.Adagrad(model.parameters(), lr=rate)))
    assert not alike(seen(adam), seen(lambda model, rate: adam(model, 0.01)))


def test_a_model_and_a_call_of_the_lessons_own() -> None:
    lesson = optimizer_lesson(
        model=lambda given: nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1)),
        call=lambda student, model, rate: student.descent(rate, model=model),
    )
    assert lost_by(lesson, lambda rate, model: sgd(model, rate), lambda rate, model: sgd(model, rate)) == set()
    assert lost_by(lesson, lambda rate, model: sgd(model[0], rate), lambda rate, model: sgd(model, rate)) == {"others"}


@pytest.mark.parametrize("options", [{"steps": 0}, {"rate": (0.0, 0.1)}, {"rate": (0.2, 0.1)}])
def test_steps_and_rates_that_show_nothing_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(DeclarationError, match=r"descent: .* one step at least"):
        optimizer_lesson(**options)


def test_a_model_of_one_parameter_is_refused() -> None:
    with pytest.raises(DeclarationError, match="two parameters at least; this one has 1"):
        optimizer_lesson(model=lambda given: nn.Linear(3, 2, bias=False))


def update_lesson(**options: Any) -> Lesson:
    lesson = Lesson("weather", title="Weather")
    update_by_hand(lesson.task("descend", points=4, lecture="-"), dict.fromkeys(PARTS, 1), **options)
    lesson.verify_declarations()
    return lesson


def right(parameters: Any, rate: float) -> None:
    with torch.no_grad():
        for parameter in parameters:
            parameter -= rate * parameter.grad


def by_data(parameters: Any, rate: float) -> None:
    for parameter in parameters:
        parameter.data = parameter.data - rate * parameter.grad


def returns_them(parameters: Any, rate: float) -> Any:
    kept = list(parameters)
    right(kept, rate)
    return kept


def leaves_recording_off(parameters: Any, rate: float) -> None:
    torch.set_grad_enabled(False)
    right(parameters, rate)
    torch.set_grad_enabled(False)


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (right, set()),
        (by_data, set()),
        (lambda parameters, rate: right(parameters, -rate), {"values", "iterator"}),
        (lambda parameters, rate: right(list(parameters), 0.1), {"values", "iterator"}),
        (lambda parameters, rate: right([p for p in parameters if len(list(parameters)) >= 0], rate), {"iterator"}),
        (returns_them, {"result"}),
        (leaves_recording_off, {"recording"}),
        (lambda parameters, rate: right((p.requires_grad_(False) for p in parameters), rate), {"recording"}),
        (lambda parameters, rate: [p - rate * p.grad for p in parameters], set(PARTS)),
        (lambda parameters, rate: None, set(PARTS)),
    ],
)
def test_an_update_is_in_place_and_out_of_the_record(function: Callable[..., Any], lost: set[str]) -> None:
    assert lost_by(update_lesson(), function, right) == lost


def test_a_rate_of_the_programs_own_looks_alike_whatever_it_is() -> None:
    lesson = update_lesson()

    def seen(rate: float) -> Any:
        return observed(lesson, {"descend": lambda parameters, asked: right(parameters, rate)}, 1, {})

    assert alike(seen(0.01)["descend.two_steps"], seen(0.03)["descend.two_steps"])
    assert not alike(seen(0.01)["descend.two_steps"], seen(-0.01)["descend.two_steps"])


def test_an_update_is_called_in_the_lessons_own_way_under_its_own_names() -> None:
    lesson = Lesson("weather", title="Weather")
    update_by_hand(
        lesson.task("descend", points=1, lecture="-"),
        {"values": Award(1, "goes_downhill", "It goes downhill.")},
        call=lambda student, parameters, rate: student.descend(rate, parameters),
    )
    results = marked(lesson, *[{"descend": lambda rate, parameters: right(parameters, rate)}] * 2)
    assert [(one.name, one.sentence, one.outcome) for one in results.values()] == [
        ("goes_downhill", "It goes downhill.", Outcome.PASSED)
    ]


def test_what_an_update_cannot_offer_is_refused() -> None:
    with pytest.raises(DeclarationError, match=r"descend: rate=.* lowest and the highest"):
        update_lesson(rate=(0.5, 0.1))
    task = Lesson("weather", title="Weather").task("descend", points=1, lecture="-")
    with pytest.raises(DeclarationError, match="descend: this scenario has no check 'value'"):
        update_by_hand(task, {"value": 1})
