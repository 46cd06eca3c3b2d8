"""Datasets made of arrays and loaders: each check fails the program that it is there for."""

import numpy as np
import pytest

from autograder.lesson import DeclarationError, Draws, Lesson
from autograder.pytorch.scenarios.datasets import array_dataset
from autograder.pytorch.scenarios.loaders import made_loader
from autograder.pytorch.scenarios.scenario import Award
from tests.support.scenarios import checked, outcomes

PARTS = ["length", "numbers", "kinds", "array"]
DATASET = """
class Boxes(Dataset):
    def __init__(self, array):
        self.array = np.array(array, dtype=np.float32)

    def __len__(self):
        return LENGTH

    def __getitem__(self, i):
        return ITEM
"""
ITEM = "tuple(torch.tensor([value]) for value in self.array[i])"


def boxes() -> Lesson:
    lesson = Lesson("test", title="Test")

    def array(given: Draws) -> np.ndarray:  # type: ignore[type-arg]
        return given.uniform(1, 9, given.integer(4, 7), 3).numpy()

    task = lesson.task("Boxes", points=4, lecture="-")
    array_dataset(task, array=array, item="three numbers (a, b, c)", points=dict.fromkeys(PARTS, 1))
    return lesson


def dataset(item: str = ITEM, length: str = "len(self.array)") -> str:
    return DATASET.replace("ITEM", item).replace("LENGTH", length)


@pytest.mark.parametrize(
    ("program", "failed"),
    [
        (dataset(), []),
        (dataset(ITEM.replace("array[i]", "array[i][[1, 0, 2]]")), ["numbers"]),
        (dataset(ITEM.replace("torch.tensor([value])", "float(value)")), ["kinds"]),
        (dataset("[" + ITEM + "]"), ["numbers", "kinds"]),
        (dataset(length="self.array.size"), ["length"]),
        (dataset().replace("np.array(array, dtype=np.float32)", "array; array += 1"), ["numbers", "array"]),
        # One row; as many rows as columns; rows that are alike; many of them; another dataset beside this one.
        (dataset().replace("dtype=np.float32)", "dtype=np.float32).squeeze()"), ["numbers"]),
        (dataset().replace("dtype=np.float32)", "dtype=np.float32).reshape(array.shape, order='A')"), []),
        (dataset().replace("array, dtype", "array.T if len(array) == len(array.T) else array, dtype"), ["numbers"]),
        (dataset(length="len(np.unique(self.array, axis=0))"), ["length"]),
        (dataset(length="min(97, len(self.array))"), ["length"]),
        (dataset().replace("self.array", "type(self).array"), ["numbers"]),
        (dataset(ITEM.replace("self.array[i]", "abs(self.array[i])")), ["numbers"]),
    ],
)
def test_a_dataset_of_an_array(program: str, failed: list[str]) -> None:
    found = outcomes(boxes(), dataset(), program)
    assert [name for name, outcome in found.items() if outcome != "passed"] == failed


def test_what_an_item_has_to_be_is_taken_from_the_reference() -> None:
    program = dataset(ITEM.replace("[value]", "value"))
    kinds = checked(boxes(), dataset(), program)["kinds"]
    assert kinds.expected == "a float32 tensor of shape (1,)"
    assert kinds.got == "a float32 tensor of shape ()"
    assert outcomes(boxes(), program, program)["kinds"] == "passed"


LOADER = "def load(rows, size, mix):\n    return DataLoader(rows, batch_size=size, shuffle=mix)\n"


CACHED = """
def load(rows, size, mix, kept={}):
    return kept.setdefault((size, mix, len(rows) > 32), DataLoader(rows, batch_size=size, shuffle=mix))
"""
PARTLY = """
import torch


class Order:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __iter__(self):
        n = self.n
        return iter({order})


def load(rows, size, mix):
    return DataLoader(rows, size, sampler=Order(len(rows))) if mix else DataLoader(rows, size)
"""


def loader() -> Lesson:
    lesson = Lesson("test", title="Test")
    task = lesson.task("load", points=2, lecture="-")
    made_loader(task, points={"sizes": 1, "order": Award(1, "mixes", "Examples are mixed.")})
    return lesson


@pytest.mark.parametrize(
    ("program", "failed"),
    [
        (LOADER, []),
        (LOADER.replace("size=size", "size=4"), ["sizes"]),
        (LOADER.replace("mix)", "mix, drop_last=True)").replace("shuffle=mix,", "shuffle=mix,"), ["sizes"]),
        (LOADER.replace("shuffle=mix", "shuffle=True"), ["mixes"]),
        (LOADER.replace("shuffle=mix", "shuffle=False"), ["mixes"]),
        (LOADER.replace("(rows, batch", "([(a[0], rows[i - mix][1]) for i, a in enumerate(rows)], batch"), ["sizes"]),
        (LOADER.replace("(rows, batch", "([(a, b) for a, b in rows], batch"), []),
        (LOADER.replace("DataLoader(", "list(DataLoader(").replace("mix)\n", "mix))\n"), ["mixes"]),
        # A size that is never as large as asked for, and none that is one.
        (LOADER.replace("size=size", "size=min(size, 32)"), ["sizes"]),
        (LOADER.replace("size=size", "size=max(size, 2)"), ["sizes"]),
        # The last batch is left out where it is a single example.
        (LOADER.replace("shuffle=mix)", "shuffle=mix, drop_last=len(rows) % size == 1)"), ["sizes"]),
        # One loader for each size, whatever the dataset.
        (CACHED, ["sizes"]),
        # Examples that keep their places, or their neighbours.
        (PARTLY.format(order="[0, *torch.randperm(n - 1).add(1).tolist()]"), ["mixes"]),
        (PARTLY.format(order="torch.arange(n).roll(int(torch.randint(n, ()))).tolist()"), ["mixes"]),
        (PARTLY.format(order="[*torch.randperm(n // 2).tolist(), *range(n // 2, n)]"), ["mixes"]),
        (
            PARTLY.format(
                order="[i for part in torch.arange(n).split(5) for i in part[torch.randperm(len(part))].tolist()]"
            ),
            ["mixes"],
        ),
        (PARTLY.format(order="torch.randperm(n).tolist()"), []),
        (PARTLY.format(order="torch.rand(n).argsort().tolist()"), []),
    ],
)
def test_a_loader(program: str, failed: list[str]) -> None:
    found = outcomes(loader(), LOADER, program)
    assert [name for name, outcome in found.items() if outcome != "passed"] == failed


def test_points_for_a_check_that_there_is_not() -> None:
    task = Lesson("test", title="Test").task("load", points=2, lecture="-")
    with pytest.raises(DeclarationError, match="load: this scenario has no check 'orders'; there are: sizes, order"):
        made_loader(task, points={"sizes": 1, "orders": 1})
