"""Pictures that explain: from a record's `pictures` to SVG.

The SVG fits light and dark pages: text has the page's own colour, and the lines' colours can be set with the CSS
variables `--picture-yours`, `--picture-right` and `--picture-mistake`. Lines differ in more than their colour. There
is no script, no style attribute and nothing to load in it, and every text in it is escaped.

One file, since the three kinds of plots share scales, marks and words.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from autograder.core.language import tr, tr_plural
from autograder.record.schema import Curves, Line, Lines, Matrix, Picture, Role, Series
from autograder.render.svg.axes import (
    BELOW,
    LEFT,
    PLOT_HEIGHT,
    RIGHT,
    TOP,
    WIDTH,
    Axis,
    drawing,
    element,
    frame,
    label,
    legend,
    shortened,
    spread,
)

COLOURS: dict[Role, str] = {
    "yours": "var(--picture-yours, #2f7de1)",
    "right": "var(--picture-right, #1a9850)",
    "mistake": "var(--picture-mistake, #d9640b)",
}
ORDER: tuple[Role, ...] = ("right", "yours", "mistake")  # a mistake's dashes lie on top of the student's broad line
STROKES: dict[Role, tuple[float, str]] = {"right": (2.0, "7 4"), "yours": (4.0, ""), "mistake": (2.0, "6 5")}
MOST_PLACES = 300  # on a line; more cannot be seen
MOST_POINTS = 600
MOST_CELLS = 24  # in a row of a matrix
LARGEST = 1e300  # sums and differences of such numbers are still finite
FAR = 20.0  # a curve that goes this many times higher than the right one needs another scale


def svg(picture: Picture) -> str:
    """A picture of a record as one SVG element; empty where there is nothing in it that could be drawn."""
    match picture:
        case Curves():
            return _curves(picture)
        case Lines():
            return _lines(picture)
        case Matrix():
            return _matrix(picture) if _is_whole(picture) else ""


def description(picture: Picture) -> str:
    """What a picture shows, in words: for screen readers and for places that show no pictures."""
    return " ".join(_sentences(picture))


def number(value: Any) -> float | None:
    """A finite number of a record, None for "nan", "inf" and everything else; absurdly large ones are cut."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return min(max(float(value), -LARGEST), LARGEST)


def _sentences(picture: Picture) -> Iterable[str]:
    if isinstance(picture, Curves):
        for series in picture.series:
            values = series.values
            yield tr(
                "{name}: {first} at first, {last} at the end.",
                name=series.name,
                first=_said(values[:1]),
                last=_said(values[-1:]),
            )
            yield from _break(values)
    elif isinstance(picture, Lines):
        yield tr_plural(len(picture.points), "{count} point.", "{count} points.")
        for line in picture.lines:
            yield tr(
                "{name}: slope {slope}, intercept {intercept}.",
                name=line.name,
                slope=_said([line.slope]),
                intercept=_said([line.intercept]),
            )
    elif _is_whole(picture):
        for row, values in zip(picture.rows, picture.values, strict=True):
            cells = zip(picture.columns, values, strict=True)
            yield f"{row}: " + ", ".join(f"{column} {_said([value])}" for column, value in cells) + "."


def _is_whole(picture: Matrix) -> bool:
    """Whether every row and every cell has a name."""
    return len(picture.values) == len(picture.rows) and all(len(row) == len(picture.columns) for row in picture.values)


def _said(values: Sequence[Any]) -> str:
    value = number(values[0]) if values else None
    return f"{value:.4g}" if value is not None else str(values[0]) if values else tr("nothing")


def _break(values: Sequence[Any]) -> Iterable[str]:
    first = _first_break(values)
    if first is not None:
        yield tr("From number {place} on it is {value}.", place=first, value=values[first - 1])


