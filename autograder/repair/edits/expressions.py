"""Edits of expressions: constants, names, attributes, calls, arguments, places in a tensor."""

import ast
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.splices import Splice

# Names of PyTorch, NumPy and Python that are mistaken for each other, two or more on a line.
ALIKE = """
    sum mean
    max min
    amax amin max
    argmax argmin max
    any all
    var std
    exp log
    zeros ones rand randn
    zeros_like ones_like
    stack cat
    squeeze unsqueeze flatten
    append extend
    add_ sub_
    mul_ div_
    float double long int
    float32 float64 int64
    train eval
    no_grad enable_grad
    relu sigmoid tanh
    ReLU Sigmoid Tanh Softmax
    softmax log_softmax
    SGD Adam
    weight bias
    in_features out_features
    view reshape flatten
    data grad
    item detach
    parameters named_parameters
    MSELoss L1Loss CrossEntropyLoss NLLLoss BCELoss BCEWithLogitsLoss
    mse_loss cross_entropy nll_loss
    maximum minimum
    values indices
    abs square
    numel dim
    shape size
"""
OTHERS: dict[str, tuple[str, ...]] = {}
for _line in ALIKE.split("\n"):
    for _one, _other in permutations(_line.split(), 2):
        OTHERS[_one] = (*OTHERS.get(_one, ()), _other)

METHODS = ("item", "mean", "sum", "detach", "float", "long", "abs", "exp", "log", "square", "flatten", "T", "clone")
FUNCTIONS = ("len", "float", "int", "str", "range", "sum", "abs", "list", "torch.tensor", "torch.sqrt")
KEYWORDS = ("dim=0", "dim=1", "dim=-1", "keepdim=True", "reduction='sum'", "reduction='mean'")
_CALLABLE = frozenset(
    "item mean sum detach float long zero_grad step backward size numel dim parameters train eval cpu cuda clone "
    "flatten no_grad t sqrt exp log abs argmax max min tolist numpy double int".split()
)


