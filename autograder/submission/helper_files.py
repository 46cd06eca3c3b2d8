"""The other `.py` files of a submission, which its program imports: how they are found and read."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from autograder.core.language import tr
from autograder.submission.folder import Folder, Unreadable
from autograder.submission.parsing import parse
from autograder.submission.program import BrokenUnit, Program, Unit, syntax_problem
from autograder.submission.python_file import decoded_anyway
from autograder.submission.recovery import recovered

MAX_MODULES = 50
MAX_MODULES_BYTES = 2**19  # of all of them together


def read_modules(folder: Folder, others: Iterable[str]) -> tuple[tuple[tuple[str, bytes], ...], list[str]]:
    """The files that can be imported, by name; and what to say of those that cannot be read.

    Args:
        folder: in which they lie.
        others: the names of the `.py` files there that are not the one that counts.
    """
    found, said, left = [], [], MAX_MODULES_BYTES
    names = [name for name in sorted(others) if name.removesuffix(".py").isidentifier()]
    for name in names[:MAX_MODULES]:
        try:
            data = folder.read(name, left)
        except Unreadable as error:
            said.append(tr("{name} cannot be imported here: {problem}", name=name, problem=error))
        else:
            left -= len(data)
            found.append((name, data))
    if names[MAX_MODULES:]:
        said.append(
            tr(
                "only the first {count} files beside {name} can be imported here",
                count=MAX_MODULES,
                name=names[0],
            )
        )
    return tuple(found), said


@dataclass(frozen=True)
class HelperFiles:
    """What was read of them.

    Attributes:
        modules: the text of each by module name; empty where nothing of it can be read.
        broken: statements of those that are imported which Python cannot read.
        notes: what the record should say about those that are imported.
    """

    modules: dict[str, str]
    broken: tuple[BrokenUnit, ...] = ()
    notes: tuple[str, ...] = ()


def read_helpers(files: Iterable[tuple[str, bytes]], program: Program) -> HelperFiles:
    """The files beside a program.

    Args:
        files: their names and bytes.
        program: which imports some of them, or none.
    """
    read = {name.removesuffix(".py"): _read(name, data) for name, data in files}
    used = [read[name] for name in _imported(program, read)]
    return HelperFiles(
        {name: text for one in read.values() for name, text in one.modules.items()},
        tuple(broken for one in used for broken in one.broken),
        tuple(note for one in used for note in one.notes),
    )


def _read(file: str, data: bytes) -> HelperFiles:
    name = file.removesuffix(".py")
    try:
        text, notes = decoded_anyway(data, file)
    except Unreadable as error:
        return HelperFiles({name: ""}, notes=(str(error),))
    problem = syntax_problem(text)
    if problem is None:
        return HelperFiles({name: text}, notes=notes)
    rest = recovered(Unit(text, file), problem)
    return HelperFiles({name: rest.unit.source if rest.unit else ""}, rest.broken, (*notes, *rest.notes))


def _imported(program: Program, read: dict[str, HelperFiles]) -> list[str]:
    """Those of the files that the program imports, by itself or through others of them."""
    found: dict[str, None] = {}
    waiting = [unit.source for unit in program.units if not unit.skip]
    while waiting:
        for name in _named(parse(waiting.pop())):
            if name in read and name not in found:
                found[name] = None
                waiting.append(read[name].modules[name])
    return list(found)


def _named(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
