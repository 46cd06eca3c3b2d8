"""The names of tasks that lessons declare, read from their `checks.py` without running anything."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from autograder.core.exercise_order import as_in_exercise
from autograder.submission.parsing import parse

DECLARING = ("task", "question", "text", "choice")  # the methods of `Lesson` that declare a task


def task_names(folder: Path) -> list[str]:
    """The names of a lesson's tasks as its `checks.py` declares them, read without running it.

    A lesson that cannot be read has none here: whoever runs it is told why.
    """
    try:
        tree = parse((folder / "checks.py").read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return []
    return as_in_exercise(folder, dict.fromkeys(name for _, name in sorted(_declared(tree))))


def _declared(tree: ast.Module) -> Iterator[tuple[tuple[int, int], str]]:
    """Place and name of each declaration, which may stand inside of another call."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="lesson"), attr=method),
                args=[ast.Constant(value=str() as name), *_],
            ) if method in DECLARING:
                yield (node.lineno, node.col_offset), name


@lru_cache(maxsize=64)
def tasks_beside(folder: Path) -> dict[str, str]:
    """The tasks of the lessons that lie beside a lesson's folder: by the task's name, the lesson's."""
    beside = sorted(path.parent for path in folder.parent.glob("*/checks.py") if path.parent != folder)
    return {name: lesson.name for lesson in beside for name in task_names(lesson)}
