"""A parameter update written by hand: each parameter moves along its gradient, in place."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import torch
from torch import nn

from autograder.core.language import noted, tr
from autograder.lesson import FLOAT32_SHORT, Close, Holds, Observed, Shows
from autograder.lesson.claims import Claim, Claims
from autograder.lesson.declare import DeclarationError, Task
from autograder.lesson.draws import Draws
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import parameter_values

SIZES = {noted("large gradients"): 1000.0, noted("small gradients"): 0.001}
Update = Callable[[Any, Iterable[nn.Parameter], float], Any]


def update_by_hand(
    task: Task,
    points: Points,
    *,
    rate: tuple[float, float] = (0.05, 0.5),
    call: Update | None = None,
) -> None:
    """A function that moves parameters along the gradients that they hold, as `optimizer.step()` would.

    Its checks are "values" (minus rate times gradient, in place), "iterator" (of what can be gone through only once),
    "recording" (autograd does not notice) and "result" (None).

    Args:
        task: the function.
        points: by these names.
        rate: the lowest and the highest learning rate that is asked for.
        call: calls it, (student, parameters, rate) -> what it returns; with these two if not given.

    Raises:
        DeclarationError: points for a check that there is not, or no learning rate.
    """
    if not 0 < rate[0] <= rate[1]:
        raise DeclarationError(
            tr(
                "{name}: rate={rate!r}: give the lowest and the highest learning rate, such as (0.05, 0.5)",
                name=task.name,
                rate=rate,
            )
        )
    update = call or (lambda student, parameters, rate: getattr(student, task.name)(parameters, rate))

    def two_steps(student: Any, given: Draws) -> Shows:
        parameters = [nn.Parameter(given.normal(*shape)) for shape in ((2, 3), (4,), (1, 1))]
        _draw_gradients(parameters, given)
        asked = given.real(*rate)
        steps, returned, gradients = [], [], tr("left or reset")
        for each in (asked, asked / 2):
            before, slopes = _values(parameters), _gradients(parameters)
            returned.append(update(student, parameters, each) is None)
            steps.append((before, _values(parameters), slopes, each))
            if any(map(_is_another, parameters, slopes)):
                gradients = "changed"
            _draw_gradients(parameters, given)
        recording = (torch.ones(3, requires_grad=True) * 2).requires_grad
        further = _of_other_parameters(lambda parameters, rate: update(student, parameters, rate), given, rate)
        after = [now for _, now, _, _ in steps]
        told = {
            "returned_none": returned,
            "still_parameters": [parameter.requires_grad and parameter.is_leaf for parameter in parameters],
            "recording": recording,
        }
        moved = [not all(map(torch.equal, before, now)) for before, now, _, _ in steps]
        return Shows(
            {"after": after, "moved": moved, "further": further, **told},
            signature={"movement": _own_rate(steps) or after, "gradients": gradients, **told},
        )

    def any_iterable(student: Any, given: Draws) -> Shows:
        layer = given.linear(3, 2)
        _draw_gradients(layer.parameters(), given)
        before, slopes = parameter_values(layer), _gradients(layer.parameters())
        asked = given.real(*rate)
        update(student, layer.parameters(), asked)
        after = parameter_values(layer)
        return Shows({"after": after}, signature={"movement": _own_rate([(before, after, slopes, asked)]) or after})

    scenario = Scenario(task, points)
    scenario.offer(
        "values",
        two_steps,
        lambda seen, expected: [
            _moves_after(tr("two steps"))(seen, expected),
            *(
                Close(tr("the parameters after a step with {size}", size=tr(size)), now, right, FLOAT32_SHORT)
                for size, now, right in zip(SIZES, seen.further, expected.further, strict=True)
            ),
        ],
        tr("Each parameter becomes itself minus learning_rate times its gradient, in place."),
    )
    scenario.offer(
        "iterator",
        any_iterable,
        _moves_after(noted("a step")),
        tr("It works with `model.parameters()`, which can be gone through only once."),
        after=["values"],
    )
    scenario.offer(
        "recording",
        two_steps,
        _stays_out_of_the_record,
        tr("Autograd does not record the update: afterwards the parameters can be trained as before."),
    )
    scenario.offer(
        "result", two_steps, _returns_nothing, tr("The step changes the parameters in place and returns None.")
    )
    scenario.complete()


def _of_other_parameters(
    update: Callable[[Iterable[nn.Parameter], float], Any], given: Draws, rate: tuple[float, float]
) -> list[list[torch.Tensor]]:
    """Where parameters go of the same shape and of many dimensions, along gradients that are large, and small."""
    after = []
    for scale in SIZES.values():
        # Smaller than the gradients, so that no digits cancel.
        drawn = [given.normal(*shape, scale=min(scale, 1.0)) for shape in ((3, 2), (3, 2), (2, 1, 2, 2))]
        parameters = list(map(nn.Parameter, drawn))
        for parameter in parameters:
            parameter.grad = given.away_from_zero(parameter.numel(), scale).float().reshape(parameter.shape)
        torch.set_grad_enabled(True)  # whoever leaves it off is told so by another check
        update(parameters, given.real(*rate))
        after.append(_values(parameters))
    return after


def _draw_gradients(parameters: Iterable[nn.Parameter], given: Draws) -> None:
    for parameter in parameters:
        parameter.grad = given.normal(*parameter.shape)


def _values(parameters: Iterable[nn.Parameter]) -> list[torch.Tensor]:
    return [parameter.detach().clone() for parameter in parameters]


def _gradients(parameters: Iterable[nn.Parameter]) -> list[torch.Tensor]:
    return [parameter.grad.clone() for parameter in parameters if parameter.grad is not None]


def _is_another(parameter: nn.Parameter, slopes: torch.Tensor) -> bool:
    """Whether the gradient of a parameter is neither what it was nor reset."""
    now = parameter.grad
    return now is not None and bool(now.any()) and not torch.equal(now, slopes)


# Values before, values after, gradients, and the rate that was asked for.
Step = tuple[list[torch.Tensor], list[torch.Tensor], list[torch.Tensor], float]


def _own_rate(steps: Sequence[Step]) -> str | None:
    """Whether parameters go along their gradients, but at a rate of the program's own; None where they do not."""
    factors = []
    for before, after, gradients, rate in steps:
        ratios = torch.cat(
            [((b - a) / g).flatten() for a, b, g in zip(before, after, gradients, strict=True) if g.abs().min() > 1e-3]
            or [torch.zeros(1)]
        )
        factor = float(ratios.median())
        if not float((ratios - factor).abs().max()) <= 1e-2 * abs(factor) or abs(abs(factor) - rate) < 1e-2 * rate:
            return None
        factors.append(factor)
    if factors[0] == 0 or any(abs(factor - factors[0]) > 1e-2 * abs(factors[0]) for factor in factors):
        return None
    return "uphill, at another rate" if factors[0] > 0 else "downhill, at another rate"


def _moves_after(when: str) -> Callable[[Observed, Observed], Claim]:
    return lambda seen, expected: Close(
        tr("the parameters after {when}", when=tr(when)), seen.after, expected.after, FLOAT32_SHORT
    )


def _all_true(flags: Any) -> bool:
    return bool(flags) and all(flag is True for flag in flags)


def _stepped(seen: Observed) -> Claim:
    """Claims that there was a step at all."""
    return Holds(
        tr("the parameters after the step"), _all_true(seen.moved), tr("moved, in place"), tr("the same as before")
    )


def _stays_out_of_the_record(seen: Observed, expected: Observed) -> Claims:
    return [
        _stepped(seen),
        Holds(
            tr("the parameters"), _all_true(seen.still_parameters), tr("still to require gradients"), tr("not any more")
        ),
        Holds(tr("recording of gradients"), seen.recording is True, tr("on again after the step"), tr("off")),
    ]


def _returns_nothing(seen: Observed, expected: Observed) -> Claims:
    return [
        _stepped(seen),
        Holds(tr("the result"), _all_true(seen.returned_none), tr("nothing (no `return`)"), tr("something")),
    ]
