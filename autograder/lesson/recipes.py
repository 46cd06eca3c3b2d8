"""Look at a whole training recipe, `train_...(dataset, epochs)`, that makes everything itself and returns a model.

One accuracy proves little: some mistakes cost less of it than a seed does. So a recipe is judged by its mechanisms,
each seen in short trainings on few images, and only then by its result. A lesson declares which of the checks here
it wants, with their points:

    declare(Recipe(task, lambda student, data, epochs: student.train_mlp(data, epochs)), {"gradients_are_reset": 1.0})
"""

import contextlib
import functools
import inspect
import itertools
import math
import statistics
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from unittest import mock

import torch
from torch import nn

from autograder.datasets import fashion_mnist
from autograder.datasets.fashion import StudentSide
from autograder.datasets.fashion_dataset import InMemoryFashionMNIST, training_set
from autograder.lesson.claims import Claim, Claims, Close, Equal, Holds, MoreSeeds, Remark, Tolerance
from autograder.lesson.declare import Probe, Task
from autograder.lesson.given import Given
from autograder.lesson.instruments import LossInputs, Training, as_tensor
from autograder.lesson.refusals import Unusable

CLASSES = 10
PIXELS = 28 * 28


@dataclass(frozen=True)
class Recipe:
    """A task that trains.

    Attributes:
        task: where probes and checks are declared.
        train: calls the student's function: (student, dataset, number of epochs) -> whatever it returns.
        symptoms: more of them, from the trained model and images that it has not seen.
    """

    task: Task
    train: Callable[[Any, Any, int], Any]
    symptoms: Callable[[Any, torch.Tensor], Mapping[str, bool]] = lambda made, images: {}


def declare(recipe: Recipe, points: Mapping[str, float]) -> None:
    """Declare the checks that are named in `points`, and the probes that they need.

    Raises:
        KeyError: a name is none of the checks here.
    """
    probes: dict[str, Probe] = {}
    unknown = points.keys() - {check.__name__ for check, _ in CHECKS}
    if unknown:
        raise KeyError(f"no such checks of a recipe: {sorted(unknown)}")
    for check, scenario in CHECKS:
        if check.__name__ in points:
            name = scenario.__name__
            if name not in probes:
                probes[name] = _declare_probe(recipe, scenario)
            recipe.task.check(probes[name], points=points[check.__name__])(check)
    _declare_probe(recipe, symptoms)


def _declare_probe(recipe: Recipe, scenario: Callable[..., Any]) -> Probe:
    @functools.wraps(scenario)
    def probe(student: Any, given: Given) -> Any:
        return scenario(recipe, student, given)

    declared: Probe = recipe.task.probe(probe, **OPTIONS[scenario])
    return declared


# --- data and results ----------------------------------------------------------------------------


def scores_of(made: Any, images: torch.Tensor) -> torch.Tensor:
    """What a trained model says about images, without gradients and in eval mode; float32, (n, 10), on the CPU.

    Raises:
        Unusable: it is no model, or gives something else.
    """
    if isinstance(made, nn.Module):
        made.eval()
    elif not callable(made):
        raise Unusable(_no_model(made))
    device = next((p.device for p in made.parameters()), None) if isinstance(made, nn.Module) else None
    parts = []
    with torch.no_grad():
        for part in torch.split(images, 500):
            parts.append(as_tensor(made(part.to(device) if device else part), "the trained model"))
    if any(scores.dim() != 2 or scores.shape[1] < CLASSES for scores in parts):
        raise Unusable(
            f"the trained model's output for {len(images[:500])} images has the shape {tuple(parts[0].shape)}, "
            "not (n, 10)"
        )
    return torch.cat([scores.cpu() for scores in parts]).float()


def _no_model(made: Any) -> str:
    hint = "; is a `return` missing?" if made is None else ""
    what = "a class, not an object: are the parentheses missing?" if isinstance(made, type) else type(made).__name__
    return f"the training gave {what}{hint}; a model (an nn.Module) is needed"


def as_images(pixels: torch.Tensor) -> torch.Tensor:
    """uint8 pixels (n, 28, 28) as float32 images (n, 1, 28, 28) in [0, 1]."""
    return pixels.unsqueeze(1).float() / 255


def pictures(given: Given) -> StudentSide:
    """What probes may see of the data set."""
    images: StudentSide = given.resource(fashion_mnist)
    return images


