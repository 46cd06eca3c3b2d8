"""Probes that were stopped, and those that would be: others of the same task, and of tasks that call it.

Both sides of a session keep this account: the child as it runs probes, the parent where a probe took the child down.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from autograder.lesson.declare import LONG

DECIDES = 2.0  # what stopped probes have to weigh before the others are spared; one that may take long decides alone

_WAITED_FOR = ("TimeLimit", "MemoryError")  # the kinds of ends that take their time, each time anew
SLOWLY = 0.5  # seconds: filling the memory takes so long, where one tensor that is far too large is refused at once

Data = dict[str, Any]


class Stops:
    """The account of one program's probes."""

    def __init__(
        self, calls: Mapping[str, Iterable[str]], known: Mapping[str, Iterable[tuple[float, Data]]] | None = None
    ) -> None:
        """
        Args:
            calls: by task, the tasks that its code calls.
            known: an account of before, as `as_data` gives it.
        """
        self._calls = {task: tuple(called) for task, called in calls.items()}
        self._stopped = {
            task: [(weight, failure) for weight, failure in stops] for task, stops in (known or {}).items()
        }

    def note(self, task: str, seconds: float, failure: Data | None, took: float = 0.0) -> None:
        """A probe of a task has ended: whether it was stopped, or its process died, is seen from the failure.

        Args:
            task: whose probe it is.
            seconds: the probe's limit.
            failure: how it ended, None where it returned.
            took: seconds until then.
        """
        if failure is None or failure["kind"] not in (*_WAITED_FOR, "Killed"):
            return
        if failure["kind"] == "MemoryError" and took < SLOWLY:
            return
        weight = DECIDES if failure["kind"] == "TimeLimit" and seconds >= LONG else DECIDES / 2
        self._stopped.setdefault(task, []).append((weight, failure))

    def spares(self, task: str) -> Data | None:
        """The failure of a task's next probe where that is known beforehand, None where it has to be run.

        A task that trains as a whole would otherwise take its dozen limits, one after another. What took its own
        process down is run on: that costs no waiting. A task that calls such a one would meet the same end.
        """
        own = [stop for stop in self._stopped.get(task, []) if stop[1]["kind"] in _WAITED_FOR]
        called = [self._stopped.get(name, []) for name in self._calls.get(task, ())]
        return next((stops[-1][1] for stops in (own, *called) if sum(weight for weight, _ in stops) >= DECIDES), None)

    def as_data(self) -> Data:
        """What another process is told."""
        return {
            "calls": {task: list(called) for task, called in self._calls.items()},
            "known": {task: [[weight, failure] for weight, failure in stops] for task, stops in self._stopped.items()},
        }
