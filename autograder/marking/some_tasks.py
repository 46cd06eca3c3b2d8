"""Some tasks of a submission marked again: what has to be run for them, and their verdicts in the record of before."""

from collections.abc import Collection

from msgspec.structs import replace

from autograder.judge.result import Outcome, total, worst
from autograder.lesson import Lesson
from autograder.record.schema import Record
from autograder.submission.submission import Submission
from autograder.submission.tasks import called_names

AGAIN = "marked again"  # the fact that names tasks which were marked later than the others
MIXED = "mixed"  # in the place of the lesson's digest: some tasks rest on another state of it, so no whole run takes it


def can_keep(before: Record | None, submission: Submission, lesson: Lesson, seed: int) -> bool:
    """Whether the verdicts of a record can stand beside new ones: it is of the same work, seed and tasks.

    Args:
        before: the record; None where there is none.
        submission: what is marked now.
        lesson: its tasks as they are now.
        seed: of the run.
    """
    if before is None or submission.program is None or before.outcome in (Outcome.GRADER_ERROR, Outcome.UNGRADABLE):
        return False
    same = (before.student, before.submission_sha256, before.modules_sha256, before.seed) == (
        submission.student,
        submission.sha256,
        submission.modules_sha256,
        seed,
    )
    return same and [one.name for one in before.tasks] == [one.name for one in lesson.tasks.values() if not one.manual]


def needed(lesson: Lesson, submission: Submission, tasks: Collection[str]) -> frozenset[str]:
    """These tasks, and the earlier ones that they call: what is wrong in those is to cost nothing in these."""
    assert submission.program is not None
    known, found = list(lesson.tasks), set(tasks)
    for name in {*tasks} & {*known}:
        found |= called_names(submission.program, name) & {*known[: known.index(name)]}
    return frozenset(found)


def with_tasks(before: Record, again: Record, tasks: Collection[str]) -> Record:
    """The record of before with the verdicts of some tasks from a later marking; without a seal.

    Args:
        before: all tasks.
        again: these tasks at least.
        tasks: whose verdicts are taken from it.
    """
    later = {one.name: one for one in again.tasks if one.name in tasks}
    found = tuple(later.get(one.name, one) for one in before.tasks)
    marked = {*before.facts.get(AGAIN, "").replace(",", " ").split(), *later}
    named = ", ".join(one.name for one in found if one.name in marked)
    return replace(
        again,
        tasks=found,
        outcome=worst(one.outcome for one in found),
        score=total(one.score for one in found),
        max_score=sum(one.max_score for one in found),
        seconds=before.seconds,
        notes=before.notes,
        manual=before.manual,
        facts={**again.facts, AGAIN: named},
        lesson_sha256=MIXED,
    )
