"""Marks that changed, as lines and a table for the terminal."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.core.language import tr, tr_plural
from autograder.core.text import one_line, points
from autograder.judge.result import Outcome
from autograder.record.diff import Change


def change_line(change: Change) -> str:
    """A change on one line: `ada (graphs): 17.5 -> 19 of 25, walk.ends failed -> passed (the lesson changed)`."""
    best = change.max_before if change.max_after is None else change.max_after
    score = tr(
        "{before} -> {after} of {best}", before=points(change.before), after=points(change.after), best=points(best)
    )
    shown = [
        f"{one.task}.{one.check} {one.before or tr('new')} -> {one.after or tr('gone')}" for one in change.checks[:3]
    ]
    if len(change.checks) > 3:
        shown.append(tr_plural(len(change.checks) - 3, "{count} more check", "{count} more checks"))
    reasons = ", ".join(reason.words for reason in change.reasons)
    return f"{one_line(change.student, 40)} ({change.lesson}): {', '.join([score, *shown])} ({reasons})"


def changes_summary(changes: Sequence[Change], total: int) -> str:
    """How many marks changed, and for which reasons."""
    marks = sum(change.marks_changed for change in changes)
    counts = Counter(reason.words for change in changes for reason in change.reasons)
    why = ", ".join(f"{reason} ({count})" for reason, count in counts.most_common())
    if total > len(changes):
        return tr_plural(
            total,
            "{count} record is not what it was before this run, {marks} with another mark among the first {looked_at}: "
            "{reasons}",
            "{count} records are not what they were before this run, {marks} with another mark among the first "
            "{looked_at}: {reasons}",
            marks=marks,
            looked_at=len(changes),
            reasons=why,
        )
    return tr_plural(
        total,
        "{count} record is not what it was before this run, {marks} with another mark: {reasons}",
        "{count} records are not what they were before this run, {marks} with another mark: {reasons}",
        marks=marks,
        reasons=why,
    )


def changes_report(changes: Sequence[Change]) -> RenderableType:
    """Two runs side by side: a line for each student whose marks or checks differ, then the reasons."""
    if not changes:
        return Text(tr("No mark and no check differs."))
    table = Table(box=None, pad_edge=False)
    for heading in (tr("lesson"), tr("student"), tr("points"), tr("checks that differ"), tr("because")):
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
    said = tr_plural(
        len(changes),
        "{count} submission differs, {marks} in the mark: {reasons}",
        "{count} submissions differ, {marks} in the mark: {reasons}",
        marks=marks,
        reasons=why,
    )
    return Group(table, Text(f"\n{said}", style="bold"))


def _word(outcome: Outcome | None) -> str:
    return tr("(no such check)") if outcome is None else outcome.words
