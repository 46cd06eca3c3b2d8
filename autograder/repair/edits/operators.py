"""Edits of operators, comparisons, conditions and the order in which they are worked out."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.splices import Splice, Token

SIGNS = {
    **{"+": ("-",), "-": ("+",), "*": ("/", "@", "+", "**"), "/": ("*", "//", "-"), "//": ("/", "%"), "%": ("//",)},
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


def signs(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another sign of arithmetic; a minus more or less."""
    match node:
        case ast.BinOp(left=left, right=right):
            for token in _between(context, left, right):
                for other in SIGNS.get(token.text, ()):
                    cost = 1.0 if token.text == "^" else 3.0
                    yield Edit("sign", (Splice("sign", token.start, token.end, other),), token.start, cost)
        case ast.UnaryOp(op=ast.USub() | ast.Invert() | ast.UAdd(), operand=operand):
            start, _ = context.source.span(node)
            yield Edit("sign", (Splice("sign", start, context.source.span(operand)[0], ""),), start, 3.0)
    if isinstance(node, ast.BinOp | ast.Call | ast.Name | ast.Attribute) and isinstance(
        context.parents.get(node), ast.Return | ast.Assign | ast.AugAssign | ast.BinOp | ast.Call
    ):
        if getattr(node, "ctx", None) is None or isinstance(node.ctx, ast.Load):  # type: ignore[union-attr]
            yield context.replaced("sign", node, f"-{_bracketed(context, node)}", 4.0)


def assignments(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another sign of assignment."""
    match node:
        case ast.AugAssign(target=target, value=value) | ast.Assign(targets=[target], value=value):
            token = next((one for one in _between(context, target, value) if one.text in ASSIGNMENTS), None)
            if token is not None and isinstance(target, ast.Name | ast.Attribute | ast.Subscript):
                for other in ASSIGNMENTS[token.text]:
                    yield Edit("assignment", (Splice("assignment", token.start, token.end, other),), token.start, 3.0)


def comparisons(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another sign of comparison."""
    if isinstance(node, ast.Compare):
        for left, right in pairwise([node.left, *node.comparators]):
            words = [token for token in _between(context, left, right) if token.text not in ("(", ")")]
            for other in COMPARISONS.get(" ".join(token.text for token in words), ()):
                splice = Splice("comparison", words[0].start, words[-1].end, other)
                yield Edit("comparison", (splice,), splice.start, 3.0)


def conditions(context: Context, node: ast.AST) -> Iterator[Edit]:
    """`and` for `or`; a `not` more or less; a conditional expression the other way round."""
    match node:
        case ast.BoolOp(values=values):
            for left, right in pairwise(values):
                for token in _between(context, left, right):
                    if token.text in ("and", "or"):
                        other = "or" if token.text == "and" else "and"
                        yield Edit("condition", (Splice("condition", token.start, token.end, other),), token.start, 3.0)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            start, _ = context.source.span(node)
            yield Edit("condition", (Splice("condition", start, context.source.span(operand)[0], ""),), start, 3.0)
        case ast.If(test=test) | ast.While(test=test):
            yield context.replaced("condition", test, f"not ({context.text(test)})", 3.5)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield context.replaced("condition", test, f"not ({context.text(test)})", 3.5)
            yield context.replaced("condition", node, context.text(body), 5.0)
            yield context.replaced("condition", node, context.text(orelse), 5.0)


def grouping(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Brackets elsewhere: what is worked out first is another part."""
    match node:
        case ast.BinOp(left=left, op=_, right=ast.BinOp(left=middle, right=right)):
            # a - (b ** c), with or without brackets, becomes (a - b) ** c
            text = f"({_joined(context, left, middle)}){_tail(context, middle, right, node.right)}"
            yield context.replaced("grouping", node, text, 2.5)
    match node:
        case ast.BinOp(left=ast.BinOp(left=left, right=middle), right=right):
            # (a - b) / c becomes a - (b / c)
            start = context.text(left) + _operator(context, left, middle)
            text = f"{start}({context.text(middle)}{_operator(context, middle, right)}{context.text(right)})"
            yield context.replaced("grouping", node, text, 2.5)
        case ast.BinOp(left=ast.Call(func=function, args=[*_, last], keywords=[]) as call, right=right):
            # f(x) / n becomes f(x / n)
            end = context.source.span(call)[1]
            rest = context.source.data[end : context.source.span(node)[1]].decode()
            inner = context.source.data[context.source.span(call)[0] : context.source.span(last)[1]].decode()
            yield context.replaced("grouping", node, f"{inner}{rest})", 3.5)
        case ast.Call(args=[ast.BinOp(left=left, right=right) as inner], keywords=[]):
            # f(x / n) becomes f(x) / n, and f(x) takes in nothing that was outside
            start = context.source.data[context.source.span(node)[0] : context.source.span(inner)[0]].decode()
            rest = context.source.data[context.source.span(left)[1] : context.source.span(right)[1]].decode()
            yield context.replaced("grouping", node, f"{start}{context.text(left)}){rest}", 3.5)
        case ast.BinOp(left=left, right=ast.Call(func=ast.Attribute(value=value, attr=name), args=[]) as call) if (
            not isinstance(value, ast.Name)
        ):
            pass
    match node:
        case ast.BinOp(right=ast.Call(func=ast.Attribute(value=value)) as call):
            # a - b.mean() becomes (a - b).mean()
            rest = context.source.data[context.source.span(value)[1] : context.source.span(call)[1]].decode()
            start = context.source.data[context.source.span(node)[0] : context.source.span(value)[1]].decode()
            yield context.replaced("grouping", node, f"({start}){rest}", 3.0)


def _between(context: Context, left: ast.AST, right: ast.AST) -> list[Token]:
    return context.source.tokens(context.source.span(left)[1], context.source.span(right)[0])


def _operator(context: Context, left: ast.AST, right: ast.AST) -> str:
    """The sign between two operands, with the blanks around it and no brackets."""
    return " " + " ".join(one.text for one in _between(context, left, right) if one.text not in "()") + " "


def _joined(context: Context, left: ast.AST, right: ast.AST) -> str:
    return context.text(left) + _operator(context, left, right) + context.text(right)


def _tail(context: Context, left: ast.AST, right: ast.AST, around: ast.AST) -> str:
    return _operator(context, left, right) + context.text(right)


def _bracketed(context: Context, node: ast.AST) -> str:
    text = context.text(node)
    return text if isinstance(node, ast.Name | ast.Call | ast.Attribute) else f"({text})"
