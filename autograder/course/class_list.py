"""The class list: people with the names and numbers by which platforms know them, from the file a platform exports."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.files import file_stems
from autograder.core.language import tr
from autograder.core.sentences import did_you_mean
from autograder.core.sheet import MOST, NotATable, Sheet, read_sheet
from autograder.course.list_forms import FORMS, Form
from autograder.course.platform_tables import RosterTable

_NUMBERED = re.compile(r"(\D+)(\d+)")  # `Participant 1234`, in the language of the site
LEAST_COLUMNS = 5  # that Moodle's grading worksheet has
KINDS = ("login", "number", "email", "canvas", "participant", "github")


@dataclass(frozen=True)
class Person:
    """One of the class.

    Attributes:
        student: the name of the folder.
        name: for people; empty where it is not known.
        ids: how platforms call the person, by kind.
        section: of the class; empty where there is none.
        sorted_name: the last name first, where it is known which one that is.
        handed_in: what the list says of the time of handing in, in its own words.
    """

    student: str
    name: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    section: str = ""
    sorted_name: str = ""
    handed_in: str = ""


def clean_id(text: str) -> str:
    """How a person is called, without what gradebooks put around it: `#123`, `="007"`."""
    text = text.strip()
    if found := re.fullmatch(r'="(.*)"', text):
        text = found[1]
    return text.removeprefix("#")


def read_list(path: Path) -> Sheet:
    """A platform's table.

    Raises:
        UsageProblem: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return read_sheet(file.read(MOST + 1))
    except NotATable as error:
        raise UsageProblem(tr("{path} cannot be read as a table: {error}", path=path, error=error)) from None
    except OSError as error:
        raise UsageProblem(
            tr(
                "{path} cannot be read ({error}): give the list or gradebook that the platform exports",
                path=path,
                error=error.strerror,
            )
        ) from None


def form_of(sheet: Sheet, table: RosterTable, path: Path) -> Form:
    """What the columns of a list mean: by their headings, and by what `[roster]` says.

    Raises:
        UsageProblem: `[roster]` names a column that is not there, or nothing tells which column names the folder.
    """
    headings = [one.strip() for one in sheet.header]
    known = next((form for form in FORMS if set(form.marks) <= set(headings)), None) or by_shape(sheet) or Form((), ())
    for key, column in columns_of(table).items():
        if column not in headings:
            raise UsageProblem(
                tr(
                    "course.toml: roster.{key} names the column {column!r}, and {path} has no such heading; there "
                    "are: {headings}{did_you_mean}",
                    key=key,
                    column=column,
                    path=path,
                    headings=", ".join(headings),
                    did_you_mean=did_you_mean(column, headings),
                )
            )
    for kind in table.ids:
        if kind not in KINDS:
            raise UsageProblem(
                tr(
                    "course.toml: roster.ids.{kind} is not known; the kinds are {kinds}{did_you_mean}",
                    kind=kind,
                    kinds=", ".join(KINDS),
                    did_you_mean=did_you_mean(kind, KINDS),
                )
            )
    student = (table.student,) if table.student else known.student
    if not student:
        raise UsageProblem(
            tr(
                "{path} is the list of no platform that is known here (its headings: {headings}): say in "
                'course.toml which column names the students\' folders, [roster] with student = "..."',
                path=path,
                headings=", ".join(headings),
            )
        )
    parts = bool(table.first or table.last)
    return Form(
        known.marks,
        student,
        table.name or ("" if parts else known.name),
        table.first or ("" if table.name else known.first),
        table.last or ("" if table.name else known.last),
        {**known.ids, **table.ids},
        table.section or known.section,
        table.handed_in or known.handed_in,
    )


def columns_of(table: RosterTable) -> dict[str, str]:
    """The columns that `[roster]` names, by its keys."""
    named = {key: getattr(table, key) for key in ("student", "name", "first", "last", "section", "handed_in")}
    named |= {f"ids.{kind}": column for kind, column in table.ids.items()}
    return {key: column for key, column in named.items() if column}


def by_shape(sheet: Sheet) -> Form | None:
    """A grading worksheet of Moodle's in a language that is not known: by the numbers of participants at its left.

    A column is what all its cells show it to be, or it is left alone.
    """
    columns = dict(zip((one.strip() for one in sheet.header), zip(*sheet.rows, strict=True), strict=False))
    if len(columns) < LEAST_COLUMNS or len(columns) < len(sheet.header):
        return None
    first, second, *_ = columns
    numbered = [_NUMBERED.fullmatch(cell.strip()) for cell in columns[first]]
    words = {found[1].strip() for found in numbered if found}
    if not all(numbered) or len(words) != 1 or len({found[2] for found in numbered if found}) < len(numbered):
        return None
    emails = [name for name, cells in columns.items() if all("@" in cell for cell in cells)]
    email = emails[0] if len(emails) == 1 else ""
    name = second if all(cell.strip() and not re.search(r"[\d@]", cell) for cell in columns[second]) else ""
    ids = {"participant": first} | ({"email": email} if email else {})
    return Form((), tuple(one for one in (email, name, first) if one), name, ids=ids)


def people_of(sheet: Sheet, form: Form) -> Iterator[Person | None]:
    """Who each row is about; None for rows about nobody, as those with the points that are possible."""
    for row in sheet.dicts():
        student = next((clean_id(row[one]) for one in form.student if clean_id(row.get(one, ""))), "")
        ids = {kind: clean_id(row[column]) for kind, column in form.ids.items() if clean_id(row.get(column, ""))}
        if found := _NUMBERED.fullmatch(ids.get("participant", "")):
            ids["participant"] = found[2]
        if not student or (form.ids and not ids):
            yield None
            continue
        first, last = row.get(form.first, ""), row.get(form.last, "")
        name = row.get(form.name, "") or " ".join(part for part in (first, last) if part)
        yield Person(
            student,
            name,
            ids,
            row.get(form.section, ""),
            f"{last} {first}".strip() if last else name,
            row.get(form.handed_in, ""),
        )


def read_people(path: Path, table: RosterTable) -> tuple[Person, ...]:
    """The people of a list, in its order.

    Raises:
        UsageProblem: it cannot be read, or names nobody, or two by one name.
    """
    sheet = read_list(path)
    form = form_of(sheet, table, path)
    people = tuple(person for person in people_of(sheet, form) if person is not None)
    if not people:
        raise UsageProblem(tr("{path} names nobody: export the list again", path=path))
    twice = _twice(person.student for person in people)
    if twice:
        raise UsageProblem(
            tr(
                "{path} has {name!r} twice in the column {column!r}, which names the students' folders: name "
                'another one in course.toml, [roster] with student = "..."',
                path=path,
                name=twice,
                column=form.student[0],
            )
        )
    return people


def folders_of(people: Iterable[Person]) -> dict[str, str]:
    """The folder of each person of a list, by what the list calls the person."""
    return file_stems(person.student for person in people)


def _twice(names: Iterable[str]) -> str:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            return name
        seen.add(name.casefold())
    return ""
