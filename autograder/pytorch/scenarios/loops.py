"""What a student's training loop did: where parameters went, which calls it made, whose optimizer stepped."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from torch import nn
from torch.optim.optimizer import register_optimizer_step_post_hook, register_optimizer_step_pre_hook

from autograder.core.language import tr
from autograder.lesson import Close, Holds
from autograder.lesson.claims import Claim
from autograder.lesson.draws import Draws
from autograder.pytorch.values import flat_numbers, parameter_values
from autograder.pytorch.watch import loop_calls, optimizer_steps

FEW = 8  # numbers in a parameter's row that are told one by one


def is_long(parameter: torch.Tensor) -> bool:
    """Whether a parameter has rows, along its last dimension, that are told by sums."""
    return parameter.dim() > 1 and parameter.shape[-1] > FEW


def moves(model: nn.Module, start: Sequence[torch.Tensor], given: Draws) -> list[torch.Tensor]:
    """How far a model's parameters went from `start`; of long rows (..., n) only three sums, (..., 3).

    The sums are of the row's numbers times drawn factors: a change of any number shows in them.
    """
    found = []
    for values, before in zip(parameter_values(model), start, strict=True):
        went = values.double() - before.double()
        if is_long(went):
            went = went @ given.uniform(-1, 1, went.shape[-1], 3).double()
        found.append(went.float())
    return found


def moved_alike(parameters: str, sums: bool, when: str, moved: Any, expected: Any) -> list[Claim]:
    """Claims that parameters moved, and as far as they should.

    Args:
        parameters: what they are called, as in "weights and biases".
        sums: whether some of them are told by sums.
        when: since the start, as in "an epoch of one batch".
        moved: what `moves` gave, or a list of such.
        expected: the same for the reference.
    """
    resting = all(number == 0 for one in _flat(moved) for number in flat_numbers(one))
    return [
        Holds(
            tr("{parameters} after {when}", parameters=parameters, when=when),
            not resting,
            tr("moved"),
            tr("the same as before"),
        ),
        Close(
            tr("how far {parameters} moved after {when}", parameters=parameters, when=when),
            moved,
            expected,
            readable=not sums,
        ),
    ]


def _flat(values: Any) -> list[Any]:
    return [one for value in values for one in _flat(value)] if isinstance(values, list) else [values]


def calls_made(model: nn.Module, run: Callable[[], Any]) -> dict[str, Any]:
    """Which of a loop's calls happen while `run` runs, what they find, and the order of gradients and steps."""
    order: list[str] = []
    first: Any = next(model.parameters())  # torch has no types for hooks
    hook = first.register_hook(lambda _: order.append("gradients"))
    try:
        with loop_calls(model) as happened, optimizer_steps(lambda _: order.append("step")):
            run()
    finally:
        hook.remove()
    return {**happened, "order": order[:6]}


@contextlib.contextmanager
def steps_of_others(chosen: torch.optim.Optimizer) -> Iterator[list[str]]:
    """Note each step of an optimizer that is not the given one, whatever its learning rate."""
    found: list[str] = []

    def note(stepping: torch.optim.Optimizer, args: Any, kwargs: Any) -> None:
        if stepping is not chosen:
            found.append(type(stepping).__name__)

    handle = register_optimizer_step_pre_hook(note)
    try:
        yield found
    finally:
        handle.remove()


@contextlib.contextmanager
def set_anew(model: nn.Module) -> Iterator[list[int]]:
    """Note each time that the parameters are not what the optimizer's last step made of them."""
    found: list[int] = []
    left: list[torch.Tensor] = []

    def stepped(optimizer: Any, args: Any, kwargs: Any) -> None:
        left[:] = parameter_values(model)

    def entering(module: nn.Module, args: Any) -> None:
        if left and not all(map(torch.equal, left, parameter_values(model))):
            found.append(len(found))
        left.clear()

    handles = [register_optimizer_step_post_hook(stepped), model.register_forward_pre_hook(entering)]
    try:
        yield found
    finally:
        for handle in handles:
            handle.remove()
