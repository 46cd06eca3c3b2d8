"""Marks as decimal numbers: scaled and rounded by the course's rule, exactly."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from autograder.marks.late import rounded


@dataclass(frozen=True)
class Rule:
    """How marks are written.

    Attributes:
        digits: decimal places.
        rounding: what happens to the digits after them, see `autograder.marks.late.rounded`.
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
        value = Fraction(repr(points))
        if self.scale and most_there is not None and most:
            value = value * Fraction(most_there) / Fraction(repr(most))
        count = rounded(value, Fraction(1, 10**self.digits), self.rounding) * 10**self.digits
        return plain(Decimal(int(count)).scaleb(-self.digits))


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
