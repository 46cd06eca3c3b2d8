"""What a person reads in a terminal."""

import os
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
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


def student_report(found: Record, everything: bool = False) -> RenderableType:
    """A student's own check: each task on a line, then the first things to mend in full.

    Args:
        found: the record.
        everything: explain every failed task, not only the first.
    """
    parts: list[RenderableType] = []
    if found["problem"]:
        parts.append(Text(found["problem"]["message"], style="red"))
        return Group(*parts)
    parts.append(_task_lines(found))
    parts += [Text(f"Note: {note}", style="yellow") for note in found["notes"]]
    failed = [task for task in found["tasks"] if _explained(task)]
    for task in failed if everything else failed[:1]:
        parts.append(Padding(_explanation(task), (1, 0, 0, 0)))
    if len(failed) > 1 and not everything:
        others = ", ".join(task["name"] for task in failed[1:])
        parts.append(Text(f"\nMore to mend: {others} (`--all` explains them all)", style="dim"))
    parts.append(_summary(found))
    return Group(*parts)


def _explained(task: dict[str, Any]) -> bool:
    return any(check["outcome"] in ("failed", "grader_error") for check in task["checks"])


def _task_lines(found: Record) -> Table:
    table = Table.grid(padding=(0, 1))
    for task in found["tasks"]:
        sign, style = SIGNS[task["outcome"]]
        score = f"{points(task['score'])} of {points(task['max_score'])}"
        if task["outcome"] == "answered":
            score = f"up to {points(task['max_score'])}"
        word = "" if task["outcome"] in ("passed", "failed") else WORDS[task["outcome"]]
        if task["outcome"] == "failed" and not _explained(task):
            word = "waits for another task" if any(c["outcome"] == "blocked" for c in task["checks"]) else ""
        table.add_row(Text(sign, style=style), task["name"], Text(score, style=style), Text(word, style="dim"))
    for manual in found["manual"]:
        state = "marked by your teacher" if manual["text"].strip() else "not attempted"
        table.add_row(
            Text("·", style="dim"), manual["name"], f"up to {points(manual['max_score'])}", Text(state, style="dim")
        )
    return table


def _explanation(task: dict[str, Any]) -> RenderableType:
    parts: list[RenderableType] = [Text(f"{task['name']}", style="bold")]
    told: set[str] = set()
    for check in task["checks"]:
        sign, style = SIGNS[check["outcome"]]
        parts.append(Text.assemble((f" {sign} ", style), check["sentence"], (f"  {_of(check)}", "dim")))
        if check["outcome"] in ("failed", "grader_error"):
            parts.append(Padding(_message(check, told), (0, 0, 0, 4)))
        elif check["remark"]:
            parts.append(Padding(Text(check["remark"], style="yellow"), (0, 0, 0, 4)))
    return Group(*parts)


def _of(check: dict[str, Any]) -> str:
    return f"{points(check['score'])} of {points(check['max_score'])}"


def _message(check: dict[str, Any], told: set[str]) -> RenderableType:
    """One failed check; a mistake that an earlier check of the task has explained is not explained again."""
    parts: list[RenderableType] = []
    named = check["diagnosis"]
    new = named is not None and named["id"] not in told
    if named is not None and not new:
        return Text("The same mistake.", style="dim")
    if named is not None and new:
        told.add(named["id"])
        parts.append(Text(named["title"], style="bold red"))
    parts.append(Text(check["message"]))
    where = place_text(check["where"])
    if where and f"line {check['where']['line']}" not in check["message"]:
        parts.append(Text(where, style="dim"))
    if named is not None and new:
        parts += [
            Text.assemble(("Why:  ", "bold"), named["why"]),
            Text.assemble(("Mend: ", "bold"), named["fix"]),
            Text(f"Lecture: {named['lecture']}", style="dim"),
        ]
    return Group(*parts)


def place_text(where: dict[str, Any] | None) -> str:
    """`mlp.py:31`, or `mlp.ipynb, cell 7, line 3`; empty where there is no place."""
    if not where:
        return ""
    if where.get("cell") is not None:
        line = f", line {where['line']}" if where.get("line") else ""
        return f"{where['file']}, cell {where['cell']}{line}"
    return f"{where['file']}:{where['line']}" if where.get("line") else str(where["file"])


def _summary(found: Record) -> RenderableType:
    outstanding = sum(task["max_score"] for task in found["tasks"] if task["outcome"] == "answered")
    best = found["max_score"] - outstanding
    text = f"\n{points(found['score'])} of {points(best)} points"
    if outstanding:
        text += f"; {points(outstanding)} more are decided when your answers are marked"
    return Text(text, style="bold")


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


def console(stderr: bool = False) -> Console:
    """A console that shows no markup of others, and is wide in a pipe."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
