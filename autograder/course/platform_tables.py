"""The tables `[roster]`, `[collect]` and `[export]` of `course.toml`: who is in the class, and what platforms want."""

from typing import Annotated, Any, Literal

import msgspec


def _says(text: str, *examples: Any) -> msgspec.Meta:
    return msgspec.Meta(description=text, extra_json_schema={"examples": list(examples)} if examples else None)


class RosterTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The class list, and what its columns mean where their headings do not tell."""

    file: Annotated[str, _says("the list, as the platform exports it; beside course.toml", "Grades.csv")] = ""
    student: Annotated[str, _says("the column with the names of the students' folders", "SIS Login ID")] = ""
    name: Annotated[str, _says("the column with whole names", "Student")] = ""
    first: Annotated[str, _says("in the place of `name`: the column with first names")] = ""
    last: Annotated[str, _says("in the place of `name`: the column with last names")] = ""
    section: Annotated[str, _says("the column with the section of the class")] = ""
    ids: Annotated[
        dict[str, str],
        _says(
            "columns with numbers and names by which platforms know a person, by kind: `login`, `number`, `email`, "
            "`canvas`, `participant`, `github`",
            {"canvas": "ID"},
        ),
    ] = {}


class CollectTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What cannot be seen from a download."""

    platform: Annotated[str, _says("where downloads come from; recognised if not given", "moodle")] = ""
    pattern: Annotated[str, _says("how names are made in folders of no known platform", "{last}_{first}_{id}_*")] = ""
    timezone: Annotated[str, _says("the time zone of times in names of files", "Europe/Berlin")] = ""


class ExportTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How marks are written into a platform's gradebook."""

    digits: Annotated[int, msgspec.Meta(ge=0, le=6, description="decimal places of a mark")] = 2
    rounding: Annotated[
        Literal["half up", "half even", "up", "down"], _says("what happens to the digits after them")
    ] = "half up"
    scale: Annotated[
        bool, _says("whether marks are scaled to the points that the platform's gradebook says are possible")
    ] = False
    columns: Annotated[
        dict[str, str],
        _says(
            "the heading of a lesson's column there, where its title is not the lesson's name", {"graphs": "Lab 3 (47)"}
        ),
    ] = {}
