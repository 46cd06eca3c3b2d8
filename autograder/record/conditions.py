"""Conditions: all that a record's marks rest on besides the submission."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder import __version__
from autograder.core.digests import kit_digest, lesson_digest, torch_version
from autograder.core.language import noted
from autograder.core.modules import is_installed
from autograder.judge.absent import waits_for_a_module
from autograder.judge.result import Outcome
from autograder.record.schema import Record

SIMULATED = noted("simulated")
NOT_INSTALLED = "not installed"  # the fact that names modules which a program imports and the machine does not have


@dataclass(frozen=True)
class Conditions:
    """All that a record's marks rest on besides the submission.

    Attributes:
        kit: the kit's version.
        kit_sha256, lesson_sha256, torch: see `autograder.core.digests`.
        seed: of the run.
        data: which data the lesson's resources hold, as a record's `facts` have it.
        device: which CUDA device, as a record's `facts` have it.
    """

    kit: str
    kit_sha256: str
    lesson_sha256: str
    torch: str
    seed: int
    data: str
    device: str

    @classmethod
    def now(cls, exercise: Path, solution: Path, seed: int, facts: dict[str, str]) -> "Conditions":
        """Those of a marking that begins now; known without loading the lesson.

        Args:
            exercise, solution: the lesson's two folders.
            seed: of the run.
            facts: see `facts_of`.
        """
        digest = lesson_digest(exercise, solution)
        return cls(__version__, kit_digest(), digest, torch_version(), seed, facts["data"], facts["device"])

    def fields(self) -> dict[str, str]:
        """The fields of a record that say so, apart from those that every record has."""
        return {"kit_sha256": self.kit_sha256, "lesson_sha256": self.lesson_sha256, "torch": self.torch}

    def hold_for(self, found: Record) -> bool:
        """Whether a record still holds: it was made under these conditions, and nothing is installed now that was
        missing then."""
        return self.made(found) and not any(map(is_installed, not_installed(found)))

    def made(self, found: Record) -> bool:
        """Whether a record was made under the same conditions. Lessons without data or device do not name any."""
        same = (found.kit, found.kit_sha256, found.lesson_sha256, found.torch, found.seed) == (
            self.kit,
            self.kit_sha256,
            self.lesson_sha256,
            self.torch,
            self.seed,
        )
        named = found.facts.get("data", self.data), found.facts.get("device", self.device)
        return same and named == (self.data, self.device)


def not_installed(found: Record) -> list[str]:
    """Modules that a submission imports and that were not installed where it was marked."""
    return found.facts.get(NOT_INSTALLED, "").replace(",", " ").split()


def waits_for_modules(found: Record) -> bool:
    """Whether a record has no mark for nothing but modules that are not installed."""
    without = [one for task in found.tasks for one in task.checks if one.outcome is Outcome.GRADER_ERROR]
    return bool(without) and all(waits_for_a_module(one.outcome, one.message) for one in without)


def facts_of(data: Iterable[str], device: str) -> dict[str, str]:
    """What records say about data and device, in lessons that use them.

    Args:
        data: the words of each resource that the lesson names.
        device: "simulated", or "cuda" for the machine's own.
    """
    named = noted("simulated CUDA device") if device == SIMULATED else noted("CUDA device")
    return {"data": ", ".join(data), "device": named}
