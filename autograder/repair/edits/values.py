"""Edits of single values: constants, names, attributes, texts."""

import ast
import io
import tokenize
from collections.abc import Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.alike import OTHERS, similar
from autograder.repair.edits.context import Context, is_self
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice

MOST_NAMES = 8  # of those that are known at a place; the ones that were bound last
ATTRIBUTES = ("grad", "data")  # of tensors; what else is meant is in the vocabulary


def constants(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Numbers near the one that is there; the other truth value; a name; a word of the vocabulary."""
    if not isinstance(node, ast.Constant) or node.value is None:
        return
    text = context.text(node)
    for name in (*context.names(node)[:MOST_NAMES], *context.own_attributes):
        if name != "self":
            variant = "unused" if name in context.unused(node) else "name"
            yield context.replaced(Kind.CONSTANT, node, name, variant)
    if type(node.value) is int and node.value > 1:
        for name in context.names(node)[:MOST_NAMES]:
            yield context.replaced(Kind.CONSTANT, node, f"len({name})", "length")
    if isinstance(node.value, bool):
        yield context.replaced(Kind.CONSTANT, node, str(not node.value), "truth")
        return
    for other in sorted(context.vocabulary.constants - {text}):
        near = isinstance(node.value, str) and similar(text, other)
        yield context.replaced(Kind.CONSTANT, node, other, "similar" if near else "vocabulary")
    if isinstance(node.value, int | float):
        for other, variant in _numbers(node.value).items():
            if other != text:
                yield context.replaced(Kind.CONSTANT, node, other, variant)
        if isinstance(context.parents.get(node), ast.Assign):
            yield context.replaced(Kind.CONSTANT, node, 'float("inf")', "far")


def _numbers(number: int | float) -> dict[str, str]:
    """Other numbers as text, with the variant of the edit."""
    if isinstance(number, float):
        values = {**dict.fromkeys((number * 10, number / 10, 1 - number, 0.0, 1.0), "far")}
        return {f"{value:g}": variant for value, variant in values.items() if value >= 0}
    found = dict.fromkeys((str(number + 1), str(number - 1)), "near")
    for value in (0, 1, -1):
        found.setdefault(str(value), "small")
    for factor in (2, 10, 100):
        found.setdefault(str(number * factor), "far")
        if number and number % factor == 0:
            found.setdefault(str(number // factor), "far")
    return found


def commas(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Two texts that follow each other, which Python makes one, with a comma between them."""
    match node:
        case ast.Constant(value=str()) if isinstance(context.parents.get(node), ast.List | ast.Tuple | ast.Call):
            start, text = context.start(node), context.text(node)
            for place in _ends_of_texts(text)[:-1]:
                yield context.edit(Kind.COMMA_MISSING, [Splice("comma", start + place, start + place, ",")], start)


def _ends_of_texts(text: str) -> list[int]:
    """Where each of the texts in a constant ends, in bytes from where the constant begins."""
    lines = [0]
    for line in text.splitlines(keepends=True):
        lines.append(lines[-1] + len(line.encode()))
    words = tokenize.generate_tokens(io.StringIO(f"({text}\n)").readline)
    ends = [(word.end, word.line) for word in words if word.type == tokenize.STRING]
    return [lines[row - 1] + len(line[:column].encode()) - (row == 1) for (row, column), line in ends]


def names(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another name that is known there, in the place of a name or of what it was worked out from."""
    unused = context.unused(node)
    match node:
        case ast.Name(id=name, ctx=ast.Load()):
            known = context.names(node)
            if name not in known:  # one of another module's, or a misspelt one
                known = [one for one in known if name not in context.source.own_names or similar(one, name)]
            for other in known[:MOST_NAMES]:
                if other not in (name, "self"):
                    variant = "similar" if similar(name, other) else "unused" if other in unused else "plain"
                    yield context.replaced(Kind.NAME, node, other, variant)
            for other in context.own_attributes:
                if not is_self(node):
                    same = other == f"self.{name}"
                    yield context.replaced(Kind.SELF, node, other, "same" if same else "plain")
        case ast.Name(id=name, ctx=ast.Store()):
            for other in context.names(node)[:MOST_NAMES]:
                if other not in (name, "self"):
                    yield context.replaced(Kind.TARGET, node, other, "similar" if similar(name, other) else "plain")
            if "self" in context.names(node):
                yield context.replaced(Kind.SELF, node, f"self.{name}", "target")
        case ast.Call() | ast.Attribute(ctx=ast.Load()) | ast.Subscript(ctx=ast.Load()) | ast.JoinedStr() | ast.BinOp():
            parent = context.parents.get(node)
            if isinstance(parent, ast.Attribute) and not isinstance(node, ast.Call):
                return
            if isinstance(parent, ast.Call) and parent.func is node:
                return
            for other in unused:
                yield context.replaced(Kind.NAME, node, other, "unused")
            if isinstance(node, ast.Call):
                for other in context.names(node)[:MOST_NAMES]:
                    if other not in (*unused, "self"):
                        yield context.replaced(Kind.NAME, node, other, "whole")


def attributes(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another attribute: one that it is mistaken for, one that right programs use, or none; one where none is."""
    match node:
        case ast.Attribute(attr=name, value=value):
            end = context.source.span(node)[1]
            start = end - len(name.encode())
            known = OTHERS.get(name, ())
            for other in known:
                yield context.at(Kind.ATTRIBUTE, start, end, other, "alike")
            parent = context.parents.get(node)
            called = isinstance(parent, ast.Call) and parent.func is node
            for other in sorted(context.vocabulary.attributes - {name, *known}):
                if similar(name, other):
                    yield context.at(Kind.ATTRIBUTE, start, end, other, "similar")
                elif called == (other in context.vocabulary.methods):
                    yield context.at(Kind.ATTRIBUTE, start, end, other, "vocabulary")
            if is_self(value):
                for own in context.own_attributes:
                    if own != context.text(node):
                        yield context.replaced(Kind.ATTRIBUTE, node, own, "own")
                yield context.replaced(Kind.SELF, node, name, "more")
            if not (isinstance(value, ast.Name) and value.id not in context.source.own_names):
                yield context.replaced(Kind.ATTRIBUTE_MORE, node, context.text(value))
        case ast.Name(id=name, ctx=ast.Load()) if name not in context.source.own_names:
            for other in OTHERS.get(name, ()):
                yield context.replaced(Kind.ATTRIBUTE, node, other, "alike")
            for other in sorted(context.vocabulary.attributes - {name}):
                if similar(name, other):
                    yield context.replaced(Kind.ATTRIBUTE, node, other, "similar")
    if isinstance(node, ast.Name | ast.Subscript | ast.Call) and context.is_value(node) and not is_self(node):
        for other in dict.fromkeys((*ATTRIBUTES, *sorted(context.vocabulary.attributes))):
            if f"{{}}.{other}" in context.vocabulary.wrappers or (other in ATTRIBUTES and isinstance(node, ast.Name)):
                yield context.replaced(Kind.ATTRIBUTE_MISSING, node, f"{context.text(node)}.{other}")
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in context.source.own_names:
        parent = context.parents.get(node)
        if isinstance(parent, ast.Attribute | ast.AugAssign) and not is_self(node):
            for other in ATTRIBUTES:
                yield context.replaced(Kind.ATTRIBUTE_MISSING, node, f"{node.id}.{other}", "inner")
    match node:
        case ast.AugAssign(target=ast.Name() as target):
            end = context.source.span(target)[1]
            yield context.at(Kind.ATTRIBUTE_MISSING, end, end, ".data", "inner")


def keys(context: Context, node: ast.AST) -> Iterator[Edit]:
    """Another key of a dictionary: one that is the name of an argument in right programs."""
    match node:
        case ast.Dict(keys=own):
            texts = [one for one in own if one is not None]
        case ast.Subscript(slice=key):
            texts = [key]
        case _:
            return
    for text in texts:
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            for name in sorted(context.vocabulary.arguments):
                if name != text.value:
                    yield context.replaced(Kind.ARGUMENT, text, repr(name), "keyword")


def texts(context: Context, node: ast.AST) -> Iterator[Edit]:
    """The value itself for a text that is made of it."""
    match node:
        case ast.JoinedStr(values=values):
            for value in values:
                if isinstance(value, ast.FormattedValue):
                    yield context.replaced(Kind.TEXT, node, ast.unparse(value.value))
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str()), attr="format"), args=[first, *_]):
            yield context.replaced(Kind.TEXT, node, context.text(first))
        case ast.BinOp(left=ast.Constant(value=str()), op=ast.Mod(), right=right):
            yield context.replaced(Kind.TEXT, node, context.text(right))
