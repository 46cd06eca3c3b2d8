"""What is done with an otter notebook, one thing after another: pieces of cells to run, questions to check."""

import ast
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.author.importing.cells import source_cell
from autograder.submission.notebook import neutralise
from autograder.submission.parsing import parse

IGNORED = "otter_ignore"


@dataclass(frozen=True)
class Piece:
    """Code to run."""

    source: str


@dataclass(frozen=True)
class Check:
    """A question to check with the names as they are then."""

    question: str


Step = Piece | Check


@dataclass(frozen=True)
class Seed:
    """What is put before each cell so that drawing gives the same; nothing where there is no number.

    Attributes:
        number: it.
        variable: a name of the notebook that is given the number; NumPy's and Python's generators if None.
    """

    number: int | None = None
    variable: str | None = None

    def before(self, source: str) -> str:
        """A cell with that before it."""
        if self.number is None or source.startswith("%%"):
            return source
        if self.variable is not None:
            return f"{self.variable} = {self.number}\n{source}"
        return f"{_SEEDS.format(self.number)}\n{source}"


_SEEDS = '__import__("numpy").random.seed({0}); __import__("random").seed({0})'


def steps_of(cells: list[Any], questions: Collection[str], seed: Seed) -> Iterator[Step]:
    """What is done with a notebook; questions that are not checked in it come last.

    Args:
        cells: as they stand in its file.
        questions: those that there are tests of, in the order in which the rest of them is checked.
        seed: see there.
    """
    checked: set[str] = set()
    for number, one in enumerate(cells, 1):
        if not isinstance(one, dict):
            continue
        cell = source_cell(number, one)
        own = cell.metadata.get("otter")
        own = own if isinstance(own, dict) else {}
        if cell.kind != "code" or _is_ignored(cell.metadata, own):
            continue
        steps = list(_split(cell.source, questions, seed))
        asked = own.get("tests")
        for name in asked if isinstance(asked, list) else ():
            if name in questions:
                steps += [Piece(seed.before("")), Check(name)]
        checked |= {step.question for step in steps if isinstance(step, Check)}
        yield from (step for step in steps if isinstance(step, Check) or step.source.strip())
    yield from (Check(name) for name in questions if name not in checked)


def _is_ignored(metadata: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    tags = metadata.get("tags")
    return (isinstance(tags, list) and IGNORED in tags) or bool(own.get("ignore"))


def _split(source: str, questions: Collection[str], seed: Seed) -> Iterator[Step]:
    """A cell in pieces, each up to a statement that checks questions, which are checked when it has run."""
    lines = source.split("\n")
    pieces: list[tuple[str, list[str]]] = []
    begun = 0
    for last, names in _checks(source, questions):
        pieces.append(("\n".join(lines[begun:last]), names))
        begun = last
    pieces.append(("\n".join(lines[begun:]), []))
    for number, (piece, names) in enumerate(pieces):
        yield Piece(piece if number else seed.before(piece))
        yield from map(Check, names)


def _checks(source: str, questions: Collection[str]) -> Iterator[tuple[int, list[str]]]:
    """The last line of each statement in which questions are checked, and which."""
    try:
        body = parse(neutralise(source)).body
    except (SyntaxError, ValueError, RecursionError):
        return
    found: dict[int, list[str]] = {}
    for statement in body:
        names = [name for node in _run_now(statement) if (name := _checked(node)) in questions and name is not None]
        if names:
            found.setdefault(statement.end_lineno or statement.lineno, []).extend(names)
    yield from found.items()


def _run_now(node: ast.AST) -> Iterator[ast.AST]:
    """A statement's parts without the bodies of functions."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return
    yield node
    for one in ast.iter_child_nodes(node):
        yield from _run_now(one)


def _checked(node: ast.AST) -> str | None:
    """The question that a call such as `grader.check("q1")` checks; None for anything else."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(), attr="check"), args=[ast.Constant(value=str(name)), *_]):
            return name
    return None
