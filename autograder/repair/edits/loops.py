"""Edits of loops: what they go over, what is repeated, what is kept from one pass to the next."""

import ast
import textwrap
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.edits.lines import indentation, is_text, line_end, line_start, stands_alone, text_of_lines
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice

Loop = ast.For | ast.While


def passes(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A loop over all of something, over its numbers, as often as a number says."""
    if not isinstance(node, ast.For):
        return
    text = context.text(node.iter)
    for name in context.unused(node):
        yield context.replaced(Kind.LOOP, node.iter, f"range({name})", "unused")
    if isinstance(node.iter, ast.Name | ast.Attribute | ast.Constant):
        yield context.replaced(Kind.LOOP, node.iter, f"range({text})", "range")
        yield context.replaced(Kind.LOOP, node.iter, f"range(len({text}))")
        yield context.replaced(Kind.LOOP, node.iter, f"enumerate({text})")
    match node.iter:
        case ast.Call(func=ast.Name(id="range"), args=[*_, last]):
            yield context.replaced(Kind.LOOP, last, f"{context.text(last)} + 1")
            yield context.replaced(Kind.LOOP, last, f"{context.text(last)} - 1")
            if len(node.iter.args) > 1:
                yield context.replaced(Kind.LOOP, node.iter, f"range({context.text(last)})", "range")


def repeated(context: Context) -> Iterator[Edit]:
    """Statements repeated as often as a parameter says that nothing reads, or only a `print`."""
    for block in context.blocks:
        if not isinstance(block.owner, ast.FunctionDef) or not all(
            stands_alone(context, one) for one in block.statements
        ):
            continue
        for name in _idle_parameters(context, block.owner):
            for first, statement in enumerate(block.statements):
                ends = [*range(first, len(block.statements))]
                if isinstance(block.statements[-1], ast.Return):
                    ends = ends[:-1]
                for last in ends:
                    if not any(isinstance(one, Loop) for one in block.statements[first : last + 1]):
                        continue
                    start, end = line_start(context, statement), line_end(context, block.statements[last])
                    indent = indentation(context, statement)
                    body = textwrap.indent(text_of_lines(context, start, end), "    ")
                    splice = Splice("repeated", start, end, f"{indent}for _ in range({name}):\n{body}")
                    variant = "plain" if isinstance(statement, Loop) else "wide"
                    yield context.edit(Kind.LOOP_MISSING, [splice], context.start(statement), variant, "template")


def _idle_parameters(context: Context, function: ast.FunctionDef) -> Iterator[str]:
    """Parameters that nothing is done with, but that they are printed."""
    for parameter in function.args.args:
        reads = [one for one in context.reads.get(parameter.arg, []) if context.function(one) is function]
        if parameter.arg != "self" and all(_is_printed(context, one) for one in reads):
            yield parameter.arg


def _is_printed(context: Context, node: ast.AST) -> bool:
    calls = (one for one in context.around(node) if isinstance(one, ast.Call))
    return any(isinstance(one.func, ast.Name) and one.func.id == "print" for one in calls)


def accumulated(context: Context) -> Iterator[Edit]:
    """`x = value` in a loop becomes `x += value`, begun before the loop where it is not yet; one such name, or all."""
    found: dict[Loop, list[tuple[list[Splice], int]]] = {}
    for node in context.nodes:
        if not (isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)):
            continue
        name = node.targets[0].id
        sign = next((one for one in context.between(node.targets[0], node.value) if one.text == "="), None)
        if sign is None or not isinstance(context.function(node), ast.FunctionDef):
            continue
        for loop in context.loops(node):
            if stands_alone(context, loop) and _is_read_behind(context, name, loop):
                at = line_start(context, loop)
                begun = Splice("accumulated", at, at, f"{indentation(context, loop)}{name} = 0\n")
                more = Splice("accumulated", sign.start, sign.end, "+=")
                both = [more] if _is_begun(context, name, loop) else [begun, more]
                found.setdefault(loop, []).append((both, context.start(node)))
    for group in found.values():
        for splices, focus in group:
            yield context.edit(Kind.ACCUMULATED, splices, focus, "plain", "template")
        if 1 < len(group) <= 3:
            every = [splice for splices, _ in group for splice in splices]
            yield context.edit(Kind.ACCUMULATED, every, group[0][1], "all", "template")


def _is_begun(context: Context, name: str, loop: Loop) -> bool:
    """Whether a name has a number in the same function before a loop."""
    return any(
        isinstance(node.value, ast.Constant) and context.start(node) < context.start(loop)
        for node in context.nodes
        if isinstance(node, ast.Assign)
        and context.function(node) is context.function(loop)
        and any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    )


def _is_read_behind(context: Context, name: str, loop: Loop) -> bool:
    """Whether a name that a loop gives a value is read after it."""
    _, end = context.source.span(loop)
    return any(context.start(one) >= end for one in context.reads.get(name, []))


def collected(context: Context) -> Iterator[Edit]:
    """The last value of a loop replaced by the sum or the mean of all of them, wherever it is read behind the loop."""
    for node in context.nodes:
        if not (isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)):
            continue
        name = node.targets[0].id
        block, _ = context.block_of.get(node, (None, 0))
        loop = next((one for one in context.loops(node)), None)
        if block is None or not isinstance(loop, ast.For) or not stands_alone(context, node):
            continue
        if not stands_alone(context, loop):
            continue
        _, end = context.source.span(loop)
        behind = [one for one in context.reads.get(name, []) if context.start(one) >= end]
        if not behind or len(behind) > 2:
            continue
        yield from _totals(context, node, loop, name, behind)


def _totals(context: Context, node: ast.Assign, loop: ast.For, name: str, behind: list[ast.Name]) -> Iterator[Edit]:
    at, put = line_start(context, loop), line_end(context, node)
    outer, inner = indentation(context, loop), indentation(context, node)
    total = "total_" + name
    called = any(isinstance(context.parents.get(one), ast.Attribute) for one in behind)
    for weight, divisor in (
        *((f" * {size}", f"len({_dataset(context, loop)})") for size in sizes(loop)),
        ("", f"len({context.text(loop.iter)})"),
    ):
        for value in (name,) if called else (name, f"float({name})"):
            begun = Splice("collected", at, at, f"{outer}{total} = 0\n")
            more = Splice("collected", put, put, f"{inner}{total} += {value}{weight}\n")
            reads = [Splice("collected", *context.source.span(one), f"({total} / {divisor})") for one in behind]
            yield context.edit(Kind.ACCUMULATED, [begun, more, *reads], context.start(node), "mean", "template")


def _dataset(context: Context, loop: ast.For) -> str:
    return f"{context.text(loop.iter)}.dataset"


def sizes(loop: ast.For) -> list[str]:
    """How many things are in what a loop takes up in each pass, as text: `len(x)` for `for x, y in ...`."""
    match loop.target:
        case ast.Tuple(elts=[ast.Name(id=first), *_]):
            return [f"len({first})"]
        case ast.Tuple(elts=[_, ast.Tuple(elts=[ast.Name(id=first), *_])]):
            return [f"len({first})"]
        case ast.Tuple(elts=[_, ast.Name(id=batch)]) | ast.Name(id=batch):
            return [f"len({batch}[0])"]
    return []


def extremes(context: Context) -> Iterator[Edit]:
    """`if value < best:` keeps the value as the best so far."""
    for node in context.nodes:
        match node:
            case ast.If(
                test=ast.Compare(left=left, ops=[ast.Lt() | ast.Gt() | ast.LtE() | ast.GtE()], comparators=[right])
            ):
                if not context.loops(node) or not stands_alone(context, node.body[0]):
                    continue
                for kept, value in ((left, right), (right, left)):
                    if isinstance(kept, ast.Name):
                        at = line_end(context, node.body[-1])
                        indent = indentation(context, node.body[0])
                        splice = Splice("extreme", at, at, f"{indent}{kept.id} = {context.text(value)}\n")
                        yield context.edit(Kind.EXTREME, [splice], context.start(node), "plain", "template")


def defaults(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A list that is a parameter's default value made anew in each call."""
    if not isinstance(node, ast.FunctionDef):
        return
    parameters = [*node.args.posonlyargs, *node.args.args]
    pairs = [*zip(reversed(parameters), reversed(node.args.defaults), strict=False)]
    pairs += [(one, value) for one, value in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if value]
    first = next((one for one in node.body if not is_text(one)), None)
    for parameter, value in pairs:
        if isinstance(value, ast.List | ast.Dict | ast.Set | ast.Call) and first and stands_alone(context, first):
            at = line_start(context, first)
            text = f"{indentation(context, first)}{parameter.arg} = {context.text(value)}\n"
            yield context.edit(Kind.DEFAULT, [Splice("default", at, at, text)], context.start(parameter))


def collected_in_list(context: Context) -> Iterator[Edit]:
    """What a loop prints, or gives a name, kept in a list that is given back at the end."""
    for node in context.nodes:
        if not isinstance(node, ast.FunctionDef) or any(isinstance(one, ast.Return) for one in ast.walk(node)):
            continue
        for loop in node.body:
            if not isinstance(loop, ast.For) or not all(stands_alone(context, one) for one in (loop, *loop.body)):
                continue
            last = loop.body[-1]
            at, indent = line_end(context, last), indentation(context, last)
            outer, begin, end = indentation(context, loop), line_start(context, loop), line_end(context, node.body[-1])
            for value in dict.fromkeys(_results(loop)):
                splices = [
                    Splice("collected", begin, begin, f"{outer}collected = []\n"),
                    Splice("collected", at, at, f"{indent}collected.append({value})\n"),
                    Splice("collected", end, end, f"{outer}return collected\n"),
                ]
                yield context.edit(Kind.COLLECTED, splices, context.start(last), "plain", "template")


def _results(loop: ast.For) -> Iterator[str]:
    """What a loop prints in each pass, or gives a name."""
    for statement in loop.body:
        match statement:
            case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=args)):
                for one in (inner for arg in args for inner in ast.walk(arg)):
                    if isinstance(one, ast.FormattedValue):
                        yield ast.unparse(one.value)
                yield from (ast.unparse(arg) for arg in args if not isinstance(arg, ast.JoinedStr | ast.Constant))
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name


def globals_begun(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Names of the module's that a function goes on counting in, begun anew in each call."""
    if not isinstance(node, ast.Global) or not stands_alone(context, node):
        return
    function = context.function(node)
    at, indent = line_end(context, node), indentation(context, node)
    text = context.text(function) if function is not None else ""
    starts = {name: "[]" if f"{name}.append" in text else "0" for name in node.names}
    lines = "".join(f"{indent}{name} = {start}\n" for name, start in starts.items())
    yield context.edit(Kind.GLOBAL, [Splice("global", at, at, lines)], context.start(node), "plain", "template")
