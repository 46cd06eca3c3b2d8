"""Loops that a program hangs in: the innermost one that is the same at whatever moment it is stopped."""

import ast
from collections.abc import Iterator


def hanging_at(frames: list[tuple[str, int]], sources: dict[str, str]) -> tuple[int, int]:
    """Which of a student's frames a time limit is to be told of, and the line there.

    That is the first frame, from the outside, that is in a loop, and the line where the innermost of its loops
    begins; without any loop, the outermost frame's line. The lines further in change from moment to moment.

    Args:
        frames: (unit, line) of the student's frames that are running, the outermost first; not empty.
        sources: the text of each unit by its label.

    Returns:
        the index of the frame, and the line.
    """
    for index, (unit, line) in enumerate(frames):
        loop = _loop_around(sources[unit], line)
        if loop is not None:
            return index, loop
    return 0, frames[0][1]


def _loop_around(source: str, line: int) -> int | None:
    """The line where the innermost loop around a line begins, within the function that the line is in."""
    loop = None
    try:
        for statement in _around(ast.parse(source), line):
            if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                loop = None
            elif isinstance(statement, ast.For | ast.AsyncFor | ast.While):
                loop = statement.lineno
    except (SyntaxError, ValueError, RecursionError):
        return None
    return loop


def _around(tree: ast.AST, line: int) -> Iterator[ast.stmt]:
    """The statements that span a line, the outermost first."""
    inside = [child for child in _statements(tree) if child.lineno <= line <= (child.end_lineno or 0)]
    if inside:
        yield inside[0]
        yield from _around(inside[0], line)


def _statements(node: ast.AST) -> Iterator[ast.stmt]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt):
            yield child
        elif isinstance(child, ast.ExceptHandler | ast.match_case):
            yield from child.body
