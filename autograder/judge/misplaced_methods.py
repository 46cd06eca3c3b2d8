"""Methods that a class does not have: one of nearly that name, or one that stands outside of it."""

import ast
import re
from dataclasses import dataclass
from difflib import get_close_matches

from autograder.core.language import tr
from autograder.core.sentences import with_and
from autograder.judge.result import Place
from autograder.submission.program import Program, Unit
from autograder.submission.tasks import reached, top_level


@dataclass(frozen=True)
class Misplaced:
    """A method under another name or at another place than the one at which it is looked for.

    Attributes:
        words: what is said about it.
        where: its `def`.
    """

    words: str
    where: Place


# How Python and PyTorch say that a class has no method of a name that they look for.
_LOOKED_FOR = (
    (re.compile(r"\(\) takes no arguments$"), "__init__"),
    (re.compile(r"should implement (__\w+__)"), ""),
    (re.compile(r'missing the required "(forward)" function'), ""),
    (re.compile(r"object of type '\w+' has no len\(\)"), "__len__"),
)


def method_looked_for(said: str) -> str:
    """The method that a class does not have; empty where an error is about something else."""
    for pattern, name in _LOOKED_FOR:
        if found := pattern.search(said):
            return name or found[1]
    return ""


def misplaced_method(program: Program, task: str, others: frozenset[str], name: str) -> Misplaced | None:
    """A method of nearly this name in a class of the task, or one of this name outside of every class.

    Args:
        program: the student's.
        task: which failed.
        others: names of the other tasks.
        name: the method that is looked for.
    """
    for unit, node in top_level(program.units):
        match node:
            case ast.FunctionDef(name=found, args=ast.arguments(args=[ast.arg(arg="self"), *_])) if found == name:
                words = tr("`{name}` stands outside the class: indent it like its other methods.", name=name)
                return Misplaced(words, place_of(unit, node))
    for unit, definition in reached(program, task, others).values():
        for method in ast.walk(definition):
            if isinstance(method, ast.FunctionDef) and method.name != name and _is_like(method.name, name):
                words = (
                    tr(
                        "The method is called `{given}` here, and has to be called `{wanted}`, with two underscores on "
                        "each side.",
                        given=method.name,
                        wanted=name,
                    )
                    if name.startswith("__")
                    else tr(
                        "The method is called `{given}` here, and has to be called `{wanted}`.",
                        given=method.name,
                        wanted=name,
                    )
                )
                same = [f"`{one}`" for one in _alike(definition, method.name)] if name.startswith("__") else []
                if same:
                    words += " " + tr("The same holds for {names}.", names=with_and(same))
                return Misplaced(words, place_of(unit, method))
    return None


# Methods that Python looks for, of those that a class of a lesson has.
_SPECIAL = ("__init__", "__len__", "__getitem__", "__iter__", "__next__", "__call__")


def _alike(definition: ast.stmt, told: str) -> list[str]:
    """The other methods of a class whose names are such ones but for their underscores and capital letters."""
    names = [node.name for node in ast.walk(definition) if isinstance(node, ast.FunctionDef)]
    plain = {one.strip("_") for one in _SPECIAL}
    slips = [one for one in names if one.startswith("_") and one not in (*_SPECIAL, told)]
    return [one for one in slips if one.strip("_").lower() in plain]


def _is_like(name: str, wanted: str) -> bool:
    one, other = name.strip("_").lower(), wanted.strip("_")
    same_sides = name.startswith("_") == wanted.startswith("_")
    return one == other or (same_sides and bool(get_close_matches(one, [other], 1, 0.8)))


def place_of(unit: Unit, node: ast.stmt | ast.expr) -> Place:
    """The line in which a part of a program begins."""
    return Place(unit.file, node.lineno, unit.cell, unit.source.split("\n")[node.lineno - 1].strip()[:200])
