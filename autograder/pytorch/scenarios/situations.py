"""Situations in which a loop that students write has to do the same as ever: unusual batches, models and optimizers.

What a program does in one of them is told where it belongs, and an error there costs nothing else: a probe notes it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import nn

from autograder.core.language import noted, tr
from autograder.core.retelling import retold
from autograder.lesson import FLOAT32, Close, Holds, Shows
from autograder.lesson.claims import Claim
from autograder.lesson.draws import Draws
from autograder.pytorch.scenarios.kinds import numbers_of, same_numbers
from autograder.pytorch.scenarios.loops import moves
from autograder.pytorch.scenarios.setups import Setup, adam
from autograder.pytorch.values import flat_numbers, parameter_values

WORDS = {
    "single": noted("a batch of one example"),
    "many": noted("a batch of 130 examples"),
    "repeated": noted("a batch that holds examples twice"),
    "again": noted("a list as the batch, which is handed over twice"),
    "groups": noted("an optimizer that has its parameters in groups"),
    "rates": noted("an optimizer that has two learning rates"),
    "part": noted("an optimizer that has a part of the parameters"),
    "frozen": noted("a parameter that is frozen"),
    "eval": noted("a model in eval mode"),
    "layers": noted("a model of several layers"),
    "small": noted("a very small loss"),
    "large": noted("a very large loss"),
    "uphill": noted("an optimizer that makes the loss rise"),
    "both": noted("losses that are very small and very large"),
    "batches": noted("13 batches in an epoch"),
    "wide": noted("a batch of 40 examples"),
    "uneven": noted("a last batch nearly as large as the others"),
    "collated": noted("a loader that has a collate function"),
    "twice": noted("an optimizer that has been in use before"),
    "other_loss": noted("another loss function"),
    "function": noted("a plain function as the loss, which can be negative"),
    "steps": noted("three steps of Adam"),
}


@dataclass(frozen=True)
class Situation:
    """A loop's surroundings.

    Attributes:
        name: one of `WORDS`.
        model: that is trained.
        data: what is handed over, call by call.
        loss: the loss function.
        optimizer: of the model.
        reset: whether old gradients are gone before each call: then who never resets them is not found here.
    """

    name: str
    model: nn.Module
    data: Sequence[Any]
    loss: Callable[..., torch.Tensor]
    optimizer: torch.optim.Optimizer
    reset: bool = False


def seen_in(
    situation: Situation, given: Draws, call: Callable[[Situation, Any], Sequence[Mapping[str, Any]]]
) -> dict[str, Any]:
    """What a program does in a situation.

    Args:
        situation: with a model of its own.
        given: draws what `moves` needs.
        call: calls the program with one of `situation.data`; gives the losses that it returned, by `as_number`.

    Returns:
        `raised`: what was raised, or nothing; `moved`: how far the parameters went; `losses`: of all calls;
        `trainable`: which parameters can be trained afterwards; `recording`: whether gradients are still recorded.
    """
    model, start = situation.model, parameter_values(situation.model)
    losses: list[Mapping[str, Any]] = []
    raised, recording = "", True
    try:
        for data in situation.data:
            if situation.reset:
                situation.optimizer.zero_grad()
            losses += call(situation, data)
            recording &= torch.is_grad_enabled()
            torch.set_grad_enabled(True)
    except Exception as error:
        raised = f"{type(error).__name__}: {error}"[:300]
        torch.set_grad_enabled(True)
    return {
        "name": situation.name,
        "raised": raised,
        "moved": moves(model, start, given),
        "losses": losses,
        "trainable": [parameter.requires_grad for parameter in model.parameters()],
        "recording": recording,
    }


def unusual_models(given: Draws, setup: Setup) -> Iterator[tuple[str, nn.Module, torch.optim.Optimizer]]:
    """Names in `WORDS` of what is unusual, with models and optimizers that differ from plain SGD in nothing else."""
    model = setup.model(given)
    rate = setup.sgd(given, model).param_groups[0]["lr"]
    groups = [{"params": [parameter]} for parameter in model.parameters()]
    yield "groups", model, torch.optim.SGD(groups, lr=rate)
    model = setup.model(given)
    *trained, last = model.parameters()
    if trained:
        last.requires_grad_(False)
        yield "frozen", model, torch.optim.SGD(trained, lr=rate)
    model = setup.model(given).eval()
    yield "eval", model, setup.sgd(given, model)
    if setup.deeper_model is not None:
        model = setup.deeper_model(given)
        yield "layers", model, setup.sgd(given, model)


def other_optimizers_in_situations(
    given: Draws, setup: Setup, data: Callable[[], Sequence[Any]]
) -> Iterator[Situation]:
    """Situations with optimizers that an SGD of all parameters cannot replace.

    Args:
        given: draws the models.
        setup: their loss.
        data: makes what is handed over.
    """
    model = setup.model(given)
    yield Situation("steps", model, data(), setup.loss(), adam(given, model), reset=True)
    model = setup.model(given)
    first, *others = model.parameters()
    rate = setup.sgd(given, model).param_groups[0]["lr"]
    yield Situation("part", model, data(), setup.loss(), torch.optim.SGD([first], lr=rate), reset=True)
    if others:
        model = setup.model(given)
        first, *others = model.parameters()
        optimizer = torch.optim.SGD([{"params": [first]}, {"params": others, "lr": rate / 2}], lr=rate)
        yield Situation("rates", model, data(), setup.loss(), optimizer, reset=True)


def steps_in_situations(given: Draws, setup: Setup) -> Iterator[Situation]:
    """Situations of a step, whose data are batches."""

    def usual(name: str, *batches: Any, model: nn.Module | None = None, reset: bool = False) -> Situation:
        model = setup.model(given) if model is None else model
        return Situation(name, model, batches, setup.loss(), setup.sgd(given, model), reset)

    yield usual("single", setup.examples(given, 1))
    yield usual("many", setup.examples(given, 130))
    yield usual("repeated", tuple(torch.cat([half, half[:2]]) for half in setup.examples(given, 3)))
    batch = list(setup.examples(given, 4))
    yield usual("again", batch, batch, reset=True)
    for name, model, optimizer in unusual_models(given, setup):
        yield Situation(name, model, setup.batches(given, 2), setup.loss(), optimizer)
    if setup.extremes is not None:
        model, small, large = setup.extremes(given, 4)
        yield usual("small", small, model=model)
        model, small, large = setup.extremes(given, 4)
        yield usual("large", large, model=model)


def other_losses(given: Draws, setup: Setup, data: Callable[[], Sequence[Any]]) -> Iterator[Situation]:
    """Situations with the usual loss, to compare with; with another one; and with a plain function.

    Args:
        given: draws the models.
        setup: its losses.
        data: makes what is handed over.
    """
    for name, loss in (
        ("usual", setup.loss()),
        ("other_loss", setup.other_loss()),
        ("function", plain_function(setup)),
    ):
        model = setup.model(given)
        yield Situation(name, model, data(), loss, setup.sgd(given, model))


def with_other_losses(setup: Setup, sums: bool, seen: Any, expected: Any) -> list[Claim]:
    """Claims of what `other_losses` are for; what is returned is judged only where it is right with the usual loss."""
    claims = right_updates(setup, sums, seen.situations[1:], expected.situations[1:])
    if near_losses(seen.situations[0]["losses"], expected.situations[0]["losses"]):
        claims += right_losses(seen.situations[1:], expected.situations[1:])
    return claims


def with_values(shown: Shows, **values: Any) -> Shows:
    """The same with further values, by which no mistake is recognised."""
    return replace(shown, values={**shown.values, **values})


def plain_function(setup: Setup) -> Callable[..., torch.Tensor]:
    """The setup's other loss as a function, whose arguments have names of their own. It is negative, and grows with the
    batch."""
    other = setup.other_loss()

    def function(predicted: torch.Tensor, actual: torch.Tensor) -> torch.Tensor:
        summed: torch.Tensor = len(predicted) / 8 * (other(predicted, actual) - 100)
        return summed

    function.__qualname__ = "loss_function"  # as errors call it
    return function


def right_updates(
    setup: Setup, sums: bool, seen: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]]
) -> list[Claim]:
    """Claims that in each situation parameters moved as they should."""
    claims: list[Claim] = []
    for found, wanted in zip(seen, expected, strict=True):
        words = tr(WORDS[wanted["name"]])
        if found["raised"]:
            # Gradients of all parameters at once (`torch.autograd.grad`) are right, and cannot be had of a frozen one.
            if wanted["name"] != "frozen":
                raised = retold(str(found["raised"]))
                claims.append(Holds(tr("training with {situation}", situation=words), False, tr("to work"), raised))
            continue
        if len(found["losses"]) != len(wanted["losses"]):
            continue  # another check's business: what was not trained was not returned either
        after = tr(
            "how far {parameters} moved in a training with {situation}",
            parameters=tr(setup.parameters),
            situation=words,
        )
        claims.append(Close(after, found["moved"], wanted["moved"], readable=not sums))
    return claims


def all_as_before(seen: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]]) -> list[Claim]:
    """Claims that after each situation the next training can go on."""
    ended = [(found, wanted) for found, wanted in zip(seen, expected, strict=True) if not found["raised"]]
    return [
        Holds(
            tr("which parameters can be trained afterwards"),
            all(found["trainable"] == wanted["trainable"] for found, wanted in ended),
            tr("the same as before"),
            tr("others"),
        ),
        Holds(
            tr("afterwards, gradients"),
            all(found["recording"] is True for found, _ in ended),
            tr("are recorded"),
            tr("are recorded no more"),
        ),
    ]


def right_losses(seen: Sequence[Mapping[str, Any]], expected: Sequence[Mapping[str, Any]]) -> list[Claim]:
    """Claims that in each situation the losses are right; nothing where the updates are wrong already."""
    return [
        same_numbers(
            tr("the loss in a training with {situation}", situation=tr(WORDS[wanted["name"]])),
            found["losses"],
            wanted["losses"],
        )
        for found, wanted in zip(seen, expected, strict=True)
        if not found["raised"]
        and len(found["losses"]) == len(wanted["losses"])
        and near(found["moved"], wanted["moved"])
    ]


def near_losses(found: Any, wanted: Any) -> bool:
    """Whether losses, as `as_number` has them, are the same numbers."""
    return len(found) == len(wanted) and near(numbers_of(found), numbers_of(wanted))


def near(found: Any, wanted: Any) -> bool:
    """Whether numbers, or lists of tensors, agree as `Close` would have it."""
    pairs = list(zip(_flat(found), _flat(wanted), strict=False))
    return len(_flat(found)) == len(_flat(wanted)) and all(
        isinstance(one, int | float) and abs(one - other) <= FLOAT32.absolute + FLOAT32.relative * abs(other)
        for one, other in pairs
    )


def _flat(values: Any) -> list[Any]:
    return [number for value in values for number in flat_numbers(value)] if isinstance(values, list) else [values]
