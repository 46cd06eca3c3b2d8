"""A class of ordinary notebooks: run several at once, marked by nbgrader one after another, and only what has changed.

The runs go ahead in processes that write nothing but kept runs; nbgrader takes these over meanwhile, one submission
after the other, in this process, which is the only one that writes the gradebook. Whatever was kept before a run was
stopped is taken over by the next.
"""

import contextlib
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.converters.base import NbGraderException

from autograder.core.tempdirs import remove_abandoned
from autograder.nbgrader.basis import Basis
from autograder.nbgrader.converter import Chosen, converter_for
from autograder.nbgrader.run_ahead import running_ahead
from autograder.nbgrader.run_isolated import Ahead
from autograder.nbgrader.settings import TorchGrade


@dataclass(frozen=True)
class Progress:
    """How far a class is: what was done just now, and how much of how much that is.

    Attributes:
        step: `run` or `mark`.
        name: of the student or the notebook.
        done, of: numbers of notebooks or students.
        seconds: since this step began.
    """

    step: str
    name: str
    done: int
    of: int
    seconds: float


@dataclass
class Summary:
    """What came of a class.

    Attributes:
        records: the folder in which runs are kept.
        marked: students who were marked now.
        unchanged: students whose marks hold.
        failed: students whom nbgrader could not mark.
        limits: sentences about cells that hit a limit.
        unisolated: sentences about notebooks that ran as in plain nbgrader.
        confined: sentences about notebooks whose kernel ran confined by bubblewrap.
    """

    records: Path
    marked: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    unisolated: list[str] = field(default_factory=list)
    confined: list[str] = field(default_factory=list)


def autograde(
    folder: Path, assignment: str, workers: int, force: bool, say: Callable[[Progress], None] = lambda progress: None
) -> Summary:
    """Mark a class.

    Args:
        folder: nbgrader's course folder.
        assignment: its name.
        workers: how many notebooks run at once; 0 for one a core.
        force: whether to mark everybody, also those for whom nothing has changed.
        say: told how far it is.

    Raises:
        UsageProblem: there is no such assignment, or nothing was handed in.
    """
    remove_abandoned()  # of a run that was killed
    with contextlib.chdir(folder):
        converter = converter_for(assignment)
        summary = Summary(Path(TorchGrade(parent=converter).records).absolute())
        basis = Basis(converter, assignment)
        for path in sorted(converter.assignments):
            student = converter.student_of(path)
            (summary.unchanged if not force and basis.holds(student, path) else summary.marked).append(student)
        chosen = frozenset(summary.marked)
        paths = [path for path in sorted(converter.assignments) if converter.student_of(path) in chosen]
        books = [book for path in paths for book in sorted(converter.assignments[path])]
        with running_ahead(converter, books, workers or os.cpu_count() or 1) as wait_for:
            _mark(converter, basis, summary, wait_for, say)
        return summary


def _mark(
    converter: Chosen,
    basis: Basis,
    summary: Summary,
    wait_for: Callable[[str], Ahead],
    say: Callable[[Progress], None],
) -> None:
    """Let nbgrader mark the chosen students, each when the notebooks have run, and note whom it has marked."""
    chosen = frozenset(summary.marked)
    if not chosen:
        return
    began = time.monotonic()
    folders = {converter.student_of(path): path for path in converter.assignments}
    books = {student: sorted(converter.assignments[folders[student]]) for student in chosen}
    count = sum(map(len, books.values()))
    ran: list[str] = []
    done: list[str] = []

    def turn(student: str) -> None:
        for book in books[student]:
            found = wait_for(book)
            ran.append(book)
            summary.limits += found.limits
            summary.unisolated += found.unisolated
            summary.confined += found.confined
            say(Progress("run", book, len(ran), count, time.monotonic() - began))

    def told(student: str) -> None:
        done.append(student)
        basis.note(student, folders[student])
        say(Progress("mark", student, len(done), len(chosen), time.monotonic() - began))

    converter.chosen = chosen
    converter.turn, converter.told = turn, told
    with contextlib.suppress(NbGraderException):  # some failed: they are named below
        converter.start()
    summary.failed = sorted(chosen - set(done))
    summary.marked = [student for student in summary.marked if student not in summary.failed]
