"""Imports at the head of pieces of source, put together as the head of one file, in the order that linters want."""

import ast
import sys
from collections.abc import Iterable

from autograder.submission.parsing import parse

Import = ast.Import | ast.ImportFrom


def import_lines(sources: Iterable[str]) -> str:
    """All imports that stand at the heads of sources: Python's own, others, the kit's, with blank lines between."""
    plain: set[str] = set()
    names: dict[str, set[str]] = {}
    for node in (one for source in sources for one in _head(source)):
        if isinstance(node, ast.Import):
            plain |= {ast.unparse(one) for one in node.names}
        else:
            names.setdefault(node.module or "", set()).update(ast.unparse(one) for one in node.names)
    lines = [(_group(one), 0, one, f"import {one}") for one in plain]
    lines += [
        (_group(module), 1, module, f"from {module} import {', '.join(sorted(found, key=_place))}")
        for module, found in names.items()
    ]
    groups: dict[int, list[str]] = {}
    for group, _, _, line in sorted(lines):
        groups.setdefault(group, []).append(line)
    return "\n\n".join("\n".join(group) for group in groups.values())


def imported_modules(sources: Iterable[str]) -> list[str]:
    """The modules that stand at the heads of sources, each once, in alphabetical order."""
    return sorted(
        {
            name
            for source in sources
            for node in _head(source)
            for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
        }
    )


def without_imports(source: str) -> str:
    """A source without the imports at its head and the blank lines behind them."""
    head = _head(source)
    return "\n".join(source.split("\n")[head[-1].end_lineno if head else 0 :]).strip("\n")


def _head(source: str) -> list[Import]:
    found: list[Import] = []
    for node in parse(source).body:
        if not isinstance(node, ast.Import | ast.ImportFrom):
            break
        found.append(node)
    return found


def _group(module: str) -> int:
    first = module.split(".")[0].split(" ")[0]
    return 0 if first in sys.stdlib_module_names else 2 if first == "autograder" else 1


def _place(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2), name
