"""Exercises for a first PyTorch course: a student's own checks, and marks that can be trusted.

`check` is what a notebook's check cells call, `check_all` sums a lesson up, and `numbers_for` draws numbers from a
student's name. The rest of the package is used through the command line (`autograder --help`).
"""

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.lesson.per_student import numbers_for
    from autograder.student.notebook import check

__version__ = "0.1.0"
__all__ = ["__version__", "check", "check_all", "numbers_for"]
NO_TORCH = (
    "PyTorch is not installed here, and checks need it: run `%pip install torch torchvision` in a cell, restart the "
    "kernel, and run this cell again"
)


def _no_check(task: str = "") -> float:
    # Inside a submission that is being marked, its own check cells say nothing.
    return 0.0


def __getattr__(name: str) -> Any:
    # Both bring torch along, which takes a second: only those who ask for them wait.
    if name == "numbers_for":
        from autograder.lesson.per_student import numbers_for

        return numbers_for
    if name in ("check", "check_all"):
        if os.environ.get("AUTOGRADER_OBSERVING"):
            return _no_check
        if find_spec("torch") is None:
            raise ImportError(NO_TORCH)
        from autograder.student import notebook

        notebook.open_notebook()
        return getattr(notebook, name)
    raise AttributeError(f"module 'autograder' has no attribute {name!r}")
