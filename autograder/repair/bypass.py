"""Bypasses: edits that leave a student's statements with nothing to do, instead of mending them."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from autograder.repair.subject import Piece
from autograder.submission.parsing import parse

SHARE = 1 / 3  # of the statements: whoever leaves these with nothing to do has not mended the program
Function = ast.FunctionDef | ast.AsyncFunctionDef
_ENDS = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def dead_statements(before: str, after: str) -> int:
    """How many statements more have nothing to do after an edit: never reached, of no use to anything, or left out.

    One statement that is left out is an ordinary edit and counts nothing; of more, those beyond the first count.
    """
    one, other = parse(before), parse(after)
    lost = _lost(one, other)
    return max(0, _dead(other) - _dead(one)) + max(0, lost - 1) + _ignored(one, other)


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
    mentioned = {name: _loads(parse(text)) for name, text in texts.items()}
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
            found |= _unused(function, found)
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


def _unused(function: Function, unreached: set[ast.stmt]) -> set[ast.stmt]:
    """Statements whose only effect is on names that nothing reads any more, until no more are found."""
    dead = set(unreached)
    while True:
        read = _read(function, dead)
        more = {one for one in _statements(function) if one not in dead and _is_idle(one, read, dead)}
        more |= {one for one in _overwritten(function) if one not in dead}
        if not more:
            return dead
        dead |= more


def _statements(function: Function) -> list[ast.stmt]:
    return [one for one in ast.walk(function) if isinstance(one, ast.stmt) and one is not function]


def _read(function: Function, dead: set[ast.stmt]) -> set[str]:
    """Names that are read by something that is not dead. `x += 1` alone does not read `x`."""
    found: set[str] = set()
    for one in _statements(function):
        if one not in dead:
            found |= {name for part in _own_parts(one) for name in _loads(part)}
            if isinstance(one, ast.AugAssign) and isinstance(one.target, ast.Name):
                found |= _loads(one.value)
    for decorator_or_default in (*function.decorator_list, *function.args.defaults):
        found |= _loads(decorator_or_default)
    return found


def _own_parts(statement: ast.stmt) -> Iterable[ast.AST]:
    """The expressions of a statement that are not in a block of its own."""
    return [one for one in ast.iter_child_nodes(statement) if not isinstance(one, ast.stmt)]


def _loads(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}


def _is_idle(statement: ast.stmt, read: set[str], dead: set[ast.stmt]) -> bool:
    """Whether a statement only gives values to names that nothing reads, or has a body that does nothing."""
    match statement:
        case ast.Assign(targets=targets):
            return _gives_only(targets, read)
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
            return _gives_only([target], read)
        case ast.For(body=body, orelse=[]) | ast.While(body=body, orelse=[]) | ast.If(body=body, orelse=[]):
            return all(one in dead or isinstance(one, ast.Pass | ast.Continue) for one in body)
    return False


def _gives_only(targets: list[ast.expr], read: set[str]) -> bool:
    """Whether names are all that an assignment changes, and none of them is read."""
    nodes = [one for target in targets for one in ast.walk(target)]
    names = {one.id for one in nodes if isinstance(one, ast.Name)}
    return bool(names) and not names & read and not any(isinstance(one, ast.Attribute | ast.Subscript) for one in nodes)


def _overwritten(function: Function) -> Iterator[ast.stmt]:
    """Assignments to a name that the next statements of the block give another value before anything reads it."""
    for statements in _blocks(function):
        for index, one in enumerate(statements):
            match one:
                case ast.Assign(targets=[ast.Name(id=name)]) if _is_lost(name, statements[index + 1 :]):
                    yield one


def _is_lost(name: str, following: list[ast.stmt]) -> bool:
    for statement in following:
        match statement:
            case ast.Assign(targets=[ast.Name(id=other)], value=value) if name not in _loads(value):
                if other == name:
                    return True
            case ast.Assign() | ast.Expr() if name not in _loads(statement):
                continue
            case _:
                return False
    return False


def _lost(before: ast.Module, after: ast.Module) -> int:
    """How many statements of a program are neither in the other one nor changed into one of its."""
    return max(0, sum(_counts(before).values()) - sum(_counts(after).values()))


def _counts(tree: ast.Module) -> Counter[str]:
    kinds = (type(one).__name__ for one in ast.walk(tree) if isinstance(one, ast.stmt))
    return Counter(kind for kind in kinds if kind not in ("Pass", "With", "If", "Try"))


def _ignored(before: ast.Module, after: ast.Module) -> int:
    """Parameters that were read before and are not any more."""
    return len(_parameters_read(before) - _parameters_read(after))


def _parameters_read(tree: ast.Module) -> set[tuple[str, str]]:
    return {
        (function.name, one.arg)
        for function in ast.walk(tree)
        if isinstance(function, Function)
        for one in function.args.args
        if any(one.arg in _loads(statement) for statement in function.body)
    }
