"""The summary of a class in one lesson: numbers, checks, mistakes by name, lectures to teach again."""

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from autograder.judge.result import Outcome
from autograder.record.same_repair import Group, groups
from autograder.report.counts import CheckCount, LectureCount, MistakeCount, Numbers, TaskCount, UnnamedCount
from autograder.report.rows import ABSENT, Column, Mistake, Row

BINS = 10


@dataclass(frozen=True)
class LessonSummary:
    """Everything that the report says about a lesson.

    Attributes:
        bins: how many submissions have 0 to 10 %, 10 to 20 %, ... of the points; full marks count in the last.
        score: None where no submission has a mark.
        mended: submissions without a name for what is wrong that one change mends, the largest groups first.
    """

    name: str
    max_score: float
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    bins: tuple[int, ...]
    score: Numbers | None
    seconds: Numbers
    tasks: tuple[TaskCount, ...]
    mistakes: tuple[MistakeCount, ...]
    unnamed: tuple[UnnamedCount, ...]
    mended: tuple[Group[Row], ...]
    lectures: tuple[LectureCount, ...]

    @property
    def unreadable(self) -> list[Row]:
        """Submissions that could not be read at all."""
        return [row for row in self.rows if row.outcome == Outcome.UNGRADABLE]

    @property
    def shared(self) -> list[Group[Row]]:
        """Mistakes without a name that several have in common."""
        return [one for one in self.mended if len(one.members) > 1]

    @property
    def single(self) -> list[Group[Row]]:
        """Mistakes without a name that one alone has."""
        return [one for one in self.mended if len(one.members) == 1]

    @property
    def to_look_at(self) -> list[Row]:
        """Submissions whose code reaches for what observes it."""
        return [row for row in self.rows if row.look_at]

    @property
    def waiting(self) -> list[Row]:
        """Submissions of which something about the mark waits for a person."""
        return [row for row in self.rows if row.counts is not None and row.counts.open]

    @property
    def has_rules(self) -> bool:
        """Whether something else counts than was marked, of any of them."""
        return any(row.counts is not None and row.counts.changed for row in self.rows)

    @property
    def final(self) -> Numbers | None:
        """What counts, in numbers; None where nothing else counts than was marked."""
        return _final(self.rows) if self.has_rules else None

    @property
    def sections(self) -> list[tuple[str, int, Numbers | None]]:
        """The sections of the class, each with how many are in it and what counts; none where there are none."""
        names = sorted({row.counts.section for row in self.rows if row.counts is not None and row.counts.section})
        own = {
            name: [row for row in self.rows if row.counts is not None and row.counts.section == name] for name in names
        }
        return [(name, len(rows), _final(rows)) for name, rows in own.items()]

    @property
    def without_mark(self) -> list[Row]:
        """Submissions without a mark, through a fault of the grader."""
        return [row for row in self.rows if row.score is None]

    @property
    def complete(self) -> int:
        """How many have all points."""
        return sum(row.score is not None and row.score >= row.max_score for row in self.rows)

    @property
    def slowest(self) -> list[Row]:
        """The three that took longest."""
        return sorted(self.rows, key=lambda row: -row.seconds)[:3]


def summarise(rows: Iterable[Row]) -> LessonSummary:
    """The summary of one lesson's rows, of which there is at least one."""
    rows = tuple(sorted(rows, key=lambda row: (row.student.casefold(), row.student)))
    columns = _union(rows)
    letters = [aligned(row, columns) for row in rows]
    counts = tuple(
        CheckCount(
            column, {letter: n for letter, n in Counter(one[place] for one in letters).items() if letter != ABSENT}
        )
        for place, column in enumerate(columns)
    )
    scores = [row.score for row in rows if row.score is not None]
    tasks = {name: place for place, name in enumerate(dict.fromkeys(column.task for column in columns))}
    mistakes = tuple(_mistakes(rows, tasks))
    alike = tuple(groups((row, one) for row in rows for one in row.mended))
    return LessonSummary(
        rows[0].lesson,
        max(row.max_score for row in rows),
        rows,
        columns,
        _bins(rows),
        _numbers(scores) if scores else None,
        _numbers([row.seconds for row in rows]),
        tuple(_tasks(counts)),
        mistakes,
        tuple(_unnamed(rows, columns)),
        alike,
        tuple(_lectures(rows, mistakes, alike, tasks)),
    )


