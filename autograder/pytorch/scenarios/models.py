"""The scenario of a function that makes a model."""

from collections.abc import Callable, Sequence
from functools import partial

import torch

from autograder.core.language import tr
from autograder.lesson.declare import DeclarationError, Task
from autograder.lesson.draws import Draws
from autograder.pytorch.scenarios import model_checks as checks
from autograder.pytorch.scenarios.linear_models import is_linear
from autograder.pytorch.scenarios.made_models import ModelCase
from autograder.pytorch.scenarios.model_probes import ModelProbes
from autograder.pytorch.scenarios.scenario import Points, Scenario

Case = ModelCase | Callable[[Draws], ModelCase]
Inputs = Callable[[Draws, int], torch.Tensor]


def model_function(
    task: Task,
    case: Case,
    points: Points,
    *,
    full: Case | None = None,
    others: Callable[[Draws], Sequence[ModelCase]] | None = None,
    inputs: Inputs | None = None,
    size: int | None = None,
    own_weights: bool = False,
    random_training: bool = False,
) -> None:
    """Declare probes and checks for a function that makes a model.

    Models are looked at in train and in eval mode. The checks, by the names that `points` gives them points under:

    - "shapes": shapes of outputs for batches of several sizes (supporting).
    - "count": how many numbers can be trained, also where the model does not run.
    - "parameters": the same for a model that runs, and that a gradient reaches all of them.
    - "linear": each output is a weight for each input plus a bias, and nothing else.
    - "rows": a row's outputs do not depend on the other rows of the batch.
    - "constant": the reference's outputs where all parameters are one number.
    - "last": outputs can be negative, and large; the reference's have to be. Where this has points, the other checks
      leave to it whether outputs are cut off at 0.
    - "drawn": the reference's outputs where the parameters are drawn numbers, as far as these can be put in the same
      places, and each row by itself.
    - "others": what "constant" claims for `others`, and the number of parameters.
    - "new": two calls give two models, and the arguments stay as they were (supporting).

    Args:
        task: the function.
        case: what it is asked for, or a function that draws it; a small one keeps drawn numbers few.
        points: see `Scenario`.
        full: the same in the size that people use, for "shapes", "count", "linear" and "rows"; `case` if None.
        others: draws the cases for "others".
        inputs: draws a batch of so many inputs for all cases; standard normal ones of the case's shape if None.
        size: how many numbers a right model has to train, where wrong ones may have any number: a mistake is then known
            by more or fewer of them.
        own_weights: whether "linear" also wants each of these weights to be one of the model's own numbers.
        random_training: whether "linear" lets models be random in train mode, as with dropout; that gets a remark.

    Raises:
        DeclarationError: something that a check needs is missing, or does not fit.
    """
    if "others" in points and others is None:
        raise DeclarationError(
            tr('{name}: "others" has points, so give `others=`, a function that draws other cases', name=task.name)
        )
    small, large = _drawing(case), _drawing(full or case)
    probes = ModelProbes(task.name, small, large, others or _no_others, _batches(task, large, inputs), size)
    forgiving = "last" in points
    scenario = Scenario(task, points)
    offer = scenario.offer
    offer(
        "shapes",
        probes.shapes,
        checks.same_shapes,
        tr("Its outputs have the right shape, also for one input."),
        supporting=True,
    )
    offer("count", probes.parameters, checks.same_parameters, tr("It has the right number of parameters to train."))
    offer(
        "parameters",
        probes.drawn_weights,
        checks.same_parameters,
        tr("It has the right number of parameters, and all can be trained."),
    )
    offer(
        "constant",
        probes.constant_weights,
        partial(checks.same_function, forgiving=forgiving),
        tr("It computes what it should in all its layers."),
    )
    offer(
        "last",
        probes.constant_weights,
        checks.outputs_come_out_as_they_are,
        tr("Its outputs can be negative, and as large as they like."),
    )
    offer(
        "drawn",
        probes.drawn_weights,
        partial(checks.same_outputs, forgiving=forgiving),
        tr("Each input goes through all layers in their order, by itself."),
    )
    offer(
        "others",
        probes.other_arguments,
        partial(checks.same_for_other_arguments, forgiving=forgiving),
        tr("It works for other arguments too."),
    )
    offer(
        "linear",
        probes.one_input_at_a_time,
        partial(is_linear, own_weights=own_weights, random_training=random_training, shapes="shapes" not in points),
        tr("Each output is a weight for each input, plus a bias, and nothing else."),
    )
    offer(
        "rows",
        probes.alone_and_together,
        checks.each_row_by_itself,
        tr("An input gives the same alone as among others."),
    )
    offer(
        "new",
        probes.two_calls,
        checks.new_and_nothing_changed,
        tr("Each call makes a new model, and leaves its arguments alone."),
        supporting=True,
    )
    scenario.complete()


def _drawing(case: Case) -> Callable[[Draws], ModelCase]:
    return (lambda given: case) if isinstance(case, ModelCase) else case


def _no_others(given: Draws) -> Sequence[ModelCase]:
    return ()


def _batches(
    task: Task, large: Callable[[Draws], ModelCase], inputs: Inputs | None
) -> Callable[[Draws, int, ModelCase], torch.Tensor]:
    if inputs is None:
        return lambda given, count, case: given.normal(count, *case.shape)
    tried, wanted = Draws(0, task.name), (2, *large(Draws(0, task.name)).shape)
    found = inputs(tried, 2)
    if not isinstance(found, torch.Tensor) or found.shape != wanted:
        what = tuple(found.shape) if isinstance(found, torch.Tensor) else type(found).__name__
        raise DeclarationError(
            tr(
                "{name}: `inputs(given, 2)` gave {given}, but a case takes {wanted}; let both agree",
                name=task.name,
                given=what,
                wanted=wanted,
            )
        )
    return lambda given, count, case: inputs(given, count)
