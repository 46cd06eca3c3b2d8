"""Observations of the course's own programs on disk: under which digest each lies, and how it is written.

What an observation hangs on is in its digest: the lesson's files and data, the kit, PyTorch and the other packages, the
machine, the seed, the program's text, the probes. What hangs on the moment (a time limit, a process that was ended) is
not kept. On the disk are the same frames as on the wire between processes.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from autograder.core.digests import exercise_digest, kit_digest, machine_digest, place_digest
from autograder.core.disk_cache import DiskCache
from autograder.lesson import Lesson
from autograder.lesson.resources import Places
from autograder.marking.observed_bytes import (
    facts_as_bytes,
    facts_from,
    observations_as_bytes,
    observations_from,
    trace_as_bytes,
    trace_from,
)
from autograder.runner.candidates import Trace
from autograder.submission.program import Program
from autograder.wire import FrameError
from autograder.wire.observation import Observations

Known = TypeVar("Known")

# How an attempt ended that may end otherwise on another day: the machine was busy, or short of something.
OF_THE_MOMENT = ("TimeLimit", "Killed", "LimitReached", "MemoryError")


class KeptObservations:
    """What is on the disk of one lesson's programs, on the data of one run."""

    def __init__(self, cache: DiskCache, lesson: Lesson, places: Places) -> None:
        """
        Args:
            cache: where it is kept.
            lesson: loaded from a folder.
            places: where its resources are.
        """
        self._cache = cache
        self._lesson = lesson
        self._conditions = [
            *(kit_digest(), machine_digest(), lesson.name, lesson.digest, asdict(lesson.limits)),
            {name: place_digest(place) for name, place in sorted(places.items())},
        ]

    def key(self, kind: str, program: Program | None, seed: int, probes: Sequence[tuple[str, int]]) -> str:
        """Under what the observations of a program lie.

        Args:
            kind: what is noted: "observed", "traced" or "facts".
            program: of the course; None where none runs.
            seed: the run's.
            probes: (name, attempt) pairs, in the order in which one process runs them.
        """
        told = [*self._conditions, kind, program and program.as_data(), seed, [list(pair) for pair in probes]]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()

    def observations(self, key: str) -> Observations | None:
        """What is known; None where nothing is."""
        return self._read(key, observations_from)

    def keep_observations(self, key: str, found: Observations) -> None:
        """Keep what was observed, unless something in it hangs on the moment."""
        failures = [one.failure for runs in found.probes.values() for one in runs]
        failures += [one["failure"] for one in found.load_errors]
        if not any(failure is not None and _is_of_the_moment(failure) for failure in failures):
            self._keep(key, lambda: observations_as_bytes(found))

    def trace(self, key: str) -> Trace | None:
        """The values that are known; None where none are."""
        return self._read(key, trace_from)

    def keep_trace(self, key: str, found: Trace) -> None:
        """Keep the values that a program's names took."""
        self._keep(key, lambda: trace_as_bytes(found))

    def facts(self, key: str) -> dict[str, Any] | None:
        """What the judge knows of draws; None where nothing is kept."""
        return self._read(key, facts_from)

    def keep_facts(self, key: str, found: dict[str, Any]) -> None:
        """Keep what the judge knows of draws, if it comes back as it was."""
        self._keep(key, lambda: facts_as_bytes(found))

    def _read(self, key: str, understood: Callable[[bytes], Known | None]) -> Known | None:
        data = self._cache.get(self._lesson.name, key)
        if data is None:
            return None
        found = understood(data)
        if found is None:
            self._cache.discard(self._lesson.name, key)
        return found

    def _keep(self, key: str, made: Callable[[], bytes | None]) -> None:
        folder = self._lesson.folder
        if folder is None or exercise_digest(folder) != self._lesson.digest:
            return  # it was edited meanwhile: which files this hangs on cannot be told
        try:
            data = made()
        except FrameError:
            return
        if data is not None:
            self._cache.put(self._lesson.name, key, data)


def _is_of_the_moment(failure: dict[str, Any]) -> bool:
    return failure["kind"] in OF_THE_MOMENT or failure.get("limit") is not None
