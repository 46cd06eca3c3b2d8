"""An explanation of one task's marks: what was run, what came out, what was expected, why it was judged so."""

from dataclasses import dataclass
from pathlib import Path

from autograder.record.schema import Record, Task


@dataclass(frozen=True)
class Value:
    """One value that a probe saw, in words.

    Attributes:
        got: of the submission; `expected` of the reference.
        same: whether they are the same to the bit.
    """

    name: str
    got: str
    expected: str
    same: bool


@dataclass(frozen=True)
class ProbeRun:
    """One probe, run now on the submission and on the reference.

    Attributes:
        does: what it does, where its author says so; may be empty.
        failure: how the submission's run ended, where it did not come to its end; else empty.
        judges: the names of the checks that look at it.
    """

    name: str
    does: str
    failure: str
    values: tuple[Value, ...]
    judges: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """Everything about one task of one submission.

    Attributes:
        record: as it was marked.
        counts: what counts of the whole submission and why, in words.
        notes: what is different now from when it was marked; empty where nothing is.
        program: the program that repeats it by hand.
    """

    record: Record
    task: Task
    counts: tuple[str, ...]
    notes: tuple[str, ...]
    runs: tuple[ProbeRun, ...]
    program: Path | None
