"""What is told of a class's ordinary notebooks: how often each test cell failed, and the commonest errors in it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.record.notebook_runs import FAILED, PARTLY, PASSED, BookRun, TestCell

# What differs between students who make the same mistake: numbers, addresses, what stands in quotation marks.
_OWN = re.compile(r"0x[0-9a-f]+|\d+(?:\.\d+)?(?:e[-+]?\d+)?|'[^']*'|\"[^\"]*\"")


@dataclass(frozen=True)
class ErrorGroup:
    """The same error of several students in one test cell.

    Attributes:
        error: in the words of the first of them.
        line: the test's line in which it is; empty where it is not known.
        students: whose, sorted.
    """

    error: str
    line: str
    students: tuple[str, ...]


@dataclass(frozen=True)
class TestSummary:
    """How a test cell ended over the class.

    Attributes:
        name, most: of the cell.
        counts: how many passed, got some of the points, and failed.
        groups: the errors, the commonest first.
        limits: which limits were hit, and how often.
    """

    __test__ = False

    name: str
    most: float
    counts: dict[str, int]
    groups: tuple[ErrorGroup, ...]
    limits: dict[str, int]

    @property
    def missed(self) -> int:
        """How many did not get all points."""
        return self.counts[PARTLY] + self.counts[FAILED]


@dataclass(frozen=True)
class BookSummary:
    """A notebook over the class.

    Attributes:
        assignment, notebook: which.
        students: how many ran it.
        tests: its test cells, in their order.
        means: mean of the points, and the most there are.
        limits: students with cells besides the tests that hit a limit, each with the words.
    """

    assignment: str
    notebook: str
    students: int
    tests: tuple[TestSummary, ...]
    means: tuple[float, float]
    limits: tuple[tuple[str, str], ...]

    @property
    def hardest(self) -> list[TestSummary]:
        """The test cells that most students missed, up to five."""
        return sorted((one for one in self.tests if one.missed), key=lambda one: -one.missed)[:5]


def summaries(runs: Iterable[BookRun]) -> list[BookSummary]:
    """All notebooks, sorted by assignment and name."""
    by_book: dict[tuple[str, str], list[BookRun]] = {}
    for run in runs:
        by_book.setdefault((run.assignment, run.notebook), []).append(run)
    return [_summary(*book, sorted(found, key=lambda run: run.student)) for book, found in sorted(by_book.items())]


def _summary(assignment: str, notebook: str, runs: Sequence[BookRun]) -> BookSummary:
    cells: dict[str, list[tuple[str, TestCell]]] = {}
    for run in runs:
        for test in run.tests:
            cells.setdefault(test.name, []).append((run.student, test))
    points = sum(test.points for run in runs for test in run.tests) / len(runs)
    most = max(sum(test.most for test in run.tests) for run in runs)
    limits = tuple((run.student, limit) for run in runs for limit in run.limits)
    tests = tuple(_test_summary(name, found) for name, found in cells.items())
    return BookSummary(assignment, notebook, len(runs), tests, (points, most), limits)


def _test_summary(name: str, found: Sequence[tuple[str, TestCell]]) -> TestSummary:
    """One test cell of all students."""
    counts = Counter(test.outcome for _, test in found)
    groups: dict[tuple[str, str], list[tuple[str, TestCell]]] = {}
    for student, test in found:
        if test.error:
            groups.setdefault((_OWN.sub("…", test.error), test.line), []).append((student, test))
    told = [
        ErrorGroup(own[0][1].error, own[0][1].line, tuple(student for student, _ in own)) for own in groups.values()
    ]
    return TestSummary(
        name,
        max(test.most for _, test in found),
        {kind: counts.get(kind, 0) for kind in (PASSED, PARTLY, FAILED)},
        tuple(sorted(told, key=lambda one: (-len(one.students), one.error))),
        dict(Counter(test.limit for _, test in found if test.limit)),
    )
