"""Bypasses: edits that leave a student's statements with nothing to do, instead of mending them."""

import ast
from collections import Counter
from collections.abc import Iterator, Sequence

from autograder.repair.flow import Flow, Function, loads
from autograder.repair.subject import Piece
from autograder.submission.parsing import parse

SHARE = 1 / 3  # of the statements: whoever leaves these with nothing to do has not mended the program
_ENDS = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def dead_statements(before: str, after: str) -> int:
    """How many statements more have nothing to do after an edit: never reached, of no use to anything, or left out.

    One statement that is left out is an ordinary edit and counts nothing; of more, those beyond the first count.
    """
    one, other = parse(before), parse(after)
    lost = _lost(one, other)
    return max(0, _dead(other) - _dead(one)) + max(0, lost - 1) + _ignored(one, other) + _ended(one, other)


def is_bypass(before: str, after: str) -> bool:
    """Whether an edit leaves a third of a program's statements with nothing to do."""
    return dead_statements(before, after) > max(1, SHARE * statements_of(before))


def statements_of(text: str) -> int:
    """How many statements a text has, without its definitions and docstrings."""
    return sum(1 for node in ast.walk(parse(text)) if isinstance(node, ast.stmt) and not _is_definition(node))


def abandoned_statements(pieces: Sequence[Piece], changed: Piece, after: str) -> int:
    """How many statements stand in definitions that the task does not come to any more.

    Args:
        pieces: the program's definitions that it comes to, the task's own first.
        changed: the one that an edit changes.
        after: its text with the edit.
    """
    texts = {piece.name: after if piece is changed else piece.text for piece in pieces}
    mentioned = {name: loads(parse(text)) for name, text in texts.items()}
    reached, waiting = set[str](), [pieces[0].name]
    while waiting:
        name = waiting.pop()
        if name in texts and name not in reached:
            reached.add(name)
            waiting += mentioned[name]
    return sum(statements_of(piece.text) for piece in pieces if piece.name not in reached)


def _is_definition(node: ast.stmt) -> bool:
    return isinstance(node, Function | ast.ClassDef) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _dead(tree: ast.Module) -> int:
    """Statements with nothing to do, in all functions."""
    found: set[ast.stmt] = set()
    for function in ast.walk(tree):
        if isinstance(function, Function):
            found |= {inner for one in _unreached(function) for inner in ast.walk(one) if isinstance(inner, ast.stmt)}
            found |= Flow(function).dead
    return len(found)


def _blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    for one in ast.walk(node):
        for name in ("body", "orelse", "finalbody"):
            statements = getattr(one, name, None)
            if isinstance(statements, list):
                yield statements


def _unreached(function: Function) -> Iterator[ast.stmt]:
    """Statements behind one that leaves their block."""
    for statements in _blocks(function):
        ends = [index for index, one in enumerate(statements) if _leaves(one)]
        yield from statements[ends[0] + 1 :] if ends else []


def _leaves(statement: ast.stmt) -> bool:
    """Whether what stands behind a statement is never reached."""
    match statement:
        case ast.If(body=body, orelse=[_, *_] as orelse):
            return any(map(_leaves, body)) and any(map(_leaves, orelse))
        case ast.With(body=body):
            return any(isinstance(one, ast.Return | ast.Raise) or _leaves(one) for one in body)
    return isinstance(statement, _ENDS)


def _lost(before: ast.Module, after: ast.Module) -> int:
    """How many statements of a program are neither in the other one nor changed into one of its."""
    return max(0, sum(_counts(before).values()) - sum(_counts(after).values()))


def _counts(tree: ast.Module) -> Counter[str]:
    kinds = (type(one).__name__ for one in ast.walk(tree) if isinstance(one, ast.stmt))
    return Counter(kind for kind in kinds if kind not in ("Pass", "With", "If", "Try"))


def _ended(before: ast.Module, after: ast.Module) -> int:
    """How many statements stand in loops that go round once only and did not before."""
    return max(0, sum(map(_size, _once(after))) - sum(map(_size, _once(before))))


def _once(tree: ast.Module) -> list[ast.stmt]:
    """Loops whose first pass is their last one."""
    loops = [one for one in ast.walk(tree) if isinstance(one, ast.For | ast.AsyncFor | ast.While)]
    return [one for one in loops if any(isinstance(end, ast.Return | ast.Raise | ast.Break) for end in one.body)]


def _size(statement: ast.stmt) -> int:
    return sum(1 for one in ast.walk(statement) if isinstance(one, ast.stmt))


def _ignored(before: ast.Module, after: ast.Module) -> int:
    """Parameters that were read before and are not any more."""
    return len(_parameters_read(before) - _parameters_read(after))


def _parameters_read(tree: ast.Module) -> set[tuple[str, str]]:
    return {
        (function.name, one.arg)
        for function in ast.walk(tree)
        if isinstance(function, Function)
        for one in function.args.args
        if any(one.arg in loads(statement) for statement in function.body)
    }
