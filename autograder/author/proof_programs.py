"""Proof by programs: right ones keep all points, wrong ones fail a check of their task and are recognised."""

import zlib
from collections.abc import Collection, Iterator

from autograder.author.idle import idle_programs
from autograder.author.proof import Findings, Subject
from autograder.author.proof_names import count_names
from autograder.author.proof_parts import Part
from autograder.core.language import noted, tr
from autograder.course.solutions import Variant
from autograder.judge.result import CheckResult, Outcome, Result, TaskResult
from autograder.lesson import Lesson, Task
from autograder.marking.marker import Marker
from autograder.marking.repairs import Effort, Repairs
from autograder.record.proof import Complaint
from autograder.submission.parsing import parse
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.submission.tasks import bound_names, called_names

SAMPLE_OF = 8
SMALL = Effort(single=2.0, more=0.0)  # for what should not have to be mended at all
MEND_THE_CHECK = noted("mend the check so that it judges whatever its probe can observe")


def prove_programs(subject: Subject, marker: Marker, part: Part, callers: bool) -> Findings:
    """Mark a part's programs.

    Args:
        subject: whose programs they are.
        marker: marks with the part's seed and data.
        part: the programs.
        callers: whether wrong variants are also asked about all tasks that use theirs.
    """
    found = Findings()
    for variant in part.variants:
        if variant is None:
            found.add(prove_right(subject, marker, None, None))
            continue
        program = subject.solutions.program(variant)
        # On the data of the run a whole training is dear: there only what the variant is about.
        wide = part.seed == 1 and not (part.wrong and part.real)
        tasks = _concerned(subject.lesson, program, variant, not part.wrong or callers) if wide else {variant.task}
        found.add((prove_wrong if part.wrong else prove_right)(subject, marker, variant, tasks))
    return found


def prove_stub(subject: Subject, marker: Marker, tasks: set[str] | None = None) -> Findings:
    """The stub as given is `not_attempted` everywhere, or in `tasks` where given, and costs nobody a failure."""
    program = Program((Unit(subject.stub, f"{marker.lesson.name}.py"),))
    faults = [
        subject.places.solution(task.name).complaint(
            tr("the stub's {task} is {outcome} instead of not attempted", task=task.name, outcome=task.outcome),
            tr("put all that students have to write between ### BEGIN SOLUTION and ### END SOLUTION"),
        )
        for task in _marked(marker, program, tasks).tasks
        if task.outcome is not Outcome.NOT_ATTEMPTED or task.score
    ]
    return Findings(faults)


def prove_idle(subject: Subject, marker: Marker, tasks: Collection[str] | None = None) -> Findings:
    """Programs that do nothing in a task get no points for it; all tasks, or `tasks` where they are given."""
    found = Findings()
    paid: dict[tuple[str, str], list[str]] = {}
    for program in idle_programs(subject.lesson, subject.solutions):
        if tasks is not None and program.task not in tasks:
            continue
        [task] = _marked(marker, subject.solutions.program(program), {program.task}).tasks
        found.idle += 1
        found.idle_points += task.score or 0.0
        for check in task.checks:
            if check.score:
                paid.setdefault((task.name, check.name), []).append(program.title)
    found.faults = [
        subject.places.check(task, check).complaint(
            tr(
                "{task}.{check} gives points to a program that {does}",
                task=task,
                check=check,
                does=tr(" and to one that ").join(idle),
            ),
            tr("have it look at more, or declare it `supporting=True`, so that it counts only beside another check"),
        )
        for (task, check), idle in paid.items()
    ]
    return found


def _marked(marker: Marker, program: Program, tasks: set[str] | None) -> Result:
    name = marker.lesson.name
    return marker.mark(Submission("", name, f"{name}.py", program), tasks)


def prove_right(subject: Subject, marker: Marker, variant: Variant | None, tasks: set[str] | None) -> Findings:
    """Mark an alternative, or the reference where none is given, at some tasks, or at all.

    An alternative that fails is looked at as a student's program is: a change that seems to mend it, and a line that
    its writer would be sent to, are a false alarm of their own.
    """
    found = Findings(right=1)
    program = subject.solutions.reference if variant is None else subject.solutions.program(variant)
    name = tr("the reference") if variant is None else variant.id
    repairs = None if variant is None else Repairs(SMALL)
    searching = Marker(marker.lesson, marker.expected, marker.launcher, repairs=repairs)
    for task in _marked(searching, program, tasks).tasks:
        lost = [check for check in task.checks if check.outcome is not Outcome.PASSED]
        for check in lost[:1]:
            found.right_failed = 1
            words = tr(
                "seed {seed}: {program} is right and fails {check}",
                seed=marker.expected.seed,
                program=name,
                check=_in_words(task.name, check),
            )
            found.faults.append(_of_a_right_one(subject, variant, task.name, check, words))
            if variant is not None and (told := _told(task)):
                words = tr(
                    "seed {seed}: {program} is right, and whoever writes it is told: {told}",
                    seed=marker.expected.seed,
                    program=name,
                    told=told,
                )
                found.faults.append(_of_a_right_one(subject, variant, task.name, check, words))
    return found