def class_numbers(given: Given) -> torch.Tensor:
    """Other numbers for the ten classes, drawn for this run: (10,), class k is called `numbers[k]`.

    A training learns any numbers. Weights that were trained before this run, or a list of the known labels, are right
    for one image in ten.
    """
    return torch.tensor(given.permutation(CLASSES))


class Few(NamedTuple):
    """A drawn small training set, and images to ask the trained model about.

    Attributes:
        data: the training set, with the run's own class numbers.
        held_out: test images, (400, 1, 28, 28); their classes are nowhere beside student code.
        places: which test images these are.
        numbers: see `class_numbers`.
        aside: other training images, (400, 1, 28, 28), with `aside_classes`; for explanations only.
    """

    data: InMemoryFashionMNIST
    held_out: torch.Tensor
    places: torch.Tensor
    numbers: torch.Tensor
    aside: torch.Tensor
    aside_classes: torch.Tensor


def few_images(given: Given, count: int | None = None, scrambled: bool = False) -> Few:
    """A drawn small training set of `count` images (about 1,045 if not given), and others.

    Args:
        scrambled: the pixels of all images change places, in one way that is drawn for this run. A network learns them
            as well (measured on 1,045 images: within 0.1 of the usual accuracy; convolutions within 0.2), but weights
            that were trained before this run know nothing of them.
    """
    images = pictures(given)
    numbers = class_numbers(given)
    # Just above a multiple of the usual batch sizes: a loader that drops the last batch loses little.
    count = count or given.integer(1030, 1060)
    order = torch.tensor(given.permutation(len(images.train_images))[: count + 400])
    mine, aside = order[:count], order[count:]
    places = torch.tensor(given.permutation(len(images.test_images))[:400])
    pixels = torch.tensor(given.permutation(PIXELS)) if scrambled else torch.arange(PIXELS)

    def shown(chosen: torch.Tensor) -> torch.Tensor:
        return chosen.flatten(1)[:, pixels].reshape(chosen.shape)

    return Few(
        InMemoryFashionMNIST(shown(images.train_images[mine]), numbers[images.train_labels[mine]]),
        as_images(shown(images.test_images[places])),
        places,
        numbers,
        as_images(shown(images.train_images[aside])),
        numbers[images.train_labels[aside]],
    )


def held_out_classes(given: Given, count: int | None = None) -> torch.Tensor:
    """The classes of the images that `few_images` holds out; for the judge."""
    few = few_images(given, count)
    return few.numbers[given.judge_only(fashion_mnist)[few.places]]


def facts_about_few_images(given: Given) -> dict[str, Any]:
    """What the judge knows about `few_images`."""
    few = few_images(given)
    classes = few.numbers[given.judge_only(fashion_mnist)[few.places]]
    return {"classes": classes, "count": len(few.data), "mean": mean_pixel(few.data)}


class AllImages(NamedTuple):
    """All training images with the run's own class numbers, and all test images in a drawn order."""

    data: InMemoryFashionMNIST
    test_images: torch.Tensor
    order: torch.Tensor
    numbers: torch.Tensor


def all_images(given: Given) -> AllImages:
    """What a whole training is given, and asked about."""
    images = pictures(given)
    numbers = class_numbers(given)
    order = torch.tensor(given.permutation(len(images.test_images)))
    return AllImages(
        training_set(images.place).renumbered(numbers), as_images(images.test_images[order]), order, numbers
    )


def test_classes(given: Given) -> torch.Tensor:
    """The classes of the test images that `all_images` gives, in their order; for the judge."""
    numbers = class_numbers(given)
    labels = given.judge_only(fashion_mnist)
    return numbers[labels[torch.tensor(given.permutation(len(labels)))]]


def trained_on_all(train: Callable[[InMemoryFashionMNIST, int], Any], given: Given) -> dict[str, Any]:
    """What a model says about the test images after 5 epochs with all training images.

    And, as `scrambled`, what one says that was trained on scrambled images, see `few_images`: fewer of them, for more
    epochs.
    """
    data, images, _, _ = all_images(given)
    few, held_out, *_ = few_images(given, scrambled=True)
    return {
        "source": pictures(given).source,
        "predicted": scores_of(train(data, 5), images).argmax(dim=1),
        "scrambled": scores_of(train(few, 25), held_out).argmax(dim=1),
    }


