"""The context of edits: a definition's text with what stands around each of its nodes."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from autograder.repair.costs import cost_of
from autograder.repair.edit import Edit
from autograder.repair.edits.brackets import ATOMS, is_loose, is_whole
from autograder.repair.kinds import Kind
from autograder.repair.splices import Source, Splice, Token, bindings, inside

BODIES = ("body", "orelse", "finalbody")
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Vocabulary:
    """Words that right programs use.

    Attributes:
        attributes: names of attributes and methods.
        methods: those of them that are called.
        keywords: keyword arguments as text, such as `dim=1`.
        arguments: names of the arguments that are given by name.
        constants: numbers and texts as they are written.
        wrappers: steps around one value, with `{}` in its place, such as `{}.argmax(dim=1)`.
        calls: calls in which nothing varies, such as `nn.Linear(20, 5)` or `torch.device("cpu")`.
    """

    attributes: frozenset[str] = frozenset()
    methods: frozenset[str] = frozenset()
    keywords: frozenset[str] = frozenset()
    arguments: frozenset[str] = frozenset()
    constants: frozenset[str] = frozenset()
    wrappers: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()


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
    _bound: dict[ast.AST, dict[str, int]] = field(default_factory=dict)

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

    @cached_property
    def block_of(self) -> dict[ast.stmt, tuple[Block, int]]:
        """The block that each statement in a function is in, and its place there."""
        return {one: (block, index) for block in self.blocks for index, one in enumerate(block.statements)}

    @cached_property
    def reads(self) -> dict[str, list[ast.Name]]:
        """Where each name is read, in the order of the text."""
        found: dict[str, list[ast.Name]] = {}
        for node in self.nodes:
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.setdefault(node.id, []).append(node)
        return found

    @cached_property
    def own_attributes(self) -> list[str]:
        """The attributes that methods give to `self`, as `self.x`."""
        stored = [
            f"self.{node.attr}"
            for node in self.nodes
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and is_self(node.value)
        ]
        return list(dict.fromkeys(stored))

    @cached_property
    def rows(self) -> dict[int, int]:
        """For each line with a simple statement, the first line of the simple statements that it follows at once."""
        found: dict[int, int] = {}
        for block in self.blocks:
            first = None
            for statement in block.statements:
                simple = not hasattr(statement, "body")
                first = (first or statement.lineno) if simple else None
                for line in range(statement.lineno, (statement.end_lineno or statement.lineno) + 1 if simple else 0):
                    found[line] = first or line
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

    def loops(self, node: ast.AST) -> list[ast.For | ast.While]:
        """The loops around a node in its own function, the innermost first."""
        found = []
        for one in self.around(node):
            if isinstance(one, Function):
                break
            if isinstance(one, ast.For | ast.While):
                found.append(one)
        return found

    def names(self, node: ast.AST) -> list[str]:
        """Names that are bound where a node stands, in the functions around it: those bound last come first."""
        line = getattr(node, "lineno", 0)
        found: dict[str, int] = {}
        for one in (node, *self.around(node)):
            if isinstance(one, ast.FunctionDef | ast.Lambda):
                for name, at in self._bindings(one).items():
                    found.setdefault(name, at)
        return sorted((name for name, at in found.items() if at <= line), key=lambda name: -found[name])

    def _bindings(self, function: ast.FunctionDef | ast.Lambda) -> dict[str, int]:
        if function not in self._bound:
            self._bound[function] = bindings(function)
        return self._bound[function]

    def unused(self, node: ast.AST) -> list[str]:
        """Parameters of the function that a node is in which nothing reads."""
        function = self.function(node)
        if function is None:
            return []
        parameters = [one.arg for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
        return [name for name in parameters if name not in self.reads and name != "self"]

    def is_value(self, node: ast.AST) -> bool:
        """Whether a node is a value that is used as a whole: no function that is called, no owner of an attribute."""
        if not isinstance(node, ast.expr) or isinstance(getattr(node, "ctx", None), ast.Store | ast.Del):
            return False
        if isinstance(node, ast.Name) and node.id not in self.source.own_names:
            return False
        parent = self.parents.get(node)
        return not isinstance(parent, ast.Attribute) and not (isinstance(parent, ast.Call) and parent.func is node)

    def text(self, node: ast.AST) -> str:
        """The text of a node."""
        return self.source.text(node)

    def start(self, node: ast.AST) -> int:
        """Where a node begins."""
        return self.source.span(node)[0]

    def atom(self, node: ast.AST) -> str:
        """The text of an expression, in brackets where something could be put behind it otherwise."""
        text = self.text(node)
        return text if isinstance(node, ATOMS) and not text.isdigit() else f"({text})"  # 1.sum() cannot be read

    def between(self, left: ast.AST, right: ast.AST) -> list[Token]:
        """Words and signs between two nodes."""
        return self.source.tokens(self.source.span(left)[1], self.source.span(right)[0])

    def behind(self, inner: ast.AST, around: ast.AST) -> list[Token]:
        """Words and signs from the end of a node to the end of one around it."""
        return self.source.tokens(self.source.span(inner)[1], self.source.span(around)[1])

    def operator(self, left: ast.AST, right: ast.AST) -> str:
        """The sign between two operands, with the blanks around it and no brackets."""
        return " " + " ".join(one.text for one in self.between(left, right) if one.text not in "()") + " "

    def edit(
        self, kind: Kind, splices: Iterable[Splice], focus: int, variant: str = "plain", source: str = "generic"
    ) -> Edit:
        """An edit with what its kind and variant cost."""
        return Edit(kind, tuple(splices), focus, cost_of(kind, variant), source, variant)

    def at(self, kind: Kind, start: int, end: int, text: str, variant: str = "plain") -> Edit:
        """One piece of text replaced; the mistake stands where it begins."""
        return self.edit(kind, [Splice(kind, start, end, text)], start, variant)

    def replaced(self, kind: Kind, node: ast.AST, text: str, variant: str = "plain", source: str = "generic") -> Edit:
        """A node's text replaced by another, in brackets where the place needs them."""
        start, end = self.source.span(node)
        return self.edit(kind, [Splice(kind, start, end, self._fitted(node, text))], start, variant, source)

    def _fitted(self, node: ast.AST, text: str) -> str:
        start, end = self.source.span(node)
        data = self.source.data
        if data[:start].rstrip().endswith(b"(") and data[end:].lstrip().startswith(b")"):
            return text
        parent = self.parents.get(node)
        tight = isinstance(
            parent, ast.BinOp | ast.UnaryOp | ast.Attribute | ast.Compare | ast.BoolOp | ast.Starred | ast.IfExp
        )
        # What a comprehension goes over, and its conditions, can be no lambda and no condition without brackets.
        tight = tight or isinstance(parent, ast.comprehension)
        tight = tight or (isinstance(parent, ast.Subscript) and parent.value is node)
        tight = tight or (isinstance(parent, ast.Call) and parent.func is node)
        tight_number = isinstance(parent, ast.Attribute) and text.isdigit()  # 1.sum() cannot be read
        return (
            f"({text})" if tight_number or (tight and is_loose(text)) or ("\n" in text and not is_whole(text)) else text
        )


def is_self(node: ast.AST) -> bool:
    """Whether a node is the name `self`."""
    return isinstance(node, ast.Name) and node.id == "self"
