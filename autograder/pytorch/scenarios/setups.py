"""Setups: the model, the examples, the loss and the optimizer that a student's loop is given to train with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader

from autograder.core.language import noted, tr
from autograder.lesson.declare import DeclarationError
from autograder.lesson.draws import Draws, Rows

CPU = torch.device("cpu")
Batch = tuple[torch.Tensor, torch.Tensor]


@dataclass(frozen=True)
class Setup:
    """What is trained in a lesson, and on what.

    Attributes:
        model: makes the model, with drawn parameters.
        examples: draws this many examples: inputs (n, ...) and targets (n, ...).
        loss: makes the loss function that the lesson uses.
        other_loss: makes another one, whose gradients are others, for the same outputs and targets.
        rate: lowest and highest learning rate at which plain SGD gets better with every step.
        words: what the inputs, the model's outputs and the targets are called in messages.
        parameters: what the model's parameters are called in messages.
        deeper_model: makes another model for the same examples, with layers that are not alike.
        extremes: makes a model and two batches of so many examples: with a very small loss, and with a very large one.
    """

    model: Callable[[Draws], nn.Module]
    examples: Callable[[Draws, int], Batch]
    loss: Callable[[], nn.Module]
    other_loss: Callable[[], nn.Module]
    rate: tuple[float, float]
    words: tuple[str, str, str] = (noted("inputs"), noted("outputs"), noted("targets"))
    parameters: str = noted("weights and biases")
    deeper_model: Callable[[Draws], nn.Module] | None = None
    extremes: Callable[[Draws, int], tuple[nn.Module, Batch, Batch]] | None = None

    def __post_init__(self) -> None:
        if not 0 < self.rate[0] <= self.rate[1]:
            raise DeclarationError(
                tr(
                    "a setup's `rate` is {rate!r}: give the lowest and the highest learning rate, such as (0.05, 0.1)",
                    rate=self.rate,
                )
            )

    def sgd(self, given: Draws, model: nn.Module, momentum: float = 0.0, **options: Any) -> torch.optim.SGD:
        """SGD for the model's parameters; with momentum at a rate so much smaller that steps add up to the same."""
        low, high = self.rate
        rate = low + (high - low) * given.real(0, 1)  # rates may be smaller than what `real` can draw
        return torch.optim.SGD(model.parameters(), lr=rate * (1 - momentum), momentum=momentum, **options)

    def batches(self, given: Draws, count: int) -> list[Batch]:
        """Drawn batches (inputs, targets) of three to six examples each."""
        return [self.examples(given, given.integer(3, 6)) for _ in range(count)]

    def loader(self, given: Draws, count: int, size: int) -> DataLoader[Any]:
        """A DataLoader over `count` drawn examples in batches of `size`; classes are plain ints.

        See `in_another_order`.
        """
        return in_another_order(given, rows_of(self.examples(given, count)), size)


def rows_of(batch: Batch) -> list[Any]:
    """The examples of a batch, each an input and its target; classes are plain ints."""
    inputs, targets = batch
    whole = targets.dim() == 1 and not targets.is_floating_point()
    return list(zip(inputs, targets.tolist() if whole else targets, strict=True))


def in_another_order(given: Draws, rows: Sequence[Any], size: int) -> DataLoader[Any]:
    """A DataLoader that gives rows as they stand, in batches of `size`, the same in every pass; its dataset has them in
    a drawn order, so that whoever goes through that sees others."""
    order = given.permutation(len(rows))
    stored = dict(zip(order, rows, strict=True))
    return DataLoader(Rows([stored[place] for place in range(len(rows))]), batch_size=size, sampler=order)


def adam(given: Draws, model: nn.Module) -> torch.optim.Adam:
    """Adam: its first step already goes another way than plain gradient descent would."""
    return torch.optim.Adam(model.parameters(), lr=given.real(0.01, 0.03))


@dataclass(frozen=True)
class Work:
    """What one call of a student's loop is about, for the author's `call`.

    Attributes:
        model: that is trained.
        data: a batch (inputs, targets) for a step, a DataLoader of such batches for epochs.
        loss: the loss function.
        optimizer: of the model's parameters.
        epochs: how many are asked for.
        device: where the model is, and where the batch has to be.
    """

    model: nn.Module
    data: Any
    loss: Callable[..., Any]
    optimizer: torch.optim.Optimizer
    epochs: int = 1
    device: torch.device = CPU


