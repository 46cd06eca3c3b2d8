"""What definitions are made of: the modules behind the base classes and decorators that a task's code rests on."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from autograder.submission.missing_modules import imported_as, trees_of
from autograder.submission.program import Program
from autograder.submission.tasks import bound_names, mentioned, reached

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True)
class MadeOf:
    """Which of a program's definitions rest on modules of others.

    Attributes:
        program: the program.
        definitions: by name, the modules that its bases and decorators come from; only those that have any.
        everything: the modules of which it takes all names, with `from module import *`.
    """

    program: Program
    definitions: Mapping[str, frozenset[str]]
    everything: frozenset[str]

    def of(self, name: str) -> frozenset[str]:
        """The modules that a definition rests on, by itself or by the program's own definitions that it uses."""
        found = set(self.definitions.get(name, ()))
        for _, statement in reached(self.program, name, frozenset()).values():
            for used in mentioned(statement):
                found |= self.definitions.get(used, frozenset())
        return frozenset(found)


def made_of(program: Program, modules: frozenset[str]) -> MadeOf:
    """What a program's definitions are made of.

    Args:
        program: the program, with the files beside it.
        modules: only these are looked for.
    """
    units, own = trees_of(program)
    everything = frozenset(module for tree in (*units, *own.values()) for module in _taken_whole(tree)) & modules
    found = _definitions(list(own.values()), modules)
    beside = frozenset[str]().union(*found.values())
    if beside:  # which of the names of those files rest on them is not looked for
        taken = {name for tree in units for name, module in imported_as(tree) if module in own}
        names = {name for tree in own.values() for name in bound_names(tree)} if "*" in taken else set[str]()
        found = dict.fromkeys(taken | names, beside)
    return MadeOf(program, {**found, **_definitions(units, modules)}, everything)


def _definitions(trees: list[ast.Module], modules: frozenset[str]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    imports = {name: module for tree in trees for name, module in imported_as(tree) if module in modules}
    for tree in trees:
        for node in ast.walk(tree):  # a class stands behind those that it is made of
            if isinstance(node, Definition):
                used = set[str]().union(*map(mentioned, _parts(node)))
                rests = frozenset(imports[name] for name in used & imports.keys())
                rests = rests.union(*(found[name] for name in used & found.keys()))
                if rests:
                    found[node.name] = found.get(node.name, frozenset()) | rests
    return found


def _parts(node: Definition) -> Iterator[ast.expr]:
    yield from node.decorator_list
    if isinstance(node, ast.ClassDef):
        yield from node.bases
        yield from (keyword.value for keyword in node.keywords)


def _taken_whole(tree: ast.Module) -> Iterator[str]:
    return (module for name, module in imported_as(tree) if name == "*")
