"""The practice key: observations recorded from the reference, for a student's own check.

The key holds what the reference gives on the practice seed's inputs and what each wrong variant gives,
so that `check` works, and can name a mistake, where there are no solutions. It holds no answer to a question.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from autograder import __version__
from autograder.core.decode import Mismatch, decoded
from autograder.core.errors import UsageProblem
from autograder.core.files import write_whole
from autograder.judge.compare import agrees
from autograder.judge.diagnose import Compose, Fingerprint, Fingerprints, finite
from autograder.judge.result import Diagnosis
from autograder.lesson import Lesson
from autograder.lesson.claims import FLOAT32
from autograder.runner.launcher import Launcher
from autograder.wire import FrameError, decode_frame, encode_frame
from autograder.wire.frames import MAX_JSON
from autograder.wire.observation import Observation, Patch

if TYPE_CHECKING:  # a student's own check records nothing, and looks for no repairs
    from autograder.marking.expectations import Expectations
    from autograder.repair.right_code import RightCode

SEED = 2024
FILE = "practice.key"


class KeyProblem(UsageProblem):
    """The practice key is missing or damaged; the text says what to do."""


class _Observation(msgspec.Struct, frozen=True):
    """What a probe gave, in a key."""

    values: dict[str, Any]
    failure: dict[str, Any] | None
    signature: dict[str, Any] | None = None  # older keys have none


class _Print(msgspec.Struct, frozen=True):
    """What a wrong variant gave, in a key."""

    mistakes: tuple[tuple[str, str, str, str, str], ...]  # id, title, why, fix, lecture
    probes: dict[str, _Observation]
    when: str


class _Key(msgspec.Struct, frozen=True):
    """A key: what each probe gives on the reference, and by task each wrong variant."""

    observations: dict[str, Any]
    fingerprints: dict[str, dict[str, Any]]


class PracticeKey:
    """Expectations read from a lesson's recorded key."""

    practice = True

    def __init__(self, lesson: Lesson, folder: Path) -> None:
        self.lesson = lesson
        self.seed = SEED
        self._path = folder / FILE

    @cached_property
    def _data(self) -> tuple[dict[str, list[Observation]], dict[str, Fingerprints]]:
        """Read when it is first needed: by then the student's program is running already."""
        try:
            return read_key(decode_frame(self._path.read_bytes()))
        except (OSError, FrameError, Mismatch) as error:
            raise KeyProblem(
                f"the practice key {self._path} cannot be read ({error}): "
                "get the lesson's folder again from your teacher, or run `autograder build` in the course"
            ) from None

    def observations(self) -> dict[str, list[Observation]]:
        """As recorded."""
        return self._data[0]

    def attempt(self, probe: str, number: int) -> None:
        """Practice has one attempt."""

    def fingerprints(self, task: str) -> Fingerprints:
        """As recorded."""
        return self._data[1].get(task, {})

    def compose(self, task: str) -> Compose | None:
        """There are no programs here to compose."""
        return None

    def patch(self, names: tuple[str, ...]) -> Patch | None:
        """There are no solutions here."""
        return None

    def right_code(self, task: str, probe: str) -> "RightCode":
        """There are no solutions here."""
        from autograder.repair.right_code import RightCode

        return RightCode()

    def another(self, task: str) -> None:
        """There is one seed."""

    def texts(self, task: str, mistake: str) -> tuple[str, str] | None:
        """There are no solutions here."""
        return None


def read_key(data: dict[str, Any]) -> tuple[dict[str, list[Observation]], dict[str, Fingerprints]]:
    """A key's observations of the reference by probe, and its fingerprints of wrong variants by task.

    Raises:
        Mismatch: the data is no key; the text says where, and what was expected there.
    """
    key = decoded(data, _Key)
    observations = {
        name: [_observation(decoded(item, _Observation, at=f"observations.{name}"))]
        for name, item in key.observations.items()
    }
    fingerprints: dict[str, Fingerprints] = {
        task: {
            identity: _fingerprint(decoded(entry, _Print, at=f"fingerprints.{task}.{identity}"))
            for identity, entry in variants.items()
        }
        for task, variants in key.fingerprints.items()
    }
    return observations, fingerprints


def _fingerprint(entry: _Print) -> Fingerprint:
    return Fingerprint(
        tuple(Diagnosis(*mistake) for mistake in entry.mistakes),
        {name: _observation(item) for name, item in entry.probes.items()},
        entry.when,
    )


def _observation(item: _Observation) -> Observation:
    return Observation(values=item.values, signature=item.signature, failure=item.failure)


def recorded(expected: "Expectations") -> dict[str, Any]:
    """The key of a lesson, as data; `expected` has the practice seed."""
    lesson = expected.lesson
    observations = {
        name: _data(Observation(values={}) if lesson.probes[name].answer else runs[0])
        for name, runs in expected.observations().items()
        if not lesson.tasks[lesson.probes[name].task].keyed
    }
    fingerprints = {
        task: {
            identity: {
                "mistakes": [[one.id, one.title, one.why, one.fix, one.lecture] for one in print_.mistakes],
                "probes": {name: _compared(observation) for name, observation in print_.probes.items()},
                "when": print_.when,
            }
            for identity, print_ in expected.fingerprints(task).items()
        }
        for task in lesson.tasks
        if not lesson.tasks[task].needs_key  # the mistakes would tell which answer is left
    }
    return {"kit": __version__, "lesson": lesson.name, "observations": observations, "fingerprints": fingerprints}


def _data(observation: Observation) -> dict[str, Any]:
    failure = observation.failure
    if failure is not None:  # places in the variant's own file mean nothing to a student
        failure = {key: failure.get(key) for key in ("kind", "message")}
    return {"values": observation.values, "signature": observation.signature, "failure": failure}


def _compared(observation: Observation) -> dict[str, Any]:
    """What is compared of a wrong variant's observation; of its values what is in the signature too."""
    data = _data(observation)
    return {**data, "values": {key: data["values"][key] for key in data["values"] if key in observation.telling}}


def record_key(lesson: Lesson, expected: "Expectations", path: Path) -> None:
    """Write the key of a lesson."""
    write_whole(path, encode_frame(recorded(expected), text_limit=MAX_JSON))


def stale(lesson: Lesson, expected: "Expectations", path: Path) -> str | None:
    """Why the recorded key is not what a recording now would give; None where it is.

    Numbers may differ within float32's tolerance: the key may come from another machine. Observations that
    are no fingerprints (a whole training) are compared by their names only.
    """
    try:
        old = decode_frame(path.read_bytes())
    except (OSError, FrameError):
        return "it is missing or damaged"
    new = decode_frame(encode_frame(recorded(expected), text_limit=MAX_JSON))
    slow = {name for name, probe in lesson.probes.items() if not probe.fingerprint}
    for data in (old, new):
        data.pop("kit", None)
        for name in slow:
            if name in data["observations"]:
                data["observations"][name] = sorted(data["observations"][name]["values"])
    if agrees(finite(old), finite(new), FLOAT32):
        return None
    changed = [
        name
        for name in new["observations"]
        if not agrees(finite(old["observations"].get(name)), finite(new["observations"][name]), FLOAT32)
    ]
    return f"recorded again it differs in {', '.join(changed[:3]) or 'the wrong variants'}"


def expectations(lesson: Lesson, solutions: Any, launcher: Launcher) -> "Expectations":
    """Expectations for the practice seed, from the solutions."""
    from autograder.marking.expectations import Expectations

    return Expectations(lesson, solutions, SEED, launcher)
