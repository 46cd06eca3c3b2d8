"""Records of one run of a notebook: a cell to run, how long it is waited for, what it shows, how it ended."""

from dataclasses import dataclass

from autograder.core.language import noted, tr
from autograder.wire.cells import BOOK, FILES, MEMORY, OUTPUT, PROCESSES, Clear, Comm, Display, Failed, Scope, Stream

TIME, DIED, NOT_RUN, GARBLED = "time", "died", "not run", "garbled"  # limits besides those that a process tells of
Output = Stream | Display | Failed | Clear | Comm
_USED_UP = {
    MEMORY: noted("its memory was used up"),
    OUTPUT: noted("its output was used up"),
    PROCESSES: noted("its processes was used up"),
    FILES: noted("its files was used up"),
}
_NAMES = {
    MEMORY: noted("memory"),
    OUTPUT: noted("output"),
    PROCESSES: noted("processes"),
    FILES: noted("files"),
    TIME: noted("time"),
    DIED: noted("died"),
    NOT_RUN: noted("not run"),
    GARBLED: noted("garbled"),
}


def limit_name(limit: str) -> str:
    """A limit in a word, see `Outcome.stopped`."""
    return tr(_NAMES[limit]) if limit in _NAMES else limit


def used_up(limit: str) -> str:
    """That a limit was reached, where nothing more is known."""
    return tr(_USED_UP[limit]) if limit in _USED_UP else limit


@dataclass(frozen=True)
class Cell:
    """A cell to run.

    Attributes:
        number: its place in the notebook.
        source: its text.
        test: whether it is a test.
        scope: whose names a test sees, see `autograder.wire.cells.Scope`.
    """

    number: int
    source: str
    test: bool
    scope: Scope = BOOK


@dataclass(frozen=True)
class Outcome:
    """How a cell ended.

    Attributes:
        count: its execution count; None where it did not get to its end.
        result: of a test cell that ran to its end.
        failed: the error that ended it; None if it ran to its end, or was stopped.
        stopped: the limit that it hit: empty, one of `autograder.wire.cells.LIMITS`, `TIME`, `DIED`, `NOT_RUN`.
        words: about that, for people.
        seconds: how long it took.
        line: of a test that failed, the line in which it did; 0 where that is not known.
    """

    count: int | None
    result: Display | None
    failed: Failed | None
    stopped: str = ""
    words: str = ""
    seconds: float = 0.0
    line: int = 0


@dataclass(frozen=True)
class Patience:
    """How long a cell is waited for.

    Attributes:
        seconds: until it is interrupted; None for no limit.
        interrupted: until it is ended after that.
    """

    seconds: float | None
    interrupted: float