def facts_about_all_images(given: Given) -> dict[str, Any]:
    """What the judge knows about `trained_on_all`: the classes as `labels` and as `scrambled_labels`."""
    return {"labels": test_classes(given), "scrambled_labels": held_out_classes(given)}


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
        "the accuracy after 25 epochs with 1,000 images whose pixels are in another order",
        best >= LEARNS_ANYTHING,
        f"at least {LEARNS_ANYTHING:.0%}: a model that is trained learns such images too",
        f"{best:.0%}",
    )


def mean_pixel(data: InMemoryFashionMNIST) -> float:
    """The mean of all pixels, between 0 and 1."""
    return float(data.data.double().mean() / 255)


def hits(seen: Any, expected: Any, labels: str, predictions: str = "predicted") -> float:
    """The fraction of predictions that are right; 0 where there is not one for each image."""
    predicted, wanted = seen[predictions], expected[labels]
    if not isinstance(predicted, torch.Tensor) or predicted.shape != wanted.shape:
        return 0.0
    return float((predicted == wanted).float().mean())


def median_accuracy(seen: Any, expected: Any) -> float:
    """The accuracy on the test images, the median over the trainings that were seen."""
    pairs = zip(seen.attempts, expected.attempts, strict=False)
    return statistics.median(hits(one, other, "labels") for one, other in pairs)


def reaches(seen: Any, expected: Any, least: float, sure: float, words: str) -> Claims:
    """Claims that the accuracy on the test images is at least `least`; below `sure` the median of three decides."""
    found, alone = median_accuracy(seen, expected), len(seen.attempts) == 1
    runs = "" if alone else f" (the median of {len(seen.attempts)} trainings)"
    claim = Holds(
        f"the accuracy on the test images{runs}", found >= least, f"at least {least:.0%}: {words}", f"{found:.1%}"
    )
    claims = [claim, learns_other_images(seen, expected)]
    # Far below, more trainings change nothing.
    return [*claims, MoreSeeds()] if alone and least - 0.2 < found < sure else claims


def linear_accuracy(given: Given) -> float:
    """What the lecture's linear model reaches on the test images: SGD with 0.1, batches of 64, 5 epochs.

    For the judge, whose process may read the test labels; 1.5 to 3 s on all 60,000 images.
    """
    data = pictures(given)
    images = data.train_images.flatten(1).float() / 255
    generator = torch.Generator().manual_seed(given.torch_seed)
    weight = ((torch.rand(CLASSES, PIXELS, generator=generator) * 2 - 1) / PIXELS**0.5).requires_grad_()
    bias = ((torch.rand(CLASSES, generator=generator) * 2 - 1) / PIXELS**0.5).requires_grad_()
    for _ in range(5):
        for rows in torch.split(torch.randperm(len(images), generator=generator), 64):
            scores = nn.functional.linear(images[rows], weight, bias)
            loss = nn.functional.cross_entropy(scores, data.train_labels[rows])
            gradients = torch.autograd.grad(loss, [weight, bias])
            with torch.no_grad():
                for parameter, gradient in zip((weight, bias), gradients, strict=True):
                    parameter -= 0.1 * gradient
    predicted = (data.test_images.flatten(1).float() / 255 @ weight.detach().T + bias.detach()).argmax(dim=1)
    return float((predicted == given.judge_only(fashion_mnist)).float().mean())


def something_was_trained(seen: Any, expected: Any) -> Claim:
    """Claims that there was a training: images went in, parameters were updated, or at least the result is good."""
    watched = seen["images"] >= expected["count"] / 25 and 0 < seen["moved"] < math.inf
    # Without an optimizer or `backward` nobody knows what moved the parameters, nor with what.
    needed = 0.0 if watched and seen["updates"] > 0 else 0.15 if watched else 0.3
    trained = hits(seen, expected, "classes") >= needed
    return Holds("the training", trained, "changes the parameters of the model", "changes nothing")


def observed(watch: Training, made: Any, held_out: torch.Tensor) -> dict[str, Any]:
    """What `something_was_trained` needs."""
    return {
        "images": watch.distinct,
        "moved": watch.moved(),
        "updates": max(watch.steps, watch.backwards),
        "predicted": scores_of(made, held_out).argmax(dim=1),
    }


# --- what the loss is given ----------------------------------------------------------------------


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


