"""The row that a record takes in a class: little enough to hold thousands in memory."""

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.core.text import one_line
from autograder.judge.result import Diagnosis, Outcome
from autograder.marks.mark import Mark
from autograder.record.same_repair import Mended, mended
from autograder.record.schema import Check, Record, Task
from autograder.record.story import WRONG, diagnoses, first_trouble, mistakes
from autograder.render.html.jinja import LETTERS
from autograder.render.terminal.style import place_text

ABSENT = "-"  # a check that this record does not have


@dataclass(frozen=True)
class Column:
    """A check of a lesson."""

    task: str
    check: str
    sentence: str
    lecture: str
    max_score: float


Layout = tuple[Column, ...]


@dataclass(frozen=True)
class Mistake:
    """A named mistake in one submission.

    Attributes:
        line: the student's own line, where it is known.
        place: where that line is, in words.
    """

    id: str
    task: str
    title: str
    why: str
    fix: str
    lecture: str
    line: str = ""
    place: str = ""


@dataclass(frozen=True)
class Unnamed:
    """A failed check of one submission for which no mistake is named."""

    column: tuple[str, str]
    message: str


@dataclass(frozen=True)
class Counts:
    """What counts of one submission, by the course's rules and what people gave.

    Attributes:
        final, possible: points that count, and that can be won.
        changed: whether that is something else than was marked.
        said: why; empty where nothing is to be said.
        open: what a person has to look at; empty where nothing is.
        section: of the class.
    """

    final: float | None
    possible: float
    changed: bool
    said: str
    open: str
    section: str


@dataclass(frozen=True)
class Row:
    """One submission in a class.

    Attributes:
        page: the file name of the student's page.
        layout: the checks; the same object for all rows that have the same.
        letters: how each of them ended, one letter each (see `autograder.render.html.jinja.LETTERS`).
        mended: what one change mends, and has no name.
        trouble: in a few words, what is first to be looked at; empty where nothing is.
        look_at: what in the code a person should look at; empty for most.
        counts: what counts of it, where that is known.
    """

    student: str
    page: str
    lesson: str
    outcome: Outcome
    score: float | None
    max_score: float
    seconds: float
    layout: Layout
    letters: str
    mistakes: tuple[Mistake, ...]
    unnamed: tuple[Unnamed, ...]
    mended: tuple[Mended, ...]
    trouble: str
    look_at: str = ""
    counts: Counts | None = None


def row(found: Record, page: str, layouts: dict[Layout, Layout], mark: Mark | None = None) -> Row:
    """The row of a record.

    Args:
        found: the record.
        page: the file name of the student's page.
        layouts: layouts that were met before, so that equal ones are held once; added to.
        mark: what counts of it, where the course's rules are known.
    """
    layout = tuple(_columns(found.tasks))
    return Row(
        one_line(found.student, 120),
        page,
        found.lesson,
        found.outcome,
        found.score,
        found.max_score,
        found.seconds if isinstance(found.seconds, int | float) else 0.0,
        layouts.setdefault(layout, layout),
        "".join(LETTERS[check.outcome] for task in found.tasks for check in task.checks),
        tuple(_mistake(*named) for named in mistakes(found.tasks)),
        tuple(_unnamed(found.tasks)),
        tuple(mended(found)),
        one_line(first_trouble(found), 160),
        one_line("; ".join(found.look_at), 300),
        None if mark is None else _counts(mark),
    )


def _counts(mark: Mark) -> Counts:
    return Counts(
        None if mark.final is None else float(mark.final),
        float(mark.possible),
        mark.changed,
        one_line("; ".join(mark.said), 400),
        one_line("; ".join(mark.open), 400),
        one_line(mark.section, 60),
    )


def _columns(tasks: Iterable[Task]) -> Iterable[Column]:
    for task in tasks:
        for check in task.checks:
            yield Column(task.name, check.name, check.sentence, task.lecture, check.max_score)


def _mistake(task: Task, check: Check, named: Diagnosis) -> Mistake:
    return Mistake(
        named.id,
        task.name,
        named.title,
        named.why,
        named.fix,
        named.lecture,
        one_line(check.where.code if check.where else "", 160),
        place_text(check.where),
    )


def _unnamed(tasks: Iterable[Task]) -> Iterable[Unnamed]:
    for task in tasks:
        for check in task.checks:
            if check.outcome in WRONG and not diagnoses(check):
                yield Unnamed((task.name, check.name), one_line(check.message, 300))
