"""Declaration of a whole training's checks and probes, by the points that a lesson gives them."""

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import torch

from autograder.core.language import noted, tr
from autograder.lesson.claims import Claims
from autograder.lesson.declare import DeclarationError, ProbeFunction, Task
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.training import checks, on_devices, straight
from autograder.pytorch.training.data import facts_about_few_images, facts_about_two_classes
from autograder.pytorch.training.recipe import Recipe
from autograder.pytorch.training.results import Reached
from autograder.pytorch.training.sequential import ATTEMPTS
from autograder.pytorch.training.symptoms import screen, symptoms

# What of `Reached` a check on results rests on, by the kind of data.
BOTH = ("full", "sample")
RESULTS: dict[Callable[..., Claims], dict[str, tuple[str, ...]]] = {
    Reached.learns_from_the_images: {"learns": BOTH},
    Reached.is_as_good_as_a_linear_model: {"good": BOTH, "sure": BOTH},
    Reached.beats_the_linear_model: {"good": ("sample",)},
}
# Those that need least (the reference 0.06 s at most) are run first: a training that never ends has its limit once.
_SHORTEST = 10
_SHORT: dict[str, Any] = {"seconds": 20, "fingerprint": False, "facts": facts_about_few_images}
_WATCHED: dict[str, Any] = {**_SHORT, "seconds": 30}
_SORTED: dict[str, Any] = {
    "seconds": 40,
    "attempts": checks.SORTED_ATTEMPTS,
    "fingerprint": False,
    "compared": False,
    "facts": facts_about_two_classes,
}
_ON_A_GPU: dict[str, Any] = {**_SHORT, "seconds": 15, "device": "cuda"}

_Check = Callable[[Any, Any], Claims]
_Row = tuple[_Check, Callable[..., Any], Mapping[str, Any]]  # a check, the probe that it looks at, the probe's options

ON_DEVICES: tuple[_Row, ...] = (
    (on_devices.trains_on_the_device, on_devices.trained_on_the_gpu, _ON_A_GPU),
    (on_devices.the_model_comes_back_on_the_device, on_devices.trained_on_the_gpu, _ON_A_GPU),
    (on_devices.the_device_that_was_asked_for_counts, on_devices.trained_on_the_cpu_beside_a_gpu, _ON_A_GPU),
)
MECHANISMS: tuple[_Row, ...] = (
    (
        straight.is_more_than_one_linear_map,
        straight.halfway_between_images,
        {"seconds": _SHORTEST, "fingerprint": False},
    ),
    (checks.the_loss_is_given_scores, checks.two_watched_trainings, _WATCHED),
    (checks.gradients_are_reset, checks.two_watched_trainings, _WATCHED),
    (checks.every_parameter_is_trained, checks.two_watched_trainings, _WATCHED),
    (checks.is_trained_on_images_like_those_to_come, checks.two_watched_trainings, _WATCHED),
    (checks.trains_as_many_epochs_as_asked, checks.two_watched_trainings, _WATCHED),
    (checks.each_call_gives_a_new_model, checks.two_calls, _SHORT),
    (
        checks.the_model_looks_at_one_image_at_a_time,
        checks.alone_and_among_others,
        {**_SHORT, "seconds": _SHORTEST},
    ),
    (checks.order_of_the_data_does_no_harm, checks.sorted_by_class, _SORTED),
)


# What students read, by the checks: their docstrings, of which no catalogue knows.
SENTENCES = {
    "trains_on_the_device": noted("Model and images are on the GPU in every step of the training."),
    "the_model_comes_back_on_the_device": noted("The trained model is on the device that was asked for."),
    "the_device_that_was_asked_for_counts": noted(
        "Where the device is the CPU, the training runs there, also on a machine with a GPU."
    ),
    "learns_from_the_images": noted(
        "After 5 epochs the model knows most of the test images, far more than the 10 % of guessing."
    ),
    "is_as_good_as_a_linear_model": noted(
        "After 5 epochs the model classifies the test images as well as a well-trained linear model, or better."
    ),
    "beats_the_linear_model": noted(
        "After 5 epochs the model classifies more test images rightly than a linear model."
    ),
    "is_more_than_one_linear_map": noted(
        "The trained model is no linear model: there is an activation function between its layers."
    ),
    "the_loss_is_given_scores": noted(
        "Cross-entropy is given the scores as they are: no softmax before it, which it does itself, and no ReLU."
    ),
    "gradients_are_reset": noted(
        "Each update uses the gradients of its own batch: old gradients are reset and do not pile up."
    ),
    "every_parameter_is_trained": noted(
        "Every parameter is updated, in all layers: it gets a gradient, and the optimizer has it."
    ),
    "is_trained_on_images_like_those_to_come": noted(
        "The model is trained on images with pixels between 0 and 1, like those that it will be asked about."
    ),
    "trains_as_many_epochs_as_asked": noted(
        "`epochs` says how often the model goes through all of the data; a fifth of it may be kept aside."
    ),
    "each_call_gives_a_new_model": noted(
        "Each call trains a new model: a second call leaves the first model as it is."
    ),
    "the_model_looks_at_one_image_at_a_time": noted(
        "The scores of an image do not depend on which other images are in the batch."
    ),
    "order_of_the_data_does_no_harm": noted(
        "The images are shuffled: data that is sorted by class is learned too, without forgetting the first class."
    ),
}


