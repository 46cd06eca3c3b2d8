"""Failure signatures of whole trainings: what tells one mistake from another."""

import contextlib
import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest import mock

import torch
from torch import nn

from autograder.core.language import tr
from autograder.lesson.draws import Draws
from autograder.lesson.observed import Observed
from autograder.pytorch.training.accuracy import scores_of
from autograder.pytorch.training.data import (
    CLASSES,
    PIXELS,
    SCREENED,
    as_images,
    few_images,
    mean_pixel,
    two_classes,
)
from autograder.pytorch.training.pairs import LossPairs
from autograder.pytorch.training.recipe import (
    SORTED_LIMIT,
    Recipe,
    fraction_of_zeros,
    memory_of,
    own_losses_noted,
    recognised,
)
from autograder.pytorch.training.straight import is_straight
from autograder.pytorch.watch import LossInputs, Training

ASKED = 200  # held-out images that a screened model is asked about: the first half, and the second halfway to it
# How far parameters go in 5 epochs with 1,045 images in batches of 64, as a multiple of their size at the start. A
# linear model: SGD 0.05 1.15, 0.01 .47, 0.003 .19, 0.001 .07; 784-100-10: 0.1 .49, 0.01 .09, 0.003 .028, 0.001 .01.
HARDLY_STRAIGHT, HARDLY_BENT = 0.12, 0.04
if TYPE_CHECKING:  # torchvision takes more than a second to load: judges do without
    from autograder.pytorch.fashion_mnist.dataset import InMemoryFashionMNIST


def symptoms(recipe: Recipe, student: Any, given: Draws) -> dict[str, Any]:
    """What is seen of a training in a few words; for explanations only.

    `certain` are those that follow from how it is written; what comes out of it hangs on draws as well.
    """
    data, _, _, _, held_out, classes = few_images(given)
    seen = _watched(recipe, student, data, held_out, classes, Epochs(5, 3))
    words = seen.words or _outcome(recipe, student, given, data, seen, classes)
    return {"symptoms": words, "certain": seen.words}


def screen(recipe: Recipe, student: Any, given: Draws) -> dict[str, Any]:
    """The same of a few updates: quick, and silent about what shows only later."""
    data, _, _, _, held_out, classes = few_images(given, SCREENED)
    seen = _watched(recipe, student, data, held_out[:ASKED], classes[:ASKED], Epochs(2, 1))
    watch, moved = seen.watch, seen.watch.moved()
    shown = {
        "parameters hardly move": moved < 0.0004,
        "parameters move far": moved > 20,
        # An epoch has no more than three batches here: of these one is few.
        "few of the batches end in a step": 0 < watch.steps < watch.backwards / 2,
        "few of the batches end in a backward": 0 < watch.backwards < watch.forwards / 2,
    }
    return {"symptoms": seen.words + [name for name, there in shown.items() if there] or ["nothing"]}


class Epochs(NamedTuple):
    """For how many epochs a watched training runs: once for more, once for fewer."""

    more: int
    fewer: int


class _Watched(NamedTuple):
    """A watched training: what is said of it, and what it rests on."""

    words: list[str]
    watch: Training
    losses: LossInputs
    predicted: torch.Tensor
    straight: bool


def _watched(
    recipe: Recipe,
    student: Any,
    data: "InMemoryFashionMNIST",
    held_out: torch.Tensor,
    classes: torch.Tensor,
    epochs: Epochs,
) -> _Watched:
    watch = Training(PIXELS)
    losses = LossPairs(watch, data)
    with own_losses_noted(recipe, student, losses), watch, backward_calls() as calls:
        made = recipe.train(student, data, epochs.more)
    scores = scores_of(made, held_out)
    shorter = Training(PIXELS)
    with shorter:
        second = recipe.train(student, data, epochs.fewer)
    updates = [run.steps or run.backwards for run in (shorter, watch)]
    beside = epochs_beside(updates, epochs)
    fresh = watch.backwards - watch.stale / max(watch.parameters, 1)
    inputs = watch.inputs_of(made)
    mixing = (scores_of(made, held_out[:7]) - scores[:7]).abs().max() > 1e-3 * (scores.max() - scores.min())
    right = float((scores.argmax(dim=1) == classes).float().mean())
    across = losses.across > (losses.calls + losses.likelihoods) / 4
    # Where all images are in one batch, or have the classes of others, their order does nothing.
    ordered = in_order(watch, data) and not losses.apart() and not in_one_batch(watch, data)
    straight = is_straight(made, held_out)
    numbers = sum(parameter.numel() for parameter in made.parameters()) if isinstance(made, nn.Module) else 0
    found = {
        "probabilities in the loss": losses.distributions > losses.calls / 4,
        "scores cut off": losses.calls > 0 and fraction_of_zeros(scores) > 0.1,
        "scores cut off for the loss": losses.clipped > losses.calls / 2,
        "scores squeezed for the loss": losses.squeezed > losses.calls / 2,
        "softmax over the images": across,
        "probabilities in the likelihood": losses.unlogged > losses.likelihoods / 4,
        "no logarithms in the likelihood": losses.unnormalised > losses.likelihoods / 4,
        "classes of other images": losses.apart(),
        "parameters set anew": epochs.more - 1 <= watch.jumps <= 2 * epochs.more,
        "old gradients": watch.stale > 0,
        "gradients reset once an epoch": watch.stale > 0 and abs(fresh - epochs.more) <= 1,
        "no backward": watch.backwards == 0,
        "backward in vain": bool(calls) and watch.backwards == 0,
        "few steps": 0 < watch.steps < watch.backwards / 3,
        "no step": watch.steps == 0 and watch.moved() == 0,  # an update may be made by hand
        "batches without backward": 0 < watch.backwards < watch.forwards / 3,
        "steps of another model": watch.foreign_steps > 0,
        "steps without gradients": watch.empty_steps > watch.steps / 2,
        "resting parameters": watch.resting() > 0 and not across,  # over the images, gradients of a bias are about 0
        "parameters without gradients": watch.asleep() > 0.1,
        "gradients of zero": watch.asleep() > 0.1 and watch.flat() > 0.1,
        "all rest": watch.moved() == 0,
        "few images": watch.distinct < 0.2 * len(data),
        "part of the images": watch.distinct < 0.78 * len(data),
        "images of one epoch": watch.rows < 1.5 * len(data),
        "images of many epochs": watch.rows > 1.4 * epochs.more * len(data),
        "always as many updates": updates[0] == updates[1],
        "not by the epochs": abs(updates[0] * epochs.more - updates[1] * epochs.fewer) > 0.2 * updates[1],
        "an epoch too many": 0.6 < beside < 1.4,
        "an epoch too few": -1.4 < beside < -0.6,
        "other pixels": inputs is not None and abs(inputs[0] - mean_pixel(data.data)) >= 0.1,
        "far brighter pixels": inputs is not None and inputs[0] > 2,
        "one model": made is second or bool(memory_of(made) & memory_of(second)),
        "images mixed": bool(mixing) and not across,
        "images in their order": ordered,
        "another number of scores": scores.shape[1] != CLASSES,
        "a model that was not trained": inputs is None and right < 0.3,
        "no bend": recipe.curved and straight,
        "no hidden layer": recipe.curved and 0 < numbers <= PIXELS * CLASSES + CLASSES,
    }
    words = sorted(name for name, there in found.items() if there)
    return _Watched(words, watch, losses, scores.argmax(dim=1), straight)


