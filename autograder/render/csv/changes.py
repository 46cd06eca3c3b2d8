"""Marks that changed, as `changes.csv`."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from autograder.core.text import neutral
from autograder.record.diff import Change, CheckChange

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
