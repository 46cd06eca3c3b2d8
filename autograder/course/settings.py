"""The settings of a course: `course.toml` read, with errors that name file, table and key."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from autograder.core.course_names import FILE as FILE
from autograder.core.decode import Mismatch, decoded
from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.core.sentences import did_you_mean, no_lesson
from autograder.course.read_rules import BadValue, rules_of
from autograder.course.rules import Rules
from autograder.course.tables import CourseTable as CourseTable
from autograder.course.tables import Settings as Settings


class SettingsProblem(UsageProblem):
    """A course's settings cannot be read; the text says which file, table and key, and what is known there."""


def read_settings(root: Path) -> Settings:
    """The settings of the course in a folder; those of an empty file where it has none.

    Raises:
        SettingsProblem: they are no TOML, or not what is known.
    """
    path = root / FILE
    if not path.is_file():
        return Settings()
    return _read(path, root)[0]


def read_rules(root: Path) -> Rules:
    """The rules of the course in a folder; without a `course.toml` there are none.

    Raises:
        SettingsProblem: it cannot be read.
    """
    path = root / FILE
    return _read(path, root)[1] if path.is_file() else Rules()


def _read(path: Path, root: Path) -> tuple[Settings, Rules]:
    try:
        settings, rules = parsed(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsProblem(tr("{path} is not valid TOML: {error}", path=path, error=error)) from None
    except (Mismatch, BadValue) as error:
        raise SettingsProblem(f"{path}: {error}") from None
    known = sorted({one.name for room in ("exercises", "source") for one in (root / room).glob("*") if one.is_dir()})
    for key, name in _lessons_named(settings):
        if known and name not in known:
            raise SettingsProblem(f"{path}: `{key}`: {no_lesson(name, known, root / 'exercises')}")
    return settings, rules


def _lessons_named(settings: Settings) -> Iterator[tuple[str, str]]:
    """The lessons that are named, each with where."""
    yield from ((f"lessons.{name}", name) for name in settings.lessons)
    yield from ((f"extension[{at}].lesson", one.lesson) for at, one in enumerate(settings.extension) if one.lesson)
    yield from ((f"adjust[{at}].lesson", one.lesson) for at, one in enumerate(settings.adjust))
    for section, table in settings.sections.items():
        yield from ((f"sections.{section}.due.{name}", name) for name in table.due)


def parsed(text: str) -> tuple[Settings, Rules]:
    """The settings in the text of a `course.toml`, and the rules that they make.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.
        Mismatch: a key is unknown, missing, or holds a value of another kind.
        BadValue: a value has not the form that it should have.
    """
    data = _with_text_for_dates(tomllib.loads(text))
    for problem in _problems(data, Settings):
        raise Mismatch(problem)
    settings = decoded(data, Settings)
    return settings, rules_of(settings)


def _with_text_for_dates(value: Any) -> Any:
    """TOML has dates and times of its own; here they are as the same thing in quotes would be."""
    if isinstance(value, dict):
        return {key: _with_text_for_dates(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_with_text_for_dates(one) for one in value]
    return value.isoformat() if isinstance(value, datetime | date | time) else value


def _problems(data: Any, kind: Any, place: tuple[str, ...] = ()) -> Iterator[str]:
    """Keys, and words out of a few, that nobody knows, each with what is known there."""
    origin = get_origin(kind)
    if origin is Annotated:
        yield from _problems(data, get_args(kind)[0], place)
    elif origin in (Union, UnionType):
        for one in get_args(kind):
            if get_origin(one) is Literal or _is_table(one):
                yield from _problems(data, one, place)
    elif origin is Literal:
        words = [str(word) for word in get_args(kind)]
        if isinstance(data, str) and data not in words:
            yield tr(
                "`{key}` has to be one of {words}, not {given!r}{did_you_mean}",
                key=".".join(place),
                words=", ".join(words),
                given=data,
                did_you_mean=did_you_mean(data, words),
            )
    elif origin is tuple and isinstance(data, list):
        for number, one in enumerate(data):
            yield from _problems(one, get_args(kind)[0], (*place[:-1], f"{place[-1]}[{number}]"))
    elif origin is dict and isinstance(data, Mapping):
        for name, one in data.items():
            yield from _problems(one, get_args(kind)[1], (*place, name))
    elif _is_table(kind) and isinstance(data, Mapping):
        fields = get_type_hints(kind, include_extras=True)
        for name, one in data.items():
            if name in fields:
                yield from _problems(one, fields[name], (*place, name))
            else:
                yield _unknown(name, kind.__struct_fields__, place)


def _is_table(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _unknown(name: str, known: Sequence[str], place: tuple[str, ...]) -> str:
    key, hint = ".".join((*place, name)), did_you_mean(name, known) or "."
    if place:
        return tr(
            "`{key}` is not known here{did_you_mean} What it may hold: [{table}] with {keys}",
            key=key,
            did_you_mean=hint,
            table=".".join(place),
            keys=", ".join(known),
        )
    return tr(
        "`{key}` is not known here{did_you_mean} What it may hold: the tables {tables}",
        key=key,
        did_you_mean=hint,
        tables=", ".join(known),
    )
