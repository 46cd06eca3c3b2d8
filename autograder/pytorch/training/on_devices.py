"""Whole trainings on a device: where they ran, and where the model is afterwards."""

from collections.abc import Callable
from typing import Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.lesson.claims import Claims, Equal, Holds
from autograder.lesson.draws import Draws
from autograder.lesson.observed import Shows
from autograder.pytorch.devices import WhereItRuns, devices_of
from autograder.pytorch.training.accuracy import scores_of
from autograder.pytorch.training.data import SCREENED, few_images
from autograder.pytorch.training.recipe import Recipe
from autograder.pytorch.training.symptoms import screen
from autograder.pytorch.values import error_in_words

CPU, GPU = torch.device("cpu"), torch.device("cuda")
TrainOn = Callable[[Any, torch.device, Any, int], Any]


def trained_on_the_gpu(train: TrainOn, student: Any, given: Draws) -> dict[str, Any]:
    """A short training on the GPU."""
    return _trained_on(train, student, given, GPU)


def trained_on_the_cpu_beside_a_gpu(train: TrainOn, student: Any, given: Draws) -> dict[str, Any]:
    """A short training on the CPU of a machine that has a GPU."""
    return _trained_on(train, student, given, CPU)


def _trained_on(train: TrainOn, student: Any, given: Draws, device: torch.device) -> dict[str, Any]:
    data, held_out, *_ = few_images(given)
    with WhereItRuns() as where:
        made = train(student, device, data, 3)
    return {
        "training": sorted(set(where.training)),
        "calls": len(where.training),
        "model": _home(made),
        "predicted": scores_of(made, held_out).argmax(dim=1),
    }


def where_it_ran(train: TrainOn, student: Any, given: Draws) -> Shows:
    """Where a training ran and how it ended, on the GPU and on the CPU beside it; for explanations only."""
    data, *_ = few_images(given)
    return Shows({}, signature=_how_it_ran_on_both(train, student, data))


def screen_on_devices(recipe: Recipe, train: TrainOn, student: Any, given: Draws) -> Shows:
    """The same of a few updates, and what is seen of these on the CPU; quick, and silent about what shows later."""
    data, *_ = few_images(given, SCREENED)
    ran = _how_it_ran_on_both(train, student, data)
    return Shows({}, signature={**screen(recipe, student, given), **ran})


def _how_it_ran_on_both(train: TrainOn, student: Any, data: Any) -> dict[str, Any]:
    ran = {"on the GPU": GPU, "on the CPU": CPU}
    return {name: _how_it_ran(train, student, data, device) for name, device in ran.items()}


def _how_it_ran(train: TrainOn, student: Any, data: Any, device: torch.device) -> dict[str, Any]:
    ended, home = "well", []
    with WhereItRuns() as where:
        try:
            home = _home(train(student, device, data, 1))
        except Exception as error:
            ended = error_in_words(error)
    return {"ended": ended, "training": sorted(set(where.training)), "model": home}


def _home(made: Any) -> list[str]:
    return sorted(set(devices_of(made)["parameters"])) if isinstance(made, nn.Module) else []


def trains_on_the_device(seen: Any, expected: Any) -> Claims:
    """Model and images are on the GPU in every step of the training."""
    return [
        Equal(tr("where the training ran"), seen.training, expected.training),
        Holds(tr("calls of the model"), seen.calls > 0, tr("some"), tr("none")),
    ]


def the_model_comes_back_on_the_device(seen: Any, expected: Any) -> Claims:
    """The trained model is on the device that was asked for."""
    return Equal(tr("where the model is"), seen.model, expected.model)


def the_device_that_was_asked_for_counts(seen: Any, expected: Any) -> Claims:
    """Where the device is the CPU, the training runs there, also on a machine with a GPU."""
    return [
        Equal(tr("where the training ran"), seen.training, expected.training),
        Equal(tr("where the model is"), seen.model, expected.model),
    ]
