"""Same code: texts that Python compiles to the same program."""

import ast
import warnings
from types import CodeType
from typing import Any

from autograder.submission.parsing import parse


def essence(text: str, idle: bool = True) -> tuple[Any, ...] | None:
    """What a text is compiled to, without its lines and columns; None where Python cannot read it.

    Args:
        text: the program.
        idle: with its docstrings and whatever else is a constant alone, and with each `pass`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python remarks on odd code, such as a number that is called
        try:
            tree = parse(text)
            return _of(compile(tree if idle else _Busy().visit(tree), "<text>", "exec", dont_inherit=True))
        except (SyntaxError, ValueError):
            return None


class _Busy(ast.NodeTransformer):
    """Leaves out statements that do nothing; one stays where there would be none."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for name in ("body", "orelse", "finalbody"):
            statements = getattr(node, name, None)
            if isinstance(statements, list) and statements:
                busy = [one for one in statements if not _is_idle(one)]
                nothing = [ast.copy_location(ast.Pass(), statements[0])] if name == "body" else []
                setattr(node, name, busy or nothing)
        return node


def _is_idle(statement: ast.AST) -> bool:
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def _of(code: CodeType) -> tuple[Any, ...]:
    constants = tuple(_of(one) if isinstance(one, CodeType) else (type(one), repr(one)) for one in code.co_consts)
    counts = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags)
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    return (code.co_code, code.co_exceptiontable, *counts, *names, constants)
