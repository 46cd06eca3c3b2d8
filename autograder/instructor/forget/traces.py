"""Traces of a student: what lies in one folder of what the kit keeps, and what is to become of each."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.files import possible_stems
from autograder.core.language import tr
from autograder.core.sheet import NotATable, Sheet, read_sheet
from autograder.core.text import neutral


@dataclass(frozen=True)
class Own:
    """A file or a folder that is the student's alone: it is removed.

    Attributes:
        path: of it; a link is removed, and not what it leads to.
        what: it is, in words.
    """

    path: Path
    what: str


@dataclass(frozen=True)
class Shared:
    """A file that others stand in too: it is written without the student.

    Attributes:
        path: of it.
        data: its bytes without the student.
    """

    path: Path
    data: bytes


@dataclass(frozen=True)
class HandedOver:
    """A group's work that lies in the student's folder: it moves to another member's.

    Attributes:
        path, target: from where to where.
        member: whose it is then.
    """

    path: Path
    target: Path
    member: str


@dataclass(frozen=True)
class Entry:
    """An entry of a database.

    Attributes:
        what: it is, in words.
        remove: deletes it; called again after a kill, it deletes what is left.
    """

    what: str
    remove: Callable[[], None]


@dataclass(frozen=True)
class Traces:
    """What one folder holds of a student.

    Attributes:
        root: the folder.
        bin: where what is removed is put first; there already if an earlier call was ended in the middle.
        hold: keeps other programs of the kit's from writing meanwhile.
        own, shared, handed_over, entries: see there.
        derived: files made of everybody's marks, which are removed.
        make_again: makes those of them anew that need nothing from outside.
    """

    root: Path
    bin: Path
    hold: Callable[[], AbstractContextManager[None]] = nullcontext
    own: tuple[Own, ...] = ()
    shared: tuple[Shared, ...] = ()
    handed_over: tuple[HandedOver, ...] = ()
    entries: tuple[Entry, ...] = ()
    derived: tuple[Path, ...] = ()
    make_again: Callable[[], None] = lambda: None

    def __bool__(self) -> bool:
        return bool(self.own or self.shared or self.handed_over or self.entries) or self.bin.is_dir()


def written_forms(student: str) -> frozenset[str]:
    """How tables write a student's name: as it is, without what a spreadsheet takes for a formula, as plain text."""
    forms = (student, str(neutral(student)))
    return frozenset({*forms, *(one.encode("utf-8", "backslashreplace").decode() for one in forms)})


def without_rows(path: Path, student: str, stems: Callable[[str], bool]) -> Iterator[Shared]:
    """A table without a student's rows, where it has some.

    Args:
        path: of a table with the column `student`.
        student: whose rows are left out.
        stems: whether somebody is known under a file name.

    Raises:
        UsageProblem: it cannot be read, or another student's name is written in the same way.
        OSError: likewise.
    """
    if not path.is_file():
        return
    try:
        sheet = read_sheet(path.read_bytes())
    except NotATable as error:
        if path.read_bytes().strip():
            raise UsageProblem(
                tr("{path} cannot be read as a table ({problem}): mend it, or take it away", path=path, problem=error)
            ) from None
        return
    place = next((at for at, one in enumerate(sheet.header) if one.strip().casefold() == "student"), None)
    if place is None:
        return
    forms = written_forms(student)
    for form in forms - {student}:
        if any(stems(stem) for stem in possible_stems(form)):
            raise UsageProblem(
                tr(
                    "{path} writes {student!r} and the student {form!r} in the same way: take the rows out by hand, "
                    "and the file away meanwhile",
                    path=path,
                    student=student,
                    form=form,
                )
            )
    kept = tuple(row for row in sheet.rows if row[place].strip() not in forms)
    if len(kept) < len(sheet.rows):
        yield Shared(path, _bytes(sheet, kept))


def _bytes(sheet: Sheet, rows: tuple[tuple[str, ...], ...]) -> bytes:
    return Sheet(sheet.header, rows, sheet.encoding, sheet.separator, sheet.newline).data()
