"""Straight models: those that do to an image no more than one linear map would."""

import math
from typing import Any

import torch

from autograder.core.language import tr
from autograder.lesson.claims import Claims, Equal, Holds
from autograder.lesson.draws import Draws
from autograder.lesson.observed import Observed
from autograder.pytorch.training.accuracy import scores_of
from autograder.pytorch.training.data import few_images
from autograder.pytorch.training.recipe import Recipe


def halfway_between_images(recipe: Recipe, student: Any, given: Draws) -> dict[str, torch.Tensor]:
    """A trained model is asked about images, about others, and about the pictures halfway between them."""
    data, held_out, *_ = few_images(given)
    return halfway(recipe.train(student, data, 3), held_out)


def halfway(made: Any, images: torch.Tensor) -> dict[str, torch.Tensor]:
    """Scores of images, of others, and of the pictures halfway between them."""
    one, other = images[:100], images[100:200]
    return {
        "one": scores_of(made, one),
        "other": scores_of(made, other),
        "halfway": scores_of(made, (one + other) / 2),
    }


def bend(seen: Any) -> float:
    """How far the scores halfway are from the mean of both ends, in units of the scores' spread over the images.

    Differences between classes are compared: log-softmax at the end shifts all scores of an image alike. nan where
    the scores do not depend on the image.
    """
    if not seen.one.shape == seen.other.shape == seen.halfway.shape:
        return math.nan
    one, other, middle = (scores.double() - scores.double()[:, :1] for scores in (seen.one, seen.other, seen.halfway))
    spread = float(torch.cat([one, other]).std(dim=0).max())
    return float((middle - (one + other) / 2).abs().max()) / spread if spread > 1e-9 else math.nan


def is_straight(made: Any, images: torch.Tensor) -> bool:
    """Whether a model that tells images apart does so by one linear map; for explanations only."""
    seen = Observed(halfway(made, images))
    answers = torch.cat([seen.one, seen.other]).argmax(dim=1)
    return bend(seen) < 0.01 and bool((answers != answers[0]).any())


def is_more_than_one_linear_map(seen: Any, expected: Any) -> Claims:
    """The trained model is no linear model: there is an activation function between its layers."""
    found = bend(seen)
    return [
        Equal(tr("the shape of the scores"), list(seen.one.shape), list(expected.one.shape)),
        Holds(
            tr("the scores"), math.isfinite(found), tr("different for different images"), tr("the same for all images")
        ),
        Holds(
            tr("the scores halfway between two images"),
            found > 0.01,
            tr("bend away from the mean of both"),
            tr("are exactly the mean of both, as in a linear model"),
        ),
    ]
