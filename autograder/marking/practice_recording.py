"""The recording of a practice key from the solutions, and whether a recorded one is what it would be now."""

from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.course.solutions import Solutions
from autograder.judge.compare import agrees
from autograder.judge.diagnose import finite
from autograder.lesson import Lesson, Task
from autograder.lesson.claims import FLOAT32
from autograder.marking.expectations import Expectations
from autograder.marking.own_programs import OwnPrograms
from autograder.marking.practice_key import SEED
from autograder.marking.practice_words import words_to_hand_out
from autograder.marking.recorded_words import digest_of
from autograder.runner.launcher import Launcher
from autograder.wire import FrameError, decode_frame, encode_frame
from autograder.wire.frames import MAX_JSON
from autograder.wire.observation import Observation

TENSOR = "T"  # how the digest of a tensor begins, see `autograder.worker.trace`
PARTS = {
    "fingerprints": "the wrong variants",
    "second": "what the reference gives for the second seed",
    "right": "the words of right programs",
}


def recorded(expected: Expectations) -> dict[str, Any]:
    """The key of a lesson, as data; `expected` has the practice seed."""
    lesson = expected.lesson
    observations = {
        name: _data(Observation(values={})) if lesson.probes[name].answer else _timed(runs[0])
        for name, runs in expected.observations().items()
        if not lesson.tasks[lesson.probes[name].task].keyed
    }
    programs = {one.id: digest_of(expected.solutions.program(one)) for one in expected.solutions.wrong}
    fingerprints = {
        task: {
            identity: {
                "mistakes": [[one.id, one.title, one.why, one.fix, one.lecture] for one in print_.mistakes],
                "probes": {name: _compared(observation) for name, observation in print_.probes.items()},
                "when": print_.when,
                "program": programs[identity],
            }
            for identity, print_ in expected.fingerprints(task).items()
        }
        for task in lesson.tasks
        if not lesson.tasks[task].needs_key  # the mistakes would tell which answer is left
    }
    written = [task for task in lesson.tasks.values() if not (task.question or task.needs_key or task.manual)]
    return {
        "kit": __version__,
        "lesson": lesson.name,
        "observations": observations,
        "fingerprints": fingerprints,
        "second": {name: data for task in written if _is_quick(task) for name, data in _second(expected, task).items()},
        "right": {task.name: _told_of_right(expected, task) for task in written},
    }


def _is_quick(task: Task) -> bool:
    return all(probe.fingerprint for probe in task.probes.values())


def _second(expected: Expectations, task: Task) -> dict[str, Any]:
    observed = expected.another(task.name).observations()
    return {name: _data(observed[name][0]) for name in task.probes}


def _told_of_right(expected: Expectations, task: Task) -> dict[str, Any]:
    vocabulary, screens = expected.right_programs(task.name)
    values = {
        value
        for name in (task.probes if _is_quick(task) else ())
        for value in expected.right_code(task.name, name).values
        if value.startswith(TENSOR)  # a number may be the answer itself
    }
    return {
        "words": words_to_hand_out(vocabulary),
        "values": sorted(values),
        "screens": [_timed(one) for one in screens],
    }


def _timed(observation: Observation) -> dict[str, Any]:
    return _data(observation) | {"seconds": round(observation.seconds, 3)}


def _data(observation: Observation) -> dict[str, Any]:
    failure = observation.failure
    if failure is not None:  # places in the variant's own file mean nothing to a student
        failure = {key: failure.get(key) for key in ("kind", "message")}
    return {"values": observation.values, "signature": observation.signature, "failure": failure}


def _compared(observation: Observation) -> dict[str, Any]:
    """What is compared of a wrong variant's observation; of its values what is in the signature too."""
    data = _data(observation)
    return {**data, "values": {key: data["values"][key] for key in data["values"] if key in observation.telling}}


def record_key(lesson: Lesson, expected: Expectations, path: Path) -> None:
    """Write the key of a lesson."""
    write_whole(path, encode_frame(recorded(expected), text_limit=MAX_JSON))


def stale(lesson: Lesson, expected: Expectations, path: Path) -> str | None:
    """Why the recorded key is not what a recording now would give; None where it is.

    Numbers may differ within float32's tolerance: the key may come from another machine. Observations that
    are no fingerprints (a whole training) are compared by their names only. Times and the values on the way, of which
    the key has digests, are not compared.
    """
    try:
        old = decode_frame(path.read_bytes())
    except (OSError, FrameError):
        return tr("it is missing or damaged")
    new = decode_frame(encode_frame(recorded(expected), text_limit=MAX_JSON))
    slow = {name for name, probe in lesson.probes.items() if not probe.fingerprint}
    for data in (old, new):
        data.pop("kit", None)
        for item in data["observations"].values():
            item.pop("seconds", None)
        for right in data.get("right", {}).values():
            right.pop("values", None)
            for item in right.get("screens", ()):
                item.pop("seconds", None)
        for name in slow:
            if name in data["observations"]:
                data["observations"][name] = sorted(data["observations"][name]["values"])
    if _same(old, new):
        return None
    changed = [
        name for name in new["observations"] if not _same(old["observations"].get(name), new["observations"][name])
    ]
    parts = [part for part in ("fingerprints", "second", "right") if not _same(old.get(part), new[part])]
    return tr("recorded again it differs in {names}", names=", ".join(changed[:3] or [PARTS[part] for part in parts]))


def _same(one: Any, other: Any) -> bool:
    return agrees(finite(one), finite(other), FLOAT32)


def expectations(lesson: Lesson, solutions: Solutions, programs: Launcher | OwnPrograms) -> Expectations:
    """Expectations for the practice seed, from the solutions."""
    return Expectations(lesson, solutions, SEED, programs)