# How a lesson calls its function: `lambda student, work: student.fit(work.model, work.data, ...)`.
Call = Callable[[Any, Work], Any]


def usual_call(name: str, *, device: bool = False, epochs: bool = False) -> Call:
    """Calls a student's function as `name(model, data, loss, optimizer)`, with a device first, or epochs last."""

    def call(student: Any, work: Work) -> Any:
        arguments: list[Any] = [work.model, work.data, work.loss, work.optimizer]
        if device:
            arguments.insert(0, work.device)
        if epochs:
            arguments.append(work.epochs)
        return getattr(student, name)(*arguments)

    return call


class Quantile(nn.Module):
    """The quantile loss: too low a number costs `share` of the error, too high a one the rest. Unlike the squared
    error it tells outputs from targets, so a step that mixes them up is seen.

    R. Koenker and G. Bassett, Regression quantiles, Econometrica 46 (1978).
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, input: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """The mean over all numbers, a scalar; arguments are called as those of PyTorch's losses."""
        error = target - input
        return torch.maximum(self.share * error, (self.share - 1) * error).mean()


def line_setup(rate: tuple[float, float] = (0.05, 0.12)) -> Setup:
    """A linear model with one weight and one bias, columns (n, 1) roughly on a line, the mean squared error."""
    return Setup(
        _line,
        _columns,
        nn.MSELoss,
        partial(Quantile, 0.8),
        rate,
        parameters=tr("weight and bias"),
        deeper_model=lambda given: nn.Sequential(given.linear(1, 3), nn.Tanh(), given.linear(3, 1)),
        extremes=_near_and_far,
    )


def _line(given: Draws) -> nn.Module:
    return given.linear(1, 1)


def _columns(given: Draws, count: int) -> Batch:
    x = given.uniform(-2, 2, count, 1)
    return x, 1.5 * x - 0.5 + given.normal(count, 1, scale=0.2)


def _near_and_far(given: Draws, count: int) -> tuple[nn.Module, Batch, Batch]:
    model, (x, _) = _line(given), _columns(given, count)
    with torch.no_grad():
        on_the_line = model(x)
    small, large = given.uniform(0.002, 0.006, count, 1), given.uniform(300, 600, count, 1)
    return model, (x, on_the_line + small), (x, on_the_line + large)


def image_setup(shape: tuple[int, int, int], classes: int, rate: tuple[float, float]) -> Setup:
    """A linear classifier of small images and their classes, with the cross-entropy.

    Args:
        shape: of one image, (channels, height, width); grey values are k/255.
        classes: how many there are, numbered from 0.
        rate: see `Setup`; the more pixels, the smaller it has to be. With 784 pixels, 0.003 to 0.006 is good.
    """
    channels, height, width = shape

    def flat(given: Draws) -> nn.Module:
        return nn.Sequential(nn.Flatten(), given.linear(torch.Size(shape).numel(), classes))

    def images(given: Draws, count: int) -> Batch:
        return given.integers(0, 255, count, *shape).float() / 255, given.integers(0, classes - 1, count)

    def convolution(given: Draws) -> nn.Module:
        layer = nn.Conv2d(channels, 1, 2)
        given.fill(layer, scale=0.5)
        return nn.Sequential(layer, nn.Flatten(), given.linear((height - 1) * (width - 1), classes))

    def sure_of_one_class(given: Draws, count: int) -> tuple[nn.Module, Batch, Batch]:
        model, (pixels, _), chosen = flat(given), images(given, count), given.integer(0, classes - 1)
        *_, bias = model.parameters()
        with torch.no_grad():
            bias[chosen] += 7
        right = torch.full((count,), chosen)
        return model, (pixels, right), (pixels, (right + 1) % classes)

    return Setup(
        flat,
        images,
        nn.CrossEntropyLoss,
        partial(nn.CrossEntropyLoss, label_smoothing=0.5, reduction="sum"),
        rate,
        words=(noted("pixels"), noted("scores"), noted("classes")),
        deeper_model=convolution,
        extremes=sure_of_one_class,
    )
