"""Edits that put statements elsewhere: up, down, into a block, out of one."""

import ast
import textwrap
from collections.abc import Iterator, Sequence

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Block, Context
from autograder.repair.edits.lines import (
    Gap,
    gaps,
    indentation,
    line_end,
    line_start,
    stands_alone,
    taken_out,
    text_of_lines,
)
from autograder.repair.edits.statements import Simple
from autograder.repair.flow import loads
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice


def moved(context: Context) -> Iterator[Edit]:
    """Each simple statement put elsewhere in its function."""
    places = list(gaps(context))
    for block in context.blocks:
        for index, statement in enumerate(block.statements):
            if not stands_alone(context, statement) or not isinstance(statement, Simple):
                continue
            text = text_of_lines(context, line_start(context, statement), line_end(context, statement))
            out = taken_out(context, block, statement, "moved")
            for gap in places:
                if gap.block is block and gap.index in (index, index + 1):
                    continue
                if context.function(gap.block.owner) is not context.function(block.owner):
                    continue
                if out.start < gap.at < out.end or _is_idle_end(gap, statement):
                    continue
                variant = _distance(context, block, index, gap)
                splices = (out, gap.filled(text, "moved"))
                focus = _to_look_at(block, index, gap) if variant == "step" else statement
                yield context.edit(Kind.MOVED, splices, context.start(focus), variant)


def _to_look_at(block: Block, index: int, gap: Gap) -> ast.stmt:
    """Of two neighbours that change places, the one to look at: the one that is moved, but `zero_grad` where it is one,
    since `backward` and `step` stand where the step is made."""
    other = block.statements[index - 1 if gap.index < index else index + 1]
    return other if "zero_grad" in ast.dump(other) else block.statements[index]


def _is_idle_end(gap: Gap, statement: ast.stmt) -> bool:
    """Whether a place is behind a `return`, or in front of another one where nothing would be reached any more."""
    before = gap.block.statements[gap.index - 1] if gap.index else None
    ends = ast.Return | ast.Raise | ast.Break | ast.Continue
    return isinstance(before, ends) or (isinstance(statement, ends) and gap.index < len(gap.block.statements))


def _distance(context: Context, block: Block, index: int, gap: Gap) -> str:
    """How far a place is: a step along the block, just out of it or into the one beside, or further."""
    if gap.block is block:
        return "step" if gap.index in (index - 1, index + 2) else "along"
    if gap.block.owner is context.parents.get(block.owner) and block.owner in gap.block.statements:
        at = list(gap.block.statements).index(block.owner)  # type: ignore[arg-type]
        out = (gap.index == at + 1 and index == len(block.statements) - 1) or (gap.index == at and index == 0)
        return "out" if out else "out_far"
    before = block.statements[index - 1] if index else None
    behind = block.statements[index + 1] if index + 1 < len(block.statements) else None
    if gap.block.owner is before and gap.index == len(gap.block.statements):
        return "into"
    if gap.block.owner is behind and gap.index == 0:
        return "into"
    return "far"


def shifted(context: Context) -> Iterator[Edit]:
    """The first statements behind a block taken into it; the last ones of a block taken out."""
    for block in context.blocks:
        for index, statement in enumerate(block.statements):
            if not isinstance(statement, ast.For | ast.While | ast.With | ast.If) or not stands_alone(
                context, statement
            ):
                continue
            body = statement.body
            if not all(stands_alone(context, one) for one in (*body, *block.statements)):
                continue
            following = block.statements[index + 1 :]
            inner, outer = indentation(context, body[0]), indentation(context, statement)
            for count in range(1, len(following) + 1):
                if count > 1 or not isinstance(following[0], Simple):  # a simple one alone is moved
                    yield _indented(context, Kind.INDENTED, following[:count], inner)
            if not getattr(statement, "orelse", []):
                for count in range(1, len(body)):
                    if count > 1 or not isinstance(body[-1], Simple):
                        yield _indented(context, Kind.DEDENTED, body[-count:], outer)


def _indented(context: Context, kind: Kind, part: Sequence[ast.stmt], indent: str) -> Edit:
    start, end = line_start(context, part[0]), line_end(context, part[-1])
    text = textwrap.indent(textwrap.dedent(text_of_lines(context, start, end)), indent)
    return context.edit(kind, [Splice(kind, start, end, text)], context.start(part[0]))


def methods(context: Context) -> Iterator[Edit]:
    """A method that stands inside another one put behind it, as far out."""
    for block in context.blocks:
        for index, inner in enumerate(block.statements):
            outer = block.owner
            if not (isinstance(inner, ast.FunctionDef) and isinstance(outer, ast.FunctionDef) and index):
                continue
            rest = block.statements[index:]
            in_class = isinstance(context.parents.get(outer), ast.ClassDef)
            is_method = in_class and inner.args.args and inner.args.args[0].arg == "self"
            if is_method and all(isinstance(one, ast.FunctionDef) for one in rest):
                yield _indented(context, Kind.METHOD_PLACE, rest, indentation(context, outer))


def exchanged(context: Context) -> Iterator[Edit]:
    """The heads of two loops one within the other, changed round."""
    for inner in context.nodes:
        if not isinstance(inner, ast.For) or not context.loops(inner):
            continue
        outer = context.loops(inner)[0]
        given = {one.id for one in ast.walk(outer) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
        if isinstance(outer, ast.For) and not loads(inner.iter) & given:
            pairs = ((outer.target, inner.target), (outer.iter, inner.iter))
            both = [pair for one, other in pairs for pair in ((one, context.text(other)), (other, context.text(one)))]
            splices = [Splice("loops", *context.source.span(node), text) for node, text in both]
            yield context.edit(Kind.ORDER, splices, context.start(outer), "loops")
