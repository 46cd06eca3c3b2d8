"""A session: one program's probes run, process after process when a statement or a probe takes one down.

One file, since the stages of a session are one state machine.
"""

import math
import queue
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from autograder.core.language import tr
from autograder.lesson import Draws, Lesson, Limits
from autograder.runner import limits_reached
from autograder.runner.endings import COMPUTED, HANGING_UP, told
from autograder.runner.launcher import KitFailure, Launcher, Running
from autograder.runner.substitutes import only
from autograder.submission.program import Program
from autograder.wire.observation import Observation, Observations, Patch
from autograder.worker.failure import MAX_FRAMES
from autograder.worker.stops import Stops

GRACE = 2.0  # seconds after a limit before the process is killed from outside
START_SECONDS = 120.0  # until a process says its first word
LOADING_SECONDS = 90.0  # for all top-level statements together
STATEMENT_SECONDS = 5.0  # for one: the wall behind the child's own clock
BETWEEN_SECONDS = 10.0  # from the end of one probe to the start of the next
LOOK_EVERY = 0.25  # seconds between two looks at what the submission has written
HANG_UP = 1.0  # seconds that a process whose stream has ended gets to end itself
MAX_RESTARTS = 40


OnResult = Callable[[Observations], None]


def observe(
    launcher: Launcher,
    lesson: Lesson,
    program: Program,
    seed: int,
    probes: Iterable[tuple[str, int]],
    patches: Sequence[Patch] = (),
    limits: Limits | None = None,
    on_result: OnResult | None = None,
    fast_first_result: bool = False,
    stops: Stops | None = None,
    slow: Iterable[int] = (),
) -> Observations:
    """Run the probes on a program, in one process for each kind of machine that they want.

    The probes of a task are run in the order of their limits: what does not come to an end is noticed by a short one.

    Args:
        launcher: starts the processes.
        lesson: whose probes they are.
        program: a submission, the reference or a variant.
        seed: the run's seed.
        probes: (name, attempt) pairs.
        patches: right versions that stand in for the program's own.
        limits: what the program may use; the lesson's own if None.
        on_result: is given all that is known so far after each probe, while the others still run.
        fast_first_result: let a process load what trainings need only when the first task has been run.
        stops: which probes need not be run, as far as that is known before; each kind of machine has its own account.
        slow: numbers of top-level statements that were stopped in an earlier session.
    """
    wanted: dict[str, list[tuple[str, int]]] = {}
    for name, attempt in _by_limit(lesson, probes):
        wanted.setdefault(lesson.probe(name).device, []).append((name, attempt))
    sessions = [
        _Session(
            launcher,
            lesson,
            program,
            seed,
            pairs,
            list(patches),
            limits or lesson.limits,
            device,
            on_result,
            fast_first_result and len(wanted) == 1,  # a second process would load it all once more
            Stops(**(stops or Stops({})).as_data()),
            slow,
        ).run()
        for device, pairs in (wanted or {"cpu": []}).items()
    ]
    return Observations(
        probes={name: runs for session in sessions for name, runs in session.probes.items()},
        load_errors=sessions[0].load_errors,
        names=frozenset().union(*(session.names for session in sessions)),
        seconds=sum(session.seconds for session in sessions),
        workers=any(session.workers for session in sessions),
    )


