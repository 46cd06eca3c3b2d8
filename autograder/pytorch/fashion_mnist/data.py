"""FashionMNIST: what student code may see of it, and what only the judge reads.

A place is a folder with the four idx files, compressed or not, or the word `sample` for the small sample in the
package.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import torch

from autograder.core.language import tr
from autograder.pytorch.fashion_mnist.idx import IdxError, read_idx

SAMPLE = "sample"
SAMPLE_FILE = Path(__file__).with_name("fashion_mnist_sample.npz")
FILES = {
    "train_images": "train-images-idx3-ubyte",
    "train_labels": "train-labels-idx1-ubyte",
    "test_images": "t10k-images-idx3-ubyte",
    "test_labels": "t10k-labels-idx1-ubyte",
}
SHAPES = {
    "train_images": (60000, 28, 28),
    "train_labels": (60000,),
    "test_images": (10000, 28, 28),
    "test_labels": (10000,),
}


@dataclass(frozen=True)
class StudentSide:
    """What a student's process may hold.

    Attributes:
        place: where it was read from.
        source: "full", or "sample" for the packaged one.
        train_images: uint8, (n, 28, 28).
        train_labels: int64, (n,).
        test_images: uint8, (m, 28, 28); their labels are not here.
    """

    place: str
    source: str
    train_images: torch.Tensor
    train_labels: torch.Tensor
    test_images: torch.Tensor


def files_in(folder: Path) -> dict[str, Path]:
    """The four files in a folder or its usual subfolders, plain ones first; empty where one is missing."""
    for place in (folder, folder / "raw", folder / "FashionMNIST" / "raw"):
        found = {}
        for part, name in FILES.items():
            candidates = [place / name, place / f"{name}.gz"]
            found[part] = next((path for path in candidates if path.is_file()), None)
        if all(found.values()):
            return {part: path for part, path in found.items() if path is not None}
    return {}


def _read(place: str, part: str) -> np.ndarray:
    if place == SAMPLE:
        with np.load(SAMPLE_FILE) as sample:
            return np.array(sample[part])
    folder = Path(place)
    path = files_in(folder).get(part)
    if path is None:
        raise IdxError(
            tr("no FashionMNIST files in {folder}; `autograder data` shows where they are looked for", folder=folder)
        )
    array = read_idx(path)
    if array.shape != SHAPES[part]:
        raise IdxError(
            tr(
                "{name} has the shape {shape}, FashionMNIST has {shapes}",
                name=path.name,
                shape=array.shape,
                shapes=SHAPES[part],
            )
        )
    return array


@lru_cache(maxsize=2)
def student_side(place: str) -> StudentSide:
    """Training images and labels and test images, read once per process.

    Raises:
        IdxError, OSError: the place does not hold FashionMNIST.
    """
    return StudentSide(
        place=place,
        source=SAMPLE if place == SAMPLE else "full",
        train_images=torch.from_numpy(_read(place, "train_images").copy()),
        train_labels=torch.from_numpy(_read(place, "train_labels").astype(np.int64)),
        test_images=torch.from_numpy(_read(place, "test_images").copy()),
    )


@lru_cache(maxsize=2)
def test_labels(place: str) -> torch.Tensor:
    """The labels of the test images, int64. For the judge; never called beside student code.

    Raises:
        IdxError, OSError: the place does not hold FashionMNIST.
    """
    return torch.from_numpy(_read(place, "test_labels").astype(np.int64))