def _union(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The checks of all rows, in the order of the rows that have most of them; a later wording replaces none."""
    layouts = sorted({id(row.layout): row.layout for row in rows}.values(), key=len, reverse=True)
    columns: dict[tuple[str, str], Column] = {}
    for layout in layouts:
        for column in layout:
            columns.setdefault((column.task, column.check), column)
    tasks = list(dict.fromkeys(task for task, _ in columns))
    return tuple(sorted(columns.values(), key=lambda column: tasks.index(column.task)))


def aligned(row: Row, columns: Sequence[Column]) -> str:
    """The row's letters in the order of these columns."""
    if row.layout == tuple(columns):
        return row.letters
    own = {(column.task, column.check): letter for column, letter in zip(row.layout, row.letters, strict=True)}
    return "".join(own.get((column.task, column.check), ABSENT) for column in columns)


def _bins(rows: Sequence[Row]) -> tuple[int, ...]:
    bins = [0] * BINS
    for row in rows:
        if row.score is not None and row.max_score:
            bins[min(int(row.score / row.max_score * BINS), BINS - 1)] += 1
    return tuple(bins)


def _numbers(values: Sequence[float]) -> Numbers:
    return Numbers(statistics.fmean(values), statistics.median(values), min(values), max(values))


def _final(rows: Iterable[Row]) -> Numbers | None:
    found = [row.counts.final for row in rows if row.counts is not None and row.counts.final is not None]
    return _numbers(found) if found else None


def _tasks(counts: Sequence[CheckCount]) -> Iterable[TaskCount]:
    for name in dict.fromkeys(count.column.task for count in counts):
        own = tuple(count for count in counts if count.column.task == name)
        mean = sum(count.passed * count.column.max_score for count in own)
        yield TaskCount(name, own[0].column.lecture, sum(count.column.max_score for count in own), mean, own)


def _mistakes(rows: Sequence[Row], tasks: Mapping[str, int]) -> list[MistakeCount]:
    """By how many submissions show them, then in the order of the lesson's tasks, then by id.

    The example is one with a short line of the student's own.
    """
    shown: dict[tuple[str, str], list[tuple[Row, Mistake]]] = {}
    for row in rows:
        for mistake in row.mistakes:
            shown.setdefault((mistake.task, mistake.id), []).append((row, mistake))
    counted = []
    for pairs in shown.values():
        example, mistake = min(pairs, key=lambda pair: (not pair[1].line, len(pair[1].line)))
        counted.append(MistakeCount(mistake, len({id(row) for row, _ in pairs}), example))
    return sorted(counted, key=lambda one: (-one.count, tasks[one.mistake.task], one.mistake.id))


def _unnamed(rows: Sequence[Row], columns: Sequence[Column]) -> list[UnnamedCount]:
    by_check: dict[tuple[str, str], list[tuple[Row, str]]] = {}
    for row in rows:
        for one in row.unnamed:
            by_check.setdefault(one.column, []).append((row, one.message))
    counted = []
    for column in columns:
        pairs = by_check.get((column.task, column.check), [])
        if pairs:
            [(message, _)] = Counter(message for _, message in pairs).most_common(1)
            example = next(row for row, own in pairs if own == message)
            counted.append(UnnamedCount(column, len(pairs), message, example))
    return sorted(counted, key=lambda one: -one.count)


def _lectures(
    rows: Sequence[Row], mistakes: Sequence[MistakeCount], alike: Sequence[Group[Row]], tasks: Mapping[str, int]
) -> list[LectureCount]:
    """Where points were lost by what was wrong, most often first, then in the order of the lesson's tasks.

    Untouched and unreadable work says nothing about a lecture.
    """
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}  # the first task in which points were lost there
    for row in rows:
        lost = list(_lost(row))
        counts.update({lecture for _, lecture in lost})
        for task, lecture in lost:
            first[lecture] = min(tasks[task], first.get(lecture, len(tasks)))
    return [
        LectureCount(
            lecture,
            counts[lecture],
            tuple(one for one in mistakes if one.mistake.lecture == lecture),
            tuple(one for one in alike if one.shown.lecture == lecture and len(one.members) > 1),
        )
        for lecture in sorted(counts, key=lambda lecture: (-counts[lecture], first[lecture], lecture))
    ]


def _lost(row: Row) -> Iterable[tuple[str, str]]:
    """The tasks in which something was wrong, each with the lecture that explains it."""
    lectures = {column.task: column.lecture for column in row.layout}
    yield from ((one.task, one.lecture) for one in row.mistakes)
    yield from ((task, lectures[task]) for task, _ in (one.column for one in row.unnamed))
