"""Tables that other gradebooks take: one row a task, Canvas's and Moodle's import files. Cells are neutral."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from autograder.core.text import neutral, one_line
from autograder.judge.result import Outcome
from autograder.marks.mark import Mark
from autograder.marks.parts import Part
from autograder.record.entry import Entry
from autograder.record.lesson_order import places
from autograder.record.schema import Record
from autograder.record.story import first_trouble, mistakes
from autograder.render.csv.grades import number

TASK_COLUMNS = ("lesson", "student", "task", "outcome", "score", "max_score", "mistakes", "counts", "counts_of")
CANVAS_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
POINTS_POSSIBLE = "    Points Possible"


def entry(found: Record, mark: Mark) -> Entry:
    """What counts of a record, with the first thing to look at and why it is not what was marked."""
    remark = "; ".join(part for part in (first_trouble(found), *mark.said) if part)
    return Entry(found.student, found.lesson, number(mark.final), float(mark.possible), one_line(remark, 300))


def _text(rows: Iterable[Sequence[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([neutral(cell) for cell in row] for row in rows)
    return text.getvalue()


def tasks_csv(marks: Iterable[tuple[Record, Mark]]) -> str:
    """One row for each task and question of each record, with the names of the mistakes, and with what counts of it.

    What does not count, or waits for a person, has nothing in `counts`.
    """
    rows: list[tuple[Any, ...]] = []
    for found, mark in marks:
        parts = {part.name: part for part in mark.parts}
        place = (found.lesson, found.student)
        for task in found.tasks:
            named = "; ".join(dict.fromkeys(mistake.id for *_, mistake in mistakes([task])))
            marked = (task.name, task.outcome, task.score, task.max_score, named)
            rows.append((*place, *marked, *_counts(parts.pop(task.name, None))))
        for manual in found.manual:
            part = parts.pop(manual.name, None)
            waits = manual.text.strip() and (part is None or part.waits)
            state = "waits" if waits else "marked" if manual.text.strip() else Outcome.NOT_ATTEMPTED
            rows.append((*place, manual.name, state, None, manual.max_score, "", *_counts(part)))
        for part in parts.values():
            rows.append((*place, part.name, "waits" if part.waits else "marked", None, None, "", *_counts(part)))
    order = places(list(dict.fromkeys(row[0] for row in rows)))  # in their order in the course
    return _text([TASK_COLUMNS, *sorted(rows, key=lambda row: (order(row[0]), row[1]))])


def _counts(part: Part | None) -> tuple[float | None, float | None]:
    if part is None:
        return None, None
    return number(part.score), 0.0 if part.bonus else number(part.best)


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
    return (None, None) if one is None else (one.score, one.remark or None)


def canvas_csv(entries: Sequence[Entry]) -> str:
    """For Canvas's gradebook import, where its own file is not at hand: students are given by `SIS Login ID` alone."""
    works = _works(entries)
    marks: dict[str, dict[str, float | None]] = {}
    names: dict[str, str] = {}
    for one in entries:
        marks.setdefault(one.student, {})[one.work] = one.score
        names.setdefault(one.student, one.name or one.student)
    head: list[list[Any]] = [[*CANVAS_COLUMNS, *works], [POINTS_POSSIBLE, "", "", "", "", *works.values()]]
    rows = [[names[student], "", "", student, "", *(own.get(work) for work in works)] for student, own in marks.items()]
    return _text([*head, *rows])
