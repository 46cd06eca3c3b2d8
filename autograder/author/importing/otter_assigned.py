"""Parts of a notebook that `otter assign` made for its autograder: solutions by their tags, tests in its metadata."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from autograder.author.importing.cells import SourceCell
from autograder.author.importing.nbgrader_format import question_above
from autograder.author.importing.otter_format import OTTER_INCLUDE, points_of_tests
from autograder.author.importing.otter_marks import from_doctest, marked
from autograder.author.importing.parts import (
    GradedCell,
    ImportProblem,
    Manual,
    Part,
    Solution,
    SourceNotebook,
    Story,
    defined_names,
)
from autograder.core.language import tr

_SOLUTION, _ANSWER = "otter_assign_solution_cell", "otter_answer_cell"
_CHECK = re.compile(r"grader\.check\([\"'](?P<question>[^\"']+)[\"']\)")
_TOOLS = re.compile(r"otter\.Notebook\(|grader\.(check_all|export)\(")
_POINTS = re.compile(r"^_Points:_ (?P<points>[\d.]+)\s*$", re.MULTILINE)
_COMMENT = re.compile(r"^<!-- (BEGIN|END) QUESTION -->\n*", re.MULTILINE)


def is_assigned(cells: Sequence[SourceCell]) -> bool:
    """Whether `otter assign` made the notebook."""
    return any({_SOLUTION, _ANSWER} & set(_tags(cell)) for cell in cells)


def read_assigned(cells: Sequence[SourceCell], metadata: Mapping[str, Any]) -> SourceNotebook:
    """The parts of such a notebook.

    Args:
        cells: its cells.
        metadata: what the notebook says about itself.

    Raises:
        ImportProblem: it is the version for students, or its tests lie elsewhere.
    """
    own = metadata.get("otter")
    tests = own.get("tests") if isinstance(own, dict) else None
    if not any(_SOLUTION in _tags(cell) for cell in cells):
        raise ImportProblem(
            tr(
                "the notebook holds no solutions: it is the version for students; import the notebook that `otter "
                "assign` was given"
            )
        )
    if not isinstance(tests, dict) or not tests:
        raise ImportProblem(
            tr("the tests of the notebook lie in other files; import the notebook that `otter assign` was given")
        )
    parts: list[Part] = []
    for cell in cells:
        checked = _CHECK.search(cell.source) if cell.kind == "code" else None
        if checked:
            parts += _tests(tests.get(checked["question"]), checked["question"], cell.number)
        else:
            parts += _parts(cell, parts)
    return SourceNotebook("otter", tuple(parts))


def _tags(cell: SourceCell) -> list[str]:
    tags = cell.metadata.get("tags")
    return [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []


def _parts(cell: SourceCell, before: list[Part]) -> list[Part]:
    """What a cell becomes; a question is taken from `before`, and an answer completes it there."""
    tags = _tags(cell)
    if cell.kind == "code" and _TOOLS.search(cell.source):
        return []
    if cell.kind == "code" and _SOLUTION in tags:
        source = marked(cell.source, cell.number)
        if defined_names(source, cell.number):
            return [Solution(source, cell.number)]
        return [_manual(cell, before, f"```python\n{source}\n```")]
    if cell.kind == "markdown" and _ANSWER in tags:
        return [_manual(cell, before, "")]
    if cell.kind == "markdown" and _SOLUTION in tags and OTTER_INCLUDE not in tags:
        asked = before[-1] if before else None
        if isinstance(asked, Manual) and not asked.answer:
            before[-1] = Manual(asked.name, asked.prompt, cell.source, asked.points, asked.cell)
        return []
    source = _COMMENT.sub("", cell.source).strip("\n") if cell.kind == "markdown" else cell.source
    return [Story(cell.kind, source, cell.number)] if source.strip() and cell.kind in ("code", "markdown") else []


def _manual(cell: SourceCell, before: list[Part], answer: str) -> Manual:
    prompt = question_above(before)
    said = _POINTS.search(prompt)
    points = float(said["points"]) if said else 0.0
    return Manual(f"question_{cell.number}", _POINTS.sub("", prompt).strip(), answer, points, cell.number)


def _tests(test: Any, question: str, cell: int) -> Iterator[GradedCell]:
    """The tests of a question; their lines are counted through all of them."""
    suites = test.get("suites") if isinstance(test, dict) else None
    cases = [
        case
        for suite in suites or []
        for case in suite.get("cases", [])
        if isinstance(case, dict) and isinstance(case.get("code"), str)
    ]
    given = [float(case["points"]) if isinstance(case.get("points"), int | float) else None for case in cases]
    line = 0
    all_points = points_of_tests(test.get("points") if isinstance(test, dict) else None, given, question)
    for number, (case, points) in enumerate(zip(cases, all_points, strict=True), 1):
        source = from_doctest(case["code"])
        yield GradedCell(source, cell, f"{question}_{number}", points, skipped=line)
        line += source.count("\n") + 1
