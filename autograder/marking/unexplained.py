"""A failed task without an explanation yet: what a search for its repair needs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from autograder.judge.result import TaskResult
from autograder.submission.program import Program
from autograder.wire.observation import Observations, Patch

if TYPE_CHECKING:
    from autograder.marking.marker import Marker


@dataclass(frozen=True)
class Unexplained:
    """A failed task of a program, with all that a search needs.

    Attributes:
        marker: has marked the program.
        program: the student's.
        result: of the task.
        observed: what the program showed.
        patches: right versions that stood in for other tasks.
    """

    marker: "Marker"
    program: Program
    result: TaskResult
    observed: Observations
    patches: tuple[Patch, ...] = ()
