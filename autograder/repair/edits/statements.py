"""Edits of statements: left out, moved, indented, unwrapped, one that does nothing made to do something."""

import ast
import textwrap
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Block, Context
from autograder.repair.edits.lines import Gap, gaps, line_end, line_start, stands_alone, taken_out, whole_text
from autograder.repair.splices import Splice

Simple = ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Expr | ast.Return | ast.Break | ast.Continue | ast.Raise


def idle(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A statement that does nothing: a bare name, a comparison, a result that is thrown away."""
    match node:
        case ast.Expr(value=ast.Name() | ast.Attribute() as value):
            end = context.source.span(value)[1]
            yield Edit("idle_parentheses", (Splice("idle", end, end, "()"),), context.source.span(node)[0], 0.5)
        case ast.Expr(value=ast.Compare(left=left, ops=[ast.Eq()], comparators=[right])):
            tokens = context.source.tokens(context.source.span(left)[1], context.source.span(right)[0])
            sign = next(one for one in tokens if one.text == "==")
            yield Edit("idle_comparison", (Splice("idle", sign.start, sign.end, "="),), sign.start, 0.5)
        case ast.Expr(value=ast.BinOp(left=ast.Name() | ast.Attribute() as left, right=right)):
            tokens = context.source.tokens(context.source.span(left)[1], context.source.span(right)[0])
            if tokens and tokens[0].text in ("+", "-", "*", "/"):
                sign = tokens[0]
                splice = Splice("idle", sign.start, sign.end, f"{sign.text}=")
                yield Edit("idle_result", (splice,), context.source.span(node)[0], 0.5)
    match node:
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name() | ast.Attribute() as owner)) as call):
            start, _ = context.source.span(node)
            yield Edit("idle_result", (Splice("idle", start, start, f"{context.text(owner)} = "),), start, 2.0)
            for argument in call.args:
                if isinstance(argument, ast.Name):
                    splice = Splice("idle", start, start, f"{argument.id} = ")
                    yield Edit("idle_result", (splice,), start, 3.0)
        case ast.Expr(value=ast.BinOp() | ast.Call()) | ast.Expr(value=ast.Name() | ast.Attribute() | ast.Subscript()):
            start, _ = context.source.span(node)
            if not _is_docstring_like(node):
                yield Edit("idle_return", (Splice("idle", start, start, "return "),), start, 2.0)


def _is_docstring_like(node: ast.Expr) -> bool:
    return isinstance(node.value, ast.Constant)


def left_out(context: Context) -> Iterator[Edit]:
    """Each statement left out; `with`, `if`, `for` left out around their bodies; `else` parts left out."""
    for block in context.blocks:
        for statement in block.statements:
            if not stands_alone(context, statement) or isinstance(statement, ast.Pass):
                continue
            start, _ = context.source.span(statement)
            if isinstance(statement, Simple):
                cost = 4.0
            else:
                cost = 6.5
            yield Edit("statement_more", (taken_out(context, block, statement, "statement"),), start, cost)
            if isinstance(statement, ast.With | ast.If | ast.For | ast.While | ast.Try):
                body = context.source.data[
                    line_start(context, statement.body[0]) : line_end(context, statement.body[-1])
                ].decode()
                indent = context.source.data[line_start(context, statement) : start].decode()
                text = textwrap.indent(textwrap.dedent(body), indent)
                splice = Splice("unwrap", line_start(context, statement), line_end(context, statement), text)
                yield Edit("unwrapped", (splice,), start, 4.5)


def moved(context: Context) -> Iterator[Edit]:
    """Each simple statement put elsewhere: up, down, into a block beside it or out of its own."""
    places = list(gaps(context))
    for block in context.blocks:
        for index, statement in enumerate(block.statements):
            if not stands_alone(context, statement) or not isinstance(statement, Simple):
                continue
            text = whole_text(context, statement)
            start, _ = context.source.span(statement)
            for gap in places:
                if gap.block.owner is block.owner and gap.block.field == block.field and gap.index in (index, index + 1):
                    continue
                if context.function(gap.block.owner) is not context.function(block.owner):
                    continue
                out = taken_out(context, block, statement, "moved")
                if out.start < gap.at < out.end:
                    continue
                near = _is_near(context, block, index, gap)
                yield Edit("moved", (out, gap.filled(text, "moved")), start, 3.0 if near else 5.0)


def _is_near(context: Context, block: Block, index: int, gap: Gap) -> bool:
    """Whether a place is one step away: past a neighbour, or just in or out of the block that it ends."""
    if gap.block.owner is block.owner:
        return abs(gap.index - index) <= 2
    if gap.block.owner is context.parents.get(block.owner):
        statements = list(gap.block.statements)
        at = statements.index(block.owner) if block.owner in statements else -9  # type: ignore[arg-type]
        return gap.index == at + 1 and index == len(block.statements) - 1 or gap.index == at and index == 0
    last = block.statements[index - 1] if index else None
    following = block.statements[index + 1] if index + 1 < len(block.statements) else None
    return (gap.block.owner is last and gap.index == len(gap.block.statements)) or (
        gap.block.owner is following and gap.index == 0
    )


def deepened(context: Context) -> Iterator[Edit]:
    """The statements after a block taken into it, one, two or all of them; the last ones of a block taken out."""
    for block in context.blocks:
        for index, statement in enumerate(block.statements):
            if not isinstance(statement, ast.For | ast.While | ast.With | ast.If) or not stands_alone(context, statement):
                continue
            body = statement.body
            if not all(stands_alone(context, one) for one in (*body, *block.statements)):
                continue
            inner = context.source.data[line_start(context, body[0]) : context.source.span(body[0])[0]].decode()
            outer = context.source.data[line_start(context, statement) : context.source.span(statement)[0]].decode()
            following = block.statements[index + 1 :]
            for count in range(2, len(following) + 1):
                part = following[:count]
                start, end = line_start(context, part[0]), line_end(context, part[-1])
                text = textwrap.indent(textwrap.dedent(context.source.data[start:end].decode()), inner)
                yield Edit("indented", (Splice("indented", start, end, text),), context.source.span(part[0])[0], 4.0)
            for count in range(2, len(body)):
                part = body[-count:]
                start, end = line_start(context, part[0]), line_end(context, part[-1])
                text = textwrap.indent(textwrap.dedent(context.source.data[start:end].decode()), outer)
                yield Edit("dedented", (Splice("dedented", start, end, text),), context.source.span(part[0])[0], 4.0)


def returns(context: Context) -> Iterator[Edit]:
    """One of the known names given back, where nothing is or something else."""
    for block in context.blocks:
        if not isinstance(block.owner, ast.FunctionDef):
            continue
        last = block.statements[-1]
        known = context.names(ast.copy_location(ast.Name("", ast.Load()), last))
        if not isinstance(last, ast.Return) and stands_alone(context, last):
            gap = Gap(line_end(context, last), _indent(context, last), block, len(block.statements))
            end = context.source.span(last)[0]
            for name in _bound_in(block.owner):
                yield Edit("return", (gap.filled(f"return {name}", "return"),), end, 2.5)
            if isinstance(last, ast.Expr):
                yield Edit("return", (Splice("return", end, end, "return "),), end, 2.0)
            elif isinstance(last, ast.Assign):
                value = context.source.span(last.value)[0]
                yield Edit("return", (Splice("return", end, value, "return "),), end, 2.5)
        elif isinstance(last, ast.Return) and last.value is None:
            for name in known:
                start, end = context.source.span(last)
                yield Edit("return", (Splice("return", start, end, f"return {name}"),), start, 2.5)


def _bound_in(function: ast.FunctionDef) -> list[str]:
    from autograder.repair.splices import bindings

    return sorted(bindings(function), key=lambda name: -bindings(function)[name])


def _indent(context: Context, statement: ast.stmt) -> str:
    return context.source.data[line_start(context, statement) : context.source.span(statement)[0]].decode()
