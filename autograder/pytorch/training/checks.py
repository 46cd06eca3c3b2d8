"""Checks of whole trainings, each with the probe that it looks at.

One file, since each check stands beside the probe that it looks at.
"""

from typing import TYPE_CHECKING, Any

import torch

from autograder.core.language import tr
from autograder.lesson.claims import Claim, Claims, Close, Holds, MoreSeeds, Remark, Tolerance
from autograder.lesson.draws import Draws
from autograder.pytorch.training.accuracy import hits, scores_of
from autograder.pytorch.training.data import PIXELS, as_images, few_images, two_classes
from autograder.pytorch.training.recipe import (
    SORTED_LIMIT,
    Recipe,
    fraction_of_zeros,
    memory_of,
    observed,
    own_losses_noted,
    recognised,
    something_was_trained,
)
from autograder.pytorch.watch import LossInputs, Order, Training

if TYPE_CHECKING:  # torchvision takes more than a second to load: judges do without
    from autograder.pytorch.fashion_mnist.dataset import InMemoryFashionMNIST


def two_watched_trainings(recipe: Recipe, student: Any, given: Draws) -> dict[str, Any]:
    """Two trainings of different lengths; of the longer one the losses, gradients and parameters."""
    data, held_out, *_ = few_images(given, scrambled=True)
    epochs = [given.integer(2, 3), given.integer(5, 6)]
    runs = []
    for number in epochs:
        losses, watch = LossInputs(), Training(PIXELS)
        with own_losses_noted(recipe, student, losses), watch:
            made = recipe.train(student, data, number)
        runs.append({"steps": watch.steps, "backwards": watch.backwards, "rows": watch.rows, "jumps": watch.jumps})
    given_to_it = watch.inputs_of(made)
    return {
        **observed(watch, made, held_out),
        "epochs": epochs,
        "runs": runs,
        "probabilities": losses.distributions,
        "clipped": losses.clipped,
        "squeezed": losses.squeezed,
        "across": losses.across,
        "normalising": losses.calls,
        "likelihoods": losses.likelihoods,
        "unlogged": losses.unlogged,
        "unnormalised": losses.unnormalised,
        "squared": losses.squared,
        "cut_off": fraction_of_zeros(scores_of(made, held_out)),
        "stale": watch.stale,
        "resting": watch.resting(),
        "asleep": watch.asleep(),
        "inputs": list(given_to_it) if given_to_it else [],
    }


def the_loss_is_given_scores(seen: Any, expected: Any) -> Claims:
    """Cross-entropy is given the scores as they are: no softmax before it, which it does itself, and no ReLU."""
    twice, likelihood = seen.probabilities, tr("what goes into the negative log-likelihood")
    claims: list[Claim] = [
        something_was_trained(seen, expected),
        # A few calls may be for showing results; a loss is computed for every batch.
        Holds(
            tr("what goes into the loss"),
            0 <= twice <= seen.normalising / 4,
            tr("scores"),
            tr("probabilities, so softmax is applied twice"),
        ),
        Holds(
            tr("the scores"),
            seen.normalising == 0 or 0 <= seen.cut_off < 0.1,
            tr("of both signs"),
            tr("cut off at 0, as by a ReLU after the last layer"),
        ),
        Holds(
            tr("what goes into the loss"),
            0 <= seen.clipped <= seen.normalising / 2,
            tr("scores of both signs"),
            tr("scores cut off at 0, as by a ReLU"),
        ),
        Holds(
            tr("what goes into the loss"),
            0 <= seen.squeezed <= seen.normalising / 2,
            tr("scores of any size"),
            tr("scores squeezed between 0 and 1, as by a sigmoid"),
        ),
        Holds(
            tr("what goes into the loss"),
            0 <= seen.across <= (seen.normalising + seen.likelihoods) / 4,
            tr("scores"),
            tr("numbers that a softmax over the images has made of them"),
        ),
        Holds(
            likelihood,
            0 <= seen.unlogged <= seen.likelihoods / 4,
            tr("logarithms of probabilities, as `log_softmax` gives them"),
            tr("the probabilities themselves"),
        ),
        Holds(
            likelihood,
            0 <= seen.unnormalised <= seen.likelihoods / 4,
            tr("logarithms of probabilities, as `log_softmax` gives them"),
            tr("numbers that are no such logarithms"),
        ),
    ]
    if seen.squared:
        claims.append(Remark(tr("The squared error works here, but cross-entropy is the usual loss for classes.")))
    return claims


