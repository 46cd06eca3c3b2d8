"""A lesson's source: its cells in jupytext's percent format, and definitions in it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.core.language import tr
from autograder.course.layout import CourseProblem
from autograder.submission.notebook import neutralise
from autograder.submission.parsing import parse
from autograder.submission.program import Program, syntax_problem
from autograder.submission.tasks import bound_names


@dataclass(frozen=True)
class Cell:
    """A cell of a lesson's source."""

    kind: str  # "code" or "markdown"
    source: str
    metadata: dict[str, Any]


def lesson_cells(path: Path) -> list[Cell]:
    """The cells of a lesson file in jupytext's percent format.

    Raises:
        CourseProblem: the file, or a code cell in it, cannot be read.
    """
    with unimportable("rfc3987_syntax"):
        import jupytext  # half a second that a student's own check does without

    try:
        notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseProblem(tr("the lesson's source cannot be read: {error}", error=error)) from None
    cells = [Cell(cell.cell_type, cell.source, dict(cell.metadata)) for cell in notebook.cells]
    for number, cell in enumerate(cells, 1):
        problem = syntax_problem(neutralise(cell.source)) if cell.kind == "code" else None
        if problem:
            message, line = problem
            told = {"file": path.name, "number": number, "error": message}
            raise CourseProblem(
                tr(
                    "{file}, cell {number} cannot be read by Python, line {line} of it: `{code}`: {error}",
                    line=line,
                    code=cell.source.splitlines()[line - 1].strip(),
                    **told,
                )
                if line
                else tr("{file}, cell {number} cannot be read by Python: {error}", **told)
            )
    return cells


@contextmanager
def unimportable(name: str) -> Iterator[None]:
    """Let a module not be found, unless it is there already, by packages that can do without it.

    jupytext brings jsonschema along. Where `rfc3987_syntax` is installed, that compiles 38 grammars of addresses, for
    longer than all else that reading a lesson takes; no notebook is checked by them.
    """
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]  # Python's own sign for a module that is not to be found
    try:
        yield
    finally:
        del sys.modules[name]


def is_demo(cell: Cell) -> bool:
    """A code cell for looking at: pictures, training in the open. Never marked."""
    return "demo" in cell.metadata.get("tags", [])


def definition(program: Program, name: str) -> str:
    """The source of the last top-level statement that binds a name.

    Raises:
        CourseProblem: nothing binds it.
    """
    for unit in reversed(program.units):
        for statement in reversed(parse(unit.source).body):
            if name in bound_names(statement):
                lines = unit.source.split("\n")
                first = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))])
                return "\n".join(lines[first - 1 : statement.end_lineno])
    raise CourseProblem(tr("the reference defines no {name}", name=name))
