"""The mutation score of a lesson: how many small changes of the reference its checks notice."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from autograder.author.mutants import Mutant, draw, mutants_of
from autograder.author.proof import Subject, load_subject
from autograder.author.proof_programs import MEND_THE_CHECK
from autograder.course.layout import Course
from autograder.course.source import definition
from autograder.judge.result import CheckResult, Outcome
from autograder.lesson import Found, Lesson, Task
from autograder.marking.expected import Unnamed
from autograder.marking.marker import Marker
from autograder.marking.parts import with_only
from autograder.marking.pool import Slot, marking_pool
from autograder.record.proof import Complaint, MutationScore, Survivor, TaskMutation
from autograder.submission.submission import Submission

SEED = 1


def measure_mutants(
    course: Course,
    name: str,
    data: Mapping[str, Found],
    *,
    most: int,
    workers: int,
    say: Callable[[str], None] = lambda text: None,
) -> MutationScore:
    """Mark mutants of each task's reference, each at its own task, on the samples of the resources, with one seed.

    Args:
        course: where the lesson is.
        name: the lesson.
        data: where resources are, by name.
        most: how many mutants of a task, drawn by a fixed seed.
        workers: mutants at a time.
        say: told now and then how far it is.
    """
    began = time.monotonic()
    subject = load_subject(course, name)
    made = {task.name: mutants_of(definition(subject.solutions.reference, task.name)) for task in _tasks(subject)}
    chosen = [(task, mutant) for task, mutants in made.items() for mutant in draw(mutants, most, f"{name}.{task}")]

    def one(slot: Slot, item: tuple[str, Mutant]) -> CheckResult | None:
        return first_lost(subject, slot.marker(SEED, real=False), *item)

    lost: list[CheckResult | None] = []
    with marking_pool(course, subject.lesson, subject.solutions, data, workers) as each:
        for number, check in enumerate(each(one, chosen), 1):
            lost.append(check)
            if number % 20 == 0:
                say(f"{name}: {number} of {len(chosen)} mutants")
    verdicts = [Verdict(task, mutant, check) for (task, mutant), check in zip(chosen, lost, strict=True)]
    tasks = tuple(
        _of_task(subject, task, len(mutants), [one for one in verdicts if one.task == task])
        for task, mutants in made.items()
    )
    return MutationScore(name, subject.lesson.title, tasks, most, time.monotonic() - began)


@dataclass(frozen=True)
class Verdict:
    """A mutant, marked.

    Attributes:
        lost: the first check that it did not pass; None where it passed all.
    """

    task: str
    mutant: Mutant
    lost: CheckResult | None


def first_lost(subject: Subject, marker: Marker, task: str, mutant: Mutant) -> CheckResult | None:
    """The first check of its task that a mutant does not pass; None where it passes all of them.

    What takes long is run only where everything before it was passed.
    """
    program = subject.solutions.reference.followed_by(mutant.code, "mutant.py")
    submission = Submission("", subject.lesson.name, "mutant.py", program)
    for lesson in _stages(subject.lesson, subject.lesson.tasks[task]):
        own = Marker(lesson, Unnamed(marker.expected), marker.launcher)
        for check in own.mark(submission, [task]).tasks[0].checks:
            if check.outcome is not Outcome.PASSED:
                return check
    return None


def _tasks(subject: Subject) -> list[Task]:
    return [task for task in subject.lesson.tasks.values() if not (task.manual or task.choice)]


def _of_task(subject: Subject, task: str, made: int, verdicts: list[Verdict]) -> TaskMutation:
    survivors, killed, faults = [], 0, dict[str, Complaint]()
    for one in verdicts:
        if one.lost is None:
            survivors.append(_survivor(subject, task, one.mutant))
        elif one.lost.outcome is Outcome.GRADER_ERROR:
            faults.setdefault(one.lost.name, _fault(subject, task, one.mutant, one.lost))
        else:
            killed += 1
    return TaskMutation(task, made, len(verdicts), killed, tuple(survivors), tuple(faults.values()))


def _survivor(subject: Subject, task: str, mutant: Mutant) -> Survivor:
    place = subject.places.solution(task)
    line = None if place.line is None else place.line + mutant.line - 1
    return Survivor(place.file, line, mutant.kind, mutant.before, mutant.after)


def _fault(subject: Subject, task: str, mutant: Mutant, check: CheckResult) -> Complaint:
    what = f"`{mutant.before.strip()}` changed to `{mutant.after.strip()}`"
    words = f"{what} makes the grader fail: {task}.{check.name}: {check.message}"
    return subject.places.check(task, check.name).complaint(words, MEND_THE_CHECK)


def _stages(lesson: Lesson, task: Task) -> Iterator[Lesson]:
    """The lesson with a part of the task at a time: the probes that are quick, then each of those that are not."""
    looked_at = {check.probe for check in task.checks.values()}
    probes = [probe for name, probe in task.probes.items() if name in looked_at]
    quick = [probe for probe in probes if probe.fingerprint]
    slow = sorted((probe for probe in probes if not probe.fingerprint), key=lambda probe: probe.seconds)
    for stage in (quick, *([probe] for probe in slow)):
        if stage:
            yield with_only(lesson, task, stage)
