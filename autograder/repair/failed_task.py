"""A failed task: what a search for its repair knows of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.judge.claims import assess
from autograder.judge.diagnose import alike
from autograder.lesson import Task
from autograder.repair.donors import Donor
from autograder.repair.edits.context import Vocabulary
from autograder.repair.subject import Piece
from autograder.repair.suspects import Suspects
from autograder.runner.candidates import Trace
from autograder.wire.observation import Observation


@dataclass(frozen=True)
class FailedTask:
    """What is known of a task that failed.

    Attributes:
        task: it.
        pieces: the code that may be changed, the task's own definition first.
        observed: what the program showed, by probe.
        expected: what the reference shows.
        vocabulary: words of right programs.
        trace: values of the program's names in the probe `probe`.
        probe: the cheapest one that fails.
        donors: right definitions of the task's functions.
        known: names at the top level of the program that a repair may read.
        suspects: how likely each line is the faulty one.
        screens: what the task's screen shows of right programs, where it is to be asked before the probes.
    """

    task: Task
    pieces: Sequence[Piece]
    observed: dict[str, Observation]
    expected: dict[str, list[Observation]]
    vocabulary: Vocabulary
    probe: str
    trace: Trace = field(default_factory=Trace)
    donors: Sequence[Donor] = ()
    known: frozenset[str] = frozenset()
    suspects: Suspects = field(default_factory=Suspects)
    screens: tuple[Observation, ...] = ()


def failures(task: Task, probe: str, observed: Observation, expected: list[Observation]) -> tuple[tuple[str, str], ...]:
    """The checks of this probe that do not hold, with what they got."""
    checks = [check for check in task.checks.values() if check.probe == probe]
    if observed.failure is not None:
        kind = f"{observed.failure['kind']}: {observed.failure.get('message')}"
        return tuple((check.name, kind) for check in checks)
    found = ((check.name, assess(check, [observed], expected).differences) for check in checks)
    return tuple((name, got[0].got) for name, got in found if got)


def unlike_right_ones(screen: str, seen: Observation, right: Sequence[Observation]) -> tuple[tuple[str, str], ...]:
    """What a screen shows that it does not show of right programs; of a list, each word by itself.

    Args:
        screen: its name.
        seen: what it shows.
        right: what it shows of right programs, of which there is one.
    """
    if any(alike(seen, one) for one in right):
        return ()
    if seen.failure is not None:
        return ((screen, f"{seen.failure['kind']}: {seen.failure.get('message')}"),)
    return tuple(_other_than(seen.telling, right[0].telling)) or ((screen, ""),)


def _other_than(seen: dict[str, Any], right: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in seen.items():
        other = right.get(name)
        if isinstance(value, list) and isinstance(other, list):
            yield from ((f"{name}: {word}", "") for word in value if word not in other)
        elif str(value) != str(other):
            yield name, str(value)


def cheapest_failing(
    task: Task, observed: dict[str, Observation], expected: dict[str, list[Observation]]
) -> str | None:
    """The probe that fails and takes least time; None where none fails."""
    wrong = [
        name
        for name in task.probes
        if name in observed and expected.get(name) and failures(task, name, observed[name], expected[name])
    ]
    return min(wrong, key=lambda name: min(observed[name].seconds, expected[name][0].seconds), default=None)
