"""The small part of drawing that pictures share: SVG elements, nice ticks, a frame with axes."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 480.0
LEFT, RIGHT, TOP, PLOT_HEIGHT, BELOW = 58.0, 14.0, 50.0, 190.0, 40.0
FAINT = "0.18"  # opacity of grid lines


@dataclass(frozen=True)
class Axis:
    """How numbers become places in the drawing.

    Attributes:
        low, high: the numbers at the two ends.
        start, end: the places of these, in the drawing's units.
        powers: whether equal distances are equal factors (a logarithmic scale).
    """

    low: float
    high: float
    start: float
    end: float
    powers: bool = False

    def place(self, value: float) -> float:
        """Where a number lies; numbers outside the axis lie at its nearer end."""
        value = min(max(value, self.low), self.high)
        low, high, at = (math.log10(v) if self.powers else v for v in (self.low, self.high, value))
        return self.start + (at - low) / (high - low) * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Round numbers on the axis."""
        if self.powers:
            low, high = math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9)
            return [10.0**power for power in range(low, high + 1, max(1, (high - low) // 4))]
        step = _round_step((self.high - self.low) / 4)
        first = math.ceil(self.low / step - 1e-9)
        return [number * step for number in range(first, math.floor(self.high / step + 1e-9) + 1)][:12]


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))


def spread(values: Sequence[float]) -> tuple[float, float]:
    """The two ends of an axis that shows all these numbers, with some room; 0 to 1 for none."""
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    room = (high - low) * 0.05 or abs(high) * 0.1 or 1.0
    return low - room, high + room


def element(name: str, content: str = "", /, **attributes: str | float) -> str:
    """One SVG element; an underscore in an attribute's name stands for a hyphen. `content` is markup."""
    given = "".join(f' {key.replace("_", "-")}="{escape(_text(value))}"' for key, value in attributes.items())
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def label(text: str, x: float, y: float, anchor: str = "start", **more: str | float) -> str:
    """A text in the colour of the page's own text."""
    return element("text", escape(text), x=x, y=y, text_anchor=anchor, fill="currentColor", **more)


def shortened(text: str, limit: int) -> str:
    """The text, cut where it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def drawing(title: str, description: str, parts: Sequence[str], height: float) -> str:
    """The whole SVG, as wide as what it stands in; named and described for screen readers."""
    named = element("title", escape(title)) + element("desc", escape(description))
    heading = label(shortened(title, 62), 0, 15, font_weight="bold", font_size=13)
    return element(
        "svg",
        named + heading + "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        width="100%",
        role="img",
        font_size=12,
    )


def frame(across: Axis, up: Axis, across_name: str, up_name: str) -> list[str]:
    """Grid lines, numbers at the axes and the axes' names."""
    bottom = TOP + PLOT_HEIGHT
    parts = [label(shortened(up_name, 60), 0, TOP - 14)]
    for value in up.ticks():
        y = up.place(value)
        parts.append(_grid(LEFT, y, WIDTH - RIGHT, y))
        parts.append(label(f"{value:.4g}", LEFT - 6, y + 4, "end"))
    for value in across.ticks():
        x = across.place(value)
        parts.append(_grid(x, TOP, x, bottom))
        parts.append(label(f"{value:.4g}", x, bottom + 16, "middle"))
    parts.append(label(shortened(across_name, 60), (LEFT + WIDTH - RIGHT) / 2, bottom + 33, "middle"))
    return parts


def _grid(x1: float, y1: float, x2: float, y2: float) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke="currentColor", stroke_opacity=FAINT)


def legend(entries: Sequence[tuple[str, Callable[[float, float], str]]], top: float) -> tuple[list[str], float]:
    """One line for each entry (a name, and what draws its sample at a place); with the height they take."""
    parts = []
    for number, (name, sample) in enumerate(entries):
        y = top + 18 * number
        parts += [sample(LEFT, y), label(shortened(name, 64), LEFT + 40, y + 4)]
    return parts, 18.0 * len(entries)
