"""Compound edits of loops: a sum that is begun, added to and divided."""

import ast
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.edits.lines import line_start, stands_alone
from autograder.repair.splices import Splice


def accumulated(context: Context) -> Iterator[Edit]:
    """`x = value` in a loop becomes a sum: begun before the loop and added to in it."""
    for node in context.nodes:
        if not (isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)):
            continue
        loop = next((one for one in context.around(node) if isinstance(one, ast.For | ast.While)), None)
        if loop is None or not stands_alone(context, loop):
            continue
        name = node.targets[0].id
        tokens = context.source.tokens(context.source.span(node.targets[0])[1], context.source.span(node.value)[0])
        sign = next((one for one in tokens if one.text == "="), None)
        if sign is None:
            continue
        more = Splice("accumulated", sign.start, sign.end, "+=")
        loops = [one for one in context.around(node) if isinstance(one, ast.For | ast.While)]
        for around in loops:
            at = line_start(context, around)
            indent = context.source.data[at : context.source.span(around)[0]].decode()
            begun = Splice("accumulated", at, at, f"{indent}{name} = 0\n")
            yield Edit("accumulated", (begun, more), sign.start, 4.0, "template")


def begun_anew(context: Context) -> Iterator[Edit]:
    """A sum that is begun inside a loop is begun before it, or before it and not in it."""
    for block in context.blocks:
        for index, node in enumerate(block.statements):
            pass
    return
    yield


def divided(context: Context) -> Iterator[Edit]:
    """What is given back divided by a number of things, or not divided any more."""
    for node in context.nodes:
        if not isinstance(node, ast.Return) or node.value is None:
            continue
        value = node.value
        text = context.text(value)
        plain = text if isinstance(value, ast.Name | ast.Call | ast.Attribute) else f"({text})"
        for name in context.names(node):
            for count in (f"len({name})", name, f"{name}.numel()", f"len({name}.dataset)"):
                if count != text:
                    yield context.replaced("divided", value, f"{plain} / {count}", 4.0)
        for number in ("2", "len(self)"):
            yield context.replaced("divided", value, f"{plain} / {number}", 5.0)
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Div | ast.Mult):
            yield context.replaced("divided", value, context.text(value.left), 3.5)
            yield context.replaced("divided", value, context.text(value.right), 4.5)
            right = value.right
            for name in context.names(node):
                for count in (f"len({name})", name, f"{name}.numel()", f"len({name}.dataset)"):
                    if count != context.text(right):
                        yield context.replaced("divided", right, count, 3.5)


def halves(context: Context, node: ast.AST) -> Iterator[Edit]:
    """One side of a sum, a product or a difference left out; the other side of a division by a count."""
    if isinstance(node, ast.BinOp):
        yield context.replaced("part_more", node, context.text(node.left), 4.0)
        yield context.replaced("part_more", node, context.text(node.right), 4.5)
    if isinstance(node, ast.AugAssign):
        text = context.text(node.value)
        plain = text if isinstance(node.value, ast.Name | ast.Call | ast.Attribute) else f"({text})"
        for name in context.names(node):
            yield context.replaced("weighted", node.value, f"{plain} * len({name})", 4.5)


def passes(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A loop over something else: all of it, or as many times as a name says."""
    if isinstance(node, ast.For):
        text = context.text(node.iter)
        if isinstance(node.iter, ast.Name | ast.Attribute | ast.Constant):
            yield context.replaced("loop", node.iter, f"range({text})", 2.5)
            yield context.replaced("loop", node.iter, f"range(len({text}))", 3.0)
            yield context.replaced("loop", node.iter, f"enumerate({text})", 3.0)
        match node.iter:
            case ast.Call(func=ast.Name(id="range"), args=[*_, last]):
                yield context.replaced("loop", last, f"{context.text(last)} + 1", 3.0)
                yield context.replaced("loop", last, f"{context.text(last)} - 1", 3.0)
                if len(node.iter.args) > 1:
                    yield context.replaced("loop", node.iter, f"range({context.text(last)})", 3.0)
            case ast.Subscript(value=value):
                yield context.replaced("loop", node.iter, context.text(value), 3.0)
