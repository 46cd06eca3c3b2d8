"""Edits of what is given to a call, and of the order in which things stand."""

import ast
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from autograder.repair.edit import Edit
from autograder.repair.edits.alike import similar
from autograder.repair.edits.context import Context
from autograder.repair.edits.lines import stands_alone
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice

DIMENSIONS = ("dim=0", "dim=1", "dim=-1", "keepdim=True")
_REDUCTIONS = frozenset(
    (
        *("sum", "mean", "max", "min", "amax", "amin", "argmax", "argmin", "any"),
        *("all", "std", "var", "softmax", "log_softmax", "logsumexp", "squeeze"),
    )
)


def order(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Two arguments, operands, elements, targets or places changed round."""
    match node:
        case ast.Call(args=given, keywords=named):
            plain = [one for one in given if not isinstance(one, ast.Starred)]
            yield from _swapped(context, [*plain, *(one.value for one in named if one.arg)], "arguments")
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            yield from _swapped(context, parts, "elements" if isinstance(node.ctx, ast.Load) else "targets")
        case ast.BinOp(left=left, op=ast.Sub() | ast.Div() | ast.MatMult() | ast.Pow(), right=right):
            yield from _swapped(context, [left, right], "operands")
        case ast.IfExp(body=body, orelse=orelse):
            yield from _swapped(context, [body, orelse], "branches")
        case ast.Subscript(value=ast.Subscript(slice=first), slice=second, ctx=ast.Load()):
            yield from _swapped(context, [first, second], "places")


def neighbours(context: Context) -> Iterator[Edit]:
    """The values of two assignments that follow each other changed round."""
    for block in context.blocks:
        for one, other in pairwise(block.statements):
            if isinstance(one, ast.Assign) and isinstance(other, ast.Assign) and stands_alone(context, other):
                yield from _swapped(context, [one.targets[0], other.targets[0]], "assignments")


def _swapped(context: Context, parts: Sequence[ast.expr], variant: str) -> Iterator[Edit]:
    for first, second in combinations(parts[:5], 2):
        one, other = context.text(first), context.text(second)
        if one != other:
            splices = (
                *context.replaced(Kind.ORDER, first, other).splices,
                *context.replaced(Kind.ORDER, second, one).splices,
            )
            yield context.edit(Kind.ORDER, splices, context.start(first), variant)


def arguments(context: Context, node: ast.AST) -> Iterator[Edit]:
    """An argument too much, one that is missing, one with another value."""
    if not isinstance(node, ast.Call):
        return
    for one in (*node.args, *node.keywords):
        yield from left_out(context, one, Kind.ARGUMENT_MORE, "keyword" if isinstance(one, ast.keyword) else "plain")
    unused = context.unused(node)
    for keyword in node.keywords:
        if keyword.arg:
            yield from _other_value(context, keyword)
            for other in sorted({one.split("=")[0] for one in context.vocabulary.keywords}):
                if similar(other, keyword.arg) and other != keyword.arg:
                    start = context.start(keyword)
                    yield context.at(Kind.ARGUMENT, start, start + len(keyword.arg.encode()), other, "keyword")
    yield from _other_lists(context, node)
    for text, variant in _more(context, node, unused).items():
        splice = _one_more(context, node, text, named="=" in text)
        yield context.edit(Kind.ARGUMENT_MISSING, [splice], context.start(node), variant)


def _other_value(context: Context, keyword: ast.keyword) -> Iterator[Edit]:
    value = context.text(keyword.value)
    for one in sorted(context.vocabulary.keywords):
        name, other = one.split("=", 1)
        if name == keyword.arg and other != value:
            yield context.replaced(Kind.ARGUMENT, keyword.value, other)


def _other_lists(context: Context, call: ast.Call) -> Iterator[Edit]:
    """All arguments of a method, or of a class, as right programs give them."""
    known = []
    start, end = context.source.span(call.func)[1], context.source.span(call)[1]
    if isinstance(call.func, ast.Attribute):
        known += [one[3:] for one in context.vocabulary.wrappers if one.startswith(f"{{}}.{call.func.attr}(")]
    name = context.text(call.func).split(".")[-1]
    known += [one.split(".")[-1] for one in context.vocabulary.calls]
    for text in sorted(set(known)):
        given = text.removeprefix(name)
        if given != text and given.startswith("(") and given != context.source.data[start:end].decode():
            yield context.edit(Kind.ARGUMENT, [Splice("argument", start, end, given)], context.start(call), "list")


def _more(context: Context, call: ast.Call, unused: Sequence[str]) -> dict[str, str]:
    """Arguments that a call could have besides, with the variant of the edit."""
    have = {one.arg for one in call.keywords}
    known = context.names(call)
    found = {f"{name}={name}": "forwarded" for name in unused}
    found |= dict.fromkeys(unused, "unused")
    for keyword in sorted(context.vocabulary.keywords):
        name, value = keyword.split("=", 1)
        found |= {f"{name}={one}": "forwarded" for one in unused}
        if value.isidentifier() and value not in ("True", "False", "None") and value not in known:
            continue
        found.setdefault(keyword, "vocabulary")
    function = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if function in _REDUCTIONS:
        found |= {text: "dimension" for text in DIMENSIONS if text not in found}
    return {text: variant for text, variant in found.items() if text.split("=")[0] not in have}


def stars(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A list taken apart with `*` where a call takes its values one by one; the list itself where it takes a list."""
    if not isinstance(node, ast.Call):
        return
    for one in node.args:
        if isinstance(one, ast.Starred):
            yield context.replaced(Kind.LIST_MISSING, one, context.text(one.value), "star")
        elif isinstance(one, ast.Name | ast.Attribute | ast.Subscript | ast.Call | ast.List | ast.ListComp):
            yield context.at(Kind.LIST_MORE, context.start(one), context.start(one), "*", "star")


def left_out(context: Context, part: ast.AST, kind: Kind, variant: str = "plain") -> Iterator[Edit]:
    """One thing of those between brackets left out, with the comma that goes with it."""
    start, end = context.source.span(part)
    data = context.source.data
    after = context.source.tokens(end, len(data))[:1]
    before = data[:start].rstrip()
    if after and after[0].text == ",":
        stop = after[0].end
        blank = len(data[stop:]) - len(data[stop:].lstrip(b" "))
        yield context.at(kind, start, stop + blank, "", variant)
    elif before.endswith(b","):
        yield context.edit(kind, [Splice(kind, len(before) - 1, end, "")], start, variant)
    elif before.endswith((b"(", b"[")) and after and after[0].text in ")]":
        yield context.at(kind, start, end, "", variant)


def _one_more(context: Context, call: ast.Call, text: str, named: bool) -> Splice:
    """An argument behind all others, or behind all that have no name; inside the brackets where there are none."""
    before = [*call.args, *(call.keywords if named else [])]
    if before:
        last = max(before, key=lambda one: context.source.span(one)[1])
        end = context.source.span(last)[1]
        for token in context.behind(last, call)[:-1]:  # brackets around the argument
            if token.text != ")":
                break
            end = token.end
        return Splice("argument", end, end, f", {text}")
    start = next(one for one in context.behind(call.func, call) if one.text == "(").end
    return Splice("argument", start, start, f"{text}, " if call.keywords else text)
