"""Examples of a doctest as test cells: each statement's value as text, errors as a doctest tells of them.

What an example should give never comes here: whoever sent it compares.
"""

import ast
import linecache
import sys
import traceback
from collections.abc import Callable
from types import CodeType
from typing import Any

from autograder.wire.cells import ALONE, Failed

_repr = repr  # as it was before any code of a student's
_FLAGS = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def statements(tree: ast.Module, file: str) -> tuple[list[CodeType], list[bool]]:
    """The code of each statement of an example, and whether its value is to be shown.

    Expressions inside of a statement, as in a loop, show theirs by `sys.displayhook`.
    """
    code: list[CodeType] = []
    shows = [isinstance(one, ast.Expr) for one in tree.body]
    for one in tree.body:
        if isinstance(one, ast.Expr):
            code.append(compile(ast.Expression(one.value), file, "eval", _FLAGS, dont_inherit=True))
        else:
            code.append(compile(ast.Interactive([one]), file, "single", _FLAGS, dont_inherit=True))
    return code, shows


def hook(texts: list[str], restore: Callable[[], None]) -> Callable[[Any], None]:
    """What is to be `sys.displayhook` while a statement runs that holds expressions.

    Args:
        texts: where values go, those of this statement alone: a student's code can get hold of it.
        restore: puts builtins back before a value is asked for its text.
    """

    def show(value: Any) -> None:
        if value is not None:
            restore()
            sys.displayhook = show  # what was put back may include it
            texts.append(_repr(value))

    return show


def failed(error: BaseException, source: str, file: str, words: str) -> Failed:
    """An error as a doctest tells of it: Python's own traceback from the example on, its last line by itself.

    Args:
        error: it.
        source: the example's text.
        file: the name under which its code was compiled.
        words: what it says.
    """
    name = type(error).__name__
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    try:
        lines = traceback.format_exception(type(error), error, within(error, file))
        return Failed(name, words, [*lines[:-1], traceback.format_exception_only(type(error), error)[-1]])
    except BaseException:
        return Failed(name, words, [f"{name}: {words}\n"])
    finally:
        linecache.cache.pop(file, None)


def within(error: BaseException, file: str) -> Any:
    """The part of an error's traceback from a file's code on; None where that did not run."""
    found = error.__traceback__
    while found is not None and found.tb_frame.f_code.co_filename != file:
        found = found.tb_next
    return found


def line_of(error: BaseException, file: str, scope: str) -> int:
    """The line of a test in which it failed; 0 where it is not known. Of a test alone, that in its function."""
    found = within(error, file)
    below = getattr(found, "tb_next", None)
    if scope == ALONE and below is not None and below.tb_frame.f_code.co_filename == file:
        found = below
    return int(getattr(found, "tb_lineno", 0) or 0)
