"""Candidates: versions of one program that differ in a definition, observed many to a process."""

import math
import queue
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from autograder.core.language import tr
from autograder.lesson import Lesson, Limits
from autograder.runner import limits_reached
from autograder.runner.launcher import KitFailure, Launcher, Running
from autograder.runner.session import GRACE, LOADING_SECONDS, START_SECONDS, accept
from autograder.runner.substitutes import only
from autograder.submission.program import Program
from autograder.wire.observation import Observation, Patch
from autograder.worker.trace import MOST_VALUES

MOST_PROCESSES = 12  # for one call: candidates that end their process, or take all of its memory, are not worth more
BATCH = 200  # candidates of one process: what they leave behind in it adds up


@dataclass(frozen=True)
class Candidate:
    """A version of a program.

    Attributes:
        label: how it is called in its process.
        source: what it defines anew after the program has run.
    """

    label: str
    source: str


@dataclass(frozen=True)
class CandidateRun:
    """What is the same for all candidates of a program.

    Attributes:
        lesson: whose probes are run.
        program: what each candidate is a version of.
        seed: the run's seed.
        patches: right versions of other tasks.
        skip: numbers of the program's statements that are left out, as they do not come to an end.
        limits: what a process may use; the lesson's own if None.
    """

    lesson: Lesson
    program: Program
    seed: int
    patches: tuple[Patch, ...] = ()
    skip: frozenset[int] = frozenset()
    limits: Limits | None = None


@dataclass(frozen=True)
class Trace:
    """Values that the names of a program's functions took in one probe, as it tells them itself.

    Attributes:
        values: function, line, name and digest, in the order of time; see `autograder.worker.trace`.
        attributes: by function and name, attributes that its values have, of those that were asked about.
        told: whether it came as far as telling them.
    """

    values: tuple[tuple[str, int, str, str], ...] = ()
    attributes: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    told: bool = False


def observe_values(
    launcher: Launcher, run: CandidateRun, probe: str, attributes: Sequence[str], seconds: float, until: float
) -> Trace:
    """Run a probe on a program and note the values of its names.

    Args:
        launcher, run, seconds, until: see `observe_candidates`; tracing takes several times as long.
        probe: by name.
        attributes: names of attributes that are asked about.
    """
    process = _Process(launcher, run, [probe], [], seconds, until, attributes)
    process.run()
    return process.trace


def observe_candidates(
    launcher: Launcher,
    run: CandidateRun,
    probes: Sequence[str],
    candidates: Sequence[Candidate],
    seconds: float,
    until: float,
) -> dict[int, dict[str, Observation]]:
    """Run probes on candidates.

    Args:
        launcher: starts the processes.
        run: what they are candidates for.
        probes: by name; all of them want the same kind of machine.
        candidates: the versions.
        seconds: the limit of each probe.
        until: when to stop, as `time.monotonic` tells the time.

    Returns:
        by the candidate's number, what each probe saw; candidates that were not reached are left out.
    """
    found: dict[int, dict[str, Observation]] = {}
    waiting = list(range(len(candidates)))
    for _ in range(MOST_PROCESSES + len(candidates) // BATCH):
        if not waiting or time.monotonic() >= until:
            break
        batch, rest = waiting[:BATCH], waiting[BATCH:]
        process = _Process(launcher, run, probes, [candidates[number] for number in batch], seconds, until)
        done = process.run()
        found |= {batch[number]: runs for number, runs in process.found.items()}
        if not done:  # the program itself does not get as far as its candidates
            break
        waiting = batch[done:] + rest
    return found


class _Process:
    def __init__(
        self,
        launcher: Launcher,
        run: CandidateRun,
        probes: Sequence[str],
        candidates: Sequence[Candidate],
        seconds: float,
        until: float,
        trace: Sequence[str] | None = None,
    ) -> None:
        self._trace = trace
        self.trace = Trace()
        self._launcher = launcher
        self._run = run
        self._probes = list(probes)
        self._candidates = candidates
        self._seconds = seconds
        self._until = until
        self.found: dict[int, dict[str, Observation]] = {}

    def run(self) -> int:
        """Run as many candidates as one process can; how many are settled."""
        running = self._launcher.start(self._job())
        wait, current = START_SECONDS, -1
        try:
            while True:
                left = min(wait, self._until - time.monotonic())
                try:
                    frame = running.next(max(0.01, left))
                except queue.Empty:
                    if time.monotonic() >= self._until:
                        return max(current, 0)
                    return self._lost(current)
                if frame is None:
                    return self._lost(current)
                match frame:
                    case {"event": "ready"}:
                        wait = LOADING_SECONDS + self._seconds
                    case {"event": "traced", "values": list(values), "attributes": dict(attributes)}:
                        self.trace = as_trace(values, attributes)
                    case {"event": "not ready"}:
                        raise KitFailure(
                            tr(
                                "a process for a submission could not be made ready: {problem}",
                                problem=frame.get("problem"),
                            )
                        )
                    case {"event": "candidate", "index": int(index)} if current < index < len(self._candidates):
                        current, wait = index, GRACE + 1 + self._seconds * len(self._probes)
                    case {"event": "observed", "name": str(name)} if current >= 0 and name in self._probes:
                        runs = self.found.setdefault(current, {})
                        runs.setdefault(name, accept(frame, self._run.seed, 0))
                    case {"event": "tired"}:
                        return current + 1
                    case {"event": "done"}:
                        return len(self._candidates)
        finally:
            self._end(running)

    def _lost(self, current: int) -> int:
        """The process ended while it was at a candidate."""
        if current < 0:
            return 0
        gone = Observation(failure=limits_reached.died(None))
        self.found[current] = {name: self.found.get(current, {}).get(name, gone) for name in self._probes}
        return current + 1

    def _end(self, running: Running) -> None:
        running.kill()
        running.ended()

    def _job(self) -> dict[str, Any]:
        run = self._run
        limits = run.limits or run.lesson.limits
        left = max(1, math.ceil(self._until - time.monotonic()))
        return {
            "program": run.program.as_data(),
            "patches": [{"source": only(one.source, one.names), "names": list(one.names)} for one in run.patches],
            "probes": [[name, 0] for name in self._probes],
            "candidates": [[one.label, one.source] for one in self._candidates],
            "seconds": self._seconds,
            "trace": None if self._trace is None else list(self._trace),
            "seed": run.seed,
            "skip": sorted(run.skip),
            "slow": [],
            "stops": {"calls": {}},
            "limits": asdict(replace(limits, cpu=min(limits.cpu, left + 5))),
            "device": run.lesson.probe(self._probes[0]).device,
            "fast_first_result": False,
        }


def as_trace(values: list[Any], attributes: dict[str, Any]) -> Trace:
    """What a program tells of its values, without what has not the form of it."""
    told = [
        (one[0], one[1], one[2], one[3])
        for one in values[:MOST_VALUES]
        if isinstance(one, list) and [type(part) for part in one] == [str, int, str, str]
    ]
    names = {
        function: {name: frozenset(have) for name, have in found.items() if _are_texts(have)}
        for function, found in attributes.items()
        if isinstance(found, dict)
    }
    return Trace(tuple(told), names, told=True)


def _are_texts(found: Any) -> bool:
    return isinstance(found, list) and all(isinstance(one, str) for one in found)
