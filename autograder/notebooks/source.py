"""What a course's own notebooks say: which libraries they import, and what their names mean."""

import ast
import importlib.util
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from autograder.submission.notebook import neutralise
from autograder.submission.parsing import parse
from autograder.wire.cells import Trusted

_REACH = "_getframe currentframe f_back f_code f_locals tb_frame get_objects get_referrers ctypes settrace gi_frame"
REACH = frozenset(_REACH.split())


def code_of(notebook: Path) -> list[tuple[str, bool]]:
    """The source of each code cell of a notebook, each with whether it is a test cell of nbgrader's.

    A file that is no notebook has none.
    """
    try:
        cells = json.loads(notebook.read_bytes())["cells"]
        found = [cell for cell in cells if cell["cell_type"] == "code"]
        return [("".join(cell["source"]), _is_test(cell)) for cell in found]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _is_test(cell: dict[str, dict[str, dict[str, bool]]]) -> bool:
    own = cell.get("metadata", {}).get("nbgrader", {})
    return bool(own.get("grade")) and not own.get("solution")


def _trees(cells: Iterable[str]) -> Iterator[ast.Module]:
    for source in cells:
        try:
            yield parse(neutralise(source))
        except (SyntaxError, ValueError, RecursionError):
            continue


def modules_of(notebooks: Iterable[Path]) -> list[str]:
    """Modules that notebooks import and that are installed, in order; those beside the notebook are not."""
    found: dict[str, None] = {}
    for notebook in notebooks:
        for name in imported_by(source for source, _ in code_of(notebook)):
            top = name.split(".")[0]
            if not (notebook.parent / f"{top}.py").exists() and not (notebook.parent / top).is_dir():
                found[name] = None
    return list(found)


def imported_by(cells: Iterable[str]) -> list[str]:
    """Modules that cells import and that are installed, in order; this package is left out."""
    names = dict.fromkeys(name for tree in _trees(cells) for name in _imports(tree))
    tops = {name: name.split(".")[0] for name in names}
    return [name for name, top in tops.items() if top != "autograder" and _installed(top)]


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _installed(top: str) -> bool:
    try:
        return importlib.util.find_spec(top) is not None
    except (ImportError, ValueError):
        return False


def trusted_names(notebook: Path) -> Trusted:
    """What the names of a course's own notebook mean, for test cells to rely on."""
    return trusted_of(code_of(notebook))


def trusted_of(cells: Sequence[tuple[str, bool]]) -> Trusted:
    """What the names of cells mean, for tests to rely on.

    Args:
        cells: each with whether it is a test.
    """
    own = list(_trees(source for source, test in cells if not test))
    everything = [*own, *_trees(source for source, test in cells if test)]
    bound, classes = set[str](), set[str]()
    for tree in own:
        bound |= set(_bound(tree))
    for tree in everything:
        classes |= {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    imported = {name: what for tree in everything for name, what in _imported(tree) if name not in bound}
    attributes = {node.attr for tree in everything for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    changed = {str(getattr(node, "attr", "")) for tree in everything for node in ast.walk(tree) if _is_set(node)}
    named = {alias.name for tree in everything for node in ast.walk(tree) if isinstance(node, ast.Import)
             for alias in node.names}  # fmt: skip
    reach = bool((attributes | named) & REACH)
    return Trusted(frozenset(bound), imported, frozenset(classes), frozenset(changed), reach)


def _bound(tree: ast.Module) -> Iterator[str]:
    """Names that a cell gives a meaning, other than by importing them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            yield node.id


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names that a cell imports at its top level, each with what it is."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.asname or alias.name.split(".")[0], alias.name if alias.asname else alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                if alias.name != "*":
                    yield alias.asname or alias.name, f"{node.module}:{alias.name}"


def _is_set(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del)
