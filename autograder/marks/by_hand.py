"""Marks that people give: `manual.csv`, read with errors that name the line, and written whole."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from autograder.core.errors import UsageProblem
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.core.sentences import no_column, with_and
from autograder.core.sheet import NotATable, read_sheet
from autograder.core.text import neutral
from autograder.course.values import not_negative, plain
from autograder.marks.given import PREFIX, ByHand, Given, Key

FILE = "manual.csv"
COLUMNS = ("student", "lesson", "task", "points", "reason", "by", "on", "submission")
NEEDED = ("student", "lesson", "points")
WAIT_SECONDS = 10.0  # for another program that writes the same file


class ByHandProblem(UsageProblem):
    """A file of marks by hand cannot be read or written; the text says which line, and what to do."""


def read_by_hand(path: Path) -> ByHand:
    """The marks in a file; none where there is no such file.

    A line without points gives no mark. Commas or semicolons separate, and `1,5` is a number where semicolons do.

    Raises:
        ByHandProblem: it cannot be read, or a line is not as it should be.
    """
    rows = _rows(path)
    found: dict[Key, list[Given]] = {}
    for line, row in rows:
        one = _given(row, line, path)
        if one is not None:
            found.setdefault((one.student, one.lesson, one.task), []).append(one)
    given = {key: ones[-1] for key, ones in found.items() if len({one.points for one in ones}) == 1}
    return ByHand(given, {key: _conflict(ones, path) for key, ones in found.items() if key not in given})


def _conflict(ones: Sequence[Given], path: Path) -> str:
    what = ones[0].task or tr("all points")
    said = with_and(tr("{points} (line {line})", points=plain(one.points), line=one.line) for one in ones)
    return tr(
        "{file} gives {marks} for {what}: none of them counts until one is removed",
        file=path.name,
        marks=said,
        what=what,
    )


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The file's rows by column, each with its line."""
    try:
        sheet = read_sheet(path.read_bytes())
    except FileNotFoundError:
        return []
    except NotATable as error:
        if not path.read_bytes().strip():
            return []
        raise ByHandProblem(tr("{path} cannot be read as a table: {error}", path=path, error=error)) from None
    columns = [name.strip().casefold() for name in sheet.header]
    _verify_columns(columns, path)
    rows = [dict(zip(columns, (cell.strip() for cell in row), strict=True)) for row in sheet.rows]
    if sheet.separator == ";":
        rows = [row | {"points": row["points"].replace(",", ".")} for row in rows]
    return list(zip(sheet.lines, rows, strict=True))


def _verify_columns(columns: Sequence[str], path: Path) -> None:
    for name in columns:
        if name and name not in COLUMNS:
            raise ByHandProblem(no_column(path, name, COLUMNS))
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise ByHandProblem(
            tr(
                "{path}, line 1: the column {name} is missing; needed are {columns}",
                path=path,
                name=missing[0],
                columns=", ".join(NEEDED),
            )
        )


def _given(row: Mapping[str, str], line: int, path: Path) -> Given | None:
    if not row.get("points"):
        return None
    try:
        points = not_negative(float(row["points"]))
    except ValueError:
        raise ByHandProblem(
            tr(
                "{path}, line {line}: the points have to be a number, 0 or more, not {points!r}",
                path=path,
                line=line,
                points=row["points"],
            )
        ) from None
    for name in ("student", "lesson"):
        if not row.get(name):
            raise ByHandProblem(
                tr(
                    "{path}, line {line}: the column {name} is empty: say for whose work the mark is",
                    path=path,
                    line=line,
                    name=name,
                )
            )
    return Given(
        row["student"],
        row["lesson"],
        row.get("task", ""),
        points,
        row.get("reason", ""),
        row.get("by", ""),
        row.get("on", ""),
        row.get("submission", ""),
        line,
    )


def give(path: Path, marks: Iterable[Given], taken_back: Iterable[Key] = ()) -> None:
    """Write marks into a file in the place of those for the same; the other lines stay as they are.

    Args:
        path: of the file; it is made where there is none.
        marks: the new ones.
        taken_back: by student, lesson and task, those to be removed.

    Raises:
        ByHandProblem: the file cannot be read, or another program does not let go of it.
        OSError: it cannot be written.
    """
    with alone(path):
        _write(path, list(marks), set(taken_back))


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """No other program of the kit's writes a file of marks by hand in this block.

    Raises:
        ByHandProblem: another program does not let go of it.
        OSError: its folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        lock.acquire(timeout=WAIT_SECONDS)
    except Timeout:
        raise ByHandProblem(
            tr("{path} is being written by another program: try again when that has ended", path=path)
        ) from None
    try:
        yield
    finally:
        lock.release()


def _write(path: Path, marks: Sequence[Given], taken_back: set[Key]) -> None:
    rows = _rows(path)
    replaced = {(neutral(one.student), one.lesson, one.task) for one in marks}
    replaced |= {(neutral(student), lesson, task) for student, lesson, task in taken_back}
    kept = [
        row
        for _, row in rows
        if (neutral(row.get("student", "")), row.get("lesson", ""), row.get("task", "")) not in replaced
        and (row.get("student", ""), row.get("lesson", ""), row.get("task", "")) not in replaced
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    # A cell that was neutral when it was read stays as it is: it begins with no sign of a formula any more.
    writer.writerows([neutral(row.get(name, "")) for name in COLUMNS] for row in kept)
    writer.writerows([neutral(cell) for cell in _cells(one)] for one in marks)
    write_whole(path, text.getvalue().encode("utf-8", "backslashreplace"))


def _cells(one: Given) -> tuple[str, ...]:
    points = format(float(one.points), ".12g")
    return (one.student, one.lesson, one.task, points, one.reason, one.by, one.on, one.submission[:PREFIX])
