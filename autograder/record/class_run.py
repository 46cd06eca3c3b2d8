"""The summary of a run over a class, as far as it is shown at its end: bounded, however large the class is."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from autograder.judge.result import Outcome
from autograder.record.diff import Change
from autograder.record.same_repair import Group
from autograder.record.schema import Record

TABLE = 60  # students of a lesson that are shown one by one; of more, each task is counted
GROUPS = 5  # mistakes without a name that are shown of a lesson, those that most have in common
SHOWN = 20  # entries of a list that are shown; the rest is counted


@dataclass(frozen=True)
class LessonRun:
    """One lesson of a run.

    Attributes:
        title: for people; the lesson's name where it is broken.
        count: submissions.
        records: all of them where there are at most `TABLE`, else none.
        outcomes: by task, how many ended in which way.
        mean: of the points, None where nobody has a mark; `best` is what can be reached.
        seconds: a submission took, in the mean.
        by_hand: points that a person gives in addition.
        nameless: of the mistakes without a name that several students share, the `GROUPS` that most have; students
            stand for submissions.
        nameless_count: how many of these there are; `nameless_single` are those of one student alone.
    """

    lesson: str
    title: str
    count: int
    records: tuple[Record, ...]
    outcomes: Mapping[str, Mapping[Outcome, int]]
    mean: float | None
    best: float
    seconds: float
    by_hand: float
    nameless: tuple[Group[str], ...] = ()
    nameless_count: int = 0
    nameless_single: int = 0


@dataclass(frozen=True)
class Noted:
    """Something about one submission.

    Attributes:
        what: in the words of its record, or the file that it is about; may be empty.
    """

    student: str
    lesson: str
    what: str = ""


@dataclass(frozen=True)
class Listed:
    """The first `SHOWN` entries of a list, and how long it is."""

    first: tuple[Noted, ...]
    count: int


NONE = Listed((), 0)


@dataclass(frozen=True)
class ClassSummary:
    """A whole run.

    Attributes:
        out: the run's folder.
        data: which data set, in words; `is_whole` where it is not the packaged sample.
        unreadable, grader_errors, look_at, missing, misplaced: what needs attention.
        left_over: by lesson, records of students that are not in the class any more.
        not_installed: libraries that submissions import and that are not installed here, with how many import each.
        left_at_home: other modules that they import and that are not there, likewise.
        for_modules: who has no mark until such a library is installed.
        reused: records of an earlier run that were taken over.
        attempts: earlier attempts of students that were marked again, since they may count.
        counts: where something else counts than was marked, with what and why.
        waiting: what about marks waits for a person.
        conflicts: sentences about groups that handed in more than one work.
        bad_times: sentences about times that cannot be understood.
        part: what was marked in words, where that was not the whole class.
        changes: the first of them, against the records that were replaced; `changed` is how many there are.
    """

    out: PurePath
    seed: int
    data: str
    is_whole: bool
    lessons: tuple[LessonRun, ...]
    unreadable: Listed
    grader_errors: Listed
    look_at: Listed
    missing: Listed
    misplaced: Listed
    left_over: Mapping[str, int]
    not_installed: tuple[tuple[str, int], ...]
    left_at_home: tuple[tuple[str, int], ...]
    for_modules: Listed
    reused: int
    attempts: int
    changes: tuple[Change, ...]
    changed: int
    counts: Listed = NONE
    waiting: Listed = NONE
    conflicts: tuple[str, ...] = ()
    bad_times: tuple[str, ...] = ()
    part: str = ""
