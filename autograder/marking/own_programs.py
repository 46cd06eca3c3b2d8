"""The course's own programs observed: each once, several beside the marking, from disk where it is known.

No student's code ever runs in their processes, and none can reach what is kept of them.
"""

import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from autograder.core.disk_cache import open_cache
from autograder.lesson import Draws, Lesson
from autograder.lesson.resources import Places, places_of
from autograder.marking.kept_observations import KeptObservations
from autograder.marking.lent_launchers import Processes
from autograder.runner.candidates import CandidateRun, Trace, observe_values
from autograder.runner.launcher import Launcher
from autograder.runner.session import START_SECONDS, observe
from autograder.submission.program import Program
from autograder.wire.observation import Observations

TRACED = 5.0  # how many times longer a probe may take while values are noted


_one_at_a_time = threading.Lock()  # facts: a lesson's own code, which may use what all threads share


@dataclass
class Tally:
    """What was asked for.

    Attributes:
        computed: how many jobs were run.
        known: how many were on the disk.
    """

    computed: int = 0
    known: int = 0
    _counting: threading.Lock = field(default_factory=threading.Lock)

    def add(self, known: bool) -> None:
        """Count one."""
        with self._counting:
            self.known += known
            self.computed += not known


class Programs(ABC):
    """What programs of one lesson's course show.

    Attributes:
        places: where the lesson's resources are.
    """

    places: dict[str, str]

    @property
    @abstractmethod
    def beside(self) -> bool:
        """Whether programs run beside whoever asks for what they show."""

    @abstractmethod
    def observed(self, program: Program, seed: int, probes: Sequence[tuple[str, int]]) -> "Future[Observations]":
        """What the program shows in these (name, attempt) pairs, run in one process for each kind of machine."""

    @abstractmethod
    def traced(self, program: Program, seed: int, probe: str) -> "Future[Trace]":
        """The values that the program's names take in a probe."""

    @abstractmethod
    def facts(self, probe: str, seed: int, attempt: int) -> "Future[dict[str, Any]]":
        """What only the judge may know of a probe's draws."""

    @abstractmethod
    def close(self) -> None:
        """End the processes that were made for it."""


class OwnPrograms(Programs):
    """Observes programs of one lesson's course.

    Attributes:
        tally: how much was worked out.
    """

    def __init__(self, lesson: Lesson, processes: Processes, places: Places, keep: bool) -> None:
        """
        Args:
            lesson: whose probes are run.
            processes: where.
            places: where resources are for these processes, by name; of others the samples are taken.
            keep: whether what is on disk is used and added to: for simulated devices only, and where nothing but the
                lesson's files and the kit's decides what programs show.
        """
        self.places = places_of(lesson.resources, places)
        self.tally = Tally()
        self._lesson = lesson
        self._processes = processes
        cache = open_cache() if keep and lesson.folder is not None else None
        self._kept = None if cache is None else KeptObservations(cache, lesson, self.places)

    @property
    def beside(self) -> bool:
        """Whether programs run beside whoever asks for what they show."""
        return self._processes.beside

    def observed(self, program: Program, seed: int, probes: Sequence[tuple[str, int]]) -> "Future[Observations]":
        """What the program shows in these (name, attempt) pairs, run in one process for each kind of machine."""

        def work(lend: Callable[[], Launcher]) -> Observations:
            kept = self._kept
            key = kept.key("observed", program, seed, probes) if kept else ""
            found = kept.observations(key) if kept else None
            self.tally.add(known=found is not None)
            if found is None:
                found = observe(lend(), self._lesson, program, seed, probes)
                if kept:
                    kept.keep_observations(key, found)
            return found

        return self._processes.submit(work)

    def traced(self, program: Program, seed: int, probe: str) -> "Future[Trace]":
        """The values that the program's names take in a probe."""

        def work(lend: Callable[[], Launcher]) -> Trace:
            kept = self._kept
            key = kept.key("traced", program, seed, [(probe, 0)]) if kept else ""
            found = kept.trace(key) if kept else None
            self.tally.add(known=found is not None)
            if found is None:
                seconds = TRACED * self._lesson.probe(probe).seconds
                until = time.monotonic() + START_SECONDS + seconds
                run = CandidateRun(self._lesson, program, seed)
                found = observe_values(lend(), run, probe, (), seconds, until)
                if kept and found.told:
                    kept.keep_trace(key, found)
            return found

        return self._processes.submit(work)

    def facts(self, probe: str, seed: int, attempt: int) -> "Future[dict[str, Any]]":
        """What only the judge may know of a probe's draws, as the lesson's own code works it out, in this process."""

        def work(lend: Callable[[], Launcher]) -> dict[str, Any]:
            if self._lesson.probes[probe].facts is None:
                return {}
            kept = self._kept
            key = kept.key("facts", None, seed, [(probe, attempt)]) if kept else ""
            found = kept.facts(key) if kept else None
            if found is None:
                found = computed_facts(self._lesson, probe, seed, attempt, self.places)
                if kept:
                    kept.keep_facts(key, found)
            return found

        return self._processes.submit(work)

    def close(self) -> None:
        """End the processes that were made for it."""
        self._processes.close()


def computed_facts(lesson: Lesson, probe: str, seed: int, attempt: int, places: Places) -> dict[str, Any]:
    """What only the judge may know of a probe's draws, worked out in this thread by the lesson's own code.

    Args:
        lesson: which declares the probe.
        probe, seed, attempt: whose draws.
        places: where resources are, by name.
    """
    function = lesson.probes[probe].facts
    with _one_at_a_time:
        return {} if function is None else dict(function(Draws(seed, probe, attempt, places=places)))
