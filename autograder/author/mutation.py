"""The mutation score of a lesson: how many small changes of the reference its checks notice."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.author.mutant_trials import Batch, batches, checked_probes, left_over
from autograder.author.mutants import Mutant, draw, mutants_of
from autograder.author.proof import Subject, load_subject
from autograder.author.proof_programs import MEND_THE_CHECK
from autograder.core.language import tr, tr_plural
from autograder.course.layout import Course
from autograder.judge.result import CheckResult, Outcome
from autograder.lesson import Found, Lesson, Task
from autograder.marking.expected import Unnamed
from autograder.marking.marker import Marker
from autograder.marking.parts import with_only
from autograder.marking.pool import Each, Slot, marking_pool
from autograder.record.proof import Complaint, MutationScore, Survivor, TaskMutation
from autograder.repair.edits.context import Vocabulary
from autograder.repair.subject import Piece, edited, pieces
from autograder.repair.vocabulary import words_of
from autograder.submission.submission import Submission
from autograder.submission.tasks import code_of

SEED = 1

Say = Callable[[str], None]


@dataclass(frozen=True)
class Change:
    """A mutant in its place.

    Attributes:
        task: whose checks should notice it.
        piece: the code of the reference that was changed.
        mutant: the change.
    """

    task: str
    piece: Piece
    mutant: Mutant


def measure_mutants(
    course: Course,
    name: str,
    data: Mapping[str, Found],
    *,
    most: int,
    workers: int,
    say: Say = lambda text: None,
) -> MutationScore:
    """Try all mutants of each task's reference on the quick probes of the task, and mark what no check notices there.

    Each is tried and marked at its own task alone, on the samples of the resources, with one seed.

    Args:
        course: where the lesson is.
        name: the lesson.
        data: where resources are, by name.
        most: how many mutants of a task are marked at most, drawn by a fixed seed, where a probe takes long.
        workers: mutants at a time.
        say: told now and then how far it is.
    """
    began = time.monotonic()
    subject = load_subject(course, name)
    tasks = [task for task in subject.lesson.tasks.values() if not (task.manual or task.choice)]
    with marking_pool(course, subject.lesson, subject.solutions, data, workers) as each:
        scores = tuple(_of_task(subject, task, each, most, lambda text: say(f"{name}: {text}")) for task in tasks)
    return MutationScore(name, subject.lesson.title, scores, most, time.monotonic() - began)


def _of_task(subject: Subject, task: Task, each: Each, most: int, say: Say) -> TaskMutation:
    def tried(slot: Slot, batch: Batch) -> list[Change]:
        left = left_over(subject, slot.marker(SEED, real=False), batch)
        return [Change(batch.task, batch.piece, mutant) for mutant in left]

    def marked(slot: Slot, change: Change) -> CheckResult | None:
        return first_lost(subject, slot.marker(SEED, real=False), change)

    made = list(_made(subject, task))
    every = [Change(batch.task, batch.piece, mutant) for batch in made for mutant in batch.mutants]
    say(tr_plural(len(every), "{task}: {count} mutants", "{task}: {count} mutants", task=task.name))
    quick = any(probe.fingerprint for probe in checked_probes(task))
    left = [change for some in each(tried, made) for change in some] if quick else every
    chosen = _chosen(subject, task, left, most)
    say(
        tr(
            "{task}: {chosen} of {left} that no quick probe notices",
            task=task.name,
            chosen=len(chosen),
            left=len(left),
        )
    )
    verdicts = list(zip(chosen, each(marked, chosen), strict=True))
    return TaskMutation(
        task.name,
        made=len(every),
        tried=len(every) if quick else 0,
        noticed=len(every) - len(left),
        marked=len(verdicts),
        killed=sum(lost is not None and lost.outcome is not Outcome.GRADER_ERROR for _, lost in verdicts),
        survivors=tuple(_survivor(subject, change) for change, lost in verdicts if lost is None),
        faults=_faults(subject, verdicts),
    )


def _made(subject: Subject, task: Task) -> Iterator[Batch]:
    """All mutants of a task's code in the reference."""
    others = frozenset(subject.lesson.tasks) - {task.name}
    words = _words(subject, task.name, others)
    for piece in pieces(subject.solutions.reference, task.name, others):
        yield from batches(task.name, piece, mutants_of(piece.text, words))


def _words(subject: Subject, task: str, others: frozenset[str]) -> Vocabulary:
    solutions = subject.solutions
    alternatives = [solutions.program(variant) for variant in solutions.right if variant.task == task]
    return words_of(*(code_of(program, task, others) for program in (solutions.reference, *alternatives)))


def _chosen(subject: Subject, task: Task, left: list[Change], most: int) -> list[Change]:
    """Those that are marked: all of them where no probe takes long."""
    if all(probe.fingerprint for probe in checked_probes(task)):
        return left
    drawn = set(draw([one.mutant for one in left], most, f"{subject.lesson.name}.{task.name}"))
    return [one for one in left if one.mutant in drawn]


def first_lost(subject: Subject, marker: Marker, change: Change) -> CheckResult | None:
    """The first check of its task that a mutant does not pass; None where it passes all of them.

    What takes long is run only where everything before it was passed.
    """
    program = edited(subject.solutions.reference, change.piece, change.mutant.code)
    submission = Submission("", subject.lesson.name, "mutant.py", program)
    for lesson in _stages(subject.lesson, subject.lesson.tasks[change.task]):
        own = Marker(lesson, Unnamed(marker.expected), marker.launcher)
        for check in own.mark(submission, [change.task]).tasks[0].checks:
            if check.outcome is not Outcome.PASSED:
                return check
    return None


def _stages(lesson: Lesson, task: Task) -> Iterator[Lesson]:
    """The lesson with a part of the task at a time: the probes that are quick, then each of those that are not."""
    probes = checked_probes(task)
    quick = [probe for probe in probes if probe.fingerprint]
    slow = sorted((probe for probe in probes if not probe.fingerprint), key=lambda probe: probe.seconds)
    for stage in (quick, *([probe] for probe in slow)):
        if stage:
            yield with_only(lesson, task, stage)


def _faults(subject: Subject, verdicts: Sequence[tuple[Change, CheckResult | None]]) -> tuple[Complaint, ...]:
    """A complaint about each check that could not judge a mutant, with the first of these."""
    found: dict[str, Complaint] = {}
    for change, lost in verdicts:
        if lost is not None and lost.outcome is Outcome.GRADER_ERROR and lost.name not in found:
            found[lost.name] = _fault(subject, change, lost)
    return tuple(found.values())


def _survivor(subject: Subject, change: Change) -> Survivor:
    mutant = change.mutant
    place = subject.places.solution(change.piece.name)
    line = None if place.line is None else place.line + mutant.line - 1
    return Survivor(place.file, line, mutant.kind, mutant.before, mutant.after)


def _fault(subject: Subject, change: Change, check: CheckResult) -> Complaint:
    mutant = change.mutant
    words = tr(
        "`{before}` changed to `{after}` makes the grader fail: {check}: {message}",
        before=mutant.before.strip(),
        after=mutant.after.strip(),
        check=f"{change.task}.{check.name}",
        message=check.message,
    )
    return subject.places.check(change.task, check.name).complaint(words, tr(MEND_THE_CHECK))
