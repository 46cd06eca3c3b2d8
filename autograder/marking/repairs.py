"""Repairs of wrong submissions: a search for each failed task, its proof by marking the mended program, its places.

Everything is tried in processes like those that mark a submission. What comes back is the student's own text with a
change in it; a program that tells lies about its candidates spoils its own explanation and nothing else.
"""

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from autograder.judge.result import Outcome, TaskRepair, TaskResult
from autograder.lesson import Task
from autograder.marking.repair_proof import holds, proof_plan
from autograder.marking.repair_told import as_told
from autograder.marking.unexplained import Unexplained
from autograder.repair.failed_task import FailedTask, cheapest_failing
from autograder.repair.search import search
from autograder.repair.subject import Piece, edited, pieces, usable
from autograder.repair.suspects import suspects
from autograder.repair.trials import Repair, Searched
from autograder.runner.candidates import Candidate, CandidateRun, observe_candidates, observe_values
from autograder.runner.launcher import KitFailure
from autograder.runner.patience import OutOfTime
from autograder.submission.program import Program
from autograder.wire.observation import Observation, Observations, Patch

if TYPE_CHECKING:
    from autograder.marking.marker import Marker

SLOWER = 5.0  # how many times the reference's time a candidate gets for a probe, and
SPARE = 0.3  # seconds more
MOST_KNOWN = 5_000  # programs whose repairs are kept in mind; the oldest are forgotten first
FIRST = 10.0  # seconds of searches that a run may begin with, before there is anything to take a share of


@dataclass(frozen=True)
class Effort:
    """How long is looked for a repair of one task, in seconds.

    Attributes:
        single: for one edit.
        more: for two and more together, after that.
        share: of the time that marking takes, how much all searches together may take; None for no limit.
    """

    single: float
    more: float
    share: float | None = None


class Explain(StrEnum):
    """How much work an explanation may be."""

    NONE = "none"
    FAST = "fast"
    FULL = "full"


EFFORTS = {
    Explain.NONE: None,
    Explain.FAST: Effort(single=2.0, more=2.0, share=0.3),
    Explain.FULL: Effort(single=3.0, more=7.0),
}


class Repairs:
    """Looks for repairs; programs that are equal are searched once."""

    def __init__(
        self, effort: Effort, strict: bool = False, noted: Callable[[Searched], None] = lambda found: None
    ) -> None:
        """
        Args:
            effort: how long is looked for one.
            strict: raise what goes wrong in a search, for whoever tests it; else there is no repair then.
            noted: is given all that a search has found.
        """
        self._effort = effort
        self._strict = strict
        self._noted = noted
        self._known: dict[bytes, TaskRepair | None] = {}
        self._marked = self._searched_for = 0.0  # seconds
        self._lock = threading.Lock()

    def marked(self, seconds: float) -> None:
        """Take note of a submission that took so long to mark."""
        with self._lock:
            self._marked += seconds

    def _may_search(self) -> bool:
        share = self._effort.share
        return share is None or self._searched_for <= share * self._marked + FIRST

    def find(self, failed: Unexplained) -> TaskRepair | None:
        """A change of a program that mends a task, with its place; None where none is found."""
        marker, program, patches = failed.marker, failed.program, failed.patches
        task = marker.lesson.tasks[failed.result.name]
        if task.question or task.manual:
            return None
        parts = pieces(program, task.name, frozenset(marker.lesson.tasks) - {task.name})
        if not parts:
            return None
        key = _key(task, marker.expected.seed, parts, patches)
        with self._lock:
            if key in self._known:
                return self._known[key]
            if not self._may_search():
                return None
        began = time.monotonic()
        try:
            found = self._searched(marker, program, task, parts, failed.observed, patches, _told_lines(failed.result))
        except (KitFailure, OutOfTime, OSError):  # the processes went away: that is for whoever marks
            raise
        except Exception:
            if self._strict:
                raise
            found = None  # an explanation that could not be made costs nobody a mark
        with self._lock:
            self._known[key] = found
            if len(self._known) > MOST_KNOWN:
                del self._known[next(iter(self._known))]
            self._searched_for += time.monotonic() - began
        return found

    def _searched(
        self,
        marker: "Marker",
        program: Program,
        task: Task,
        parts: list[Piece],
        observed: Observations,
        patches: tuple[Patch, ...],
        told: frozenset[tuple[str, int]],
    ) -> TaskRepair | None:
        # Of this task only: of the others it may not be known yet, and is not needed.
        known_of_all = marker.expected.observations()
        expected = {name: known_of_all[name] for name in task.probes if name in known_of_all}
        first = {name: runs[0] for name, runs in observed.probes.items() if name in task.probes and name in expected}
        probe = cheapest_failing(task, first, expected)
        if probe is None:
            return None
        stopped = frozenset(error["index"] for error in observed.stopped_statements)
        run = CandidateRun(marker.lesson, program, marker.expected.seed, patches, stopped)
        # A whole training makes the values of its first steps, and takes a hundred times as long.
        traced = task.screen.name if task.screen is not None and not task.probes[probe].fingerprint else probe
        right = marker.expected.right_code(task.name, traced)
        known = {name: runs[0].seconds for name, runs in expected.items()}
        if task.screen and right.screens:
            known[task.screen.name] = max(one.seconds for one in right.screens)

        def tried(probes: list[str], candidates: list[Candidate], until: float) -> dict[int, dict[str, Observation]]:
            seconds = SPARE + SLOWER * sum(known[name] for name in probes)
            return observe_candidates(marker.launcher, run, probes, candidates, seconds, until)

        seconds = SPARE + 3 * SLOWER * known.get(traced, 1.0)
        trace = observe_values(marker.launcher, run, traced, (), seconds, time.monotonic() + 30 + seconds)
        subject = FailedTask(
            task,
            parts,
            first,
            expected,
            right.vocabulary,
            probe,
            trace,
            right.donors,
            usable(observed.names, frozenset(marker.lesson.tasks) - {task.name}, parts),
            suspects(parts, trace, right.values, _stopped_at(first[probe]), told),
            right.screens,
        )

        plan = proof_plan(task, first, expected)

        def proven(repair: Repair) -> bool:
            mended = edited(program, repair.piece, repair.code)
            try:
                return holds(marker, mended, plan, patches, repair.checks)
            except OutOfTime:
                return False

        found = search(subject, tried, proven, self._effort.single, self._effort.more)
        self._noted(found)
        return as_told(found.repairs)


def _key(task: Task, seed: int, parts: list[Piece], patches: tuple[Patch, ...]) -> bytes:
    """What two programs have in common that have the same repairs."""
    texts = [(one.unit.label, one.line, one.text) for one in parts]
    return hashlib.sha256(repr((task.name, seed, texts, patches)).encode("utf-8", "surrogatepass")).digest()


def _told_lines(result: TaskResult) -> frozenset[tuple[str, int]]:
    """File and line that failed checks point to already, by a mistake's name or by an error."""
    failed = [check.where for check in result.checks if check.outcome is Outcome.FAILED]
    return frozenset((one.file, one.line) for one in failed if one is not None and one.code is not None and one.line)


def _stopped_at(observation: Observation) -> tuple[str, int] | None:
    failure = observation.failure or {}
    unit, line = failure.get("unit"), failure.get("line")
    return (unit, line) if isinstance(unit, str) and isinstance(line, int) else None
