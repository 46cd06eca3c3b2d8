"""A training step on a device that students write: where the batch is moved, and that the step is the same there.

One file, since its probes make the same steps with or without a device, and its checks share what these show.
"""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.core.retelling import retold
from autograder.core.text import upper
from autograder.lesson import Close, Equal, Holds, Observed, Remark, Shows
from autograder.lesson.claims import Claim, Claims
from autograder.lesson.declare import Task
from autograder.lesson.draws import Draws
from autograder.pytorch.devices import Transfers, devices_of, kind_of_device, noting
from autograder.pytorch.scenarios.kinds import kinds_of, numbers_of, plain_numbers, same_numbers
from autograder.pytorch.scenarios.loops import calls_made, is_long
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.scenarios.setups import CPU, Call, Setup, Work, adam, usual_call
from autograder.pytorch.scenarios.situation_claims import all_as_before, right_updates, with_other_losses
from autograder.pytorch.scenarios.situations import (
    Situation,
    other_losses,
    other_optimizers_in_situations,
    seen_in,
    steps_in_situations,
    with_values,
)
from autograder.pytorch.values import as_number, error_in_words, parameter_values
from autograder.pytorch.watch import other_optimizers

GPU = torch.device("cuda")


def training_step_on(task: Task, setup: Setup, points: Points, *, call: Call | None = None) -> None:
    """A function that makes one update on a given device, with a batch that is still on the CPU.

    Its checks are "steps" (the updates on a machine without a GPU), "gpu" (the same there), "moved" (both halves of the
    batch are there), "used" (nothing is moved in vain), "loss" (before the update, as a plain number), "cpu" (asked for
    on a machine with a GPU) and "others" (another loss and another optimizer that are given are used).

    Args:
        task: the function.
        setup: what is trained; a small model, since its parameters are compared one by one.
        points: by these names.
        call: calls it, (student, work) -> the loss; with (device, model, batch, loss, optimizer) if not given. The
            model is on the device already.

    Raises:
        DeclarationError: points for a check that there is not.
    """
    run = call or usual_call(task.name, device=True)
    inputs_name, outputs_name, targets_name = map(tr, setup.words)
    parameters = tr(setup.parameters)
    sums = any(map(is_long, setup.model(Draws(0, task.name)).parameters()))

    def steps(student: Any, given: Draws, device: torch.device, others: bool = False, count: int = 3) -> Shows:
        model = setup.model(given).to(device)
        # With momentum, an optimizer that is made anew goes another way.
        optimizer = adam(given, model) if others else setup.sgd(given, model, momentum=0.5)
        places: list[str] = []
        compared: list[tuple[str, str]] = []
        losses, after = [], []
        loss = _NotingLoss(compared, setup.other_loss() if others else setup.loss())
        with noting(places, model), other_optimizers(optimizer) as others_stepped:
            for batch in setup.batches(given, count):
                work = Work(model, batch, loss, optimizer, device=device)
                losses.append(as_number(run(student, work)))
                after.append(parameter_values(model))
        where = {
            "inputs": sorted(set(places)),
            "outputs": sorted({outputs for outputs, _ in compared}),
            "targets": sorted({targets for _, targets in compared}),
            "model": sorted(set(devices_of(model)["parameters"])),
        }
        return Shows(
            {"after": after, "losses": losses, **where},
            signature={
                "moves": "by another optimizer" if others_stepped else after,
                "losses": numbers_of(losses[:1] if others_stepped else losses),
                "kinds": sorted(set(kinds_of(losses))),
                **where,
            },
        )

    def seen(student: Any, given: Draws, situations: Iterable[Situation]) -> list[dict[str, Any]]:
        def call(one: Situation, batch: Any) -> list[dict[str, Any]]:
            return [as_number(run(student, Work(one.model, batch, one.loss, one.optimizer, device=CPU)))]

        return [seen_in(one, given, call) for one in situations]

    def steps_on_the_gpu(student: Any, given: Draws) -> Shows:
        return steps(student, given, GPU)

    def steps_on_the_cpu_beside_a_gpu(student: Any, given: Draws) -> Shows:
        return steps(student, given, CPU)

    def steps_without_gpu(student: Any, given: Draws) -> Shows:
        shown = steps(student, given, CPU)
        return with_values(shown, situations=seen(student, given, steps_in_situations(given, setup)))

    def steps_with_others(student: Any, given: Draws) -> Shows:
        shown = steps(student, given, CPU, others=True, count=1)
        losses = other_losses(given, setup, lambda: setup.batches(given, 1))
        optimizers = other_optimizers_in_situations(given, setup, lambda: setup.batches(given, 3))
        return with_values(shown, situations=seen(student, given, losses), optimizers=seen(student, given, optimizers))

    def what_is_moved(student: Any, given: Draws) -> Shows:
        """The moves of one step and how it ended."""
        model = setup.model(given).to(GPU)
        optimizer = setup.sgd(given, model)
        inputs, targets = setup.batches(given, 1)[0]
        work = Work(model, (inputs, targets), setup.loss(), optimizer, device=GPU)
        ended = "well"
        with Transfers(student, {inputs_name: inputs, targets_name: targets}) as ledger:
            try:
                run(student, work)
            except Exception as error:
                ended = error_in_words(error)
        dropped = ledger.dropped()
        return Shows(
            {
                "ended": ended,
                "dropped": sorted(entry.what for entry in dropped),
                "places": [
                    tr("{place} moves the {what}", place=entry.place, what=entry.what or tr("tensor"))
                    for entry in dropped
                ][:3],
                "model": "moved" if ledger.calls_for_model() else "left",
            },
            signature={
                "ended": ended,
                "inputs": len(ledger.moves_of(inputs_name)),
                "targets": len(ledger.moves_of(targets_name)),
                "dropped": sorted(entry.what for entry in dropped),
            },
        )

    def calls(student: Any, given: Draws) -> Shows:
        """Which of the step's calls happen, and what they find; for explanations only."""
        model = setup.model(given)
        work = Work(model, setup.batches(given, 1)[0], setup.loss(), setup.sgd(given, model), device=CPU)
        return Shows({}, signature=calls_made(model, lambda: run(student, work)))

    def same_steps(when: str) -> Callable[[Observed, Observed], list[Claim]]:
        return lambda seen, expected: [
            Close(tr("{parameters} after {when}", parameters=parameters, when=when), seen.after, expected.after)
        ]

    def batch_is_there(seen: Observed, expected: Observed) -> list[Claim]:
        return [
            Equal(
                tr("where the {inputs} are that the model gets", inputs=inputs_name),
                seen.inputs,
                expected.inputs,
            ),
            Equal(
                tr("where the {outputs} are that the loss gets", outputs=outputs_name),
                seen.outputs,
                expected.outputs,
            ),
            Equal(
                tr("where the {targets} are that the loss gets", targets=targets_name),
                seen.targets,
                expected.targets,
            ),
        ]

    three_steps = same_steps(tr("each of three steps"))

    def steps_there(seen: Observed, expected: Observed) -> Claims:
        return [*three_steps(seen, expected), Equal(tr("where the model is afterwards"), seen.model, expected.model)]

    scenario, there = Scenario(task, points), {"device": "cuda"}
    scenario.offer(
        "steps",
        steps_without_gpu,
        lambda seen, expected: [
            *three_steps(seen, expected),
            *right_updates(setup, sums, seen.situations, expected.situations),
            *all_as_before(seen.situations, expected.situations),
        ],
        tr("On a machine without a GPU each call makes one step with this batch's gradients."),
    )
    scenario.offer(
        "used",
        what_is_moved,
        _nothing_in_vain,
        tr("What is moved is used: `.to` gives a new tensor and leaves the old one where it is."),
        supporting=True,
        options=there,
    )
    scenario.offer(
        "gpu",
        steps_on_the_gpu,
        steps_there,
        tr("On the GPU each call makes the same step: the model learns there."),
        options=there,
    )
    scenario.offer(
        "moved",
        steps_on_the_gpu,
        batch_is_there,
        tr(
            "{inputs} and {targets} are on the device when the model and the loss get them, and so are the {outputs}.",
            inputs=upper(inputs_name),
            targets=targets_name,
            outputs=outputs_name,
        ),
        options=there,
    )
    scenario.offer(
        "loss",
        steps_on_the_gpu,
        _losses,
        tr("The result is the loss before the update, as a plain number that is no longer on the GPU."),
        options=there,
    )
    scenario.offer(
        "cpu",
        steps_on_the_cpu_beside_a_gpu,
        lambda seen, expected: [*three_steps(seen, expected), *batch_is_there(seen, expected)],
        tr("Where the device is the CPU, everything stays there, also on a machine with a GPU."),
        options=there,
    )
    scenario.offer(
        "others",
        steps_with_others,
        lambda seen, expected: [
            *same_steps(tr("a step with another loss and Adam"))(seen, expected),
            *with_other_losses(setup, sums, seen, expected),
            *right_updates(setup, sums, seen.optimizers, expected.optimizers),
        ],
        tr("It works with whatever loss function and optimizer it is given."),
    )
    scenario.explain(calls)
    scenario.complete()


