"""FashionMNIST as the dataset that a student's code is given."""

import copy
from functools import lru_cache
from operator import is_
from typing import Any

import torch
from torch.utils.data._utils.collate import default_collate_fn_map
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

from autograder.pytorch.fashion_mnist.data import student_side

CLASSES = list(FashionMNIST.classes)


class _Item(tuple[torch.Tensor, int]):
    """An image and its class, of a batch that was gathered as a whole."""

    __slots__ = ()


class _Batch(list[_Item]):
    """The items of a batch, which remembers what they are parts of.

    Attributes:
        images: float32, (n, 1, 28, 28): the items' images are its rows.
        classes: int64, (n,).
        before: the items as they were.
    """

    def __init__(self, images: torch.Tensor, classes: torch.Tensor) -> None:
        self.images, self.classes = images, classes
        self.before = tuple(map(_Item, zip(images.unbind(0), classes.tolist(), strict=True)))
        super().__init__(self.before)


def _collated(batch: Any, **_: Any) -> list[torch.Tensor]:
    """What `default_collate` makes of items: of a whole batch, in its order, what it was gathered as."""
    if type(batch) is _Batch and len(batch) == len(batch.before) and all(map(is_, batch, batch.before)):
        return [batch.images, batch.classes]
    images, classes = zip(*batch, strict=True)
    return [torch.stack(images), torch.tensor(classes)]


default_collate_fn_map[_Item] = _collated


def _floats(images: torch.Tensor) -> torch.Tensor:
    """What `ToTensor` makes of images: uint8 (..., 28, 28) becomes float32 (..., 1, 28, 28) in [0, 1]."""
    return images.unsqueeze(-3).float().div_(255)


class InMemoryFashionMNIST(FashionMNIST):  # type: ignore[misc]  # torchvision has no types
    """torchvision's FashionMNIST over images that are already there: same items, same attributes.

    Items are (float32 (1, 28, 28) in [0, 1], int), each with memory of its own, as `ToTensor` makes them.
    """

    def __init__(self, images: torch.Tensor, labels: torch.Tensor) -> None:
        self.root = ""
        self.train = True
        self.data = images
        self.targets = labels
        self.target_transform = None
        self._to_tensor = ToTensor()
        self.transform: Any = self._to_tensor
        self._given = self._state()
        self._labels: list[int] = labels.tolist()

    def _state(self) -> tuple[Any, ...]:
        """What items depend on."""
        data, targets = self.data, self.targets
        versions = (getattr(data, "_version", None), getattr(targets, "_version", None))  # one more with each change
        return id(data), id(targets), *versions, id(self.transform), id(self.target_transform)

    def __getitem__(self, index: int) -> Any:
        if self._state() != self._given:  # somebody has changed images, classes or transforms
            return super().__getitem__(index)
        return _floats(self.data[index]), self._labels[index]

    def __getitems__(self, indices: list[int]) -> list[Any]:
        # DataLoader asks for a whole batch here: one gather instead of many clones.
        if self._state() != self._given:
            return [super(InMemoryFashionMNIST, self).__getitem__(index) for index in indices]
        chosen = torch.tensor(indices)
        return _Batch(_floats(self.data[chosen]), self.targets[chosen])

    def __len__(self) -> int:
        return len(self._labels)

    def renumbered(self, numbers: torch.Tensor) -> "InMemoryFashionMNIST":
        """The same images with other class numbers: class k becomes `numbers[k]`. Shares the images' memory."""
        made = copy.copy(self)
        made.targets = numbers[self.targets]
        made._given = made._state()
        made._labels = made.targets.tolist()
        return made


@lru_cache(maxsize=1)
def training_set(place: str) -> InMemoryFashionMNIST:
    """All training images as the dataset that a student's training is given, made once per process."""
    data = student_side(place)
    return InMemoryFashionMNIST(data.train_images, data.train_labels)
