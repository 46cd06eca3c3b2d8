"""Situations in which a loop that students write has to do the same as ever: unusual batches, models and optimizers.

What a program does in one of them is told where it belongs, and an error there costs nothing else: a probe notes it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import nn

from autograder.core.language import noted
from autograder.lesson import Shows
from autograder.lesson.draws import Draws
from autograder.pytorch.scenarios.loops import moves
from autograder.pytorch.scenarios.setups import Setup, adam
from autograder.pytorch.values import error_in_words, parameter_values

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
        raised = error_in_words(error)
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
