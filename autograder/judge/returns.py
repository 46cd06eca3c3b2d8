"""The `return` that a result of the wrong kind comes from."""

import ast
from collections.abc import Iterator

from autograder.judge.result import Place
from autograder.submission.parsing import parse
from autograder.submission.program import Program

_OTHERS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def only_return(program: Program, definition: Place | None) -> Place | None:
    """The one `return` of a function; None where there are several, or none, or what it gives goes through a decorator.

    Args:
        program: the student's.
        definition: of the function.
    """
    if definition is None or not definition.line:
        return None
    unit = program.unit_of(definition.file, definition.cell)
    if unit is None:
        return None
    try:
        body = parse(unit.source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    end = definition.end_line or definition.line
    functions = [
        one
        for one in body
        if isinstance(one, ast.FunctionDef) and not one.decorator_list and definition.line <= one.lineno <= end
    ]
    found = list(_returns(functions[0])) if len(functions) == 1 else []
    if len(found) != 1 or found[0].value is None:
        return None
    line = found[0].lineno
    return Place(definition.file, line, definition.cell, unit.source.split("\n")[line - 1].strip()[:200])


def _returns(node: ast.AST) -> Iterator[ast.Return]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Return):
            yield child
        elif not isinstance(child, _OTHERS):
            yield from _returns(child)
