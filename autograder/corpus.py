"""Programs written as students write them, each with the verdict that it must get.

A lesson's corpus lies in `tests/submissions/<lesson>/{right,wrong}`: the folder is the verdict. Each file begins with a
line of JSON (`task`, `mistake`, `listed`, `note`) and replaces the reference's definitions, as a later cell of a
notebook would. `names.toml` beside them says which wrong variants name each mistake; a mistake that is not there has no
name in the kit.
"""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from autograder.core.decode import Mismatch, decoded
from autograder.course import Course, CourseProblem, Solutions
from autograder.judge.outcome import TaskResult
from autograder.marking import Marker
from autograder.reading.submission import Submission


@dataclass(frozen=True)
class Specimen:
    """One program of the corpus.

    Attributes:
        task: the task that it solves, rightly or wrongly.
        right: whether it must get full marks.
        mistakes: what is wrong, in the corpus's own words; two where two mistakes were made at once.
        names: for each mistake the ids of the variants that name it rightly; empty where the kit has no name for it.
        listed: whether it is one of the mistakes that the lesson has to recognise.
        text: the program.
    """

    path: Path
    task: str
    right: bool
    mistakes: tuple[str, ...]
    names: tuple[frozenset[str], ...]
    listed: bool
    text: str

    @property
    def name(self) -> str:
        """Folder and file, for people."""
        return f"{self.path.parent.name}/{self.path.stem}"


def corpus_folder(course: Course, lesson: str) -> Path:
    """Where a lesson's corpus lies."""
    return course.root / "tests" / "submissions" / lesson


def read_corpus(folder: Path) -> list[Specimen]:
    """All programs of a lesson's corpus, in the order of their names.

    Raises:
        CourseProblem: a program or the table of names cannot be read.
    """
    table = _names(folder / "names.toml")
    return [_specimen(path, table) for path in sorted(folder.glob("*/*.py"))]


class _Head(msgspec.Struct, frozen=True):
    """The first line of a program."""

    task: str
    mistake: str | None = None
    listed: bool = False


Names = list[str | list[str]]  # the ids that name a mistake rightly, or such a list for each of several mistakes
Table = dict[str, dict[str, Names]]  # by task, and by mistake or program


def _names(path: Path) -> Table:
    if not path.is_file():
        return {}
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseProblem(f"{path} is not valid TOML: {error}") from None
    return {task: _names_of(path, task, entries) for task, entries in data.items()}


def _names_of(path: Path, task: str, entries: object) -> dict[str, Names]:
    try:
        if not isinstance(entries, dict):
            raise Mismatch(f"`{task}` has to be a table: write [{task}] above its mistakes")
        return {key: decoded(value, Names, at=key) for key, value in entries.items()}
    except Mismatch as error:
        raise CourseProblem(f"{path}, [{task}]: {error}") from None


def _specimen(path: Path, table: Table) -> Specimen:
    text = path.read_text(encoding="utf-8")
    try:
        head = decoded(json.loads(text.split("\n", 1)[0].lstrip("# ")), _Head)
        right = path.parent.name == "right"
        if not right and not head.mistake:
            raise Mismatch("`mistake` is missing")
    except ValueError as error:
        raise CourseProblem(f"{path} does not begin with its line of JSON: {error}") from None
    mistakes = () if right else tuple((head.mistake or "").split("+"))
    return Specimen(path, head.task, right, mistakes, tuple(_own(path, head.task, mistakes, table)), head.listed, text)


def _own(path: Path, task: str, mistakes: tuple[str, ...], table: Table) -> Iterator[frozenset[str]]:
    """The names of each of a program's mistakes: its own where it has some, else those of the mistake."""
    known = table.get(task, {})
    own = known.get(path.stem)
    if own is None:
        yield from (frozenset(_flat(known.get(mistake, []))) for mistake in mistakes)
    elif mistakes:
        several = [one for one in own if isinstance(one, list)]
        yield from map(frozenset, several or [_flat(own)])


def _flat(names: Names) -> list[str]:
    return [one for one in names if isinstance(one, str)]


def mark(marker: Marker, solutions: Solutions, specimen: Specimen) -> TaskResult:
    """The verdict on a program's own task."""
    program = solutions.reference.followed_by(specimen.text, specimen.path.name)
    submission = Submission("corpus", marker.lesson.name, specimen.path.name, program)
    return marker.mark(submission, [specimen.task]).tasks[0]


def names_given(result: TaskResult) -> frozenset[str]:
    """The ids of all mistakes that a result names."""
    return frozenset(diagnosis.id for check in result.checks for diagnosis in check.diagnoses)
