"""Flags for review: where code reaches for the machinery that observes it. For the instructor, never points.

Nothing in a first course needs these things. A program that uses them may have an odd but good reason, so a person
looks at it.
"""

import ast
from collections.abc import Iterator

from autograder.core.language import noted, tr
from autograder.submission.parsing import parse
from autograder.submission.program import Program
from autograder.submission.tasks import plain_code

MODULES = {
    "gc": noted("the garbage collector's list of all objects"),
    "linecache": noted("the text of other code"),
    "ctypes": noted("memory and system calls"),
    "_ctypes": noted("memory and system calls"),
    "faulthandler": noted("the process's own errors"),
    "multiprocessing": noted("other processes"),
    "signal": noted("the time limits' own signals"),
    "socket": noted("the network"),
    "subprocess": noted("other programs"),
}
OWN = noted("the kit's own parts")
FROM_THE_KIT = {"check", "check_all", "numbers_for", "__version__"}
ATTRIBUTES = {
    "_getframe": noted("the frames of its callers"),
    "_current_frames": noted("the frames of its callers"),
    "currentframe": noted("the frames of its callers"),
    "f_back": noted("the frames of its callers"),
    "f_locals": noted("the frames of its callers"),
    "f_globals": noted("the frames of its callers"),
    "tb_frame": noted("the frames of its callers"),
    "meta_path": noted("how modules are imported"),
    "setprofile": noted("every call in the process"),
    "settrace": noted("every call in the process"),
    "get_referrers": noted("who holds an object"),
    "__subclasses__": noted("the list of all classes"),
}
LIBRARIES = {"torch", "nn", "F", "np", "numpy", "torchvision", "builtins", "__builtins__", "json", "sys", "os"}
# What programs of a first course do set on a library.
SETTINGS = {"backends", "manual_seed", "set_num_threads"}
MAX_NOTES = 5


def review_flags(program: Program) -> list[str]:
    """Sentences about the places in a program that reach for what observes it, the first few of them."""
    found: list[str] = []
    for unit in program.units:
        for line, what in _places(parse(unit.source)):
            found.append(
                tr(
                    "{place}, line {line}: the code reaches for {thing}; please look at it",
                    place=unit.place,
                    line=line,
                    thing=what,
                )
            )
    return found[:MAX_NOTES]


def _places(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    yield from _imported(alias.name, None, node.lineno)
            case ast.ImportFrom(module=str(module), names=names):
                for alias in names:
                    yield from _imported(module, alias.name, node.lineno)
            case ast.Attribute(attr=name) if name in ATTRIBUTES:
                yield node.lineno, tr(ATTRIBUTES[name])
            case ast.Attribute(value=ast.Name(id="sys"), attr="modules"):
                yield node.lineno, tr("the table of loaded modules")
            case ast.Assign(targets=targets):
                for target in targets:
                    yield from _patched(target)
            case ast.Call(func=ast.Name(id="setattr"), args=[first, *_]):
                yield from _patched(ast.Attribute(first, "?", ast.Store(), lineno=node.lineno))
            case ast.Constant(value=str(text)) if text.startswith("/proc"):
                yield node.lineno, tr("the system's list of processes")


def _imported(module: str, name: str | None, line: int) -> Iterator[tuple[int, str]]:
    top = module.split(".")[0]
    if top == "autograder" and (module != "autograder" or name not in {*FROM_THE_KIT, None}):
        yield line, tr(OWN)
    elif top in MODULES:
        yield line, tr(MODULES[top])


def _patched(target: ast.expr) -> Iterator[tuple[int, str]]:
    """An assignment to an attribute of a library: `torch.allclose = ...`, `nn.Module.__call__ = ...`."""
    if not isinstance(target, ast.Attribute):
        return
    names = []
    node: ast.expr = target
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name) and node.id in LIBRARIES and not SETTINGS & set(names):
        yield target.lineno, tr("`{code}`, a part of a library that others use too", code=plain_code(target))
