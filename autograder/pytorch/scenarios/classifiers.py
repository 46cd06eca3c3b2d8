"""Drawn classifiers, and batches of examples of which it is known how a classifier ranks their classes."""

import copy
from collections.abc import Sequence
from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader

from autograder.lesson.draws import Draws
from autograder.pytorch.scenarios.setups import in_another_order

BATCH = 5  # examples; the last batch is smaller


def varied_classifier(given: Draws, shape: Sequence[int] = (1, 28, 28), classes: int = 10) -> nn.Sequential:
    """A linear classifier of examples (n, *shape), with scores (n, classes).

    Its winners differ from example to example, and its classes differ much in their biases.
    """
    layer = given.linear(torch.Size(shape).numel(), classes)
    with torch.no_grad():
        # What all examples have in common has no say, so that the differences between them decide.
        layer.weight.sub_(layer.weight.mean(dim=1, keepdim=True)).mul_(4)
        layer.bias.copy_(given.uniform(-1.5, 1.5, classes))
    return nn.Sequential(nn.Flatten(), layer)


def shift(model: nn.Sequential, by: float) -> None:
    """Add a number to all scores of a classifier of `varied_classifier`: its answers stay."""
    with torch.no_grad():
        model[-1].get_parameter("bias").add_(by)


def ranked_batches(given: Draws, model: nn.Module, shape: Sequence[int], places: Sequence[int]) -> DataLoader[Any]:
    """Batches of (examples, classes), one drawn example for each of `places`, with values k/255 as grey values are.

    They come in another order than that of the loader's dataset, see `in_another_order`. No two classes have nearly the
    same score, so that it does not matter in what batches they are computed.

    Args:
        given: draws them.
        model: a classifier on the CPU.
        shape: of one example.
        places: where an example's class is among its scores: 0 is the largest, so the answer right, -1 the least.
    """
    count = len(places)
    examples = given.integers(0, 255, count + count // 4 + 8, *shape).float() / 255
    with torch.no_grad():
        scores, ranks = model(examples).sort(dim=1, descending=True)
    clear = (-scores.diff(dim=1)).amin(dim=1).argsort(descending=True)[:count].sort().values
    examples, ranks = examples[clear], ranks[clear]
    classes = [int(ranks[example, place]) for example, place in enumerate(places)]
    return in_another_order(given, list(zip(examples, classes, strict=True)), BATCH)


def partly_right(
    given: Draws, model: nn.Module, shape: Sequence[int] = (1, 28, 28), last: int | None = None
) -> DataLoader[Any]:
    """Batches of which 1, 2, 1 and most of a smaller last one are classified rightly; one in each has the least score.

    Args:
        given: draws them.
        model: a classifier on the CPU.
        shape: of one example.
        last: size of the last batch, drawn if None; a single example is classified rightly.
    """
    last = last or given.integer(2, BATCH - 1)
    several = [_mixed([0] * right + [1] * (BATCH - right - 1) + [-1], given) for right in (1, 2, 1)]
    left = [0] if last == 1 else _mixed([0] * (last - 1) + [-1], given)
    return ranked_batches(given, model, shape, [*(place for batch in several for place in batch), *left])


class NotesRecording(nn.Module):
    """A classifier that notes for each batch whether gradients were recorded; its copies note it too."""

    def __init__(self, layers: nn.Module, notes: list[str]) -> None:
        super().__init__()
        self.layers = layers
        self.notes = notes

    def __deepcopy__(self, memo: dict[int, Any]) -> "NotesRecording":
        other = NotesRecording(copy.deepcopy(self.layers, memo), self.notes)
        other.training = self.training
        return other

    def forward(self, examples: torch.Tensor) -> Any:
        """The scores of the layers."""
        scores = self.layers(examples)
        self.notes.append("yes" if scores.requires_grad else "no")
        return scores


def _mixed(values: Sequence[int], given: Draws) -> list[int]:
    return [values[place] for place in given.permutation(len(values))]
