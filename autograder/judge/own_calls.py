"""Calls of a student's own functions: arguments in another order than the parameters, and names on the two sides."""

import ast
import re

from autograder.core.language import noted, tr
from autograder.core.sentences import with_and
from autograder.judge.result import Place
from autograder.submission.program import Program
from autograder.submission.tasks import plain_code, top_level

_ORDINALS = (
    *(noted("first"), noted("second"), noted("third"), noted("fourth")),
    *(noted("fifth"), noted("sixth"), noted("seventh"), noted("eighth")),
)


def other_order(program: Program, statement: ast.stmt) -> str:
    """What is said of a call of the student's own function whose arguments are called like parameters at other places.

    Empty where there is none.
    """
    functions = _functions(program)
    for call in (node for node in ast.walk(_head(statement)) if isinstance(node, ast.Call)):
        if not isinstance(call.func, ast.Name) or call.func.id not in functions:
            continue
        parameters = functions[call.func.id]
        for place, value in enumerate(call.args[: len(_ORDINALS)]):
            name = value.id if isinstance(value, ast.Name) else ""
            if name in parameters and parameters.index(name) != place < len(parameters):
                return tr(
                    "`{function}` takes ({parameters}), in this order: its {ordinal} argument is `{parameter}`, and "
                    "here `{name}` stands in that place.",
                    function=call.func.id,
                    parameters=", ".join(parameters),
                    ordinal=tr(_ORDINALS[place]),
                    parameter=parameters[place],
                    name=name,
                )
    return ""


def in_the_callers_words(program: Program, statement: ast.stmt, stopped: Place) -> str:
    """What the caller calls the parameters in the line where Python stopped; empty where the names are the same."""
    functions = _functions(program)
    mentioned = set(re.findall(r"[A-Za-z_]\w*", stopped.code or ""))
    for call in (node for node in ast.walk(_head(statement)) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in functions:
            given = zip(functions[call.func.id], call.args, strict=False)
            pairs = [(name, plain_code(value)) for name, value in given if name in mentioned]
            said = [
                tr("`{name}` is your `{code}`", name=name, code=code) for name, code in pairs if code and code != name
            ]
            return (
                tr("In line {line} {names_are_names}.", line=stopped.line, names_are_names=with_and(said))
                if said
                else ""
            )
    return ""


def _head(statement: ast.stmt) -> ast.AST:
    """A statement without the block that follows it."""
    match statement:
        case ast.For(iter=value) | ast.While(test=value) | ast.If(test=value):
            return value
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.With() | ast.Try():
            return ast.Pass()
    return statement


def _functions(program: Program) -> dict[str, list[str]]:
    """The names of the parameters of each of the program's functions."""
    return {
        one.name: [parameter.arg for parameter in one.args.args]
        for _, one in top_level(program.units)
        if isinstance(one, ast.FunctionDef)
    }
