"""Programs of students that are right but for one task, and what is said of them on a student's own machine."""

import ast
import io
import re
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest
from rich.console import Console

from autograder.course.layout import Course
from autograder.record.schema import Record
from autograder.render.terminal.student import student_report
from autograder.student.checker import Checker, checker_of
from tests.support.launchers import shared

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "student_cases"
COURSE = Course(ROOT)


@dataclass(frozen=True)
class Case:
    """One program, with what is known of its mistake; see `tests/student_cases/facts.toml`."""

    lesson: str
    name: str
    about: tuple[str, ...]
    says: tuple[str, ...]
    never: tuple[str, ...] = ()
    mend: tuple[tuple[str, str], ...] = ()
    slow: bool = False

    @property
    def text(self) -> str:
        """The definitions that replace those of the right program."""
        return (FOLDER / self.lesson / f"{self.name}.py").read_text(encoding="utf-8")

    @property
    def mended(self) -> str:
        """The same after the change that the words ask for."""
        text = self.text
        for old, new in self.mend:
            assert old in text, (self.name, old)
            text = text.replace(old, new)
        return text


def cases() -> list[Case]:
    """All cases, in the order of the course."""
    facts = tomllib.loads((FOLDER / "facts.toml").read_text(encoding="utf-8"))
    found = [
        Case(lesson, name, **{key: _frozen(value) for key, value in one.items()})
        for lesson, some in facts.items()
        for name, one in some.items()
    ]
    return sorted(found, key=lambda case: COURSE.lessons.index(case.lesson))


def _frozen(value: object) -> object:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


@contextmanager
def checkers_of_all(folders: pytest.TempPathFactory) -> Iterator[dict[str, Checker]]:
    """A checker of each lesson, with its processes."""
    made: dict[str, Checker] = {}
    with ExitStack() as stack:
        for lesson in COURSE.lessons:
            path = folders.mktemp(lesson) / f"{lesson}.py"
            path.write_text(program(lesson, ""), encoding="utf-8")
            made[lesson] = stack.enter_context(checker_of(path))
        stack.enter_context(shared([checker._launcher for checker in made.values()]))
        yield made


def told(checker: Checker, case: Case, text: str) -> tuple[Record, str]:
    """The record of the case's tasks in the right program, and what the student reads."""
    checker.path.write_text(program(case.lesson, text), encoding="utf-8")
    own = [name for name, _, _, _ in _blocks(text) if name in checker.lesson.tasks]
    found = checker.check(own, None)
    out = io.StringIO()
    Console(file=out, width=150, color_system=None).print(student_report(found, width=0))
    return found, out.getvalue()


def program(lesson: str, text: str) -> str:
    """The right program of a lesson in the form that students fill in, with some definitions of a student's own."""
    lines, right = _right(lesson)
    parts = _blocks(text)
    own: dict[str, list[str]] = {}
    for place, (name, _, _, source) in enumerate(parts):
        # What is no task stands before the next task, or else behind the last one.
        later = [one for one, *_ in parts[place:] if one in right]
        before = [one for one, *_ in parts[:place] if one in right]
        own.setdefault((later or before[::-1])[0] if name not in right else name, []).append(source)
    for name, first, last, _ in reversed(_blocks("\n".join(lines))):
        if name in right:
            lines = [*lines[: first - 1], *"\n\n\n".join(own.get(name, [right[name]])).split("\n"), *lines[last:]]
    return "\n".join(lines)


@lru_cache(maxsize=8)
def _right(lesson: str) -> tuple[list[str], dict[str, str]]:
    """The lines of the stub, and the right definition of each task."""
    stub = (COURSE.exercise(lesson) / f"{lesson}.py").read_text(encoding="utf-8")
    solution = (COURSE.solution(lesson) / f"{lesson}.py").read_text(encoding="utf-8")
    key = (COURSE.solution(lesson) / "key.py").read_text(encoding="utf-8")
    solved = re.sub(r"^ *### (?:BEGIN|END) SOLUTION\n", "", solution, flags=re.MULTILINE)
    tasks = COURSE.load(lesson).tasks
    right = {name: source for text in (solved, key) for name, _, _, source in _blocks(text) if name in tasks}
    return stub.split("\n"), right


def _blocks(text: str) -> list[tuple[str, int, int, str]]:
    """The statements at the top level: the name that each gives something to, its first and last line, its text."""
    lines = text.split("\n")
    found = []
    for node in ast.parse(text).body:
        name = ""
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            name = node.name
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
        last = node.end_lineno or node.lineno
        found.append((name, node.lineno, last, "\n".join(lines[node.lineno - 1 : last])))
    return found
