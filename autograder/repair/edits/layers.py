"""Edits of layers that stand in a row: one left out, one more, two changed round, two made one."""

import ast
from collections.abc import Iterator, Sequence
from itertools import pairwise

from autograder.repair.edit import Edit
from autograder.repair.edits.arguments import left_out
from autograder.repair.edits.context import Context
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice

LAYERS = ("torch.nn.Flatten()", "torch.nn.ReLU()")


def rows(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Edits of `nn.Sequential(...)` and of a list of layers."""
    parts = _layers(node)
    for part in parts:
        yield from left_out(context, part, Kind.LAYER_MORE)
    for one, other in pairwise(parts):
        if context.text(one) != context.text(other):
            splices = (
                Splice("order", *context.source.span(one), context.text(other)),
                Splice("order", *context.source.span(other), context.text(one)),
            )
            yield context.edit(Kind.ORDER, splices, context.start(one), "layers")
    if parts:
        yield from _added(context, parts)
        yield from _joined(context, parts)
    if isinstance(node, ast.Call) and isinstance(context.parents.get(node), ast.Return | ast.Assign):
        yield from _in_a_row(context, node)


def _layers(node: ast.AST) -> Sequence[ast.expr]:
    match node:
        case ast.Call(func=ast.Attribute(attr="Sequential") | ast.Name(id="Sequential"), args=parts):
            return [one for one in parts if not isinstance(one, ast.Starred)]
        case ast.List(elts=[ast.Call(), *_] as parts, ctx=ast.Load()):
            return parts
    return []


def _known(context: Context) -> list[str]:
    words = {one for one in context.vocabulary.calls if one.split("(")[0].split(".")[-1][:1].isupper()}
    return [*sorted(words), *(one for one in LAYERS if not any(word.endswith(one.split(".")[-1]) for word in words))]


def _added(context: Context, parts: Sequence[ast.expr]) -> Iterator[Edit]:
    for call in _known(context):
        for part in parts:
            start, _ = context.source.span(part)
            yield context.edit(Kind.LAYER_MISSING, [Splice("layer", start, start, f"{call}, ")], start)
        start, end = context.source.span(parts[-1])
        yield context.edit(Kind.LAYER_MISSING, [Splice("layer", end, end, f", {call}")], start)


def _joined(context: Context, parts: Sequence[ast.expr]) -> Iterator[Edit]:
    """The layers from one to another made one, with the inputs of the first and the outputs of the last."""
    sized = [(index, one) for index, one in enumerate(parts) if isinstance(one, ast.Call) and len(one.args) == 2]
    for (first, one), (last, other) in pairwise(sized):
        if context.text(one.func) == context.text(other.func):
            start, end = context.start(one), context.source.span(other)[1]
            text = f"{context.text(one.func)}({context.text(one.args[0])}, {context.text(other.args[1])})"
            variant = "joined" if last == first + 1 else "joined_far"
            yield context.edit(Kind.LAYER_MORE, [Splice("layer", start, end, text)], context.start(one), variant)


def _in_a_row(context: Context, node: ast.Call) -> Iterator[Edit]:
    """One layer made a row of two."""
    name = context.text(node.func).split(".")[-1]
    if not name[:1].isupper() or name == "Sequential":
        return
    text = context.text(node)
    same = [one for one in context.vocabulary.calls if one.split("(")[0].split(".")[-1] == name and one != text]
    for other in sorted(same):
        yield context.replaced(Kind.LAYER_MISSING, node, f"torch.nn.Sequential(torch.nn.Flatten(), {other})", "row")
    for call in _known(context):
        for both in (f"{call}, {text}", f"{text}, {call}"):
            yield context.replaced(Kind.LAYER_MISSING, node, f"torch.nn.Sequential({both})", "row")