def _by_limit(lesson: Lesson, probes: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Probes, those of each task in the order of their limits; the tasks in the order in which they come."""
    of_tasks: dict[str, list[tuple[str, int]]] = {}
    for name, attempt in probes:
        of_tasks.setdefault(lesson.probe(name).task, []).append((name, attempt))
    return [
        pair for pairs in of_tasks.values() for pair in sorted(pairs, key=lambda pair: lesson.probe(pair[0]).seconds)
    ]


class _Session:
    """The checks of a program for one kind of machine: as many processes, one after another, as they need."""

    def __init__(
        self,
        launcher: Launcher,
        lesson: Lesson,
        program: Program,
        seed: int,
        probes: list[tuple[str, int]],
        patches: list[Patch],
        limits: Limits,
        device: str,
        on_result: OnResult | None,
        fast_first_result: bool,
        stops: Stops,
        slow: Iterable[int],
    ) -> None:
        self.on_result = on_result
        self.fast_first_result = fast_first_result
        self.launcher = launcher
        self.device = device
        self.lesson = lesson
        self.program = program
        self.seed = seed
        self.remaining = probes
        self.patches = patches
        self.limits = limits
        self.skip: set[int] = set()
        self.slow = set(slow)
        self.lost: list[dict[str, Any]] = []
        self.stopped: dict[int, dict[str, Any]] = {}  # by number, top-level statements as they were first stopped
        self.stops = stops
        self.computing_left = float(limits.cpu)
        self.next_look = time.monotonic() + LOOK_EVERY  # when what it has written is looked at
        self.result = Observations()
        # However a program spends its time, and whatever it claims about it, a session ends.
        seconds = sum(lesson.probe(name).seconds + GRACE for name, _ in probes)
        self.deadline = time.monotonic() + min(START_SECONDS + 60 + seconds, limits.seconds)

    def run(self) -> Observations:
        began = time.monotonic()
        restarts = 0
        done = False
        while not done and restarts <= MAX_RESTARTS and time.monotonic() < self.deadline and self.computing_left > 0:
            done = self._one_process()
            restarts += 1
        for name, _ in self.remaining if not done else []:
            self._record(name, Observation(failure=self._why_no_more()))
        self.result.load_errors = [*self.lost, *self.result.load_errors]
        self.result.seconds = time.monotonic() - began
        return self.result

    def _why_no_more(self) -> dict[str, Any]:
        if self.computing_left <= 0:
            return limits_reached.computing(self.limits)
        if time.monotonic() >= self.deadline:
            return limits_reached.whole_time(self.limits)
        return limits_reached.killed(tr("the process of the submission ended again and again"))

    def _one_process(self) -> bool:
        """Run what remains; False where the process has ended before it was done and another one is needed."""
        running = self.launcher.start(self._job())
        stage = _Stage("start", None, START_SECONDS)
        failure: dict[str, Any] | None = None
        try:
            while failure is None:
                event = self._next(running, stage)
                if isinstance(event, _Stop):
                    failure = event.failure
                    break
                following = self._take(event, stage)
                if following is None:
                    return True  # its end is waited for when the next one starts
                stage = following
        finally:
            running.kill()
        running.ended()
        self.computing_left -= running.computed
        if stage.name == "start":  # nothing of a student's has run
            raise KitFailure(
                tr(
                    "a process for a submission did not get ready within {seconds:g} seconds",
                    seconds=START_SECONDS,
                )
            )
        return self._charge(stage, failure or limits_reached.died(None))

    def _job(self) -> dict[str, Any]:
        return {
            "program": self.program.as_data(),
            "patches": [
                {"source": only(patch.source, patch.names), "names": list(patch.names)} for patch in self.patches
            ],
            "probes": [list(pair) for pair in self.remaining],
            "seed": self.seed,
            "skip": sorted(self.skip),
            "slow": sorted(self.slow),
            "stops": self.stops.as_data(),
            "limits": {**asdict(self.limits), "cpu": self._seconds_of_computing()},
            "device": self.device,
            "fast_first_result": self.fast_first_result,
        }

    def _seconds_of_computing(self) -> int:
        return max(1, math.ceil(self.computing_left))

    def _next(self, running: Running, stage: "_Stage") -> "dict[str, Any] | _Stop":
        """The next message, or why there is none any more."""
        while True:
            # Looked at by the clock: a program that talks all the time is no less watched.
            if time.monotonic() >= self.next_look:
                too_many = limits_reached.files(running.files(), self.limits)
                if too_many is not None:
                    return _Stop(too_many)
                self.next_look = time.monotonic() + LOOK_EVERY
            left = min(stage.until, self.deadline) - time.monotonic()
            try:
                frame = running.next(max(0.01, min(left, LOOK_EVERY)))
            except queue.Empty:
                if left <= LOOK_EVERY:
                    over = time.monotonic() >= self.deadline
                    return _Stop(
                        limits_reached.whole_time(self.limits)
                        if over
                        else limits_reached.not_interrupted(stage.seconds)
                    )
            else:
                return _Stop(self._why_ended(running, stage)) if frame is None else frame

    def _why_ended(self, running: Running, stage: "_Stage") -> dict[str, Any]:
        """The stream ended: because the process did, or because it hung up, or because it was no stream of messages."""
        if running.flooded:
            return limits_reached.output(self.limits)
        if running.garbled is not None:
            return limits_reached.killed(tr("what it sent back could not be read: {error}", error=running.garbled))
        how = running.ended() if running.gone(HANG_UP) else HANGING_UP
        if how == HANGING_UP:
            return limits_reached.killed(
                tr("it closed its connection to the kit, as `os.close` and `os.closerange` do")
            )
        if stage.name == "start":
            raise KitFailure(
                tr("a process for a submission did not get ready ({how})", how=told(how) if how else tr("it ended"))
            )
        if how == COMPUTED or running.computed >= self._seconds_of_computing():
            self.computing_left = 0.0
            return limits_reached.computing(self.limits)
        return limits_reached.died(how)

    def _take(self, frame: dict[str, Any], stage: "_Stage") -> "_Stage | None":
        """Note a message and say what is now awaited; None when all is done.

        A program can send messages of its own: what does not fit where things stand is ignored, and buys no time.
        """
        if stage.name == "start":  # nothing of a student's has run yet, so this can be believed
            if frame.get("event") != "ready":
                raise KitFailure(
                    tr("a process for a submission could not be made ready: {problem}", problem=frame.get("problem"))
                )
            return _Stage("loading", -1, LOADING_SECONDS)
        loading = stage.name in ("loading", "statement")
        match frame:
            case {"event": "statement", "index": int(index)} if loading and index > stage.item:
                # The clock of a statement runs in the child; this is the wall behind it.
                return _Stage("statement", index, STATEMENT_SECONDS, latest=stage.latest)
            case {"event": "loaded", "load_errors": list(load_errors), "names": list(names)} if loading:
                self.result.load_errors = [self._as_first_stopped(error) for error in _load_errors(load_errors)]
                self.result.names = frozenset(_names(names))
                return _Stage("loaded", None, BETWEEN_SECONDS)
            case {"event": "probe", "name": str(name)} if stage.name == "loaded" and self._awaited(name):
                return _Stage("probe", name, self.lesson.probe(name).seconds)
            case {"event": "observed", "name": str(name)} if stage.name == "probe" and self._awaited(name):
                self._record(name, accept(frame, self.seed, self.remaining[0][1]))
                self.remaining.pop(0)
                return _Stage("loaded", None, START_SECONDS if self.fast_first_result else BETWEEN_SECONDS)
            case {"event": "done"} if stage.name == "loaded" and not self.remaining:
                self.result.workers = frame.get("workers") is True
                return None
        return stage

    def _awaited(self, name: str) -> bool:
        return bool(self.remaining) and name == self.remaining[0][0]

    def _record(self, name: str, observation: Observation) -> None:
        self.result.probes.setdefault(name, []).append(observation)
        if self.on_result is not None:
            self.on_result(self.result)
        probe = self.lesson.probe(name)
        self.stops.note(probe.task, probe.seconds, observation.failure, observation.seconds)

    def _as_first_stopped(self, error: dict[str, Any]) -> dict[str, Any]:
        """A load error; where its statement was stopped, as the process said that gave it the whole time."""
        if error["failure"]["kind"] != "TimeLimit":
            return error
        self.slow.add(error["index"])
        return self.stopped.setdefault(error["index"], error)

    def _charge(self, stage: "_Stage", failure: dict[str, Any]) -> bool:
        """Charge the end of the process to what was running; True where nothing is left to do."""
        if stage.name == "statement" and stage.item not in self.skip:
            self.skip.add(stage.item)
            self.lost.append({"index": stage.item, "names": [], "failure": failure})
            return False
        # Between two probes it died by a thread or an exit handler of its own: the next one is charged.
        if self.remaining:
            name, _ = self.remaining.pop(0)
            self._record(name, Observation(failure=failure))
        return not self.remaining


def accept(frame: dict[str, Any], seed: int, attempt: int) -> Observation:
    """The observation in a message, if it answers this run's draw and no other's."""
    seconds = frame.get("seconds")
    seconds = float(seconds) if isinstance(seconds, float) else 0.0
    values, signature, failure = frame.get("values"), frame.get("signature"), frame.get("failure")
    absent = tuple(_names(frame["absent"])) if isinstance(frame.get("absent"), list) else ()
    if isinstance(failure, dict) and _is_failure(failure):
        return Observation(failure=_cut(failure), seconds=seconds, absent=absent)
    own = frame.get("nonce") == Draws(seed, frame["name"], attempt).nonce
    if not own or not isinstance(values, dict) or not isinstance(signature, dict | None):
        return Observation(
            failure=limits_reached.killed(tr("what it sent back is not an answer to this run")), seconds=seconds
        )
    return Observation(values=values, signature=signature, seconds=seconds, absent=absent)


@dataclass(frozen=True)
class _Stop:
    """No message will come any more."""

    failure: dict[str, Any]


class _Stage:
    """What the child is doing and until when.

    Attributes:
        item: the probe's name or the statement's number.
        seconds: its limit.
        latest: until when all top-level statements together have to be done; None at other stages.
        until: when the process is killed.
    """

    def __init__(self, name: str, item: Any, seconds: float, latest: float | None = None) -> None:
        now = time.monotonic()
        self.name = name
        self.item = item
        self.seconds = seconds
        self.latest = now + seconds if name == "loading" else latest
        self.until = min(now + seconds + GRACE, self.latest or math.inf)


# What the child's own code would send at most: anything longer was not sent by it, and costs the judge time.
_TEXTS = {"kind": 100, "message": 1_000, "unit": 300, "code": 200, "function": 100, "limit": 600}
_LINES = 1_000_000
MAX_LOAD_ERRORS, MAX_NAMES, MAX_NAME = 200, 2_000, 200


def _is_failure(data: Any) -> bool:
    if not isinstance(data, dict) or not isinstance(data.get("kind"), str):
        return False
    texts = all(data.get(key) is None or isinstance(data[key], str) for key in _TEXTS)
    frames = data.get("frames") or []
    return texts and (data.get("line") is None or _is_line(data["line"])) and _are_frames(frames)


def _is_line(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _LINES


def _are_frames(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, list)
        and len(one) == 3
        and isinstance(one[0], str)
        and _is_line(one[1])
        and isinstance(one[2], str)
        for one in value
    )


def _cut(failure: dict[str, Any]) -> dict[str, Any]:
    """A failure with nothing in it but what is asked for, and no text longer than it may be."""
    texts = {key: failure[key][:most] for key, most in _TEXTS.items() if failure.get(key) is not None}
    frames = [
        [unit[: _TEXTS["unit"]], line, function[: _TEXTS["function"]]]
        for unit, line, function in (failure.get("frames") or [])[-MAX_FRAMES:]
    ]
    return {
        **dict.fromkeys(_TEXTS),
        **texts,
        "line": failure.get("line"),
        "own_raise": failure.get("own_raise") is True,
        "returned": failure.get("returned") is True,
        "frames": frames,
    }


def _names(names: list[Any]) -> list[str]:
    return [name[:MAX_NAME] for name in names[:MAX_NAMES] if isinstance(name, str)]


def _load_errors(data: list[Any]) -> list[dict[str, Any]]:
    """The load errors, as the child tells them."""
    return [
        {"index": one["index"], "names": _names(one["names"]), "failure": _cut(one["failure"])}
        for one in data[:MAX_LOAD_ERRORS]
        if isinstance(one, dict)
        and type(one.get("index")) is int
        and isinstance(one.get("names"), list)
        and _is_failure(one.get("failure"))
    ]
