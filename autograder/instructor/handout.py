"""What students get of a course, as a folder to be given or served: programs and notebooks, no solutions."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.files import write_json, write_whole
from autograder.core.handout import INDEX, NOTEBOOKS, PROGRAMS
from autograder.core.language import tr
from autograder.core.trees import files_in
from autograder.course.layout import Course


def hand_out(course: Course, lessons: Sequence[str], target: Path) -> list[Path]:
    """Write `programs/`, `notebooks/` and the index by which a notebook that is opened by itself finds its lesson.

    Args:
        course: whose lessons.
        lessons: their names.
        target: the folder; what else is in it stays.

    Returns:
        what was written.

    Raises:
        UsageProblem: the course has no lesson, or not one of these.
        OSError: something cannot be written.
    """
    if not lessons:
        raise UsageProblem(tr("{folder} has no lessons yet: begin one with `autograder new`", folder=course.root))
    index: dict[str, dict[str, str]] = {}
    for name in lessons:
        course.load(name)
        files = _copied(course.exercise(name), target / PROGRAMS / name)
        index[name] = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
        _copied(course.root / "release" / name, target / NOTEBOOKS / name)
    write_json(target / INDEX, {"lessons": index})
    return [target / PROGRAMS, target / NOTEBOOKS, target / INDEX]


def _copied(source: Path, target: Path) -> dict[str, bytes]:
    """The files of a folder, by their places in it, written to another."""
    found = {}
    for path in files_in(source):
        place = path.relative_to(source).as_posix()
        found[place] = path.read_bytes()
        write_whole(target / place, found[place], lasting=False)
    return found
