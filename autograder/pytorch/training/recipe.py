"""A recipe: the task that trains, and what is noted about one of its trainings."""

import contextlib
import inspect
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.lesson.claims import Claim, Holds
from autograder.lesson.declare import Task
from autograder.pytorch.training.accuracy import hits, scores_of
from autograder.pytorch.watch import LossInputs, Training


@dataclass(frozen=True)
class Recipe:
    """A task that trains.

    Attributes:
        task: where probes and checks are declared.
        train: calls the student's function: (student, dataset, number of epochs) -> whatever it returns.
        curved: whether the model has to be more than one linear map.
    """

    task: Task
    train: Callable[[Any, Any, int], Any]
    curved: bool = False


def something_was_trained(seen: Any, expected: Any) -> Claim:
    """Claims that there was a training: images went in, parameters were updated, or at least the result is good."""
    watched = seen.images >= expected.count / 25 and 0 < seen.moved < math.inf
    # Without an optimizer or `backward` nobody knows what moved the parameters, nor with what. Weights from elsewhere
    # whose classes are matched to those of the run reached .07 to .22 in 24 runs, linear models that were trained by
    # hand at least .43 with a learning rate of 0.003 and more.
    needed = 0.0 if watched and seen.updates > 0 else 0.25 if watched else 0.3
    trained = hits(seen, expected, "classes") >= needed
    return Holds(tr("the training"), trained, tr("changes the parameters of the model"), tr("changes nothing"))


def observed(watch: Training, made: Any, held_out: torch.Tensor) -> dict[str, Any]:
    """What `something_was_trained` needs."""
    return {
        "images": watch.distinct,
        "moved": watch.moved(),
        "updates": max(watch.steps, watch.backwards),
        "predicted": scores_of(made, held_out).argmax(dim=1),
    }


@contextlib.contextmanager
def own_losses_noted(recipe: Recipe, student: Any, losses: LossInputs) -> Iterator[None]:
    """Let `losses` see what goes into the student's own `softmax` and `cross_entropy` too."""
    names = getattr(inspect.unwrap(getattr(student, recipe.task.name)), "__globals__", {})
    before = {name: names[name] for name in ("softmax", "cross_entropy") if callable(names.get(name))}

    def noting(function: Callable[..., Any]) -> Callable[..., Any]:
        def noted(scores: Any, *args: Any, **kwargs: Any) -> Any:
            losses.note(scores)
            return function(scores, *args, **kwargs)

        return noted

    names.update({name: noting(function) for name, function in before.items()})
    try:
        with losses:
            yield
    finally:
        names.update(before)


def fraction_of_zeros(scores: torch.Tensor) -> float:
    """How many of the scores are exactly 0."""
    return float((scores == 0).float().mean())


SORTED_LIMIT = 0.1


def recognised(seen: Any, expected: Any) -> tuple[float, float]:
    """Which fractions of the first and of the last class were recognised."""
    predicted, classes = seen.predicted, expected.classes
    if not isinstance(predicted, torch.Tensor) or predicted.shape != classes.shape:
        return 0.0, 0.0
    first, last = (float((predicted[classes == one] == one).float().mean()) for one in expected.pair)
    return first, last


def memory_of(made: Any) -> set[int]:
    """Where the numbers of a model's parameters lie."""
    parameters = made.parameters() if isinstance(made, nn.Module) else []
    return {parameter.untyped_storage().data_ptr() for parameter in parameters} - {0}
