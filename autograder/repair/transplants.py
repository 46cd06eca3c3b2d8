"""Transplants: what right programs do to a value done to the student's values, their expressions in place of his."""

import ast
import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from autograder.repair.alignment import words
from autograder.repair.describe import changed
from autograder.repair.donors import BASE, PER_TOKEN, Comparison, Donor, compared
from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.kinds import Kind
from autograder.runner.candidates import Trace

HOLE = "_hole_"
FAR = 3.5  # what it costs more than to change a part of a statement that has its like in a right program
MOST_WORDS = 12  # of an expression of a right program's
ALIKE = 0.3  # of their words that two expressions have to share for the one to take the other's place
MOST = 500  # for one definition, the cheapest first
_VALUES = ast.Name | ast.Attribute | ast.Call | ast.BinOp | ast.Subscript | ast.Compare


@dataclass(frozen=True)
class _Expression:
    """An expression of a right program, in the student's names.

    Attributes:
        text: it; with `HOLE` in it, a step around the value that stands there.
        words: what it is made of, without the hole.
    """

    text: str
    words: Sequence[str]


def transplants(context: Context, donors: Iterable[Donor], trace: Trace, known: frozenset[str]) -> list[Edit]:
    """Edits that put a right program's expressions into a student's definition, the cheapest first.

    Args:
        context: the student's definition.
        donors: right ones of its functions.
        trace: the values of the student's names.
        known: names at the top level of the student's program.
    """
    found: dict[tuple[int, str], Edit] = {}
    for donor in donors:
        comparison = compared(context, donor, trace, known)
        if comparison is None:
            continue
        whole, steps = _expressions(comparison, donor)
        for node in context.nodes:
            if not _may_be_replaced(context, comparison, node):
                continue
            for edit in (*_around(context, node, steps), *_instead(context, node, whole)):
                found.setdefault((edit.splices[0].start, edit.splices[0].text), edit)
    return list(islice(sorted(found.values(), key=lambda one: one.cost), MOST))


def _expressions(comparison: Comparison, donor: Donor) -> tuple[list[_Expression], list[_Expression]]:
    """Expressions of a right function whose names all mean something in the student's; steps around one value."""
    whole: dict[str, _Expression] = {}
    steps: dict[str, _Expression] = {}
    for statement in comparison.in_own_names(donor.function.body):
        for node in ast.walk(statement):
            if not isinstance(node, ast.BinOp | ast.Call | ast.Attribute | ast.Subscript | ast.Compare | ast.IfExp):
                continue
            if isinstance(getattr(node, "ctx", None), ast.Store):
                continue
            if comparison.is_known(node):
                _keep(whole, ast.unparse(node))
            for step in _with_holes(node):
                if comparison.is_known(step):
                    _keep(steps, ast.unparse(step))
    return list(whole.values()), list(steps.values())


def _keep(found: dict[str, _Expression], text: str) -> None:
    used = [one for one in words(text) if one != HOLE]
    if len(used) <= MOST_WORDS:
        found.setdefault(text, _Expression(text, used))


def _with_holes(node: ast.AST) -> Iterator[ast.expr]:
    """An operation with a hole in the place of each of its operands in turn."""
    match node:
        case ast.BinOp():
            yield from (_with(node, name) for name in ("left", "right"))
        case ast.Call(args=args, func=function):
            yield from (
                _with(node, "args", place) for place, one in enumerate(args) if not isinstance(one, ast.Starred)
            )
            if isinstance(function, ast.Attribute) and (args or node.keywords):
                step = copy.deepcopy(node)
                assert isinstance(step.func, ast.Attribute)
                step.func.value = _hole()
                yield step


def _with(node: ast.expr, field: str, place: int | None = None) -> ast.expr:
    step = copy.deepcopy(node)
    if place is None:
        setattr(step, field, _hole())
    else:
        getattr(step, field)[place] = _hole()
    return step


def _hole() -> ast.Name:
    return ast.Name(HOLE, ast.Store())  # a name that is given here is not one that has to be known


def _may_be_replaced(context: Context, comparison: Comparison, node: ast.AST) -> bool:
    return isinstance(node, _VALUES) and context.is_value(node) and context.function(node) is comparison.own


def _around(context: Context, node: ast.AST, steps: Iterable[_Expression]) -> Iterator[Edit]:
    """A value with a step around it."""
    for step in steps:
        cost = BASE + FAR + PER_TOKEN * len(step.words)
        text = step.text.replace(HOLE, context.atom(node))
        yield replace(context.replaced(Kind.EXPRESSION, node, text, source="donor"), cost=cost)


def _instead(context: Context, node: ast.AST, whole: Iterable[_Expression]) -> Iterator[Edit]:
    """A right program's expression in the place of one that has something of it."""
    own = words(context.text(node))
    for one in whole:
        count = changed(own, list(one.words))
        if count and count <= (1 - ALIKE) * (len(own) + len(one.words)):
            cost = BASE + FAR + PER_TOKEN * count
            yield replace(context.replaced(Kind.EXPRESSION, node, one.text, source="donor"), cost=cost)
