"""Observe one program: run its probes, and when a statement or a probe takes the process down, go on after it."""

import queue
import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.engine.folders import temporary_folder
from autograder.engine.processes import Launcher, Running
from autograder.lesson import Given, Lesson
from autograder.reading.program import Program

GRACE = 2.0  # seconds after a limit before the process is killed from outside
START_SECONDS = 120.0  # until a process says its first word
MEMORY_MB = 4096  # growth of a student's process
MAX_RESTARTS = 40
DATA_FILES = Path(__file__).resolve().parents[1] / "datasets"


@dataclass(frozen=True)
class Patch:
    """Right definitions of some names, put in the place of a student's own.

    Attributes:
        source: a program that defines them; it runs in a namespace of its own.
        names: what is taken from it.
    """

    source: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Observation:
    """What one run of a probe gave: values, or the failure that ended it.

    Attributes:
        values: as the probe returned them, decoded.
        failure: see `autograder.observe.failure.Failure.as_data`; None where the probe returned.
        seconds: as the child measured it; for information only.
    """

    values: dict[str, Any] = field(default_factory=dict)
    failure: dict[str, Any] | None = None
    seconds: float = 0.0


@dataclass
class Observations:
    """All that a session learned about a program.

    Attributes:
        probes: by probe name, one observation for each attempt that was run.
        troubles: top-level statements that failed, as data.
        names: what the program bound.
        seconds: wall-clock time of the whole session.
    """

    probes: dict[str, list[Observation]] = field(default_factory=dict)
    troubles: list[dict[str, Any]] = field(default_factory=list)
    names: frozenset[str] = frozenset()
    seconds: float = 0.0

    def first(self, probe: str) -> Observation | None:
        """The first attempt of a probe, None where it was not run."""
        runs = self.probes.get(probe)
        return runs[0] if runs else None


Told = Callable[[Observations], None]


def observe(
    launcher: Launcher,
    lesson: Lesson,
    program: Program,
    seed: int,
    probes: Iterable[tuple[str, int]],
    patches: Sequence[Patch] = (),
    memory: int = MEMORY_MB,
    told: "Told | None" = None,
    in_a_hurry: bool = False,
) -> Observations:
    """Run the probes on a program, in one process for each kind of machine that they want.

    Args:
        launcher: starts the processes.
        lesson: whose probes they are.
        program: a submission, the reference or a variant.
        seed: the run's seed.
        probes: (name, attempt) pairs.
        patches: right versions that stand in for the program's own.
        memory: megabytes by which the student's process may grow.
        told: is given all that is known so far after each probe, while the others still run.
        in_a_hurry: let a process load what trainings need only when the first task has been run.
    """
    wanted: dict[str, list[tuple[str, int]]] = {}
    for name, attempt in probes:
        wanted.setdefault(lesson.probes[name].device, []).append((name, attempt))
    sessions = [
        _Session(launcher, lesson, program, seed, pairs, list(patches), memory, device, told, in_a_hurry).run()
        for device, pairs in (wanted or {"cpu": []}).items()
    ]
    return Observations(
        probes={name: runs for session in sessions for name, runs in session.probes.items()},
        troubles=sessions[0].troubles,
        names=frozenset().union(*(session.names for session in sessions)),
        seconds=sum(session.seconds for session in sessions),
    )


