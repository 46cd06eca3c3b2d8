"""The subject of a repair: a task's code in a student's program, as pieces that can be changed one by one."""

import ast
from dataclasses import dataclass, replace
from functools import cached_property

from autograder.repair.edits.context import Context, Vocabulary
from autograder.repair.flow import loads
from autograder.repair.splices import Source
from autograder.submission.parsing import parse
from autograder.submission.program import Program, Unit
from autograder.submission.tasks import reached


@dataclass(frozen=True)
class Piece:
    """A statement at the top level of a student's program, which a task's outcome hangs on.

    Attributes:
        unit: the cell or file that it stands in.
        name: what it defines.
        line: its first line there, counted from 1.
        text: its lines.
    """

    unit: Unit
    name: str
    line: int
    text: str

    @cached_property
    def source(self) -> Source:
        """The text with its tree."""
        return Source(self.text)

    @cached_property
    def functions(self) -> frozenset[str]:
        """The names of its functions and methods."""
        return frozenset(node.name for node in ast.walk(self.source.tree) if isinstance(node, ast.FunctionDef))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that are read in it."""
        return frozenset(loads(self.source.tree))

    def context(self, vocabulary: Vocabulary) -> Context:
        """The piece as edits see it."""
        return Context(self.source, vocabulary)


def pieces(program: Program, task: str, others: frozenset[str]) -> list[Piece]:
    """The definition of a task and the program's own definitions that it uses, the task's own first.

    Args:
        program: the student's.
        task: what is defined.
        others: names of the other tasks, which are left out: their mistakes are theirs.
    """
    found = []
    for name, (unit, statement) in reached(program, task, others).items():
        if isinstance(statement, ast.Import | ast.ImportFrom):
            continue
        lines = unit.source.split("\n")
        first = min([statement.lineno, *(one.lineno for one in getattr(statement, "decorator_list", []))])
        text = "\n".join(lines[first - 1 : statement.end_lineno]) + "\n"
        if _is_readable(text):
            found.append(Piece(unit, name, first, text))
    return found


def usable(names: frozenset[str], others: frozenset[str], parts: list[Piece]) -> frozenset[str]:
    """The names of a program that a repair may read: of the other tasks only those that the program's own code reads.

    Who calls another task in the place of what a student wrote has not mended that.
    """
    return names - (others - frozenset[str]().union(*(one.names for one in parts)))


def edited(program: Program, piece: Piece, code: str) -> Program:
    """The program with other text in the place of a piece."""
    lines = piece.unit.source.split("\n")
    count = piece.text.count("\n")
    text = "\n".join([*lines[: piece.line - 1], *code.rstrip("\n").split("\n"), *lines[piece.line - 1 + count :]])
    units = tuple(replace(unit, source=text) if unit is piece.unit else unit for unit in program.units)
    return replace(program, units=units)


def _is_readable(text: str) -> bool:
    try:
        parse(text)
    except SyntaxError:  # it shares a line with another statement
        return False
    return True
