"""Where a course keeps its lessons, and what the instructor's side of a lesson holds."""

import os
import re
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from autograder.core.decode import Mismatch, decoded
from autograder.core.sentences import no_lesson
from autograder.problems import UsageProblem
from autograder.reading.attempts import bound_names
from autograder.reading.notebook import neutralise
from autograder.reading.parsing import parse
from autograder.reading.program import Program, Unit, syntax_problem

if TYPE_CHECKING:
    # Lessons bring torch along, which takes a second: only those who load one wait for it.
    from autograder.lesson import Found, Lesson, Resource

SETTING = "TORCHGRADE_COURSE"
PACKAGED = Path(__file__).resolve().parent / "exercises"


class CourseProblem(UsageProblem):
    """The folders of a course are not as they should be; the text says what and what to do."""


@dataclass(frozen=True)
class Course:
    """A folder with `exercises/` and, on the instructor's side, `solutions/`."""

    root: Path

    @property
    def lessons(self) -> list[str]:
        """Names of the lessons, in the order of the course: by the `order` in their checks, then by name."""
        folder = self.root / "exercises"
        return sorted(
            (path.parent.name for path in folder.glob("*/checks.py")), key=lambda name: (_order(folder / name), name)
        )

    def exercise(self, lesson: str) -> Path:
        """The student's folder of a lesson."""
        return self.root / "exercises" / lesson

    def solution(self, lesson: str) -> Path:
        """The instructor's folder of a lesson."""
        return self.root / "solutions" / lesson

    def load(self, lesson: str) -> "Lesson":
        """A lesson's declarations.

        Raises:
            CourseProblem: there is no such lesson.
            DeclarationError: its `checks.py` is broken.
        """
        if not (self.exercise(lesson) / "checks.py").is_file():
            raise CourseProblem(no_lesson(lesson, self.lessons, self.root / "exercises"))
        from autograder.observe.load import load_lesson

        return load_lesson(self.exercise(lesson))

    def resources(self) -> list["Resource"]:
        """What the lessons ask for from outside, each once, in the order of the course; not of lessons that are broken.

        Raises:
            CourseProblem: two lessons mean different things by one name.
        """
        from autograder.lesson import DeclarationError

        found: dict[str, Resource] = {}
        for name in self.lessons:
            with suppress(DeclarationError):
                for one in self.load(name).resources:
                    first = found.setdefault(one.name, one)
                    # A class of a lesson's own is made anew whenever the lesson is loaded.
                    kinds = [(type(two).__module__, type(two).__qualname__) for two in (first, one)]
                    if kinds[0] != kinds[1]:
                        raise CourseProblem(
                            f"two lessons have resources called {one.name}, and {name} does not mean the same as those "
                            "before it: give one of them another name"
                        )
        return list(found.values())

    def find_data(self) -> dict[str, "Found"]:
        """Where each of these is on this machine, by its name.

        Raises:
            CourseProblem: see `resources`.
        """
        return {one.name: one.find(self.root) for one in self.resources()}


@lru_cache(maxsize=64)
def _order(folder: Path) -> int:
    from autograder.lesson import DeclarationError
    from autograder.observe.load import load_lesson

    try:
        return load_lesson(folder).order
    except DeclarationError:
        return 10**6


def find_course(start: Path | None = None, solutions: bool = True) -> Course:
    """The course around a folder, or the one that the setting `TORCHGRADE_COURSE` names.

    Where there is none, an installed kit has the exercises of its own course, without solutions.

    Args:
        start: where to look from; the current folder where not given.
        solutions: whether the instructor's side is needed.

    Raises:
        CourseProblem: there is none.
    """
    setting = os.environ.get(SETTING)
    here = (start or Path.cwd()).resolve()
    beside = PACKAGED.parents[1]  # of an editable installation, the repository
    places = [Path(setting)] if setting else [here, *here.parents, beside, PACKAGED.parent]
    for place in places:
        if (place / "exercises").is_dir() and (not solutions or (place / "solutions").is_dir()):
            return Course(place)
    what = "`exercises` and `solutions`" if solutions else "`exercises`"
    looked = f"{SETTING}={setting}" if setting else f"{here} and the folders above it"
    raise CourseProblem(
        f"no course found: a folder with {what} was looked for in {looked}. "
        f"Go to the course's folder, or set {SETTING} to it"
    )


