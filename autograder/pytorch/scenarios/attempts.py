"""Calls of a student's code in further cases: what is raised there is noted, so that it costs nothing else."""

from collections.abc import Callable, Mapping
from typing import Any

from autograder.core.language import tr
from autograder.core.retelling import retold
from autograder.lesson.claims import Claim, Holds
from autograder.pytorch.values import error_in_words


def attempted(call: Callable[..., Any], *args: Any) -> dict[str, Any]:
    """What a call gave.

    Returns:
        `raised`: what it raised instead, or nothing; `value`: what it gave, None where it raised.
    """
    try:
        return {"raised": "", "value": call(*args)}
    except Exception as error:
        return {"raised": error_in_words(error), "value": None}


def without_error(what: str, found: Mapping[str, Any]) -> Claim:
    """Claims that a call that has raised something should not have; `found` is as `attempted` gives it."""
    return Holds(what, False, tr("no error"), retold(str(found["raised"])))