def _told(task: TaskResult) -> str | None:
    """What a task's result says of a change or of a line that is at fault; None where it says nothing of either."""
    if task.repair is not None:
        return task.repair.title
    lines = [check.where for check in task.checks if check.outcome is Outcome.FAILED]
    return next(
        (
            tr("line {line}: `{code}`", line=place.line, code=place.code.strip())
            for place in lines
            if place and place.code
        ),
        None,
    )


def _of_a_right_one(subject: Subject, variant: Variant | None, task: str, check: CheckResult, words: str) -> Complaint:
    """The complaint that a right program fails a check: about the check, the alternative or the solution."""
    judge = subject.places.check(task, check.name)
    if variant is not None and check.outcome is not Outcome.GRADER_ERROR:
        advice = tr("let the check in {file} accept it, or take it out if the task does not allow it", file=judge.file)
        return subject.places.variant(variant).complaint(words, advice)
    if variant is not None or check.trace:
        return judge.complaint(words, tr(MEND_THE_CHECK))
    advice = tr("mend the solution, or the check in {file} if the solution is what the task asks for", file=judge.file)
    return subject.places.solution(task).complaint(words, advice)


def prove_wrong(subject: Subject, marker: Marker, variant: Variant, tasks: set[str]) -> Findings:
    """Mark a wrong variant at its own task and others: it fails a check of its own, and is recognised as itself."""
    found = Findings(wrong=1)
    result = _marked(marker, subject.solutions.program(variant), tasks)
    name = tr("seed {seed}: wrong variant {id}", seed=marker.expected.seed, id=variant.id)
    place = subject.places.variant(variant)
    counts = found.per_task[variant.task]
    counts["wrong"] += 1
    errors = [(task, check) for task, check in _checks(result) if check.outcome is Outcome.GRADER_ERROR]
    for task, check in errors[:1]:
        words = tr("{program} makes the grader fail: {check}", program=name, check=_in_words(task, check))
        found.faults.append(subject.places.check(task, check.name).complaint(words, tr(MEND_THE_CHECK)))
    caught = any(task.name == variant.task and task.found_wrong for task in result.tasks)
    if caught:
        found.caught += 1
        counts["caught"] += 1
    elif not errors:
        advice = tr(
            "add a check to {task} that tells it from the reference, or take it out if it is right", task=variant.task
        )
        found.faults.append(
            place.complaint(tr("{program} fails no check of {task}", program=name, task=variant.task), advice)
        )
    lost = {task.name for task in result.tasks if task.score is not None and task.score < task.max_score - 1e-9}
    others = [task.name for task in result.tasks if task.name in lost - {variant.task, *variant.also}]
    if others:
        known = ", ".join(f'"{one}"' for one in others)
        advice = tr(
            "write `also = [{tasks}]` if the mistake is theirs by its nature, else let their probes do without it",
            tasks=known,
        )
        found.faults.append(
            place.complaint(tr("{program} also costs points in {tasks}", program=name, tasks=", ".join(others)), advice)
        )
    found.proven |= {(task, check.name) for task, check in _checks(result) if check.outcome is Outcome.FAILED}
    if variant.title:
        count_names(marker, subject.solutions, variant, place, result, found)
    return found


def _checks(result: Result) -> Iterator[tuple[str, CheckResult]]:
    return ((task.name, check) for task in result.tasks for check in task.checks)


def _in_words(task: str, check: CheckResult) -> str:
    return f"{task}.{check.name}: {check.message}"


def _concerned(lesson: Lesson, program: Program, variant: Variant, callers: bool) -> set[str]:
    """Tasks that the change can reach: its own, those that use it, and all that cost little to ask.

    The short proof asks those that cost little only where they use a name that the change defines, and all of them
    for every `SAMPLE_OF`th variant: a mistake can also leave PyTorch in another state for the tasks after it.
    """
    changed = bound_names(parse(variant.code))
    return {
        task.name
        for task in lesson.tasks.values()
        if task.name == variant.task
        or (_is_quick(task) and (callers or _sampled(variant) or changed & called_names(program, task.name)))
        or (callers and variant.task in called_names(program, task.name))
    }


def _sampled(variant: Variant) -> bool:
    return zlib.crc32(variant.id.encode()) % SAMPLE_OF == 0


def _is_quick(task: Task) -> bool:
    return all(probe.fingerprint for probe in task.probes.values())
