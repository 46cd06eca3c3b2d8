"""Values of `course.toml` that are written as text: spans of time, shares of a mark, moments with their time zone."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from fractions import Fraction
from zoneinfo import ZoneInfo

from autograder.core.language import tr, tr_plural

_UNITS = {"week": 604800, "day": 86400, "hour": 3600, "minute": 60, "min": 60, "second": 1}
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(weeks?|days?|hours?|minutes?|mins?|seconds?|h)(?:\s*,\s*|\s+and\s+|\s+|$)")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*(%|points?)")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)")


@dataclass(frozen=True)
class Taken:
    """How much of a mark: a share of it, or points."""

    amount: Fraction
    percent: bool

    def of(self, whole: Fraction) -> Fraction:
        """In points, where `whole` is what a share is a share of."""
        return whole * self.amount / 100 if self.percent else self.amount

    def __str__(self) -> str:
        said = plain(self.amount)
        if self.percent:
            return f"{said} %"
        return tr_plural(float(self.amount), "{points} point", "{points} points", points=said)


def exact(value: int | float) -> Fraction:
    """A number as it is written, to nine digits behind the point: 0.1 is a tenth."""
    return Fraction(str(round(value, 9)))


def plain(value: Fraction) -> str:
    """A number for people: `2`, `1.5`, or `0.333` where it has no end."""
    return f"{float(value):.3f}".rstrip("0").rstrip(".")


def span(text: str) -> timedelta:
    """A span of time, such as `2 days`, `90 minutes`, `1 day 12 hours`.

    Raises:
        ValueError: it is none; the text says what one looks like.
    """
    seconds, place = Fraction(0), 0
    words = text.strip()
    while place < len(words) and (found := _SPAN.match(words, place)):
        unit = "hour" if found[2] == "h" else found[2].removesuffix("s")
        seconds += Fraction(found[1]) * _UNITS[unit]
        place = found.end()
    if not words or place < len(words) or seconds > 10**9:
        raise ValueError(tr('has to be a span of time, such as "15 minutes", "36 hours" or "2 days"'))
    return timedelta(seconds=float(seconds))


def span_words(value: timedelta) -> str:
    """A span for people: `2 days`, `1 day 3 hours`, `15 minutes`; at most two units, rounded down."""
    left = int(value.total_seconds())
    parts = []
    for size, words in ((86400, _days), (3600, _hours), (60, _minutes), (1, _seconds)):
        count, left = divmod(left, size)
        if count:
            parts.append(words(count))
    return " ".join(parts[:2]) or _seconds(0)


def _days(count: int) -> str:
    return tr_plural(count, "{count} day", "{count} days")


def _hours(count: int) -> str:
    return tr_plural(count, "{count} hour", "{count} hours")


def _minutes(count: int) -> str:
    return tr_plural(count, "{count} minute", "{count} minutes")


def _seconds(count: int) -> str:
    return tr_plural(count, "{count} second", "{count} seconds")


def taken(value: str | int | float) -> Taken:
    """How much is taken: a number of points, `2 points`, or `10 %`.

    Raises:
        ValueError: it is none of these; the text says so.
    """
    if isinstance(value, str):
        found = _SHARE.fullmatch(value.strip())
        if found is None or (found[2] == "%" and Fraction(found[1]) > 100):
            raise ValueError(tr('has to be a share from "0 %" to "100 %", or points, such as 2'))
        return Taken(Fraction(found[1]), found[2] == "%")
    return Taken(not_negative(value), percent=False)


def not_negative(value: int | float) -> Fraction:
    """A number of points.

    Raises:
        ValueError: it is below 0, or no finite number.
    """
    if not 0 <= value < float("inf"):
        raise ValueError(tr("has to be a number of points, 0 or more"))
    return exact(value)


def zone(name: str) -> tzinfo:
    """A time zone by its name, such as `Europe/Berlin` or `UTC`, or by its offset, such as `+01:00`.

    Raises:
        ValueError: there is none of that name.
    """
    if name in ("UTC", "GMT", "Z"):
        return UTC
    if found := _OFFSET.fullmatch(name):
        sign = -1 if found[1] == "-" else 1
        return datetime.fromisoformat(f"2000-01-01T00:00{'-' if sign < 0 else '+'}{found[2]}:{found[3]}").tzinfo or UTC
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # not found is a KeyError, a name with a path a ValueError
        raise ValueError(tr('has to be the name of a time zone, such as "Europe/Berlin" or "UTC"')) from None


def moment(text: str, local: tzinfo | None) -> datetime:
    """A moment: a date, a date with a time, or one with its time zone behind it.

    A date alone means the end of that day. Where a clock that is put back shows a time twice, the later one is meant.

    Args:
        text: such as `2026-11-30`, `2026-11-30T23:59`, `2026-11-30T23:59+01:00`, `2026-11-30 23:59 Europe/Berlin`.
        local: the time zone where none is given.

    Raises:
        ValueError: it is none, there is no such time in the zone, or no zone is known.
    """
    words, own = text.strip(), local
    if found := re.fullmatch(r"(\S+[ T]\S+) ([A-Za-z]\S*|[+-]\d\d:?\d\d)", words):
        words, own = found[1], zone(found[2])
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
            value = datetime.combine(date.fromisoformat(words) + timedelta(days=1), datetime.min.time())
        else:
            value = datetime.fromisoformat(words)
    except (ValueError, OverflowError):
        raise ValueError(tr("has to be a date, or a date and a time, such as 2026-11-30T23:59:00")) from None
    if not 1900 < value.year < 2200:
        raise ValueError(tr("has to be a date between 1901 and 2199"))
    if value.tzinfo is not None:
        return value
    if own is None:
        raise ValueError(
            tr(
                'has no time zone: write `timezone = "Europe/Berlin"` (or another) under [course], or an offset '
                "behind the time, such as +01:00"
            )
        )
    value = value.replace(tzinfo=own, fold=1)
    if value.astimezone(UTC).astimezone(own).replace(tzinfo=None) != value.replace(tzinfo=None):
        raise ValueError(tr("is no time in {own}: the clock is put forward over it", own=own))
    return value
