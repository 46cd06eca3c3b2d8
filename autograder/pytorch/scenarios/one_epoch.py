"""An epoch that students write: once through all batches, with a step for each, and the mean loss of the examples."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.lesson import Observed, Shows
from autograder.lesson.claims import Claim
from autograder.lesson.declare import Task
from autograder.lesson.draws import Draws
from autograder.pytorch.scenarios.kinds import plain_numbers, same_numbers
from autograder.pytorch.scenarios.loader_situations import epochs_in_situations
from autograder.pytorch.scenarios.loops import calls_made, is_long, moved_alike, moves, steps_of_others
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.scenarios.setups import Call, Setup, Work, adam, usual_call
from autograder.pytorch.scenarios.situation_claims import (
    all_as_before,
    near,
    near_losses,
    right_losses,
    right_updates,
    with_other_losses,
)
from autograder.pytorch.scenarios.situations import (
    Situation,
    other_losses,
    other_optimizers_in_situations,
    seen_in,
    with_values,
)
from autograder.pytorch.values import as_number, parameter_values

Claimed = Callable[[Observed, Observed], list[Claim]]


def training_epoch(task: Task, setup: Setup, points: Points, *, call: Call | None = None) -> None:
    """A function that trains a model for one epoch, and returns the mean loss of the examples.

    Its checks are "step" (an epoch of one batch), "epochs" (every batch counts, gradients of earlier batches are gone),
    "loss" (the mean over the examples), "number" (of what kind it is), "other_loss" and "other_optimizer" (those that
    are given are used).

    Args:
        task: the function.
        setup: what is trained.
        points: by these names.
        call: calls it, (student, work) -> the mean loss; with (model, loader, loss, optimizer) if not given.

    Raises:
        DeclarationError: points for a check that there is not.
    """
    run = call or usual_call(task.name)

    def seen(student: Any, given: Draws, situations: Iterable[Situation]) -> list[dict[str, Any]]:
        def call(one: Situation, loader: Any) -> list[dict[str, Any]]:
            return [as_number(run(student, Work(one.model, loader, one.loss, one.optimizer)))]

        return [seen_in(one, given, call) for one in situations]

    sums = any(map(is_long, setup.model(Draws(0, task.name)).parameters()))

    def an_epoch_of_one_batch(
        student: Any, given: Draws, loss: nn.Module, make: Callable[[Draws, nn.Module], torch.optim.Optimizer]
    ) -> Shows:
        model, loader = setup.model(given), setup.loader(given, 5, 5)
        optimizer, start = make(given, model), parameter_values(model)
        with _shown(optimizer) as shown:
            run(student, Work(model, loader, loss, optimizer))
        return shown(moved=moves(model, start, given))

    def one_batch(student: Any, given: Draws) -> Shows:
        return an_epoch_of_one_batch(student, given, setup.loss(), setup.sgd)

    def another_loss(student: Any, given: Draws) -> Shows:
        shown = an_epoch_of_one_batch(student, given, setup.other_loss(), setup.sgd)
        situations = other_losses(given, setup, lambda: [setup.loader(given, 5, 5)])
        return with_values(shown, situations=seen(student, given, situations))

    def another_optimizer(student: Any, given: Draws) -> Shows:
        shown = an_epoch_of_one_batch(student, given, setup.loss(), adam)
        situations = other_optimizers_in_situations(given, setup, lambda: [setup.loader(given, 4, 4) for _ in range(3)])
        return with_values(shown, situations=seen(student, given, situations))

    def two_epochs(student: Any, given: Draws) -> Shows:
        model, loader = setup.model(given), setup.loader(given, 8 + given.integer(1, 3), 4)
        # With momentum, an optimizer that is made anew goes another way.
        optimizer, start = setup.sgd(given, model, momentum=0.5), parameter_values(model)
        moved = []
        with _shown(optimizer) as shown:
            for _ in range(2):
                run(student, Work(model, loader, setup.loss(), optimizer))
                moved.append(moves(model, start, given))
        situations = seen(student, given, epochs_in_situations(given, setup))
        return with_values(shown(moved=moved), situations=situations)

    def losses_of_epochs(student: Any, given: Draws) -> Shows:
        """Three calls, each with a new model. With two batches, gradients that pile up show in no loss yet. Once the
        last batch is a single example."""
        losses = []
        for last in (given.integer(1, 2), given.integer(2, 3), 1):
            model, loader = setup.model(given), setup.loader(given, 4 + last, 4)
            optimizer = setup.sgd(given, model)
            with _shown(optimizer) as shown:
                losses.append(as_number(run(student, Work(model, loader, setup.loss(), optimizer))))
        situations = seen(student, given, epochs_in_situations(given, setup))
        return with_values(shown(losses=losses), situations=situations)

    def calls(student: Any, given: Draws) -> Shows:
        """Which of the loop's calls happen, and what they find; for explanations only."""
        model, loader = setup.model(given), setup.loader(given, 5, 5)
        work = Work(model, loader, setup.loss(), setup.sgd(given, model))
        return Shows({}, signature=calls_made(model, lambda: run(student, work)))

    # Where the usual case is wrong it is told alone: of listed mistakes no more than that is kept to compare with.
    def moved_after(when: str, further: Claimed | None = None) -> Claimed:
        def claimed(seen: Observed, expected: Observed) -> list[Claim]:
            claims = moved_alike(setup.parameters, sums, when, seen.moved, expected.moved)
            return claims + further(seen, expected) if further and near(seen.moved, expected.moved) else claims

        return claimed

    def right_means(seen: Observed, expected: Observed) -> list[Claim]:
        claims: list[Claim] = [same_numbers(tr("the mean losses"), seen.losses, expected.losses)]
        if near_losses(seen.losses, expected.losses):
            claims += right_losses(seen.situations, expected.situations)
        return claims

    scenario = Scenario(task, points)
    scenario.offer(
        "step",
        one_batch,
        moved_after(tr("an epoch of one batch")),
        tr(
            "Each batch goes through the model, and the optimizer moves every parameter against the gradient "
            "of its loss."
        ),
    )
    scenario.offer(
        "epochs",
        two_epochs,
        moved_after(
            tr("each of two epochs"),
            lambda seen, expected: [
                *right_updates(setup, sums, seen.situations, expected.situations),
                *all_as_before(seen.situations, expected.situations),
            ],
        ),
        tr("Every batch makes one step, also the smaller last one, with the gradients of this batch only."),
        after=["step"],
    )
    scenario.offer(
        "loss",
        losses_of_epochs,
        right_means,
        tr("The result is the mean over all examples of their losses before each update; a smaller batch counts less."),
    )
    scenario.offer(
        "number",
        losses_of_epochs,
        lambda seen, expected: plain_numbers(tr("the mean loss"), seen.losses, expected.losses, tensors=True),
        tr("The result is a plain number, not a tensor that keeps the graph of the whole epoch."),
        supporting=True,
    )
    scenario.offer(
        "other_loss",
        another_loss,
        moved_after(
            tr("a batch with another loss"), lambda seen, expected: with_other_losses(setup, sums, seen, expected)
        ),
        tr("It works with whatever loss function it is given."),
        after=["step"],
    )
    scenario.offer(
        "other_optimizer",
        another_optimizer,
        moved_after(
            tr("a batch with Adam"),
            lambda seen, expected: right_updates(setup, sums, seen.situations, expected.situations),
        ),
        tr("It works with whatever optimizer it is given."),
        after=["step"],
    )
    scenario.explain(calls)
    scenario.complete()


@contextlib.contextmanager
def _shown(optimizer: torch.optim.Optimizer) -> Iterator[Callable[..., Shows]]:
    """What makes observations of values. An optimizer of one's own may make steps of any size, which name nothing."""
    with steps_of_others(optimizer) as others:
        yield lambda **values: Shows(
            values,
            signature={"another optimizer": "yes"} if others else {"another optimizer": "no", **values},
        )
