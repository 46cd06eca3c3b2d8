"""Blame: the line of the student's that a failure is told at, where Python stopped in code that is right."""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from autograder.judge.arrival import only_arrives
from autograder.judge.result import Place
from autograder.submission.parsing import parse
from autograder.submission.program import Program

Files = dict[str, tuple[str, int | None]]  # file and cell of each unit, by label


@dataclass(frozen=True)
class Blame:
    """Where a failure is told.

    Attributes:
        where: the line to look at; None where none of the student's was running.
        stopped: where Python stopped, if that is in code which `where` called.
        arrives: whether the line only hands on a value that was made wrongly elsewhere.
        called: the student's definition which that line called and which is right.
    """

    where: Place | None
    stopped: Place | None = None
    arrives: bool = False
    called: str = ""


def blame(failure: dict[str, Any], program: Program, files: Files, task: str, is_right: Callable[[str], bool]) -> Blame:
    """The innermost line that is not in a definition known to be right; where Python stopped if there is none.

    Args:
        failure: as it came over the wire.
        program: the student's, for the definitions that lines stand in.
        files: file and cell of each of its units.
        task: which failed; its own definition is never taken for right.
        is_right: whether a definition of the student's, by its name, is right as far as is known.
    """
    inner = _stopped(failure, files)
    if inner is None:
        return Blame(None)
    texts = {unit.label: unit.source for unit in program.units}
    texts |= {f"{name}.py": text for name, text in program.modules.items()}
    frames = [(label, line) for label, line, _ in failure.get("frames") or [] if label in texts and label in files]
    definitions = {label: _definitions(texts[label]) for label in {label for label, _ in frames}}
    called = ""
    for label, line in reversed(frames):
        name = _defined_at(definitions[label], line)
        if name is None or name == task or not is_right(name):
            where = _place(label, line, texts[label], files)
            is_inner = (where.file, where.cell, where.line) == (inner.file, inner.cell, inner.line)
            if not is_inner:
                return Blame(where, inner, called=called)
            return Blame(inner, arrives=only_arrives(failure["kind"], failure.get("message") or "", texts[label], line))
        called = name
    return Blame(inner)


def _stopped(failure: dict[str, Any], files: Files) -> Place | None:
    label = failure.get("unit")
    if not isinstance(label, str) or label not in files:
        return None
    file, cell = files[label]
    return Place(file, failure.get("line"), cell, failure.get("code"))


def _place(label: str, line: int, text: str, files: Files) -> Place:
    lines = text.split("\n")
    file, cell = files[label]
    return Place(file, line, cell, lines[line - 1].strip()[:200] if 0 < line <= len(lines) else None)


Definition = tuple[int, int, str]  # first line, last line, name


def _definitions(text: str) -> list[Definition]:
    """The functions and classes at the top level; of other statements nothing is known to be right."""
    try:
        body = parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # a file of the folder that cannot be imported
        return []
    return [
        (min([one.lineno, *(above.lineno for above in one.decorator_list)]), one.end_lineno or one.lineno, one.name)
        for one in body
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]


def _defined_at(definitions: list[Definition], line: int) -> str | None:
    """The name of the definition around a line."""
    return next((name for first, last, name in definitions if first <= line <= last), None)
