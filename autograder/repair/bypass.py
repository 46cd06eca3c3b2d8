"""Bypasses: edits that leave a student's statements with nothing to do, instead of mending them."""

import ast
from collections.abc import Iterator

from autograder.repair.describe import words_changed


def dead_statements(before: str, after: str) -> int:
    """How many statements more have nothing to do after an edit: never reached, or of no use to anything."""
    return max(0, _dead(ast.parse(after)) - _dead(ast.parse(before)))


MOST_DEAD = 1 / 3  # of the statements
MOST_NEW_WORDS = 25


def is_bypass(before: str, after: str) -> bool:
    """Whether an edit does the work beside the student's statements instead of mending them."""
    statements = sum(isinstance(one, ast.stmt) for one in ast.walk(ast.parse(before)))
    if dead_statements(before, after) >= max(1.0, MOST_DEAD * statements):
        return True
    return words_changed(before, after) > MOST_NEW_WORDS


def _dead(tree: ast.Module) -> int:
    return sum(_unreached(one) + _unused(one) for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))


def _unreached(function: ast.FunctionDef) -> int:
    count = 0
    for node in ast.walk(function):
        for name in ("body", "orelse", "finalbody"):
            statements = getattr(node, name, None)
            if isinstance(statements, list):
                ends = [
                    index
                    for index, one in enumerate(statements)
                    if isinstance(one, ast.Return | ast.Raise | ast.Break | ast.Continue)
                ]
                count += len(statements) - 1 - ends[0] if ends else 0
    return count


def _unused(function: ast.FunctionDef) -> int:
    """Statements that only give values to names that nothing reads."""
    read = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    return sum(1 for targets in _assignments(function) if targets and not targets & read)


def _assignments(function: ast.FunctionDef) -> Iterator[set[str]]:
    for node in ast.walk(function):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AugAssign | ast.AnnAssign):
            targets = [node.target]
        names = [one for target in targets for one in ast.walk(target)]
        if names and not any(isinstance(one, ast.Attribute | ast.Subscript) for one in names):
            yield {one.id for one in names if isinstance(one, ast.Name)}
