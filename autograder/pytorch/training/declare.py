"""Declaration of a whole training's checks and probes, by the points that a lesson gives them."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from autograder.lesson.claims import Claims
from autograder.lesson.declare import Probe
from autograder.lesson.draws import Draws
from autograder.pytorch.training.checks import (
    alone_and_among_others,
    each_call_gives_a_new_model,
    every_parameter_is_trained,
    gradients_and_parameters,
    gradients_are_reset,
    is_trained_on_images_like_those_to_come,
    order_of_the_data_does_no_harm,
    sorted_by_class,
    the_loss_is_given_scores,
    the_model_looks_at_one_image_at_a_time,
    trains_as_many_epochs_as_asked,
    two_calls,
    two_numbers_of_epochs,
    what_the_loss_is_given,
)
from autograder.pytorch.training.data import facts_about_few_images, facts_about_two_classes
from autograder.pytorch.training.recipe import Recipe
from autograder.pytorch.training.symptoms import symptoms


def declare(recipe: Recipe, points: Mapping[str, float]) -> None:
    """Declare the checks that are named in `points`, and the probes that they need.

    Raises:
        KeyError: a name is none of the checks here.
    """
    probes: dict[str, Probe] = {}
    unknown = points.keys() - {check.__name__ for check, _ in CHECKS}
    if unknown:
        raise KeyError(f"no such checks of a recipe: {sorted(unknown)}")
    for check, scenario in CHECKS:
        if check.__name__ in points:
            name = scenario.__name__
            if name not in probes:
                probes[name] = _declare_probe(recipe, scenario)
            recipe.task.check(probes[name], points=points[check.__name__])(check)
    _declare_probe(recipe, symptoms)


def _declare_probe(recipe: Recipe, scenario: Callable[..., Any]) -> Probe:
    @functools.wraps(scenario)
    def probe(student: Any, given: Draws) -> Any:
        return scenario(recipe, student, given)

    declared: Probe = recipe.task.probe(probe, **OPTIONS[scenario])
    return declared


CHECKS: tuple[tuple[Callable[..., Claims], Callable[..., Any]], ...] = (
    (the_loss_is_given_scores, what_the_loss_is_given),
    (gradients_are_reset, gradients_and_parameters),
    (every_parameter_is_trained, gradients_and_parameters),
    (is_trained_on_images_like_those_to_come, gradients_and_parameters),
    (trains_as_many_epochs_as_asked, two_numbers_of_epochs),
    (each_call_gives_a_new_model, two_calls),
    (the_model_looks_at_one_image_at_a_time, alone_and_among_others),
    (order_of_the_data_does_no_harm, sorted_by_class),
)


_SHORT: dict[str, Any] = {"seconds": 20, "fingerprint": False, "facts": facts_about_few_images}


OPTIONS: dict[Callable[..., Any], dict[str, Any]] = {
    what_the_loss_is_given: _SHORT,
    gradients_and_parameters: _SHORT,
    two_calls: _SHORT,
    alone_and_among_others: _SHORT,
    two_numbers_of_epochs: {**_SHORT, "seconds": 30},
    sorted_by_class: {
        "seconds": 40,
        "attempts": 3,
        "fingerprint": False,
        "facts": facts_about_two_classes,
    },
    symptoms: {"seconds": 60},
}
