"""Splices: one change each of a definition's text, by the positions of its tree and its tokens."""

import ast
import io
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from autograder.submission.parsing import parse


@dataclass(frozen=True)
class Splice:
    """A piece of a text that is replaced.

    Attributes:
        kind: what kind of change it is.
        start, end: the piece, in bytes of the text's UTF-8.
        text: what stands there afterwards.
    """

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Token:
    """A word or a sign of a text, with its place in bytes."""

    text: str
    start: int
    end: int


class Source:
    """The text of a definition, with its tree; all places are in bytes, as those of `ast` are.

    Attributes:
        data: the text in UTF-8.
        tree: the text as a module.
        own_names: what its functions bind themselves: parameters, variables, loop variables.
    """

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self.tree = parse(text)
        lines = text.splitlines(keepends=True)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line.encode()))
        self._tokens = [
            Token(
                token.string,
                *(
                    self._starts[row - 1] + len(lines[row - 1][:column].encode())
                    for row, column in (token.start, token.end)
                ),
            )
            for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type in (tokenize.OP, tokenize.NAME)
        ]
        self.own_names = frozenset(
            name
            for node in ast.walk(self.tree)
            if isinstance(node, ast.FunctionDef | ast.Lambda)
            for name in bindings(node)
        )

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a node begins and ends, with its decorators; parentheses around an expression are not part of it."""
        if isinstance(node, ast.comprehension):  # the only one of them that does not know where it stands
            return self.span(node.target)[0], self.span([node.iter, *node.ifs][-1])[1]
        first: Any = min([node, *getattr(node, "decorator_list", [])], key=lambda one: one.lineno)
        start = self._starts[first.lineno - 1] + first.col_offset - (first is not node)  # a decorator's @ is before it
        return start, self._starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]

    def text(self, node: ast.AST) -> str:
        """The text of a node."""
        start, end = self.span(node)
        return self.data[start:end].decode()

    def tokens(self, start: int, end: int) -> list[Token]:
        """The words and signs between two places."""
        return [token for token in self._tokens if start <= token.start and token.end <= end]

    def line(self, place: int) -> int:
        """The line of a place, counted from 1."""
        return self.data.count(b"\n", 0, place) + 1

    def lines(self, splice: Splice) -> tuple[str, str]:
        """The lines that a splice touches, before and after it."""
        start = self.data.rfind(b"\n", 0, splice.start) + 1
        end = self.data.find(b"\n", splice.end)
        end = len(self.data) if end < 0 else end
        after = self.data[start : splice.start] + splice.text.encode() + self.data[splice.end : end]
        return self.data[start:end].decode(), after.decode()

    def changed(self, *splices: Splice) -> str:
        """The whole text with some splices, which do not overlap; of two at one place the first one's text is first."""
        parts, place = [], 0
        for splice in sorted(splices, key=lambda one: (one.start, one.end)):
            parts += [self.data[place : splice.start], splice.text.encode()]
            place = splice.end
        return b"".join([*parts, self.data[place:]]).decode()


def bindings(function: ast.FunctionDef | ast.Lambda) -> dict[str, int]:
    """Names that a function binds, in the order of their first binding, with its line; not those of inner functions."""
    own = function.args
    parameters = [*own.posonlyargs, *own.args, own.vararg, *own.kwonlyargs, own.kwarg]
    found = {one.arg: one.lineno for one in parameters if one is not None}
    for statement in function.body if isinstance(function, ast.FunctionDef) else [function.body]:
        for node in inside(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.setdefault(node.id, node.lineno)
    return found


def inside(node: ast.AST, functions: bool = False) -> Iterator[ast.AST]:
    """A node and those below it that do something, in the order of the text.

    Annotations, decorators, docstrings and `pass` are left out, and what is inside f-strings: Python 3.11 does not
    know where that stands. So are the bodies of inner functions, unless `functions` asks for them.
    """
    if _does_nothing(node):
        return
    yield node
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.FunctionDef | ast.Lambda) and not functions):
        return
    for name, value in ast.iter_fields(node):
        if name not in ("annotation", "returns", "decorator_list"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from inside(child, functions)


def _does_nothing(node: ast.AST) -> bool:
    match node:
        case ast.Pass() | ast.Expr(value=ast.Constant()) | ast.AnnAssign(value=None):
            return True
    return False
