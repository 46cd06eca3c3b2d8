"""The packaged sample, made from the real data: `python -m autograder.pytorch.fashion_mnist.make_sample FOLDER`.

The first 400 training and the first 100 test images of each class, in their original order.
FashionMNIST is (c) 2017 Zalando SE, under the MIT licence; see `FASHION_MNIST_LICENSE` beside this file.
"""

import sys
from pathlib import Path

import numpy as np

from autograder.pytorch.fashion_mnist.data import SAMPLE_FILE, files_in
from autograder.pytorch.fashion_mnist.idx import read_idx

PER_CLASS = {"train": 400, "test": 100}


def sample(folder: Path) -> dict[str, np.ndarray]:
    """The arrays of the sample, by the names that `data` reads."""
    arrays = {part: read_idx(path) for part, path in files_in(folder).items()}
    chosen = {}
    for part, count in PER_CLASS.items():
        labels = arrays[f"{part}_labels"]
        keep = np.sort(np.concatenate([np.flatnonzero(labels == label)[:count] for label in range(10)]))
        chosen[f"{part}_images"] = arrays[f"{part}_images"][keep]
        chosen[f"{part}_labels"] = labels[keep]
    return chosen


if __name__ == "__main__":
    np.savez_compressed(SAMPLE_FILE, **sample(Path(sys.argv[1])))  # type: ignore[arg-type]
