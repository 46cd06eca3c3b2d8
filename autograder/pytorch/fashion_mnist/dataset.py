"""FashionMNIST as the dataset that a student's code is given."""

import copy
from functools import lru_cache
from typing import Any

import torch
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor

from autograder.pytorch.fashion_mnist.data import student_side

CLASSES = list(FashionMNIST.classes)


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
        self._floats = images.unsqueeze(1).float() / 255
        self._labels = [int(label) for label in labels]

    def __getitem__(self, index: int) -> Any:
        if self.transform is not self._to_tensor or self.target_transform is not None:
            return super().__getitem__(index)
        return self._floats[index].clone(), self._labels[index]

    def __getitems__(self, indices: list[int]) -> list[Any]:
        # DataLoader asks for a whole batch here: one gather instead of many clones.
        if self.transform is not self._to_tensor or self.target_transform is not None:
            return [super(InMemoryFashionMNIST, self).__getitem__(index) for index in indices]
        images = self._floats[torch.as_tensor(indices)]
        return [(image, self._labels[index]) for image, index in zip(images.unbind(0), indices, strict=True)]

    def __len__(self) -> int:
        return len(self._labels)

    def renumbered(self, numbers: torch.Tensor) -> "InMemoryFashionMNIST":
        """The same images with other class numbers: class k becomes `numbers[k]`. Shares the images' memory."""
        made = copy.copy(self)
        made.targets = numbers[self.targets]
        made._labels = made.targets.tolist()
        return made


@lru_cache(maxsize=1)
def training_set(place: str) -> InMemoryFashionMNIST:
    """All training images as the dataset that a student's training is given, made once per process."""
    data = student_side(place)
    return InMemoryFashionMNIST(data.train_images, data.train_labels)