class _NotingLoss(nn.Module):
    """A loss that notes where its two inputs are."""

    def __init__(self, notes: list[tuple[str, str]], loss: nn.Module) -> None:
        super().__init__()
        self.notes = notes
        self.loss = loss

    def forward(self, outputs: Any, targets: Any) -> Any:
        self.notes.append((kind_of_device(outputs), kind_of_device(targets)))
        return self.loss(outputs, targets)


def _nothing_in_vain(seen: Observed, expected: Observed) -> Claims:
    places = [retold(str(place)[:60]) for place in seen.places] if isinstance(seen.places, list) else []
    lost = tr("thrown away: {moves}, but nobody keeps the result", moves=tr(" and ").join(places[:3]))
    claims: list[Claim] = [
        Holds(tr("the step"), isinstance(seen.ended, str) and seen.ended != "", tr("was made"), tr("was not made")),
        Holds(tr("what is moved"), not seen.dropped and not places, tr("used"), lost),
    ]
    if seen.model == "moved":
        claims.append(
            Remark(tr("The model is on the device already; once, before the training, is enough to move it."))
        )
    return claims


def _losses(seen: Observed, expected: Observed) -> Claims:
    return [
        *plain_numbers(tr("the loss"), seen.losses, expected.losses),
        same_numbers(tr("the losses"), seen.losses, expected.losses),
    ]