def constants(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Numbers near the one that is there; the other truth value; a text of the vocabulary."""
    match node:
        case ast.Constant(value=bool() as truth):
            yield context.replaced("constant", node, str(not truth), 3.0)
        case ast.Constant(value=int() as number):
            for other in dict.fromkeys((number + 1, number - 1, 0, 1, -1, -number, 2)):
                if other != number:
                    yield context.replaced("constant", node, str(other) if other >= 0 else f"({other})", 4.0)
            for factor in (10, 100, 2):
                yield context.replaced("constant", node, str(number * factor), 5.0)
                if number and number % factor == 0:
                    yield context.replaced("constant", node, str(number // factor), 5.0)
        case ast.Constant(value=float() as number):
            for other in dict.fromkeys((number * 10, number / 10, number * 2, number / 2, 1.0, 0.0, -number, 1 - number)):
                if other != number:
                    yield context.replaced("constant", node, f"{other:g}" if other >= 0 else f"({other:g})", 5.0)
    if isinstance(node, ast.Constant) and not isinstance(node.value, bool):
        for text in context.vocabulary.constants:
            if text != context.text(node):
                yield context.replaced("constant", node, text, 4.0)


def names(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another name that is known there."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        known = context.names(node)
        for number, other in enumerate(one for one in known if one != node.id):
            near = _alike(node.id, other)
            yield context.replaced("name", node, other, (2.0 if near else 3.5) + min(number, 10) * 0.1)
        parent = context.parents.get(node)
        if "self" in known and node.id != "self" and not (isinstance(parent, ast.Call) and parent.func is node):
            yield context.replaced("self", node, f"self.{node.id}", 3.0)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        for other in context.names(node):
            if other != node.id:
                yield context.replaced("target", node, other, 4.0)
        if "self" in context.names(node) and node.id != "self":
            yield context.replaced("self", node, f"self.{node.id}", 2.5)


def attributes(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another attribute: one that it is mistaken for, or one that right programs use."""
    match node:
        case ast.Attribute(attr=name):
            end = context.source.span(node)[1]
            start = end - len(name.encode())
            known = OTHERS.get(name, ())
            for other in known:
                yield Edit("attribute", (Splice("attribute", start, end, other),), start, 2.5)
            for other in sorted(context.vocabulary.attributes):
                if other != name and other not in known:
                    cost = 2.0 if _alike(name, other) else 5.5
                    yield Edit("attribute", (Splice("attribute", start, end, other),), start, cost)
            if isinstance(node.ctx, ast.Load):
                parent = context.parents.get(node)
                yield context.replaced("attribute_left_out", node, context.text(node.value), 4.5)
                if not (isinstance(parent, ast.Call) and parent.func is node):
                    cost = 1.0 if name in _CALLABLE else 4.5
                    yield Edit("parentheses", (Splice("parentheses", end, end, "()"),), start, cost)
        case ast.Name(id=name, ctx=ast.Load()) if name not in context.source.own_names:
            for other in OTHERS.get(name, ()):
                yield context.replaced("attribute", node, other, 2.5)


def calls(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A call left out, or one more around an expression."""
    match node:
        case ast.Call(func=ast.Attribute(value=value), args=args):
            if not (isinstance(value, ast.Name) and value.id not in context.source.own_names):
                yield context.replaced("call_left_out", node, context.text(value), 3.5)
            end = context.source.span(node.func)[1]
            yield Edit("call_left_out", (Splice("call", end, context.source.span(node)[1], ""),), end, 4.0)
            if len(args) == 1:
                yield context.replaced("call_left_out", node, f"({context.text(args[0])})", 4.5)
        case ast.Call(func=ast.Name(), args=[value]) if not isinstance(value, ast.Starred | ast.GeneratorExp):
            yield context.replaced("call_left_out", node, f"({context.text(value)})", 3.5)
        case ast.Call(args=[]) as call:
            yield context.replaced("call_left_out", node, context.text(call.func), 4.0)
    if isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.BinOp | ast.Subscript) and not isinstance(
        getattr(node, "ctx", None), ast.Store | ast.Del
    ):
        parent = context.parents.get(node)
        if isinstance(parent, ast.Attribute) or (isinstance(parent, ast.Call) and parent.func is node):
            return
        if isinstance(node, ast.Name) and node.id not in context.source.own_names:
            return
        text = context.text(node)
        plain = f"({text})" if isinstance(node, ast.BinOp) else text
        for name in METHODS:
            yield context.replaced("call_more", node, f"{plain}.{name}" + ("" if name == "T" else "()"), 4.0)
        for name in FUNCTIONS:
            yield context.replaced("call_more", node, f"{name}({text})", 4.5)


def arguments(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Arguments changed round, left out, or one more by its keyword."""
    match node:
        case ast.Call(args=given, keywords=named):
            plain = [one for one in given if not isinstance(one, ast.Starred)]
            yield from _swapped(context, [*plain, *(one.value for one in named if one.arg)], 2.5)
            if len(given) + len(named) > 1:
                for one in (*given, *named):
                    yield from _left_out(context, one)
            elif given:
                start, end = context.source.span(given[0])
                yield Edit("argument", (Splice("argument", start, end, ""),), start, 4.5)
            have = {one.arg for one in named}
            for keyword in dict.fromkeys((*KEYWORDS, *sorted(context.vocabulary.keywords))):
                if keyword.split("=")[0] not in have:
                    end = _before_last(context, node)
                    text = f", {keyword}" if given or named else keyword
                    yield Edit("argument", (Splice("argument", end, end, text),), context.source.span(node)[0], 4.5)
            for one in named:
                if one.arg:
                    for keyword in sorted(context.vocabulary.keywords):
                        name, value = keyword.split("=", 1)
                        if name == one.arg and value != context.text(one.value):
                            yield context.replaced("argument", one.value, value, 3.5)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) if isinstance(node.ctx, ast.Load):
            yield from _swapped(context, parts, 3.0)
        case ast.BinOp(left=left, op=ast.Sub() | ast.Div() | ast.MatMult() | ast.Pow(), right=right):
            yield from _swapped(context, [left, right], 3.5)
        case ast.Tuple(elts=[_, _, *_] as parts) if isinstance(node.ctx, ast.Store):
            yield from _swapped(context, parts, 2.5)


def _swapped(context: Context, parts: Sequence[ast.expr], cost: float) -> Iterator[Edit]:
    for first, second in combinations(parts, 2):
        one, other = context.source.span(first), context.source.span(second)
        if context.text(first) != context.text(second):
            splices = (
                Splice("order", *one, context.text(second)),
                Splice("order", *other, context.text(first)),
            )
            yield Edit("order", splices, one[0], cost)


def _left_out(context: Context, part: ast.AST) -> Iterator[Edit]:
    start, end = context.source.span(part)
    after = context.source.tokens(end, len(context.source.data))[:1]
    if after and after[0].text == ",":
        stop = after[0].end
        stop += len(context.source.data[stop:]) - len(context.source.data[stop:].lstrip())
        yield Edit("argument", (Splice("argument", start, stop, ""),), start, 4.5)
    else:
        before = context.source.data[:start].rstrip()
        if before.endswith(b","):
            yield Edit("argument", (Splice("argument", len(before) - 1, end, ""),), start, 4.5)


def _before_last(context: Context, call: ast.Call) -> int:
    """The place behind the last argument of a call, or behind its bracket where it has none."""
    last = [*call.args, *call.keywords]
    if not last:
        return context.source.span(call)[1] - 1
    return max(context.source.span(one)[1] for one in last)


def subscripts(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another place in a tensor or a pair: one more, one less, a slice for a number, none at all."""
    match node:
        case ast.Subscript(value=value, slice=ast.Tuple(elts=parts), ctx=ast.Load()):
            yield from _swapped(context, parts, 3.0)
        case ast.Subscript(value=value, slice=ast.Slice(lower=lower, upper=upper), ctx=ast.Load()):
            if lower is not None and upper is None:
                yield context.replaced("index", node, f"{context.text(value)}[:{context.text(lower)}]", 4.0)
            if upper is not None and lower is None:
                yield context.replaced("index", node, f"{context.text(value)}[{context.text(upper)}:]", 4.0)
    match node:
        case ast.Subscript(value=value, slice=where, ctx=ast.Load()):
            yield context.replaced("index", node, context.text(value), 4.0)
            parts = where.elts if isinstance(where, ast.Tuple) else [where]
            for part in parts:
                if isinstance(part, ast.Constant) and isinstance(part.value, int):
                    yield context.replaced("index", part, f"{part.value}:{part.value + 1}", 3.5)
                    yield context.replaced("index", part, "i" if "i" in context.names(node) else ":", 4.5)
                if isinstance(part, ast.Slice):
                    if isinstance(part.lower, ast.Constant) and isinstance(part.upper, ast.Constant):
                        yield context.replaced("index", part, context.text(part.lower), 3.5)
                    elif part.lower is None and part.upper is None:
                        for text in ("0", "1", "-1"):
                            yield context.replaced("index", part, text, 4.5)
        case ast.Name(ctx=ast.Load()) | ast.Attribute(ctx=ast.Load()) | ast.Call():
            parent = context.parents.get(node)
            if isinstance(node, ast.Name) and node.id not in context.source.own_names:
                return
            if not (isinstance(parent, ast.Call) and parent.func is node) and not isinstance(parent, ast.Attribute):
                for text in ("[0]", "[1]", "[:, None]", "[1:]", "[:-1]", ".shape[0]"):
                    yield context.replaced("index", node, context.text(node) + text, 5.0)


def _alike(one: str, other: str) -> bool:
    return one in other or other in one or one[:3] == other[:3]
