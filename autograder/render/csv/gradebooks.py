"""Tables that other gradebooks take: one row a task, Canvas's and Moodle's import files. Cells are neutral."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.core.text import neutral, one_line
from autograder.judge.result import Outcome
from autograder.marks.mark import Mark
from autograder.marks.parts import Part
from autograder.record.schema import Record
from autograder.record.story import first_trouble, mistakes
from autograder.render.csv.grades import number

TASK_COLUMNS = ("lesson", "student", "task", "outcome", "score", "max_score", "mistakes", "counts", "counts_of")
CANVAS_COLUMNS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
CANVAS_KEYS = ("SIS Login ID", "SIS User ID", "ID")
POINTS_POSSIBLE = "    Points Possible"


@dataclass(frozen=True)
class Entry:
    """A student's marks for one piece of work.

    Attributes:
        student: the name by which nbgrader or the class's folders know the student.
        work: the lesson or assignment.
        score: None where there is no mark.
        remark: in a few words, what to look at first.
        name: the student's name for people, if it is known.
    """

    student: str
    work: str
    score: float | None
    max_score: float
    remark: str = ""
    name: str = ""


@dataclass(frozen=True)
class Table:
    """A file's text, and the students that could not be placed in it."""

    text: str
    strangers: Sequence[str] = field(default=())


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
    return _text([TASK_COLUMNS, *sorted(rows, key=lambda row: row[:2])])


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


def canvas_csv(entries: Sequence[Entry], roster: str | None = None) -> Table:
    """For Canvas's gradebook import.

    Args:
        entries: the marks.
        roster: the text of the file that Canvas exports. Its students are used; a student of ours is one whose login,
            SIS id or id it is. A column of it that is called like a work keeps its name, so that the marks go there.
            Without it, students are given by `SIS Login ID` alone.
    """
    works = _works(entries)
    marks: dict[str, dict[str, float | None]] = {}
    for one in entries:
        marks.setdefault(one.student.casefold(), {})[one.work] = one.score
    if roster is None:
        people = [_alone(one) for one in {one.student: one for one in entries}.values()]
        columns = list(works)
    else:
        reader = csv.DictReader(io.StringIO(roster.lstrip("\ufeff")))
        people = [row for row in reader if _is_person(row)]
        columns = [_column(work, reader.fieldnames or ()) for work in works]
    rows, placed = [], set()
    for person in people:
        key = next((key for key in _keys(person) if key in marks), "")
        placed.add(key)
        own = marks.get(key, {})
        rows.append([*(person.get(column) or "" for column in CANVAS_COLUMNS), *(own.get(work) for work in works)])
    head: list[list[Any]] = [[*CANVAS_COLUMNS, *columns], [POINTS_POSSIBLE, "", "", "", "", *works.values()]]
    strangers = sorted({one.student for one in entries if one.student.casefold() not in placed})
    return Table(_text([*head, *rows]), strangers)


def _alone(one: Entry) -> dict[str, str]:
    return {"Student": one.name or one.student, "SIS Login ID": one.student}


def _is_person(row: Mapping[str, str | None]) -> bool:
    """Whether a row of Canvas's export is about a student; others hold points, or say how marks are posted."""
    return any((row.get(key) or "").strip() for key in CANVAS_KEYS)


def _keys(person: Mapping[str, str | None]) -> list[str]:
    return [(person.get(key) or "").strip().casefold() for key in CANVAS_KEYS]


def _column(work: str, known: Iterable[str]) -> str:
    """Canvas's column for a work: `work (12345)`, where it has one."""
    return next((column for column in known if column == work or column.startswith(f"{work} (")), work)
