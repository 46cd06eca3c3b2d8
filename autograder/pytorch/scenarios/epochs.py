"""Several epochs that students write: through all batches again and again, with a mean loss for each epoch."""

import itertools
from collections.abc import Iterator
from functools import partial
from typing import Any

import numpy as np
import torch

from autograder.core.language import noted, tr
from autograder.lesson import Close, Equal, Holds, Observed, Shows
from autograder.lesson.claims import Claims
from autograder.lesson.declare import DeclarationError, Task
from autograder.lesson.draws import Draws
from autograder.lesson.plots import curves, lines
from autograder.pytorch.scenarios.kinds import kinds_of, numbers_of, plain_numbers, same_numbers
from autograder.pytorch.scenarios.loader_situations import (
    epochs_in_situations,
    loader_of,
    seen_of_shuffling,
    shuffled_losses,
    shuffled_updates,
)
from autograder.pytorch.scenarios.loops import is_long, set_anew
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.scenarios.setups import Call, Setup, Work, usual_call
from autograder.pytorch.scenarios.situation_claims import all_as_before, near_losses, right_losses, right_updates
from autograder.pytorch.scenarios.situations import Situation, other_losses, seen_in
from autograder.pytorch.values import as_number, parameter_values
from autograder.pytorch.watch import loop_calls, other_optimizers

WORDS = {
    "many": noted("the number of losses of 11 epochs"),
    "none": noted("the number of losses of no epochs"),
    "small": noted("the number of losses of three epochs with a very small loss"),
}
NO_LIST = -1  # instead of a number of losses
MOST_LOSSES = 1000  # of what is returned, so many are looked at


def training_epochs(
    task: Task,
    setup: Setup,
    points: Points,
    *,
    call: Call | None = None,
    plot_line: bool = False,
    plot_losses: bool = False,
) -> None:
    """A function that trains a model for some epochs, and returns a list with the mean loss of each.

    Its checks are "updates" (a step for every batch of every epoch), "count" (one loss for each epoch, also while it
    rises), "losses" (means over the examples) and "number" (of what kind they are).

    Args:
        task: the function.
        setup: what is trained; a small model, since its parameters are compared one by one.
        points: by these names.
        call: calls it, (student, work) -> the losses; with (model, loader, loss, optimizer, epochs) if not given.
        plot_line: whether the line is drawn that was found; for a model of one input, one weight and one bias.
        plot_losses: whether the losses that were returned are drawn, epoch by epoch.

    Raises:
        DeclarationError: points for a check that there is not, or a line to be drawn of what is none.
    """
    run = call or usual_call(task.name, epochs=True)
    sums = any(map(is_long, setup.model(Draws(0, task.name)).parameters()))

    def entries(student: Any, one: Situation, loader: Any, epochs: int = 2) -> list[dict[str, Any]]:
        epochs = {"uphill": 4, "batches": 1, "wide": 1}.get(one.name, epochs)  # uphill: until the loss has risen twice
        return _entries(run(student, Work(one.model, loader, one.loss, one.optimizer, epochs)))

    def three_epochs(student: Any, given: Draws) -> Shows:
        model = setup.model(given)
        loader = setup.loader(given, 13, 4)  # four batches: not as many as epochs
        # With momentum, an optimizer that is made anew in every epoch goes another way. At so small a rate the loss
        # falls from epoch to epoch: whoever stops when it rises does not stop here.
        optimizer = setup.sgd(given, model, momentum=0.9)
        work = Work(model, loader, setup.loss(), optimizer, epochs=3)
        with other_optimizers(optimizer) as others, set_anew(model) as anew, loop_calls(model) as calls:
            losses = _entries(run(student, work))
        odd = tr("by another optimizer") if others else tr("set anew in every epoch") if 0 < len(anew) <= 3 else ""
        after = parameter_values(model)
        call = partial(entries, student)
        return Shows(
            {
                "parameters": after,
                "losses": losses,
                "situations": [seen_in(one, given, call) for one in situations(given)],
                "shuffled": seen_of_shuffling(given, setup, call),
                **({"points": _points(loader)} if plot_line else {}),
            },
            signature={
                "moves": odd or after,
                "losses": len(losses) if odd or not calls["gradients for the model"] else numbers_of(losses),
                # Here a tensor without a graph is as good as a number.
                "kinds": sorted({"number" if kind == "tensor" else kind for kind in kinds_of(losses)}),
                "calls": calls,
            },
        )

    def situations(given: Draws) -> Iterator[Situation]:
        yield from epochs_in_situations(given, setup)
        # With one batch, a loss that sums has a mean over the examples too.
        yield from itertools.islice(other_losses(given, setup, lambda: [setup.loader(given, 5, 8)]), 1, None)
        model, loader = setup.model(given), setup.loader(given, 5, 2)
        optimizer = setup.sgd(given, model, momentum=0.5)
        yield Situation("twice", model, [loader, loader], setup.loss(), optimizer)

    def counted(student: Any, given: Draws, epochs: int, small: bool = False) -> int | None:
        """How many losses a training of one batch gives; None where it does not come to an end."""
        model, batch = setup.model(given), setup.examples(given, 3)
        if small and setup.extremes is not None:
            model, batch, _ = setup.extremes(given, 3)
        one = Situation("", model, [loader_of(batch)], setup.loss(), setup.sgd(given, model))
        seen = seen_in(one, given, partial(entries, student, epochs=epochs))
        if seen["raised"]:
            return None
        return len(seen["losses"]) if None not in numbers_of(seen["losses"]) else NO_LIST

    def rising_loss(student: Any, given: Draws) -> Shows:
        """An optimizer that goes uphill, so that the loss rises: the epochs are still trained and reported."""
        model, loader = setup.model(given), setup.loader(given, 9, 5)
        optimizer = setup.sgd(given, model, maximize=True)
        result = run(student, Work(model, loader, setup.loss(), optimizer, epochs=4))
        losses = _entries(result)
        further = {"many": counted(student, given, 11), "none": counted(student, given, 0)}
        if setup.extremes is not None:
            further["small"] = counted(student, given, 3, small=True)
        return Shows(
            {"losses": losses, "further": further, "kept": numbers_of(_entries(result)) == numbers_of(losses)},
            signature={"how many": len(losses) if len(losses) >= 4 else tr("fewer than epochs")},
        )

    scenario = Scenario(task, points)
    scenario.offer(
        "updates",
        three_epochs,
        lambda seen, expected: [
            Close(
                tr("{parameters} after three epochs", parameters=tr(setup.parameters)),
                seen.parameters,
                expected.parameters,
            ),
            *right_updates(setup, sums, seen.situations, expected.situations),
            *all_as_before(seen.situations, expected.situations),
            *shuffled_updates(tr(setup.parameters), seen.shuffled, expected.shuffled),
        ],
        tr("Every batch of every epoch makes one step, with the model and the optimizer that were given."),
    )
    scenario.offer(
        "count",
        rising_loss,
        _one_loss_per_epoch,
        tr("The result is a list with one loss for each epoch, at every call, also when the loss rises."),
    )
    scenario.offer(
        "losses",
        three_epochs,
        _right_losses,
        tr("An epoch's loss is the mean over all its examples, so a smaller last batch counts less."),
    )
    scenario.offer(
        "number",
        three_epochs,
        _no_graph,
        tr("The losses are plain numbers, not tensors that keep the whole epoch's graph."),
        supporting=True,
    )
    if plot_line:
        _need_a_line(task, setup)
        task.picture(
            scenario.explain(three_epochs),
            lines(tr("The line after three epochs"), "x", "y", lambda expected: expected.points, _slope_and_intercept),
        )
    if plot_losses:
        task.picture(
            scenario.explain(three_epochs),
            curves(
                tr("The losses that `{name}` returned", name=task.name),
                tr("epoch"),
                tr("loss"),
                lambda seen: numbers_of(seen.losses),
            ),
        )
    scenario.complete()


