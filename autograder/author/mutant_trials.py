"""Mutants tried on the quick probes of their task, many in one process: which of them a check notices there."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from autograder.author.mutants import Mutant
from autograder.author.proof import Subject
from autograder.judge.claims import assess
from autograder.lesson import Probe, Task
from autograder.marking.marker import Marker
from autograder.repair.subject import Piece
from autograder.runner.candidates import Candidate, CandidateRun, observe_candidates
from autograder.wire.observation import Observation

TOGETHER = 60  # mutants of one process
SLOWER = 10.0  # how many times the reference's time a mutant gets for its probes, and
SPARE = 0.5  # seconds more
OPENING = 30.0  # seconds that processes may take beside that to begin


@dataclass(frozen=True)
class Batch:
    """Mutants of one piece of the reference's code.

    Attributes:
        task: whose probes are run.
        piece: what was changed.
        mutants: the changes.
    """

    task: str
    piece: Piece
    mutants: tuple[Mutant, ...]


def batches(task: str, piece: Piece, mutants: list[Mutant]) -> Iterator[Batch]:
    """The mutants, in their order, as they run together."""
    for start in range(0, len(mutants), TOGETHER):
        yield Batch(task, piece, tuple(mutants[start : start + TOGETHER]))


def checked_probes(task: Task) -> list[Probe]:
    """The probes of a task that a check looks at."""
    looked_at = {check.probe for check in task.checks.values()}
    return [probe for name, probe in task.probes.items() if name in looked_at]


def left_over(subject: Subject, marker: Marker, batch: Batch) -> list[Mutant]:
    """Those of a batch that no check on a quick probe notices, or of which it cannot be said so.

    Args:
        subject: whose reference was changed.
        marker: has the reference's observations and processes.
        batch: the mutants. The reference's own text runs behind them: where a check fails that, one of them has spoilt
            the process for those after it, and they run again in smaller batches.
    """
    own = Mutant("", 1, "", "", batch.piece.text)
    noticed = _noticed(subject, marker, batch, (*batch.mutants, own))
    if not noticed[-1]:
        return [mutant for mutant, lost in zip(batch.mutants, noticed, strict=False) if not lost]
    if len(batch.mutants) == 1:
        # Whose own text fails as a candidate, of that nothing can be said here.
        alone = Batch(batch.task, batch.piece, ())
        spoilt = noticed[0] and not _noticed(subject, marker, alone, (own,))[0]
        return [] if spoilt else list(batch.mutants)
    half = len(batch.mutants) // 2
    parts = (batch.mutants[:half], batch.mutants[half:])
    return [one for part in parts for one in left_over(subject, marker, Batch(batch.task, batch.piece, part))]


def _noticed(subject: Subject, marker: Marker, batch: Batch, mutants: tuple[Mutant, ...]) -> list[bool]:
    """Of each mutant, whether a check on a quick probe fails it."""
    task = subject.lesson.tasks[batch.task]
    expected = {name: marker.expected.observations()[name] for name in task.probes}
    run = CandidateRun(subject.lesson, subject.solutions.reference, marker.expected.seed)
    noticed = [False] * len(mutants)
    for probes in _alike(probe for probe in checked_probes(task) if probe.fingerprint):
        waiting = [number for number, lost in enumerate(noticed) if not lost]
        seconds = SPARE + SLOWER * sum(expected[name][0].seconds for name in probes)
        while waiting:
            candidates = [Candidate(batch.piece.unit.label, mutants[number].code) for number in waiting]
            until = time.monotonic() + OPENING + seconds * len(probes) * len(candidates)
            found = observe_candidates(marker.launcher, run, probes, candidates, seconds, until)
            if not found:
                break
            for index, seen in found.items():
                noticed[waiting[index]] = any(_fails(task, name, one, expected[name]) for name, one in seen.items())
            waiting = [number for index, number in enumerate(waiting) if index not in found]
    return noticed


def _alike(probes: Iterable[Probe]) -> Iterator[list[str]]:
    """The names of probes that can be run together, by the machine that they want."""
    by_device: dict[str, list[str]] = {}
    for probe in probes:
        by_device.setdefault(probe.device, []).append(probe.name)
    yield from by_device.values()


def _fails(task: Task, probe: str, seen: Observation, expected: list[Observation]) -> bool:
    """Whether a check fails what was seen; one that asks for more seeds has not judged yet."""
    checks = [check for check in task.checks.values() if check.probe == probe]
    if seen.failure is not None:
        return bool(checks)
    found = (assess(check, [seen], expected) for check in checks)
    return any(one.differences and not one.wants_more for one in found)
