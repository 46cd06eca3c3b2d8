"""A failed task: what a search for its repair knows of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.judge.claims import assess
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
        known: names at the top level of the program.
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
