"""Edits of statements: one that does nothing made to do something, one left out, one that gives something back."""

import ast
import textwrap
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Block, Context
from autograder.repair.edits.lines import (
    Gap,
    indentation,
    last_part,
    line_end,
    line_start,
    stands_alone,
    taken_out,
    text_of_lines,
)
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice, bindings

Simple = ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Expr | ast.Return | ast.Break | ast.Continue | ast.Raise
# Methods that are called for what they change.
EFFECTS = frozenset({"step", "zero_grad", "backward", "train", "eval", "append", "extend", "manual_seed", "update"})
MOST_NAMES = 6  # that may be given back


def idle(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A statement that does nothing: a bare name, a comparison, a result that is thrown away."""
    if not isinstance(node, ast.Expr):
        return
    start, value = context.start(node), node.value
    end = context.source.span(value)[1]
    match value:
        case ast.Name() | ast.Attribute():
            yield context.edit(Kind.IDLE_PARENTHESES, [Splice("idle", end, end, "()")], start)
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]) if context.start(value) == start:
            sign = next(one for one in context.between(left, right) if one.text == "==")
            yield context.edit(Kind.IDLE_COMPARISON, [Splice("idle", sign.start, sign.end, "=")], start)
        case ast.BinOp(left=ast.Name() | ast.Attribute() as left, right=right) if context.start(value) == start:
            sign = context.between(left, right)[0]
            if sign.text in ("+", "-", "*", "/"):
                splice = Splice("idle", sign.start, sign.end, f"{sign.text}=")
                yield context.edit(Kind.IDLE_RESULT, [splice], start, "operator")
        case ast.Call():
            yield from _thrown_away(context, start, value)
            yield from _heads(context, node)
        case ast.ListComp(generators=[ast.comprehension(iter=ast.Name(id=name))]):
            yield context.edit(Kind.IDLE_RESULT, [Splice("idle", start, start, f"{name} = ")], start, "argument")
    if not isinstance(value, ast.Constant):
        yield context.edit(Kind.IDLE_RETURN, [Splice("idle", start, start, "return ")], start)
    if isinstance(value, ast.Call) and value.args and context.text(value.func) == "print":
        splice = Splice("idle", start, end, f"return {context.text(value.args[-1])}")
        yield context.edit(Kind.IDLE_RETURN, [splice], start, "printed")


def _thrown_away(context: Context, start: int, call: ast.Call) -> Iterator[Edit]:
    """`x.f()` becomes `x = x.f()` or `x.f_()`, and `f(x)` becomes `x = f(x)`."""
    if isinstance(call.func, ast.Attribute):
        owner = call.func.value
        while isinstance(owner, ast.Call) and isinstance(owner.func, ast.Attribute):
            owner = owner.func.value
        if isinstance(owner, ast.Name | ast.Attribute):
            splice = Splice("idle", start, start, f"{context.text(owner)} = ")
            known = not isinstance(owner, ast.Name) or owner.id in context.source.own_names
            changes = call.func.attr in EFFECTS or call.func.attr.endswith("_")
            variant = "effect" if changes else "method" if known else "module"
            yield context.edit(Kind.IDLE_RESULT, [splice], start, variant)
        end = context.source.span(call.func)[1]
        if not call.func.attr.endswith("_"):
            yield context.edit(Kind.IDLE_RESULT, [Splice("idle", end, end, "_")], start, "underscore")
    for argument in call.args:
        if isinstance(argument, ast.Name | ast.Attribute):
            splice = Splice("idle", start, start, f"{context.text(argument)} = ")
            yield context.edit(Kind.IDLE_RESULT, [splice], start, "argument")


def _heads(context: Context, statement: ast.Expr) -> Iterator[Edit]:
    """`torch.no_grad()` as a statement becomes the head of a block with the statements behind it."""
    text = context.text(statement)
    if not text.startswith(("torch.no_grad(", "torch.set_grad_enabled(", "torch.enable_grad(")):
        return
    if statement not in context.block_of or not stands_alone(context, statement):
        return
    block, index = context.block_of[statement]
    rest = block.statements[index + 1 :]
    if not rest or not all(stands_alone(context, one) for one in rest):
        return
    indent, end = indentation(context, statement), context.source.span(statement)[1]
    start = context.start(statement)
    body_start, body_end = line_start(context, rest[0]), line_end(context, rest[-1])
    head = Splice("idle", start, end, f"with {text}:")
    body = Splice("idle", body_start, body_end, _shifted(context, body_start, body_end, indent + "    "))
    yield context.edit(Kind.IDLE_BLOCK, [head, body], start)


def _shifted(context: Context, start: int, end: int, indent: str) -> str:
    return textwrap.indent(textwrap.dedent(text_of_lines(context, start, end)), indent)


def left_out(context: Context) -> Iterator[Edit]:
    """Each statement left out; `with`, `if`, `for` left out around their bodies."""
    for block in context.blocks:
        for statement in block.statements:
            if not stands_alone(context, statement) or isinstance(statement, ast.Pass | ast.FunctionDef):
                continue
            start = context.start(statement)
            variant = "simple" if isinstance(statement, Simple) else "block"
            yield context.edit(Kind.STATEMENT_MORE, [taken_out(context, block, statement, "statement")], start, variant)
            if isinstance(statement, ast.With | ast.If | ast.For | ast.While | ast.Try):
                for part in (statement.body, getattr(statement, "orelse", [])):
                    if part and all(stands_alone(context, one) for one in part):
                        yield _unwrapped(context, statement, part)


def _unwrapped(context: Context, statement: ast.stmt, body: list[ast.stmt]) -> Edit:
    text = _shifted(context, line_start(context, body[0]), line_end(context, body[-1]), indentation(context, statement))
    splice = Splice("unwrapped", line_start(context, statement), line_end(context, statement), text)
    return context.edit(Kind.BLOCK_MORE, [splice], context.start(statement), type(statement).__name__.lower())


def decorators(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A decorator left out."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        data = context.source.data
        for decorator in node.decorator_list:
            start, end = context.source.span(decorator)
            begin, stop = data.rfind(b"\n", 0, start) + 1, data.find(b"\n", end) + 1
            yield context.edit(Kind.DECORATOR_MORE, [Splice("decorator", begin, stop, "")], start)


def returns(context: Context) -> Iterator[Edit]:
    """One of the known names given back, where nothing is."""
    for block in context.blocks:
        last = block.statements[-1]
        if isinstance(last, ast.Return) and last.value is None:
            for name in context.names(last)[:MOST_NAMES]:
                yield context.edit(
                    Kind.RETURN_MISSING,
                    [Splice("return", *context.source.span(last), f"return {name}")],
                    context.start(last),
                )
        if not isinstance(block.owner, ast.FunctionDef) or block.field != "body":
            continue
        if not isinstance(last, ast.Return) and stands_alone(context, last):
            yield from _given_back(context, block, block.owner)


def _given_back(context: Context, block: Block, function: ast.FunctionDef) -> Iterator[Edit]:
    last = block.statements[-1]
    start = context.start(last_part(last))
    gap = Gap(line_end(context, last), indentation(context, last), block, len(block.statements))
    bound = bindings(function)
    for name in sorted(bound, key=lambda name: -bound[name])[:MOST_NAMES]:
        yield context.edit(Kind.RETURN_MISSING, [gap.filled(f"return {name}", "return")], start)
    if isinstance(last, ast.If) and not last.orelse:
        for call in sorted(context.vocabulary.calls):
            yield context.edit(Kind.RETURN_MISSING, [gap.filled(f"return {call}", "return")], start, "call")
    if isinstance(last, ast.Assign):
        splice = Splice("return", context.start(last), context.start(last.value), "return ")
        yield context.edit(Kind.RETURN_MISSING, [splice], start, "assigned")
