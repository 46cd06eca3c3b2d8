"""Edits with PyTorch's idioms: the steps of a training, what stays out of autograd, devices and modes."""

import ast
import textwrap
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.edits.lines import gaps, indentation, is_text, line_end, line_start, stands_alone, text_of_lines
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice

# What a missing statement is usually, by what it is called on; with its variant.
STATEMENTS = {
    "optimizer": (("{}.zero_grad()", "zero_grad"), ("{}.step()", "step")),
    "loss": (("{}.backward()", "backward"),),
    "model": (("{}.train()", "mode"), ("{}.eval()", "mode"), ("{}.zero_grad()", "zero_grad")),
}
PARTS = {
    "optimizer": ("optim", "opt", "sgd"),
    "loss": ("loss", "cost", "error"),
    "model": ("model", "net", "mlp", "classifier"),
}
METHODS = {"optimizer": {"zero_grad", "step"}, "loss": {"backward"}, "model": {"parameters", "train", "eval"}}


def roles(context: Context, node: ast.AST) -> dict[str, list[str]]:
    """Names that are known at a place, by what they hold: the optimizer, a loss, the model."""
    known = context.names(node)
    found: dict[str, list[str]] = {role: [] for role in PARTS}
    for name in known:
        called = {
            parent.attr
            for one in context.reads.get(name, [])
            if isinstance(parent := context.parents[one], ast.Attribute)
        }
        for role, parts in PARTS.items():
            named = any(part in name.lower() for part in parts) and not name.lower().endswith(("function", "fn", "es"))
            if called & METHODS[role] or named:
                found[role].append(name)
                break
    return found


def statements(context: Context) -> Iterator[Edit]:
    """A statement that every training has, where it may be missing; two or three that follow each other."""
    for gap in gaps(context):
        before = gap.block.statements[gap.index - 1] if gap.index else None
        if isinstance(before, ast.Return):
            continue
        behind = gap.block.statements[gap.index] if gap.index < len(gap.block.statements) else None
        inside = behind or gap.block.statements[-1]
        anchor = before or inside
        found = roles(context, inside)
        for role, names in found.items():
            for name in names[:2]:
                for text, variant in STATEMENTS[role]:
                    place, usual = _usual_place(context, variant, before, behind)
                    splice = gap.filled(text.format(name), "idiom")
                    have = text.format(name) in context.text(context.function(inside) or inside)
                    variant_here = "second" if have else f"{variant}_usual" if usual else variant
                    focus = context.start(place or anchor)
                    yield context.edit(Kind.STATEMENT_MISSING, [splice], focus, variant_here, "idiom")
        if found["optimizer"] and found["loss"]:
            optimizer, loss = found["optimizer"][0], found["loss"][0]
            for text in (
                f"{loss}.backward()\n{optimizer}.step()",
                f"{optimizer}.zero_grad()\n{loss}.backward()\n{optimizer}.step()",
            ):
                splice = gap.filled(text, "idiom")
                yield context.edit(Kind.STATEMENT_MISSING, [splice], context.start(anchor), "several", "idiom")


def _usual_place(
    context: Context, variant: str, before: ast.stmt | None, behind: ast.stmt | None
) -> tuple[ast.stmt | None, bool]:
    """The statement beside which a step is missing, and whether it is where the step usually stands."""
    one, other = (context.text(statement) if statement is not None else "" for statement in (before, behind))
    match variant:
        case "zero_grad":
            return behind, ".backward(" in other
        case "backward":
            return behind, (".step(" in other and ".zero_grad(" not in one.split("\n")[-1]) or ".zero_grad(" in one
        case "step":
            return before, ".backward(" in one
    return None, False


def replaced(context: Context) -> Iterator[Edit]:
    """A statement that every training has in the place of another one."""
    for block in context.blocks:
        for statement in block.statements:
            if not isinstance(statement, ast.Expr | ast.For) or not stands_alone(context, statement):
                continue
            if is_text(statement) or sum(isinstance(one, ast.stmt) for one in ast.walk(statement)) > 2:
                continue
            for role, names in roles(context, statement).items():
                for name in names[:1]:
                    for text, variant in STATEMENTS[role]:
                        if variant != "mode":
                            size = "loop" if isinstance(statement, ast.For) else "plain"
                            yield context.replaced(Kind.STATEMENT_OTHER, statement, text.format(name), size, "idiom")