class _Session:
    def __init__(
        self,
        launcher: Launcher,
        lesson: Lesson,
        program: Program,
        seed: int,
        probes: list[tuple[str, int]],
        patches: list[Patch],
        memory: int,
        device: str,
        told: "Told | None",
        in_a_hurry: bool,
    ) -> None:
        self.told = told
        self.in_a_hurry = in_a_hurry
        self.launcher = launcher
        self.device = device
        self.lesson = lesson
        self.program = program
        self.seed = seed
        self.remaining = probes
        self.patches = patches
        self.memory = memory
        self.skip: set[int] = set()
        self.lost: list[dict[str, Any]] = []
        self.result = Observations()
        # However a program spends its time, and whatever it claims about it, a session ends.
        limits = sum(lesson.probes[name].seconds + GRACE for name, _ in probes)
        self.deadline = time.monotonic() + START_SECONDS + 60 + limits

    def run(self) -> Observations:
        began = time.monotonic()
        restarts = 0
        done = False
        while not done and restarts <= MAX_RESTARTS and time.monotonic() < self.deadline:
            folder = temporary_folder()
            try:
                for name in self.lesson.files:
                    shutil.copyfile(DATA_FILES / name, folder / name)
                scratch = folder / ".scratch"
                scratch.mkdir()
                done = self._one_process(folder, scratch)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            restarts += 1
        for name, _ in self.remaining if not done else []:
            self._record(name, Observation(failure=_killed("the process of the submission ended again and again")))
        self.result.troubles = [*self.lost, *self.result.troubles]
        self.result.seconds = time.monotonic() - began
        return self.result

    def _one_process(self, folder: Path, scratch: Path) -> bool:
        running = self.launcher.start(
            {
                "program": self.program.as_data(),
                "patches": [{"source": patch.source, "names": list(patch.names)} for patch in self.patches],
                "probes": [list(pair) for pair in self.remaining],
                "seed": self.seed,
                "skip": sorted(self.skip),
                "folder": str(folder),
                "scratch": str(scratch),
                "memory": self.memory,
                "device": self.device,
                "in_a_hurry": self.in_a_hurry,
            }
        )
        stage = _Stage("start", None, START_SECONDS)
        timed_out = False
        try:
            while True:
                try:
                    frame = running.next(min(stage.left(), max(0.01, self.deadline - time.monotonic())))
                except queue.Empty:
                    timed_out = True
                    break
                if frame is None:
                    break
                following = self._take(frame, stage)
                if following is None:
                    return True
                stage = following
        finally:
            running.kill()
            how = running.ended()
        return self._after_death(stage, timed_out, how, running)

    def _take(self, frame: dict[str, Any], stage: "_Stage") -> "_Stage | None":
        """Note a message and say what is now awaited; None when all is done. Odd messages are ignored."""
        match frame:
            case {"event": "statement", "index": int(index)}:
                # The clock of a statement runs in the child; this is the wall behind it.
                return _Stage("statement", index, 5.0)
            case {"event": "loaded", "troubles": list(troubles), "names": list(names)}:
                self.result.troubles = [t for t in troubles if _is_trouble(t)]
                self.result.names = frozenset(name for name in names if isinstance(name, str))
                return _Stage("loaded", None, 10.0)
            case {"event": "probe", "name": str(name)} if self.remaining and name == self.remaining[0][0]:
                return _Stage("probe", name, self.lesson.probes[name].seconds)
            case {"event": "observed", "name": str(name)} if self.remaining and name == self.remaining[0][0]:
                self._record(name, accept(frame, self.seed, self.remaining[0][1]))
                self.remaining.pop(0)
                return _Stage("loaded", None, START_SECONDS if self.in_a_hurry else 10.0)
            case {"event": "done"} if not self.remaining:
                return None
        return stage

    def _record(self, name: str, observation: Observation) -> None:
        self.result.probes.setdefault(name, []).append(observation)
        if self.told is not None:
            self.told(self.result)

    def _after_death(self, stage: "_Stage", timed_out: bool, how: str | None, running: Running) -> bool:
        """Charge the end of the process to what was running; False asks for another process."""
        if timed_out:
            failure = {**_killed(f"stopped after {stage.seconds:g} seconds"), "kind": "TimeLimit"}
        elif running.garbled is not None:
            failure = _killed(f"what it sent back could not be read: {running.garbled}")
        else:
            failure = _killed(f"its process ended by {how}" if how else "it ended its own process")
        if stage.name == "probe" and self.remaining:
            name, _ = self.remaining.pop(0)
            self._record(name, Observation(failure=failure, seconds=stage.seconds if timed_out else 0.0))
            return not self.remaining
        if stage.name == "statement" and stage.item not in self.skip:
            assert isinstance(stage.item, int)
            self.skip.add(stage.item)
            self.lost.append({"index": stage.item, "names": [], "failure": failure})
            return False
        # It died between two things, by a thread or an exit handler of its own: the next probe is charged.
        if self.remaining:
            name, _ = self.remaining.pop(0)
            self._record(name, Observation(failure=failure))
        return not self.remaining


def accept(frame: dict[str, Any], seed: int, attempt: int) -> Observation:
    """The observation in a message, if it answers this run's draw and no other's."""
    seconds = frame.get("seconds")
    seconds = float(seconds) if isinstance(seconds, float) else 0.0
    values, failure = frame.get("values"), frame.get("failure")
    if _is_failure(failure):
        return Observation(failure=failure, seconds=seconds)
    if frame.get("nonce") != Given(seed, frame["name"], attempt).nonce or not isinstance(values, dict):
        return Observation(failure=_killed("what it sent back is not an answer to this run"), seconds=seconds)
    return Observation(values=values, seconds=seconds)


@dataclass
class _Stage:
    """What the child is doing and until when."""

    name: str
    item: Any
    seconds: float
    since: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        return max(0.01, self.since + self.seconds + GRACE - time.monotonic())


def _killed(message: str) -> dict[str, Any]:
    return {"kind": "Killed", "message": message, "unit": None, "line": None, "code": None, "function": None}


def _is_failure(data: Any) -> bool:
    if not isinstance(data, dict) or not isinstance(data.get("kind"), str):
        return False
    texts = all(data.get(key) is None or isinstance(data[key], str) for key in ("message", "unit", "code", "function"))
    return texts and (data.get("line") is None or type(data["line"]) is int)


def _is_trouble(data: Any) -> bool:
    return (
        isinstance(data, dict)
        and isinstance(data.get("names"), list)
        and all(isinstance(name, str) for name in data["names"])
        and _is_failure(data.get("failure"))
    )
