"""Optimizers that students make: which parameters they have, their learning rate, and their kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.lesson import FLOAT32_SHORT, Close, Holds, Observed, Shows, Tolerance
from autograder.lesson.claims import Claim, Claims
from autograder.lesson.declare import DeclarationError, Task
from autograder.lesson.draws import Draws
from autograder.pytorch.scenarios.attempts import attempted, without_error
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import parameter_values, unusable

TINY_STEPS = Tolerance(relative=2e-5, absolute=1e-9)  # from 0: no digits are lost


def made_optimizer(
    task: Task,
    points: Points,
    *,
    model: Callable[[Draws], nn.Module] = lambda given: nn.Linear(3, 2),
    rate: tuple[float, float] = (0.01, 0.5),
    steps: int = 1,
    call: Callable[[Any, nn.Module, float], Any] | None = None,
) -> None:
    """A function that makes the optimizer of a model, seen by its first steps along drawn gradients.

    It is called for two models, with two learning rates: one that keeps what it made first is seen at the second.
    Its checks are "first" (where the models' first parameters go) and "others" (where all others go).

    Args:
        task: the function.
        points: by these names.
        model: whose optimizer is asked for; its parameters are set to 0, so that a weight decay changes nothing.
        rate: the lowest and the highest learning rate that is asked for.
        steps: how many are made. One tells SGD from optimizers that scale gradients, two also from SGD with momentum.
        call: calls it, (student, model, rate) -> the optimizer; with these two if not given.

    Raises:
        DeclarationError: points for a check that there is not, no step, or no learning rate.
    """
    if steps < 1 or not 0 < rate[0] <= rate[1]:
        raise DeclarationError(
            tr(
                "{name}: steps={steps}, rate={rate!r}: ask for one step at least, and for learning rates from a "
                "lowest to a highest one, such as (0.01, 0.5)",
                name=task.name,
                steps=steps,
                rate=rate,
            )
        )
    make = call or (lambda student, model, rate: getattr(student, task.name)(model, rate))
    names = [name for name, _ in model(Draws(0, task.name)).named_parameters()]
    if len(names) < 2:
        raise DeclarationError(
            tr(
                "{name}: give a model with two parameters at least; this one has {count}",
                name=task.name,
                count=len(names),
            )
        )

    def first_step(student: Any, given: Draws) -> Shows:
        drawn = given.real(*rate)
        runs = []
        for each in (drawn, drawn / 3):
            made = _zeroed(model(given))
            optimizer = make(student, made, each)
            if isinstance(optimizer, type) or not callable(getattr(optimizer, "step", None)):
                raise unusable(optimizer, f"{task.name}(...)", tr("an optimizer"), returned=True)
            runs.append(_stepped(optimizer, made, given, each, steps))
        return Shows(
            {
                "deeper": attempted(_of_deeper_models, partial(make, student), made, given, drawn),
                "first": [run.places[0] for run in runs],
                "others": [torch.cat([places.flatten() for places in run.places[1:]]) for run in runs],
            },
            signature={name: _in_words(runs, number) for number, name in enumerate(names)},
        )

    def moves_the_first(seen: Observed, expected: Observed) -> Claims:
        return [
            Close(_where(names[:1], call, steps), found, wanted, FLOAT32_SHORT)
            for call, (found, wanted) in enumerate(zip(seen.first, expected.first, strict=True))
        ]

    def moves_the_others(seen: Observed, expected: Observed) -> list[Claim]:
        claims: list[Claim] = [
            Close(_where(names[1:], call, steps), found, wanted, FLOAT32_SHORT)
            for call, (found, wanted) in enumerate(zip(seen.others, expected.others, strict=True))
        ]
        if all(torch.allclose(found, wanted) for found, wanted in zip(seen.first, expected.first, strict=True)):
            claims += _all_parts_move(seen.deeper, expected.deeper)  # else the other check has told of it
        return claims

    scenario = Scenario(task, points)
    scenario.offer(
        "first",
        first_step,
        moves_the_first,
        tr("A step moves the model's first parameter by the right rule, at the learning rate that was asked for."),
    )
    scenario.offer(
        "others",
        first_step,
        moves_the_others,
        tr("The optimizer has all parameters of the model: the others move by the same rule."),
    )
    scenario.complete()


def _deeper_model() -> nn.Module:
    """Layers inside parts, layers that are not linear, a single number, and a parameter of the module's own."""
    parts = nn.Sequential(nn.Sequential(nn.Conv2d(1, 2, 2), nn.Flatten()), nn.ModuleList([nn.Linear(4, 3)]))
    model = nn.ModuleDict({"parts": parts, "last": nn.Linear(3, 1)})
    model.register_parameter("scale", nn.Parameter(torch.ones(2, 3)))
    return model


def _of_deeper_models(
    make: Callable[[nn.Module, float], Any], earlier: nn.Module, given: Draws, rate: float
) -> dict[str, Any]:
    """Where the parameters of two deeper models go, at the rate of the first call and at a very small one; whether they
    and an earlier call's model are left alone otherwise."""
    places, alone = [], True
    before = parameter_values(earlier)
    for each in (rate, rate / 1000):
        model = _deeper_model()
        start = parameter_values(model)
        optimizer = make(model, each)
        alone = alone and all(map(torch.equal, start, parameter_values(model)))
        run = _stepped(optimizer, _zeroed(model), given, each, 1)
        places.append([one[0] for one in run.places])
    return {"places": places, "alone": alone and all(map(torch.equal, before, parameter_values(earlier)))}


def _all_parts_move(found: Any, wanted: Any) -> list[Claim]:
    what = tr("the parameters of a deeper model, after a step from 0")
    if found["raised"]:
        return [without_error(what, found)]
    places, alone = found["value"]["places"], found["value"]["alone"]
    small = tr("the parameters of a deeper model, after a step from 0 at a very small learning rate")
    pairs = zip((what, small), places, wanted["value"]["places"], strict=True)
    return [
        *(Close(words, led, right, TINY_STEPS) for words, led, right in pairs),
        Holds(
            tr("the parameters of models, where this optimizer has made no step"),
            alone is True,
            tr("as they were"),
            tr("changed"),
        ),
    ]


def _where(names: Sequence[str], call: int, steps: int) -> str:
    """What is compared: some parameters after the steps of the optimizer of the first call, or of the second."""
    parameters = tr(" and the ").join(names)
    if call == 0:
        if steps == 1:
            return tr("the {parameters} after a step from 0", parameters=parameters)
        return tr("the {parameters} after each of {steps} steps from 0", parameters=parameters, steps=steps)
    if steps == 1:
        return tr(
            "the {parameters} of the model of a second call, with another learning rate, after a step from 0",
            parameters=parameters,
        )
    return tr(
        "the {parameters} of the model of a second call, with another learning rate, after each of {steps} steps "
        "from 0",
        parameters=parameters,
        steps=steps,
    )


def _zeroed(model: nn.Module) -> nn.Module:
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.zero_()
    return model


@dataclass(frozen=True)
class _Run:
    """For each parameter where an optimizer's steps led, and along which gradients: both (steps, ...)."""

    places: list[torch.Tensor]
    gradients: list[torch.Tensor]
    rate: float


def _stepped(optimizer: Any, model: nn.Module, given: Draws, rate: float, steps: int) -> _Run:
    parameters = list(model.parameters())
    gradients = [given.normal(steps, *parameter.shape) for parameter in parameters]
    after = []
    for number in range(steps):
        for parameter, slopes in zip(parameters, gradients, strict=True):
            parameter.grad = slopes[number].clone()
        optimizer.step()
        after.append(parameter_values(model))
    return _Run([torch.stack(places) for places in zip(*after, strict=True)], gradients, rate)


def _in_words(runs: Sequence[_Run], number: int) -> Any:
    """How the steps of a parameter follow from gradients and rates; where they led, if that is not seen."""
    places = [run.places[number] for run in runs]
    first = _first_step_in_words(
        [place[0] for place in places], [run.gradients[number][0] for run in runs], [run.rate for run in runs]
    )
    return first if isinstance(first, str) or len(places[0]) == 1 else [first, places]


def _first_step_in_words(
    moved: Sequence[torch.Tensor], gradients: Sequence[torch.Tensor], rates: Sequence[float]
) -> Any:
    if not any(bool(one.any()) for one in moved):
        return "stays"
    largest = [float(one.abs().max()) for one in moved]
    if moved[0].numel() > 1 and all(
        bool(((one.abs() - size).abs() < 1e-2 * size).all()) for one, size in zip(moved, largest, strict=True)
    ):
        follow = abs(largest[0] / largest[1] - rates[0] / rates[1]) < 0.05
        return "steps of one size, whatever the gradient" + ("" if follow else " and the rate")
    ratios = [one / gradient for one, gradient in zip(moved, gradients, strict=True)]
    factors = [float(ratio.median()) for ratio in ratios]
    if any(bool((r - f).abs().max() > 1e-2 * abs(f)) for r, f in zip(ratios, factors, strict=True)):
        return list(moved)
    if abs(factors[0] - factors[1]) < 1e-2 * abs(factors[0]):
        return tr("at one rate, whatever was asked for")
    return [round(factor / rate, 2) for factor, rate in zip(factors, rates, strict=True)]
