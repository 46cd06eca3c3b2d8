"""Vocabulary: the words that right programs of a task use."""

import ast
from collections.abc import Iterator

from autograder.repair.edits.context import Vocabulary, is_self
from autograder.repair.splices import bindings
from autograder.submission.parsing import parse

LONGEST = 20  # characters of a constant
HOLE = "{}"


def words_of(*texts: str) -> Vocabulary:
    """The words of some programs."""
    nodes = [node for text in texts for node in ast.walk(parse(text))]
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    classes = frozenset(one.func.id for one in calls if isinstance(one.func, ast.Name) and _is_class(one.func))
    return Vocabulary(
        attributes=frozenset(node.attr for node in nodes if isinstance(node, ast.Attribute)) | classes,
        methods=frozenset(one.func.attr for one in calls if isinstance(one.func, ast.Attribute)) | classes,
        keywords=frozenset(
            f"{one.arg}={ast.unparse(one.value)}"
            for call in calls
            for one in call.keywords
            if one.arg and isinstance(one.value, ast.Constant | ast.UnaryOp | ast.Name)
        ),
        arguments=frozenset(one.arg for call in calls for one in call.keywords if one.arg),
        constants=frozenset(
            ast.unparse(node)
            for node in nodes
            if isinstance(node, ast.Constant)
            and not isinstance(node.value, bool | None)
            and len(ast.unparse(node)) < LONGEST
        ),
        wrappers=frozenset(step for text in texts for step in _all_steps(parse(text))),
        calls=frozenset(
            ast.unparse(call)
            for call in calls
            if (_is_class(call.func) or (call.args and ast.unparse(call.func).startswith("torch.")))
            and all(_is_fixed(one) for one in (*call.args, *(keyword.value for keyword in call.keywords)))
        ),
    )


def _all_steps(tree: ast.Module) -> Iterator[str]:
    own = {name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Lambda) for name in bindings(node)}
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if node not in called:
            yield from _steps(node, own)


def _steps(node: ast.AST, own: set[str]) -> Iterator[str]:
    """What a node does to one value, with a hole in the value's place; the rest of it is fixed.

    Args:
        node: of a right program.
        own: names of that program's own, which no other program knows.
    """
    match node:
        case ast.Call(func=ast.Attribute(value=value, attr=name), args=args, keywords=named):
            given = [*args, *(one.value for one in named)]
            if not _is_module(value, own) and all(_is_fixed(one) or _is_plain(one, "device") for one in given):
                yield f"{HOLE}.{name}({', '.join(map(ast.unparse, [*args, *named]))})"
    match node:
        case ast.Call(func=function, args=[value, *rest], keywords=named) if _is_module(
            function, own
        ) and not _is_class(function):
            brackets = 0
            while isinstance(value, ast.List) and len(value.elts) == 1:
                value, brackets = value.elts[0], brackets + 1
            if all(_is_fixed(one) for one in (*rest, *(one.value for one in named))) and not _is_fixed(value):
                inner = "[" * brackets + HOLE + "]" * brackets
                yield f"{ast.unparse(function)}({', '.join([inner, *map(ast.unparse, [*rest, *named])])})"
        case ast.BinOp(left=left, op=op, right=right) if not _is_fixed(left) and _is_number(right):
            yield f"{HOLE} {_sign(op)} {ast.unparse(right)}"
        case ast.UnaryOp(op=ast.USub(), operand=operand) if not _is_fixed(operand):
            yield f"-{HOLE}"
        case ast.Attribute(attr=name, value=value, ctx=ast.Load()) if not _is_module(value, own) and not is_self(value):
            yield f"{HOLE}.{name}"


def _sign(op: ast.operator) -> str:
    text = ast.unparse(ast.BinOp(ast.Name("a"), op, ast.Name("b")))
    return text[1:-1].strip()


def _is_fixed(node: ast.AST) -> bool:
    """Whether nothing varies in an expression."""
    return all(
        isinstance(
            one, ast.Constant | ast.UnaryOp | ast.unaryop | ast.BinOp | ast.operator | ast.Tuple | ast.expr_context
        )
        for one in ast.walk(node)
    )


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _is_plain(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_module(node: ast.AST, own: set[str]) -> bool:
    """Whether a dotted name begins with one that is not the program's own."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id not in own


def _is_class(node: ast.AST) -> bool:
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name[:1].isupper()
