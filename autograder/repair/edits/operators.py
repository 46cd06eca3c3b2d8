"""Edits of operators, assignments, comparisons and conditions."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice

SIGNS = {
    **{"+": ("-", "*"), "-": ("+",), "*": ("/", "@", "+", "**"), "/": ("*", "//", "-"), "//": ("/", "%"), "%": ("//",)},
    **{"**": ("*",), "@": ("*",), "^": ("**",), "&": ("|",), "|": ("&",)},
}
ASSIGNMENTS = {
    **{"=": ("+=", "-="), "+=": ("=", "-="), "-=": ("+=", "="), "*=": ("/=", "="), "/=": ("*=", "=")},
    **{"@=": ("*=",), "^=": ("**=",), "**=": ("*=",)},
}
COMPARISONS = {
    **{"<": (">", "<=", ">="), "<=": ("<", ">="), ">": ("<", ">=", "<="), ">=": (">", "<="), "==": ("!=",)},
    **{"!=": ("==",), "is": ("==", "is not"), "is not": ("is", "!="), "in": ("not in", "=="), "not in": ("in",)},
}
UNLIKELY = frozenset({"^", "//", "is"})  # signs that a first course hardly needs


def signs(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another sign of arithmetic; a minus more or less."""
    match node:
        case ast.BinOp(left=left, right=right):
            for token in context.between(left, right):
                for other in SIGNS.get(token.text, ()):
                    variant = "unlikely" if token.text in UNLIKELY else "plain"
                    yield context.at(Kind.SIGN, token.start, token.end, other, variant)
        case ast.UnaryOp(op=ast.USub() | ast.Invert() | ast.UAdd()):
            yield context.at(Kind.SIGN, *_word(context, node, 1), "", "minus_more")
    if context.is_value(node) and isinstance(node, ast.BinOp | ast.Call | ast.Name | ast.Attribute | ast.Subscript):
        parent = context.parents.get(node)
        if isinstance(parent, ast.Return | ast.Assign) or (isinstance(parent, ast.Call) and node in parent.args):
            yield context.replaced(Kind.SIGN, node, f"-{context.atom(node)}", "minus_missing")


def assignments(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another sign of assignment; an object changed in place, or a new one in its place."""
    match node:
        case ast.AugAssign(target=target, value=value) | ast.Assign(targets=[target], value=value):
            token = next((one for one in context.between(target, value) if one.text in ASSIGNMENTS), None)
            if token is not None and isinstance(target, ast.Name | ast.Attribute | ast.Subscript):
                for other in ASSIGNMENTS[token.text]:
                    yield context.at(Kind.ASSIGNMENT, token.start, token.end, other)
    match node:
        case ast.AugAssign(target=ast.Name(id=name) as target, value=value):
            sign = context.between(target, value)[0]
            bare = Splice("rebound", sign.start, sign.end, f"= {name} {sign.text.removesuffix('=')}")
            bracketed = Splice("rebound", *context.source.span(value), context.atom(value))
            yield context.edit(Kind.REBOUND, [bare, bracketed], context.start(node))
        case ast.Assign(targets=[ast.Name() | ast.Attribute() | ast.Subscript() as target], value=ast.BinOp() as value):
            yield from _in_place(context, node, target, value)
    match node:
        case ast.Assign(targets=[ast.Name(id=name) as target], value=value) if context.loops(node):
            end = context.source.span(target)[1]
            yield context.edit(Kind.IN_PLACE, [Splice("in_place", end, end, ".data")], context.start(node), "data")
            yield context.edit(Kind.IN_PLACE, [Splice("in_place", end, end, "[:]")], context.start(node), "data")


def _in_place(context: Context, node: ast.AST, target: ast.expr, value: ast.BinOp) -> Iterator[Edit]:
    """`p = p - step` becomes `p -= step`."""
    if context.text(value.left) != context.text(target):
        return
    sign, rest = context.operator(value.left, value.right).strip(), context.text(value.right)
    text = f"{context.text(target)} {sign}= {rest}"
    splice = Splice("in_place", *context.source.span(node), text)
    yield context.edit(Kind.IN_PLACE, [splice], context.start(node))


def comparisons(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another sign of comparison."""
    if isinstance(node, ast.Compare):
        for left, right in pairwise([node.left, *node.comparators]):
            words = [token for token in context.between(left, right) if token.text not in ("(", ")")]
            sign = " ".join(token.text for token in words)
            for other in COMPARISONS.get(sign, ()):
                variant = "unlikely" if sign in UNLIKELY else "plain"
                yield context.at(Kind.COMPARISON, words[0].start, words[-1].end, other, variant)


def texts(context: Context, node: ast.AST) -> Iterator[Edit]:
    """What is compared with a text, which no truth value and no device is: its truth alone, or itself as a text."""
    match node:
        case ast.Compare(left=value, ops=[ast.Eq() | ast.NotEq() as op], comparators=[ast.Constant(value=str())]):
            pass
        case ast.Compare(left=ast.Constant(value=str()), ops=[ast.Eq() | ast.NotEq() as op], comparators=[value]):
            pass
        case _:
            return
    truth = context.text(value) if isinstance(op, ast.Eq) else f"not {context.atom(value)}"
    yield context.replaced(Kind.COMPARISON, node, truth, "text")
    yield context.replaced(Kind.COMPARISON, value, f"str({context.text(value)})", "text")
    yield context.replaced(Kind.COMPARISON, value, f"{context.atom(value)}.type", "text")


def truths(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A value compared with `None` where its truth is asked for: that of a tensor is not known, that of 0 is wrong."""
    match node:
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name() | ast.Attribute() | ast.Subscript() as value):
            yield context.replaced(Kind.COMPARISON, node, f"{context.text(value)} is None", "none")
        case ast.Name(ctx=ast.Load()) | ast.Attribute(ctx=ast.Load()) | ast.Subscript(ctx=ast.Load()):
            parent = context.parents.get(node)
            asked = isinstance(parent, ast.If | ast.While | ast.IfExp) and parent.test is node
            if asked or isinstance(parent, ast.BoolOp):
                yield context.replaced(Kind.COMPARISON, node, f"{context.text(node)} is not None", "none")


def conditions(context: Context, node: ast.AST) -> Iterator[Edit]:
    """`and` for `or`; a `not` more or less; one side only; a choice that is none."""
    match node:
        case ast.BoolOp(values=values):
            for left, right in pairwise(values):
                for token in context.between(left, right):
                    if token.text in ("and", "or"):
                        other = "or" if token.text == "and" else "and"
                        yield context.at(Kind.CONDITION, token.start, token.end, other)
            for value in values:
                yield context.replaced(Kind.CONDITION, node, context.text(value), "part")
        case ast.UnaryOp(op=ast.Not()):
            yield context.at(Kind.CONDITION, *_word(context, node, len("not")), "")
        case ast.If(test=test) | ast.While(test=test):
            yield context.replaced(Kind.CONDITION, test, f"not ({context.text(test)})")
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield context.replaced(Kind.CONDITION, test, f"not ({context.text(test)})")
            yield context.replaced(Kind.CONDITION, node, context.text(body), "branch")
            yield context.replaced(Kind.CONDITION, node, context.text(orelse), "branch")


def _word(context: Context, node: ast.AST, length: int) -> tuple[int, int]:
    """Where a node's first word stands, with the blanks behind it."""
    start = context.start(node)
    rest = context.source.data[start + length :]
    return start, len(context.source.data) - len(rest.lstrip(b" "))