def what_the_loss_is_given(recipe: Recipe, student: Any, given: Given) -> dict[str, Any]:
    """A short training in which softmax and cross-entropy are watched."""
    data, held_out, *_ = few_images(given, scrambled=True)
    losses, watch = LossInputs(), Training(PIXELS)
    with own_losses_noted(recipe, student, losses), watch:
        made = recipe.train(student, data, 5)
    return {
        **observed(watch, made, held_out),
        "probabilities": losses.distributions,
        "clipped": losses.clipped,
        "squeezed": losses.squeezed,
        "normalising": losses.calls,
        "squared": losses.squared,
        "cut_off": fraction_of_zeros(scores_of(made, held_out)),
    }


def fraction_of_zeros(scores: torch.Tensor) -> float:
    """How many of the scores are exactly 0."""
    return float((scores == 0).float().mean())


def the_loss_is_given_scores(seen: Any, expected: Any) -> Claims:
    """Cross-entropy is given the scores as they are: no softmax before it, which it does itself, and no ReLU."""
    twice = seen["probabilities"]
    claims: list[Claim] = [
        something_was_trained(seen, expected),
        # A few calls may be for showing results; a loss is computed for every batch.
        Holds(
            "what goes into the loss",
            0 <= twice <= seen["normalising"] / 4,
            "scores",
            "probabilities, so softmax is applied twice",
        ),
        Holds(
            "the scores",
            seen["normalising"] == 0 or 0 <= seen["cut_off"] < 0.1,
            "of both signs",
            "cut off at 0, as by a ReLU after the last layer",
        ),
        Holds(
            "what goes into the loss",
            0 <= seen["clipped"] <= seen["normalising"] / 2,
            "scores of both signs",
            "scores cut off at 0, as by a ReLU",
        ),
        Holds(
            "what goes into the loss",
            0 <= seen["squeezed"] <= seen["normalising"] / 2,
            "scores of any size",
            "scores squeezed between 0 and 1, as by a sigmoid",
        ),
    ]
    if seen["squared"]:
        claims.append(Remark("The squared error works here, but cross-entropy is the usual loss for classes."))
    return claims


# --- gradients, parameters, inputs ---------------------------------------------------------------


def gradients_and_parameters(recipe: Recipe, student: Any, given: Given) -> dict[str, Any]:
    """A short training in which the model's parameters are watched."""
    data, held_out, *_ = few_images(given, scrambled=True)
    watch = Training(PIXELS)
    with watch:
        made = recipe.train(student, data, 5)
    given_to_it = watch.inputs_of(made)
    return {
        **observed(watch, made, held_out),
        "stale": watch.stale,
        "resting": watch.resting(),
        "asleep": watch.asleep(),
        "inputs": list(given_to_it) if given_to_it else [],
    }


def gradients_are_reset(seen: Any, expected: Any) -> Claims:
    """Each update uses the gradients of its own batch: old gradients are reset and do not pile up."""
    stale = seen["stale"]
    return [
        something_was_trained(seen, expected),
        Holds(
            "new gradients",
            type(stale) is int and stale == 0,
            "in the place of the old ones",
            f"added to used ones, {stale} times",
        ),
    ]


def every_parameter_is_trained(seen: Any, expected: Any) -> Claims:
    """Every parameter is updated, in all layers: it gets a gradient, and the optimizer has it."""
    resting, asleep = seen["resting"], seen["asleep"]
    return [
        something_was_trained(seen, expected),
        Holds("parameters that stay as they were", type(resting) is int and resting == 0, "none", f"{resting}"),
        # A few constants may be kept as parameters, such as a mean to subtract.
        Holds("the parameters that never got a gradient", 0 <= asleep < 0.1, "none", f"{asleep:.0%} of all numbers"),
    ]


def is_trained_on_images_like_those_to_come(seen: Any, expected: Any) -> Claims:
    """The model is trained on images with pixels between 0 and 1, like those that it will be asked about."""
    # Usual augmentation (flips, shifts, noise) hardly changes the mean; other scales and offsets do.
    # A model that was not called itself, but inside another one, tells nothing about this.
    wanted = expected["mean"]
    mean = seen["inputs"][0] if seen["inputs"] else wanted
    return [
        something_was_trained(seen, expected),
        Holds("the mean of the pixels in training", abs(mean - wanted) < 0.1, f"about {wanted:.2f}", f"{mean:.2f}"),
    ]


