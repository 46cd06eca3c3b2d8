"""Python's parser, for threads that read programs side by side."""

import ast
import threading

# CPython counts how deep it is while it makes a tree, but in one place for all threads: where another thread parses
# in the middle (a garbage collection lets it), the count is off and both get a SystemError. Observed with 3.11.7.
# A finaliser that runs in the middle may parse too, so the lock lets its own thread in again.
ONE_AT_A_TIME = threading.RLock()


def parse(source: str | bytes) -> ast.Module:
    """The tree of a program's text, as `ast.parse` gives it.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError, OverflowError: as `ast.parse` does.
    """
    with ONE_AT_A_TIME:
        return ast.parse(source)
