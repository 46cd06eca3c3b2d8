"""Situations of loops that go through a loader: other sizes, losses and optimizers, and loaders that shuffle."""

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader, RandomSampler, Sampler, default_collate

from autograder.core.language import tr
from autograder.lesson import Holds
from autograder.lesson.claims import Claim
from autograder.lesson.draws import Draws, Rows
from autograder.pytorch.scenarios.loops import moves
from autograder.pytorch.scenarios.setups import Batch, Setup, rows_of
from autograder.pytorch.scenarios.situation_claims import near, near_losses
from autograder.pytorch.scenarios.situations import Situation, seen_in, unusual_models
from autograder.pytorch.values import as_number, parameter_values

# Through a shuffling loader until the one that an epoch trains on: the others may count examples, or the like.
PASSES = 4


def epochs_in_situations(given: Draws, setup: Setup) -> Iterator[Situation]:
    """Situations whose data are loaders; their dataset has another order, see `in_another_order`."""

    def usual(name: str, *loaders: Any, model: nn.Module | None = None, **options: Any) -> Situation:
        model = setup.model(given) if model is None else model
        return Situation(name, model, loaders, setup.loss(), setup.sgd(given, model, **options))

    yield usual("single", setup.loader(given, 1, 4))
    yield usual("wide", setup.loader(given, 40, 64))
    yield usual("batches", setup.loader(given, 25, 2))
    yield usual("uneven", setup.loader(given, 7, 4))
    yield usual("uphill", setup.loader(given, 5, 2), maximize=True)
    yield usual("collated", _collated(setup.examples(given, 5), given))
    for name, model, optimizer in unusual_models(given, setup):
        yield Situation(name, model, [setup.loader(given, 5, 3)], setup.loss(), optimizer)
    if setup.extremes is not None:
        model, small, large = setup.extremes(given, 3)
        inputs, targets = (torch.cat(halves) for halves in zip(small, large, small, strict=True))
        yield usual("both", loader_of((inputs, targets), 3), model=model)


def loader_of(examples: Batch, size: int = 8) -> DataLoader[Any]:
    """A plain DataLoader over examples, in batches of `size`."""
    return DataLoader(Rows(rows_of(examples)), batch_size=size)


def _collated(batch: Batch, given: Draws) -> DataLoader[Any]:
    """A loader whose dataset holds (target, half of the input): only its collate function makes the examples of it."""

    def collate(rows: list[Any]) -> Any:
        targets, halves = default_collate(rows)
        return 2 * halves, targets

    rows = [(target, inputs / 2) for inputs, target in rows_of(batch)]
    return DataLoader(Rows(rows), batch_size=2, sampler=given.permutation(len(rows)), collate_fn=collate)


class _Orders(Sampler[int]):
    """Gives the next one of some orders in each pass."""

    def __init__(self, orders: Sequence[Sequence[int]]) -> None:
        self.orders = orders
        self.passes = 0

    def __len__(self) -> int:
        return len(self.orders[0])

    def __iter__(self) -> Iterator[int]:
        order = self.orders[self.passes % len(self.orders)]
        self.passes += 1
        return iter(order)


def _different_orders(given: Draws, count: int, many: int) -> list[tuple[int, ...]]:
    found: dict[tuple[int, ...], None] = {}
    while len(found) < many:
        found[tuple(given.permutation(count))] = None
    return list(found)


