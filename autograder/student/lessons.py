"""The lessons that can be found from where a student is, without running anything."""

import contextlib
import math
from collections.abc import Iterable
from pathlib import Path

from autograder.course.layout import PACKAGED, CourseProblem, find_course
from autograder.submission.declared_tasks import task_names


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


def lesson_names() -> list[str]:
    """The lessons that can be found from here, in the order of the course; those that cannot be loaded come last."""
    from autograder.lesson import DeclarationError  # brings torch along, which completing a name does without
    from autograder.lesson.load import load_lesson

    orders = {}
    for name, folder in lesson_folders().items():
        orders[name] = math.inf
        with contextlib.suppress(DeclarationError):
            orders[name] = load_lesson(folder).order
    return sorted(orders, key=lambda name: (orders[name], name))


def lessons_at(place: Path) -> dict[str, Path]:
    """Of these lessons, the one that a student's file is for, or those that have a file in a folder."""
    names = {place.stem, place.resolve().parent.name}
    if place.is_dir():
        names = {path.stem for ending in ("py", "ipynb") for path in place.glob(f"*.{ending}")}
    return {name: folder for name, folder in lesson_folders().items() if name in names}


def names_at(places: Iterable[Path]) -> list[str]:
    """The names of the tasks of the lessons that files and folders are for; of all lessons where they are for none."""
    folders = {name: folder for place in places for name, folder in lessons_at(place).items()}
    return [task for one in (folders or lesson_folders()).values() for task in task_names(one)]
