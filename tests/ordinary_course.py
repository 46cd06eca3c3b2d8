"""An ordinary nbgrader course, without a lesson of the kit's: its notebooks, and submissions of them."""

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.course.layout import Course
from tests.nbgrader_course import OURS, NbCourse, Notebook

Cells = Sequence[dict[str, Any]]


def code(source: str, name: str = "", points: float | None = None, solution: bool = False) -> dict[str, Any]:
    """A code cell; with a name one of nbgrader's, a test cell where it has points."""
    cell: dict[str, Any] = {
        "cell_type": "code",
        "id": name or f"cell-{abs(hash(source)) % 10**8}",
        "source": source,
        "metadata": {},
        "outputs": [],
        "execution_count": None,
    }
    if name:
        own: dict[str, Any] = {"grade_id": name, "schema_version": 3, "task": False, "solution": solution}
        own |= {"grade": points is not None, "locked": not solution}
        cell["metadata"]["nbgrader"] = own | ({"points": points} if points is not None else {})
    return cell


def notebook(cells: Cells, kernel: str = "python3") -> Notebook:
    """A notebook of these cells."""
    spec = {"display_name": kernel, "language": "python", "name": kernel}
    unique = [{**cell, "id": cell["id"] if cell["metadata"] else f"c{number}"} for number, cell in enumerate(cells)]
    return {"cells": unique, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}


def ordinary_course(root: Path, books: Mapping[str, Cells], config: str = OURS, assignment: str = "week1") -> NbCourse:
    """A course with one assignment of notebooks of these cells, generated."""
    return course_of(root, {name: notebook(cells) for name, cells in books.items()}, config, assignment)


def course_of(root: Path, books: Mapping[str, Notebook], config: str, assignment: str) -> NbCourse:
    """A course with one assignment of these notebooks, generated."""
    kit = root / "kit"
    (kit / "exercises").mkdir(parents=True)
    (kit / "solutions").mkdir()
    made = NbCourse(root / "course", Course(kit), assignment, config)
    source = made.root / "source" / assignment
    source.mkdir(parents=True)
    for name, book in books.items():
        (source / f"{name}.ipynb").write_text(json.dumps(book))
    made.run("generate_assignment", assignment)
    return made


def released(course: NbCourse, name: str) -> Notebook:
    """A notebook as students get it."""
    path = course.root / "release" / course.assignment / f"{name}.ipynb"
    return json.loads(path.read_text())  # type: ignore[no-any-return]


def handed_in(
    course: NbCourse,
    student: str,
    name: str,
    answers: Mapping[str, str],
    change: Callable[[Notebook], Any] = lambda book: None,
) -> None:
    """Hand in a release with the sources of some cells, by name, and changed besides."""
    book = copy.deepcopy(released(course, name))
    for cell in book["cells"]:
        own = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if own in answers:
            cell["source"] = answers[own]
    change(book)
    course.hand_in(student, book, f"{name}.ipynb")


def outputs_of(course: NbCourse, student: str, name: str) -> list[list[dict[str, Any]]]:
    """The outputs of each code cell of a marked notebook."""
    path = course.root / "autograded" / student / course.assignment / f"{name}.ipynb"
    book = json.loads(path.read_text())
    return [cell["outputs"] for cell in book["cells"] if cell["cell_type"] == "code"]
