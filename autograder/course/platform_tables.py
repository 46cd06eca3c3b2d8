"""The tables `[roster]`, `[collect]` and `[export]` of `course.toml`: who is in the class, and what platforms want."""

from typing import Annotated, Literal

import msgspec

Rounding = Literal["half up", "half even", "up", "down"]


class RosterTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `[roster]`: the class list, and what its columns mean where their headings do not tell.

    Attributes:
        file: the list, as the platform exports it; beside `course.toml`.
        student: the column with the name that a student's folder gets.
        name: the column with the whole name; or
        first, last: the two columns with its parts.
        section: the column with the section of the class.
        ids: columns with numbers and names by which platforms know a person, by kind: `login`, `number`, `email`,
            `canvas`, `participant`, `github`.
    """

    file: str = ""
    student: str = ""
    name: str = ""
    first: str = ""
    last: str = ""
    section: str = ""
    ids: dict[str, str] = {}


class CollectTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `[collect]`: what cannot be seen from a download.

    Attributes:
        platform: where downloads come from, where that is not to be recognised.
        pattern: how names are made in folders of no known platform.
        timezone: of the times that stand in names of files, such as "Europe/Berlin".
    """

    platform: str = ""
    pattern: str = ""
    timezone: str = ""


class ExportTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `[export]`: how marks are written into a platform's gradebook.

    Attributes:
        digits: decimal places of a mark.
        rounding: what happens to the digits after them.
        scale: whether marks are scaled to the points that the platform's gradebook says are possible.
        columns: the heading of a lesson's column there, by lesson, where its title is not the lesson's name.
    """

    digits: Annotated[int, msgspec.Meta(ge=0, le=6)] = 2
    rounding: Rounding = "half up"
    scale: bool = False
    columns: dict[str, str] = {}
