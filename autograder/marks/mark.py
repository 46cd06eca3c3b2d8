"""A mark as it counts: what a program gave, what people gave, what is taken off, and why; all of it exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from fractions import Fraction

from autograder.core.language import tr, tr_plural
from autograder.course.rules import LessonRule, Rules
from autograder.course.values import exact, plain
from autograder.marks.given import Given
from autograder.marks.late import Lateness, late_words, rounded, taken_off
from autograder.marks.parts import (
    WHOLE,
    Part,
    adjusted,
    because,
    of_another_submission,
    parts_of,
    where,
    without_reason,
)
from autograder.record.schema import Record

STEP = Fraction(1, 100)  # of marks that a rule has changed, where the course names no step


@dataclass(frozen=True)
class Mark:
    """What counts of one student's work for one lesson.

    Attributes:
        marked, marked_of: points of the record, and what a program can give; None where it has no mark.
        earned, possible: with what people gave and what was decided afterwards.
        penalty: what is taken off for being late.
        final: what counts, rounded; None where there is no mark.
        due, handed_in: when; None where there is no such date, or it is not known.
        late: how late it was, nothing in time.
        said: why `final` is not `marked`, in words for students.
        open: what a person has to look at, for the instructor.
        section: of the class, if the student is in one.
        attempts: how many there were.
        parts: what `earned` and `possible` are made of.
    """

    student: str
    lesson: str
    marked: Fraction | None
    marked_of: Fraction
    earned: Fraction | None
    possible: Fraction
    penalty: Fraction
    final: Fraction | None
    due: datetime | None = None
    handed_in: datetime | None = None
    late: timedelta = timedelta()
    said: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    section: str = ""
    attempts: int = 1
    parts: tuple[Part, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether something else counts than the record says."""
        return (self.final, self.possible) != (self.marked, self.marked_of) or bool(self.said)


@dataclass(frozen=True)
class Attempt:
    """One submission of a student's for a lesson: its record, and how late it was."""

    record: Record
    lateness: Lateness


@dataclass(frozen=True)
class Won:
    """Points of one attempt before anything is taken off."""

    attempt: Attempt
    earned: Fraction | None
    possible: Fraction
    said: tuple[str, ...]
    open: tuple[str, ...]
    parts: tuple[Part, ...]


def mark_of(
    rules: Rules,
    attempts: Sequence[Attempt],
    asked: frozenset[str] = frozenset(),
    given: Mapping[str, Given] | None = None,
    conflicts: Sequence[str] = (),
    section: str = "",
) -> Mark:
    """What counts of a student's work for a lesson.

    Args:
        rules: of the course.
        attempts: the student's submissions for the lesson, the last one last; at least one.
        asked: see `autograder.marks.parts.parts_of`.
        given: what people gave, by task; it holds for the last attempt.
        conflicts: sentences about marks by hand that do not count.
        section: of the student.
    """
    last = attempts[-1]
    lesson = rules.lesson(last.record.lesson)
    won = [_won(rules, lesson, one, asked, (given or {}) if one is last else {}) for one in attempts]
    in_time = max((one.earned or Fraction(0) for one in won if not one.attempt.lateness.costs), default=Fraction(0))
    marks = [_mark(rules, lesson, one, in_time, conflicts, section, len(attempts)) for one in won]
    if lesson.attempts == "last" or len(marks) == 1:
        return marks[-1]
    best = max(marks, key=lambda mark: (mark.final is not None, mark.final or Fraction(0), mark is marks[-1]))
    if best is marks[-1]:
        return best
    place = marks.index(best) + 1
    said = (
        *best.said,
        tr("the best of {count} attempts counts, which is number {number}", count=len(marks), number=place),
    )
    return replace(best, said=said, open=marks[-1].open)


def _won(rules: Rules, lesson: LessonRule, attempt: Attempt, asked: frozenset[str], given: Mapping[str, Given]) -> Won:
    found = attempt.record
    decisions = [one for one in rules.adjusted if one.lesson == found.lesson]
    after = adjusted(parts_of(found, lesson.by_hand, asked, given), decisions)
    earned, possible = after.earned, after.possible + _rest(found.max_score, [one.max_score for one in found.tasks])
    if earned is not None and found.score is not None:
        earned += _rest(found.score, [one.score for one in found.tasks])
    broken = found.score is None and not found.tasks  # nothing of the lesson could be marked at all
    won = Won(attempt, None if broken else earned, possible, after.said, after.open, after.parts)
    whole = given.get(WHOLE)
    if whole is None:
        return won
    if whole.points > won.possible:
        over = tr(
            "{points} points are more than {name} has ({possible})",
            points=plain(whole.points),
            name=found.lesson,
            possible=plain(won.possible),
        )
        return replace(
            won, open=(*won.open, tr("{place}: {problem}; it does not count", place=where(whole), problem=over))
        )
    was = tr("none") if won.earned is None else plain(won.earned)
    said = tr("all points: {points} in the place of {before}, by a person", points=plain(whole.points), before=was)
    attention = (*won.open, *of_another_submission(whole, found), *without_reason(whole))
    return replace(won, earned=whole.points, said=(*won.said, said + because(whole)), open=attention)


def _rest(whole: float, parts: Sequence[float | None]) -> Fraction:
    """What a record's points are beyond those of its tasks: what nobody has touched counts as the record has it."""
    return exact(whole) - sum((exact(one) for one in parts if one is not None), Fraction(0))


def _mark(
    rules: Rules,
    lesson: LessonRule,
    won: Won,
    in_time: Fraction,
    conflicts: Sequence[str],
    section: str,
    attempts: int,
) -> Mark:
    found, late = won.attempt.record, won.attempt.lateness
    marked, marked_of = None if found.score is None else exact(found.score), exact(found.max_score)
    attention = [*won.open, *conflicts]
    if late.due is not None and late.handed_in is None:
        attention.append(tr("when it was handed in is not known, so nothing is taken off"))
    penalty, final = Fraction(0), won.earned
    if won.earned is not None:
        penalty = taken_off(lesson.late, late.costs, won.earned, won.possible, in_time)
        final = won.earned - penalty
        if rules.step is not None or final != marked:
            final = rounded(final, rules.step or STEP, rules.rounding)
    said = [*won.said, *late_words(lesson.late, late)]
    if penalty:
        said.append(
            tr_plural(
                float(penalty),
                "{points} points taken off for being late",
                "{points} points taken off for being late",
                points=plain(penalty),
            )
        )
    return Mark(
        found.student,
        found.lesson,
        marked,
        marked_of,
        won.earned,
        won.possible,
        penalty,
        final,
        late.due,
        late.handed_in,
        late.late,
        tuple(said),
        tuple(attention),
        section,
        attempts,
        won.parts,
    )
