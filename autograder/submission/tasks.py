"""Tasks that a program attempts, read from its code without running it.

Reading the code never takes points: it only tells an untouched stub from an attempt.
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from autograder.submission.parsing import parse
from autograder.submission.program import Program, Unit

UNTOUCHED, ABSENT, ATTEMPTED = "untouched", "absent", "attempted"


@dataclass(frozen=True)
class Attempt:
    """What the code says about one task.

    Attributes:
        status: `untouched` (the stub or nothing at all), `absent` (no such name) or `attempted`.
        file, cell, line: where the task is defined, if it is.
        end_line: where its definition ends.
    """

    status: str
    file: str | None = None
    cell: int | None = None
    line: int | None = None
    end_line: int | None = None


def attempts(program: Program, names: Iterable[str]) -> dict[str, Attempt]:
    """For each task name, whether the last definition of it in the program is an attempt."""
    found: dict[str, Attempt] = {}
    wanted = frozenset(names)
    everything = False
    trees = [(unit, parse(unit.source)) for unit in program.units if not unit.skip]
    own = frozenset().union(*(_defined(tree) for _, tree in trees))
    for unit, tree in trees:
        everything = everything or _imports_everything(tree)
        for statement in tree.body:
            for name in wanted & (bound_names(statement) | _filled_in(statement)):
                status = UNTOUCHED if _is_untouched(statement, name, own - {name}) else ATTEMPTED
                earlier = found.get(name)
                if status == UNTOUCHED and earlier is not None and earlier.status == ATTEMPTED:
                    continue  # a stub pasted in again under an answer is an accident; the run decides
                found[name] = Attempt(status, unit.file, unit.cell, statement.lineno, statement.end_lineno)
    missing = Attempt(ATTEMPTED if everything else ABSENT)
    return {name: found.get(name, missing) for name in wanted}


def bound_names(tree: ast.AST) -> frozenset[str]:
    """Names that a statement or a module binds at its top level, also inside `if`, `try`, `with` and loops."""
    names: set[str] = set()
    pending: list[ast.AST] = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
            continue  # what is inside belongs to another scope
        if isinstance(node, ast.Lambda):
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.alias):
            names.add(node.asname or node.name.split(".")[0])
        pending.extend(ast.iter_child_nodes(node))
    return frozenset(names)


def called_names(program: Program, name: str) -> frozenset[str]:
    """Global names that the definition of `name` mentions, directly or through the program's own functions."""
    mentions = _mentions(program.units)
    return frozenset().union(*(mentions[one] for one in _within(mentions, name, frozenset()))) - {name}


@lru_cache(maxsize=8)  # asked once for each task of a program
def _mentions(units: tuple[Unit, ...]) -> dict[str, frozenset[str]]:
    """The names that the last definition of each name mentions."""
    return {name: frozenset(mentioned(statement)) for name, (_, statement) in _definitions(units).items()}


def code_of(program: Program, name: str, others: Iterable[str] = ()) -> str:
    """The code of a definition and of the program's own functions that it uses, in one plain form: without comments,
    with single quotes and even spaces, as `ast.unparse` writes it.

    Args:
        program: whose definition it is.
        name: what is defined.
        others: names that are left out, such as the other tasks.
    """
    definitions = reached(program, name, frozenset(others) - {name}).values()
    return "\n".join(plain_code(statement) for _, statement in definitions)


def plain_code(node: ast.AST) -> str:
    """Code as `ast.unparse` writes it; empty where it is nested too deeply or a number is too long for that."""
    try:
        return ast.unparse(node)
    except (RecursionError, ValueError):
        return ""


def reached(program: Program, name: str, without: frozenset[str]) -> dict[str, tuple[Unit, ast.stmt]]:
    """The last definition of a name and of all own names that it mentions, directly or through others.

    Args:
        program: whose definitions they are.
        name: what is looked up first.
        without: names that are left out.

    Returns:
        by name, the definition and the unit that it stands in.
    """
    definitions = _definitions(program.units)
    mentions = _mentions(program.units)
    return {one: definitions[one] for one in _within(mentions, name, without)}


def _definitions(units: tuple[Unit, ...]) -> dict[str, tuple[Unit, ast.stmt]]:
    return {bound: (unit, statement) for unit, statement in top_level(units) for bound in bound_names(statement)}


def top_level(units: Iterable[Unit]) -> Iterator[tuple[Unit, ast.stmt]]:
    """The statements at the top level of those units that are run, each with its unit; read anew at each call."""
    for unit in units:
        if not unit.skip:
            yield from ((unit, statement) for statement in parse(unit.source).body)


def _within(mentions: dict[str, frozenset[str]], name: str, without: frozenset[str]) -> list[str]:
    """A name and all that its definition mentions, directly or through others, of those that are defined."""
    found: dict[str, None] = {}
    pending = [name]
    while pending:
        current = pending.pop()
        if current in mentions and current not in found and current not in without:
            found[current] = None
            pending.extend(sorted(mentions[current]))
    return list(found)


def mentioned(statement: ast.stmt | ast.expr) -> set[str]:
    """The names that stand in a statement or an expression."""
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def _imports_everything(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names) for node in ast.walk(tree)
    )


def _defined(tree: ast.Module) -> frozenset[str]:
    """Names that a program gives to things of its own, not to what it imports."""
    return frozenset().union(
        *(bound_names(one) for one in tree.body if not isinstance(one, ast.Import | ast.ImportFrom))
    )


def _filled_in(statement: ast.stmt) -> frozenset[str]:
    """Names of which a statement sets an attribute: a method may be put into a class from outside."""
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return frozenset(
        target.value.id
        for target in targets
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name)
    )


def _is_untouched(statement: ast.stmt, name: str, own: frozenset[str]) -> bool:
    """Whether a definition is the stub's: it does nothing, and takes nothing over from what the program itself defines,
    as by a base class or a decorator of its own."""
    match statement:
        case ast.FunctionDef(name=defined) | ast.AsyncFunctionDef(name=defined) if defined == name:
            return not _taken_over(statement.decorator_list, own) and _does_nothing(statement.body)
        case ast.ClassDef(name=defined) if defined == name:
            taken = [*statement.bases, *(keyword.value for keyword in statement.keywords), *statement.decorator_list]
            if _taken_over(taken, own) or any(isinstance(base, ast.Call) for base in statement.bases):
                return False
            methods = [node for node in statement.body if isinstance(node, ast.FunctionDef)]
            rest = [node for node in statement.body if not isinstance(node, ast.FunctionDef)]
            return _does_nothing(rest) and all(_does_nothing(method.body) for method in methods)
        case ast.Assign(value=value) | ast.AnnAssign(value=value):
            return value is None or _is_blank(value)
    return False


def _taken_over(parts: list[ast.expr], own: frozenset[str]) -> bool:
    return any(mentioned(part) & own for part in parts)


def _is_blank(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=constant) if constant is None or constant is ...:
            return True
        case ast.Constant(value=str(text)):
            return not text.strip()
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return all(_is_blank(element) for element in elements)
        case ast.Name(id="NotImplemented"):
            return True
    return False


def _does_nothing(body: list[ast.stmt]) -> bool:
    return all(_is_idle(statement) for statement in body)


def _is_idle(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass():
            return True
        case ast.Expr(value=ast.Constant()):  # a docstring or `...`
            return True
        case ast.Return(value=None) | ast.Return(value=ast.Constant(value=None)):
            return True
        case ast.Raise(exc=ast.Name(id="NotImplementedError")):
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id="NotImplementedError"))):
            return True
    return False
