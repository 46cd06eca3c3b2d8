"""The tables `[roster]`, `[collect]` and `[export]` of `course.toml`: who is in the class, and what platforms want."""

from typing import Annotated, Any, Literal

import msgspec


def says(text: str, *examples: Any) -> msgspec.Meta:
    """What a key of the file means, with examples: for its reference and its JSON Schema."""
    return msgspec.Meta(description=text, extra_json_schema={"examples": list(examples)} if examples else None)


class RosterTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The class list, and what its columns mean where their headings do not tell."""

    file: Annotated[str, says("the list, as the platform exports it; beside course.toml", "Grades.csv")] = ""
    student: Annotated[str, says("the column with the names of the students' folders", "SIS Login ID")] = ""
    name: Annotated[str, says("the column with whole names", "Student")] = ""
    first: Annotated[str, says("in the place of `name`: the column with first names")] = ""
    last: Annotated[str, says("in the place of `name`: the column with last names")] = ""
    section: Annotated[str, says("the column with the section of the class")] = ""
    handed_in: Annotated[
        str, says("the column with the time of handing in, in the zone of `[collect]`", "Submitted at")
    ] = ""
    ids: Annotated[
        dict[str, str],
        says(
            "columns with numbers and names by which platforms know a person, by kind: `login`, `number`, `email`, "
            "`canvas`, `participant`, `github`",
            {"canvas": "ID"},
        ),
    ] = {}


class CollectTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What cannot be seen from a download."""

    platform: Annotated[str, says("where downloads come from; recognised if not given", "moodle")] = ""
    pattern: Annotated[str, says("how names are made in folders of no known platform", "{last}_{first}_{id}_*")] = ""
    timezone: Annotated[
        str, says("the time zone of times in names of files and in the class list", "Europe/Berlin")
    ] = ""


class ExportTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How marks are written into a platform's gradebook."""

    digits: Annotated[int, msgspec.Meta(ge=0, le=6, description="decimal places of a mark")] = 2
    rounding: Annotated[
        Literal["half up", "half even", "up", "down"], says("what happens to the digits after them")
    ] = "half up"
    scale: Annotated[
        bool, says("whether marks are scaled to the points that the platform's gradebook says are possible")
    ] = False
    columns: Annotated[
        dict[str, str],
        says(
            "the heading of a lesson's column there, where its title is not the lesson's name", {"graphs": "Lab 3 (47)"}
        ),
    ] = {}
