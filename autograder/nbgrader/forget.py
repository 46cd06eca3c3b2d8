"""Traces of a student in nbgrader's course folder: what was collected, marked copies, feedback, the gradebook."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from nbgrader.api import Gradebook, InvalidEntry, MissingEntry, StatementError
from nbgrader.apps import AutogradeApp
from nbgrader.coursedir import CourseDirectory

from autograder.core.errors import UsageProblem
from autograder.core.language import tr, tr_plural
from autograder.core.text import one_line
from autograder.instructor.forget.traces import Entry, Own, Traces

BIN = ".forgetting-"


def is_nbgrader_course(folder: Path) -> bool:
    """Whether nbgrader has worked in a folder."""
    return (folder / "nbgrader_config.py").is_file() and any(
        (folder / name).exists() for name in ("gradebook.db", "autograded", "submitted")
    )


def traces_in_nbgrader(folder: Path, student: str, bin_name: str) -> Sequence[Traces]:
    """What nbgrader keeps of a student in its course folder, besides what was handed in.

    Args:
        folder: of the course.
        student: by nbgrader's name.
        bin_name: a name for the folder of what is removed.

    Raises:
        OSError: something cannot be read.
    """
    directory = _directory(folder)
    steps = {
        directory.submitted_directory: tr("what was handed in"),
        directory.autograded_directory: tr("the marked copies"),
        directory.feedback_directory: tr("the feedback"),
    }
    own = tuple(
        Own(folder / step / student, what)
        for step, what in steps.items()
        if (folder / step).is_dir() and student in os.listdir(folder / step)
    )
    entries = tuple(_entries(directory.db_url, student))
    return [Traces(folder, folder / f"{BIN}{bin_name}", own=own, entries=entries)]


def _directory(folder: Path) -> CourseDirectory:
    """The course's folders as its settings have them."""
    with contextlib.chdir(folder):
        app = AutogradeApp()
        app.initialize(["--log-level=ERROR"])
        found: CourseDirectory = app.coursedir
        return found


def _entries(address: str, student: str) -> Iterator[Entry]:
    path = address.removeprefix("sqlite:///")
    if path != address and not Path(path).is_file():
        return  # nbgrader would make an empty one
    with _gradebook(address) as book, contextlib.suppress(MissingEntry):
        what = tr_plural(
            len(book.find_student(student).submissions),
            "the gradebook's entry, with {count:g} submission",
            "the gradebook's entry, with {count:g} submissions",
        )
        yield Entry(what, partial(_remove, address, student))


def _remove(address: str, student: str) -> None:
    with _gradebook(address) as book, contextlib.suppress(MissingEntry):
        book.remove_student(student)


@contextlib.contextmanager
def _gradebook(address: str) -> Iterator[Gradebook]:
    """The gradebook, open.

    Raises:
        UsageProblem: it is in use, or cannot be read or written.
    """
    try:
        with Gradebook(address) as book:
            yield book
    except (StatementError, InvalidEntry) as error:
        raise UsageProblem(
            tr(
                "nbgrader's gradebook {address} cannot be used ({problem}). No file was deleted; end what else "
                "uses the gradebook, such as the form grader, and run the same command again",
                address=address,
                problem=one_line(str(error)),
            )
        ) from None
