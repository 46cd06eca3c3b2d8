"""Data from files as typed values, with errors that say where in the data and what was expected there."""

import re
from typing import Any, TypeVar

import msgspec

from autograder.core.language import noted, tr
from autograder.core.sentences import with_or

T = TypeVar("T")

_WORDS = {
    "str": noted("text"),
    "int": noted("a whole number"),
    "float": noted("a number"),
    "bool": noted("true or false"),
    "array": noted("a list"),
    "object": noted("a table of names and values"),
    "null": noted("nothing"),
}
_EXPECTED = re.compile(r"Expected `([^`]*)`, got `([^`]*)`")
_FIELD = re.compile(r"Object (missing required|contains unknown) field `([^`]*)`")
_VALUE = re.compile(r"Invalid (?:enum )?value (.*)", re.DOTALL)


class Mismatch(ValueError):
    """Data has not the form that it should have; the text says where in it, and what was expected there."""


def decoded(data: Any, kind: type[T], at: str = "") -> T:
    """Plain data, as JSON or TOML gives it, as a typed value.

    Args:
        data: what was read.
        kind: a `msgspec.Struct`, or whatever else msgspec converts to.
        at: where in a file the data stands, such as `tasks.step`; what the text says of places begins with it.

    Raises:
        Mismatch: the data has another form.
    """
    try:
        return msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        raise Mismatch(explained(str(error), at)) from None


def explained(text: str, at: str = "") -> str:
    """msgspec's words for a mismatch as a sentence: "`tasks[0].name` has to be text, not a whole number"."""
    said, _, place = text.partition(" - at `")
    path = (at + place.removesuffix("`").removeprefix("$")).removeprefix(".")
    where = f"`{path}`" if path else tr("the whole")
    if found := _EXPECTED.fullmatch(said):
        wanted, given = _named(found[1]), _named(found[2])
        return tr("{place} has to be {wanted}, not {given}", place=where, wanted=wanted, given=given)
    if found := _FIELD.fullmatch(said):
        field = f"`{path}.{found[2]}`" if path else f"`{found[2]}`"
        missing = found[1].startswith("missing")
        return tr("{key} is missing", key=field) if missing else tr("{key} is not known here", key=field)
    if found := _VALUE.fullmatch(said):
        return tr("{place} has a value that is not known here: {value}", place=where, value=found[1])
    return f"{where}: {said}"


def _named(kinds: str) -> str:
    every = kinds.split(" | ")
    return with_or(
        tr(_WORDS[kind]) if kind in _WORDS else kind for kind in every if kind != "int" or "float" not in every
    )
