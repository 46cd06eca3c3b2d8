"""Data for watched trainings: few images, all images, images sorted by class."""

from typing import TYPE_CHECKING, Any, NamedTuple

import torch

from autograder.lesson.draws import Draws
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.fashion_mnist.data import StudentSide

if TYPE_CHECKING:
    from autograder.pytorch.fashion_mnist.dataset import InMemoryFashionMNIST

CLASSES = 10
PIXELS = 28 * 28
SCREENED = 140  # images of a quick look: three updates an epoch with the usual batch size


def as_images(pixels: torch.Tensor) -> torch.Tensor:
    """uint8 pixels (n, 28, 28) as float32 images (n, 1, 28, 28) in [0, 1]."""
    return pixels.unsqueeze(1).float() / 255


def pictures(given: Draws) -> StudentSide:
    """What probes may see of the data set."""
    images: StudentSide = given.resource(fashion_mnist)
    return images


def class_numbers(given: Draws) -> torch.Tensor:
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

    data: "InMemoryFashionMNIST"
    held_out: torch.Tensor
    places: torch.Tensor
    numbers: torch.Tensor
    aside: torch.Tensor
    aside_classes: torch.Tensor


def dataset_of(images: torch.Tensor, labels: torch.Tensor) -> "InMemoryFashionMNIST":
    """Images and labels as the dataset that a training is given."""
    # torchvision takes more than a second to load: the judge, who only draws the same images, does without.
    from autograder.pytorch.fashion_mnist.dataset import InMemoryFashionMNIST

    return InMemoryFashionMNIST(images, labels)


def few_images(given: Draws, count: int | None = None, scrambled: bool = False) -> Few:
    """A drawn small training set of `count` images (about 1,045 if not given), and others.

    Args:
        scrambled: the pixels of all images change places, in one way that is drawn for this run. A network learns them
            as well (measured on 1,045 images: within 0.1 of the usual accuracy; convolutions within 0.2), but weights
            that were trained before this run know nothing of them.
    """
    drawn = _few_images(given, count, scrambled)
    return Few(dataset_of(drawn.images, drawn.labels), *drawn[2:])


class _Few(NamedTuple):
    """`Few`, with images (n, 28, 28) and labels (n,) in the place of the dataset."""

    images: torch.Tensor
    labels: torch.Tensor
    held_out: torch.Tensor
    places: torch.Tensor
    numbers: torch.Tensor
    aside: torch.Tensor
    aside_classes: torch.Tensor


def _few_images(given: Draws, count: int | None = None, scrambled: bool = False) -> _Few:
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

    return _Few(
        shown(images.train_images[mine]),
        numbers[images.train_labels[mine]],
        as_images(shown(images.test_images[places])),
        places,
        numbers,
        as_images(shown(images.train_images[aside])),
        numbers[images.train_labels[aside]],
    )


def held_out_classes(given: Draws, count: int | None = None) -> torch.Tensor:
    """The classes of the images that `few_images` holds out; for the judge."""
    few = _few_images(given, count)
    return few.numbers[given.judge_only(fashion_mnist)[few.places]]


def facts_about_few_images(given: Draws) -> dict[str, Any]:
    """What the judge knows about `few_images`."""
    few = _few_images(given)
    classes = few.numbers[given.judge_only(fashion_mnist)[few.places]]
    return {"classes": classes, "count": len(few.images), "mean": mean_pixel(few.images)}


class AllImages(NamedTuple):
    """All training images with the run's own class numbers, and all test images in a drawn order."""

    data: "InMemoryFashionMNIST"
    test_images: torch.Tensor
    order: torch.Tensor
    numbers: torch.Tensor


def all_images(given: Draws) -> AllImages:
    """What a whole training is given, and asked about."""
    images = pictures(given)
    numbers = class_numbers(given)
    order = torch.tensor(given.permutation(len(images.test_images)))
    from autograder.pytorch.fashion_mnist.dataset import training_set

    return AllImages(
        training_set(images.place).renumbered(numbers), as_images(images.test_images[order]), order, numbers
    )


def test_classes(given: Draws) -> torch.Tensor:
    """The classes of the test images that `all_images` gives, in their order; for the judge."""
    numbers = class_numbers(given)
    labels = given.judge_only(fashion_mnist)
    return numbers[labels[torch.tensor(given.permutation(len(labels)))]]


def facts_about_all_images(given: Draws) -> dict[str, Any]:
    """What the judge knows about `trained_on_all`: the classes as `labels` and as `scrambled_labels`."""
    return {"labels": test_classes(given), "scrambled_labels": held_out_classes(given)}


def mean_pixel(images: torch.Tensor) -> float:
    """The mean of all pixels, between 0 and 1, of images as numbers up to 255."""
    return float(images.double().mean() / 255)


# A dataset sorted by class: first many images of one class, then many of another that looks much like it.
# Whoever goes through it in this order forgets the first class, completely: measured with 25 programs, none
# of its images is recognised (0.00 always). Shuffled, 0.12 to 1.00 are, mostly more than 0.6.
SORTED_CLASSES = (2, 4, 6)  # pullover, coat, shirt


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

    data: "InMemoryFashionMNIST"
    held_out: torch.Tensor
    places: torch.Tensor
    numbers: torch.Tensor
    pair: list[int]
    aside: torch.Tensor


def two_classes(given: Draws) -> Sorted:
    """A dataset sorted by class, of two drawn classes that look much alike."""
    drawn = _two_classes(given)
    return Sorted(dataset_of(drawn.images, drawn.labels), *drawn[2:])


class _Sorted(NamedTuple):
    """`Sorted`, with images (n, 28, 28) and labels (n,) in the place of the dataset."""

    images: torch.Tensor
    labels: torch.Tensor
    held_out: torch.Tensor
    places: torch.Tensor
    numbers: torch.Tensor
    pair: list[int]
    aside: torch.Tensor


def _two_classes(given: Draws) -> _Sorted:
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
    return _Sorted(
        dark[mine],
        numbers[images.train_labels[mine]],
        as_images(images.test_images[asked] // 2),
        asked,
        numbers,
        pair,
        as_images(dark[torch.cat(others)]),
    )


def facts_about_two_classes(given: Draws) -> dict[str, Any]:
    """What the judge knows about `two_classes`."""
    drawn = _two_classes(given)
    return {
        "classes": drawn.numbers[given.judge_only(fashion_mnist)[drawn.places]],
        "pair": [int(drawn.numbers[one]) for one in drawn.pair],
    }