def whole_training(
    task: Task,
    points: Points,
    *,
    reached: Reached | None = None,
    seconds: float = 120,
    takes_device: bool = False,
) -> None:
    """Declare the checks of a function that trains as a whole: (dataset, epochs) -> a model, trained on the images.

    Its checks have the names of the functions in `autograder.pytorch.training.checks`, and where it is told the device,
    of those in `on_devices`. For "learns_from_the_images", "is_as_good_as_a_linear_model" and "beats_the_linear_model"
    it has to be said what was measured.

    Args:
        task: the function.
        points: by these names.
        reached: what right programs reach after 5 epochs.
        seconds: for a training of 5 epochs on all images.
        takes_device: whether the function is told where to train, before the dataset. All that does not concern the
            device is looked at on the CPU.

    Raises:
        DeclarationError: a name is none of the checks here, or has no measured accuracies to rest on.
    """

    def train_on(student: Any, device: torch.device, data: Any, epochs: int) -> Any:
        return getattr(student, task.name)(*([device] if takes_device else []), data, epochs)

    scenario = Scenario(task, points)
    curved = straight.is_more_than_one_linear_map.__name__ in scenario
    recipe = Recipe(task, lambda student, data, epochs: train_on(student, on_devices.CPU, data, epochs), curved)
    if takes_device:
        _offer(scenario, ON_DEVICES, train_on)
        scenario.explain(_with(train_on, on_devices.where_it_ran), seconds=30, device="cuda")
    for check in RESULTS:
        if check.__name__ in scenario and (lack := _lack(check, reached)):
            raise DeclarationError(tr("{task}: {check} needs {lack}", task=task.name, check=check.__name__, lack=lack))
    if reached is not None:
        _offer_results(scenario, recipe, reached, seconds)
    _offer(scenario, MECHANISMS, recipe)
    scenario.explain(_with(recipe, symptoms), seconds=60)
    if takes_device:

        def screen_on_devices(student: Any, given: Any) -> Any:
            return on_devices.screen_on_devices(recipe, train_on, student, given)

        task.screened(screen_on_devices, device="cuda")
    else:
        task.screened(_with(recipe, screen))
    scenario.complete()


def _lack(check: Callable[..., Claims], reached: Reached | None) -> str:
    """What a check on results rests on and has not got; empty where it has all."""
    if reached is None:
        return tr("`reached=`, the accuracies that were measured")
    if reached.few and check is not Reached.learns_from_the_images:
        return tr("trainings on all images: leave out `few`")
    for name, kinds in RESULTS[check].items():
        for kind in kinds:
            if kind not in getattr(reached, name):
                return tr("`{name}` of `Reached` for the kind of data {kind!r}", name=name, kind=kind)
    return ""


def _offer_results(scenario: Scenario, recipe: Recipe, reached: Reached, seconds: float) -> None:
    compared = Reached.beats_the_linear_model.__name__ in scenario
    options = {
        "seconds": seconds,
        "attempts": ATTEMPTS if compared else 3,
        "fingerprint": False,
        "compared": False,
        "facts": reached.facts_with_linear_accuracy if compared else reached.facts,
    }
    probe = reached.learned if reached.few else reached.full_training
    _offer(scenario, [(getattr(reached, check.__name__), probe, options) for check in RESULTS], recipe)


def _offer(scenario: Scenario, rows: Iterable[_Row], first: Any) -> None:
    probes: dict[Any, ProbeFunction] = {}
    for check, probe, options in rows:
        bound = probes.setdefault(probe, _with(first, probe))
        scenario.offer(check.__name__, bound, check, tr(SENTENCES[check.__name__]), options=options)


def _with(first: Any, scenario: Callable[..., Any]) -> ProbeFunction:
    """A probe with what it needs besides a student and draws."""

    @functools.wraps(scenario)
    def probe(student: Any, given: Any) -> Any:
        return scenario(first, student, given)

    return probe
