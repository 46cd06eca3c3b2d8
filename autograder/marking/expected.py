"""What marking expects of programs: its form, whoever knows it, and the same without names for mistakes."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from autograder.judge.diagnose import Compose, Fingerprints
from autograder.wire.observation import Observation, Patch

if TYPE_CHECKING:  # what looks for repairs is loaded when there is one to look for
    from autograder.repair.right_code import RightCode


class Expected(Protocol):
    """What the reference gives, and what wrong variants give, for one seed."""

    seed: int
    practice: bool

    def prepare(self, tasks: Iterable[str]) -> None:
        """Begin to work out what the reference gives in these tasks; it will be asked for."""

    def observations(self) -> Mapping[str, list[Observation]]:
        """By probe, the reference's observations with the judge's facts."""

    def attempt(self, probe: str, number: int) -> None:
        """Have one more attempt of a probe in `observations`."""

    def fingerprints(self, task: str, seen: Mapping[str, Observation] | None = None) -> Fingerprints:
        """What each wrong variant of a task gives; those may be left out that cannot give what is `seen`, by probe."""

    def compose(self, task: str) -> Compose | None:
        """Runs programs with two of a task's mistakes; None where that cannot be done."""

    def patch(self, names: tuple[str, ...]) -> Patch | None:
        """Right versions of tasks; None where there are no solutions."""

    def right_code(self, task: str, probe: str) -> "RightCode":
        """What is known of right programs of a task, for repairs of wrong ones."""

    def another(self, task: str) -> "Expected | None":
        """The same for one task with other draws; None where there are none."""

    def texts(self, task: str, mistake: str) -> tuple[str, str] | None:
        """The right definition of a task, and one with a mistake; None where there are no solutions."""


class Unnamed:
    """Expectations by which no mistake is named: looking for names takes longest."""

    practice = False

    def __init__(self, expected: Expected) -> None:
        self._expected = expected
        self.seed = expected.seed
        self.practice = expected.practice

    def prepare(self, tasks: Iterable[str]) -> None:
        """As those."""
        self._expected.prepare(tasks)

    def observations(self) -> Mapping[str, list[Observation]]:
        """As those."""
        return self._expected.observations()

    def attempt(self, probe: str, number: int) -> None:
        """As those."""
        self._expected.attempt(probe, number)

    def fingerprints(self, task: str, seen: Mapping[str, Observation] | None = None) -> Fingerprints:
        """None."""
        return {}

    def compose(self, task: str) -> Compose | None:
        """None."""
        return None

    def patch(self, names: tuple[str, ...]) -> Patch | None:
        """As those."""
        return self._expected.patch(names)

    def right_code(self, task: str, probe: str) -> "RightCode":
        """As those."""
        return self._expected.right_code(task, probe)

    def another(self, task: str) -> Expected | None:
        """As those."""
        return self._expected.another(task)

    def texts(self, task: str, mistake: str) -> tuple[str, str] | None:
        """None."""
        return None
