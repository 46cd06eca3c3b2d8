"""Counts over a class in one lesson, as its summary holds them."""

from collections import Counter
from dataclasses import dataclass

from autograder.record.same_repair import Group
from autograder.report.rows import Column, Mistake, Row


@dataclass(frozen=True)
class CheckCount:
    """How one check ended over the class, by letter."""

    column: Column
    counts: dict[str, int]

    @property
    def passed(self) -> float:
        """The share of the submissions that have the check and passed it."""
        whole = sum(self.counts.values())
        return self.counts.get("p", 0) / whole if whole else 0.0


@dataclass(frozen=True)
class TaskCount:
    """One task over the class, with the mean of its points."""

    name: str
    lecture: str
    max_score: float
    mean: float
    checks: tuple[CheckCount, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How its checks ended, all together."""
        return dict(sum((Counter(check.counts) for check in self.checks), Counter()))


@dataclass(frozen=True)
class MistakeCount:
    """A mistake with how many submissions show it, and one of them as the example."""

    mistake: Mistake
    count: int
    example: Row


@dataclass(frozen=True)
class UnnamedCount:
    """A check that failed without a named mistake, with the message that came most often."""

    column: Column
    count: int
    message: str
    example: Row


@dataclass(frozen=True)
class LectureCount:
    """A lecture heading with how many submissions lost points in what it explains, and by which mistakes.

    Attributes:
        mended: what several have in common that has no name yet.
    """

    lecture: str
    count: int
    mistakes: tuple[MistakeCount, ...]
    mended: tuple[Group[Row], ...]


@dataclass(frozen=True)
class Numbers:
    """A few numbers in one line: scores in points, or times in seconds."""

    mean: float
    median: float
    low: float
    high: float
