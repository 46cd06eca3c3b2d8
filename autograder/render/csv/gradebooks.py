"""Tables that other gradebooks take: one row a task, Canvas's and Moodle's import files. Cells are neutral."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from autograder.core.text import one_line
from autograder.judge.result import Outcome
from autograder.record.entry import Entry
from autograder.record.schema import Record
from autograder.record.story import first_trouble, mistakes
from autograder.render.csv.grades import neutral

TASK_COLUMNS = ("lesson", "student", "task", "outcome", "score", "max_score", "mistakes")
CANVAS_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"


def entry(found: Record) -> Entry:
    """The marks in a record: of what a program can mark."""
    return Entry(found.student, found.lesson, found.score, found.max_score, one_line(first_trouble(found), 300))


def _text(rows: Iterable[Sequence[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue()


def tasks_csv(records: Iterable[Record]) -> str:
    """One row for each task and question of each record, with the names of the mistakes that were found."""
    rows: list[tuple[Any, ...]] = []
    for found in records:
        for task in found.tasks:
            named = "; ".join(dict.fromkeys(mistake.id for *_, mistake in mistakes([task])))
            marks = (task.name, task.outcome, task.score, task.max_score, named)
            rows.append((found.lesson, found.student, *marks))
        for manual in found.manual:
            state = "waits" if manual.text.strip() else Outcome.NOT_ATTEMPTED
            rows.append((found.lesson, found.student, manual.name, state, None, manual.max_score, ""))
    return _text([TASK_COLUMNS, *sorted(rows, key=lambda row: row[:2])])


def _works(entries: Iterable[Entry]) -> dict[str, float]:
    """The pieces of work in the order in which they come, with their points."""
    works: dict[str, float] = {}
    for one in entries:
        works[one.work] = max(works.get(one.work, 0.0), one.max_score)
    return works


def moodle_csv(entries: Sequence[Entry]) -> str:
    """For Moodle's "Import grades from CSV": one row a student, a column of points and one of feedback a work.

    When it is imported, `Username` is mapped to the user, each work to its grade item, and its feedback to that item's.
    """
    works = list(_works(entries))
    by_student: dict[str, dict[str, Entry]] = {}
    for one in entries:
        by_student.setdefault(one.student, {})[one.work] = one
    header = ["Username", *(column for work in works for column in (work, f"{work} feedback"))]
    rows = [
        [student, *(cell for work in works for cell in _moodle_cells(marks.get(work)))]
        for student, marks in sorted(by_student.items())
    ]
    return _text([header, *rows])


def _moodle_cells(one: Entry | None) -> tuple[Any, Any]:
    return (None, None) if one is None else (one.counts, one.remark or None)


def canvas_csv(entries: Sequence[Entry]) -> str:
    """For Canvas's gradebook import, where its own file is not at hand: students are given by `SIS Login ID` alone."""
    works = _works(entries)
    marks: dict[str, dict[str, float | None]] = {}
    names: dict[str, str] = {}
    for one in entries:
        marks.setdefault(one.student, {})[one.work] = one.counts
        names.setdefault(one.student, one.name or one.student)
    head: list[list[Any]] = [[*CANVAS_COLUMNS, *works], [POINTS_POSSIBLE, "", "", "", "", *works.values()]]
    rows = [[names[student], "", "", student, "", *(own.get(work) for work in works)] for student, own in marks.items()]
    return _text([*head, *rows])
