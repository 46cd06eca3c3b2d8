"""Edits with PyTorch's idioms: gradients reset, modes, devices, what stays out of autograd."""

import ast
import textwrap
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.edits.lines import gaps, line_end, line_start, stands_alone
from autograder.repair.splices import Splice

# What a missing statement is usually, by the name of what it is called on.
STATEMENTS = {
    "optim": ("{}.zero_grad()", "{}.step()"),
    "loss": ("{}.backward()",),
    "model": ("{}.train()", "{}.eval()", "{}.zero_grad()", "{0} = {0}.to(device)"),
    "net": ("{}.train()", "{}.eval()", "{}.zero_grad()", "{0} = {0}.to(device)"),
    "image": ("{0} = {0}.to(device)",),
    "class": ("{0} = {0}.to(device)",),
    "label": ("{0} = {0}.to(device)",),
}
BLOCKS = ("with torch.no_grad():",)


def statements(context: Context) -> Iterator[Edit]:
    """A statement that every training has, where it may be missing."""
    for gap in gaps(context):
        anchor = gap.block.statements[min(gap.index, len(gap.block.statements) - 1)]
        for name in context.names(anchor):
            for part, texts in STATEMENTS.items():
                if part in name.lower():
                    for text in texts:
                        splice = gap.filled(text.format(name), "idiom")
                        yield Edit("statement_missing", (splice,), context.source.span(anchor)[0], 4.0, "idiom")


def blocks(context: Context) -> Iterator[Edit]:
    """`with torch.no_grad():` around statements, up to the end of their block."""
    for block in context.blocks:
        if not all(stands_alone(context, one) for one in block.statements):
            continue
        for first in range(len(block.statements)):
            for last in {first, len(block.statements) - 1}:
                start = line_start(context, block.statements[first])
                end = line_end(context, block.statements[last])
                body = context.source.data[start:end].decode()
                indent = body[: len(body) - len(body.lstrip(" \t"))]
                for header in BLOCKS:
                    text = f"{indent}{header}\n{textwrap.indent(body, '    ')}"
                    focus = context.source.span(block.statements[first])[0]
                    yield Edit("block_missing", (Splice("idiom", start, end, text),), focus, 4.5, "idiom")


def chains(context: Context, node: ast.AST) -> Iterator[Edit]:
    """What stays out of autograd, and where a tensor is."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in context.source.own_names:
        if "device" in context.names(node):
            yield context.replaced("device", node, f"{node.id}.to(device)", 3.5)
    if isinstance(node, ast.Attribute) and node.attr == "grad" and isinstance(node.ctx, ast.Load):
        pass
