"""The settings of a course: what `course.toml` says, the file that marks a course's folder."""

import tomllib
from pathlib import Path

import msgspec

from autograder.core.decode import Mismatch, decoded
from autograder.core.errors import UsageProblem
from autograder.course.platform_tables import CollectTable, ExportTable, RosterTable

FILE = "course.toml"


class SettingsProblem(UsageProblem):
    """A course's settings cannot be read; the text says which file, table and key, and what is known there."""


class CourseTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table `[course]`.

    Attributes:
        title: of the course, for people.
    """

    title: str = ""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The tables of `course.toml`. All of it may be left out: an empty file marks a course as well."""

    course: CourseTable = CourseTable()
    roster: RosterTable = RosterTable()
    collect: CollectTable = CollectTable()
    export: ExportTable = ExportTable()


def read_settings(root: Path) -> Settings:
    """The settings of the course in a folder; those of an empty file where it has none.

    Raises:
        SettingsProblem: they are no TOML, or not what is known.
    """
    path = root / FILE
    if not path.is_file():
        return Settings()
    try:
        return decoded(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsProblem(f"{path} is not valid TOML: {error}") from None
    except Mismatch as error:
        raise SettingsProblem(f"{path}: {error}. What it may hold: {_known()}") from None


def _known() -> str:
    tables = msgspec.structs.fields(Settings)
    return "; ".join(f"[{one.name}] with {', '.join(one.type.__struct_fields__)}" for one in tables)