def gradients_are_reset(seen: Any, expected: Any) -> Claims:
    """Each update uses the gradients of its own batch: old gradients are reset and do not pile up."""
    stale = seen.stale
    return [
        something_was_trained(seen, expected),
        Holds(
            tr("new gradients"),
            type(stale) is int and stale == 0,
            tr("in the place of the old ones"),
            tr("added to used ones, {times} times", times=stale),
        ),
    ]


def every_parameter_is_trained(seen: Any, expected: Any) -> Claims:
    """Every parameter is updated, in all layers: it gets a gradient, and the optimizer has it."""
    resting, asleep = seen.resting, seen.asleep
    return [
        something_was_trained(seen, expected),
        Holds(tr("parameters that stay as they were"), type(resting) is int and resting == 0, tr("none"), f"{resting}"),
        # A few constants may be kept as parameters, such as a mean to subtract.
        Holds(
            tr("the parameters that never got a gradient"),
            0 <= asleep < 0.1,
            tr("none"),
            tr("{part:.0%} of all numbers", part=asleep),
        ),
    ]


def is_trained_on_images_like_those_to_come(seen: Any, expected: Any) -> Claims:
    """The model is trained on images with pixels between 0 and 1, like those that it will be asked about."""
    # Usual augmentation (flips, shifts, noise) hardly changes the mean; other scales and offsets do.
    # A model that was not called itself, but inside another one, tells nothing about this.
    wanted = expected.mean
    mean = seen.inputs[0] if seen.inputs else wanted
    return [
        something_was_trained(seen, expected),
        Holds(
            tr("the mean of the pixels in training"),
            abs(mean - wanted) < 0.1,
            tr("about {mean:.2f}", mean=wanted),
            f"{mean:.2f}",
        ),
    ]


def sorted_by_class(recipe: Recipe, student: Any, given: Draws) -> dict[str, Any]:
    """A training on data that is sorted by class: its order, and its result where the order does not decide."""
    data, held_out, *_ = two_classes(given)
    with Order(PIXELS) as watch:
        recipe.train(student, data, 2)
    second = _of_the_second_class(watch, data)
    if is_mixed(second):
        return {"second": second}
    made = recipe.train(student, data, 2)
    return {"predicted": scores_of(made, held_out).argmax(dim=1), "second": second}


def _of_the_second_class(watch: Training, data: "InMemoryFashionMNIST") -> float | None:
    """Which fraction of the first images that the model saw is of the class that comes second in the data: 0 where they
    come in its order, about .5 where they are shuffled. None where most of them are not the data's images as they are.
    """
    images, half = as_images(data.data), len(data) // 2
    first, second = set(watch.keys(images[:half])), set(watch.keys(images[half:]))
    known = [key in second for key in watch.order if key in first or key in second]
    return sum(known) / len(known) if len(known) > len(watch.order) / 2 else None


# Whether images are mixed is seen in their order. Where it is not, the result tells: unshuffled, none of the first
# class is recognised (36 of 36 trainings), but large steps may end with one class forgotten although all is shuffled (a
# network with SGD .5 and batches of 128: 6 of 12 trainings).
MIXED = (0.25, 0.75)
SORTED_ATTEMPTS = 3


def is_mixed(second: object) -> bool:
    """Whether about as many of the first images are of the class that comes second as of the other."""
    return isinstance(second, float) and MIXED[0] < second < MIXED[1]


def order_of_the_data_does_no_harm(seen: Any, expected: Any) -> Claims:
    """The images are shuffled: data that is sorted by class is learned too, without forgetting the first class."""
    if any(is_mixed(one.second) for one in seen.attempts):
        return Holds(tr("the images of the two classes"), True, tr("mixed"), tr("one class after the other"))
    both = [recognised(one, other) for one, other in zip(seen.attempts, expected.attempts, strict=False)]
    first, last = max(both, key=min)
    least = tr("more than {part:.0%} of its images", part=SORTED_LIMIT)
    claims: list[Claim] = [
        Holds(tr("recognised of the class that came first"), first >= SORTED_LIMIT, least, f"{first:.0%}"),
        Holds(tr("recognised of the class that came last"), last >= SORTED_LIMIT, least, f"{last:.0%}"),
    ]
    unsure = min(first, last) < SORTED_LIMIT and len(seen.attempts) < SORTED_ATTEMPTS
    return [*claims, MoreSeeds()] if unsure else claims


def per_epoch(seen: Any, expected: Any) -> tuple[float, float] | None:
    """Updates per epoch and updates beside these, from trainings of two lengths.

    Updates are steps of an optimizer, or where there is none backward passes, or where there are none
    images that went through the model. None where none of them is seen.
    """
    few, many = seen.runs
    shorter, longer = expected.epochs
    for kind in ("steps", "backwards", "rows"):
        if few[kind] > 0 or many[kind] > 0:
            slope = (many[kind] - few[kind]) / (longer - shorter)
            return slope, few[kind] - slope * shorter
    return None


