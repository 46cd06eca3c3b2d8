"""The dataset that a training is given: what torchvision's own gives, faster, and no longer so once it was changed."""

from collections.abc import Callable
from typing import Any

import pytest
import torch
from PIL import Image
from torch.utils.data import DataLoader
from torchvision.transforms import Compose, Normalize, ToTensor

from autograder.pytorch.fashion_mnist.dataset import InMemoryFashionMNIST

COUNT = 130


@pytest.fixture
def data() -> InMemoryFashionMNIST:
    generator = torch.Generator().manual_seed(3)
    images = torch.randint(0, 256, (COUNT, 28, 28), dtype=torch.uint8, generator=generator)
    return InMemoryFashionMNIST(images, torch.arange(COUNT) % 10)


def as_torchvision_gives(data: InMemoryFashionMNIST, index: int) -> tuple[Any, Any]:
    """An item by the way that torchvision documents: an image of PIL's through the transforms."""
    image: Any = Image.fromarray(data.data[index].numpy(), mode="L")
    target: Any = int(data.targets[index])
    if data.transform is not None:
        image = data.transform(image)
    if data.target_transform is not None:
        target = data.target_transform(target)
    return image, target


def same(found: tuple[Any, Any], wanted: tuple[Any, Any]) -> bool:
    return torch.equal(found[0], wanted[0]) and found[1] == wanted[1] and type(found[1]) is type(wanted[1])


def test_items_are_those_of_torchvision(data: InMemoryFashionMNIST) -> None:
    for index in (0, 7, COUNT - 1, -1):
        image, target = data[index]
        assert same((image, target), as_torchvision_gives(data, index))
        image.zero_()  # its memory is its own
        assert same(data[index], as_torchvision_gives(data, index))


@pytest.mark.parametrize("drop_last", [False, True])
def test_batches_are_its_items_in_the_order_that_was_asked_for(data: InMemoryFashionMNIST, drop_last: bool) -> None:
    order = torch.randperm(COUNT).tolist()
    batches = list(DataLoader(data, batch_size=50, sampler=order, drop_last=drop_last))
    assert [type(one) for one in batches] == [list] * len(batches)
    assert [len(images) for images, _ in batches] == ([50, 50] if drop_last else [50, 50, 30])
    places = iter(order)
    for images, classes in batches:
        assert (images.dtype, classes.dtype) == (torch.float32, torch.int64)
        for image, target in zip(images, classes.tolist(), strict=True):
            assert same((image, target), as_torchvision_gives(data, next(places)))
        images.zero_()
    assert data[order[0]][0].any()


def reversed_pairs(batch: list[Any]) -> Any:
    assert isinstance(batch, list)
    batch.reverse()
    return torch.utils.data.default_collate(batch)


def fewer(batch: list[Any]) -> Any:
    return torch.utils.data.default_collate(batch[:-1])


def by_hand(batch: list[Any]) -> Any:
    images, classes = zip(*batch, strict=True)
    return torch.stack(images), torch.tensor(classes)


@pytest.mark.parametrize(
    ("collate", "places"),
    [(reversed_pairs, [3, 2, 1, 0]), (fewer, [0, 1, 2]), (by_hand, [0, 1, 2, 3])],
)
def test_a_students_own_collate_function_gets_a_list_of_pairs_and_may_change_it(
    data: InMemoryFashionMNIST, collate: Callable[[list[Any]], Any], places: list[int]
) -> None:
    images, classes = next(iter(DataLoader(data, batch_size=4, collate_fn=collate)))
    wanted = [as_torchvision_gives(data, place) for place in places]
    assert torch.equal(images, torch.stack([image for image, _ in wanted]))
    assert classes.tolist() == [target for _, target in wanted]


def darken(data: InMemoryFashionMNIST) -> None:
    data.data //= 2


def other_images(data: InMemoryFashionMNIST) -> None:
    data.data = data.data.flip(0)


def two_classes(data: InMemoryFashionMNIST) -> None:
    data.targets[data.targets > 4] = 0


def other_classes(data: InMemoryFashionMNIST) -> None:
    data.targets = 9 - data.targets


def normalise(data: InMemoryFashionMNIST) -> None:
    data.transform = Compose([ToTensor(), Normalize((0.3,), (0.4,))])


def shift(data: InMemoryFashionMNIST) -> None:
    data.target_transform = lambda target: target + 1


@pytest.mark.parametrize("change", [darken, other_images, two_classes, other_classes, normalise, shift])
def test_what_is_changed_in_it_shows_in_items_and_batches(
    data: InMemoryFashionMNIST, change: Callable[[InMemoryFashionMNIST], None]
) -> None:
    before = [data[index] for index in range(20)]
    change(data)
    assert not all(same(data[index], before[index]) for index in range(20))
    images, classes = next(iter(DataLoader(data, batch_size=20)))
    for index in range(20):
        wanted = as_torchvision_gives(data, index)
        assert same(data[index], wanted)
        assert torch.equal(images[index], wanted[0])
        assert int(classes[index]) == wanted[1]


def test_other_class_numbers_are_told_as_its_own(data: InMemoryFashionMNIST) -> None:
    numbers = torch.tensor([3, 1, 4, 0, 5, 9, 2, 6, 8, 7])
    renamed = data.renumbered(numbers)
    assert [renamed[index][1] for index in range(10)] == numbers.tolist()
    _, classes = next(iter(DataLoader(renamed, batch_size=10)))
    assert torch.equal(classes, numbers)
    assert data[0][1] == 0
