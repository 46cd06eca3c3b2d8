"""Alike submissions as a table, in words that accuse nobody."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.core.language import noted, tr, tr_plural
from autograder.core.text import one_line
from autograder.record.similar import Pair

MOST = 50  # pairs in the table
WORDS = noted(
    "These are places to look, not proofs. Read both before you speak with anyone: people who worked from the same "
    "page of a book, or asked the same tutor, hand in alike work too. What the stub gives, and what many in the class "
    "have, is not counted."
)


def similar_table(lesson: str, pairs: Sequence[Pair]) -> RenderableType:
    """One line a pair: who, how much of each one's own code the other has too, and where the longest piece begins."""
    if not pairs:
        return Text(tr("{lesson}: no two submissions share much that few others have.", lesson=lesson))
    table = Table(title=tr("{lesson}: worth a look", lesson=lesson), title_justify="left", title_style="bold")
    for _ in range(2):
        table.add_column(tr("student"))
        table.add_column(tr("share"), justify="right")
        table.add_column(tr("begins at"))
    table.add_column(tr("lines"), justify="right")
    for pair in pairs[:MOST]:
        cells = [
            text
            for student, share, begin in zip(pair.students, pair.shares, pair.begin, strict=True)
            for text in (one_line(student, 40), f"{100 * share:.0f} %", one_line(begin, 60))
        ]
        table.add_row(*map(Text, cells), str(pair.lines))
    left = len(pairs) - MOST
    more = [Text(tr_plural(left, "and {count} more pair", "and {count} more pairs"))] if left > 0 else []
    return Group(table, *more, Text(tr(WORDS), style="dim"))
