"""Sentences for how student code ended when it did not return: what happened, where, what to do."""

from collections.abc import Iterable
from typing import Any

from autograder.judge.errors import explained
from autograder.judge.result import Place


def place(failure: dict[str, Any], files: dict[str, tuple[str, int | None]]) -> Place | None:
    """Where in the student's work it happened, if in it at all.

    Args:
        failure: as it came over the wire.
        files: file and cell of each unit, by label.
    """
    label = failure.get("unit")
    if not isinstance(label, str) or label not in files:
        return None
    file, cell = files[label]
    return Place(file, failure.get("line"), cell, failure.get("code"))


def sentence(
    failure: dict[str, Any], where: Place | None, seconds: float | None = None, known: Iterable[str] = ()
) -> str:
    """What a student reads about a failure: the original error with its line, and then in other words.

    Args:
        failure: as it came over the wire.
        where: its place in the student's work.
        seconds: the time limit, for one that was reached.
        known: names that the program defines.
    """
    kind, said, limit = failure["kind"], failure.get("message") or "", failure.get("limit")
    match kind:
        case "TimeLimit":
            in_function = f" It was last seen {_at(where)}." if where else ""
            cause = limit or "Usually a loop has no end, or much more is computed than is needed."
            return f"This did not finish in {seconds or 0:g} seconds and was stopped.{in_function} {cause}"
        case "LimitReached":
            return f"{said} It was last seen {_at(where)}." if where else said
        case "Refused":
            return _begun(said) + "."
        case "MissingName":
            return f"There is no `{said}` in your file."
        case "Unusable":
            return _begun(said) + "."
        case "Killed":
            return (
                f"The code of this task did not come to an end: {said}. "
                "Calls that end or crash the whole process cannot be marked."
            )
    line = f" ({_at(where)})" if where else ""
    text = f"Your code raised {kind}{line}: {said}" if said else f"Your code raised {kind}{line}."
    advice = limit or explained(kind, said, failure.get("code"), known)
    return f"{text}\n{advice}" if advice else text


def _begun(said: str) -> str:
    """A text as the beginning of a sentence: a capital letter, but not where it begins with a name of the program."""
    return said[:1].upper() + said[1:] if said.split(" ")[0].isalpha() else said


def _at(where: Place) -> str:
    cell = f"cell {where.cell}, " if where.cell is not None else ""
    quoted = f": `{where.code}`" if where.code else ""
    return f"{where.file}, {cell}line {where.line}{quoted}"
