"""The plan of a notebook: what nbgrader's gradebook says about it, and which of its cells are the kit's.

Only the instructor's side decides: a student can change every word of a notebook, but not the gradebook.
"""

import ast
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory

from autograder.core.course_names import SETTING
from autograder.core.language import tr
from autograder.course.layout import Course, CourseProblem
from autograder.submission.notebook import release
from autograder.submission.parsing import parse

_IMPORT = re.compile(r"^\s*from autograder import .*\bcheck\b", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """A cell that the gradebook knows.

    Attributes:
        name: nbgrader's `grade_id`.
        grade, solution, task: nbgrader's kinds; a task is a question that a person marks.
        locked: nbgrader puts its source back when it marks.
        points: None where it has none.
    """

    name: str
    cell_type: str
    source: str
    checksum: str | None
    locked: bool
    grade: bool
    solution: bool
    task: bool
    points: float | None

    def metadata(self) -> dict[str, Any]:
        """What nbgrader keeps in the cell."""
        known = {
            "cell_type": self.cell_type,
            "checksum": self.checksum,
            "grade": self.grade,
            "grade_id": self.name,
            "locked": self.locked,
            "points": self.points,
            "schema_version": 3,
            "solution": self.solution,
            "task": self.task,
        }
        return {key: value for key, value in known.items() if value is not None}


@dataclass(frozen=True)
class Plan:
    """How a notebook with check cells of the kit is to be marked.

    Attributes:
        lesson: whose tasks the check cells name.
        cells: all cells that the gradebook knows, by name.
        checks: for each check cell the tasks that it checks.
        others: whether there are test cells that are not the kit's: they run as in plain nbgrader.
        release: what the instructor's notebook says about its version.
    """

    lesson: str
    cells: Mapping[str, Expected]
    checks: Mapping[str, tuple[str, ...]]
    others: bool
    release: Mapping[str, str] = field(default_factory=dict)

    @property
    def tasks(self) -> frozenset[str]:
        """All tasks that the notebook asks for."""
        checked = {task for tasks in self.checks.values() for task in tasks}
        return frozenset(checked | {cell.name for cell in self.cells.values() if cell.task})


def checked_tasks(source: str) -> tuple[str, ...]:
    """The tasks that a check cell names: it holds `check("task")` and at most imports of it; else nothing."""
    try:
        body = parse(source).body
    except (SyntaxError, ValueError):
        return ()
    tasks: list[str] = []
    for statement in body:
        match statement:
            case ast.ImportFrom(module="autograder"):
                continue
            case ast.Expr(value=ast.Call(func=ast.Name(id="check"), args=[ast.Constant(value=str(task))], keywords=[])):
                tasks.append(task)
            case _:
                return ()
    return tuple(tasks)


def expected_cells(db_url: str, assignment: str, notebook: str) -> dict[str, Expected]:
    """The cells of a notebook that the gradebook knows, by name; empty where it does not know the notebook."""
    with Gradebook(db_url) as gradebook:
        try:
            found = gradebook.find_notebook(notebook, assignment)
        except MissingEntry:
            return {}
        points = {cell.name: float(cell.max_score) for cell in (*found.grade_cells, *found.task_cells)}
        grades = {cell.name for cell in found.grade_cells}
        solutions = {cell.name for cell in found.solution_cells}
        tasks = {cell.name for cell in found.task_cells}
        return {
            cell.name: Expected(
                cell.name,
                cell.cell_type,
                cell.source or "",
                cell.checksum,
                bool(cell.locked),
                cell.name in grades,
                cell.name in solutions,
                cell.name in tasks,
                points.get(cell.name),
            )
            for cell in found.source_cells
        }


def plan_of(
    directory: CourseDirectory, course: Course | None, asked: Mapping[str, str], cells: Mapping[str, Expected]
) -> Plan | None:
    """How to mark a notebook; None where it is none of the kit's.

    Args:
        directory: where nbgrader's course lies.
        course: the kit's course, if one was found.
        asked: `resources["nbgrader"]`: `assignment` and `notebook`.
        cells: those that the gradebook knows, see `expected_cells`.

    Raises:
        CourseProblem: it is the kit's, but its lesson is not to be found; to run its checks beside the student's code
            instead would give marks that can be forged.
    """
    tests = [cell for cell in cells.values() if cell.grade and not cell.solution and cell.cell_type == "code"]
    checks = {cell.name: tasks for cell in tests if (tasks := checked_tasks(cell.source))}
    source = source_notebook(directory, asked["assignment"], asked["notebook"])
    lesson = _lesson(course, asked["notebook"], release(_bytes(source))) if checks else None
    if not checks or (lesson is None and not is_kit_notebook(source)):
        return None
    if lesson is None:
        raise CourseProblem(
            tr(
                "{assignment}/{notebook} has check cells of torchgrade, but the lesson was not found. Set "
                "{setting} to the folder with `exercises` and `solutions`, or give it in nbgrader_config.py: "
                'install(c, course="...")',
                assignment=asked["assignment"],
                notebook=asked["notebook"],
                setting=SETTING,
            )
        )
    return Plan(lesson, cells, checks, len(checks) < len(tests), release(_bytes(source)))


def source_notebook(directory: CourseDirectory, assignment: str, notebook: str) -> Path:
    """The instructor's version of a notebook."""
    return Path(directory.format_path(directory.source_directory, ".", assignment)) / f"{notebook}.ipynb"


def is_kit_notebook(path: Path) -> bool:
    """Whether an instructor's notebook has check cells of the kit: `check(...)`, imported from it."""
    try:
        cells = json.loads(_bytes(path))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError):
        return False
    return any(map(checked_tasks, code)) and any(_IMPORT.search(source) for source in code)


def _lesson(course: Course | None, notebook: str, said: Mapping[str, str]) -> str | None:
    """The lesson by the notebook's name, else by what the instructor's notebook says."""
    if course is None:
        return None
    names = (notebook, said.get("lesson", ""))
    return next((name for name in names if name and (course.exercise(name) / "checks.py").is_file()), None)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
