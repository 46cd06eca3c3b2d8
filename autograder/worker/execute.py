"""Execution of a program statement by statement, as a patient person would run a notebook's cells.

A statement that fails or takes too long is noted and left; those after it still run. Nothing at a
program's top level can cost a task that does not need it.
"""

import __future__

import ast
import builtins
import contextlib
import importlib.abc
import importlib.machinery
import linecache
import sys
import time
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.core.modules import guarded_lines
from autograder.worker.failure import Failure, MissingName, describe
from autograder.worker.limits import time_limit
from autograder.worker.meter import Meter
from autograder.worker.stand_in import wanted
from autograder.worker.stand_ins import StandIns

STATEMENT_SECONDS = 4.0  # one top-level statement; training at top level ends here
AGAIN_SECONDS = 0.2  # one of which it is known that it does not come to an end
PROGRAM_SECONDS = 12.0  # all top-level statements that compute


@dataclass(frozen=True)
class LoadError:
    """A top-level statement that did not run to its end.

    Attributes:
        index: its number in the program.
        names: what it would have bound, so that a missing task can be explained by it.
    """

    index: int
    names: tuple[str, ...]
    failure: Failure


class Student:
    """The student's definitions, as attributes.

    Raises `MissingName` for a name that the program does not bind.
    """

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> Any:
        try:
            return self._namespace[name]
        except KeyError:
            raise MissingName(name) from None


class StudentModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the other files of a submission's folder from memory.

    It stands at the end of the search, so a file called `torch.py` hides nothing.
    """

    def __init__(self, sources: dict[str, str], stand_ins: StandIns) -> None:
        self._sources = sources
        self._stand_ins = stand_ins

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: Any = None) -> Any:
        if fullname not in self._sources:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=f"{fullname}.py")

    def create_module(self, spec: Any) -> None:
        return None

    def exec_module(self, module: types.ModuleType) -> None:
        label = f"{module.__name__}.py"
        source = self._sources[module.__name__]
        remember_source(label, source)
        self._stand_ins.watch(label, guarded_lines(ast.parse(source)))
        exec(compile(source, label, "exec", dont_inherit=True), module.__dict__)


def remember_source(label: str, source: str) -> None:
    """Let tracebacks and `inspect.getsource` find a unit's text."""
    linecache.cache[label] = (len(source), None, source.splitlines(keepends=True), label)


def new_module(name: str) -> types.ModuleType:
    """A module for the program to live in, known to `sys.modules` as dataclasses and typing want it."""
    module = types.ModuleType(name)
    module.__dict__["__builtins__"] = builtins
    module.__dict__["__file__"] = f"{name}.py"
    sys.modules[name] = module
    return module


def execute(
    units: Sequence[dict[str, Any]],
    module: types.ModuleType,
    skip: frozenset[int],
    slow: frozenset[int],
    starting: Callable[[int], None],
    sources: dict[str, str],
    stand_ins: StandIns,
    meter: Meter | None = None,
) -> list[LoadError]:
    """Run all units in `module`.

    Args:
        units: `Unit` records as data.
        module: where the definitions go.
        skip: numbers of statements that killed the process in an earlier try.
        slow: numbers of statements that were stopped in an earlier try. What they bind before that is there again.
        starting: told the number of each statement before it runs.
        sources: the text of each unit by its label, to locate failures in.
        stand_ins: for modules that the units import and that are not installed.
        meter: finds the limit behind a failure.

    Returns:
        the statements that did not run to their end.
    """
    load_errors: list[LoadError] = []
    clock = _Budget(PROGRAM_SECONDS)
    index = -1
    for unit in units:
        if unit["skip"]:
            continue
        label = unit["file"] if unit["cell"] is None else f"{unit['file']}, cell {unit['cell']}"
        remember_source(label, unit["source"])
        tree = ast.parse(unit["source"])
        stand_ins.watch(label, guarded_lines(tree))
        flags = _future_flags(tree)
        for statement in tree.body:
            index += 1
            if index in skip:
                continue
            starting(index)
            wanted.clear()
            most = AGAIN_SECONDS if index in slow else STATEMENT_SECONDS
            failure = _run(statement, label, flags, module, clock, most, sources, meter)
            if failure is not None:
                load_errors.append(LoadError(index, _bound(statement), failure))
                stand_ins.bind(module.__dict__, _bound(statement))
    return load_errors


class _Budget:
    """Seconds left for all statements together; definitions run even when it is spent."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    def grant(self, statement: ast.stmt, most: float) -> float:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom):
            return most
        return max(min(most, self.left), 0.05)


def _run(
    statement: ast.stmt,
    label: str,
    flags: int,
    module: types.ModuleType,
    clock: _Budget,
    most: float,
    sources: dict[str, str],
    meter: Meter | None,
) -> Failure | None:
    began = time.monotonic()
    if meter:
        meter.begin()
    try:
        code = compile(
            ast.Module([statement], type_ignores=[]), label, "exec", flags=flags, dont_inherit=True, optimize=0
        )
        with time_limit(clock.grant(statement, most)):
            exec(code, module.__dict__)
    except BaseException as error:  # sys.exit(), KeyboardInterrupt and the student's own included
        if isinstance(error, ImportError):
            _import_the_others(statement, label, module)
        return describe(error, sources, meter.sentence(error) if meter else None)
    finally:
        clock.left -= time.monotonic() - began
    return None


def _import_the_others(statement: ast.stmt, label: str, module: types.ModuleType) -> None:
    """Bind the names of `from file import a, b` that are there: one that is not costs the others nothing."""
    if not isinstance(statement, ast.ImportFrom) or len(statement.names) < 2:
        return
    for one in statement.names:
        alone = ast.copy_location(ast.ImportFrom(statement.module, [one], statement.level), statement)
        # Whatever the file does when it is run once more has been told as the statement's failure already.
        with contextlib.suppress(BaseException), time_limit(AGAIN_SECONDS):
            exec(compile(ast.Module([alone], type_ignores=[]), label, "exec", dont_inherit=True), module.__dict__)


def _future_flags(tree: ast.Module) -> int:
    flags = 0
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            for alias in node.names:
                feature = getattr(__future__, alias.name, None)
                flags |= getattr(feature, "compiler_flag", 0)
    return flags


def _bound(statement: ast.stmt) -> tuple[str, ...]:
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return (statement.name,)
    names = [node.id for node in ast.walk(statement) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    aliases = [
        (alias.asname or alias.name)
        for node in ast.walk(statement)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]
    return tuple((names + aliases)[:50])
