"""Edits of classes: the names that Python and PyTorch look for, what is inherited, what is shared."""

import ast
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.alike import similar
from autograder.repair.edits.context import Context, is_self
from autograder.repair.edits.lines import indentation, line_end, line_start, stands_alone
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice

METHODS = ("__init__", "__len__", "__getitem__", "__iter__", "__call__", "forward")


def method_names(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A method's name as Python or PyTorch looks for it."""
    if not isinstance(node, ast.ClassDef):
        return
    have = {one.name for one in node.body if isinstance(one, ast.FunctionDef)}
    for method in node.body:
        if not isinstance(method, ast.FunctionDef) or method.name in METHODS:
            continue
        words = context.source.tokens(*context.source.span(method))
        word = words[[one.text for one in words].index("def") + 1]
        for name in METHODS:
            if name not in have:
                variant = "similar" if similar(method.name, name) else "plain"
                yield context.at(Kind.METHOD_NAME, word.start, word.end, name, variant)


def inherited(context: Context, node: ast.AST) -> Iterator[Edit]:
    """The class that a module or a dataset is derived from; its `__init__` called first."""
    if not isinstance(node, ast.ClassDef):
        return
    methods = {one.name: one for one in node.body if isinstance(one, ast.FunctionDef)}
    if not node.bases:
        words = context.source.tokens(*context.source.span(node))
        name = words[[one.text for one in words].index("class") + 1]
        end = next(one for one in words if one.text == ":" and one.start >= name.end).start
        for base in ("torch.nn.Module",) if "forward" in methods else ("torch.utils.data.Dataset",):
            yield context.edit(Kind.BASE_MISSING, [Splice("base", name.end, end, f"({base})")], context.start(node))
    first = methods["__init__"].body[0] if "__init__" in methods else None
    if first is not None and node.bases and stands_alone(context, first):
        at = line_start(context, first)
        text = f"{indentation(context, first)}super().__init__()\n"
        yield context.edit(Kind.SUPER_MISSING, [Splice("super", at, at, text)], context.start(first))


def shared(context: Context, node: ast.AST) -> Iterator[Edit]:
    """An attribute of the class made one of each object."""
    if not isinstance(node, ast.ClassDef):
        return
    start = next((one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__"), None)
    if start is None or not stands_alone(context, start.body[0]):
        return
    first = start.body[0]
    for statement in node.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if stands_alone(context, statement):
                at = line_start(context, first)
                text = f"{indentation(context, first)}self.{name} = {context.text(value)}\n"
                out = Splice("shared", line_start(context, statement), line_end(context, statement), "")
                yield context.edit(Kind.SHARED, [out, Splice("shared", at, at, text)], context.start(statement))


def parameters(context: Context, node: ast.AST) -> Iterator[Edit]:
    """A tensor of a module that is to be trained made a parameter."""
    match node:
        case ast.Assign(targets=[ast.Attribute(value=owner)], value=ast.Call() as value) if is_self(owner):
            yield context.replaced(
                Kind.PARAMETER, value, f"torch.nn.Parameter({context.text(value)})", "plain", "idiom"
            )
        case ast.Assign(targets=[ast.Attribute(value=owner)], value=ast.List() | ast.ListComp() as value) if is_self(
            owner
        ):
            text = f"torch.nn.ModuleList({context.text(value)})"
            yield context.replaced(Kind.PARAMETER, value, text, "list", "idiom")
