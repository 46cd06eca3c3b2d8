"""Suspects: how likely each line of a program is the faulty one, by the values that it makes and by where it stops."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from autograder.repair.edit import Edit
from autograder.repair.subject import Piece
from autograder.runner.candidates import Trace

# What an edit costs less or more, by what is known of its line.
STOPPED, TOLD, FIRST_OTHER, SAME = -1.5, -1.2, -1.0, 0.7


@dataclass(frozen=True)
class Suspects:
    """What speaks for and against lines.

    Attributes:
        costs: by unit and line, what is added to an edit's cost.
    """

    costs: Mapping[tuple[str, int], float] = field(default_factory=dict)

    def cost(self, piece: Piece, edit: Edit) -> float:
        """What is added to the cost of an edit."""
        line = piece.line - 1 + piece.source.line(edit.focus)
        return self.costs.get((piece.unit.label, line), 0.0)


def suspects(
    pieces: Iterable[Piece],
    trace: Trace,
    right: frozenset[str],
    stopped: tuple[str, int] | None,
    told: frozenset[tuple[str, int]] = frozenset(),
) -> Suspects:
    """Lines that stand out.

    Args:
        pieces: the code that is looked at.
        trace: the values of its names.
        right: the values that right programs make.
        stopped: unit and line where it raised, if it did.
        told: file and line that something else points to.
    """
    functions = {name: piece for piece in pieces for name in piece.functions}
    costs: dict[tuple[str, int], float] = {}
    first = None
    for function, line, _, value in trace.values:
        piece = functions.get(function)
        if piece is None or not _tells(value):
            continue
        # A candidate's text is run as it stands in its unit: its lines are the unit's.
        place = (piece.unit.label, line)
        if value in right:
            costs.setdefault(place, SAME)
        elif first is None:
            first = place
    if first is not None:
        costs[first] = FIRST_OTHER
    for piece in functions.values():
        for file, line in told:
            if piece.unit.file == file:
                costs[piece.unit.label, line] = TOLD
    if stopped is not None:
        costs[stopped] = STOPPED
    return Suspects(costs)


def _tells(value: str) -> bool:
    """Whether a value is one that says something: numbers with digits, tensors."""
    return value.startswith("T") or (value.startswith("n") and value not in ("n0", "n1"))
