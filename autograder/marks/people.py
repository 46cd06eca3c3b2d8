"""Groups and sections of a class: the CSV that `[people]` in `course.toml` names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.core.sentences import no_column
from autograder.core.sheet import NotATable, read_sheet
from autograder.course.settings import read_settings

COLUMNS = ("student", "group", "section", "lesson")


class PeopleProblem(UsageProblem):
    """The file of groups and sections cannot be read; the text says which line, and what to do."""


@dataclass(frozen=True)
class People:
    """Who belongs together.

    Attributes:
        groups: by lesson (empty for all lessons without groups of their own) and group, its students in their order.
        sections: by student.
    """

    groups: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)

    def groups_of(self, lesson: str) -> dict[str, tuple[str, ...]]:
        """The groups of a lesson; the course's where it has none of its own."""
        own = {group: students for (name, group), students in self.groups.items() if name == lesson}
        return own or {group: students for (name, group), students in self.groups.items() if not name}


def people_of(root: Path) -> People:
    """The groups and sections that a course names.

    Raises:
        SettingsProblem: the course's settings cannot be read.
        PeopleProblem: its file of people cannot be.
    """
    named = read_settings(root).people.file
    return read_people(root / named) if named else People()


def read_people(path: Path) -> People:
    """Groups and sections in a file with the columns `student`, and `group`, `section` or both.

    Raises:
        PeopleProblem: there is no such file, or it is not as it should be.
    """
    try:
        sheet = read_sheet(path.read_bytes())
    except (OSError, NotATable) as error:
        raise PeopleProblem(
            tr(
                "{path}, which `people.file` in course.toml names, cannot be read ({error}): put it there, as "
                "CSV in UTF-8",
                path=path,
                error=error,
            )
        ) from None
    _verify_columns(sheet.header, path)
    groups: dict[tuple[str, str], dict[str, None]] = {}
    sections: dict[str, str] = {}
    member: dict[tuple[str, str], str] = {}
    for line, row in zip(sheet.lines, sheet.dicts(), strict=True):
        student, group, section, lesson = (row.get(name, "") for name in COLUMNS)
        if not student:
            continue
        if section and sections.setdefault(student, section) != section:
            raise PeopleProblem(
                tr(
                    "{path}, line {line}: {student} is in section {section} already",
                    path=path,
                    line=line,
                    student=student,
                    section=sections[student],
                )
            )
        if group and member.setdefault((lesson, student), group) != group:
            known = {"path": path, "line": line, "student": student, "group": member[lesson, student]}
            raise PeopleProblem(
                tr("{path}, line {line}: {student} is in group {group} of {lesson} already", lesson=lesson, **known)
                if lesson
                else tr("{path}, line {line}: {student} is in group {group} already", **known)
            )
        if group:
            groups.setdefault((lesson, group), {})[student] = None
    return People({key: tuple(students) for key, students in groups.items()}, sections)


def _verify_columns(columns: Iterable[str], path: Path) -> None:
    known = [name.strip() for name in columns]
    for name in known:
        if name and name not in COLUMNS:
            raise PeopleProblem(no_column(path, name, COLUMNS))
    if "student" not in known or not {"group", "section"} & {*known}:
        raise PeopleProblem(tr("{path}, line 1: it needs the column student, and group, section or both", path=path))
