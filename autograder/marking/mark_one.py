"""One submission marked and its record made, wherever that is done: the same in a local run and on a worker."""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from autograder.judge.result import Outcome, Result
from autograder.marking.code_parts import code
from autograder.marking.faults import (
    InternalError,
    internal_error,
    internal_errors_in,
    raise_where_nothing_fits,
    without_mark,
)
from autograder.marking.lesson_work import LessonWork, Markers
from autograder.marking.marker import Marker
from autograder.marking.some_tasks import can_keep, needed, with_tasks
from autograder.record.codec import with_seal
from autograder.record.of_result import record
from autograder.record.schema import Record
from autograder.runner.launcher import KitFailure
from autograder.submission.class_folder import HandedIn
from autograder.submission.submission import Submission


@dataclass(frozen=True)
class Marked:
    """What came of a submission.

    Attributes:
        record: sealed.
        errors: of the kit's, for the instructor.
    """

    record: Record
    errors: tuple[InternalError, ...] = ()


def mark_one(markers: Markers, item: HandedIn, before: Record | None = None) -> Marked:
    """A submission's record whatever happens: an error of ours gives no mark and a note, and the others go on.

    Args:
        markers: of its lesson; one is free.
        item: the submission.
        before: the record that there is of it, into which only some tasks' verdicts may go.

    Raises:
        InterruptedError: the markers were stopped.
        OSError: there is no room on the disk.
    """
    lesson = markers.lesson
    submission = Submission(item.student, lesson.name, None, None)
    internal, into = lesson.internal, None
    if internal is None:
        marker = markers.free.get_nowait()  # there is one for each that is marked at once
        try:
            submission = item.read()
            tasks = None
            if lesson.terms.tasks and can_keep(before, submission, marker.lesson, lesson.terms.seed):
                into, tasks = before, needed(marker.lesson, submission, lesson.terms.tasks)
            result = _twice(markers, marker, submission, tasks)
            return _recorded(lesson, submission, result, internal_errors_in(result), into)
        except InterruptedError:
            raise
        except Exception as error:
            raise_where_nothing_fits(error)
            internal = internal_error(error)
        finally:
            markers.free.put(marker)
    return unmarked(lesson, submission, internal)


def unmarked(lesson: LessonWork, submission: Submission, internal: InternalError) -> Marked:
    """The record of a submission on which the grader failed.

    Args:
        lesson: its lesson.
        submission: as far as it was read.
        internal: what broke.
    """
    result = without_mark(internal, submission, lesson.lesson, lesson.name, lesson.terms.seed)
    return _recorded(lesson, submission, result, [internal], None)


def _twice(markers: Markers, marker: Marker, submission: Submission, tasks: Iterable[str] | None) -> Result:
    """Mark a submission; once more with new processes if the ones that it ran in went away (as a system that is
    short of memory ends them)."""
    try:
        return marker.mark(submission, tasks)
    except (KitFailure, OSError) as error:
        raise_where_nothing_fits(error)
        markers.renew(marker)
        return marker.mark(submission, tasks)


def _recorded(
    lesson: LessonWork, submission: Submission, result: Result, errors: list[InternalError], before: Record | None
) -> Marked:
    rests_on = {**lesson.conditions.fields(), "modules_sha256": submission.modules_sha256}
    handed_in = code(submission)
    try:
        found = record(result, handed_in, **rests_on)
        found = with_seal(found if before is None else with_tasks(before, found, lesson.terms.tasks))
    except Exception as error:
        errors = [internal_error(error)]
        result = without_mark(errors[0], submission, lesson.lesson, lesson.name, lesson.terms.seed)
        found = with_seal(record(result, handed_in, **rests_on))
    if lesson.lesson is None:  # without its tasks there is nothing that could say that there is no mark
        found = with_seal(replace(found, outcome=Outcome.GRADER_ERROR, score=None))
    return Marked(found, tuple(errors))
