"""The first code cell of a lesson's notebook: the check, by itself, before anything that may be missing."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace

from autograder.course.source import Cell, is_demo
from autograder.submission.notebook import neutralise
from autograder.submission.parsing import parse

KIT = "autograder"


def check_first(cells: Sequence[Cell]) -> list[Cell]:
    """The cells of a lesson with what it imports of the kit in a cell of its own before all other code.

    Where a module that the lesson draws with is not installed, the cell that imports it fails; what it would have
    imported after that line is missing in all cells below.
    """
    place = next((at for at, cell in enumerate(cells) if cell.kind == "code"), None)
    if place is None or is_demo(cells[place]):
        return list(cells)
    first = cells[place]
    spans = list(_imports_of_the_kit(first.source))
    if not spans:
        return list(cells)
    lines = first.source.split("\n")
    own = [line for begin, end in spans for line in lines[begin:end]]
    taken = {at for begin, end in spans for at in range(begin, end)}
    others = "\n".join(line for at, line in enumerate(lines) if at not in taken).strip("\n")
    rest = [replace(first, source=others)] if others.strip() else []
    return [*cells[:place], replace(first, source="\n".join(own)), *rest, *cells[place + 1 :]]


def _imports_of_the_kit(source: str) -> Iterator[tuple[int, int]]:
    """The lines of each statement that imports from the kit, counted from 0, without the line behind the last."""
    for node in parse(neutralise(source)).body:
        if isinstance(node, ast.ImportFrom) and node.module == KIT and not node.level:
            yield node.lineno - 1, node.end_lineno or node.lineno
