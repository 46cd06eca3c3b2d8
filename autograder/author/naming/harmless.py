"""Harmless code: what of a student's program may become a part of the course, which runs beside the solutions.

Read before it is run for the first time, and once more by the person who takes it over. It refuses more than it has to.
"""

import ast
from collections.abc import Iterator

from autograder.core.language import tr
from autograder.submission.flags import review_flags
from autograder.submission.parsing import parse
from autograder.submission.program import Program, Unit

REFUSED = frozenset(
    {
        *("exec", "eval", "compile", "open", "input", "breakpoint", "globals", "locals", "vars", "delattr"),
        *("getattr", "setattr", "memoryview", "help", "exit", "quit"),
        # Reading and writing of files by PyTorch and NumPy, and by what stands behind them.
        *("load", "save", "savez", "savetxt", "loadtxt", "genfromtxt", "fromfile", "tofile", "memmap", "from_file"),
        *("read_csv", "system", "popen", "remove", "unlink", "rmtree", "hub", "jit", "ops", "classes"),
    }
)
SPECIAL = frozenset({"__init__", "__len__", "__getitem__", "__call__", "__iter__", "__next__", "__name__", "__class__"})


def harm(code: str, reference: Program) -> str:
    """What in some code is too much for a variant, in words; empty where nothing is.

    Args:
        code: what is to be taken over.
        reference: the course's own program of the lesson: what it imports may be imported.
    """
    tree = parse(code)
    imported = {name for unit in reference.units for name in _modules(parse(unit.source))}
    for name in _modules(tree):
        if name not in imported:
            return tr("it imports {name}, which the reference does not", name=name)
    for node in ast.walk(tree):
        for name in _names(node):
            if name in REFUSED:
                return tr("it uses `{name}`", name=name)
            if name.startswith("__") and name not in SPECIAL:
                return tr("it uses `{name}`", name=name)
    flags = review_flags(Program((Unit(code, "it"),)))
    return flags[0] if flags else ""


def _names(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.FunctionDef(name=name):
            yield name
        case ast.ImportFrom(names=names):
            yield from (one.name for one in names)


def _modules(tree: ast.AST) -> Iterator[str]:
    """The modules at the top of what is imported."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (one.name.split(".")[0] for one in names)
            case ast.ImportFrom(module=module):
                yield (module or ".").split(".")[0]
