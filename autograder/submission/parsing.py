"""Python's parser, for threads that read submissions side by side."""

import ast
import threading
from typing import Any

# CPython counts how deep it is while it makes a tree, but in one place for all threads: where another thread parses
# in the middle (a garbage collection lets it), the count is off and both get a SystemError. Observed with 3.11.7.
# A finaliser that runs in the middle may parse too, so the lock lets its own thread in again.
_one_at_a_time = threading.RLock()
_ALLOW_INCOMPLETE_INPUT = 0x4000  # a flag of `compile`, as `codeop` has it


def parse(source: str) -> ast.Module:
    """The tree of a program's text, as `ast.parse` gives it.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError, OverflowError: as `ast.parse` does.
    """
    with _one_at_a_time:
        return ast.parse(source)


def is_incomplete(source: str) -> bool:
    """Whether a text is the beginning of a program and ends in the middle of something."""
    with _one_at_a_time:
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
    with _one_at_a_time:
        return ast.literal_eval(source)
