"""Claims: what a check says about the observations, as data.

A check in a lesson's `checks.py` does not compare; it states what should be equal to what. The judge
evaluates the statement, so every lesson gets the same strictness and the same kind of message.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Tolerance:
    """Two numbers agree when |got - expected| <= absolute + relative * |expected|."""

    relative: float
    absolute: float


# float32 carries 24 bits: one rounding is 6e-8. A sum of 800 products taken in another order differs by
# up to about 800 * 6e-8 = 5e-5 of its largest term, and the probes multiply through at most ten steps with
# contracting updates. The mistakes that the lessons teach change values by 1 % and more.
FLOAT32 = Tolerance(relative=2e-4, absolute=2e-6)
# Values computed one by one, no long sums: a few roundings, and one for a detour through float64.
FLOAT32_SHORT = Tolerance(relative=2e-5, absolute=1e-6)
# At scores of 1000 one unit in the last place is 6e-5, so a difference of two scores carries 1e-4.
LARGE_SCORES = Tolerance(relative=1e-3, absolute=1e-4)
# US dollars: students may round to whole ones, and float32 carries 7 digits of a few millions.
WHOLE_DOLLARS = Tolerance(relative=1e-5, absolute=0.51)


def tolerances() -> dict[str, dict[str, float]]:
    """The named tolerances, as data for the record of a run."""
    named = {name: value for name, value in globals().items() if isinstance(value, Tolerance)}
    return {name: {"relative": value.relative, "absolute": value.absolute} for name, value in named.items()}


@dataclass(frozen=True)
class Equal:
    """`got` is exactly `expected`: same type of value, same numbers, same shape and dtype."""

    what: str
    got: Any
    expected: Any


@dataclass(frozen=True)
class Close:
    """`got` has the shape and, within the tolerance, the numbers of `expected`.

    Both are numbers, tensors or lists of them. A NaN or an infinity agrees with nothing.

    Attributes:
        readable: whether the numbers tell a person anything; else it is only said that they differ.
    """

    what: str
    got: Any
    expected: Any
    tolerance: Tolerance = FLOAT32
    readable: bool = True


@dataclass(frozen=True)
class Holds:
    """A property that the check worked out itself, with the words for both sides."""

    what: str
    truth: bool
    expected: str
    got: str


@dataclass(frozen=True)
class Written(Holds):
    """How an answer is written; it needs no key: `what` has to be `expected`; `got` is a clause: "it is a text"."""


@dataclass(frozen=True)
class Remark:
    """Something the student should know that costs nothing."""

    text: str


@dataclass(frozen=True)
class MoreSeeds:
    """The observation is too near the threshold: run the probe's other attempts, then ask again."""


Claim = Equal | Close | Holds | Remark | MoreSeeds
Claims = Claim | Sequence[Claim]
