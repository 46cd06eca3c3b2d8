"""Results of whole trainings: how many images that it has not seen a model knows, and how many it should."""

import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.core.language import tr
from autograder.lesson.claims import Claim, Claims, Holds, MoreSeeds, Remark
from autograder.lesson.draws import Draws
from autograder.pytorch.training.accuracy import hits, linear_accuracies, scores_of, trained_on_all
from autograder.pytorch.training.data import facts_about_all_images, few_images, held_out_classes, pictures
from autograder.pytorch.training.recipe import Recipe
from autograder.pytorch.training.sequential import (
    ALLOWED,
    LINEAR_MODELS,
    against_a_limit,
    against_linear_models,
    linear_level,
)


@dataclass(frozen=True)
class Reached:
    """Accuracies after 5 epochs, from trainings with many seeds; by the kind of data, "full" or "sample".

    Attributes:
        learns: the least that shows that something is learned.
        good: the least of a training that is as good as it should be. On the sample it is also what a network has to
            reach that should beat a linear model: few images are too few for that.
        sure: from here on one training proves that it is `good`; below, the median of three decides.
        spread: which accuracies right programs reached, for people.
        few: the number of images to train on instead of all, where it is only asked whether something is learned.
    """

    learns: Mapping[str, float]
    good: Mapping[str, float] = field(default_factory=dict)
    sure: Mapping[str, float] = field(default_factory=dict)
    spread: Mapping[str, str] = field(default_factory=dict)
    few: int | None = None

    def learned(self, recipe: Recipe, student: Any, given: Draws) -> dict[str, Any]:
        """A training on few images."""
        data, held_out, *_ = few_images(given, self.few)
        predicted = scores_of(recipe.train(student, data, 5), held_out).argmax(dim=1)
        return {"source": pictures(given).source, "predicted": predicted}

    def full_training(self, recipe: Recipe, student: Any, given: Draws) -> dict[str, Any]:
        """A training on all images, and one on few scrambled ones."""
        return trained_on_all(lambda data, epochs: recipe.train(student, data, epochs), given)

    def facts(self, given: Draws) -> dict[str, Any]:
        """What the judge knows about `learned` and `full_training`."""
        if self.few:
            return {"labels": held_out_classes(given, self.few)}
        return facts_about_all_images(given)

    def facts_with_linear_accuracy(self, given: Draws) -> dict[str, Any]:
        """The same, with what some linear models reach; not on the sample, where nothing is compared with them."""
        if pictures(given).source == "sample":
            return self.facts(given)
        seeds = range(given.torch_seed, given.torch_seed + LINEAR_MODELS)
        return {**self.facts(given), "linear": linear_accuracies(given, seeds)}

    def learns_from_the_images(self, seen: Any, expected: Any) -> Claims:
        """After 5 epochs the model knows most of the test images, far more than the 10 % of guessing."""
        source = expected.source
        sure = self.learns[source] + (0.1 if self.few else 0.0)
        words = self.spread.get(source, "") or tr("guessing gives 10%")
        return _reaches(seen, expected, self.learns[source], sure, words)

    def is_as_good_as_a_linear_model(self, seen: Any, expected: Any) -> Claims:
        """After 5 epochs the model classifies the test images as well as a well-trained linear model, or better."""
        source = expected.source
        return _reaches(seen, expected, self.good[source], self.sure[source], self.spread.get(source, ""))

    def beats_the_linear_model(self, seen: Any, expected: Any) -> Claims:
        """After 5 epochs the model classifies more test images rightly than a linear model."""
        if expected.source == "sample":
            claims = _reaches(seen, expected, self.good["sample"], 0.0, "")
            return [*claims, Remark(tr("On the small sample: more is seen on all 60,000 images."))]
        return _beats(seen, expected)


# 1,045 scrambled images, 25 epochs, two seeds: right trainings .64 to .85, with a learning rate of 0.001 .5 and more;
# weights from elsewhere .02 to .2.
LEARNS_ANYTHING = 0.2


def learns_other_images(seen: Any, expected: Any) -> Claim:
    """Claims that what is trained is learned: images that nobody could know before this run are learned too."""
    best = max(
        hits(one, other, "scrambled_labels", "scrambled")
        for one, other in zip(seen.attempts, expected.attempts, strict=False)
    )
    return Holds(
        tr("the accuracy after 25 epochs with 1,000 images whose pixels are in another order"),
        best >= LEARNS_ANYTHING,
        tr(
            "at least {least:.0%}: a model that is trained learns such images too",
            least=LEARNS_ANYTHING,
        ),
        f"{best:.0%}",
    )


def _accuracies(seen: Any, expected: Any) -> list[float]:
    """The accuracies on images that were not trained on, one for each training that was seen."""
    return [hits(one, other, "labels") for one, other in zip(seen.attempts, expected.attempts, strict=False)]


NEAR = 0.01  # to a limit, where a digit after the point tells on which side an accuracy is


def _reaches(seen: Any, expected: Any, least: float, sure: float, words: str) -> list[Claim]:
    """Claims that the accuracy on the test images is at least `least`; below `sure` the median of three decides."""
    accuracies = _accuracies(seen, expected)
    decision = against_a_limit(accuracies, least, sure)
    found = statistics.median(accuracies)
    what = (
        tr("the accuracy on the test images")
        if len(accuracies) == 1
        else tr("the accuracy on the test images (the median of {trainings} trainings)", trainings=len(accuracies))
    )
    wanted = (
        tr("at least {least:.0%}: {why}", least=least, why=words) if words else tr("at least {least:.0%}", least=least)
    )
    got = f"{found:.1%}" if abs(found - least) < NEAR else f"{found:.0%}"
    claims: list[Claim] = [Holds(what, decision.holds, wanted, got)]
    if hasattr(expected, "scrambled_labels"):
        claims.append(learns_other_images(seen, expected))
    return claims if decision.settled else [*claims, MoreSeeds()]


def _beats(seen: Any, expected: Any) -> Claims:
    found = _accuracies(seen, expected)
    linear = [one for other in expected.attempts[: len(found)] for one in other.linear]
    decision = against_linear_models(found, linear)
    level, spread = linear_level(linear)
    what = (
        tr("the accuracy on the test images after 5 epochs")
        if len(found) == 1
        else tr("the accuracy on the test images after 5 epochs, in {trainings} trainings", trainings=len(found))
    )
    claims: list[Claim] = [
        Holds(
            what,
            decision.holds,
            tr(
                "at least {least:.1%}: linear models reach {level:.1%} on average, and differ by {spread:.1%} among "
                "themselves",
                least=level - ALLOWED * spread,
                level=level,
                spread=spread,
            ),
            tr(" and ").join(f"{one:.1%}" for one in found),
        ),
        learns_other_images(seen, expected),
    ]
    return claims if decision.settled else [*claims, MoreSeeds()]
