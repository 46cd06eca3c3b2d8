"""The rules that a course's settings make: what is text there becomes a date, a span of time, an exact number."""

from collections.abc import Callable
from datetime import timedelta, tzinfo
from fractions import Fraction
from typing import Any, TypeVar

from autograder.core.language import available, tr
from autograder.course.rules import Adjusted, Extension, LateRule, LessonRule, Rules
from autograder.course.tables import AdjustTable, ExtensionTable, LateTable, LessonTable, Settings
from autograder.course.values import Taken, moment, not_negative, span, taken, zone

UNITS = {"day": timedelta(days=1), "hour": timedelta(hours=1)}
T = TypeVar("T")


class BadValue(ValueError):
    """A value of `course.toml` has not the form that it should have; the text says which and what is expected."""


def rules_of(settings: Settings) -> Rules:
    """The rules that a course's settings make.

    Raises:
        BadValue: a value has not the form that it should have.
    """
    course = settings.course
    if course.language:
        _at("course.language", _language, course.language)
    local = _at("course.timezone", zone, course.timezone) if course.timezone else None
    late = _late(settings.late, "late")
    lessons = {name: _lesson(one, name, late, settings, local) for name, one in settings.lessons.items()}
    step = None
    if settings.marks.step is not None:
        step = _at("marks.step", _positive, settings.marks.step)
    return Rules(
        zone=local,
        late=late,
        lessons=lessons,
        free_days=_at("late.free_days", _count, settings.late.free_days),
        extensions=tuple(_extension(one, place, local) for place, one in enumerate(settings.extension)),
        adjusted=tuple(_adjusted(one, place) for place, one in enumerate(settings.adjust)),
        section_due={
            section: {
                lesson: _at(f"sections.{section}.due.{lesson}", moment, due, local) for lesson, due in one.due.items()
            }
            for section, one in settings.sections.items()
        },
        step=step,
        rounding=settings.marks.rounding,
        attempts=settings.marks.attempts,
    )


def _at(key: str, read: Callable[..., T], *given: Any) -> T:
    try:
        return read(*given)
    except ValueError as error:
        raise BadValue(f"`{key}` {error}") from None


def _positive(value: int | float) -> Fraction:
    found = not_negative(value)
    if not found:
        raise ValueError(tr("has to be above 0, such as 0.5"))
    return found


def _language(value: str) -> None:
    if value not in available():
        raise ValueError(tr("has to be one of {languages}, not {given}", languages=", ".join(available()), given=value))


def _count(value: int) -> int:
    if value < 0:
        raise ValueError(tr("has to be a whole number of days, 0 or more"))
    return value


def _late(table: LateTable, key: str) -> LateRule:
    def share(name: str) -> Taken | None:
        value = getattr(table, name)
        return None if value is None else _at(f"{key}.{name}", taken, value)

    if table.steps and (table.takes is not None or table.each is not None):
        raise BadValue(
            tr("`{key}.steps` says all that is taken: leave out `{key}.each` and `{key}.takes` beside it", key=key)
        )
    if table.takes is not None and table.each is None:
        raise BadValue(tr('`{key}.takes` needs `{key}.each`, which is "day", "hour" or "once"', key=key))
    if table.each is not None and table.takes is None:
        raise BadValue(tr('`{key}.each` needs `{key}.takes`, such as "10 %"', key=key))
    steps = tuple(
        (_at(f"{key}.steps[{place}].after", span, one.after), _at(f"{key}.steps[{place}].takes", taken, one.takes))
        for place, one in enumerate(table.steps)
    )
    if list(steps) != sorted(steps, key=lambda step: step[0]):
        raise BadValue(tr("`{key}.steps` have to stand in the order of their `after`", key=key))
    return LateRule(
        grace=_at(f"{key}.grace", span, table.grace) if table.grace else timedelta(),
        unit=UNITS.get(table.each or ""),
        takes=share("takes"),
        steps=steps,
        of_earned=table.of == "earned",
        late_part=table.on == "late part",
        at_most=share("at_most"),
        at_least=share("at_least"),
        ends=_at(f"{key}.ends", span, table.ends) if table.ends else None,
    )


def _lesson(table: LessonTable, name: str, late: LateRule, settings: Settings, local: tzinfo | None) -> LessonRule:
    key = f"lessons.{name}"
    return LessonRule(
        _at(f"{key}.due", moment, table.due, local) if table.due else None,
        late if table.late is None else _late(table.late, f"{key}.late"),
        table.attempts or settings.marks.attempts,
        {task: _at(f"{key}.by_hand.{task}", not_negative, points) for task, points in table.by_hand.items()},
    )


def _extension(table: ExtensionTable, place: int, local: tzinfo | None) -> Extension:
    key = f"extension[{place}]"
    if not (table.until or table.more or table.free_days is not None):
        raise BadValue(
            tr(
                "`{key}`, of {student}, gives nothing: add `until`, `more` or `free_days`",
                key=key,
                student=table.student,
            )
        )
    if table.free_days is not None:
        _at(f"{key}.free_days", _count, table.free_days)
    return Extension(
        table.student,
        table.lesson,
        _at(f"{key}.until", moment, table.until, local) if table.until else None,
        _at(f"{key}.more", span, table.more) if table.more else None,
        table.free_days,
    )


def _adjusted(table: AdjustTable, place: int) -> Adjusted:
    key = f"adjust[{place}]"
    if not (table.drop or table.bonus or table.points is not None):
        raise BadValue(
            tr("`{key}`, of {task}, changes nothing: add `points`, `drop` or `bonus`", key=key, task=table.task)
        )
    if table.drop and (table.bonus or table.points is not None):
        raise BadValue(tr("`{key}.drop` leaves nothing to count: leave out `points` and `bonus` beside it", key=key))
    if not table.reason.strip():
        raise BadValue(tr("`{key}.reason` is empty: say why, students read it", key=key))
    points = None if table.points is None else _at(f"{key}.points", not_negative, table.points)
    return Adjusted(table.lesson, table.task, points, table.drop, table.bonus, table.reason.strip(), table.on)
