"""Marks as decimal numbers: scaled and rounded by the course's rule, exactly."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal

_WAYS = {"half up": ROUND_HALF_UP, "half even": ROUND_HALF_EVEN, "up": ROUND_UP, "down": ROUND_DOWN}


@dataclass(frozen=True)
class Rule:
    """How marks are written.

    Attributes:
        digits: decimal places.
        rounding: what happens to the digits after them: half up, half even, up, down.
        scale: whether marks are scaled to the points that the platform says are possible.
    """

    digits: int = 2
    rounding: str = "half up"
    scale: bool = False

    def written(self, points: float, most: float, most_there: Decimal | None) -> str:
        """A mark as it is written: `17.5`, without zeros at its end.

        Args:
            points: the mark.
            most: the points that are possible for us.
            most_there: those that are possible for the platform; None where it does not tell.
        """
        value = Decimal(repr(points))
        if self.scale and most_there is not None and most:
            value = value * most_there / Decimal(repr(most))
        return plain(value.quantize(Decimal(1).scaleb(-self.digits), _WAYS[self.rounding]))


def plain(value: Decimal) -> str:
    """A number without an exponent and without zeros at its end."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("", "-0") else text


def number(text: str) -> Decimal | None:
    """A number as gradebooks write it, with a point or a comma; None where it is none."""
    try:
        found = Decimal(text.strip().replace(",", "."))
    except ArithmeticError:
        return None
    return found if found.is_finite() else None
