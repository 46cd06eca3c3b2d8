"""The instructor's side of a lesson: reference, wrong variants, alternatives."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from autograder.core.decode import Mismatch, decoded
from autograder.core.language import ENGLISH, spoken, tr
from autograder.course.layout import Course, CourseProblem
from autograder.course.source import definition, is_demo, lesson_cells
from autograder.course.translations import translations
from autograder.submission.program import Program, Unit, syntax_problem

if TYPE_CHECKING:
    # Lessons bring torch along, which takes a second: only those who load one wait for it.
    from autograder.lesson import Lesson


@dataclass(frozen=True)
class Variant:
    """A program that is the reference with one change.

    Attributes:
        id: unique in the lesson.
        task: the task that it is about.
        code: the cell that is added to the reference.
        title, why, fix, lecture: the explanation of a wrong variant; empty in an alternative.
        wrong: whether it must lose points.
        also: other tasks that may lose points by its nature.
        full_data: shows only on the whole of the lesson's resources, not on their samples.
        when: a pattern in the student's code (as `ast.unparse` writes it) that goes with this mistake, where others
            behave alike.
        changes: the changes of text that make the variant, empty where it is a whole cell.
    """

    id: str
    task: str
    code: str
    wrong: bool
    title: str = ""
    why: str = ""
    fix: str = ""
    lecture: str = ""
    also: tuple[str, ...] = ()
    full_data: bool = False
    when: str = ""
    changes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Solutions:
    """The instructor's side of a lesson.

    Attributes:
        reference: the lesson's code with the key of the questions as its last cell.
        wrong: wrong variants.
        right: alternatives.
    """

    reference: Program
    wrong: tuple[Variant, ...]
    right: tuple[Variant, ...]

    def program(self, variant: Variant) -> Program:
        """A variant as a whole program."""
        return self.reference.followed_by(variant.code, f"{variant.id}.py")

    def composed(self, first: Variant, second: Variant) -> Program | None:
        """The reference with both mistakes at once; None where one leaves nothing of the other's text to change."""
        if not first.changes or not second.changes:
            return None
        for changes in (first.changes + second.changes, second.changes + first.changes):
            source = definition(self.reference, first.task)
            code = _changed_fully(source, changes)
            if code is not None:
                return self.reference.followed_by(code, f"{first.id}+{second.id}.py")
        return None

    def source(self) -> str:
        """The reference as one text, for definitions that stand in for a student's."""
        return "\n\n".join(unit.source for unit in self.reference.units)


def load_solutions(course: Course, lesson: "Lesson") -> Solutions:
    """The reference, the variants and the key of a lesson; what variants say in the language that is spoken.

    Raises:
        CourseProblem: something is missing or contradicts itself.
    """
    folder = course.solution(lesson.name)
    source = folder / f"{lesson.name}.py"
    cells = [
        cell
        for cell in lesson_cells(source)
        if cell.kind == "code" and not is_demo(cell) and "check" not in cell.metadata
    ]
    units = [Unit(cell.source, source.name, number) for number, cell in enumerate(cells, 1)]
    key = folder / "key.py"
    if key.is_file():
        units.append(Unit(_answers(key), key.name))
    reference = Program(tuple(units))
    said = {} if spoken() == ENGLISH else translations(course, lesson.name, spoken())
    wrong = tuple(
        replace(
            one, **{part: said.get(text := getattr(one, part), text) for part in ("title", "why", "fix", "lecture")}
        )
        for one in _variants(folder / "wrong.toml", lesson, reference, wrong=True)
    )
    right = tuple(_variants(folder / "alternatives.toml", lesson, reference, wrong=False))
    return Solutions(reference, wrong, right)


def _told(one: Variant, said: Mapping[str, str]) -> Variant:
    title, why, fix, lecture = (said.get(text, text) for text in (one.title, one.why, one.fix, one.lecture))
    return replace(one, title=title, why=why, fix=fix, lecture=lecture)


def _answers(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CourseProblem(tr("{path} is not UTF-8: {error}", path=path, error=error)) from None
    problem = syntax_problem(text)
    if problem:
        raise CourseProblem(
            tr(
                "{place} cannot be read by Python: {error}",
                place=f"{path}:{problem[1] or 1}",
                error=problem[0],
            )
        )
    return text


def _variants(path: Path, lesson: "Lesson", reference: Program, wrong: bool) -> Iterator[Variant]:
    if not path.is_file():
        return
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseProblem(tr("{path} is not valid TOML: {error}", path=path, error=error)) from None
    for identity, entry in entries.items():
        yield _variant(path, identity, entry, lesson, reference, wrong)


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of `wrong.toml` or `alternatives.toml`; what its keys mean stands at `Variant`."""

    task: str
    code: str | None = None
    change: tuple[tuple[str, str], ...] | None = None
    title: str = ""
    why: str = ""
    fix: str = ""
    lecture: str | None = None
    also: tuple[str, ...] = ()
    full_data: bool = False
    when: str = ""


def _variant(path: Path, identity: str, data: Any, lesson: "Lesson", reference: Program, wrong: bool) -> Variant:
    def refuse(text: str) -> CourseProblem:
        return CourseProblem(f"{path}, [{identity}]: {text}")

    try:
        entry = decoded(data, _Entry)
    except Mismatch as error:
        raise refuse(
            tr("{problem}. The keys that are known: {keys}", problem=error, keys=", ".join(_Entry.__struct_fields__))
        ) from None
    task, changes = entry.task, entry.change or ()
    if task not in lesson.tasks:
        raise refuse(tr("`task` has to be a task of the lesson, not {task!r}", task=task))
    if (entry.code is None) == (entry.change is None):
        raise refuse(tr("give either `code` (a whole cell) or `change` (pairs of old and new text)"))
    if wrong and not (entry.title and entry.why and entry.fix):
        raise refuse(tr("a wrong variant needs `title`, `why` and `fix`"))
    code = entry.code or _changed(definition(reference, task), changes, refuse)
    problem = syntax_problem(code)
    if problem:
        message, line = problem
        if not line:
            raise refuse(tr("its code cannot be read by Python: {error}", error=message))
        raise refuse(
            tr(
                "its code cannot be read by Python, line {line} of it: `{code}`: {error}",
                line=line,
                code=code.splitlines()[line - 1].strip(),
                error=message,
            )
        )
    return Variant(
        identity,
        task,
        code,
        wrong,
        entry.title,
        entry.why,
        entry.fix,
        lesson.tasks[task].lecture if entry.lecture is None else entry.lecture,
        entry.also,
        entry.full_data,
        _pattern(entry.when, refuse),
        changes,
    )


def _pattern(text: str, refuse: Any) -> str:
    if not text:
        return ""
    # Takes a tenth of a second, and few lessons have a pattern.
    import regex

    try:
        regex.compile(text)
    except regex.error as error:
        raise refuse(tr("`when` has to be a regular expression: {error}", error=error)) from None
    return text


def _changed(source: str, changes: Iterable[tuple[str, str]], refuse: Any) -> str:
    for old, new in changes:
        if old not in source:
            raise refuse(tr("the reference has no text {old!r} to change", old=old))
        source = source.replace(old, new)
    return source


def _changed_fully(source: str, changes: tuple[tuple[str, str], ...]) -> str | None:
    """The source after all changes; None if one finds nothing to change."""
    for old, new in changes:
        if old not in source:
            return None
        source = source.replace(old, new)
    return source
