"""Words for a mistake that has no name yet, by the change that mends it."""

from collections.abc import Sequence

from autograder.core.language import noted, tr
from autograder.repair.kinds import MEANINGS

NO_NAME = noted("no name yet")


def what_is_wrong(kinds: Sequence[str]) -> str:
    """What these kinds of edits say about a program, in words, without a line."""
    found = [tr(MEANINGS[kind]) for kind in dict.fromkeys(kinds) if kind in MEANINGS]
    return "; ".join(found) or tr("one change mends it")


def change_lines(before: str, after: str) -> list[tuple[str, str]]:
    """The lines of a change, each with its sign: "-" for what was handed in, "+" for what mends it."""
    return [(sign, line) for sign, text in (("-", before), ("+", after)) for line in text.split("\n") if line.strip()]
