"""The rules of a course, ready to be applied: dates with their zones, spans of time, exact numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from fractions import Fraction

from autograder.core.language import noted, tr
from autograder.course.values import Taken, span_words

_TAKEN = {  # by the unit of a rule
    None: noted("{share} for being late"),
    timedelta(days=1): noted("{share} for each day late"),
    timedelta(hours=1): noted("{share} for each hour late"),
}


@dataclass(frozen=True)
class LateRule:
    """What being late costs.

    Attributes:
        grace: late by no more than this is in time.
        unit: `takes` is taken off for each of these that has begun, a day or an hour; once where it is None.
        steps: pairs of how late one has to be for more, and what is taken then; ascending.
        of_earned: whether a share is one of the points won, else of those that can be won.
        late_part: whether it is taken only from the points beyond the best attempt in time.
        at_most, at_least: bounds for what is taken, and for what is left.
        ends: late by more counts nothing.
    """

    grace: timedelta = timedelta()
    unit: timedelta | None = None
    takes: Taken | None = None
    steps: tuple[tuple[timedelta, Taken], ...] = ()
    of_earned: bool = False
    late_part: bool = False
    at_most: Taken | None = None
    at_least: Taken | None = None
    ends: timedelta | None = None

    @property
    def words(self) -> str:
        """The rule for people."""
        parts = [tr(_TAKEN[self.unit], share=self._share(self.takes))] if self.takes else []
        parts += [
            tr("{share} after {span}", share=self._share(share), span=span_words(after)) for after, share in self.steps
        ]
        parts += [tr("at most {share}", share=self._share(self.at_most))] if self.at_most else []
        parts += [tr("not below {points}", points=self.at_least)] if self.at_least else []
        parts += [tr("taken from what was won late")] if self.late_part else []
        parts += [tr("no points after {span}", span=span_words(self.ends))] if self.ends is not None else []
        return ", ".join(parts)

    def _share(self, share: Taken) -> str:
        if not share.percent:
            return str(share)
        if self.of_earned:
            return tr("{share} of the points won", share=share)
        return tr("{share} of the points possible", share=share)


@dataclass(frozen=True)
class LessonRule:
    """The rules of one lesson, the course's own where it has none.

    Attributes:
        by_hand: what people mark besides the lesson's questions, with its points.
    """

    due: datetime | None
    late: LateRule
    attempts: str
    by_hand: Mapping[str, Fraction]


@dataclass(frozen=True)
class Extension:
    """More time for one student; for all lessons where `lesson` is empty."""

    student: str
    lesson: str
    until: datetime | None
    more: timedelta | None
    free_days: int | None


@dataclass(frozen=True)
class Adjusted:
    """What a task counts for everyone, decided afterwards: other points, none, or as a bonus."""

    lesson: str
    task: str
    points: Fraction | None
    drop: bool
    bonus: bool
    reason: str
    on: str

    @property
    def words(self) -> str:
        """The decision for people."""
        if self.points is not None:
            points = Taken(self.points, percent=False)
            if self.bonus:
                said = tr("{task} counts {points}, as a bonus", task=self.task, points=points)
            else:
                said = tr("{task} counts {points}", task=self.task, points=points)
        elif self.drop:
            said = tr("{task} does not count", task=self.task)
        else:
            said = tr("{task} counts as a bonus", task=self.task)
        return f"{said}: {self.reason}"


@dataclass(frozen=True)
class Rules:
    """All rules of a course.

    Attributes:
        zone: of dates that are shown.
        late: of lessons without one of their own.
        lessons: those that the file names.
        free_days: days late that each student may spend.
        section_due: due dates by section and lesson.
        step: marks are rounded to multiples of this; None for none but what arithmetic makes necessary.
    """

    zone: tzinfo | None = None
    late: LateRule = LateRule()
    lessons: Mapping[str, LessonRule] = field(default_factory=dict)
    free_days: int = 0
    extensions: tuple[Extension, ...] = ()
    adjusted: tuple[Adjusted, ...] = ()
    section_due: Mapping[str, Mapping[str, datetime]] = field(default_factory=dict)
    step: Fraction | None = None
    rounding: str = "half up"
    attempts: str = "last"

    def lesson(self, name: str) -> LessonRule:
        """The rules of a lesson, whether the file names it or not."""
        return self.lessons.get(name) or LessonRule(None, self.late, self.attempts, {})
