"""Same code: texts that Python compiles to the same program."""

import warnings
from types import CodeType
from typing import Any

from autograder.submission.parsing import parse


def essence(text: str) -> tuple[Any, ...] | None:
    """What a text is compiled to, without its lines and columns; None where Python cannot read it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Python remarks on odd code, such as a number that is called
        try:
            return _of(compile(parse(text), "<text>", "exec", dont_inherit=True))
        except (SyntaxError, ValueError):
            return None


def _of(code: CodeType) -> tuple[Any, ...]:
    constants = tuple(_of(one) if isinstance(one, CodeType) else (type(one), repr(one)) for one in code.co_consts)
    counts = (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_flags)
    names = (code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)
    return (code.co_code, code.co_exceptiontable, *counts, *names, constants)
