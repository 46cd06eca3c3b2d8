"""Edits of places in a tensor, a list or a pair."""

import ast
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context, is_self
from autograder.repair.kinds import Kind


def subscripts(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another place, a slice for a number, a number for a slice, all of it."""
    match node:
        case ast.Subscript(value=value, slice=where, ctx=ast.Load()):
            yield context.replaced(Kind.INDEX_MORE, node, context.text(value))
            if isinstance(where, ast.Name | ast.Call):
                yield context.replaced(Kind.INDEX_MORE, node, context.text(where), "place")
            parts = where.elts if isinstance(where, ast.Tuple) else [where]
            if len(parts) == 2:
                one, other = map(context.text, parts)
                if one != other:
                    yield context.replaced(Kind.INDEX, where, f"{other}, {one}", "order")
            for part in parts:
                yield from _place(context, part)


def _place(context: Context, part: ast.expr) -> Iterator[Edit]:
    text = context.text(part)
    match part:
        case ast.Slice(lower=lower, upper=upper, step=None):
            if lower is not None and upper is None:
                yield context.replaced(Kind.INDEX, part, f":{context.text(lower)}")
            if upper is not None and lower is None:
                yield context.replaced(Kind.INDEX, part, f"{context.text(upper)}:")
            for one in (lower, upper):
                if one is not None:
                    yield context.replaced(Kind.INDEX, part, context.text(one))
            if lower is None and upper is None:
                for number in ("0", "1", "-1", *context.unused(part)):
                    yield context.replaced(Kind.INDEX, part, number)
        case ast.Constant(value=int() as number):
            yield context.replaced(Kind.INDEX, part, ":")
            yield context.replaced(Kind.INDEX, part, f"{text}:{number + 1}", "slice")
        case ast.Name():
            yield context.replaced(Kind.INDEX, part, f"{text}:{text} + 1", "slice")
            yield context.replaced(Kind.INDEX, part, f"{text} - 1")
            yield context.replaced(Kind.INDEX, part, f"{text} + 1")
            yield context.replaced(Kind.INDEX, part, ":")


def added(context: Context, node: ast.AST) -> Iterator[Edit]:
    """One place of a value that is taken whole."""
    if isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.Subscript) and context.is_value(node):
        if is_self(node) or isinstance(context.parents.get(node), ast.Expr):
            return
        for name in context.unused(node):
            yield context.replaced(Kind.INDEX_MISSING, node, f"{context.text(node)}[{name}]", "unused")
        for place in ("[0]", "[1]", "[:, None]", ".shape[0]"):
            yield context.replaced(Kind.INDEX_MISSING, node, context.text(node) + place)