# --- the order of the data -----------------------------------------------------------------------

# A dataset sorted by class: first many images of one class, then many of another that looks much like it.
# Whoever goes through it in this order forgets the first class, completely: measured with 25 programs, none
# of its images is recognised (0.00 always). Shuffled, 0.12 to 1.00 are, mostly more than 0.6.
SORTED_CLASSES = (2, 4, 6)  # pullover, coat, shirt
SORTED_LIMIT = 0.1


class Sorted(NamedTuple):
    """A dataset sorted by class, and images to ask the trained model about.

    Attributes:
        data: first many images of one class, then many of another.
        held_out: test images of all classes, (500, 1, 28, 28).
        places: which test images these are.
        numbers: see `class_numbers`.
        pair: the two classes, by their usual numbers.
        aside: other training images, 50 of each of the two classes; for explanations only.
    """

    data: InMemoryFashionMNIST
    held_out: torch.Tensor
    places: torch.Tensor
    numbers: torch.Tensor
    pair: list[int]
    aside: torch.Tensor


def two_classes(given: Given) -> Sorted:
    """A dataset sorted by class, of two drawn classes that look much alike."""
    images = pictures(given)
    numbers = class_numbers(given)
    pair = [SORTED_CLASSES[place] for place in given.permutation(len(SORTED_CLASSES))[:2]]
    # Darker images: with bright ones, steps of a usual size would swing from one class to the other.
    dark = images.train_images // 2
    blocks, others = [], []
    for wanted in pair:
        places = (images.train_labels == wanted).nonzero().flatten()
        places = places[torch.tensor(given.permutation(len(places)))]
        blocks.append(places[:340].repeat(20))
        others.append(places[340:390])
    mine = torch.cat(blocks)
    asked = torch.tensor(given.permutation(len(images.test_images))[:500])
    return Sorted(
        InMemoryFashionMNIST(dark[mine], numbers[images.train_labels[mine]]),
        as_images(images.test_images[asked] // 2),
        asked,
        numbers,
        pair,
        as_images(dark[torch.cat(others)]),
    )


def sorted_by_class(recipe: Recipe, student: Any, given: Given) -> dict[str, Any]:
    """A training on data that is sorted by class."""
    data, held_out, *_ = two_classes(given)
    made = recipe.train(student, data, 2)
    return {"predicted": scores_of(made, held_out).argmax(dim=1)}


def facts_about_two_classes(given: Given) -> dict[str, Any]:
    """What the judge knows about `two_classes`."""
    drawn = two_classes(given)
    return {
        "classes": drawn.numbers[given.judge_only(fashion_mnist)[drawn.places]],
        "pair": [int(drawn.numbers[one]) for one in drawn.pair],
    }


def order_of_the_data_does_no_harm(seen: Any, expected: Any) -> Claims:
    """The images are shuffled: data that is sorted by class is learned too, without forgetting the first class."""
    both = [recognised(one, other) for one, other in zip(seen.attempts, expected.attempts, strict=False)]
    first, last = max(both, key=min)
    claims: list[Claim] = [
        Holds(
            "recognised of the class that came first",
            first >= SORTED_LIMIT,
            f"more than {SORTED_LIMIT:.0%} of its images",
            f"{first:.0%}",
        ),
        Holds(
            "recognised of the class that came last",
            last >= SORTED_LIMIT,
            f"more than {SORTED_LIMIT:.0%} of its images",
            f"{last:.0%}",
        ),
    ]
    return [*claims, MoreSeeds()] if min(first, last) < SORTED_LIMIT and len(seen.attempts) == 1 else claims


def recognised(seen: Any, expected: Any) -> tuple[float, float]:
    """Which fractions of the first and of the last class were recognised."""
    predicted, classes = seen["predicted"], expected["classes"]
    if not isinstance(predicted, torch.Tensor) or predicted.shape != classes.shape:
        return 0.0, 0.0
    first, last = (float((predicted[classes == one] == one).float().mean()) for one in expected["pair"])
    return first, last


# --- the number of epochs ------------------------------------------------------------------------


def two_numbers_of_epochs(recipe: Recipe, student: Any, given: Given) -> dict[str, Any]:
    """Two trainings of different lengths."""
    data, held_out, *_ = few_images(given, scrambled=True)
    epochs = [given.integer(2, 3), given.integer(5, 6)]
    runs = []
    for number in epochs:
        watch = Training(PIXELS)
        with watch:
            made = recipe.train(student, data, number)
        runs.append({"steps": watch.steps, "backwards": watch.backwards, "rows": watch.rows, "jumps": watch.jumps})
    return {**observed(watch, made, held_out), "epochs": epochs, "runs": runs}


def per_epoch(seen: Any, expected: Any) -> tuple[float, float] | None:
    """Updates per epoch and updates beside these, from trainings of two lengths.

    Updates are steps of an optimizer, or where there is none backward passes, or where there are none
    images that went through the model. None where none of them is seen.
    """
    few, many = seen["runs"]
    shorter, longer = expected["epochs"]
    for kind in ("steps", "backwards", "rows"):
        if few[kind] > 0 or many[kind] > 0:
            slope = (many[kind] - few[kind]) / (longer - shorter)
            return slope, few[kind] - slope * shorter
    return None


def trains_as_many_epochs_as_asked(seen: Any, expected: Any) -> Claims:
    """`epochs` says how often the model goes through all of the data; a fifth of it may be kept aside."""
    found, count = per_epoch(seen, expected), expected["count"]
    claims: list[Claim] = [something_was_trained(seen, expected)]
    if found is None:  # a loop of a kind that cannot be looked into; then its result has to do
        good = hits(seen, expected, "classes") >= 0.3
        unseen = Remark(
            "Nothing of this training could be seen, only its result: a person should look at this program."
        )
        return [*claims, Holds("accuracy on other images", good, "at least 30%", "less"), unseen]
    slope, beside = found
    rows = (seen["runs"][1]["rows"] - seen["runs"][0]["rows"]) / (expected["epochs"][1] - expected["epochs"][0])
    claims.append(
        Holds(
            "updates of the model that is returned",
            slope > 0,
            "more of them with more epochs",
            "as many with more epochs",
        )
    )
    claims.append(
        Holds(
            "the training",
            abs(beside) <= 0.6 * max(slope, 0),
            "grows with the number of epochs, from 0",
            "another number of epochs than asked for",
        )
    )
    # Parameters that are changed at every step, as by a limit on their size, are something else.
    jumps = seen["runs"][1]["jumps"]
    anew = expected["epochs"][1] - 1 <= jumps <= 2 * expected["epochs"][1]
    claims.append(Holds("the parameters", not anew, "learn from epoch to epoch", "are set anew in every epoch"))
    if seen["images"] > 0:
        most = f"most of the {count}"
        claims.append(
            Holds("different images that the model saw", seen["images"] >= 0.78 * count, most, f"{seen['images']}")
        )
        claims.append(Holds("images in each epoch", rows >= 0.78 * count, f"about {count}", f"{rows:.0f}"))
    return claims


# --- the model that comes back -------------------------------------------------------------------


def two_calls(recipe: Recipe, student: Any, given: Given) -> dict[str, Any]:
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


def memory_of(made: Any) -> set[int]:
    """Where the numbers of a model's parameters lie."""
    parameters = made.parameters() if isinstance(made, nn.Module) else []
    return {parameter.untyped_storage().data_ptr() for parameter in parameters} - {0}


def each_call_gives_a_new_model(seen: Any, expected: Any) -> Claims:
    """Each call trains a new model: a second call leaves the first model as it is."""
    spread = seen["before"].max() - seen["before"].min()
    return [
        Holds("the models of two calls", seen["shared"] == "no", "two", "one and the same"),
        Close("the first model's scores after the second call", seen["afterwards"], seen["before"]),
        Holds(
            "the first model's scores",
            bool(spread > 0) and seen["predicted"].shape == expected["classes"].shape,
            "different ones",
            "all the same",
        ),
    ]


def alone_and_among_others(recipe: Recipe, student: Any, given: Given) -> dict[str, Any]:
    """A trained model is asked about the same images in batches of two sizes."""
    data, held_out, *_ = few_images(given)
    made = recipe.train(student, data, 2)
    images = held_out[: given.integer(6, 9)]
    together = scores_of(made, images)
    return {"together": together, "halves": torch.cat([scores_of(made, images[:3]), scores_of(made, images[3:])])}


def the_model_looks_at_one_image_at_a_time(seen: Any, expected: Any) -> Claims:
    """The scores of an image do not depend on which other images are in the batch."""
    together = seen["together"]
    bound = 1e-3 * float(together.max() - together.min())
    return [
        Close("the scores in smaller batches", seen["halves"], together, Tolerance(1e-4, bound)),
        Holds(
            "the scores",
            len(together) == len(expected["together"]) and bound > 0,
            "different ones for each image",
            "all the same",
        ),
    ]


# --- more than a linear model --------------------------------------------------------------------


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
    if not seen["one"].shape == seen["other"].shape == seen["halfway"].shape:
        return math.nan
    one, other, middle = (seen[key].double() - seen[key].double()[:, :1] for key in ("one", "other", "halfway"))
    spread = float(torch.cat([one, other]).std(dim=0).max())
    return float((middle - (one + other) / 2).abs().max()) / spread if spread > 1e-9 else math.nan


def is_straight(seen: Any) -> bool:
    """Whether a model that tells images apart does so by one linear map; for explanations only."""
    answers = torch.cat([seen["one"], seen["other"]]).argmax(dim=1)
    return bend(seen) < 0.01 and bool((answers != answers[0]).any())


def is_more_than_one_linear_map(seen: Any, expected: Any) -> Claims:
    """The trained model is no linear model: there is an activation function between its layers."""
    found = bend(seen)
    return [
        Equal("the shape of the scores", list(seen["one"].shape), list(expected["one"].shape)),
        Holds("the scores", math.isfinite(found), "different for different images", "the same for all images"),
        Holds(
            "the scores halfway between two images",
            found > 0.01,
            "bend away from the mean of both",
            "are exactly the mean of both, as in a linear model",
        ),
    ]


# --- explanations --------------------------------------------------------------------------------


def symptoms(recipe: Recipe, student: Any, given: Given) -> dict[str, Any]:
    """What is seen of a training in a few words; for explanations only."""
    data, _, _, _, held_out, classes = few_images(given)
    losses, watch = LossInputs(), Training(PIXELS)
    with own_losses_noted(recipe, student, losses), watch, backward_calls() as calls:
        made = recipe.train(student, data, 5)
    scores = scores_of(made, held_out)
    shorter = Training(PIXELS)
    with shorter:
        second = recipe.train(student, data, 3)
    updates = [run.steps or run.backwards for run in (shorter, watch)]
    beside = epochs_beside(updates)
    fresh = watch.backwards - watch.stale / max(watch.parameters, 1)
    inputs = watch.inputs_of(made)
    mixing = (scores_of(made, held_out[:7]) - scores[:7]).abs().max() > 1e-3 * (scores.max() - scores.min())
    right = float((scores.argmax(dim=1) == classes).float().mean())
    found = {
        "probabilities in the loss": losses.distributions > losses.calls / 4,
        "scores cut off": losses.calls > 0 and fraction_of_zeros(scores) > 0.1,
        "scores cut off for the loss": losses.clipped > losses.calls / 2,
        "scores squeezed for the loss": losses.squeezed > losses.calls / 2,
        "parameters set anew": 4 <= watch.jumps <= 10,
        "old gradients": watch.stale > 0,
        "gradients reset once an epoch": watch.stale > 0 and 4 <= fresh <= 6,
        "no backward": watch.backwards == 0,
        "backward in vain": bool(calls) and watch.backwards == 0,
        "few steps": 0 < watch.steps < watch.backwards / 3,
        "no step": watch.steps == 0 and watch.moved() == 0,  # an update may be made by hand
        "batches without backward": 0 < watch.backwards < watch.forwards / 3,
        "steps of another model": watch.foreign_steps > 0,
        "steps without gradients": watch.empty_steps > watch.steps / 2,
        "resting parameters": watch.resting() > 0,
        "parameters without gradients": watch.asleep() > 0.1,
        "gradients of zero": watch.asleep() > 0.1 and watch.flat() > 0.1,
        "all rest": watch.moved() == 0,
        "few images": watch.distinct < 0.2 * len(data),
        "part of the images": watch.distinct < 0.78 * len(data),
        "images of one epoch": watch.rows < 1.5 * len(data),
        "images of many epochs": watch.rows > 7 * len(data),
        "always as many updates": updates[0] == updates[1],
        "not by the epochs": abs(updates[0] * 5 - updates[1] * 3) > 0.2 * updates[1],
        "an epoch too many": 0.6 < beside < 1.4,
        "an epoch too few": -1.4 < beside < -0.6,
        "other pixels": inputs is not None and abs(inputs[0] - mean_pixel(data)) >= 0.1,
        "far brighter pixels": inputs is not None and inputs[0] > 2,
        "one model": made is second or bool(memory_of(made) & memory_of(second)),
        "images mixed": bool(mixing),
        "images in their order": in_order(watch, data),
        "another number of scores": scores.shape[1] != CLASSES,
        "a model that was not trained": inputs is None and right < 0.3,
        **recipe.symptoms(made, held_out),
    }
    words = sorted(name for name, there in found.items() if there)
    return {"symptoms": words or _outcome(recipe, student, given, watch, losses, (scores.argmax(dim=1), classes))}


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


def epochs_beside(updates: list[int]) -> float:
    """How many epochs are trained more than asked for, from the updates of 3 and of 5; 0 where they do not grow."""
    slope = (updates[1] - updates[0]) / 2
    return updates[0] / slope - 3 if slope > 0 else 0.0


def in_order(watch: Training, data: InMemoryFashionMNIST) -> bool:
    """Whether the first epoch's images came in the order of the dataset."""
    places = {key: place for place, key in enumerate(watch.keys(as_images(data.data)))}
    came = [places[key] for key in watch.order[: len(data)] if key in places]
    following = sum(later == earlier + 1 for earlier, later in itertools.pairwise(came))
    return len(came) > len(data) / 2 and following > 0.95 * (len(came) - 1)


def answers_shifted(predicted: torch.Tensor, classes: torch.Tensor) -> bool:
    """Whether most answers are the right class plus the same number."""
    shifts = ((predicted - classes) % CLASSES).bincount(minlength=CLASSES)
    return int(shifts[1:].max()) > len(classes) / 2


def _outcome(
    recipe: Recipe,
    student: Any,
    given: Given,
    watch: Training,
    losses: LossInputs,
    answers: tuple[torch.Tensor, torch.Tensor],
) -> list[str]:
    """Only where the mechanics are in order does the outcome say anything."""
    predicted, classes = answers
    right = float((predicted == classes).float().mean())
    drawn = two_classes(given)
    pair = [int(drawn.numbers[one]) for one in drawn.pair]
    kept = recognised(
        {"predicted": scores_of(recipe.train(student, drawn.data, 2), drawn.aside).argmax(dim=1)},
        {"classes": torch.tensor(pair).repeat_interleave(50), "pair": pair},
    )
    outcome = {
        "order matters": kept[0] < SORTED_LIMIT <= kept[1],
        "parameters hardly move": watch.moved() < 0.01,
        "parameters move far": watch.moved() > 50,
        "loss rises": losses.rise() and watch.moved() <= 50,
        "answers shifted": answers_shifted(predicted, classes),
        "always the same answer": len(predicted.unique()) == 1,  # type: ignore[no-untyped-call]  # torch has no types for it
        "wrong answers": right < 0.04 and not answers_shifted(predicted, classes),
    }
    return sorted(name for name, there in outcome.items() if there) or ["nothing"]


CHECKS: tuple[tuple[Callable[..., Claims], Callable[..., Any]], ...] = (
    (the_loss_is_given_scores, what_the_loss_is_given),
    (gradients_are_reset, gradients_and_parameters),
    (every_parameter_is_trained, gradients_and_parameters),
    (is_trained_on_images_like_those_to_come, gradients_and_parameters),
    (trains_as_many_epochs_as_asked, two_numbers_of_epochs),
    (each_call_gives_a_new_model, two_calls),
    (the_model_looks_at_one_image_at_a_time, alone_and_among_others),
    (order_of_the_data_does_no_harm, sorted_by_class),
)

_SHORT: dict[str, Any] = {"seconds": 20, "fingerprint": False, "facts": facts_about_few_images}
OPTIONS: dict[Callable[..., Any], dict[str, Any]] = {
    what_the_loss_is_given: _SHORT,
    gradients_and_parameters: _SHORT,
    two_calls: _SHORT,
    alone_and_among_others: _SHORT,
    two_numbers_of_epochs: {**_SHORT, "seconds": 30},
    sorted_by_class: {
        "seconds": 40,
        "attempts": 3,
        "fingerprint": False,
        "facts": facts_about_two_classes,
    },
    symptoms: {"seconds": 60},
}