def _curves(picture: Curves) -> str:
    series = sorted(picture.series, key=lambda one: ORDER.index(one.role))
    longest = max((len(one.values) for one in series), default=0)
    low, high, powers = _heights(series)
    across = Axis(1, max(longest, 2), LEFT, WIDTH - RIGHT)
    up = Axis(low, high, TOP + PLOT_HEIGHT, TOP, powers)
    name = picture.y
    if powers:
        factor = up.ticks()[1] / up.ticks()[0]
        name = tr("{name} (each grid line is {factor:,.0f} times the one below)", name=name, factor=factor)
    parts = frame(across, up, picture.x, name)
    for one, pen in zip(series, _pens(series), strict=True):
        for run in _runs(one.values):
            parts.append(_path([(across.place(x), up.place(y)) for x, y in run], pen))
    names = [_with_ending(one.name, one.values, up) for one in series]
    return _finished(picture, parts, names, series)


def _heights(series: Sequence[Series]) -> tuple[float, float, bool]:
    """The ends of the vertical axis, and whether it needs powers: one curve is far above the right one."""
    finite = {one.name: [v for v in map(number, one.values) if v is not None] for one in series}
    every = [value for values in finite.values() for value in values]
    lowest_top = min((max(values) for values in finite.values() if values), default=1.0)
    if every and min(every) > 0 and max(every) > FAR * lowest_top:
        return 10.0 ** math.floor(math.log10(min(every))), 10.0 ** math.ceil(math.log10(max(every))), True
    right = [v for one in series if one.role == "right" for v in finite[one.name]]
    low, high = spread(every)
    if right and high - low > FAR * (max(right) - min(right) + abs(max(right))):
        near = spread(right)
        room = (near[1] - near[0]) * 2
        return max(low, near[0] - room), min(high, near[1] + room), False
    return low, high, False


def _with_ending(name: str, values: Sequence[Any], up: Axis) -> str:
    """A curve's name, with why it is not all there where it is not."""
    first = _first_break(values)
    if first is not None:
        return tr("{name} ({value} from number {place} on)", name=name, value=values[first - 1], place=first)
    finite = [value for value in map(number, values) if value is not None]
    outside = any(not up.low <= value <= up.high for value in finite)
    return tr("{name} (goes out of the picture)", name=name) if outside else name


def _first_break(values: Sequence[Any]) -> int | None:
    """The place, counted from 1, of the first value that is no finite number."""
    return next((place for place, value in enumerate(values, 1) if number(value) is None), None)


