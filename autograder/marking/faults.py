"""Internal errors, the kit's own: no mark is given, and the instructor gets all that is needed to report one."""

import errno
import platform
import sys
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from autograder import __version__
from autograder.core.digests import torch_version
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.core.text import clean, one_line
from autograder.judge.absent import waits_for_a_module
from autograder.judge.result import CheckResult, Outcome, Result, TaskResult
from autograder.lesson import Lesson
from autograder.submission.submission import Submission

MAX_REPORT = 200_000  # characters
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


@dataclass(frozen=True)
class InternalError:
    """Something of ours that broke.

    Attributes:
        message: what happened, in a sentence.
        trace: the traceback, as text.
    """

    message: str
    trace: str


def internal_error(error: BaseException) -> InternalError:
    """The internal error behind an exception."""
    text = str(error) or tr("no more is known")
    trace = "".join(traceback.format_exception(error))
    return InternalError(f"{type(error).__name__}: {one_line(text, 300)}", trace)


def without_mark(
    internal: InternalError, submission: Submission, lesson: Lesson | None, name: str, seed: int
) -> Result:
    """The result of a submission that the grader failed on.

    Args:
        internal: what broke.
        submission: as it was read.
        lesson: its declarations; None where they could not be loaded.
        name: the lesson's name.
        seed: the run's.
    """
    message = tr("The grader failed on this submission: {error}. No mark was given.", error=internal.message)
    tasks = tuple(
        TaskResult(
            task.name,
            task.lecture,
            tuple(
                CheckResult(check.name, Outcome.GRADER_ERROR, None, check.points, check.sentence, message)
                for check in task.checks.values()
            ),
        )
        for task in (lesson.tasks.values() if lesson else ())
        if not task.manual
    )
    return Result(
        submission.student,
        name,
        __version__,
        seed,
        submission.file,
        submission.sha256,
        tasks,
        problem=message,
        notes=submission.notes,
    )


def internal_errors_in(result: Result) -> list[InternalError]:
    """What broke in the checks of a result that was judged otherwise."""
    return [
        InternalError(f"{task.name}.{check.name}: {check.message}", check.trace)
        for task in result.tasks
        for check in task.checks
        if check.outcome is Outcome.GRADER_ERROR and not waits_for_a_module(check.outcome, check.message)
    ]


def write_report(path: Path, lesson: str, student: str, seed: int, errors: Iterable[InternalError]) -> None:
    """Write down internal errors with what a report of them needs: versions, lesson, seed, traceback.

    Raises:
        OSError: it could not be written.
    """
    head = [
        tr(
            "An error of the grader. To report it, send this file to the authors of the lesson, or, if the traceback "
            "ends\nin a file of the kit, to the authors of the kit. Look through it first: it names the student and "
            "may quote\nlines of the submission."
        ),
        "",
        tr("kit:      {version}", version=__version__),
        tr("PyTorch:  {version}", version=torch_version()),
        tr("Python:   {version} on {platform}", version=sys.version.split()[0], platform=platform.platform()),
        tr("lesson:   {lesson}", lesson=lesson),
        tr("student:  {student}", student=one_line(student)),
        tr("seed:     {seed}", seed=seed),
        tr("again:    autograder grade SUBMITTED --lesson {lesson} --seed {seed} --out DIR", lesson=lesson, seed=seed),
    ]
    parts = [
        "\n".join(head),
        *(f"{internal.message}\n\n{internal.trace}".rstrip() for internal in errors),
    ]
    write_whole(path, (clean("\n\n".join(parts), MAX_REPORT) + "\n").encode("utf-8", "replace"))


def raise_where_nothing_fits(error: Exception) -> None:
    """A disk without room is nobody's fault here, and no mark should hang on it: the run ends, and can go on later."""
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        raise error