def lists(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A parameter that is gone through more than once made a list first."""
    if not isinstance(node, ast.FunctionDef):
        return
    first = next((one for one in node.body if not is_text(one)), None)
    if first is None or not stands_alone(context, first):
        return
    for parameter in node.args.args:
        reads = context.reads.get(parameter.arg, [])
        if len(reads) > 1 and not all(_is_made_a_list(context, one) for one in reads):
            at = line_start(context, first)
            text = f"{indentation(context, first)}{parameter.arg} = list({parameter.arg})\n"
            splice = Splice("list", at, at, text)
            yield context.edit(Kind.STATEMENT_MISSING, [splice], context.start(reads[0]), "list", "idiom")


def _is_made_a_list(context: Context, read: ast.Name) -> bool:
    call = context.parents[read]
    return isinstance(call, ast.Call) and context.text(call.func) in ("list", "tuple")


def blocks(context: Context) -> Iterator[Edit]:
    """`with torch.no_grad():` around statements, one or all up to the end of their block."""
    for block in context.blocks:
        if not all(stands_alone(context, one) for one in block.statements):
            continue
        for first in range(len(block.statements)):
            if isinstance(block.statements[first], ast.FunctionDef) or is_text(block.statements[first]):
                continue
            for last in {first, len(block.statements) - 1}:
                start = line_start(context, block.statements[first])
                end = line_end(context, block.statements[last])
                body = text_of_lines(context, start, end)
                indent = indentation(context, block.statements[first])
                text = f"{indent}with torch.no_grad():\n{textwrap.indent(body, '    ')}"
                focus = context.start(block.statements[first])
                yield context.edit(Kind.BLOCK_MISSING, [Splice("idiom", start, end, text)], focus, "no_grad", "idiom")


def devices(context: Context) -> Iterator[Edit]:
    """Tensors of a batch, or a model, moved to the device: once, after their names are bound."""
    if "device" not in context.source.own_names:
        return
    for node in context.nodes:
        names, place = _unpacked(context, node)
        for chosen in (names, *([one] for one in names if len(names) > 1)):
            if chosen and place is not None:
                at, indent = place
                left, right = ", ".join(chosen), ", ".join(f"{one}.to(device)" for one in chosen)
                splice = Splice("device", at, at, f"{indent}{left} = {right}\n")
                yield context.edit(Kind.DEVICE, [splice], context.start(node), "statement", "idiom")


def device_statements(context: Context) -> Iterator[Edit]:
    """The model moved to the device, in the place of a statement that meant to do so."""
    if "device" not in context.source.own_names:
        return
    for statement, (block, _) in context.block_of.items():
        text = context.text(statement)
        is_meant = any(word in text for word in ("device", "cuda", "cpu", ".to("))
        models = roles(context, statement)["model"][:1]
        is_last = isinstance(statement, ast.Return) or statement is block.statements[-1]
        if is_meant and models and stands_alone(context, statement) and not is_last:
            moved_model = f"{models[0]} = {models[0]}.to(device)"
            yield context.replaced(Kind.STATEMENT_OTHER, statement, moved_model, "device", "idiom")


def _unpacked(context: Context, node: ast.AST) -> tuple[list[str], tuple[int, str] | None]:
    """Names that a loop or an assignment takes apart, and where a statement after that would stand."""
    match node:
        case ast.For(target=target, body=[first, *_]) if stands_alone(context, first):
            return _plain(target), (line_start(context, first), indentation(context, first))
        case ast.Assign(targets=[target]) if stands_alone(context, node):
            return _plain(target), (line_end(context, node), indentation(context, node))
        case ast.FunctionDef(body=body):
            begin = next((one for one in body if not is_text(one)), None)
            if begin is not None and stands_alone(context, begin):
                models = roles(context, begin)["model"]
                return models[:1], (line_start(context, begin), indentation(context, begin))
    return [], None


def _plain(target: ast.expr) -> list[str]:
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    return [one.id for one in parts if isinstance(one, ast.Name)]


def moved(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A value moved to the device where it is used; a device's type compared, not the device."""
    if "device" not in context.names(node) or not isinstance(node, ast.Name | ast.Call):
        return
    match node:
        case ast.Name(id="device", ctx=ast.Load()):
            if isinstance(context.parents.get(node), ast.Compare):
                yield context.replaced(Kind.ATTRIBUTE_MISSING, node, "device.type", "inner")
        case ast.Call(func=ast.Attribute(value=value, attr="cuda" | "cpu")):
            dot = next(one for one in context.behind(value, node) if one.text == ".")
            splice = Splice("device", dot.start, context.source.span(node)[1], ".to(device)")
            yield context.edit(Kind.DEVICE, [splice], context.start(node), "method", "idiom")
        case ast.Call(func=ast.Attribute(value=value, attr="to"), args=[one]) if context.text(one) != "device":
            yield context.replaced(Kind.DEVICE, one, "device", "argument", "idiom")
        case ast.Name() | ast.Call() if context.is_value(node) or isinstance(node, ast.Call):
            parent = context.parents.get(node)
            if not isinstance(parent, ast.Expr) and not (isinstance(parent, ast.Call) and parent.func is node):
                yield context.replaced(Kind.DEVICE, node, f"{context.text(node)}.to(device)", "value", "idiom")


def modes(context: Context) -> Iterator[Edit]:
    """The mode of a model kept before `eval()` and put back at the end."""
    for node in context.nodes:
        match node:
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=owner, attr="eval" | "train"), args=[])):
                function = context.function(node)
                if isinstance(function, ast.FunctionDef) and stands_alone(context, node):
                    yield from _put_back(context, node, context.text(owner), function.body[-1])


def _put_back(context: Context, call: ast.Expr, model: str, last: ast.stmt) -> Iterator[Edit]:
    """The mode kept before a call that changes it, and put back before the last statement, a `return`."""
    if isinstance(last, ast.Return) and stands_alone(context, last):
        at, end = line_start(context, call), line_start(context, last)
        kept = Splice("mode", at, at, f"{indentation(context, call)}was_training = {model}.training\n")
        back = Splice("mode", end, end, f"{indentation(context, last)}{model}.train(was_training)\n")
        yield context.edit(Kind.MODE, [kept, back], context.start(call), "plain", "idiom")
