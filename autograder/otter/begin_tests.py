"""Tests that stand in an instructor's notebook, between `# BEGIN TESTS` and `# END TESTS`, as otter takes them."""

import ast
import re
from collections.abc import Mapping, Sequence
from typing import Any

from autograder.author.importing.cells import SourceCell, source_cell
from autograder.author.importing.otter_format import BORDER, CONFIG, unfenced
from autograder.author.importing.otter_marks import test_config, yaml_table
from autograder.author.importing.parts import ImportProblem
from autograder.core.language import tr
from autograder.submission.parsing import parse

_HIDDEN = re.compile(r"\s*#.*\bhidden\b", re.IGNORECASE)
_GOES_ON = re.compile(r"[ \t]|except[\s\w]*:|elif |else:|finally:")
Spec = dict[str, Any]


def written_tests(cells: Sequence[Mapping[str, Any]]) -> dict[str, Spec | str]:
    """The tests of each question, in OK's format, or as texts of functions where the notebook says so.

    Args:
        cells: of the notebook, as they stand in its file.

    Raises:
        ImportProblem: a block or a cell cannot be read.
    """
    outputs = {number: _shown(cell.get("outputs")) for number, cell in enumerate(cells, 1)}
    tests: dict[str, tuple[Spec, list[Spec]]] = {}
    inside: list[str] = []
    question: Spec = {}
    in_ok_format = True
    for cell in unfenced(source_cell(number, dict(cell)) for number, cell in enumerate(cells, 1)):
        border = BORDER.match(cell.source) if cell.kind == "raw" else None
        if border and border["side"].lower() == "begin":
            inside.append(border["block"].lower())
            question = yaml_table(cell.source, cell.number) if inside[-1] == "question" else question
        elif border and inside:
            inside.pop()
        elif cell.kind == "raw" and CONFIG.match(cell.source):
            own = yaml_table(cell.source, cell.number).get("tests")
            in_ok_format = not isinstance(own, dict) or own.get("ok_format", True) is not False
        elif cell.kind == "code" and inside and inside[-1] == "tests":
            name = str(question.get("name") or "")
            found = tests.setdefault(name, (question, []))[1]
            found.append(_case(cell, outputs.get(cell.number, ""), in_ok_format))
    return {name: (_examples if in_ok_format else _functions)(name, *found) for name, found in tests.items()}


def _shown(outputs: Any) -> str:
    """What a test cell shows in the notebook, which is what it has to show."""
    said = ""
    for one in outputs if isinstance(outputs, list) else ():
        said += _text(one.get("text", "")) + _text(one.get("data", {}).get("text/plain", ""))
    return said


def _text(lines: Any) -> str:
    return "".join(lines) if isinstance(lines, list) else str(lines)


def _case(cell: SourceCell, shown: str, in_ok_format: bool) -> Spec:
    config, skipped = test_config(cell.source, cell.number)
    lines = cell.source.split("\n")
    hidden = bool(_HIDDEN.match(lines[0]))
    try:
        tree = parse("\n".join(lines[skipped:]))
    except SyntaxError as error:
        raise ImportProblem(
            tr(
                "cell {number} of the notebook is a test that Python cannot read: {problem}",
                number=cell.number,
                problem=error,
            )
        ) from None
    case: Spec = {"hidden": bool(config.get("hidden", hidden))}
    case |= {name: config[name] for name in ("points", "success_message", "failure_message") if name in config}
    if in_ok_format:
        return case | {"code": "\n".join([*_examples_of(ast.unparse(tree)), *shown.split("\n")])}
    if not tree.body or not isinstance(tree.body[0], ast.FunctionDef):
        raise ImportProblem(
            tr("cell {number} of the notebook is a test, and has to define a function", number=cell.number)
        )
    return case | {"code": ast.unparse(tree.body[0])}


def _examples_of(source: str) -> list[str]:
    """Code as the examples of a doctest."""
    lines: list[str] = []
    for line in source.split("\n"):
        if line:
            goes_on = _GOES_ON.match(line) or (lines and lines[-1].rstrip().endswith("\\"))
            lines.append(f"{'...' if goes_on else '>>>'} {line}")
    return lines


def _points(question: Spec, cases: Sequence[Spec]) -> Any:
    points = question.get("points")
    return points.get("each", 1) * len(cases) if isinstance(points, dict) else points


def _examples(name: str, question: Spec, cases: list[Spec]) -> Spec:
    return {
        "name": name,
        "points": _points(question, cases),
        "all_or_nothing": bool(question.get("all_or_nothing")),
        "suites": [{"cases": cases, "type": "doctest"}],
    }


def _functions(name: str, question: Spec, cases: list[Spec]) -> str:
    """The text of a file of functions, as otter writes it."""
    said = {"name": name, "points": _points(question, cases), "all_or_nothing": bool(question.get("all_or_nothing"))}
    parts = [
        "from otter.test_files import test_case",
        "",
        *(f"{key} = {value!r}" for key, value in said.items()),
        "",
    ]
    for case in cases:
        options = ", ".join(f"{key}={value!r}" for key, value in case.items() if key != "code")
        parts += [f"@test_case({options})", case["code"], ""]
    return "\n".join(parts)
