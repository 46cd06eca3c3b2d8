"""Dependencies of a lesson's proof: what each task's part of it rests on, and what to prove again after a change."""

import ast
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.author.proof import Subject, load_subject
from autograder.author.proof_steps import Step, steps_of
from autograder.course.layout import Course
from autograder.submission.parsing import parse
from autograder.submission.program import Program
from autograder.submission.tasks import bound_names, code_of


@dataclass(frozen=True)
class State:
    """A lesson as it was read at some moment.

    Attributes:
        subject: the lesson.
        files: contents of its data files, which all tasks may read.
        steps: all steps of its proof.
        rests_on: by task, all of `checks.py` and of the reference that its proof depends on. These are the statements
            that declare it, its probes and its checks, its solution, and whatever they use by name. A statement that
            only does something, such as one that sets a seed, belongs to all tasks.
    """

    subject: Subject
    files: dict[str, bytes]
    steps: tuple[Step, ...]
    rests_on: dict[str, str]

    @property
    def contents(self) -> tuple[dict[Path, str], dict[str, bytes]]:
        """All that was read."""
        return self.subject.places.texts, self.files


def read_state(course: Course, name: str) -> State:
    """A lesson as it is now.

    Raises:
        UsageProblem: it cannot be read, or contradicts itself.
        OSError: a data file cannot be read.
    """
    subject = load_subject(course, name)
    files = {file: (course.exercise(name) / file).read_bytes() for file in subject.lesson.files}
    reference = subject.solutions.reference
    declared = checks_of(parse(subject.places.texts[subject.places.checks]), subject.lesson.tasks)
    acts = [*_acts(reference), repr(sorted(files.items()))]
    rests_on = {task: "\n".join([*declared[task], code_of(reference, task), *acts]) for task in subject.lesson.tasks}
    return State(subject, files, tuple(steps_of(subject)), rests_on)


def changed(before: State | None, now: State) -> list[Step]:
    """The steps that have to be proved again: those of tasks that rest on something else, and those of new variants."""
    if before is None:
        return list(now.steps)
    known = frozenset(before.steps)
    return [
        step for step in now.steps if step not in known or now.rests_on[step.task] != before.rests_on.get(step.task)
    ]


def checks_of(tree: ast.Module, tasks: Collection[str]) -> dict[str, list[str]]:
    """By task, the statements of a `checks.py` that it depends on, without their places and comments."""
    owners = _owners(tree, tasks)
    definitions: dict[str, list[ast.stmt]] = defaultdict(list)
    own: dict[str, list[ast.stmt]] = {task: [] for task in tasks}
    for statement in tree.body:
        named = bound_names(statement)
        for name in named:
            definitions[name].append(statement)
        about = _about(statement, owners, tasks)
        if not about and not named and not _is_text(statement):
            about = set(tasks)
        for task in about:
            own[task].append(statement)
    return {task: [ast.dump(one) for one in _with_all_they_use(found, definitions)] for task, found in own.items()}


def _owners(tree: ast.Module, tasks: Collection[str]) -> dict[str, set[str]]:
    """The variables that hold tasks: those that are set by a statement with the name of a task in it as a text."""
    owners: dict[str, set[str]] = defaultdict(set)
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            for name in bound_names(statement):
                owners[name] |= set(_texts(statement)) & set(tasks)
    return owners


def _about(statement: ast.stmt, owners: Mapping[str, set[str]], tasks: Collection[str]) -> set[str]:
    """The tasks that a statement declares something of: a function by its decorators, others by what they mention."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        parts: list[ast.AST] = list(statement.decorator_list)
    elif isinstance(statement, ast.Import | ast.ImportFrom) or _is_text(statement):
        parts = []
    else:
        parts = [statement]
    found = {text for part in parts for text in _texts(part)} & set(tasks)
    return found.union(*(owners.get(name, set()) for part in parts for name in _mentioned(part)))


def _with_all_they_use(begun: Iterable[ast.stmt], definitions: Mapping[str, list[ast.stmt]]) -> Iterator[ast.stmt]:
    """Statements, and those that define what they mention, directly or not."""
    waiting, seen = list(begun), set()
    while waiting:
        statement = waiting.pop(0)
        if id(statement) not in seen:
            seen.add(id(statement))
            yield statement
            for name in sorted(_mentioned(statement)):
                waiting += definitions.get(name, [])


def _acts(reference: Program) -> list[str]:
    """The reference's statements that define nothing."""
    return [
        ast.dump(statement)
        for unit in reference.units
        for statement in parse(unit.source).body
        if not bound_names(statement) and not _is_text(statement)
    ]


def _mentioned(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def _texts(node: ast.AST) -> Iterator[str]:
    return (one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str))


def _is_text(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
