"""Marks that changed: `changes.csv`, and a few lines for the terminal."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.compare import Change, CheckChange
from autograder.judge.outcome import Outcome
from autograder.render.tables import neutral
from autograder.render.terminal import WORDS
from autograder.render.text import one_line, points

COLUMNS = (
    "student", "lesson", "before", "after", "max_score",
    "task", "check", "outcome_before", "outcome_after", "score_before", "score_after",
    "reasons",
)  # fmt: skip


def changes_csv(changes: Iterable[Change]) -> str:
    """One row a check that ended in another way; one row for a change without any. Neutral in spreadsheets."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for change in changes:
        for row in _rows(change):
            writer.writerow([neutral(cell) for cell in row])
    return text.getvalue()


def _rows(change: Change) -> Iterator[list[Any]]:
    best = change.max_before if change.max_after is None else change.max_after
    head = [change.student, change.lesson, change.before, change.after, best]
    reasons = "; ".join(reason.words for reason in change.reasons)
    for check in change.checks or (None,):
        yield [*head, *(_check(check) if check else [None] * 6), reasons]


def _check(check: CheckChange) -> list[Any]:
    return [check.task, check.check, check.before, check.after, check.score_before, check.score_after]


def change_line(change: Change) -> str:
    """A change on one line: `ada (graphs): 17.5 -> 19 of 25, walk.ends failed -> passed (the lesson changed)`."""
    best = change.max_before if change.max_after is None else change.max_after
    score = f"{points(change.before)} -> {points(change.after)} of {points(best)}"
    shown = [f"{one.task}.{one.check} {one.before or 'new'} -> {one.after or 'gone'}" for one in change.checks[:3]]
    if len(change.checks) > 3:
        shown.append(f"{len(change.checks) - 3} more checks")
    reasons = ", ".join(reason.words for reason in change.reasons)
    return f"{one_line(change.student, 40)} ({change.lesson}): {', '.join([score, *shown])} ({reasons})"


def changes_summary(changes: Sequence[Change], total: int) -> str:
    """How many marks changed, and for which reasons."""
    marks = sum(change.marks_changed for change in changes)
    counts = Counter(reason.words for change in changes for reason in change.reasons)
    why = ", ".join(f"{reason} ({count})" for reason, count in counts.most_common())
    more = f" among the first {len(changes)}" if total > len(changes) else ""
    return f"{total} records are not what they were before this run, {marks} with another mark{more}: {why}"


def changes_report(changes: Sequence[Change]) -> RenderableType:
    """Two runs side by side: a line for each student whose marks or checks differ, then the reasons."""
    if not changes:
        return Text("No mark and no check differs.")
    table = Table(box=None, pad_edge=False)
    for heading in ("lesson", "student", "points", "checks that differ", "because"):
        table.add_column(heading, header_style="bold", overflow="fold")
    for change in changes:
        checks = "\n".join(
            f"{one.task}: {one.sentence} {_word(one.before)} → {_word(one.after)}" for one in change.checks
        )
        score = f"{points(change.before)} → {points(change.after)}"
        reasons = "\n".join(reason.words for reason in change.reasons)
        table.add_row(*map(Text, (change.lesson, one_line(change.student, 40), score, checks, reasons)))
    marks = sum(change.marks_changed for change in changes)
    counts = Counter(reason.words for change in changes for reason in change.reasons)
    why = ", ".join(f"{reason} ({count})" for reason, count in counts.most_common())
    submissions = "submission differs" if len(changes) == 1 else "submissions differ"
    return Group(table, Text(f"\n{len(changes)} {submissions}, {marks} in the mark: {why}", style="bold"))


def _word(outcome: Outcome | None) -> str:
    return "(no such check)" if outcome is None else WORDS[outcome]