def _runs(values: Sequence[Any]) -> Iterable[list[tuple[float, float]]]:
    """The curve's pieces between numbers that cannot be drawn, thinned where there are many."""
    step = max(1, len(values) // MOST_PLACES)
    run: list[tuple[float, float]] = []
    for place, value in enumerate(values):
        finite = number(value)
        if finite is None:
            if run:
                yield run
            run = []
        elif place % step == 0 or place == len(values) - 1:
            run.append((place + 1.0, finite))
    if run:
        yield run


def _lines(picture: Lines) -> str:
    points = [pair for pair in map(_pair, picture.points[:MOST_POINTS]) if pair]
    lines = sorted(picture.lines, key=lambda one: ORDER.index(one.role))
    low, high = spread([x for x, _ in points])
    across = Axis(low, high, LEFT, WIDTH - RIGHT)
    heights = [y for _, y in points] or [_height(one, x) or 0.0 for one in lines for x in (low, high)]
    up = Axis(*spread(heights), TOP + PLOT_HEIGHT, TOP)
    parts = frame(across, up, picture.x, picture.y)
    for x, y in points:
        parts.append(element("circle", cx=across.place(x), cy=up.place(y), r=2.5, fill="currentColor", opacity="0.45"))
    names = []
    for one, pen in zip(lines, _pens(lines), strict=True):
        ends = _clipped(one, across, up)
        parts += [_path([(across.place(x), up.place(y)) for x, y in ends], pen)] if ends else []
        names.append(one.name if ends else tr("{name} (outside of this picture)", name=one.name))
    return _finished(picture, parts, names, lines)


def _pair(pair: Sequence[Any]) -> tuple[float, float] | None:
    x, y = number(pair[0]), number(pair[1])
    return None if x is None or y is None else (x, y)


def _height(line: Line, x: float) -> float | None:
    slope, intercept = number(line.slope), number(line.intercept)
    return None if slope is None or intercept is None else number(slope * x + intercept)


def _clipped(line: Line, across: Axis, up: Axis) -> list[tuple[float, float]]:
    """The two ends of the line inside the frame; none where it does not pass through it."""
    first, last = _height(line, across.low), _height(line, across.high)
    if first is None or last is None:
        return []
    ends = []
    for x, y, other in ((across.low, first, last), (across.high, last, first)):
        bound = min(max(y, up.low), up.high)
        if bound != y:
            if (other - bound) * (y - bound) > 0 or other == y:
                return []
            x += (bound - y) / (other - y) * (across.high + across.low - 2 * x)
        ends.append((x, bound))
    return ends


def _matrix(picture: Matrix) -> str:
    rows, columns, values = picture.rows, picture.columns, picture.values
    if not 0 < len(columns) <= MOST_CELLS or not 0 < len(rows) <= MOST_CELLS:
        return ""
    left = 12 + 6.5 * max(len(shortened(str(row), 16)) for row in rows)
    side = min(38.0, (WIDTH - left - 4.6 * len(shortened(str(columns[-1]), 16))) / len(columns))
    top = 34 + 4.6 * max(len(shortened(str(column), 16)) for column in columns)
    most = max((v for row in values for v in map(number, row) if v is not None and v > 0), default=1.0)
    parts = [
        label(
            shortened(str(name), 16), 0, 0, transform=f"translate({left + side * (at + 0.6):g} {top - 6:g}) rotate(-45)"
        )
        for at, name in enumerate(columns)
    ]
    for down, (name, row) in enumerate(zip(rows, values, strict=True)):
        y = top + down * side
        parts.append(label(shortened(str(name), 16), left - 6, y + side / 2 + 4, "end"))
        for at, value in enumerate(row):
            parts.append(_cell(value, most, left + at * side, y, side, down == at and len(rows) == len(columns)))
    return drawing(picture.title, description(picture), parts, top + side * len(rows) + 4)


def _cell(value: Any, most: float, x: float, y: float, side: float, diagonal: bool) -> str:
    share = max(number(value) or 0.0, 0.0) / most
    role: Role = "right" if diagonal else "mistake"
    colour = COLOURS[role]
    box = element(
        "rect",
        x=x + 1,
        y=y + 1,
        width=side - 2,
        height=side - 2,
        fill=colour,
        fill_opacity=f"{0.08 + 0.47 * share:.2f}",
    )
    return box + label(_said([value]), x + side / 2, y + side / 2 + 4, "middle", font_size=11 if side > 26 else 9)


Pen = dict[str, str | float]


def _pens(lines: Sequence[Series | Line]) -> list[Pen]:
    """How each line is drawn; of several with one role, each has dashes of its own."""
    pens: list[Pen] = []
    for place, one in enumerate(lines):
        width, dashes = STROKES[one.role]
        again = sum(other.role == one.role for other in lines[:place])
        pen: Pen = {"stroke": COLOURS[one.role], "stroke_width": width, "fill": "none"}
        if dashes or again:
            pen["stroke_dasharray"] = f"{dashes or '12 3'}" + " 1 3" * again
        pens.append(pen)
    return pens


def _path(places: Sequence[tuple[float, float]], pen: Pen) -> str:
    if len(places) == 1:
        return element("circle", cx=places[0][0], cy=places[0][1], r=3.5, fill=pen["stroke"])
    return element("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in places), **pen)


def _finished(picture: Picture, parts: list[str], names: Sequence[str], lines: Sequence[Series | Line]) -> str:
    def sample(pen: Pen) -> Callable[[float, float], str]:
        return lambda x, y: _path([(x, y), (x + 30, y)], pen)

    top = TOP + PLOT_HEIGHT + BELOW + 12
    entries, height = legend([(name, sample(pen)) for name, pen in zip(names, _pens(lines), strict=True)], top)
    return drawing(picture.title, description(picture), [*parts, *entries], top + height)
