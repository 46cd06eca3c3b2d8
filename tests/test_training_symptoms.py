"""Symptoms of whole trainings: what is told of a mistake is its cause, and not what merely comes along with it."""

from collections.abc import Callable, Iterator

import pytest
import torch

from autograder.course.layout import find_course
from autograder.lesson.draws import Draws
from autograder.lesson.resources import sample_places
from autograder.worker.execute import Student

RIGHT = """
import torch
from torch import nn
from torch.nn import functional as F


def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    images = torch.stack([image for image, _ in dataset])
    labels = torch.tensor([label for _, label in dataset])
    size = 64
    for _ in range(epochs):
        mixed = torch.randperm(len(images))
        for rows in mixed.split(size):
            loss = F.cross_entropy(model(images[rows]), labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
"""
IN_ORDER = ("mixed = torch.randperm(len(images))", "mixed = torch.arange(len(images))")
WHOLE = ("size = 64", "size = len(images)")
OTHER_LABELS = ("labels[rows]", "labels[torch.randperm(len(labels))[:len(rows)]]")
PROBABILITIES = ("cross_entropy(model(images[rows])", "nll_loss(model(images[rows]).softmax(dim=1)")
LOGARITHMS = ("cross_entropy(model(images[rows])", "nll_loss(model(images[rows]).log_softmax(dim=1)")
SCORES = ("cross_entropy", "nll_loss")
SLOW = ("lr=0.05", "lr=0.001")
BENT = ("nn.Linear(784, 10)", "nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10)")


@pytest.fixture(scope="module")
def symptoms() -> Iterator[Callable[[str], list[str]]]:
    lesson = find_course().load("softmax_classifier")
    probe = lesson.tasks["train_classifier"].probes["train_classifier.symptoms"]
    places = sample_places(lesson.resources)

    def shown(source: str) -> list[str]:
        namespace: dict[str, object] = {}
        exec(source, namespace)
        given = Draws(1, probe.name, 0, None, places)
        given.seed_everything()
        words: list[str] = probe.function(Student(namespace), given)["symptoms"]
        return words

    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # as beside every submission
    yield shown
    torch.set_num_threads(threads)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([], ["nothing"]),
        ([LOGARITHMS], ["nothing"]),
        ([WHOLE, IN_ORDER], ["one batch of all images"]),
        ([OTHER_LABELS, IN_ORDER], ["classes of other images"]),
        ([SCORES], ["no logarithms in the likelihood"]),
        ([PROBABILITIES, IN_ORDER], ["images in their order", "probabilities in the likelihood"]),
        ([SLOW], ["parameters hardly move"]),
        ([SLOW, BENT], ["parameters hardly move"]),
        ([BENT], ["nothing"]),
    ],
)
def test_symptoms(symptoms: Callable[[str], list[str]], changes: list[tuple[str, str]], words: list[str]) -> None:
    source = RIGHT
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    assert symptoms(source) == words
