"""Parts of an otter notebook, from the raw cells that begin and end its questions, solutions and tests."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.author.importing.cells import SourceCell
from autograder.author.importing.nbgrader_format import question_above
from autograder.author.importing.otter_marks import (
    from_doctest,
    has_solution,
    marked,
    test_config,
    without_ignored,
    yaml_table,
)
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
from autograder.core.language import tr

CONFIG = re.compile(r"#\s+assignment\s+config\s*$", re.IGNORECASE | re.MULTILINE)
BORDER = re.compile(
    r"#\s+(?P<side>begin|end)\s+(?P<block>question|prompt|solution|tests)\s*$", re.IGNORECASE | re.MULTILINE
)
_IGNORED_CELL = re.compile(r"(##\s*ignore\s*##|#\s*ignore)\s*$", re.IGNORECASE | re.MULTILINE)
_FENCED = re.compile(r"^```otter\s*\n(.*?)^```\s*$\n?", re.DOTALL | re.MULTILINE)
OTTER_INCLUDE = "otter_include"


def is_otter(cells: Sequence[SourceCell]) -> bool:
    """Whether a cell begins an assignment or a question as otter has it."""
    return any(
        cell.kind == "raw" and (CONFIG.match(cell.source) or BORDER.match(cell.source)) for cell in unfenced(cells)
    )


def unfenced(cells: Iterable[SourceCell]) -> list[SourceCell]:
    """The cells, with blocks of settings inside of text cells as raw cells of their own."""
    found = []
    for cell in cells:
        pieces = _FENCED.split(cell.source) if cell.kind == "markdown" else [cell.source]
        for number, piece in enumerate(pieces):
            if piece.strip() or len(pieces) == 1:
                found.append(replace(cell, source=piece.strip("\n"), kind="raw" if number % 2 else cell.kind))
    return found


@dataclass
class _Question:
    """A question while its cells are read."""

    settings: dict[str, Any]
    cell: int
    tests: list[GradedCell] = field(default_factory=list)
    given: list[float | None] = field(default_factory=list)  # points that the tests say themselves
    answers: list[str] = field(default_factory=list)
    solutions: list[Solution] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.settings.get("name") or f"question_{self.cell}")

    @property
    def manual(self) -> bool:
        return self.settings.get("manual") is True


def read_otter(cells: Sequence[SourceCell]) -> SourceNotebook:
    """The parts of an otter notebook.

    Raises:
        ImportProblem: a block does not end, or settings cannot be read.
    """
    reader = _Reader()
    for cell in unfenced(cells):
        reader.take(cell)
    if reader.blocks:
        raise ImportProblem(tr("the notebook has a `# BEGIN {block}` without its end", block=reader.blocks[-1].upper()))
    return SourceNotebook("otter", tuple(reader.parts), tuple(reader.files))


class _Reader:
    """The state of reading: which blocks are open, and what was read."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.files: list[str] = []
        self.blocks: list[str] = []
        self.question: _Question | None = None

    def take(self, cell: SourceCell) -> None:
        """Read one cell."""
        if _IGNORED_CELL.match(cell.source):
            return
        border = BORDER.match(cell.source) if cell.kind == "raw" else None
        if border:
            self._border(border["side"].lower() == "begin", border["block"].lower(), cell)
        elif cell.kind == "raw" and CONFIG.match(cell.source):
            self._settings(yaml_table(cell.source, cell.number))
        elif cell.kind in ("code", "markdown"):
            self._content(cell)

    def _settings(self, table: dict[str, Any]) -> None:
        files = table.get("files")
        self.files += [str(name) for name in files] if isinstance(files, list) else []

    def _border(self, begins: bool, block: str, cell: SourceCell) -> None:
        if begins:
            self.blocks.append(block)
            if block == "question":
                self.question = _Question(yaml_table(cell.source, cell.number), cell.number)
            return
        if not self.blocks or self.blocks.pop() != block:
            raise ImportProblem(
                tr(
                    "cell {number} of the notebook ends a block that is not open: {block}",
                    number=cell.number,
                    block=block,
                )
            )
        if block == "question" and self.question is not None:
            self._end_question(self.question)
            self.question = None

    def _content(self, cell: SourceCell) -> None:
        block = self.blocks[-1] if self.blocks else ""
        question = self.question
        if question is None or block in ("", "question"):
            if cell.kind == "code" and has_solution(cell.source):
                self.parts.append(Solution(marked(cell.source, cell.number), cell.number))
            else:
                source = without_ignored(cell.source, cell.number) if cell.kind == "code" else cell.source
                self.parts.append(Story(cell.kind, source, cell.number))
        elif block == "tests" and (cell.kind == "code" or from_doctest(cell.source) != cell.source):
            self._test(question, cell)
        elif block == "solution" and cell.kind == "code":
            self._solution(question, cell)
        elif block == "solution" and OTTER_INCLUDE in cell.metadata.get("tags", []):
            self.parts.append(Story("markdown", cell.source, cell.number))
        elif block == "solution":
            question.answers.append(cell.source)

    def _solution(self, question: _Question, cell: SourceCell) -> None:
        source = marked(cell.source, cell.number)
        if question.manual and defined_names(source, cell.number) == []:
            question.answers.append(f"```python\n{source}\n```")
            return
        source = all_marked(cell.source) if question.manual and not has_solution(cell.source) else source
        solution = Solution(source, cell.number, question.name)
        question.solutions.append(solution)
        self.parts.append(solution)

    def _test(self, question: _Question, cell: SourceCell) -> None:
        settings, skipped = test_config(cell.source, cell.number)
        source = from_doctest(without_ignored("\n".join(cell.source.split("\n")[skipped:]), cell.number))
        name = str(settings.get("name") or f"{question.name}_{len(question.tests) + 1}")
        points = settings.get("points")
        question.given.append(float(points) if isinstance(points, int | float) else None)
        test = GradedCell(source, cell.number, name, 0.0, question.name, skipped, last_value=True)
        question.tests.append(test)

    def _end_question(self, question: _Question) -> None:
        if question.manual:
            self._end_manual(question)
            return
        points = points_of_tests(question.settings.get("points"), question.given, question.name)
        self.parts += [replace(test, points=own) for test, own in zip(question.tests, points, strict=True)]

    def _end_manual(self, question: _Question) -> None:
        points = question.settings.get("points")
        own = float(points) if isinstance(points, int | float) else 0.0
        if question.solutions and not question.answers:  # code that a person marks
            self.parts[self.parts.index(question.solutions[0])] = replace(question.solutions[0], points=own)
            return
        answer = "\n\n".join(question.answers)
        self.parts.append(Manual(question.name, question_above(self.parts), answer, own, question.cell))


def points_of_tests(total: Any, given: Sequence[float | None], question: str) -> list[float]:
    """The points of each test of a question, by otter's rules.

    Args:
        total: the question's own setting: a number, a list of them, `{"each": number}`, or None.
        given: what each test says itself.
        question: its name, for messages.

    Raises:
        ImportProblem: they contradict one another.
    """
    if isinstance(total, dict):
        total = float(total.get("each", 1)) * len(given)
    if isinstance(total, list):
        if len(total) != len(given):
            raise ImportProblem(
                tr(
                    "question {question} has {tests} tests, and `points` for {points}: make them agree",
                    question=question,
                    tests=len(given),
                    points=len(total),
                )
            )
        given, total = [float(one) for one in total], None
    said = sum(points for points in given if points is not None)
    left = sum(points is None for points in given)
    if total is None:  # nothing said: one point for all; otherwise those that say nothing get nothing
        rest = 0.0 if said else 1.0
    elif said > float(total):
        raise ImportProblem(
            tr(
                "the tests of question {question} have more points than the question: make them agree",
                question=question,
            )
        )
    else:
        rest = float(total) - said
    return [points if points is not None else rest / left for points in given]
