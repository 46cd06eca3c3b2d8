"""Plots that explain: what a lesson wants drawn of what a probe saw. Data only; drawing is the renderers' part.

step.picture(long_training, curves("The loss while it trains", "step", "loss", lambda seen: seen.losses))
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

from autograder.core.language import tr

YOURS, RIGHT, MISTAKE = "yours", "right", "mistake"
MAX_VALUES = 400  # numbers in one series: a record is no place for more


@dataclass(frozen=True)
class Series:
    """One curve: values at 1, 2, 3, ...; `role` is `YOURS`, `RIGHT` or `MISTAKE`."""

    name: str
    role: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Curves:
    """Curves over the same steps, such as losses."""

    title: str
    x: str
    y: str
    series: tuple[Series, ...]
    kind: str = "curves"


@dataclass(frozen=True)
class Line:
    """A straight line y = slope * x + intercept."""

    name: str
    role: str
    slope: float
    intercept: float


@dataclass(frozen=True)
class Lines:
    """Points (x, y), and lines through or past them."""

    title: str
    x: str
    y: str
    points: tuple[tuple[float, float], ...]
    lines: tuple[Line, ...]
    kind: str = "lines"


@dataclass(frozen=True)
class Matrix:
    """Counts in rows and columns, such as which class was taken for which."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    kind: str = "matrix"


Picture = Curves | Lines | Matrix


class Undrawable(Exception):
    """A program gave something else where a number would be drawn: then there is no picture."""


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise Undrawable(tr("{kind} is no number", kind=type(value).__name__)) from None


# Of what was observed, of the reference, and of the matched mistake with its title, if there is one.
Draw = Callable[[Any, Any, tuple[str, Any] | None], Picture]


def _roles(observed: Any, expected: Any, mistake: tuple[str, Any] | None) -> Iterable[tuple[str, str, Any]]:
    yield tr("yours"), YOURS, observed
    yield tr("a right one"), RIGHT, expected
    if mistake is not None:
        yield mistake[0], MISTAKE, mistake[1]


def curves(title: str, x: str, y: str, values: Callable[[Any], Iterable[float]]) -> Draw:
    """Draws numbers over steps; `values` takes them from what a probe saw."""

    def draw(observed: Any, expected: Any, mistake: tuple[str, Any] | None) -> Picture:
        series = [
            Series(name, role, tuple(_number(value) for value in values(one)))
            for name, role, one in _roles(observed, expected, mistake)
        ]
        return Curves(title, x, y, tuple(series))

    return draw


def lines(
    title: str,
    x: str,
    y: str,
    points: Callable[[Any], Iterable[tuple[float, float]]],
    line: Callable[[Any], tuple[float, float]],
) -> Draw:
    """Draws lines among points: `points` are taken from the reference's side, `line` gives (slope, intercept)."""

    def draw(observed: Any, expected: Any, mistake: tuple[str, Any] | None) -> Picture:
        drawn = [
            Line(name, role, *(_number(number) for number in line(one)))
            for name, role, one in _roles(observed, expected, mistake)
        ]
        return Lines(title, x, y, tuple((float(a), float(b)) for a, b in points(expected)), tuple(drawn))

    return draw


def as_data(picture: Picture) -> dict[str, Any]:
    """The picture for JSON: non-finite numbers become the strings "nan", "inf" and "-inf"."""
    return {key: _plain(value) for key, value in asdict(picture).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value[:MAX_VALUES]]
    if isinstance(value, float) and not math.isfinite(value):
        return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")
    return value
