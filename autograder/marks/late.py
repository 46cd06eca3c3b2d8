"""Lateness and what it costs, by a course's rules; exact, and rounded in one place."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from autograder.core.language import tr, tr_plural
from autograder.course.rules import Extension, LateRule, Rules
from autograder.course.values import span_words

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Lateness:
    """How late one submission is.

    Attributes:
        due: with extensions; None where the lesson is not due at any time.
        handed_in: None where it is not known.
        late: beyond the due date; nothing where it was in time, within the grace, or not known.
        free_days: so many of the student's own are spent on it.
    """

    due: datetime | None
    handed_in: datetime | None
    late: timedelta = timedelta()
    free_days: int = 0

    @property
    def costs(self) -> timedelta:
        """What is left of it when the free days are spent."""
        return max(timedelta(), self.late - self.free_days * DAY)


def due_date(rules: Rules, student: str, lesson: str, section: str = "") -> datetime | None:
    """When a lesson is due for a student: the latest of the section's or the lesson's date and all extensions."""
    own = rules.section_due.get(section, {}).get(lesson) or rules.lesson(lesson).due
    given = [one for one in rules.extensions if one.student == student and one.lesson in ("", lesson)]
    dates = [own, *(date for one in given for date in _dates(one, own))]
    return max((date for date in dates if date is not None), default=None)


def _dates(one: Extension, due: datetime | None) -> list[datetime]:
    later = [due.astimezone(UTC) + one.more] if due is not None and one.more is not None else []
    return [*later, *([one.until] if one.until is not None else [])]


def lateness(
    rules: Rules, student: str, times: Mapping[str, datetime | None], section: str = ""
) -> dict[str, Lateness]:
    """How late a student's submissions are, by lesson.

    Free days are spent on the lesson that was due first, then the next: a begun day late takes one.

    Args:
        rules: of the course.
        student: whose.
        times: when each lesson was handed in, None where that is not known.
        section: which one the student is in.
    """
    own = [one.free_days for one in rules.extensions if one.student == student and one.free_days is not None]
    left = max(own, default=rules.free_days)
    found = {}
    dates = {lesson: due_date(rules, student, lesson, section) for lesson in times}
    for lesson in sorted(times, key=lambda name: (_moment(dates[name]), name)):
        due, at = dates[lesson], times[lesson]
        late = at.astimezone(UTC) - due.astimezone(UTC) if due is not None and at is not None else timedelta()
        if late <= rules.lesson(lesson).late.grace:
            late = timedelta()
        spent = min(left, _begun(late, DAY))
        left -= spent
        found[lesson] = Lateness(due, at, late, spent)
    return found


def _moment(date: datetime | None) -> float:
    return math.inf if date is None else date.timestamp()


def _begun(late: timedelta, unit: timedelta) -> int:
    return -(-late // unit)


def taken_off(rule: LateRule, late: timedelta, earned: Fraction, possible: Fraction, in_time: Fraction) -> Fraction:
    """Points that being late costs; never more than were won late.

    Args:
        rule: of the lesson.
        late: beyond the due date, with grace and free days taken into account.
        earned: the points won.
        possible: the points that can be won.
        in_time: the points of the best attempt in time, 0 where there is none.
    """
    if late <= timedelta():
        return Fraction(0)
    won_late = max(Fraction(0), earned - in_time) if rule.late_part else max(Fraction(0), earned)
    if rule.ends is not None and late > rule.ends:
        return won_late
    whole = won_late if rule.of_earned else possible
    costs = _asked(rule, late, whole)
    if rule.at_most is not None:
        costs = min(costs, rule.at_most.of(whole))
    if rule.at_least is not None:
        costs = min(costs, max(Fraction(0), earned - rule.at_least.of(possible)))
    return min(costs, won_late)


def _asked(rule: LateRule, late: timedelta, whole: Fraction) -> Fraction:
    """What the rule takes, before its bounds."""
    if rule.takes is not None:
        return rule.takes.of(whole) * (1 if rule.unit is None else _begun(late, rule.unit))
    passed = [share for after, share in rule.steps if late > after]
    return passed[-1].of(whole) if passed else Fraction(0)


def late_words(rule: LateRule, found: Lateness) -> list[str]:
    """What there is to say about when something was handed in, for the student."""
    if found.late <= timedelta():
        return []
    said = [tr("handed in {span} late", span=span_words(found.late))]
    if found.free_days:
        said.append(tr_plural(found.free_days, "{count} free day spent on it", "{count} free days spent on it"))
    if found.costs > timedelta() and rule.words:
        said.append(rule.words)
    return said


def rounded(value: Fraction, step: Fraction, rounding: str) -> Fraction:
    """The multiple of `step` that a value is rounded to.

    Args:
        value: the value.
        step: above 0.
        rounding: "half up", "half even", "up" or "down".
    """
    count = value / step
    match rounding:
        case "half up":
            return math.floor(count + Fraction(1, 2)) * step
        case "half even":
            return round(count) * step
        case "up":
            return math.ceil(count) * step
    return math.floor(count) * step