class _OwnOrders(RandomSampler):
    """Shuffles as PyTorch does, and notes how."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(rows)
        self.seen: list[tuple[int, ...]] = []

    def __iter__(self) -> Iterator[int]:
        order = tuple(super().__iter__())
        self.seen.append(order)
        return iter(order)


def seen_of_shuffling(
    given: Draws, setup: Setup, call: Callable[[Situation, Any], Sequence[Mapping[str, Any]]]
) -> dict[str, Any]:
    """What two epochs do whose loader gives another order in each pass, in two batches.

    Args:
        given: draws the orders.
        setup: what is trained.
        call: see `seen_in`; of two epochs.

    Returns:
        what `seen_in` gives; `outcomes`: what it may be, with up to so many passes for something else before each
        epoch; `orders`: how many different ones there were in two epochs with a loader that shuffles as PyTorch does.
    """
    sums = given.torch_seed  # for the same sums of each outcome

    def loader(sampler: Sampler[int]) -> DataLoader[Any]:
        return DataLoader(Rows(rows), batch_size=3, sampler=sampler)

    rows = rows_of(setup.examples(given, 5))
    orders = _different_orders(given, 5, 2 * PASSES)
    model, start = setup.model(given), setup.model(given)
    start.load_state_dict(model.state_dict())
    optimizer = setup.sgd(given, model)
    outcomes = list(_outcomes(start, [list(loader(_Orders([order]))) for order in orders], setup, optimizer, sums))
    shown = seen_in(
        Situation("shuffled", model, [loader(_Orders(orders))], setup.loss(), optimizer), Draws(sums, ""), call
    )
    # Many rows, so that two drawn orders are never the same.
    many, model = Rows(rows * 3), setup.model(given)
    own = _OwnOrders(many)
    shuffled = DataLoader(many, batch_size=8, sampler=own)
    seen_in(Situation("shuffled", model, [shuffled], setup.loss(), setup.sgd(given, model)), given, call)
    return {**shown, "outcomes": outcomes, "orders": len(set(own.seen))}


def _outcomes(
    model: nn.Module, passes: Sequence[Sequence[Batch]], setup: Setup, optimizer: torch.optim.Optimizer, sums: int
) -> Iterator[dict[str, Any]]:
    """Where two epochs can lead that are made of these passes in their order."""
    start, rate = parameter_values(model), optimizer.param_groups[0]["lr"]

    def epoch(trained: nn.Module, batches: Sequence[Batch]) -> float:
        parameters, total, count = list(trained.parameters()), 0.0, 0
        for inputs, targets in batches:
            loss = setup.loss()(trained(inputs), targets)
            with torch.no_grad():
                for parameter, slope in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
                    parameter.sub_(slope, alpha=rate)
            total, count = total + loss.item() * len(inputs), count + len(inputs)
        return total / count

    for first in range(PASSES):
        once = copy.deepcopy(model)
        losses = [epoch(once, passes[first])]
        for second in range(first + 1, first + 1 + PASSES):
            twice = copy.deepcopy(once)
            both = [*losses, epoch(twice, passes[second])]
            yield {"moved": moves(twice, start, Draws(sums, "")), "losses": [as_number(loss) for loss in both]}


def shuffled_updates(parameters: str, seen: Mapping[str, Any], expected: Mapping[str, Any]) -> list[Claim]:
    """Claims that each epoch went through the loader anew, as far as it did not raise: that is found elsewhere."""
    if seen["raised"] or len(seen["losses"]) != len(expected["losses"]):
        return []
    moved = any(near(seen["moved"], one["moved"]) for one in expected["outcomes"])
    return [
        Holds(
            tr("{parameters} after two epochs with a loader that shuffles in every pass", parameters=parameters),
            moved,
            tr("trained on each epoch's own batches"),
            tr("trained on others"),
        ),
        Holds(
            tr("the orders of two epochs with a loader that shuffles"),
            seen["orders"] >= 2,
            tr("different"),
            tr("the same"),
        ),
    ]


def shuffled_losses(seen: Mapping[str, Any], expected: Mapping[str, Any]) -> list[Claim]:
    """Claims that the losses belong to what was trained; nothing where that is wrong already."""
    possible = [one["losses"] for one in expected["outcomes"] if near(seen["moved"], one["moved"])]
    if seen["raised"] or not possible or len(seen["losses"]) != len(expected["losses"]):
        return []
    found = any(near_losses(seen["losses"], losses) for losses in possible)
    return [
        Holds(
            tr("the losses of two epochs with a loader that shuffles in every pass"),
            found,
            tr("the means over each epoch's examples"),
            tr("others"),
        )
    ]
