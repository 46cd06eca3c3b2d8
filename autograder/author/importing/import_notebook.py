"""The import of a notebook: read, planned, tried with its own solutions, and only then put into the course."""

import ast
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from autograder.author.importing.cells import source_cells
from autograder.author.importing.checks_source import checks_source
from autograder.author.importing.lesson_cells import lesson_source
from autograder.author.importing.nbgrader_format import is_nbgrader, read_nbgrader
from autograder.author.importing.otter_assigned import is_assigned, read_assigned
from autograder.author.importing.otter_format import is_otter, read_otter
from autograder.author.importing.parts import ByHand, GradedCell, ImportProblem, SourceNotebook, Story, readable
from autograder.author.importing.plan import plan_of
from autograder.author.importing.planned import Group, Plan
from autograder.author.importing.reference_run import refused_claims
from autograder.author.importing.report import Imported, import_page, imported
from autograder.author.new import TEMPLATES, next_order, verify_new_name
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.core.tempdirs import temporary_folder
from autograder.core.trees import remove
from autograder.course.layout import Course
from autograder.submission.parsing import parse

MAX_DATA = 20 * 2**20  # bytes of a data file that is copied into the lesson
CODE = (".py", ".ipynb")
WRONG = "# Wrong variants: the reference with one mistake each. docs/authors.md says how they are written.\n"
ALTERNATIVES = "# Other right ways, two a task. Each must get full marks, whatever the seed.\n"


def import_notebook(course: Course, path: Path, name: str | None = None) -> Imported:
    """Make a lesson of a notebook.

    Args:
        course: where the lesson goes.
        path: an nbgrader or an otter notebook, with solutions.
        name: the lesson's name; the file's where it is None.

    Raises:
        ImportProblem: the notebook cannot become a lesson; nothing was written.
        CourseProblem: the name cannot be a lesson's, or is taken.
    """
    lesson = path.stem if name is None else name
    cells, metadata = source_cells(path)
    verify_new_name(course, lesson, "--name" if name is None else "")
    if is_nbgrader(cells):
        notebook = read_nbgrader(cells)
    elif is_otter(cells):
        notebook = read_otter(cells)
    elif is_assigned(cells):
        notebook = read_assigned(cells, metadata)
    else:
        raise ImportProblem(
            tr(
                "{file} is neither an nbgrader nor an otter notebook: no cell has nbgrader's metadata, and no "
                "raw cell begins with `# ASSIGNMENT CONFIG` or `# BEGIN QUESTION`. Import the notebook with the "
                "solutions",
                file=path.name,
            )
        )
    if not any(isinstance(part, GradedCell) for part in notebook.parts):
        raise ImportProblem(
            tr(
                "{file} has no cell with tests, so nothing in it can become a check: begin with `autograder new "
                "{lesson}`",
                file=path.name,
                lesson=lesson,
            )
        )
    trial = Course(temporary_folder())
    try:
        return _imported(course, trial, path, lesson, notebook)
    finally:
        remove(trial.root)


def _imported(course: Course, trial: Course, path: Path, lesson: str, notebook: SourceNotebook) -> Imported:
    title = _title(notebook, lesson)
    order, (files, missing) = next_order(course), _data_files(notebook, path.parent)
    plan = plan_of(notebook, title, {})
    checks = _write(trial, plan, path, lesson, order, files)
    refused = refused_claims(trial, lesson, checks)
    plan = plan_of(notebook, title, refused)
    plan.by_hand += missing
    _write(trial, plan, path, lesson, order, files)
    trial.load(lesson)
    return imported(plan, lesson, _moved(trial, course, lesson))


def _write(
    trial: Course, plan: Plan, path: Path, lesson: str, order: int, files: Mapping[str, bytes]
) -> dict[str, Group]:
    """Write the lesson's files into a course of their own; returns what its checks are made of."""
    source, checks = checks_source(plan, lesson, order, list(files))
    found = imported(plan, lesson, ())
    exercise, solution = trial.exercise(lesson), trial.solution(lesson)
    readme = (TEMPLATES / "README.md.txt").read_text(encoding="utf-8").replace("LESSON", lesson)
    contents = {
        exercise / "checks.py": source,
        exercise / "README.md": readme,
        solution / f"{lesson}.py": lesson_source(plan),
        solution / "wrong.toml": WRONG,
        solution / "alternatives.toml": ALTERNATIVES,
        solution / "IMPORT.md": import_page(found, path.name),
    }
    for target, text in contents.items():
        write_whole(target, text.encode())
    for name, data in files.items():
        write_whole(exercise / name, data)
    return checks


def _moved(trial: Course, course: Course, lesson: str) -> tuple[str, ...]:
    """Put the finished folders into the course, both or none; returns their files."""
    moved: list[Path] = []
    try:
        for made, target in (
            (trial.exercise(lesson), course.exercise(lesson)),
            (trial.solution(lesson), course.solution(lesson)),
        ):
            target.parent.mkdir(parents=True, exist_ok=True)
            # The trial may lie on another disk: copied beside its place first, then renamed as a whole.
            beside = target.with_name(f".importing-{lesson}")
            moved.append(beside)
            shutil.copytree(made, beside, ignore=shutil.ignore_patterns("__pycache__"))
            os.rename(beside, target)
            moved[-1] = target
    except BaseException:
        for folder in moved:
            remove(folder)
        raise
    folders = course.exercise(lesson), course.solution(lesson)
    return tuple(str(path.relative_to(course.root)) for folder in folders for path in sorted(folder.iterdir()))


def _title(notebook: SourceNotebook, lesson: str) -> str:
    """The first heading of the notebook, else the lesson's name in words."""
    for part in notebook.parts:
        if isinstance(part, Story) and part.kind == "markdown":
            for line in part.source.split("\n"):
                if line.startswith("# ") and line.strip("# "):
                    return line.strip("# ")
    return lesson.replace("_", " ").capitalize()


def _data_files(notebook: SourceNotebook, folder: Path) -> tuple[dict[str, bytes], list[ByHand]]:
    """Data that the notebook reads and that lie beside it, by name; and what has to be looked after."""
    files: dict[str, bytes] = {}
    missing: list[ByHand] = []
    for name, cell in _named_files(notebook).items():
        place = folder / name
        if not place.is_file():
            if name in notebook.files:
                missing.append(
                    ByHand(
                        cell,
                        None,
                        "",
                        tr("the data file {file} is not beside the notebook: put it into the lesson", file=name),
                    )
                )
        elif place.stat().st_size > MAX_DATA:
            missing.append(
                ByHand(
                    cell, None, "", tr("the data file {file} is large: see `Resource` in docs/authors.md", file=name)
                )
            )
        else:
            files[name] = place.read_bytes()
    return files, missing


def _named_files(notebook: SourceNotebook) -> dict[str, int]:
    """Names that could be files beside the notebook, each with its first cell."""
    named = dict.fromkeys(notebook.files, 1)
    for part in notebook.parts:
        source = getattr(part, "source", "")
        if not source or (isinstance(part, Story) and part.kind == "markdown"):
            continue
        for node in ast.walk(parse(readable(source, part.cell))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 100:
                named.setdefault(node.value, part.cell)
    return {
        name: cell
        for name, cell in named.items()
        if name and Path(name).name == name and "\0" not in name and not name.endswith(CODE)
    }
