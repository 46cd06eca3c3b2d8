"""Differences between two sets of records: whose marks changed, in which checks, and why.

A pure function of records. `autograder grade` uses it for what was in a folder before a run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from autograder.core.language import noted, tr
from autograder.judge.result import Outcome
from autograder.record.schema import Check, Record


class Reason(StrEnum):
    """What differs between two records that can change a mark."""

    SUBMISSION = "submission"
    LESSON = "lesson"
    KIT = "kit"
    SEED = "seed"
    TORCH = "torch"
    DATA = "data"
    DEVICE = "device"
    GRADER_ERROR = Outcome.GRADER_ERROR.value
    EDITED = "edited"
    NEW = "new"
    GONE = "gone"
    CHANCE = "chance"

    @property
    def words(self) -> str:
        """For people."""
        return tr(_WORDS[self])


_WORDS = {
    Reason.SUBMISSION: noted("the submission changed"),
    Reason.LESSON: noted("the lesson changed"),
    Reason.KIT: noted("the kit changed"),
    Reason.SEED: noted("the seed changed"),
    Reason.TORCH: noted("PyTorch changed"),
    Reason.DATA: noted("another data set"),
    Reason.DEVICE: noted("another device"),
    Reason.GRADER_ERROR: noted("an error of the grader"),
    Reason.EDITED: noted("the record before was changed after it was written"),
    Reason.NEW: noted("there was no record before"),
    Reason.GONE: noted("there is no record any more"),
    Reason.CHANCE: noted("nothing that is recorded changed: chance, or a time limit on a busy machine"),
}

# Fields of a record (outside `facts`) that differ where the reason applies.
_FIELDS = {
    Reason.SUBMISSION: ("submission_sha256", "modules_sha256"),
    Reason.LESSON: ("lesson_sha256",),
    Reason.KIT: ("kit", "kit_sha256"),
    Reason.SEED: ("seed",),
    Reason.TORCH: ("torch",),
}


@dataclass(frozen=True)
class CheckChange:
    """One check that ended in another way.

    Attributes:
        task, check, sentence: which check, and what it asserts.
        before, after: its outcome in each record; None where the record has no such check.
        score_before, score_after: its points; None where there is no mark or no such check.
    """

    task: str
    check: str
    sentence: str
    before: Outcome | None
    after: Outcome | None
    score_before: float | None
    score_after: float | None


@dataclass(frozen=True)
class Change:
    """One submission whose marks, or whose checks' outcomes, are not what they were.

    Attributes:
        student, lesson: whose, for what.
        before, after: points in all; None where there is no mark or no record.
        max_before, max_after: points to be won; None where there is no record.
        checks: the checks that ended in another way, in the order of the later record.
        reasons: all that can be the cause, never empty.
    """

    student: str
    lesson: str
    before: float | None
    after: float | None
    max_before: float | None
    max_after: float | None
    checks: tuple[CheckChange, ...]
    reasons: tuple[Reason, ...]

    @property
    def marks_changed(self) -> bool:
        """Whether the points in all differ, not only what they are made of."""
        return self.before != self.after or self.max_before != self.max_after


def compare_records(before: Record | None, after: Record | None, edited: bool = False) -> Change | None:
    """What changed from one record of a student's lesson to another; None where no mark and no outcome did.

    A missing record on one side is a change of its own kind (`new`, `gone`), with no checks listed.

    Args:
        before, after: the two.
        edited: whether the one before was changed after it was written.

    Raises:
        ValueError: the two are not of the same student and lesson, or both are missing.
    """
    either = after or before
    if either is None:
        raise ValueError(tr("there is nothing to compare"))
    if before is None or after is None:
        return _one_sided(either, Reason.NEW if before is None else Reason.GONE)
    if (before.student, before.lesson) != (after.student, after.lesson):
        raise ValueError(tr("records of different students or lessons cannot be compared"))
    checks = tuple(_changed_checks(before, after))
    if not checks and (before.score, before.max_score) == (after.score, after.max_score):
        return None
    return Change(
        after.student,
        after.lesson,
        before.score,
        after.score,
        before.max_score,
        after.max_score,
        checks,
        reasons(before, after, edited),
    )


def compare(before: Iterable[Record], after: Iterable[Record]) -> list[Change]:
    """All changes between two sets of records, sorted by lesson and student.

    Args:
        before, after: at most one record for each student and lesson; of several the last one counts.
    """
    old = {(found.lesson, found.student): found for found in before}
    new = {(found.lesson, found.student): found for found in after}
    pairs = (compare_records(old.get(key), new.get(key)) for key in sorted(old.keys() | new.keys()))
    return [change for change in pairs if change is not None]


def reasons(before: Record, after: Record, edited: bool = False) -> tuple[Reason, ...]:
    """Everything that differs between two records and can change a mark; `chance` where nothing does."""
    found = [
        reason
        for reason, fields in _FIELDS.items()
        if any(getattr(before, name) not in (None, getattr(after, name)) for name in fields)
    ]
    found += [one for one in (Reason.DATA, Reason.DEVICE) if before.facts.get(one) != after.facts.get(one)]
    if Outcome.GRADER_ERROR in (before.outcome, after.outcome):
        found.append(Reason.GRADER_ERROR)
    if edited:
        found.append(Reason.EDITED)
    return tuple(found) or (Reason.CHANCE,)


def _one_sided(found: Record, reason: Reason) -> Change:
    score, best = found.score, found.max_score
    new = reason is Reason.NEW
    return Change(
        found.student,
        found.lesson,
        None if new else score,
        score if new else None,
        None if new else best,
        best if new else None,
        (),
        (reason,),
    )


def _changed_checks(before: Record, after: Record) -> Iterator[CheckChange]:
    old, new = _checks(before), _checks(after)
    for key in [*new, *(key for key in old if key not in new)]:
        one, other = old.get(key), new.get(key)
        if one is None or other is None or (one.outcome, one.score) != (other.outcome, other.score):
            yield _check_change(key, one, other)


def _check_change(key: tuple[str, str], one: Check | None, other: Check | None) -> CheckChange:
    either = other or one
    return CheckChange(
        *key,
        either.sentence if either else "",
        one.outcome if one else None,
        other.outcome if other else None,
        one.score if one else None,
        other.score if other else None,
    )


def _checks(found: Record) -> dict[tuple[str, str], Check]:
    return {(task.name, check.name): check for task in found.tasks for check in task.checks}
