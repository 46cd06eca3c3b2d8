"""Observations of the course's own programs on disk: under which digest each lies, and how it is written.

What an observation hangs on is in its digest: the lesson's files and data, the kit, PyTorch and the other packages, the
machine, the seed, the program's text, the probes. What hangs on the moment (a time limit, a process that was ended) is
not kept. On the disk are the same frames as on the wire between processes.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import torch

from autograder.core.digests import exercise_digest, kit_digest, machine_digest, place_digest
from autograder.core.disk_cache import DiskCache
from autograder.lesson import Lesson
from autograder.lesson.resources import Places
from autograder.runner.candidates import Trace, as_trace
from autograder.submission.program import Program
from autograder.wire import FrameError, FrameReader, encode_frame
from autograder.wire.frames import MAX_JSON, MAX_TENSORS
from autograder.wire.observation import Observation, Observations
from autograder.wire.values import DTYPES, MAX_INTEGER

# How an attempt ended that may end otherwise on another day: the machine was busy, or short of something.
OF_THE_MOMENT = ("TimeLimit", "Killed", "LimitReached", "MemoryError")
MOST = 4 * (MAX_JSON + MAX_TENSORS)  # bytes of one entry


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
        match self._frames(key):
            case [{"names": list(names), "load_errors": list(load_errors), "workers": bool(workers)} as head, *rest]:
                probes: dict[str, list[Observation]] = {}
                for one in rest:
                    observation = Observation(one["values"], one["failure"], one["seconds"], one["signature"])
                    probes.setdefault(one["name"], []).append(observation)
                return Observations(probes, load_errors, frozenset(names), head["seconds"], workers)
        return None

    def keep_observations(self, key: str, found: Observations) -> None:
        """Keep what was observed, unless something in it hangs on the moment."""
        runs = [(name, one) for name, observed in found.probes.items() for one in observed]
        failures = [one.failure for _, one in runs] + [one["failure"] for one in found.load_errors]
        if any(failure is not None and _is_of_the_moment(failure) for failure in failures):
            return
        head = {"names": sorted(found.names), "load_errors": found.load_errors}
        frames: list[Mapping[str, Any]] = [{**head, "workers": found.workers, "seconds": found.seconds}]
        frames += [{"name": name, **_parts(one)} for name, one in runs]
        self._keep(key, frames)

    def trace(self, key: str) -> Trace | None:
        """The values that are known; None where none are."""
        match self._frames(key):
            case [{"values": list(values), "attributes": dict(attributes)}]:
                return as_trace(values, attributes)
        return None

    def keep_trace(self, key: str, found: Trace) -> None:
        """Keep the values that a program's names took."""
        attributes = {
            function: {name: sorted(have) for name, have in names.items()}
            for function, names in found.attributes.items()
        }
        self._keep(key, [{"values": [list(one) for one in found.values], "attributes": attributes}])

    def facts(self, key: str) -> dict[str, Any] | None:
        """What the judge knows of draws; None where nothing is kept."""
        match self._frames(key):
            case [{"facts": dict(facts)}]:
                return facts
        return None

    def keep_facts(self, key: str, found: dict[str, Any]) -> None:
        """Keep what the judge knows of draws, if it comes back as it was."""
        if _comes_back(found):
            self._keep(key, [{"facts": found}])

    def _frames(self, key: str) -> list[dict[str, Any]]:
        data = self._cache.get(self._lesson.name, key)
        if data is None:
            return []
        reader = FrameReader(MOST)
        try:
            found = list(reader.feed(data))
        except FrameError:
            found = []
        if not found or not reader.complete:
            self._cache.discard(self._lesson.name, key)
            return []
        return found

    def _keep(self, key: str, frames: Sequence[Mapping[str, Any]]) -> None:
        folder = self._lesson.folder
        if folder is None or exercise_digest(folder) != self._lesson.digest:
            return  # it was edited meanwhile: which files this hangs on cannot be told
        try:
            data = b"".join(encode_frame(dict(one), text_limit=MAX_JSON) for one in frames)
        except FrameError:
            return
        self._cache.put(self._lesson.name, key, data)


def _is_of_the_moment(failure: dict[str, Any]) -> bool:
    return failure["kind"] in OF_THE_MOMENT or failure.get("limit") is not None


def _comes_back(value: Any) -> bool:
    """Whether a value is the same, in type and in bits, once it has been written and read."""
    if type(value) is list:
        return all(map(_comes_back, value))
    if type(value) is dict:
        return all(type(key) is str and _comes_back(one) for key, one in value.items())
    if type(value) is torch.Tensor:
        return value.layout is torch.strided and value.dtype in DTYPES and not value.requires_grad
    if type(value) is str:
        return value == value.encode("utf-8", "replace").decode()
    return value is None or type(value) in (bool, float) or (type(value) is int and abs(value) <= MAX_INTEGER)


def _parts(one: Observation) -> dict[str, Any]:
    return {"values": one.values, "failure": one.failure, "seconds": one.seconds, "signature": one.signature}
