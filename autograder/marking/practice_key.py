"""The practice key: observations recorded from the reference, for a student's own check.

The key holds what the reference gives on the practice seed's inputs and what each wrong variant gives,
so that `check` works, and can name a mistake, where there are no solutions. It also holds what a search for the place
of a mistake needs: names that right programs use, values that they make on the way, what they give for a second seed.
It holds no answer to a question.
"""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import msgspec

from autograder.core.decode import Mismatch, decoded
from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.judge.diagnose import Compose, Fingerprint, Fingerprints
from autograder.judge.result import Diagnosis
from autograder.lesson import Lesson
from autograder.wire import FrameError, decode_frame
from autograder.wire.observation import Observation, Patch

if TYPE_CHECKING:  # what looks for repairs is loaded when there is one to look for
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
    seconds: float = 0.0


class _Print(msgspec.Struct, frozen=True):
    """What a wrong variant gave, in a key."""

    mistakes: tuple[tuple[str, str, str, str, str], ...]  # id, title, why, fix, lecture
    probes: dict[str, _Observation]
    when: str
    program: str = ""


class _Right(msgspec.Struct, frozen=True):
    """What is told of right programs of a task, in a key."""

    words: dict[str, tuple[str, ...]]
    values: tuple[str, ...]
    screens: tuple[Any, ...]


class _Key(msgspec.Struct, frozen=True):
    """A key: what each probe gives on the reference, with both seeds, and by task each wrong variant."""

    observations: dict[str, Any]
    fingerprints: dict[str, dict[str, Any]]
    second: dict[str, Any] = {}
    right: dict[str, Any] = {}


@dataclass(frozen=True)
class KeyContents:
    """What a key holds.

    Attributes:
        observations: of the reference, by probe.
        fingerprints: of wrong variants, by task and name.
        second: of the reference with the second seed, by probe; of probes that are quick.
        right: by task, words of right programs, values that they make on the way, and what the task's screen shows of
            them. Keys that were recorded by older versions have none.
        digests: of the variants' programs, by the variants' names.
    """

    observations: dict[str, list[Observation]]
    fingerprints: dict[str, Fingerprints]
    second: dict[str, list[Observation]]
    right: dict[str, tuple[dict[str, tuple[str, ...]], frozenset[str], tuple[Observation, ...]]]
    digests: dict[str, str]


class PracticeKey:
    """Expectations read from a lesson's recorded key."""

    practice = True

    def __init__(self, lesson: Lesson, folder: Path) -> None:
        self.lesson = lesson
        self.seed = SEED
        self._path = folder / FILE
        self._is_second = False

    @cached_property
    def _data(self) -> KeyContents:
        """Read when it is first needed: by then the student's program is running already."""
        try:
            return read_key(decode_frame(self._path.read_bytes()), self.lesson.texts)
        except (OSError, FrameError, Mismatch) as error:
            raise KeyProblem(
                tr(
                    "the practice key {path} cannot be read ({error}): get the lesson's folder again from your "
                    "teacher, or run `autograder build` in the course",
                    path=self._path,
                    error=error,
                )
            ) from None

    def prepare(self, tasks: Iterable[str]) -> None:
        """All of it is recorded."""

    def observations(self) -> dict[str, list[Observation]]:
        """As recorded."""
        return self._data.second if self._is_second else self._data.observations

    def attempt(self, probe: str, number: int) -> None:
        """Practice has one attempt."""

    def fingerprints(self, task: str, seen: Mapping[str, Observation] | None = None) -> Fingerprints:
        """As recorded."""
        return self._data.fingerprints.get(task, {})

    def digests(self) -> Mapping[str, str]:
        """Of the program of each variant, by its name; of those in keys of older versions none.

        Raises:
            KeyProblem: it cannot be read.
        """
        return self._data.digests

    def compose(self, task: str) -> Compose | None:
        """There are no programs here to compose."""
        return None

    def patch(self, names: tuple[str, ...]) -> Patch | None:
        """There are no solutions here."""
        return None

    def right_code(self, task: str, probe: str) -> "RightCode":
        """Words of right programs, no pieces of them."""
        from autograder.marking.practice_words import vocabulary_of
        from autograder.repair.right_code import RightCode

        if task not in self._data.right:
            return RightCode()
        words, values, screens = self._data.right[task]
        return RightCode(vocabulary_of(words), (), values, screens)

    def another(self, task: str) -> "PracticeKey | None":
        """The second seed, for tasks that are quick; None for others."""
        if self._is_second or not self.lesson.tasks[task].probes.keys() <= self._data.second.keys():
            return None
        other = copy.copy(self)
        other.seed, other._is_second = self.seed + 1, True
        return other

    def allows_repairs(self, task: str) -> bool:
        """Whether there is what a search for the place of a mistake in this task needs; older keys have nothing."""
        return task in self._data.right

    def texts(self, task: str, mistake: str) -> tuple[str, str] | None:
        """There are no solutions here."""
        return None


def read_key(data: dict[str, Any], texts: Mapping[str, str] = MappingProxyType({})) -> KeyContents:
    """What a key holds.

    Args:
        data: the key's. It is English, in any language.
        texts: the lesson's texts in another language, by what they are in English.

    Raises:
        Mismatch: the data is no key; the text says where, and what was expected there.
    """
    key = decoded(data, _Key)
    prints = {
        task: {
            identity: decoded(entry, _Print, at=f"fingerprints.{task}.{identity}")
            for identity, entry in variants.items()
        }
        for task, variants in key.fingerprints.items()
    }
    fingerprints: dict[str, Fingerprints] = {
        task: {identity: _fingerprint(entry, texts) for identity, entry in variants.items()}
        for task, variants in prints.items()
    }
    digests = {name: one.program for variants in prints.values() for name, one in variants.items() if one.program}
    return KeyContents(
        _observations(key.observations, "observations"),
        fingerprints,
        _observations(key.second, "second"),
        {task: _right(item, f"right.{task}") for task, item in key.right.items()},
        digests,
    )


def _observations(found: dict[str, Any], at: str) -> dict[str, list[Observation]]:
    return {name: [_observation(decoded(item, _Observation, at=f"{at}.{name}"))] for name, item in found.items()}


def _right(item: Any, at: str) -> tuple[dict[str, tuple[str, ...]], frozenset[str], tuple[Observation, ...]]:
    told = decoded(item, _Right, at=at)
    screens = (decoded(one, _Observation, at=f"{at}.screens") for one in told.screens)
    return told.words, frozenset(told.values), tuple(map(_observation, screens))


def _fingerprint(entry: _Print, texts: Mapping[str, str]) -> Fingerprint:
    return Fingerprint(
        tuple(Diagnosis(name, *(texts.get(one, one) for one in said)) for name, *said in entry.mistakes),
        {name: _observation(item) for name, item in entry.probes.items()},
        entry.when,
    )


def _observation(item: _Observation) -> Observation:
    return Observation(item.values, item.failure, item.seconds, item.signature)