def _entries(losses: Any) -> list[dict[str, Any]]:
    """The entries of what was returned, if it is a sequence at all, as `as_number` has them."""
    if isinstance(losses, torch.Tensor | np.ndarray):
        losses = list(losses.reshape(-1)[:MOST_LOSSES])
    return [as_number(loss) for loss in (losses[:MOST_LOSSES] if isinstance(losses, list | tuple) else [losses])]


def _right_losses(seen: Observed, expected: Observed) -> Claims:
    claims = [same_numbers(tr("the losses of the epochs"), seen.losses, expected.losses)]
    if near_losses(seen.losses, expected.losses):  # else no listed mistake could be compared with what fails here
        claims += right_losses(seen.situations, expected.situations) + shuffled_losses(seen.shuffled, expected.shuffled)
    return claims


def _one_loss_per_epoch(seen: Observed, expected: Observed) -> Claims:
    found, wanted = numbers_of(seen.losses), numbers_of(expected.losses)
    # Whether it is the right loss is another check's business.
    losses = all(isinstance(one, float) and one * other > 0 for one, other in zip(found, wanted, strict=False))
    return [
        Equal(tr("the number of losses of a second training"), len(found), len(wanted)),
        Holds(tr("every entry"), losses, tr("a loss"), tr("something else")),
        *(
            Holds(tr(WORDS[name]), seen.further[name] == count, str(count), _told(seen.further[name]))
            for name, count in expected.further.items()
            if seen.further[name] is not None
        ),
        Holds(tr("the list of an earlier training"), seen.kept is True, tr("the same as before"), tr("changed")),
    ]


def _told(count: Any) -> str:
    return tr("no list of losses") if count == NO_LIST else str(count)[:20]


def _no_graph(seen: Observed, expected: Observed) -> Claims:
    return [
        *plain_numbers(tr("the losses"), seen.losses, seen.losses, tensors=True),
        Holds(tr("the list"), bool(seen.losses), tr("to hold losses"), tr("nothing")),
    ]


def _points(loader: Any) -> list[list[float]]:
    return [[float(x), float(y)] for x, y in loader.dataset.items]


def _slope_and_intercept(seen: Observed) -> tuple[float, float]:
    weight, bias = (float(values) for values in seen.parameters)
    return weight, bias


def _need_a_line(task: Task, setup: Setup) -> None:
    sizes = [parameter.numel() for parameter in setup.model(Draws(0, task.name)).parameters()]
    if sizes != [1, 1]:
        raise DeclarationError(
            tr(
                "{name}: `plot_line` draws a model with one weight and one bias; this one has parameters with "
                "{names} numbers. Leave it out, and plot the losses",
                name=task.name,
                names=", ".join(map(str, sizes)),
            )
        )
