"""Failures: an exception in a student's code as plain data, with its place in their own file and its cause."""

import re
import sys
import tempfile
import traceback
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

from autograder.lesson.refusals import Refused, Unusable
from autograder.worker.limits import OutputLimit, TimeLimit
from autograder.worker.loops import hanging_at

MAX_MESSAGE = 1_000  # characters
MAX_FRAMES = 20  # of the student's functions that were running; the innermost ones where there are more


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
        frames: the student's functions that were running, the outermost first, each as (unit, line, function) with the
            line that it had come to; one that calls itself stands there once, as its innermost call. The last one is
            the place above.
        returned: whether it is about what the task's own function returned.
    """

    kind: str
    message: str
    unit: str | None = None
    line: int | None = None
    code: str | None = None
    function: str | None = None
    own_raise: bool = False
    limit: str | None = None
    frames: tuple[tuple[str, int, str], ...] = ()
    returned: bool = False

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
    own = [frame for frame in frames if frame.unit in units]
    if not own:
        return Failure(kind, _text(error), limit=limit, returned=type(error) is Unusable and error.returned)
    if kind == "TimeLimit":  # the line at this moment is chance, the loop is not
        index, line = hanging_at([(frame.unit, frame.line) for frame in own], units)
        own = [*own[:index], replace(own[index], line=line)]
    inner = own[-1]
    lines = units[inner.unit].split("\n")
    return Failure(
        kind,
        _text(error),
        inner.unit,
        inner.line,
        lines[inner.line - 1].strip()[:200] if 0 < inner.line <= len(lines) else None,
        None if inner.function == "<module>" else inner.function,
        frames[-1].unit in units,
        limit,
        tuple((frame.unit, frame.line, frame.function) for frame in _innermost(own)),
    )


# Addresses and temporary folders are others in each run; records of the same program are to be the same.
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
_FOLDER = re.compile(r"[^\s'\"(]*torchgrade-run-\w+/job-\w+(?:/tmp\w+)?")


# Where things lie on this machine is nothing for a student's record.
_PLACES = {Path(__file__).parents[2].as_posix(), sys.prefix, sys.base_prefix, tempfile.gettempdir(), str(Path.home())}
_LONGEST_FIRST = sorted((re.escape(place) for place in _PLACES if len(place) > 1), key=len, reverse=True)
_OF_THIS_MACHINE = re.compile(rf"(?<![\w.])(?:{'|'.join(_LONGEST_FIRST)})(?![\w.-])(?:/[^\s'\"():,]*)?")


def steady(text: str) -> str:
    """A text without what changes from run to run, or from machine to machine: of a path of this one, the last part."""
    text = _FOLDER.sub(".", _ADDRESS.sub("0x…", text))
    return _OF_THIS_MACHINE.sub(lambda found: f"…/{found[0].rstrip('/').rpartition('/')[2]}", text)


_OBJECT = re.compile(r"'(\w{1,100})'( object)?")
_OURS = ("autograder.", "autograder_lesson_")  # modules of the kit, and the lessons' checks


def _plain_kind(found: "re.Match[str]") -> str:
    """What an error calls an object. One that a probe hands over may be of a class of ours, which tells a student
    nothing: then it is called after what it is to anybody, as a Module."""
    own = _own_class(found[1])
    if own is None:
        return found[0]
    plain = next(kind for kind in own.__mro__ if not kind.__module__.startswith(_OURS))
    return f"the{found[2] or ' object'}" if plain is object else f"'{plain.__name__}'{found[2] or ''}"


@lru_cache(maxsize=256)  # a search for a repair fails a thousand times with the same few names
def _own_class(name: str) -> type | None:
    """The class of this name that a module of ours defines; none of them is inside a function."""
    for module, contents in list(sys.modules.items()):
        if module.startswith(_OURS):
            kind = vars(contents).get(name)
            if isinstance(kind, type) and kind.__module__ == module:
                return kind
    return None


@dataclass(frozen=True)
class _Frame:
    """A function that was running: its unit, the line it had come to, its name, and the line it begins in."""

    unit: str
    line: int
    function: str
    begins: int


def _frames(tb: TracebackType | None) -> list[_Frame]:
    running = [(frame.f_code, line) for frame, line in traceback.walk_tb(tb)][-2000:]
    return [_Frame(code.co_filename, line, code.co_name[:100], code.co_firstlineno) for code, line in running]


def _innermost(frames: list[_Frame]) -> list[_Frame]:
    """The innermost call of each function, in their order."""
    last: dict[tuple[str, str, int], _Frame] = {}
    for frame in frames:
        key = (frame.unit, frame.function, frame.begins)
        last.pop(key, None)
        last[key] = frame
    return list(last.values())[-MAX_FRAMES:]


def _text(error: BaseException) -> str:
    try:
        said = str(error)[:MAX_MESSAGE]
        return steady(_OBJECT.sub(_plain_kind, said) if isinstance(error, AttributeError | TypeError) else said)
    except BaseException:  # the student's own __str__ may raise anything
        return "(the error's own text could not be made)"