@contextlib.contextmanager
def backward_calls() -> Iterator[list[bool]]:
    """A list that grows with each call of a tensor's `backward`."""
    found: list[bool] = []

    def backward(self: torch.Tensor, *args: Any, **kwargs: Any) -> None:
        found.append(True)
        plain(self, *args, **kwargs)

    plain: Any = torch.Tensor.backward
    with mock.patch.object(torch.Tensor, "backward", backward):
        yield found


def epochs_beside(updates: list[int], epochs: Epochs) -> float:
    """How many epochs are trained more than asked for, from the updates of fewer and of more; 0 where they do not
    grow."""
    slope = (updates[1] - updates[0]) / (epochs.more - epochs.fewer)
    return updates[0] / slope - epochs.fewer if slope > 0 else 0.0


def in_order(watch: Training, data: "InMemoryFashionMNIST") -> bool:
    """Whether the first epoch's images came in the order of the dataset."""
    places = {key: place for place, key in enumerate(watch.keys(as_images(data.data)))}
    came = [places[key] for key in watch.order[: len(data)] if key in places]
    following = sum(later == earlier + 1 for earlier, later in itertools.pairwise(came))
    return len(came) > len(data) / 2 and following > 0.95 * (len(came) - 1)


def in_one_batch(watch: Training, data: "InMemoryFashionMNIST") -> bool:
    """Whether each call of the model was given most of the images at once."""
    return watch.rows > 0.78 * len(data) * watch.forwards > 0


def answers_shifted(predicted: torch.Tensor, classes: torch.Tensor) -> bool:
    """Whether most answers are the right class plus the same number."""
    shifts = ((predicted - classes) % CLASSES).bincount(minlength=CLASSES)
    return int(shifts[1:].max()) > len(classes) / 2


def _outcome(
    recipe: Recipe,
    student: Any,
    given: Draws,
    data: "InMemoryFashionMNIST",
    seen: _Watched,
    classes: torch.Tensor,
) -> list[str]:
    """Only where the mechanics are in order does the outcome say anything."""
    predicted, watch = seen.predicted, seen.watch
    if in_one_batch(watch, data):  # all that the outcome shows follows from this
        return [tr("one batch of all images")]
    right = float((predicted == classes).float().mean())
    drawn = two_classes(given)
    pair = [int(drawn.numbers[one]) for one in drawn.pair]
    kept = recognised(
        Observed({"predicted": scores_of(recipe.train(student, drawn.data, 2), drawn.aside).argmax(dim=1)}),
        Observed({"classes": torch.tensor(pair).repeat_interleave(50), "pair": pair}),
    )
    hardly = watch.moved() < (HARDLY_STRAIGHT if seen.straight else HARDLY_BENT)
    outcome = {
        "order matters": kept[0] < SORTED_LIMIT <= kept[1] and not hardly,
        "parameters hardly move": hardly,
        "parameters move far": watch.moved() > 50,
        "loss rises": seen.losses.rise() and watch.moved() <= 50,
        "answers shifted": answers_shifted(predicted, classes),
        "always the same answer": len(predicted.unique()) == 1,  # type: ignore[no-untyped-call]  # torch has no types for it
        "wrong answers": right < 0.04 and not answers_shifted(predicted, classes),
    }
    return sorted(name for name, there in outcome.items() if there) or ["nothing"]
