"""The lessons that can be found from where a student is, and the names in them, without running anything."""

import ast
import contextlib
from collections.abc import Iterator
from pathlib import Path

from autograder.course.layout import PACKAGED, CourseProblem, find_course
from autograder.submission.parsing import parse

DECLARING = ("task", "question", "text", "choice")  # the methods of `Lesson` that declare a task


def lesson_folders() -> dict[str, Path]:
    """The folders with checks that can be found from here, by lesson."""
    roots = [Path.cwd(), Path.cwd().parent]
    with contextlib.suppress(CourseProblem):
        roots.append(find_course(solutions=False).root / "exercises")
    roots.append(PACKAGED)
    folders: dict[str, Path] = {}
    for root in roots:
        places = [root, *sorted(root.iterdir())] if root.is_dir() else []
        for place in places:
            if (place / "checks.py").is_file():
                folders.setdefault(place.resolve().name, place.resolve())
    return folders


def lessons_at(place: Path) -> dict[str, Path]:
    """Of these lessons, the one that a student's file is for, or those that have a file in a folder."""
    names = {place.stem, place.resolve().parent.name}
    if place.is_dir():
        names = {path.stem for ending in ("py", "ipynb") for path in place.glob(f"*.{ending}")}
    return {name: folder for name, folder in lesson_folders().items() if name in names}


def task_names(folder: Path) -> list[str]:
    """The names of a lesson's tasks as its `checks.py` declares them, read without running it.

    A lesson that cannot be read has none here: whoever runs it is told why.
    """
    try:
        tree = parse((folder / "checks.py").read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return []
    return list(dict.fromkeys(name for _, name in sorted(_declared(tree))))


def _declared(tree: ast.Module) -> Iterator[tuple[tuple[int, int], str]]:
    """Place and name of each declaration, which may stand inside of another call."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="lesson"), attr=method),
                args=[ast.Constant(value=str() as name), *_],
            ) if method in DECLARING:
                yield (node.lineno, node.col_offset), name
