"""Mentions of a student in files that people write: the course's settings, and the lists that these name."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.core.sheet import NotATable, read_sheet
from autograder.course.settings import FILE, read_settings


@dataclass(frozen=True)
class Mention:
    """Lines of a file that name the student.

    Attributes:
        path: of the file.
        lines: their numbers.
    """

    path: Path
    lines: tuple[int, ...]


def mentions(root: Path, student: str) -> Iterator[Mention]:
    """Where a course's own files name a student; they are for a person to change.

    Args:
        root: the folder of the course.
        student: as the student's folder is called.

    Raises:
        SettingsProblem: the course's settings cannot be read.
        OSError: a list cannot be.
    """
    settings = read_settings(root)
    found = [Mention(root / FILE, tuple(_quoted(root / FILE, student)))]
    for name in dict.fromkeys((settings.people.file, settings.roster.file)):
        if name:
            found.append(Mention(root / name, tuple(_cells(root / name, student))))
    return (one for one in found if one.lines)


def _quoted(path: Path, student: str) -> Iterator[int]:
    if path.is_file():
        text = path.read_text(encoding="utf-8")
        forms = {json.dumps(student), json.dumps(student, ensure_ascii=False), f"'{student}'"}
        for number, line in enumerate(text.splitlines(), start=1):
            if any(form in line for form in forms):
                yield number


def _cells(path: Path, student: str) -> Iterator[int]:
    try:
        sheet = read_sheet(path.read_bytes())
    except (FileNotFoundError, NotATable):
        return  # whoever needs it says so
    for line, row in zip(sheet.lines, sheet.rows, strict=True):
        if student in (cell.strip() for cell in row):
            yield line
