"""Substitutes: the least of the reference that stands in for a student's own definitions, and nothing else of it."""

import ast

from autograder.submission.parsing import parse
from autograder.submission.tasks import bound_names


def only(source: str, names: tuple[str, ...]) -> str:
    """A program that defines these names as `source` does, with what they need and nothing more.

    Comments and docstrings are left out. Imports are all kept.
    """
    body = parse(source).body
    makers: dict[str, list[int]] = {}
    for place, statement in enumerate(body):
        for name in bound_names(statement):
            makers.setdefault(name, []).append(place)
    kept = {place for place, statement in enumerate(body) if isinstance(statement, ast.Import | ast.ImportFrom)}
    waiting = list(names)
    while waiting:
        for place in makers.get(waiting.pop(), []):
            if place not in kept:
                kept.add(place)
                waiting += _used(body[place])
    return ast.unparse(ast.Module([_bare(body[place]) for place in sorted(kept)], type_ignores=[]))


def _used(statement: ast.stmt) -> list[str]:
    return [node.id for node in ast.walk(statement) if isinstance(node, ast.Name)]


def _bare(statement: ast.stmt) -> ast.stmt:
    for node in ast.walk(statement):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
    return statement
