"""Edits that make an object in a function which stands at the top level: each call then has its own."""

import ast
from collections.abc import Iterable, Iterator

from autograder.repair.edit import Edit
from autograder.repair.edits.context import Context
from autograder.repair.edits.lines import indentation, line_start, stands_alone
from autograder.repair.kinds import Kind
from autograder.repair.splices import Splice
from autograder.submission.parsing import parse


def made_anew(context: Context, others: Iterable[str]) -> Iterator[Edit]:
    """What a function reads of the top level made in it, before the statement that reads it first.

    Args:
        context: the function.
        others: texts of the statements at the top level that it uses.
    """
    for text in others:
        match parse(text).body:
            case [ast.Assign(targets=[ast.Name(id=name)], value=ast.Call())]:
                yield from _made(context, name, text)


def _made(context: Context, name: str, text: str) -> Iterator[Edit]:
    for read in context.reads.get(name, [])[:1]:
        function = context.function(read)
        statement = next((one for one in getattr(function, "body", []) if read in set(ast.walk(one))), None)
        if isinstance(function, ast.FunctionDef) and statement is not None and stands_alone(context, statement):
            at, indent = line_start(context, statement), indentation(context, statement)
            lines = "".join(f"{indent}{line}\n" for line in text.strip().split("\n"))
            yield context.edit(
                Kind.MADE_OUTSIDE, [Splice("outside", at, at, lines)], context.start(read), "plain", "template"
            )
