"""A training step that students write: one update from one batch, with the loss and the optimizer that are given."""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.lesson import Close, Observed, Shows
from autograder.lesson.claims import Claims
from autograder.lesson.declare import Task
from autograder.lesson.draws import Draws
from autograder.lesson.plots import curves
from autograder.pytorch.scenarios.kinds import kinds_of, numbers_of, plain_numbers, same_numbers
from autograder.pytorch.scenarios.loops import calls_made, is_long
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.scenarios.setups import Batch, Call, Setup, Work, adam, usual_call
from autograder.pytorch.scenarios.situation_claims import all_as_before, right_losses, right_updates, with_other_losses
from autograder.pytorch.scenarios.situations import (
    Situation,
    other_losses,
    other_optimizers_in_situations,
    seen_in,
    steps_in_situations,
    with_values,
)
from autograder.pytorch.values import as_number, parameter_values
from autograder.pytorch.watch import other_optimizers


def training_step(
    task: Task,
    setup: Setup,
    points: Points,
    *,
    call: Call | None = None,
    plot: bool = False,
) -> None:
    """A function that makes one update of a model from one batch, and returns the loss before it.

    Its checks are "first" (the first update), "later" (gradients of earlier batches are gone), "loss" (before the
    update), "number" (of what kind the loss is), "other_loss" and "other_optimizer" (those that are given are used).

    Args:
        task: the function.
        setup: what is trained; a small model, since its parameters are compared one by one.
        points: by these names.
        call: calls it, (student, work) -> the loss; with (model, batch, loss, optimizer) if not given.
        plot: whether the loss of all examples is drawn, step by step.

    Raises:
        DeclarationError: points for a check that there is not.
    """
    run = call or usual_call(task.name)
    sums = any(map(is_long, setup.model(Draws(0, task.name)).parameters()))

    def seen(student: Any, given: Draws, situations: Iterable[Situation]) -> list[dict[str, Any]]:
        def call(one: Situation, batch: Any) -> list[dict[str, Any]]:
            return [as_number(run(student, Work(one.model, batch, one.loss, one.optimizer)))]

        return [seen_in(one, given, call) for one in situations]

    def steps(student: Any, given: Draws, loss: nn.Module, make: Callable[..., torch.optim.Optimizer]) -> Shows:
        model = setup.model(given)
        optimizer = make(given, model)
        after, losses = [], []
        with other_optimizers(optimizer) as others:
            for batch in setup.batches(given, 4):
                losses.append(as_number(run(student, Work(model, batch, loss, optimizer))))
                after.append(parameter_values(model))
        return Shows(
            {"after": after, "losses": losses},
            signature={
                "moves": tr("by another optimizer") if others else after,
                "losses": numbers_of(losses[:1] if others else losses),
                "kinds": sorted(set(kinds_of(losses))),
            },
        )

    def four_steps(student: Any, given: Draws) -> Shows:
        shown = steps(student, given, setup.loss(), setup.sgd)
        return with_values(shown, situations=seen(student, given, steps_in_situations(given, setup)))

    def another_loss(student: Any, given: Draws) -> Shows:
        shown = steps(student, given, setup.other_loss(), setup.sgd)
        return with_values(
            shown, situations=seen(student, given, other_losses(given, setup, lambda: setup.batches(given, 1)))
        )

    def another_optimizer(student: Any, given: Draws) -> Shows:
        shown = steps(student, given, setup.loss(), adam)
        situations = other_optimizers_in_situations(given, setup, lambda: setup.batches(given, 3))
        return with_values(shown, situations=seen(student, given, situations))

    def calls(student: Any, given: Draws) -> Shows:
        """Which of the step's calls happen, and what they find; for explanations only."""
        model = setup.model(given)
        work = Work(model, setup.batches(given, 1)[0], setup.loss(), setup.sgd(given, model))
        return Shows({}, signature=calls_made(model, lambda: run(student, work)))

    def a_longer_training(student: Any, given: Draws) -> Shows:
        """Twenty steps, and after each the loss of all batches together; for the picture only."""
        model, batches = setup.model(given), setup.batches(given, 4)
        optimizer = setup.sgd(given, model)
        losses = []
        for batch in batches * 5:
            run(student, Work(model, batch, setup.loss(), optimizer))
            losses.append(_loss_of_all(model, batches, setup.loss()))
        return Shows({"losses": losses}, signature={"steps": len(losses)})

    def parameters_after(when: str, steps: int) -> Callable[[Observed, Observed], Close]:
        return lambda seen, expected: Close(
            tr("{parameters} after {when}", parameters=tr(setup.parameters), when=when),
            seen.after[:steps],
            expected.after[:steps],
        )

    def every_step(seen: Observed, expected: Observed) -> Claims:
        return [
            parameters_after(tr("each of four steps"), 4)(seen, expected),
            *right_updates(setup, sums, seen.situations, expected.situations),
            *all_as_before(seen.situations, expected.situations),
        ]

    def with_another_loss(seen: Observed, expected: Observed) -> Claims:
        return [
            parameters_after(tr("a step with another loss"), 1)(seen, expected),
            *with_other_losses(setup, sums, seen, expected),
        ]

    def with_another_optimizer(seen: Observed, expected: Observed) -> Claims:
        return [
            parameters_after(tr("a step with Adam"), 1)(seen, expected),
            *right_updates(setup, sums, seen.situations, expected.situations),
        ]

    scenario = Scenario(task, points)
    scenario.offer(
        "first",
        four_steps,
        parameters_after(tr("one step"), 1),
        tr("One step computes the loss of the batch and moves every parameter against its gradient."),
    )
    scenario.offer(
        "later",
        four_steps,
        every_step,
        tr("Every step uses the gradients of its own batch only, whatever batch it is: old gradients are reset."),
        after=["first"],
    )
    scenario.offer(
        "loss",
        four_steps,
        _losses,
        tr("The returned number is the loss of the batch, as it was before the parameters were updated."),
    )
    scenario.offer(
        "number",
        four_steps,
        lambda seen, expected: plain_numbers(tr("the returned loss"), seen.losses, expected.losses),
        tr("The returned loss is a plain number, so that it does not keep the batch's graph alive."),
        supporting=True,
    )
    # After the first step: whether gradients pile up later is another check's business.
    scenario.offer(
        "other_loss",
        another_loss,
        with_another_loss,
        tr("The step works with whatever loss function it is given."),
        after=["first"],
    )
    scenario.offer(
        "other_optimizer",
        another_optimizer,
        with_another_optimizer,
        tr("The step works with whatever optimizer it is given."),
        after=["first"],
    )
    scenario.explain(calls)
    if plot:
        drawn = scenario.explain(a_longer_training)
        task.picture(
            drawn,
            curves(tr("The loss of all examples, step by step"), tr("step"), tr("loss"), lambda seen: seen.losses),
        )
    scenario.complete()


def _losses(seen: Observed, expected: Observed) -> Claims:
    # With gradients piling up later losses differ too; the first one tells about this check alone.
    return [
        same_numbers(tr("the returned loss of the first step"), seen.losses[:1], expected.losses[:1]),
        *right_losses(seen.situations, expected.situations),
    ]


def _loss_of_all(model: nn.Module, batches: list[Batch], loss: nn.Module) -> float:
    inputs, targets = (torch.cat(halves) for halves in zip(*batches, strict=True))
    with torch.no_grad():
        return float(loss(model(inputs), targets))
