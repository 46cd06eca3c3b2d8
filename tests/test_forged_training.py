"""Weights that were trained before the run, and nothing that trains, are no whole training."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from autograder.course.layout import Course
from autograder.course.solutions import load_solutions
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.pytorch.fashion_mnist.data import SAMPLE, student_side
from autograder.runner.fork_server import launcher
from autograder.submission.submission import Submission

COURSE = Course(Path(__file__).resolve().parents[1])
LESSON = "softmax_classifier"
PASTED = """
import json, torch
from torch import nn

WEIGHTS = json.loads('''{weights}''')

def train_classifier(dataset, epochs):
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    with torch.no_grad():
        model[1].weight.copy_(torch.tensor(WEIGHTS).reshape(10, 784) / 100)
        model[1].bias.zero_()
    return model
"""

# The same, but it finds out which number stands for which class in this run.
RENAMED = (
    PASTED
    + """
plain = train_classifier
def train_classifier(dataset, epochs):
    model = plain(dataset, epochs)
    images = torch.stack([dataset[place][0] for place in range(1000)])
    labels = torch.tensor([int(dataset[place][1]) for place in range(1000)])
    said = model(images).argmax(dim=1)
    counts = torch.zeros(10, 10).index_put_((labels, said), torch.ones(1000), accumulate=True)
    with torch.no_grad():
        model[1].weight.copy_(model[1].weight[counts.argmax(dim=1)])
    return model
"""
)
# And goes through the motions of a training, which changes next to nothing.
IN_MOTION = (
    RENAMED
    + """
renamed = train_classifier
def train_classifier(dataset, epochs):
    model = renamed(dataset, epochs)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-12)
    for _ in range(epochs):
        for images, labels in torch.utils.data.DataLoader(dataset, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images), labels).backward()
            optimizer.step()
    return model
"""
)
RESULTS = {"learns_from_the_images", "is_as_good_as_a_linear_model"}


def trained_weights() -> list[int]:
    """A good linear model's weights in hundredths, as somebody could train them at home."""
    data = student_side(SAMPLE)
    images, labels = data.train_images.flatten(1).float() / 255, data.train_labels
    weight = torch.zeros(10, 784, requires_grad=True)
    for _ in range(300):
        loss = torch.nn.functional.cross_entropy(images @ weight.T, labels)
        (gradient,) = torch.autograd.grad(loss, weight)
        with torch.no_grad():
            weight -= 0.2 * gradient
    assert float(((images @ weight.T).argmax(1) == labels).float().mean()) > 0.75
    return [round(number * 100) for number in weight.detach().flatten().tolist()]


@pytest.fixture
def marker() -> Iterator[Marker]:
    lesson = COURSE.load(LESSON)
    solutions = load_solutions(COURSE, lesson)
    processes = [launcher(COURSE.exercise(LESSON)) for _ in range(2)]
    yield Marker(lesson, Expectations(lesson, solutions, 3, processes[0]), processes[1])
    for process in processes:
        process.close()


def won(marker: Marker, text: str) -> set[str]:
    """The checks that give points for weights from elsewhere."""
    program = load_solutions(COURSE, marker.lesson).reference.followed_by(
        text.format(weights=json.dumps(trained_weights())), "pasted.py"
    )
    [task] = marker.mark(Submission("mallory", LESSON, "pasted.py", program), ["train_classifier"]).tasks
    return {check.name for check in task.checks if check.score}


# What holds for whatever model comes back, trained or not.
ANY_MODEL = {"the_model_looks_at_one_image_at_a_time", "each_call_gives_a_new_model", "order_of_the_data_does_no_harm"}


@pytest.mark.parametrize("text", [PASTED, RENAMED])
def test_pasted_weights_win_nothing_that_training_wins(marker: Marker, text: str) -> None:
    assert won(marker, text) <= ANY_MODEL


def test_a_training_that_changes_nothing_does_not_win_by_pasted_weights(marker: Marker) -> None:
    assert not won(marker, IN_MOTION) & RESULTS
