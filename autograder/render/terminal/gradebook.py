"""Marks as they are written into a platform's gradebook, shown before they are."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.core.language import tr
from autograder.core.text import one_line, points
from autograder.render.csv.filled import Cell, Filled

MOST = 400  # rows of the table


def filled_shown(filled: Filled, unmarked: Sequence[str]) -> RenderableType:
    """The marks, and whoever gets none.

    Args:
        filled: the gradebook.
        unmarked: students without a mark.
    """
    table = Table(title=tr("Into the gradebook"), title_justify="left", title_style="bold")
    for heading in (tr("student"), tr("lesson")):
        table.add_column(heading)
    for heading in (tr("points"), tr("counts"), tr("in the file"), tr("written")):
        table.add_column(heading, justify="right")
    for cell in filled.cells[:MOST]:
        table.add_row(*_row(cell))
    return Group(table, *map(Text, _lines(filled, unmarked)))


def _row(cell: Cell) -> list[Text]:
    one = cell.entry
    changed = cell.before not in ("", cell.written)
    return [
        Text(one_line(one.student, 60)),
        Text(one_line(one.work, 60)),
        Text(f"{points(one.score)} / {points(one.max_score)}"),
        Text(points(one.score)),
        Text(one_line(cell.before, 20) or "–", style="dim"),
        Text(cell.written, style="yellow" if changed else ""),
    ]


def _lines(filled: Filled, unmarked: Sequence[str]) -> Iterator[str]:
    if len(filled.cells) > MOST:
        yield tr("and {count} more", count=len(filled.cells) - MOST)
    yield from filled.notes
    if filled.strangers:
        yield tr("No row in the file, so left out: {students}", students=_names(filled.strangers))
    if filled.twice:
        yield tr(
            "More than one row fits, or one row fits more than one, so left out: {students}",
            students=_names(filled.twice),
        )
    if unmarked:
        yield tr("No mark, so the file keeps what it has: {students}", students=_names(unmarked))


def _names(students: Sequence[str]) -> str:
    return ", ".join(one_line(name, 60) for name in students)
