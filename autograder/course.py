"""Where a course keeps its lessons, and what the instructor's side of a lesson holds."""

import hashlib
import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.reading.attempts import bound_names
from autograder.reading.notebook import neutralise
from autograder.reading.parsing import parse
from autograder.reading.program import Program, Unit, syntax_problem

if TYPE_CHECKING:
    # Lessons bring torch along, which takes a second: only those who load one wait for it.
    from autograder.lesson import Lesson

SETTING = "TORCHGRADE_COURSE"
PACKAGED = Path(__file__).resolve().parent / "exercises"


class CourseProblem(Exception):
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
            known = ", ".join(self.lessons) or "none"
            raise CourseProblem(
                f"there is no lesson called {lesson!r} in {self.root / 'exercises'}; there are: {known}"
            )
        from autograder.observe.load import load_lesson

        return load_lesson(self.exercise(lesson))


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
        full_data: shows only on the whole FashionMNIST, not on the packaged sample.
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
        digest: changes whenever anything that marks can depend on changes.
    """

    reference: Program
    wrong: tuple[Variant, ...]
    right: tuple[Variant, ...]
    digest: str

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
    return Solutions(reference, wrong, right, _digest(course, lesson.name))


def _digest(course: Course, lesson: str) -> str:
    digest = hashlib.sha256()
    for path in (course.exercise(lesson) / "checks.py", *sorted(course.solution(lesson).glob("*"))):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for path in sorted(Path(__file__).resolve().parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


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


_KEYS = {"task", "code", "change", "title", "why", "fix", "lecture", "also", "full_data", "when"}


def _variant(path: Path, identity: str, entry: Any, lesson: "Lesson", reference: Program, wrong: bool) -> Variant:
    def refuse(text: str) -> CourseProblem:
        return CourseProblem(f"{path}, [{identity}]: {text}")

    if not isinstance(entry, dict) or not entry.keys() <= _KEYS:
        raise refuse(f"only these keys are known: {', '.join(sorted(_KEYS))}")
    task = entry.get("task")
    if task not in lesson.tasks:
        raise refuse(f"`task` has to be a task of the lesson, not {task!r}")
    if ("code" in entry) == ("change" in entry):
        raise refuse("give either `code` (a whole cell) or `change` (pairs of old and new text)")
    if wrong and not all(isinstance(entry.get(key), str) and entry[key] for key in ("title", "why", "fix")):
        raise refuse("a wrong variant needs `title`, `why` and `fix`")
    code = entry.get("code") or _changed(definition(reference, task), entry["change"], refuse)
    return Variant(
        identity,
        task,
        code,
        wrong,
        entry.get("title", ""),
        entry.get("why", ""),
        entry.get("fix", ""),
        entry.get("lecture", lesson.tasks[task].lecture),
        tuple(entry.get("also", ())),
        entry.get("full_data", False) is True,
        _pattern(entry.get("when", ""), refuse),
        tuple((old, new) for old, new in entry.get("change", ())),
    )


def _pattern(text: Any, refuse: Any) -> str:
    try:
        re.compile(text)
    except (re.error, TypeError) as error:
        raise refuse(f"`when` has to be a regular expression: {error}") from None
    return str(text)


def _changed(source: str, changes: list[list[str]], refuse: Any) -> str:
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
