"""Edits of means: what is divided by what, and batches that count by their size."""

import ast
from collections.abc import Iterator, Sequence

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.edits.loops import sizes
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice


def divided(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A sum that is given back, kept or collected, divided by a number of things."""
    values: list[tuple[ast.expr, str]] = []
    match node:
        case ast.Return(value=ast.expr() as value):
            values = [(value, "return")]
        case ast.Call(func=ast.Attribute(attr="append"), args=[value]):
            values = [(value, "collected")]
        case ast.Assign(targets=[ast.Name()], value=value) if "sum" in context.text(value) or context.loops(node):
            values = [(value, "assigned")]
    for value, variant in values:
        for count in _counts(context, value):
            yield context.replaced(Kind.DIVIDED, value, f"{context.atom(value)} / {count}", variant, "template")
            match value:
                case ast.Call(func=ast.Attribute(attr="item", value=inner)):
                    yield context.replaced(Kind.DIVIDED, inner, f"{context.atom(inner)} / {count}", variant, "template")


def divisors(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another number of things to divide by."""
    match node:
        case ast.BinOp(op=ast.Div() | ast.FloorDiv(), right=right) | ast.AugAssign(op=ast.Div(), value=right):
            for count in _counts(context, right):
                if count != context.text(right):
                    yield context.replaced(Kind.DIVISOR, right, count, "plain", "template")


def _counts(context: Context, node: ast.AST) -> list[str]:
    """Numbers of things that are known at a place, as text."""
    looped = {one.iter.id for one in context.nodes if isinstance(one, ast.For) and isinstance(one.iter, ast.Name)}
    function = context.function(node)
    parameters = {one.arg for one in function.args.args} if function is not None else set()
    counters = {
        one.target.id for one in context.nodes if isinstance(one, ast.AugAssign) and isinstance(one.target, ast.Name)
    }
    found = []
    for name in context.names(node):
        if name in looped:
            found += [f"len({name}.dataset)", f"len({name})"]
        elif name in counters:
            found.append(name)
        elif name in parameters and name != "self":
            found += [f"len({name})", f"{name}.numel()"]
    return found[:10]


def weighted(context: Context) -> Iterator[Edit]:
    """What each batch adds counted by its size, and the sum divided by the number of all things."""
    for node in context.nodes:
        added = _added(node)
        if added is None:
            continue
        loop = next((one for one in context.loops(node)), None)
        if not isinstance(loop, ast.For):
            continue
        for size in sizes(loop):
            splices, counted = _by_size(context, added, size)
            whole = f"len({context.text(loop.iter)}.dataset)"
            for divisor in _divisions(context, loop):
                last = Splice("weighted", *context.source.span(divisor), whole)
                yield context.edit(Kind.WEIGHTED, [*splices, last], context.start(node), "plain", "template")
            for count in _counters(context, loop, node):
                more = Splice("weighted", *context.source.span(count), size)
                yield context.edit(Kind.WEIGHTED, [*splices, more], context.start(node), "counter", "template")
            yield context.edit(Kind.WEIGHTED, splices, context.start(node), counted, "template")
            for read in _sums(context, loop, node):
                last = Splice("weighted", *context.source.span(read), f"({context.text(read)} / {whole})")
                yield context.edit(Kind.WEIGHTED, [*splices, last], context.start(node), "divided", "template")
            for mean in _means(context, loop):
                inner = context.text(mean.args[0]) if mean.args else ""
                text = f"sum({inner}) / {whole}"
                last = Splice("weighted", *context.source.span(mean), f"({text})")
                yield context.edit(Kind.WEIGHTED, [*splices, last], context.start(node), "plain", "template")


def sizes_of_batches(context: Context, node: ast.AST) -> Iterator[Edit]:
    """The size of the batch in the place of what each batch is counted by."""
    loop = next(iter(context.loops(node)), None)
    match node:
        case ast.BinOp(left=left, op=ast.Mult(), right=right) if isinstance(loop, ast.For):
            for size in sizes(loop):
                for part in (left, right):
                    if context.text(part) != size:
                        yield context.replaced(Kind.WEIGHTED, part, size, "size", "template")


def _sums(context: Context, loop: ast.For, node: ast.AST) -> list[ast.Name]:
    """Where a sum that a statement adds to is read behind the loop, undivided; only if that is in one place."""
    if not (isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name)):
        return []
    _, end = context.source.span(loop)
    found = [one for one in context.reads.get(node.target.id, []) if context.start(one) >= end]
    return found if len(found) == 1 else []


def _added(node: ast.AST) -> ast.expr | None:
    """What a statement adds to a sum or to a list."""
    match node:
        case ast.AugAssign(op=ast.Add(), value=value):
            return value
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="append"), args=[value])):
            return value
        case ast.Assign(
            targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=same), op=ast.Add(), right=value)
        ):
            return value if name == same else None
    return None


def _by_size(context: Context, value: ast.expr, size: str) -> tuple[list[Splice], str]:
    """A value times the size of its batch; the sum of a batch in the place of its mean."""
    for one in ast.walk(value):
        match one:
            case ast.Call(func=ast.Attribute(attr="mean") as function):
                end = context.source.span(function)[1]
                return [Splice("weighted", end - len("mean"), end, "sum")], "sum"
    start, end = context.source.span(value)
    return [Splice("weighted", start, end, f"{context.atom(value)} * {size}")], "times"


def _divisions(context: Context, loop: ast.For) -> list[ast.expr]:
    """What is divided by behind a loop."""
    _, end = context.source.span(loop)
    return [
        node.right if isinstance(node, ast.BinOp) else node.value
        for node in context.nodes
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div) and context.start(node) >= end
    ][:2]


def _counters(context: Context, loop: ast.For, other: ast.AST) -> Sequence[ast.expr]:
    """What a loop counts by one."""
    return [
        node.value
        for node in ast.walk(loop)
        if isinstance(node, ast.AugAssign)
        and node is not other
        and isinstance(node.value, ast.Constant)
        and node.value.value == 1
    ][:2]


def _means(context: Context, loop: ast.For) -> list[ast.Call]:
    """Calls that work out a mean of a list behind a loop."""
    _, end = context.source.span(loop)
    return [
        node
        for node in context.nodes
        if isinstance(node, ast.Call)
        and context.start(node) >= end
        and context.text(node.func).split(".")[-1] in ("mean", "fmean")
        and len(node.args) == 1
    ][:2]
