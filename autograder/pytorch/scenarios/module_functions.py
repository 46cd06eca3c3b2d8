"""The scenario of a function that makes one module of several in a row, such as of two linear layers."""

import contextlib
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import nn

from autograder.core.language import noted, tr
from autograder.core.text import with_article
from autograder.lesson.claims import Claims, Close, Equal
from autograder.lesson.declare import DeclarationError, Task
from autograder.lesson.draws import Draws
from autograder.lesson.observed import Shows
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import as_module, as_tensor, in_words

Parts = tuple[nn.Module, ...]
Case = Callable[[Draws], tuple[Parts, torch.Tensor]]

NEW = noted("the new module")


def merging_function(
    task: Task,
    kind: type[nn.Module],
    cases: Sequence[Case],
    points: Points,
    *,
    special: Sequence[Case] = (),
    sizes: Sequence[str] = (),
) -> None:
    """Declare probes and checks for a function that makes one module of several that stand in a row.

    The checks, by the names that `points` gives them points under:

    - "values": the new module gives what the others give one after the other.
    - "special": the same for the cases in `special`.
    - "kind": it is of the kind, has its `sizes`, and weights of the right shape.
    - "arguments": the others stay as they were, those of special cases too, also when the new one is changed later,
      and gradients are recorded as before (supporting).

    Args:
        task: the function; it is called with the modules, each an argument.
        kind: what comes back.
        cases: each draws the modules, in their order, and inputs for the first one.
        points: see `Scenario`.
        special: further cases, with a check of their own.
        sizes: names of attributes that tell the sizes of such a module, as "in_features".

    Raises:
        DeclarationError: something that a check needs is missing.
    """
    for part, some in (("values", cases), ("special", special)):
        if part in points and not some:
            raise DeclarationError(
                tr(
                    '{name}: "{part}" has points, so give cases for it, functions that draw modules',
                    name=task.name,
                    part=part,
                )
            )
    call = f"{task.name}(...)"

    def merged(student: Any, parts: Parts) -> nn.Module:
        wanted = (
            tr("an nn.{name}", name=kind.__name__)
            if kind.__module__.startswith("torch.nn")
            else with_article(kind.__name__)
        )
        return as_module(getattr(student, task.name)(*parts), call, wanted)

    def outputs(student: Any, given: Draws, some: Sequence[Case]) -> dict[str, Any]:
        drawn = (case(given) for case in some)
        with torch.no_grad():
            return {"outputs": [as_tensor(merged(student, parts)(x), tr(NEW)) for parts, x in drawn]}

    def one_for_several(student: Any, given: Draws) -> dict[str, Any]:
        return outputs(student, given, cases)

    def special_cases(student: Any, given: Draws) -> dict[str, Any]:
        return outputs(student, given, special)

    def the_new_module(student: Any, given: Draws) -> dict[str, Any]:
        parts, _ = cases[0](given)
        made = merged(student, parts)
        weight = getattr(made, "weight", None)
        return {
            "kind": kind.__name__ if isinstance(made, kind) else in_words(made),
            "sizes": [getattr(made, name, None) for name in sizes],
            "weight": list(weight.shape) if isinstance(weight, torch.Tensor) else None,
        }

    def modules_afterwards(student: Any, given: Draws) -> Shows:
        outputs: list[torch.Tensor] = []
        trainable: list[list[str]] = []
        recording: list[str] = []
        for number, case in enumerate((cases[0], *special)):
            parts, x = case(given)
            made = nn.Module()
            # Another check says why it does not work in a special case.
            try:
                with contextlib.suppress(Exception) if number else contextlib.nullcontext():
                    made = merged(student, parts)
                recording.append("on" if torch.is_grad_enabled() else "off")
            finally:
                torch.set_grad_enabled(True)
            with torch.no_grad():
                for parameter in made.parameters():
                    parameter.add_(1.0)
                for part in parts:
                    x = part(x)
                    outputs.append(x)
            trainable += [_trainable(part) for part in parts]
        shown = {"outputs": outputs, "trainable": trainable}
        return Shows({**shown, "recording": recording}, signature=shown)

    def is_of_the_kind(seen: Any, expected: Any) -> Claims:
        return [
            Equal(tr("what came back"), seen.kind, expected.kind),
            Equal(tr(" and ").join(sizes) or tr("its sizes"), seen.sizes, expected.sizes),
            Equal(tr("the shape of the weight"), seen.weight, expected.weight),
        ]

    scenario = Scenario(task, points)
    scenario.offer("values", one_for_several, _same_outputs, tr("It gives what the others give one after the other."))
    scenario.offer("special", special_cases, _same_outputs, tr("It does so in special cases too."))
    scenario.offer(
        "kind",
        the_new_module,
        is_of_the_kind,
        tr("The result is one `nn.{name}` of the right sizes.", name=kind.__name__),
    )
    scenario.offer(
        "arguments",
        modules_afterwards,
        _left_alone,
        tr("What it is given stays as it was, also when the new module is changed later."),
        supporting=True,
    )
    scenario.complete()


def _same_outputs(seen: Any, expected: Any) -> Claims:
    return Close(tr("the outputs of the new module"), seen.outputs, expected.outputs)


def _left_alone(seen: Any, expected: Any) -> Claims:
    return [
        Close(
            tr("the outputs of what was given, one after the other, after the new module was changed"),
            seen.outputs,
            expected.outputs,
        ),
        Equal(tr("whether their parameters can be trained"), seen.trainable, expected.trainable),
        Equal(tr("recording of gradients after the calls"), seen.recording, expected.recording),
    ]


def _trainable(module: nn.Module) -> list[str]:
    return ["yes" if parameter.requires_grad else "no" for parameter in module.parameters()]
