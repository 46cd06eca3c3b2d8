"""Donors: what a right program does at the place of what the student's does, in the student's names.

Two definitions of one function are laid side by side, block by block: statements that are like each other belong
together, those that are left over are missing or too many. Each difference is an edit, and differences of one
comparison can be made together.
"""

import ast
import builtins
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.repair.alignment import COMPOUND, aligned, similarity
from autograder.repair.alignment import words as words_of
from autograder.repair.describe import changed
from autograder.repair.edit import Edit
from autograder.repair.edits.context import BODIES, Block, Context
from autograder.repair.edits.lines import (
    Gap,
    gaps,
    indentation,
    last_part,
    line_end,
    line_start,
    stands_alone,
    taken_out,
)
from autograder.repair.kinds import Kind
from autograder.repair.names import digests, mapping, renamed
from autograder.repair.splices import Splice, bindings
from autograder.runner.candidates import Trace

BASE, PER_TOKEN = 3.0, 0.3
NEAR, NEIGHBOUR = 0.6, 1.0
BUILTINS = frozenset(dir(builtins))


@dataclass(frozen=True)
class Donor:
    """A right definition.

    Attributes:
        function: it.
        trace: the values of its names; empty where it was not run.
    """

    function: ast.FunctionDef
    trace: Trace


def functions(tree: ast.AST) -> dict[str, ast.FunctionDef]:
    """The functions of a definition by name; of a class, its methods."""
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def differences(context: Context, donor: Donor, trace: Trace, known: frozenset[str]) -> list[Edit]:
    """The differences of the student's definition from a right one that can each be made by itself.

    Args:
        context: the student's definition.
        donor: the right one of the same function.
        trace: the values of the student's names.
        known: names at the top level of the student's program.
    """
    bound = {name for node in ast.walk(donor.function) if isinstance(node, ast.FunctionDef) for name in bindings(node)}
    # What a statement needs that another one binds comes with that one.
    comparison = compared(context, donor, trace, known | bound)
    if comparison is None:
        return []
    theirs = comparison.in_own_names(donor.function.body)
    return list(comparison.blocks(comparison.own, "body", comparison.own.body, theirs))


def compared(context: Context, donor: Donor, trace: Trace, known: frozenset[str]) -> "Comparison | None":
    """The student's function beside the right one of its name; None where there is no such function."""
    own = functions(context.source.tree).get(donor.function.name)
    if own is None:
        return None
    names = mapping(own, donor.function, digests(trace, own.name), digests(donor.trace, own.name))
    return Comparison(context, own, names, known | BUILTINS | frozenset(bindings(own)))


