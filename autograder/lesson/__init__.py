"""The parts of a lesson. Both sides import this; it holds no answers and judges nothing."""

from autograder.lesson.claims import (
    FLOAT32,
    FLOAT32_SHORT,
    LARGE_SCORES,
    WHOLE_DOLLARS,
    Claims,
    Close,
    Equal,
    Holds,
    MoreSeeds,
    Remark,
    Tolerance,
)
from autograder.lesson.declare import Check, DeclarationError, Lesson, Probe, Task
from autograder.lesson.draws import Draws, Rows
from autograder.lesson.limits import Limits
from autograder.lesson.observed import Observed, Shows
from autograder.lesson.refusals import Refused, Unusable
from autograder.lesson.resources import Found, Resource, ResourceProblem

__all__ = [
    "FLOAT32",
    "FLOAT32_SHORT",
    "LARGE_SCORES",
    "WHOLE_DOLLARS",
    "Check",
    "Claims",
    "Close",
    "DeclarationError",
    "Draws",
    "Equal",
    "Found",
    "Holds",
    "Lesson",
    "Limits",
    "MoreSeeds",
    "Observed",
    "Probe",
    "Refused",
    "Remark",
    "Resource",
    "ResourceProblem",
    "Rows",
    "Shows",
    "Task",
    "Tolerance",
    "Unusable",
]
