"""The words of commands for translators: what `--help` shows, found in the code.

A method of Babel's. `tr`, `tr_plural` and `noted` it finds by itself; help of commands stands in docstrings and in
`help=`, where it is read before the language is known. Each message here is what `autograder/cli/spoken.py` looks up: a
paragraph of a command's docstring as one line, and the help of an option or an argument as it is.
"""

import ast
import inspect
from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO

from autograder.core.language import paragraphs
from autograder.submission.parsing import parse

COMMENT = "help of {name}"
Message = tuple[int, str, str, list[str]]


def extract_commands(
    fileobj: BinaryIO, keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Message]:
    """The messages of one module: the line of each, no function, its text, and whose help it is.

    Args:
        fileobj: the module.
        keywords: not used, as what follows.
        comment_tags: whose comments translators see.
        options: of the method.
    """
    tree = parse(fileobj.read().decode("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from _docstring(node)
            yield from _defaults(node)
        elif isinstance(node, ast.Call):
            yield from _help(node)


def _docstring(function: ast.FunctionDef) -> Iterator[Message]:
    docstring = ast.get_docstring(function, clean=False)
    if docstring and any(_is_command(one) for one in function.decorator_list):
        for paragraph in paragraphs(docstring):
            yield function.body[0].lineno, "", paragraph, [COMMENT.format(name=function.name)]


def _is_command(decorator: ast.expr) -> bool:
    """Whether it is `@click.command(...)`, or `@group.command()` of a group."""
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in ("command", "group")
    )


def _defaults(function: ast.FunctionDef) -> Iterator[Message]:
    """Help that is used where a decorator is not given another one."""
    given = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    for argument, default in given:
        if argument.arg == "help" and default is not None:
            yield from _text(default, function.name)


def _help(call: ast.Call) -> Iterator[Message]:
    """What `help=` gives to a decorator."""
    first = call.args[0] if call.args else None
    name = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
    for keyword in call.keywords:
        if keyword.arg in ("help", "short_help"):
            yield from _text(keyword.value, name)


def _text(node: ast.expr, name: str) -> Iterator[Message]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, "", inspect.cleandoc(node.value), [COMMENT.format(name=name)] if name else []
