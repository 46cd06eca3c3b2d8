"""The scenarios "a device is picked" and "a model is moved": what they pass, and which check each mistake fails."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import nn

from autograder.judge.result import Outcome
from autograder.lesson import DeclarationError, Lesson
from autograder.pytorch.scenarios.device_choice import device_choice
from autograder.pytorch.scenarios.device_move import model_mover
from tests.support.in_process import marked

PARTS = ("parameters", "buffers", "same", "back", "without")


@pytest.fixture(scope="module", autouse=True)
def optimizers_are_loaded() -> None:
    """The first optimizer of a process loads a good part of torch: on a busy machine that outlasts a probe's time."""
    torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=0.1)


def lost_by(lesson: Lesson, function: Callable[..., Any], reference: Callable[..., Any]) -> set[str]:
    (name,) = lesson.tasks
    results = marked(lesson, {name: function}, {name: reference})
    return {check.name for check in results.values() if check.outcome is not Outcome.PASSED}


def choosing_lesson() -> Lesson:
    lesson = Lesson("weather", title="Weather")
    device_choice(lesson.task("choose", points=2, lecture="-"), {"with": 1, "without": 1})
    lesson.verify_declarations()
    return lesson


def choose() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (choose, set()),
        (lambda: "cuda:0" if torch.cuda.device_count() else "cpu", set()),
        (lambda: torch.device("cuda"), {"with", "without"}),  # one is right by chance, and counts beside the other only
        (lambda: "cpu", {"with", "without"}),
        (lambda: torch.device("cpu" if torch.cuda.is_available() else "cuda"), {"with", "without"}),
        (lambda: "gpu" if torch.cuda.is_available() else "cpu", {"with", "without"}),
        (lambda: None, {"with", "without"}),
    ],
)
def test_a_choice_is_right_on_both_machines(function: Callable[..., Any], lost: set[str]) -> None:
    assert lost_by(choosing_lesson(), function, choose) == lost


def test_what_is_no_device_is_told() -> None:
    told = marked(choosing_lesson(), {"choose": lambda: "gpu"}, {"choose": choose})
    assert "choose() gave 'gpu', which is no device for PyTorch" in told["with"].message


def moving_lesson() -> Lesson:
    lesson = Lesson("weather", title="Weather")
    model_mover(lesson.task("put", points=5, lecture="-"), dict.fromkeys(PARTS, 1))
    lesson.verify_declarations()
    return lesson


def put(model: nn.Module, device: torch.device) -> nn.Module:
    return model.to(device)


def parameters_only(model: nn.Module, device: torch.device) -> nn.Module:
    for parameter in model.parameters():
        parameter.data = parameter.data.to(device)
    return model


def doubled(model: nn.Module, device: torch.device) -> nn.Module:
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.mul_(2)
    return model.to(device)


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (put, set()),
        (lambda model, device: copy.deepcopy(model).to(device), {"parameters", "same"}),
        (parameters_only, {"buffers", "back"}),
        (doubled, {"back", "without"}),
        (lambda model, device: model.cuda(), {"back", "without"}),
        (lambda model, device: model.cpu(), {"parameters", "buffers"}),
        (lambda model, device: model, {"parameters", "buffers", "back"} | {"same", "without"}),
        (lambda model, device: None, set(PARTS)),
    ],
)
def test_a_model_is_where_it_was_moved_to(function: Callable[..., Any], lost: set[str]) -> None:
    assert lost_by(moving_lesson(), function, put) == lost


def test_points_for_a_check_that_there_is_not_are_refused() -> None:
    task = Lesson("weather", title="Weather").task("put", points=1, lecture="-")
    with pytest.raises(DeclarationError, match=r"no check 'gradients'; there are: parameters, buffers, same, back"):
        model_mover(task, {"gradients": 1})