@dataclass(frozen=True)
class Cell:
    """A cell of a lesson's source."""

    kind: str  # "code" or "markdown"
    source: str
    metadata: dict[str, Any]


def lesson_cells(path: Path) -> list[Cell]:
    """The cells of a lesson file in jupytext's percent format.

    Raises:
        CourseProblem: the file, or a code cell in it, cannot be read.
    """
    import jupytext  # half a second that a student's own check does without

    try:
        notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseProblem(f"the lesson's source cannot be read: {error}") from None
    cells = [Cell(cell.cell_type, cell.source, dict(cell.metadata)) for cell in notebook.cells]
    for number, cell in enumerate(cells, 1):
        problem = syntax_problem(neutralise(cell.source)) if cell.kind == "code" else None
        if problem:
            message, line = problem
            where = f", line {line} of it: `{cell.source.splitlines()[line - 1].strip()}`" if line else ""
            raise CourseProblem(f"{path.name}, cell {number} cannot be read by Python{where}: {message}")
    return cells


def is_demo(cell: Cell) -> bool:
    """A code cell for looking at: pictures, training in the open. Never marked."""
    return "demo" in cell.metadata.get("tags", [])


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
    """The reference, the variants and the key of a lesson.

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
        units.append(Unit(key.read_text(encoding="utf-8"), key.name))
    reference = Program(tuple(units))
    wrong = tuple(_variants(folder / "wrong.toml", lesson, reference, wrong=True))
    right = tuple(_variants(folder / "alternatives.toml", lesson, reference, wrong=False))
    return Solutions(reference, wrong, right)


def definition(program: Program, name: str) -> str:
    """The source of the last top-level statement that binds a name.

    Raises:
        CourseProblem: nothing binds it.
    """
    for unit in reversed(program.units):
        for statement in reversed(parse(unit.source).body):
            if name in bound_names(statement):
                lines = unit.source.split("\n")
                first = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))])
                return "\n".join(lines[first - 1 : statement.end_lineno])
    raise CourseProblem(f"the reference defines no {name}")


def _variants(path: Path, lesson: "Lesson", reference: Program, wrong: bool) -> Iterator[Variant]:
    if not path.is_file():
        return
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseProblem(f"{path} is not valid TOML: {error}") from None
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
        raise refuse(f"{error}. The keys that are known: {', '.join(_Entry.__struct_fields__)}") from None
    task, changes = entry.task, entry.change or ()
    if task not in lesson.tasks:
        raise refuse(f"`task` has to be a task of the lesson, not {task!r}")
    if (entry.code is None) == (entry.change is None):
        raise refuse("give either `code` (a whole cell) or `change` (pairs of old and new text)")
    if wrong and not (entry.title and entry.why and entry.fix):
        raise refuse("a wrong variant needs `title`, `why` and `fix`")
    return Variant(
        identity,
        task,
        entry.code or _changed(definition(reference, task), changes, refuse),
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
    try:
        re.compile(text)
    except re.error as error:
        raise refuse(f"`when` has to be a regular expression: {error}") from None
    return text


def _changed(source: str, changes: Iterable[tuple[str, str]], refuse: Any) -> str:
    for old, new in changes:
        if old not in source:
            raise refuse(f"the reference has no text {old!r} to change")
        source = source.replace(old, new)
    return source


def _changed_fully(source: str, changes: tuple[tuple[str, str], ...]) -> str | None:
    """The source after all changes; None if one finds nothing to change."""
    for old, new in changes:
        if old not in source:
            return None
        source = source.replace(old, new)
    return source
