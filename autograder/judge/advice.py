"""Advice about an error: read from the student's own program where that tells more than the error's text.

It stands beside the original error and never decides anything.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from autograder.core.language import tr
from autograder.core.retelling import retold
from autograder.core.text import upper
from autograder.judge.blame import Blame
from autograder.judge.by_hand import library_function
from autograder.judge.errors import explained
from autograder.judge.idle_statements import idle_statements
from autograder.judge.misplaced_methods import method_looked_for, misplaced_method, place_of
from autograder.judge.own_calls import in_the_callers_words, other_order
from autograder.judge.own_code import Advice, Stopped, in_own_words, plain_list_of_layers
from autograder.judge.result import Place
from autograder.lesson import Task
from autograder.submission.parsing import parse
from autograder.submission.program import Program
from autograder.submission.tasks import reached

# What Python and PyTorch say where a function or a class arrives in the place of what it gives.
_UNCALLED = re.compile(
    r"type object|'(?:type|function|method|builtin_function_or_method)'|Boolean value of Tensor|got (?:type|function)\b"
    r"|required positional argument|is not a Module subclass|not iterable|takes .* positional arguments?"
)


def advice(
    program: Program,
    task: Task,
    tasks: frozenset[str],
    failure: dict[str, Any],
    blame: Blame,
    known: Iterable[str],
    elsewhere: Mapping[str, str],
) -> Advice:
    """What an error of a task means and what to do.

    Args:
        program: the student's.
        task: which failed.
        tasks: the names of all tasks of the lesson.
        failure: as it came over the wire.
        blame: where it is told.
        known: names that the program defines.
        elsewhere: the lesson that asks for it, by the names of what other lessons ask for.
    """
    if failure.get("limit"):
        return Advice(retold(failure["limit"]))
    found = _of_the_error(program, task, tasks, failure, blame, known, elsewhere)
    more = _besides(program, task, tasks, blame, found)
    return replace(found, words=" ".join(part for part in (found.words, *more) if part))


def _besides(program: Program, task: Task, tasks: frozenset[str], blame: Blame, told: Advice) -> Iterator[str]:
    """What is wrong besides an error, whatever that comes of: statements of the task that do nothing."""
    where = told.where or blame.where
    others = tasks - {task.name}
    # Where the error's own line is not known, the first such statement is told as its reason.
    idle = idle_statements(program, task.name, others) if where and (told.where or not blame.arrives) else []
    found = [(one.where.line, one.words) for one in idle if where and one.where.line != where.line]
    for line, words in [*found[:1], *plain_list_of_layers(program, task.name, others)]:
        yield tr("Besides, line {line}: {finding}.", line=line, finding=words)


def _of_the_error(
    program: Program,
    task: Task,
    tasks: frozenset[str],
    failure: dict[str, Any],
    blame: Blame,
    known: Iterable[str],
    elsewhere: Mapping[str, str],
) -> Advice:
    kind, said = failure["kind"], failure.get("message") or ""
    where = blame.where
    statement, scope = _at(program, where)
    forbidden = library_function(program, task, tasks, statement)
    if forbidden:
        return Advice(
            tr("This task is done by hand: write the computation itself, without `{function}`.", function=forbidden)
        )
    unbound = re.search(r"name '(\w+)' is not defined", said)
    if unbound and unbound[1] in elsewhere:
        return Advice(
            tr(
                "`{name}` was written in the lesson {lesson}, and a file knows only what is in it: copy it into this "
                "one.",
                name=unbound[1],
                lesson=elsewhere[unbound[1]],
            )
        )
    if statement is not None and _UNCALLED.search(said):
        found = _uncalled(program, task, tasks, statement, said)
        if found is not None:
            return found
    stray = _stray_self(program, task, tasks, said)
    if stray is not None:
        return stray
    method = method_looked_for(said)
    if method:
        misplaced = misplaced_method(program, task.name, tasks - {task.name}, method)
        if misplaced is not None:
            return Advice(misplaced.words, misplaced.where)
    if statement is not None:
        order = other_order(program, statement)
        if order:
            return Advice(order)
    own = in_own_words(Stopped(program, task.name, tasks - {task.name}, said, statement, scope))
    if own is not None:
        return own
    words = explained(kind, said, failure.get("code"), [*known, *_locals(scope)])
    if statement is not None and blame.stopped is not None:
        words = f"{words} {in_the_callers_words(program, statement, blame.stopped)}".strip()
    return Advice(words)


def _stray_self(program: Program, task: Task, tasks: frozenset[str], said: str) -> Advice | None:
    """A `self` among the parameters of a plain function, where an argument is missing for the last of them."""
    if "required positional argument" not in said:
        return None
    unit, definition = reached(program, task.name, tasks - {task.name}).get(task.name, (None, None))
    match definition:
        case ast.FunctionDef(args=ast.arguments(args=[ast.arg(arg="self"), *_])) if unit is not None:
            words = tr("`{name}` stands in no class, so it has no `self`: leave that parameter out.", name=task.name)
            return Advice(words, place_of(unit, definition))
    return None


def _at(program: Program, where: Place | None) -> tuple[ast.stmt | None, ast.AST | None]:
    """The statement in a line, without what is inside of it, and the innermost function around it."""
    if where is None or not where.line:
        return None, None
    unit = program.unit_of(where.file, where.cell)
    if unit is None:
        return None, None
    statement: ast.stmt | None = None
    scope: ast.AST | None = None
    for node in ast.walk(parse(unit.source)):
        if isinstance(node, ast.stmt) and node.lineno <= where.line <= (node.end_lineno or node.lineno):
            statement = node  # what is further in comes later
            scope = node if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else scope
    return statement, scope


def _locals(scope: ast.AST | None) -> Iterator[str]:
    """The names that a function gives values to."""
    for node in ast.walk(scope) if scope is not None else ():
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


def _uncalled(program: Program, task: Task, tasks: frozenset[str], statement: ast.stmt, said: str) -> Advice | None:
    """A class or a function that is named and not called, in a statement or where its names get their values."""
    used = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
    for idle in idle_statements(program, task.name, tasks - {task.name}, also_uncalled=True):
        if idle.gives and idle.gives in used:
            return Advice(f"{upper(idle.words)}.", idle.where)
    named = _NO_MODULE.search(said)
    if named:
        return _layer_without_parentheses(program, task, tasks, named[1])
    for call in (node for node in ast.walk(statement) if isinstance(node, ast.Call)):
        for value in (*call.args, *(keyword.value for keyword in call.keywords)):
            match value:
                case ast.Attribute(value=ast.Name(id="nn") | ast.Attribute(attr="optim" | "nn"), attr=name) if name[
                    :1
                ].isupper():
                    code = ast.unparse(value)
                    return Advice(tr("`{code}` is the class, not an object of it: write `{code}()`.", code=code))
    return None


_NO_MODULE = re.compile(r"\b([A-Z]\w*) is not a Module subclass")


def _layer_without_parentheses(program: Program, task: Task, tasks: frozenset[str], name: str) -> Advice | None:
    """The place where a layer's class is named and not called."""
    for unit, definition in reached(program, task.name, tasks - {task.name}).values():
        called = {id(node.func) for node in ast.walk(definition) if isinstance(node, ast.Call)}
        for node in ast.walk(definition):
            if isinstance(node, ast.Attribute) and node.attr == name and id(node) not in called:
                code = ast.unparse(node)
                return Advice(
                    tr("`{code}` without `()` is the class, no layer: write `{code}()`.", code=code),
                    place_of(unit, node),
                )
    return None
