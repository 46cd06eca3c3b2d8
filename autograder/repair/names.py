"""Names of a right program found again in a student's: by their place among parameters, and by the values they take."""

import ast
import copy
from collections import defaultdict
from collections.abc import Iterable, Mapping

from autograder.repair.splices import bindings
from autograder.runner.candidates import Trace

# Values that names have in common without having anything to do with each other.
COMMON = frozenset({"n0", "n1", "n2", "tNoneType"})
LEAST = 0.5  # of the values of the two names together that they have to share

Digests = dict[str, set[str]]  # by name


def digests(trace: Trace, function: str) -> Digests:
    """The values that each name of a function took."""
    found: Digests = defaultdict(set)
    for own, _, name, value in trace.values:
        if own == function:
            found[name].add(value)
    return found


def mapping(student: ast.FunctionDef, right: ast.FunctionDef, own: Digests, theirs: Digests) -> dict[str, str]:
    """The student's name for each name of a right function's that has one.

    Args:
        student, right: two definitions of one function.
        own, theirs: the values of their names.
    """
    found = dict(zip(_parameters(right), _parameters(student), strict=False))
    taken = set(found.values())
    known = [name for name in bindings(student) if name not in taken]
    scores = sorted(
        (
            (_overlap(own.get(mine, set()), theirs.get(name, set())), mine == name, name, mine)
            for name in bindings(right)
            if name not in found
            for mine in known
        ),
        reverse=True,
    )
    for score, same, name, mine in scores:
        if name not in found and mine not in taken and (score >= LEAST or (same and score > 0)):
            found[name] = mine
            taken.add(mine)
    for name in bindings(right):  # nothing speaks against it
        if name not in found and name in known and name not in taken:
            found[name] = name
            taken.add(name)
    return found


def _parameters(function: ast.FunctionDef) -> list[str]:
    own = function.args
    return [one.arg for one in (*own.posonlyargs, *own.args, *own.kwonlyargs)]


def _overlap(some: Iterable[str], others: Iterable[str]) -> float:
    one, other = set(some) - COMMON, set(others) - COMMON
    return len(one & other) / len(one | other) if one | other else 0.0


class _Renamer(ast.NodeTransformer):
    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.copy_location(ast.Name(self._names.get(node.id, node.id), node.ctx), node)


def renamed(tree: ast.stmt, names: Mapping[str, str]) -> ast.stmt:
    """A statement with other names; the statement itself is left alone."""
    done = _Renamer(names).visit(copy.deepcopy(tree))
    assert isinstance(done, ast.stmt)
    return ast.fix_missing_locations(done)