def trains_as_many_epochs_as_asked(seen: Any, expected: Any) -> Claims:
    """`epochs` says how often the model goes through all of the data; a fifth of it may be kept aside."""
    found, count = per_epoch(seen, expected), expected.count
    claims: list[Claim] = [something_was_trained(seen, expected)]
    if found is None:  # a loop of a kind that cannot be looked into; then its result has to do
        good = hits(seen, expected, "classes") >= 0.3
        unseen = Remark(
            tr("Nothing of this training could be seen, only its result: a person should look at this program.")
        )
        return [*claims, Holds(tr("accuracy on other images"), good, tr("at least 30%"), tr("less")), unseen]
    slope, beside = found
    rows = (seen.runs[1]["rows"] - seen.runs[0]["rows"]) / (expected.epochs[1] - expected.epochs[0])
    claims.append(
        Holds(
            tr("updates of the model that is returned"),
            slope > 0,
            tr("more of them with more epochs"),
            tr("as many with more epochs"),
        )
    )
    claims.append(
        Holds(
            tr("the training"),
            abs(beside) <= 0.6 * max(slope, 0),
            tr("grows with the number of epochs, from 0"),
            tr("another number of epochs than asked for"),
        )
    )
    # Parameters that are changed at every step, as by a limit on their size, are something else.
    jumps = seen.runs[1]["jumps"]
    anew = expected.epochs[1] - 1 <= jumps <= 2 * expected.epochs[1]
    claims.append(
        Holds(tr("the parameters"), not anew, tr("learn from epoch to epoch"), tr("are set anew in every epoch"))
    )
    if seen.images > 0:
        most = tr("most of the {all}", all=count)
        claims.append(
            Holds(tr("different images that the model saw"), seen.images >= 0.78 * count, most, f"{seen.images}")
        )
        claims.append(
            Holds(
                tr("images in each epoch"),
                rows >= 0.78 * count,
                tr("about {images}", images=count),
                _too_few(rows, count),
            )
        )
    return claims


def _too_few(rows: float, count: int) -> str:
    """How many images an epoch goes through, with the question that comes of too few."""
    if rows >= count:
        return f"{rows:.0f}"
    return tr("{images:.0f}: does the loop end early, or is a part of the images left out?", images=rows)


def two_calls(recipe: Recipe, student: Any, given: Draws) -> dict[str, Any]:
    """Two trainings one after the other."""
    data, held_out, *_ = few_images(given)
    first = recipe.train(student, data, 2)
    before = scores_of(first, held_out)
    second = recipe.train(student, data, 2)
    return {
        "predicted": before.argmax(dim=1),
        "before": before[:5],
        "afterwards": scores_of(first, held_out)[:5],
        "shared": "yes" if first is second or memory_of(first) & memory_of(second) else "no",
    }


def each_call_gives_a_new_model(seen: Any, expected: Any) -> Claims:
    """Each call trains a new model: a second call leaves the first model as it is."""
    spread = seen.before.max() - seen.before.min()
    return [
        Holds(tr("the models of two calls"), seen.shared == "no", tr("two"), tr("one and the same")),
        Close(tr("the first model's scores after the second call"), seen.afterwards, seen.before),
        Holds(
            tr("the first model's scores"),
            bool(spread > 0) and seen.predicted.shape == expected.classes.shape,
            tr("different ones"),
            tr("all the same"),
        ),
    ]


def alone_and_among_others(recipe: Recipe, student: Any, given: Draws) -> dict[str, Any]:
    """A trained model is asked about the same images in batches of two sizes."""
    data, held_out, *_ = few_images(given)
    made = recipe.train(student, data, 2)
    images = held_out[: given.integer(6, 9)]
    together = scores_of(made, images)
    return {"together": together, "halves": torch.cat([scores_of(made, images[:3]), scores_of(made, images[3:])])}


def the_model_looks_at_one_image_at_a_time(seen: Any, expected: Any) -> Claims:
    """The scores of an image do not depend on which other images are in the batch."""
    together = seen.together
    bound = 1e-3 * float(together.max() - together.min())
    return [
        Close(tr("the scores in smaller batches"), seen.halves, together, Tolerance(1e-4, bound)),
        Holds(
            tr("the scores"),
            len(together) == len(expected.together) and bound > 0,
            tr("different ones for each image"),
            tr("all the same"),
        ),
    ]
