"""Failures: an exception in a student's code as plain data, with its place in their own file and its cause."""

import re
import traceback
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Any

from autograder.lesson.refusals import Refused, Unusable
from autograder.worker.limits import OutputLimit, TimeLimit
from autograder.worker.loops import hanging_at

MAX_MESSAGE = 1_000  # characters


@dataclass(frozen=True)
class Failure:
    """How a call of student code ended instead of returning.

    Attributes:
        kind: the exception's class name, or `TimeLimit`, `Refused`, `Unusable`, `MissingName`, `Killed`.
        message: what the exception says, shortened.
        unit: the label of the student's cell or file in which it happened, None if in none.
        line: the line there.
        code: that line of the student's.
        function: the student's function that was running.
        own_raise: whether the line itself raised, not a library called from it.
        limit: the limit that is behind it, in words; None where it is none.
    """

    kind: str
    message: str
    unit: str | None = None
    line: int | None = None
    code: str | None = None
    function: str | None = None
    own_raise: bool = False
    limit: str | None = None

    def as_data(self) -> dict[str, Any]:
        """For the wire."""
        return asdict(self)


class MissingName(Exception):
    """The student's program defines no such name."""


_OWN = {
    TimeLimit: "TimeLimit",
    OutputLimit: "LimitReached",
    Refused: "Refused",
    Unusable: "Unusable",
    MissingName: "MissingName",
}


def describe(error: BaseException, units: dict[str, str], limit: str | None = None) -> Failure:
    """The failure behind an exception.

    Args:
        error: what was raised; its class may be the student's own and lie about everything.
        units: the sources of the student's units, by label.
        limit: the limit behind it, in words.
    """
    kind = _OWN.get(type(error)) or type.__getattribute__(type(error), "__name__")[:100]
    frames = _frames(error.__traceback__)
    own = [frame for frame in frames if frame[0] in units]
    if not own:
        return Failure(kind, _text(error), limit=limit)
    label, line, function = own[-1]
    if kind == "TimeLimit":  # the line at this moment is chance, the loop is not
        index, line = hanging_at([(unit, at) for unit, at, _ in own], units)
        label, _, function = own[index]
    lines = units[label].split("\n")
    code = lines[line - 1].strip()[:200] if 0 < line <= len(lines) else None
    return Failure(
        kind,
        _text(error),
        label,
        line,
        code,
        None if function == "<module>" else function[:100],
        frames[-1][0] in units,
        limit,
    )


# Addresses and temporary folders are others in each run; records of the same program are to be the same.
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
_FOLDER = re.compile(r"[^\s'\"(]*torchgrade-run-\w+/job-\w+(?:/tmp\w+)?")


def steady(text: str) -> str:
    """A text without what changes from run to run."""
    return _FOLDER.sub(".", _ADDRESS.sub("0x…", text))


def _frames(tb: TracebackType | None) -> list[tuple[str, int, str]]:
    return [(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in traceback.walk_tb(tb)][-2000:]


def _text(error: BaseException) -> str:
    try:
        return steady(str(error)[:MAX_MESSAGE])
    except BaseException:  # the student's own __str__ may raise anything
        return "(the error's own text could not be made)"
