"""Verdicts on programs given as text, in this very process: what the checks of a small lesson say to them."""

from collections.abc import Mapping
from typing import Any

from autograder.judge.result import CheckResult
from autograder.lesson import Lesson
from tests.support.in_process import marked

HEAD = "import numpy as np\nimport torch\nfrom torch import nn\nfrom torch.utils.data import DataLoader, Dataset\n"


def checked(lesson: Lesson, right: str, program: str, student: str = "") -> Mapping[str, CheckResult]:
    """The result of each check of the lesson's tasks, by its name.

    Args:
        lesson: with the points of its tasks and checks adding up.
        right: the reference's source.
        program: the source that is marked.
        student: whose it is.
    """
    lesson.verify_declarations()
    return marked(lesson, _names(program), _names(right), student=student)


def outcomes(lesson: Lesson, right: str, program: str) -> dict[str, str]:
    """The outcome of each check by its name."""
    return {name: str(check.outcome) for name, check in checked(lesson, right, program).items()}


def _names(source: str) -> dict[str, Any]:
    namespace: dict[str, Any] = {}
    exec(HEAD + source, namespace)
    return namespace
