"""Corpora: programs written as students write them, each with the verdict that it must get.

A lesson's corpus lies in `tests/submissions/<lesson>/{right,wrong}`: the folder is the verdict. Each file begins with a
line of JSON (`task`, `mistake`, `listed`, `note`) and replaces the reference's definitions, as a later cell of a
notebook would. `names.toml` beside them says which wrong variants name each mistake; a mistake that is not there has no
name in the kit. Its table `[unnamed]` lists the programs in which a mistake that has a name is not named, and why.
"""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from autograder.core.decode import Mismatch, decoded
from autograder.core.language import tr
from autograder.course.layout import Course, CourseProblem
from autograder.course.solutions import Solutions
from autograder.judge.result import Outcome, TaskResult
from autograder.marking.marker import Marker
from autograder.submission.submission import Submission

T = TypeVar("T")


@dataclass(frozen=True)
class SampleProgram:
    """One program of the corpus.

    Attributes:
        task: the task that it solves, rightly or wrongly.
        right: whether it must get full marks.
        mistakes: what is wrong, in the corpus's own words; two where two mistakes were made at once.
        names: for each mistake the ids of the variants that name it rightly; empty where the kit has no name for it.
        listed: whether it is one of the mistakes that the lesson has to recognise.
        unnamed: why the kit names no mistake in it although it has a name; empty where it has to.
        text: the program.
    """

    path: Path
    task: str
    right: bool
    mistakes: tuple[str, ...]
    names: tuple[frozenset[str], ...]
    listed: bool
    text: str
    unnamed: str = ""

    @property
    def name(self) -> str:
        """Folder and file, for people."""
        return f"{self.path.parent.name}/{self.path.stem}"


def corpus_folder(course: Course, lesson: str) -> Path:
    """Where a lesson's corpus lies."""
    return course.root / "tests" / "submissions" / lesson


def read_corpus(folder: Path) -> list[SampleProgram]:
    """All programs of a lesson's corpus, in the order of their names.

    Raises:
        CourseProblem: a program or the table of names cannot be read.
    """
    table = _names(folder / "names.toml")
    return [_sample_program(path, table) for path in sorted(folder.glob("*/*.py"))]


class _Head(msgspec.Struct, frozen=True):
    """The first line of a program."""

    task: str
    mistake: str | None = None
    listed: bool = False


Names = list[str | list[str]]  # the ids that name a mistake rightly, or such a list for each of several mistakes
UNNAMED = "unnamed"


@dataclass(frozen=True)
class _Table:
    """`names.toml`.

    Attributes:
        names: by task, and by mistake or program.
        unnamed: by program, why a mistake in it that has a name is not named.
    """

    names: dict[str, dict[str, Names]] = field(default_factory=dict)
    unnamed: dict[str, str] = field(default_factory=dict)


def _names(path: Path) -> _Table:
    if not path.is_file():
        return _Table()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseProblem(tr("{path} is not valid TOML: {problem}", path=path, problem=error)) from None
    unnamed = _entries(path, UNNAMED, data.pop(UNNAMED, {}), str)
    return _Table({task: _entries(path, task, entries, Names) for task, entries in data.items()}, unnamed)


def _entries(path: Path, name: str, entries: object, kind: type[T]) -> dict[str, T]:
    """The entries of one table of the file, each of this kind."""
    try:
        if not isinstance(entries, dict):
            raise Mismatch(tr("`{name}` has to be a table: write [{name}] above its mistakes", name=name))
        return {key: decoded(value, kind, at=key) for key, value in entries.items()}
    except Mismatch as error:
        raise CourseProblem(f"{path}, [{name}]: {error}") from None


def _sample_program(path: Path, table: _Table) -> SampleProgram:
    text = path.read_text(encoding="utf-8")
    try:
        head = decoded(json.loads(text.split("\n", 1)[0].lstrip("# ")), _Head)
        right = path.parent.name == "right"
        if not right and not head.mistake:
            raise Mismatch(tr("`mistake` is missing"))
    except ValueError as error:
        raise CourseProblem(
            tr("{path} does not begin with its line of JSON: {problem}", path=path, problem=error)
        ) from None
    mistakes = () if right else tuple((head.mistake or "").split("+"))
    names = tuple(_own(path.stem, mistakes, table.names.get(head.task, {})))
    return SampleProgram(path, head.task, right, mistakes, names, head.listed, text, table.unnamed.get(path.stem, ""))


def _own(program: str, mistakes: tuple[str, ...], known: dict[str, Names]) -> Iterator[frozenset[str]]:
    """The names of each of a program's mistakes: its own where it has some, else those of the mistake."""
    own = known.get(program)
    if own is None:
        yield from (frozenset(_flat(known.get(mistake, []))) for mistake in mistakes)
    elif mistakes:
        several = [one for one in own if isinstance(one, list)]
        yield from map(frozenset, several or [_flat(own)])


def _flat(names: Names) -> list[str]:
    return [one for one in names if isinstance(one, str)]


def mark(marker: Marker, solutions: Solutions, sample_program: SampleProgram) -> TaskResult:
    """The verdict on a program's own task."""
    program = solutions.reference.followed_by(sample_program.text, sample_program.path.name)
    submission = Submission("corpus", marker.lesson.name, sample_program.path.name, program)
    return marker.mark(submission, [sample_program.task]).tasks[0]


def names_given(result: TaskResult) -> frozenset[str]:
    """The ids of all mistakes that a result names."""
    return frozenset(diagnosis.id for check in result.checks for diagnosis in check.diagnoses)


def broken_promise(sample_program: SampleProgram, result: TaskResult, naming: bool = True) -> str:
    """What a verdict lacks of what the corpus promises of a program; empty where it keeps the promise.

    A right program passes every check. A wrong one fails a check, and its mistakes get the names that the corpus
    promises and no others. An error of the grader's own keeps no promise.

    Args:
        sample_program: the program.
        result: the verdict on its task.
        naming: whether mistakes were looked for at all.
    """
    lost = [f"{one.name} {one.outcome}: {one.message}" for one in result.checks if one.outcome is not Outcome.PASSED]
    if any(check.outcome is Outcome.GRADER_ERROR for check in result.checks):
        return tr("the grader had an error of its own: {lost}", lost=lost)
    if sample_program.right:
        return "" if result.all_passed else tr("it is right and lost points: {lost}", lost=lost)
    if not result.found_wrong:
        return tr("it is wrong and failed no check: {lost}", lost=lost or tr("full marks"))
    return _broken_name(sample_program, names_given(result)) if naming else ""


def _broken_name(sample_program: SampleProgram, given: frozenset[str]) -> str:
    stray = given - frozenset().union(*sample_program.names)
    if stray:
        return tr("it is named {names}, which it is not", names=", ".join(sorted(stray)))
    missing = [tr(" or ").join(sorted(names)) for names in sample_program.names if names and not names & given]
    if sample_program.unnamed:
        return "" if missing else tr("it is named now: take it out of [unnamed] in names.toml")
    return tr("it is not named {names}", names=", ".join(missing)) if missing else ""
