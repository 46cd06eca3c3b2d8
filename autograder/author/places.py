"""Places in a lesson's files: the line on which a task, a check, a solution or a variant is written."""

import ast
import difflib
import inspect
import re
import tokenize
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.course.layout import Course
from autograder.course.solutions import Variant
from autograder.course.source import definition
from autograder.lesson import Lesson
from autograder.record.proof import Complaint
from autograder.submission.parsing import parse
from autograder.submission.program import Program


@dataclass(frozen=True)
class Place:
    """A line of a file.

    Attributes:
        file: its path from the course's folder.
        line: counted from 1; None for the file as a whole.
    """

    file: str
    line: int | None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def complaint(self, text: str, advice: str) -> Complaint:
        """A complaint about it: what is wrong, and what to do."""
        return Complaint(text.rstrip("."), self.file, self.line, advice)


class Places:
    """Where the parts of one lesson are written; files are named from the course's folder."""

    def __init__(self, course: Course, lesson: Lesson, reference: Program) -> None:
        self._lesson, self._reference = lesson, reference
        solution = course.solution(lesson.name)
        self.checks = course.exercise(lesson.name) / "checks.py"
        self.wrong, self.alternatives = solution / "wrong.toml", solution / "alternatives.toml"
        self._sources = (solution / "key.py", solution / f"{lesson.name}.py")
        self._root = course.root
        read = (self.checks, self.wrong, self.alternatives, *self._sources)
        self._texts = {path: _text(path) if path.is_file() else "" for path in read}
        tree = parse(self._texts[self.checks])
        self._functions = dict(_functions(tree))
        self._declarations = dict(_declarations(tree))

    @property
    def texts(self) -> dict[Path, str]:
        """The text of each of the lesson's files; empty where one is not there."""
        return self._texts

    def followed(self, complaint: Complaint, before: "Places") -> Complaint:
        """A complaint of an earlier state of the files, with the line on which the same text stands now."""
        for path, text in self._texts.items():
            if complaint.line is not None and self.name(path) == complaint.file and before.texts[path] != text:
                return replace(complaint, line=_line_now(complaint.line, before.texts[path], text))
        return complaint

    def name(self, path: Path) -> str:
        """A file's path from the course's folder."""
        return path.relative_to(self._root).as_posix() if path.is_relative_to(self._root) else path.name

    def task(self, name: str) -> Place:
        """The call that declares a task; the first line of the checks where no call has its name as a text."""
        return Place(self.name(self.checks), self._declarations.get(name, 1))

    def check(self, task: str, name: str) -> Place:
        """The `def` of a check; of one that comes from a library, the declaration of its task."""
        function = inspect.unwrap(self._lesson.tasks[task].checks[name].function)
        code = getattr(function, "__code__", None)
        if code is None or Path(code.co_filename).resolve() != self.checks.resolve():
            return self.task(task)
        return Place(self.name(self.checks), self._functions.get(code.co_firstlineno, code.co_firstlineno))

    def solution(self, task: str) -> Place:
        """The definition of a task in the reference, or its answer in the key.

        Raises:
            CourseProblem: the reference has none.
        """
        source = definition(self._reference, task)
        for path in self._sources:
            before, found, _ = f"\n{self._texts[path]}\n".rpartition(f"\n{source}\n")
            if found:
                return Place(self.name(path), before.count("\n") + 1)
        return Place(self.name(self._sources[-1]), None)

    def reached(self, error: Exception) -> Place | None:
        """The innermost line of the checks that ran when an error was raised; None where none of them did."""
        frames = traceback.extract_tb(error.__traceback__)
        own = [one.lineno for one in frames if Path(one.filename).resolve() == self.checks.resolve()]
        return Place(self.name(self.checks), own[-1]) if own else None

    def variant(self, variant: Variant) -> Place:
        """The table of a variant; of a wrong option of a choice, the declaration of the question."""
        path = self.wrong if variant.wrong else self.alternatives
        header = re.compile(rf"""\s*\[\s*(["']?){re.escape(variant.id)}\1\s*\]""")
        for number, line in enumerate(self._texts[path].split("\n"), 1):
            if header.match(line):
                return Place(self.name(path), number)
        return self.task(variant.task)


def _line_now(line: int, before: str, now: str) -> int:
    """Where a line of a text stands after changes around it; the same number where it is gone."""
    matcher = difflib.SequenceMatcher(None, before.split("\n"), now.split("\n"), autojunk=False)
    for old, new, size in matcher.get_matching_blocks():
        if old < line <= old + size:
            return line - old + new
    return line


def _text(path: Path) -> str:
    if path.suffix != ".py":
        return path.read_text(encoding="utf-8")
    with tokenize.open(path) as file:  # in the encoding that Python reads it in
        return file.read()


def _functions(tree: ast.AST) -> Iterator[tuple[int, int]]:
    """For each function its first line, which may be a decorator's, and the line of its `def`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield min([node.lineno, *(one.lineno for one in node.decorator_list)]), node.lineno


def _declarations(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The first text in each call, with the call's line; of several calls with one text the first comes last."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda call: call.lineno, reverse=True):
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
            yield call.args[0].value, call.lineno
