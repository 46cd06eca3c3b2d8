"""A platform's own gradebook file with marks filled in: its people, its columns, and nothing else changed."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from autograder.core.language import noted, tr
from autograder.core.sheet import Sheet
from autograder.core.text import neutral
from autograder.record.entry import Entry
from autograder.render.csv.platforms import Gradebook
from autograder.render.csv.rounding import Rule, number, plain

DEFAULT = Rule()


@dataclass(frozen=True)
class Cell:
    """A mark that is written.

    Attributes:
        entry: whose, for what.
        before: what stood there.
        written: what stands there now.
    """

    entry: Entry
    before: str
    written: str


@dataclass(frozen=True)
class Filled:
    """A gradebook with marks.

    Attributes:
        sheet: the file.
        cells: the marks that were written.
        strangers: students whose row is not there.
        twice: students that fit several rows, or share one; nothing of theirs is written.
        notes: what a person should know of the columns.
    """

    sheet: Sheet
    cells: tuple[Cell, ...]
    strangers: tuple[str, ...]
    twice: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Column:
    """Where the marks of a piece of work stand, and how many points the file says are possible there."""

    place: int
    most: Decimal | None


def fill(
    sheet: Sheet,
    book: Gradebook,
    entries: Sequence[Entry],
    rows_of: Callable[[str], Sequence[int]],
    rule: Rule = DEFAULT,
    columns: Mapping[str, str] | None = None,
) -> Filled:
    """Fill marks into a platform's file.

    Args:
        sheet: what the platform exported.
        book: the form of it.
        entries: the marks.
        rows_of: the rows that are about a student.
        rule: how marks are written.
        columns: the headings of pieces of work whose title there is another.
    """
    works = {one.work: one.max_score for one in entries}
    sheet, places, notes = _with_columns(sheet, book, works, columns or {})
    notes += _other_points(places, works, rule)
    rows = {student: tuple(rows_of(student)) for student in sorted({one.student for one in entries})}
    twice = _twice(rows)
    cells: list[Cell] = []
    made = [list(row) for row in sheet.rows]
    for one in sorted(entries, key=lambda one: (one.student, one.work)):
        if one.student in twice or not rows[one.student] or one.score is None:
            continue
        row, column = made[rows[one.student][0]], places[one.work]
        most = _of_row(sheet, row, book.most) or column.most
        written = rule.written(one.score, one.max_score, most)
        cells.append(Cell(one, row[column.place].strip(), written))
        row[column.place] = written
        _say(sheet, row, book.feedback, one.remark)
    strangers = tuple(student for student, found in rows.items() if not found)
    filled = replace(sheet, rows=tuple(map(tuple, made)))
    return Filled(_as_taken(filled, book, places), tuple(cells), strangers, tuple(sorted(twice)), tuple(notes))


def _with_columns(
    sheet: Sheet, book: Gradebook, works: Mapping[str, float], columns: Mapping[str, str]
) -> tuple[Sheet, dict[str, _Column], list[str]]:
    """The file with a column for each work, where each stands, and what to say of those that were added."""
    headings, notes = {}, []
    for work, most in works.items():
        heading = columns.get(work) or book.only or _heading(sheet, book, work)
        if not heading:
            heading = book.new.format(lesson=work, most=plain(Decimal(repr(most))))
            notes.append(
                tr(
                    "{work}: the file has no column of this name, so {heading!r} is added to it",
                    work=work,
                    heading=heading,
                )
            )
        if sheet.place(heading) is None:
            sheet = _with_column(sheet, book, heading, most)
        headings[work] = heading
    places = {}
    for work, heading in headings.items():
        at = sheet.place(heading)
        assert at is not None
        places[work] = _Column(at, _possible(sheet, book, heading, at))
    return sheet, places, notes


def _with_column(sheet: Sheet, book: Gradebook, heading: str, most: float) -> Sheet:
    """The file with a column more, and the points that are possible where it tells them."""
    wider = sheet.with_column(heading, book.end or None)
    at = wider.place(heading)
    points = plain(Decimal(repr(most)))
    rows = [
        (*row[:at], points, *row[at + 1 :]) if is_points(row, book) and at is not None else row for row in wider.rows
    ]
    return replace(wider, rows=tuple(rows))


def _heading(sheet: Sheet, book: Gradebook, work: str) -> str:
    """The heading of the column whose title is a work's name; empty where there is none."""
    for raw in sheet.header:
        found = book.title.fullmatch(raw.strip())
        if work.casefold() in (raw.strip().casefold(), found["title"].strip().casefold() if found else ""):
            return raw.strip()
    return ""


def _possible(sheet: Sheet, book: Gradebook, heading: str, at: int) -> Decimal | None:
    """The points that the file says are possible, in the heading or in a row of their own."""
    found = book.title.fullmatch(heading)
    if found and "most" in book.title.groupindex and found["most"]:
        return number(found["most"])
    return next((number(row[at]) for row in sheet.rows if is_points(row, book)), None)


def is_points(row: Sequence[str], book: Gradebook) -> bool:
    """Whether a row holds the points that are possible."""
    return bool(book.points) and book.points in (cell.strip() for cell in row[:3])


def _of_row(sheet: Sheet, row: Sequence[str], heading: str) -> Decimal | None:
    at = sheet.place(heading) if heading else None
    return None if at is None else number(row[at])


def _say(sheet: Sheet, row: list[str], heading: str, remark: str) -> None:
    """Put a remark into the column of feedback; what somebody wrote there stays."""
    at = sheet.place(heading) if heading else None
    if at is not None and remark and not row[at].strip():
        row[at] = str(neutral(remark))


def _other_points(places: Mapping[str, _Column], works: Mapping[str, float], rule: Rule) -> list[str]:
    notes = []
    for work, most in works.items():
        there = places[work].most
        if there is not None and there != Decimal(repr(most)):
            said = (
                noted("{work}: {best} points are possible, in the file {best_there}; marks are scaled to them")
                if rule.scale
                else noted(
                    "{work}: {best} points are possible, in the file {best_there}; set `scale = true` in [export] to "
                    "scale marks to them"
                )
            )
            notes.append(tr(said, work=work, best=plain(Decimal(repr(most))), best_there=plain(there)))
    return notes


def _twice(rows: Mapping[str, Sequence[int]]) -> set[str]:
    """Students that fit several rows, or of whom several fit one."""
    owners: dict[int, list[str]] = defaultdict(list)
    for student, found in rows.items():
        for row in found:
            owners[row].append(student)
    shared = {student for students in owners.values() if len(students) > 1 for student in students}
    return shared | {student for student, found in rows.items() if len(found) > 1}


def _as_taken(sheet: Sheet, book: Gradebook, places: Mapping[str, _Column]) -> Sheet:
    """The columns that the platform takes back; other marks of the file are nobody's to change."""
    if not book.kept:
        return sheet
    marks = {column.place for column in places.values()}
    return sheet.only([at for at, name in enumerate(sheet.header) if name.strip() in book.kept or at in marks])
