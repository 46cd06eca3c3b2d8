"""Modules that this machine has: what a program imports may not be installed where it is marked."""

import ast
import importlib.util
from collections.abc import Iterator
from functools import cache

STAND_IN = "stand-in for "  # and the name of a module that is not installed: what stands in for it is called so

# Modules of installed packages that need another package, by which they are of no use alone.
NEEDS = {"torch.utils.tensorboard": "tensorboard"}


@cache
def is_installed(name: str) -> bool:
    """Whether a module can be found here, such as `pandas` or `google.colab`; it is not imported."""
    above, _, _ = name.rpartition(".")
    if above and not is_installed(above):
        return False
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):  # ValueError: it is loaded, and does not say from where
        return False


def guarded_lines(tree: ast.AST) -> frozenset[int]:
    """Lines of a program in which an import may fail: those of a `try` that goes on without the module."""
    return frozenset(
        line
        for node in statements(tree)
        if isinstance(node, ast.Try) and any(map(_catches, node.handlers))
        for statement in node.body
        for line in range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)
    )


def statements(tree: ast.AST) -> Iterator[ast.stmt]:
    """All statements below a node in the order of the text, also those inside others; expressions hold none."""
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.stmt) and node is not tree:
            yield node
        for field in _BLOCKS:
            pending += reversed(getattr(node, field, ()))


_BLOCKS = ("finalbody", "orelse", "cases", "handlers", "body")  # the last one pushed comes first


def _catches(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}
    return any(kind is None or (isinstance(kind, ast.Name) and kind.id in names) for kind in kinds)
