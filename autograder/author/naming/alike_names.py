"""Alike names: a student's function with the names that the right one has at the same places of its statements."""

import ast
import copy
from collections.abc import Iterator, Sequence

from autograder.repair.alignment import aligned
from autograder.repair.edits.context import BODIES
from autograder.repair.names import renamed
from autograder.repair.splices import bindings

ROUNDS = 4  # statements that have some names in common are found again by these


def named_alike(student: ast.FunctionDef, right: ast.FunctionDef) -> ast.FunctionDef:
    """The student's function with names of the right one, as far as their statements go together."""
    found = copy.deepcopy(student)
    for _ in range(ROUNDS):
        own, theirs = set(bindings(found)), set(bindings(right))
        names: dict[str, str] = {}
        for mine, other in _pairs(found.body, right.body):
            if mine != other and mine in own - theirs and other in theirs - own - set(names.values()):
                names.setdefault(mine, other)
        parameters = zip(_parameters(found), _parameters(right), strict=False)
        names |= {mine.arg: other.arg for mine, other in parameters if mine.arg != other.arg and other.arg not in own}
        if not names:
            break
        for argument in _parameters(found):
            argument.arg = names.get(argument.arg, argument.arg)
        found.body = [renamed(statement, names) for statement in found.body]
    return found


def _parameters(function: ast.FunctionDef) -> list[ast.arg]:
    return [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]


def _pairs(mine: Sequence[ast.stmt], theirs: Sequence[ast.stmt]) -> Iterator[tuple[str, str]]:
    """Names that are bound at the same places of statements that belong together."""
    for one, other in aligned(mine, theirs):
        if one is None or other is None or type(one) is not type(other):
            continue
        for field in ("target", "targets"):
            yield from _bound(getattr(one, field, None), getattr(other, field, None))
        for field in BODIES:
            own, right = getattr(one, field, None), getattr(other, field, None)
            if own and right:
                yield from _pairs(own, right)


def _bound(mine: object, theirs: object) -> Iterator[tuple[str, str]]:
    match mine, theirs:
        case ast.Name(id=one), ast.Name(id=other):
            yield one, other
        case (ast.Tuple(elts=list(some)), ast.Tuple(elts=list(others))) | (list(some), list(others)):
            if len(some) == len(others):
                for one, other in zip(some, others, strict=True):
                    yield from _bound(one, other)
