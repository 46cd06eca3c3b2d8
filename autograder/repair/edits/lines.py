"""Whole lines of a definition: a statement taken out, put elsewhere, or one more."""

import ast
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.repair.edits.context import Block, Context
from autograder.repair.splices import Splice


@dataclass(frozen=True)
class Gap:
    """A place between two statements, where a statement may be put.

    Attributes:
        at: where its line would begin, in bytes.
        indent: how it would be indented.
        block: the block that it would be in.
        index: before which of the block's statements; their number for the end.
    """

    at: int
    indent: str
    block: Block
    index: int

    @property
    def beside(self) -> ast.stmt:
        """The statement to look at where one is missing here: the one behind, or the last part of the last one."""
        statements = self.block.statements
        return statements[self.index] if self.index < len(statements) else last_part(statements[-1])

    def filled(self, statement: str, kind: str) -> Splice:
        """A statement put there."""
        text = textwrap.indent(textwrap.dedent(statement).strip("\n"), self.indent)
        return Splice(kind, self.at, self.at, text + "\n")


def gaps(context: Context) -> Iterator[Gap]:
    """All places for a statement in the functions of a definition."""
    for block in context.blocks:
        if not _has_lines_of_its_own(context, block):
            continue
        indent = indentation(context, block.statements[0])
        first = 1 if _is_docstring(block) else 0
        for index in range(first, len(block.statements)):
            yield Gap(line_start(context, block.statements[index]), indent, block, index)
        yield Gap(line_end(context, block.statements[-1]), indent, block, len(block.statements))


def _is_docstring(block: Block) -> bool:
    in_function = block.field == "body" and isinstance(block.owner, ast.FunctionDef | ast.AsyncFunctionDef)
    return in_function and is_text(block.statements[0])


def _has_lines_of_its_own(context: Context, block: Block) -> bool:
    return all(stands_alone(context, one) for one in block.statements)


def stands_alone(context: Context, statement: ast.stmt) -> bool:
    """Whether nothing else stands in a statement's lines, as after `;` or behind `if x:`."""
    start, end = context.source.span(statement)
    data = context.source.data
    begin, stop = data.rfind(b"\n", 0, start) + 1, data.find(b"\n", end)
    rest = data[end : stop if stop >= 0 else len(data)].strip()
    return not data[begin:start].strip() and (not rest or rest.startswith(b"#"))


def indentation(context: Context, statement: ast.stmt) -> str:
    """The blanks before a statement."""
    return context.source.data[line_start(context, statement) : context.start(statement)].decode()


def line_start(context: Context, statement: ast.stmt) -> int:
    """Where a statement's first line begins."""
    return context.source.data.rfind(b"\n", 0, context.start(statement)) + 1


def line_end(context: Context, statement: ast.stmt) -> int:
    """Where the line after a statement begins."""
    data = context.source.data
    stop = data.find(b"\n", context.source.span(statement)[1])
    return len(data) if stop < 0 else stop + 1


def last_part(statement: ast.stmt) -> ast.stmt:
    """The statement that stands last in one with a body; an `if` and all others are it themselves."""
    while not isinstance(statement, ast.If) and (inner := getattr(statement, "body", None)):
        statement = inner[-1]
    return statement


def taken_out(context: Context, block: Block, statement: ast.stmt, kind: str) -> Splice:
    """A statement left out of its block; `pass` where nothing else would be in it."""
    start, end = line_start(context, statement), line_end(context, statement)
    alone = len(block.statements) == 1
    return Splice(kind, start, end, f"{indentation(context, statement)}pass\n" if alone else "")


def text_of_lines(context: Context, start: int, end: int) -> str:
    """Whole lines, the last one with its end even where the text has none there."""
    text = context.source.data[start:end].decode()
    return text if text.endswith("\n") else text + "\n"


def is_text(statement: ast.stmt) -> bool:
    """Whether a statement is a text alone, as a docstring is."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
