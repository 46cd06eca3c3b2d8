"""The screen of a whole training: a few watched updates show what is wrong with it."""

from collections.abc import Callable

import pytest

from autograder.course.layout import find_course
from autograder.lesson.draws import Draws
from autograder.lesson.resources import sample_places
from autograder.pytorch.training.symptoms import Epochs, epochs_beside
from autograder.worker.execute import Student

RIGHT = """
import torch
from torch import nn


def train_mlp(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 32), nn.ReLU(), nn.Linear(32, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loader = torch.utils.data.DataLoader(dataset, batch_size=64, shuffle=True)
    for _ in range(epochs):
        for images, labels in loader:
            loss = nn.functional.cross_entropy(model(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
"""


@pytest.fixture(scope="module")
def screened() -> Callable[[str], list[str]]:
    lesson = find_course().load("mlp")
    probe = lesson.tasks["train_mlp"].screen
    assert probe is not None
    places = sample_places(lesson.resources)

    def shown(source: str) -> list[str]:
        namespace: dict[str, object] = {}
        exec(source, namespace)
        given = Draws(1, probe.name, 0, None, places)
        given.seed_everything()
        words: list[str] = probe.function(Student(namespace), given)["symptoms"]
        return words

    return shown


BACKWARD = "            loss.backward()\n"
STEP = "            optimizer.step()\n"


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("", "", "nothing"),
        (BACKWARD + STEP, BACKWARD[4:] + STEP[4:], "few of the batches end in a backward"),
        (STEP, STEP[4:], "few of the batches end in a step"),
        ("range(epochs)", "range(epochs - 1)", "an epoch too few"),
        ("range(epochs)", "range(epochs + 1)", "an epoch too many"),
        ("range(epochs)", "range(2)", "always as many updates"),
        ("            optimizer.zero_grad()\n", "", "old gradients"),
        ("nn.ReLU(), ", "", "no bend"),
        (", shuffle=True", "", "images in their order"),
        ("lr=0.1", "lr=1e-6", "parameters hardly move"),
        ("lr=0.1", "lr=200", "parameters move far"),
        ("    for _ in range(epochs):", "    for _ in range(4 * epochs):", "images of many epochs"),
    ],
)
def test_what_a_few_updates_show(screened: Callable[[str], list[str]], old: str, new: str, word: str) -> None:
    assert old in RIGHT
    words = screened(RIGHT.replace(old, new) if old else RIGHT)
    assert (words == ["nothing"]) == (word == "nothing")
    assert word in words


@pytest.mark.parametrize(("updates", "beside"), [([3, 6], 0), ([6, 9], 1), ([0, 3], -1), ([4, 4], 0)])
def test_epochs_more_than_asked_for(updates: list[int], beside: float) -> None:
    assert epochs_beside(updates, Epochs(2, 1)) == beside
