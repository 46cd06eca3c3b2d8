"""Sentences for how student code ended when it did not return: what happened, where, what to do."""

import re
from collections.abc import Iterable
from typing import Any

from autograder.judge.blame import Blame
from autograder.judge.errors import explained
from autograder.judge.result import Place

_STOPPED = re.compile(r"stopped after (\d{1,6}(?:\.\d{1,3})?) seconds")


def sentence(failure: dict[str, Any], blame: Blame, known: Iterable[str] = ()) -> str:
    """What a student reads about a failure: the original error with its line, and then in other words.

    Args:
        failure: as it came over the wire.
        blame: its place in the student's work.
        known: names that the program defines.
    """
    kind, said, limit = failure["kind"], failure.get("message") or "", failure.get("limit")
    at = _at(blame)
    match kind:
        case "TimeLimit":
            in_function = f" It was last seen {at}." if at else ""
            cause = limit or "Usually a loop has no end, or much more is computed than is needed."
            stopped = _STOPPED.search(said)  # in the words of `worker.limits.TimeLimit` and of `runner.limits_reached`
            late = f"did not finish in {stopped[1]} seconds" if stopped else "did not finish in time"
            return f"This {late} and was stopped.{in_function} {cause}"
        case "LimitReached":
            return f"{said} It was last seen {at}." if at else said
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
    line = f" ({'it shows up in ' if blame.arrives else ''}{at})" if at else ""
    text = f"Your code raised {kind}{line}: {said}" if said else f"Your code raised {kind}{line}."
    advice = limit or explained(kind, said, failure.get("code"), known)
    return f"{text}\n{advice}" if advice else text


def _begun(said: str) -> str:
    """A text as the beginning of a sentence: a capital letter, but not where it begins with a name of the program."""
    return said[:1].upper() + said[1:] if said.split(" ")[0].isalpha() else said


def _at(blame: Blame) -> str:
    """Where Python stopped, and where that was called from, if this is what to look at; empty where it is not known."""
    where, stopped = blame.where, blame.stopped
    if where is None:
        return ""
    if stopped is None:
        return f"{_unit(where)}line {where.line}{_quoted(where)}"
    unit = "" if (where.file, where.cell) == (stopped.file, stopped.cell) else _unit(where)
    return f"{_unit(stopped)}line {stopped.line}{_quoted(stopped)}, called in {unit}line {where.line}{_quoted(where)}"


def _unit(where: Place) -> str:
    return f"{where.file}, cell {where.cell}, " if where.cell is not None else f"{where.file}, "


def _quoted(where: Place) -> str:
    return f": `{where.code}`" if where.code else ""
