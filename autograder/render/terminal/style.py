"""Signs, words and tables that the terminal's pages share."""

import codecs
import io
import os
import sys
from collections.abc import Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.core.language import tr
from autograder.core.text import one_line, points
from autograder.judge.result import Outcome
from autograder.record.schema import Place, Record
from autograder.record.story import first_trouble

SIGNS = {
    Outcome.PASSED: ("✓", "green"),
    Outcome.FAILED: ("✗", "red"),
    Outcome.NOT_ATTEMPTED: ("·", "dim"),
    Outcome.BLOCKED: ("↑", "yellow"),
    Outcome.UNGRADABLE: ("?", "magenta"),
    Outcome.GRADER_ERROR: ("!", "bold yellow"),
    Outcome.ANSWERED: ("•", "blue"),
}


def place_text(where: Place | None) -> str:
    """`graphs.py:31`, `graphs.ipynb, cell 7, line 3`, or `In [7], line 3`; empty where there is no place."""
    if not where:
        return ""
    if where.file.startswith("In [") and where.line:
        return tr("{file}, line {line}", file=where.file, line=where.line)
    if where.cell is not None:
        if where.line:
            return tr("{file}, cell {cell}, line {line}", file=where.file, cell=where.cell, line=where.line)
        return tr("{file}, cell {cell}", file=where.file, cell=where.cell)
    return f"{where.file}:{where.line}" if where.line else where.file


def class_table(lesson: str, title: str, records: Sequence[Record], width: int = 160) -> RenderableType:
    """One lesson's class as a table: a line a student, a sign a task, the first trouble in words."""
    table = Table(title=f"{title} ({lesson})", title_justify="left", title_style="bold", expand=False)
    table.add_column(tr("student"), no_wrap=True, max_width=24)
    table.add_column(tr("points"), justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column(tr("tasks"), no_wrap=True)
    table.add_column(tr("first to look at"), overflow="ellipsis", no_wrap=True, max_width=max(30, width - 80))
    for found in sorted(records, key=lambda found: found.student):
        signs = Text.assemble(*(_sign(task.outcome) for task in found.tasks))
        score = f"{points(found.score)} / {points(found.max_score)}"
        table.add_row(
            Text(one_line(found.student, 40)),
            score,
            _bar(found),
            signs,
            Text(one_line(first_trouble(found)), style="dim"),
        )
    return table


def _sign(outcome: Outcome) -> tuple[str, str]:
    return SIGNS[outcome]


def _bar(found: Record, cells: int = 12) -> Text:
    if found.score is None:
        return Text(tr("no mark"), style="bold yellow")
    share = found.score / found.max_score if found.max_score else 0.0
    full = round(share * cells)
    style = "green" if share > 0.85 else "yellow" if share >= 0.5 else "red"
    return Text.assemble(("█" * full, style), ("░" * (cells - full), "dim"))


def legend() -> Text:
    """What the signs mean."""
    shown = [outcome for outcome in Outcome if outcome is not Outcome.ANSWERED]
    return Text.assemble(*(part for name in shown for part in ((SIGNS[name][0], SIGNS[name][1]), f" {name.words}   ")))


PIPE_WIDTH = 140  # columns where the output is no terminal


# For terminals and pipes whose encoding lacks our signs.
_PLAIN = str.maketrans(
    {"✓": "+", "✗": "x", "·": ".", "↑": "^", "•": "*", "▸": ">", "│": "|", "█": "#", "░": "-", "…": "...", "–": "-"}
)


def _plain_signs(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(character if character.isascii() else "?" for character in text), error.end


codecs.register_error("plain_signs", _plain_signs)


def console(stderr: bool = False) -> Console:
    """A console that shows no markup of others, is wide in a pipe, and fails on no character."""
    stream = sys.stderr if stderr else sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="plain_signs")
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
