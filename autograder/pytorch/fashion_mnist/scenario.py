"""A function that gives FashionMNIST from a folder: which part, pixels, kinds of images, labels."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import torch

from autograder.core.language import tr
from autograder.lesson.claims import FLOAT32_SHORT, Claims, Close, Equal, Holds
from autograder.lesson.declare import Task
from autograder.lesson.draws import Draws
from autograder.lesson.refusals import Unusable
from autograder.pytorch.draws import SIDE
from autograder.pytorch.fashion_mnist.data import FILES
from autograder.pytorch.fashion_mnist.idx import idx_header
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import as_number, flat_numbers, tensor_facts, tensor_in_words

SIZES = {"train": 60_000, "test": 10_000}
CLASSES = 10
PIXELS = SIDE * SIDE
RIGHT = ["Tensor", "float32", [1, SIDE, SIDE]]


def loads_fashion_mnist(task: Task, *, points: Points) -> None:
    """Declare the checks of a function (folder, whether the training part) -> a dataset of (image, class).

    It reads files of the right form in a folder of its own, with drawn images at a few drawn places; nothing is
    downloaded.

    Checks: `train`, which part it gives; `pixels` between 0 and 1; `kind` of the images; `labels`.
    """

    def sizes(student: Any, given: Draws) -> dict[str, Any]:
        load = getattr(student, task.name)
        with _surrogate_files(given) as (root, _):
            return {"train": len(load(str(root), True)), "test": len(load(str(root), False)), "nonce": given.nonce}

    def items(student: Any, given: Draws) -> dict[str, Any]:
        found: dict[str, Any] = {}
        with _surrogate_files(given) as (root, places):
            for part in SIZES:
                data = getattr(student, task.name)(str(root), part == "train")
                pairs = [data[place] for place in places[part]]
                found[f"{part}_images"] = [_facts(pair[0]) for pair in pairs]
                found[f"{part}_labels"] = [as_number(pair[1])["value"] for pair in pairs]
        return found

    def right_part(seen: Any, expected: Any) -> Claims:
        return [
            Equal(tr("len(dataset) with train=True"), seen.train, expected.train),
            Equal(tr("len(dataset) with train=False"), seen.test, expected.test),
        ]

    def pixels(seen: Any, expected: Any) -> Claims:
        odd = next((image["type"] for image in _images(seen) if image["type"] != "Tensor"), None)
        if odd is not None:
            return Holds(tr("an image"), False, tr("a tensor"), tr("an object of type {name}", name=odd))
        found, wanted = ([flat_numbers(image["values"]) for image in _images(side)] for side in (seen, expected))
        return Close(tr("the pixels"), found, wanted, FLOAT32_SHORT)

    def kind(seen: Any, expected: Any) -> Claims:
        kinds = [[image["type"], image["dtype"], image["shape"]] for image in _images(seen)]
        odd = next((one for one in kinds if one != RIGHT), RIGHT)
        return [
            Equal(tr("how many images there are"), len(kinds), len(_images(expected))),
            Holds(tr("an image"), odd == RIGHT, _in_words(RIGHT), _in_words(odd)),
        ]

    def labels(seen: Any, expected: Any) -> Claims:
        return [
            Equal(tr("the labels of the train images"), seen.train_labels, expected.train_labels),
            Equal(tr("the labels of the test images"), seen.test_labels, expected.test_labels),
        ]

    scenario = Scenario(task, points)
    scenario.offer(
        "train", sizes, right_part, tr("With `train=True` there are 60,000 items, with `train=False` 10,000.")
    )
    scenario.offer(
        "pixels",
        items,
        pixels,
        tr("The pixels are the files' grey values, brought from 0..255 to the range from 0 to 1."),
    )
    scenario.offer("kind", items, kind, tr("Each image is a float32 tensor of shape (1, 28, 28)."), supporting=True)
    scenario.offer("labels", items, labels, tr("Each item's second half is the number of its class."))
    scenario.complete()


@contextlib.contextmanager
def _surrogate_files(given: Draws) -> Iterator[tuple[Path, dict[str, list[int]]]]:
    """A folder with files like FashionMNIST's: of the right sizes, with drawn images at a few drawn places.

    Yields:
        the folder, and for each part the places that hold drawn images.
    """
    assert given.scratch is not None
    root = given.scratch / f"data-{given.nonce}"
    raw = root / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    places = {}
    for part, size in SIZES.items():
        # Below the smaller size, so that the places are there too when the two parts are mixed up.
        places[part] = sorted({given.integer(0, SIZES["test"] - 1) for _ in range(4)} | {0, SIZES["test"] - 1})
        with (raw / FILES[f"{part}_images"]).open("wb") as file:
            header = idx_header(size, SIDE, SIDE)
            file.write(header)
            file.truncate(len(header) + size * PIXELS)  # the rest stays empty and takes no space
            for number, place in enumerate(places[part]):
                brightest = 255 if number % 2 == 0 else given.integer(60, 180)  # not every image has a white pixel
                file.seek(len(header) + place * PIXELS)
                file.write(bytes(given.integers(0, brightest, PIXELS).to(torch.uint8).tolist()))
        labels = given.integers(0, CLASSES - 1, size).to(torch.uint8).numpy()
        (raw / FILES[f"{part}_labels"]).write_bytes(idx_header(size) + labels.tobytes())

    # It takes more than a second to load: only where programs run, which have it already, it is waited for.
    from torchvision.datasets import mnist

    own_folder = mnist.MNIST.raw_folder.fget

    # torchvision looks in a folder named after the class, so a student's subclass would look elsewhere.
    def folder(dataset: Any) -> str:
        known = isinstance(dataset, mnist.FashionMNIST) and Path(dataset.root) == root
        return str(raw) if known else str(own_folder(dataset))

    with (
        mock.patch.object(mnist, "download_and_extract_archive", _no_download),
        mock.patch.object(mnist.MNIST, "raw_folder", property(folder)),
    ):
        yield root, places


def _no_download(url: str, *args: Any, **kwargs: Any) -> None:
    raise Unusable(
        tr(
            "FashionMNIST was to be downloaded, although its files are in the folder `root`; use the `root` "
            "that is given"
        )
    )


def _facts(image: Any) -> dict[str, Any]:
    """`tensor_facts` of an image; torchvision's own kinds of tensor are tensors."""
    if not isinstance(image, torch.Tensor):
        return {"type": type(image).__name__, "dtype": None, "shape": None, "values": None}
    return tensor_facts(image.as_subclass(torch.Tensor))


def _images(seen: Any) -> list[dict[str, Any]]:
    return list(seen.train_images + seen.test_images)


def _in_words(kind: list[Any]) -> str:
    name, dtype, shape = kind
    if name == "Tensor":
        return tensor_in_words(dtype, shape)
    return tr("an object of type {name}", name=name)
