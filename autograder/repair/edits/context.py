"""The context of edits: a definition's text with what stands around each of its nodes."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from autograder.repair.edit import Edit
from autograder.repair.splices import Source, Splice, bindings, inside

BODIES = ("body", "orelse", "finalbody")
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Vocabulary:
    """Words that right programs use.

    Attributes:
        attributes: names of attributes and methods.
        keywords: keyword arguments as text, such as `dim=1`.
        constants: numbers and texts as they are written.
    """

    attributes: frozenset[str] = frozenset()
    keywords: frozenset[str] = frozenset()
    constants: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Block:
    """A list of statements that are indented alike.

    Attributes:
        owner: the statement or the module that they belong to.
        field: the name of the list in it.
        statements: what is in it.
    """

    owner: ast.AST
    field: str
    statements: Sequence[ast.stmt]


@dataclass
class Context:
    """A definition that is edited.

    Attributes:
        source: its text.
        vocabulary: words of right programs.
    """

    source: Source
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All nodes that do something, in the order of the text, those of inner functions too."""
        return list(inside(self.source.tree, functions=True))

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """The node around each node."""
        return {child: node for node in ast.walk(self.source.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def blocks(self) -> list[Block]:
        """All blocks in functions, the outer ones first."""
        found = []
        for node in ast.walk(self.source.tree):
            for name in BODIES:
                statements = getattr(node, name, None)
                if isinstance(statements, list) and statements and self.function(node) is not None:
                    found.append(Block(node, name, statements))
        return found

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes around a node, the nearest first."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def function(self, node: ast.AST) -> Function | None:
        """The innermost function that a node is in, or is."""
        return next((one for one in (node, *self.around(node)) if isinstance(one, Function)), None)

    def statement(self, node: ast.AST) -> ast.stmt | None:
        """The statement that a node is in, or is."""
        return next((one for one in (node, *self.around(node)) if isinstance(one, ast.stmt)), None)

    def names(self, node: ast.AST) -> list[str]:
        """Names that are bound where a node stands, in the functions around it: those bound last come first."""
        line = getattr(node, "lineno", 0)
        found: dict[str, int] = {}
        for one in (node, *self.around(node)):
            if isinstance(one, ast.FunctionDef | ast.Lambda):
                for name, at in bindings(one).items():
                    found.setdefault(name, at)
        return sorted((name for name, at in found.items() if at <= line), key=lambda name: -found[name])

    def text(self, node: ast.AST) -> str:
        """The text of a node."""
        return self.source.text(node)

    def replaced(self, kind: str, node: ast.AST, text: str, cost: float) -> Edit:
        """A node's text replaced by another."""
        start, end = self.source.span(node)
        return Edit(kind, (Splice(kind, start, end, text),), start, cost)
