"""Weights that were trained before the run, and nothing that trains, are no whole training."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from autograder.course import Course, load_solutions
from autograder.datasets.fashion import SAMPLE, SETTING, student_side
from autograder.engine.processes import launcher
from autograder.marking import Expectations, Marker
from autograder.reading.submission import Submission

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


def trained_weights() -> list[int]:
    """A good linear model's weights in hundredths, as somebody could train them at home."""
    data = student_side()
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
def marker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Marker]:
    monkeypatch.setenv(SETTING, SAMPLE)
    lesson = COURSE.load(LESSON)
    solutions = load_solutions(COURSE, lesson)
    processes = [launcher(COURSE.exercise(LESSON), {SETTING: os.environ[SETTING]}) for _ in range(2)]
    yield Marker(lesson, Expectations(lesson, solutions, 3, processes[0], SAMPLE), processes[1])
    for process in processes:
        process.close()


def test_pasted_weights_win_nothing_that_training_wins(marker: Marker) -> None:
    text = PASTED.format(weights=json.dumps(trained_weights()))
    program = load_solutions(COURSE, marker.lesson).reference.followed_by(text, "pasted.py")
    [task] = marker.mark(Submission("mallory", LESSON, "pasted.py", program), ["train_classifier"]).tasks
    won = {check.name: check.score for check in task.checks if check.score}
    # It is a model that looks at one image at a time, and a new one at each call; that is all it is.
    assert set(won) <= {"the_model_looks_at_one_image_at_a_time", "each_call_gives_a_new_model"}
