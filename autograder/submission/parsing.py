"""Python's parser, for threads that read submissions side by side."""

import ast
import threading
from typing import Any

# CPython counts how deep it is while it makes a tree, but in one place for all threads: where another thread parses
# in the middle (a garbage collection lets it), the count is off and both get a SystemError. Observed with 3.11.7.
# A finaliser that runs in the middle may parse too, so the lock lets its own thread in again.
_one_at_a_time = threading.RLock()


def parse(source: str) -> ast.Module:
    """The tree of a program's text, as `ast.parse` gives it.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError, OverflowError: as `ast.parse` does.
    """
    with _one_at_a_time:
        return ast.parse(source)


def literal(source: str) -> Any:
    """The value of a literal such as `[1, "two"]`, as `ast.literal_eval` gives it.

    Raises:
        SyntaxError, ValueError, and others: as `ast.literal_eval` does.
    """
    with _one_at_a_time:
        return ast.literal_eval(source)
