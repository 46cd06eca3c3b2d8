"""The scenario of a function that picks the device to compute on."""

from typing import Any
from unittest import mock

import torch

from autograder.core.language import tr
from autograder.lesson.claims import Claims, Equal
from autograder.lesson.declare import Task
from autograder.lesson.draws import Draws
from autograder.lesson.refusals import Unusable
from autograder.pytorch.scenarios.scenario import Points, Scenario
from autograder.pytorch.values import unusable

GPU_TOO = {"device": "cuda"}


def device_choice(task: Task, points: Points) -> None:
    """Declare probes and checks for a function without arguments that gives the device to compute on.

    A `torch.device` is right, and so is a text that makes the same one. The checks, by the names that `points` gives
    them points under; each counts beside the other one only, since a function that always gives the same is right on
    one machine by chance:

    - "with": on a machine with a GPU it gives that.
    - "without": on a machine without one it gives the CPU.

    Args:
        task: the function.
        points: see `Scenario`.
    """

    def with_a_gpu(student: Any, given: Draws) -> dict[str, Any]:
        return {"device": _picked(student, task.name), "nonce": given.nonce}

    def without_a_gpu(student: Any, given: Draws) -> dict[str, Any]:
        return {"device": _picked(student, task.name), "nonce": given.nonce}

    def how_it_asks(student: Any, given: Draws) -> dict[str, Any]:
        """Whether `is_available` is called; for explanations only."""
        asked = _Asked()
        with mock.patch.object(torch.cuda, "is_available", asked):
            answer = getattr(student, task.name)()
        return {"asked": sorted(asked.how), "answer": type(answer).__name__ if answer is None else str(answer)[:100]}

    scenario = Scenario(task, points)
    scenario.offer(
        "with",
        with_a_gpu,
        _same_device(tr("a machine with a GPU")),
        tr('On a machine with a GPU it gives the device "cuda".'),
        beside=["without"],
        options=GPU_TOO,
    )
    scenario.offer(
        "without",
        without_a_gpu,
        _same_device(tr("a machine without a GPU")),
        tr('On a machine without a GPU it gives the device "cpu".'),
        beside=["with"],
    )
    scenario.explain(how_it_asks, **GPU_TOO)
    scenario.complete()


def _picked(student: Any, name: str) -> str:
    answer = getattr(student, name)()
    if isinstance(answer, str):
        try:
            answer = torch.device(answer)
        except RuntimeError:
            text = tr("{name}() gave {answer!r}, which is no device for PyTorch", name=name, answer=answer)
            raise Unusable(text, returned=True) from None
    if not isinstance(answer, torch.device):
        raise unusable(answer, f"{name}()", tr("a torch.device"), returned=True)
    return answer.type if answer.index in (None, 0) else str(answer)


def _same_device(where: str) -> Any:
    def same(seen: Any, expected: Any) -> Claims:
        return Equal(tr("the device on {where}", where=where), seen.device, expected.device)

    return same


class _Asked:
    """Stands for `torch.cuda.is_available` and notes whether it is called, or taken for an answer itself."""

    def __init__(self) -> None:
        self.how: set[str] = set()

    def __call__(self) -> bool:
        self.how.add("called")
        return True

    def __bool__(self) -> bool:
        self.how.add("not called")
        return True
