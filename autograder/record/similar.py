"""Two submissions that are more alike than others."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """Two submissions that are more alike than others.

    Attributes:
        shares: of what is each one's own (without the stub and without what many have), how much the other has too.
        lines: how many lines of the first are in that.
        begin: where the longest common piece begins in each, as text.
    """

    lesson: str
    students: tuple[str, str]
    shares: tuple[float, float]
    lines: int
    begin: tuple[str, str]