class Comparison:
    """A student's function beside a right one, whose names are found again in it."""

    def __init__(self, context: Context, own: ast.FunctionDef, names: Mapping[str, str], scope: frozenset[str]) -> None:
        self.context = context
        self.own = own
        self.names = names
        self.scope = scope

    def in_own_names(self, statements: Iterable[ast.stmt]) -> list[ast.stmt]:
        """Statements of the right function with the student's names."""
        return [renamed(one, self.names) for one in statements if not _is_docstring(one)]

    def blocks(
        self, owner: ast.AST, field: str, mine: Sequence[ast.stmt], theirs: Sequence[ast.stmt]
    ) -> Iterator[Edit]:
        """Two blocks of statements."""
        block = Block(owner, field, mine)
        statements = [one for one in mine if not _is_docstring(one)]
        pairs = aligned(statements, theirs)
        at = 0  # how many of the student's statements are behind us
        for one, other in pairs:
            if one is not None and other is not None:
                yield from self.pair(one, other)
            elif one is not None:
                yield from self._too_many(block, one)
            elif other is not None:
                yield from self._missing(block, statements, at, other)
            if one is not None:
                at += 1

    def pair(self, one: ast.stmt, other: ast.stmt) -> Iterator[Edit]:
        """Two statements that belong together."""
        if isinstance(one, COMPOUND) and isinstance(other, COMPOUND):
            yield from self._headers(one, other)
            for field in BODIES:
                mine, theirs = getattr(one, field, None), getattr(other, field, None)
                if mine and theirs:
                    yield from self.blocks(one, field, mine, theirs)
            return
        if _same(one, other):
            return
        text = ast.unparse(other)
        words = _changed_words(self.context.text(one), text)
        if self.is_known(other):
            start, end = self.context.source.span(one)
            edit = Edit(
                Kind.STATEMENT_OTHER, (Splice("donor", start, end, text),), start, BASE + PER_TOKEN * words, "donor"
            )
            yield edit

    def parts(self, one: ast.AST, other: ast.AST) -> Iterator[Edit]:
        """The smallest parts in which two statements differ, each replaced by itself."""
        if _same(one, other):
            return
        if type(one) is type(other):
            inner = list(self._inner(one, other))
            if inner:
                yield from inner
        stored = isinstance(getattr(one, "ctx", None), ast.Store)
        if isinstance(one, ast.expr) and isinstance(other, ast.expr) and not stored and self.is_known(other):
            text = ast.unparse(other)
            cost = BASE + PER_TOKEN * _changed_words(self.context.text(one), text)
            yield replace(self.context.replaced(Kind.EXPRESSION, one, text, source="donor"), cost=cost)

    def _inner(self, one: ast.AST, other: ast.AST) -> Iterator[Edit]:
        if any(
            isinstance(getattr(one, name, None), list) and len(getattr(one, name)) != len(getattr(other, name))
            for name in one._fields
        ):
            return
        for mine, theirs in zip(ast.iter_child_nodes(one), ast.iter_child_nodes(other), strict=False):
            yield from self.parts(mine, theirs)

    def _headers(self, one: ast.stmt, other: ast.stmt) -> Iterator[Edit]:
        for name in ("target", "iter", "test"):
            mine, theirs = getattr(one, name, None), getattr(other, name, None)
            if mine is None or theirs is None or _same(mine, theirs) or not self.is_known(theirs):
                continue
            text = ast.unparse(theirs)
            words = _changed_words(self.context.text(mine), text)
            start, end = self.context.source.span(mine)
            edit = Edit(Kind.HEADER, (Splice("donor", start, end, text),), start, BASE + PER_TOKEN * words, "donor")
            yield edit

    def _too_many(self, block: Block, one: ast.stmt) -> Iterator[Edit]:
        if stands_alone(self.context, one):
            start, _ = self.context.source.span(one)
            edit = Edit(Kind.STATEMENT_MORE, (taken_out(self.context, block, one, "donor"),), start, BASE + 1, "donor")
            yield edit

    def _missing(self, block: Block, statements: list[ast.stmt], at: int, other: ast.stmt) -> Iterator[Edit]:
        if not self.is_known(other) or not statements or not all(stands_alone(self.context, s) for s in statements):
            return
        indent = indentation(self.context, statements[0])
        if at < len(statements):
            gap = Gap(line_start(self.context, statements[at]), indent, block, at)
        else:
            gap = Gap(line_end(self.context, statements[-1]), indent, block, at)
        focus = self.context.source.span(statements[at] if at < len(statements) else last_part(statements[-1]))[0]
        text = ast.unparse(other)
        words = _changed_words("", text)
        edit = Edit(Kind.STATEMENT_MISSING, (gap.filled(text, "donor"),), focus, BASE + PER_TOKEN * words, "donor")
        yield edit

    def is_known(self, node: ast.AST) -> bool:
        """Whether all names that a right statement reads mean something where it is put; it may give new ones."""
        bound = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
        bound |= {one.arg for one in ast.walk(node) if isinstance(one, ast.arg)}
        read = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
        return read <= self.scope | bound


def single_parts(context: Context, donor: Donor, trace: Trace, known: frozenset[str]) -> Iterator[Edit]:
    """The smallest parts in which statements that belong together differ, and missing statements at every place."""
    comparison = compared(context, donor, trace, known)
    if comparison is None:
        return
    own = comparison.own
    theirs = comparison.in_own_names(_simple(donor.function))
    mine = [one for one in _simple(own) if not _is_docstring(one)]
    texts = {ast.unparse(one) for one in mine}
    for place, other in enumerate(theirs):
        text = ast.unparse(other)
        beside = (theirs[place - 1] if place else None, theirs[place + 1] if place + 1 < len(theirs) else None)
        best = sorted(mine, key=lambda one: -similarity(one, other))[:3]
        for one in best:
            if similarity(one, other) > 0.25 and type(one) is type(other):
                yield from comparison.parts(one, other)
        if text not in texts and comparison.is_known(other):
            words = _changed_words("", text)
            for gap in gaps(context):
                if context.function(gap.block.owner) is own or gap.block.owner is own:
                    focus = context.source.span(gap.beside)[0]
                    cost = BASE + 1 + PER_TOKEN * words - NEIGHBOUR * _neighbours(gap, *beside)
                    yield Edit(Kind.STATEMENT_MISSING, (gap.filled(text, "donor"),), focus, cost, "donor")


def _simple(function: ast.FunctionDef) -> list[ast.stmt]:
    """The statements of a function that are no blocks, in the order of the text."""
    found = [
        one
        for one in ast.walk(function)
        if isinstance(one, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Expr | ast.Return)
    ]
    return sorted(found, key=lambda one: one.lineno)


def _neighbours(gap: Gap, before: ast.stmt | None, after: ast.stmt | None) -> int:
    """How many of the statements beside a place are like those beside the missing one in the right program."""
    statements = gap.block.statements
    above = statements[gap.index - 1] if gap.index else None
    below = statements[gap.index] if gap.index < len(statements) else None
    pairs = ((above, before), (below, after))
    return sum(1 for one, other in pairs if one is not None and other is not None and similarity(one, other) >= NEAR)


def _changed_words(before: str, after: str) -> int:
    return changed(words_of(before), words_of(after))


def _same(one: ast.AST, other: ast.AST) -> bool:
    return ast.dump(one) == ast.dump(other)


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
