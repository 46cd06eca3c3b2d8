"""Python's parser, for threads that read submissions side by side: what else it tells than a tree."""

import ast
from typing import Any

from autograder.core.parsing import ONE_AT_A_TIME
from autograder.core.parsing import parse as parse  # whoever reads submissions finds all of it here

_ALLOW_INCOMPLETE_INPUT = 0x4000  # a flag of `compile`, as `codeop` has it


def is_incomplete(source: str) -> bool:
    """Whether a text is the beginning of a program and ends in the middle of something."""
    with ONE_AT_A_TIME:
        try:
            compile(source, "<submission>", "exec", ast.PyCF_ONLY_AST | _ALLOW_INCOMPLETE_INPUT)
        except SyntaxError as error:
            return "incomplete input" in str(error.msg)
        except (ValueError, RecursionError, MemoryError, OverflowError):
            return False
    return False


def literal(source: str) -> Any:
    """The value of a literal such as `[1, "two"]`, as `ast.literal_eval` gives it.

    Raises:
        SyntaxError, ValueError, and others: as `ast.literal_eval` does.
    """
    with ONE_AT_A_TIME:
        return ast.literal_eval(source)
