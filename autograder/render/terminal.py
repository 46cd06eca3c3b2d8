"""What a person reads in a terminal."""

import codecs
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.render.record import Record, first_trouble
from autograder.render.text import one_line, points

SIGNS = {
    "passed": ("✓", "green"),
    "failed": ("✗", "red"),
    "not_attempted": ("·", "dim"),
    "blocked": ("↑", "yellow"),
    "ungradable": ("?", "magenta"),
    "grader_error": ("!", "bold yellow"),
    "answered": ("•", "blue"),
}
WORDS = {
    "passed": "passed",
    "failed": "failed",
    "not_attempted": "not attempted",
    "blocked": "waits for an earlier one",
    "ungradable": "cannot be read",
    "grader_error": "grader error",
    "answered": "answered",
}


def place_text(where: dict[str, Any] | None) -> str:
    """`graphs.py:31`, `graphs.ipynb, cell 7, line 3`, or `In [7], line 3`; empty where there is no place."""
    if not where:
        return ""
    if where["file"].startswith("In [") and where.get("line"):
        return f"{where['file']}, line {where['line']}"
    if where.get("cell") is not None:
        line = f", line {where['line']}" if where.get("line") else ""
        return f"{where['file']}, cell {where['cell']}{line}"
    return f"{where['file']}:{where['line']}" if where.get("line") else str(where["file"])


def class_table(lesson: str, title: str, records: Sequence[Record], width: int = 160) -> RenderableType:
    """One lesson's class as a table: a line a student, a sign a task, the first trouble in words."""
    table = Table(title=f"{title} ({lesson})", title_justify="left", title_style="bold", expand=False)
    table.add_column("student", no_wrap=True, max_width=24)
    table.add_column("points", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("tasks", no_wrap=True)
    table.add_column("first to look at", overflow="ellipsis", no_wrap=True, max_width=max(30, width - 80))
    for found in sorted(records, key=lambda r: r["student"]):
        signs = Text.assemble(*(_sign(task["outcome"]) for task in found["tasks"]))
        score = f"{points(found['score'])} / {points(found['max_score'])}"
        table.add_row(
            Text(one_line(found["student"], 40)),
            score,
            _bar(found),
            signs,
            Text(one_line(first_trouble(found)), style="dim"),
        )
    return table


def _sign(outcome: str) -> tuple[str, str]:
    return SIGNS[outcome]


def _bar(found: Record, cells: int = 12) -> Text:
    if found["score"] is None:
        return Text("no mark", style="bold yellow")
    share = found["score"] / found["max_score"] if found["max_score"] else 0.0
    full = round(share * cells)
    style = "green" if share > 0.85 else "yellow" if share >= 0.5 else "red"
    return Text.assemble(("█" * full, style), ("░" * (cells - full), "dim"))


def legend() -> Text:
    """What the signs mean."""
    shown = ("passed", "failed", "not_attempted", "blocked", "ungradable", "grader_error")
    return Text.assemble(*(part for name in shown for part in ((SIGNS[name][0], SIGNS[name][1]), f" {WORDS[name]}   ")))


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
