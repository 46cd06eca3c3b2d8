"""The cells of an imported lesson, in jupytext's percent format."""

import re
from collections.abc import Iterator
from typing import Any

import nbformat

from autograder.author.build import BEGIN_SCHEME, END_SCHEME
from autograder.author.importing.parts import (
    GradedCell,
    Manual,
    Solution,
    Story,
    defined_names,
    readable,
    without_magics,
)
from autograder.author.importing.planned import Plan, PlannedTask, PlannedText
from autograder.author.importing.slices import loaded_names
from autograder.author.prose import BEGIN, END
from autograder.submission.notebook import PLACEHOLDER
from autograder.submission.parsing import parse

_SHOWS = {"plt", "display", "print"}
CODE: dict[str, Any] = {"execution_count": None, "outputs": []}


def lesson_source(plan: Plan) -> str:
    """The text of `solutions/<lesson>/<lesson>.py`."""
    import jupytext  # half a second that a student's own check does without

    cells = [
        {"cell_type": kind, "metadata": metadata, "source": source} | (CODE if kind == "code" else {})
        for kind, source, metadata in _cells(plan)
    ]
    own = {"jupytext": {"notebook_metadata_filter": "-all", "cell_metadata_filter": "all"}}
    content = {"cells": cells, "metadata": own, "nbformat": 4, "nbformat_minor": 4}
    notebook = nbformat.from_dict(content)  # type: ignore[no-untyped-call]
    return str(jupytext.writes(notebook, fmt="py:percent"))


Cell = tuple[str, str, dict[str, Any]]


def _cells(plan: Plan) -> Iterator[Cell]:
    """Kind, text and metadata of each cell."""
    tasks = {task.solution.cell: task for task in plan.tasks}
    texts = {text.manual.cell: text for text in plan.texts}
    checks = _check_places(plan)
    defined = frozenset(name for task in plan.tasks for name in defined_names(task.solution.source, task.solution.cell))
    first = next((part for part in plan.notebook.parts if isinstance(part, Story) and part.kind == "markdown"), None)
    if first is None or not first.source.lstrip().startswith("#"):
        yield "markdown", f"# {plan.title}", {}
    yield "code", "from autograder import check", {}
    for part in plan.notebook.parts:
        match part:
            case Story():
                yield from _story(part, defined)
            case Solution() if part.cell in tasks:
                yield "code", _code(part.source), {"task": tasks[part.cell].name}
            case Manual():
                yield from _text(texts[part.cell])
        for task in checks.pop(part.cell, []):
            yield from _check(task)
    for text in plan.texts:
        if text.manual not in plan.notebook.parts:
            yield from _text(text)


def _check_places(plan: Plan) -> dict[int, list[PlannedTask]]:
    """After which cell of the notebook the check of each task stands: its last tests, or itself."""
    places: dict[int, list[PlannedTask]] = {}
    numbers = [part.cell for part in plan.notebook.parts if isinstance(part, Solution | GradedCell)]
    for task in plan.tasks:
        last = max([task.solution.cell, *(group.tests.cell for group in task.groups)])
        assert last in numbers
        places.setdefault(last, []).append(task)
    return places


def _check(task: PlannedTask) -> Iterator[Cell]:
    yield "code", f'check("{task.name}")', {"check": task.name}
    if task.by_hand:
        question = "Say in a sentence what your code above does. Your teacher marks the code."
        yield from _rubric(task.by_hand_name, task.by_hand, question, "")


def _story(part: Story, defined: frozenset[str]) -> Iterator[Cell]:
    source = _code(part.source)
    if part.kind == "markdown":
        yield "markdown", _one_cell(part.source), {}
    elif source.strip():
        yield "code", source, {"tags": ["demo"]} if _only_shows(part, defined) else {}


def _only_shows(part: Story, defined: frozenset[str]) -> bool:
    """Whether a cell is to be looked at: it binds nothing, and shows a picture or what a task's code gives."""
    tree = parse(readable(part.source, part.cell))
    imports = any(type(statement).__name__ in ("Import", "ImportFrom") for statement in tree.body)
    return not imports and not defined_names(part.source, part.cell) and bool(loaded_names([tree]) & (defined | _SHOWS))


def _text(text: PlannedText) -> Iterator[Cell]:
    manual = text.manual
    yield from _rubric(text.name, manual.points, manual.prompt, manual.answer)


def _rubric(name: str, points: float, prompt: str, answer: str) -> Iterator[Cell]:
    """The question with its marking scheme, and the cell for the answer."""
    unit = "point" if points == 1 else "points"
    asked = f"**Question `{name}`** ({points:g} {unit}, marked by your teacher). Write into the cell below."
    source = f"{_one_cell(prompt)}\n\n{asked}".strip()
    if answer:
        # Between these marks nothing is a solution that would be cleared.
        shown = "\n".join(line for line in answer.split("\n") if line.strip() not in (BEGIN, END))
        source += f"\n\n{BEGIN_SCHEME}\n{shown}\n{END_SCHEME}"
    yield "markdown", source, {"rubric": name}
    yield "markdown", PLACEHOLDER, {"text": name}


def _code(source: str) -> str:
    """The code of a cell without what only IPython reads."""
    return _one_cell(without_magics(source))


def _one_cell(source: str) -> str:
    """The text without lines that would begin another cell."""
    return re.sub(r"^(\s*)# ?%%", r"\1#  %%", source, flags=re.MULTILINE)
