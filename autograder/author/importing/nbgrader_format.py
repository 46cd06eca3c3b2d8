"""Parts of an nbgrader notebook, from the metadata of its cells."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from autograder.author.importing.cells import SourceCell
from autograder.author.importing.parts import (
    GradedCell,
    ImportProblem,
    Manual,
    Part,
    Solution,
    SourceNotebook,
    Story,
    all_marked,
    defined_names,
)
from autograder.author.prose import BEGIN
from autograder.core.language import tr

# nbgrader's own tests from a value: `### AUTOTEST f(1); f(2)`, `### HASHED AUTOTEST f(3)`.
_AUTOTEST = re.compile(r"^(?P<indent>\s*)###\s*(?:HASHED\s+)?AUTOTEST\s+(?P<values>.*?);?\s*$")
AUTOTEST = "autotest"
_STUB = ("YOUR CODE HERE", "YOUR ANSWER HERE")


def is_nbgrader(cells: Sequence[SourceCell]) -> bool:
    """Whether a cell of the notebook is one that nbgrader gives points for or clears."""
    return any(_role(cell.metadata) for cell in cells)


def read_nbgrader(cells: Sequence[SourceCell]) -> SourceNotebook:
    """The parts of an nbgrader notebook.

    Raises:
        ImportProblem: it is a version without solutions.
    """
    solutions = [cell for cell in cells if _role(cell.metadata) in ("solution", "manual")]
    if solutions and all(any(words in cell.source for words in _STUB) for cell in solutions):
        raise ImportProblem(
            tr("the notebook holds no solutions: it is the version for students. Import the one in `source/`")
        )
    parts: list[Part] = []
    for cell in cells:
        parts += _parts(cell, parts)
    return SourceNotebook("nbgrader", tuple(parts))


def _role(metadata: Mapping[str, Any]) -> str:
    own = metadata.get("nbgrader")
    if not isinstance(own, dict):
        return ""
    if own.get("task") is True:
        return "task"
    grade, solution = own.get("grade") is True, own.get("solution") is True
    return {(True, True): "manual", (False, True): "solution", (True, False): "tests"}.get((grade, solution), "")


def _parts(cell: SourceCell, before: list[Part]) -> list[Part]:
    """What a cell becomes; the question above a free text is taken from `before`."""
    role = _role(cell.metadata)
    own = cell.metadata.get("nbgrader")
    own = own if isinstance(own, dict) else {}
    name, points = str(own.get("grade_id") or f"cell_{cell.number}"), _points(own.get("points"))
    if role == "task":
        return [Manual(name, cell.source, "", points, cell.number)]
    if role == "tests" and cell.kind == "code":
        return [GradedCell(_with_autotests(cell.source), cell.number, name, points)]
    if role in ("manual", "solution") and cell.kind == "code":
        # A cell without marks is cleared as a whole; one without names can only be answered in words.
        if role == "solution" or defined_names(cell.source, cell.number):
            source = cell.source if BEGIN in cell.source else all_marked(cell.source)
            return [Solution(source, cell.number, points=points if role == "manual" else 0.0)]
        return [Manual(name, question_above(before), f"```python\n{cell.source}\n```", points, cell.number)]
    if role in ("manual", "solution", "tests"):
        return [Manual(name, question_above(before), cell.source, points, cell.number)]
    return [Story(cell.kind, cell.source, cell.number)] if cell.kind in ("code", "markdown") else []


def question_above(before: list[Part]) -> str:
    """The text of the cell above, which is taken away from the story."""
    if before and isinstance(before[-1], Story) and before[-1].kind == "markdown":
        above = before.pop()
        assert isinstance(above, Story)
        return above.source
    return ""


def _points(value: Any) -> float:
    """Points as nbgrader reads them: a number, also as text; none where there is no number."""
    try:
        points = float(value)
    except (TypeError, ValueError):
        return 0.0
    return points if math.isfinite(points) and points >= 0 else 0.0


def _with_autotests(source: str) -> str:
    """The cell with calls in the place of nbgrader's comments, line for line."""
    return "\n".join(map(_autotest, source.split("\n")))


def _autotest(line: str) -> str:
    found = _AUTOTEST.match(line)
    if found is None:
        return line
    return found["indent"] + "; ".join(f"{AUTOTEST}({value.strip()})" for value in found["values"].split(";"))
