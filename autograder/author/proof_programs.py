"""Proof by programs: right ones keep all points, wrong ones fail a check of their task and are recognised."""

import zlib
from collections.abc import Iterator

from autograder.author.idle import idle_programs
from autograder.author.proof import Findings
from autograder.author.proof_parts import Part
from autograder.course.solutions import Solutions, Variant
from autograder.judge.diagnose import alike
from autograder.judge.result import CheckResult, Outcome, Result
from autograder.lesson import Lesson, Task
from autograder.marking.marker import Marker
from autograder.submission.parsing import parse
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.submission.tasks import bound_names, called_names

SAMPLE_OF = 8


def prove_programs(lesson: Lesson, solutions: Solutions, marker: Marker, part: Part, callers: bool) -> Findings:
    """Mark a part's programs.

    Args:
        lesson: whose programs they are.
        solutions: the reference that the variants change.
        marker: marks with the part's seed and data.
        part: the programs.
        callers: whether wrong variants are also asked about all tasks that use theirs.
    """
    found = Findings()
    for variant in part.variants:
        if variant is None:
            _right(marker, "the reference", solutions.reference, None, found)
            continue
        program = solutions.program(variant)
        # On the data of the run a whole training is dear: there only what the variant is about.
        wide = part.seed == 1 and not (part.wrong and part.real)
        tasks = _concerned(lesson, program, variant, not part.wrong or callers) if wide else {variant.task}
        if part.wrong:
            _wrong(marker, variant, program, tasks, found)
        else:
            _right(marker, variant.id, program, tasks, found)
    return found


def prove_stub(marker: Marker, source: str) -> Findings:
    """The stub as given is `not_attempted` everywhere and costs nobody a failure."""
    program = Program((Unit(source, f"{marker.lesson.name}.py"),))
    faults = [
        f"the stub's {task.name} is {task.outcome} instead of not attempted"
        for task in _marked(marker, program, None).tasks
        if task.outcome is not Outcome.NOT_ATTEMPTED or task.score
    ]
    return Findings(faults)


def prove_idle(lesson: Lesson, solutions: Solutions, marker: Marker) -> Findings:
    """Programs that do nothing in a task get no points for it."""
    found = Findings()
    paid: dict[tuple[str, str], list[str]] = {}
    for program in idle_programs(lesson, solutions):
        [task] = _marked(marker, solutions.program(program), {program.task}).tasks
        found.idle += 1
        found.idle_points += task.score or 0.0
        for check in task.checks:
            if check.score:
                paid.setdefault((task.name, check.name), []).append(program.title)
    found.faults = [
        f"{task}.{check} gives points to a program that {' and to one that '.join(idle)}: have it look at more, or "
        "declare it `supporting=True`, so that it counts only beside another check"
        for (task, check), idle in paid.items()
    ]
    return found


def _marked(marker: Marker, program: Program, tasks: set[str] | None) -> Result:
    name = marker.lesson.name
    return marker.mark(Submission("", name, f"{name}.py", program), tasks)


def _right(marker: Marker, name: str, program: Program, tasks: set[str] | None, found: Findings) -> None:
    found.right += 1
    lost = [
        _in_words(task, check)
        for task, check in _checks(_marked(marker, program, tasks))
        if check.outcome is not Outcome.PASSED
    ]
    if lost:
        found.right_failed += 1
        found.faults.append(f"seed {marker.expected.seed}: {name} is right and fails {lost[0]}")


def _wrong(marker: Marker, variant: Variant, program: Program, tasks: set[str], found: Findings) -> None:
    result = _marked(marker, program, tasks)
    name = f"seed {marker.expected.seed}: wrong variant {variant.id}"
    found.wrong += 1
    counts = found.per_task[variant.task]
    counts["wrong"] += 1
    errors = [_in_words(task, check) for task, check in _checks(result) if check.outcome is Outcome.GRADER_ERROR]
    if errors:
        found.faults.append(f"{name} makes the grader fail: {errors[0]}")
    caught = any(task.name == variant.task and task.found_wrong for task in result.tasks)
    if caught:
        found.caught += 1
        counts["caught"] += 1
    elif not errors:
        found.faults.append(f"{name} fails no check of {variant.task}")
    lost = {task.name for task in result.tasks if task.score is not None and task.score < task.max_score - 1e-9}
    others = lost - {variant.task, *variant.also}
    if others:
        found.faults.append(f"{name} also costs points in {', '.join(sorted(others))}")
    found.proven |= {(task, check.name) for task, check in _checks(result) if check.outcome is Outcome.FAILED}
    if variant.title:
        _count_names(marker, variant, result, caught, found)


def _checks(result: Result) -> Iterator[tuple[str, CheckResult]]:
    return ((task.name, check) for task in result.tasks for check in task.checks)


def _in_words(task: str, check: CheckResult) -> str:
    return f"{task}.{check.name}: {check.message}"


def _count_names(marker: Marker, variant: Variant, result: Result, caught: bool, found: Findings) -> None:
    found.nameable += 1
    names = {one.id for _, check in _checks(result) for one in check.diagnoses}
    if names == {variant.id}:
        found.named += 1
        found.per_task[variant.task]["named"] += 1
    elif caught:
        seed = marker.expected.seed
        found.faults.append(f"seed {seed}: wrong variant {variant.id} {_unnamed(marker, variant, names)}")
    found.named_wrong += bool(names - {variant.id})


def _unnamed(marker: Marker, variant: Variant, names: set[str]) -> str:
    """Why a variant was not recognised as itself: on the drawn inputs another one behaves in the same way."""
    if names:
        return f"is named {', '.join(sorted(names))}"
    prints = {name: print_.probes for name, print_ in marker.expected.fingerprints(variant.task).items()}
    own = prints.pop(variant.id, {})
    twins = [
        identity
        for identity, observed in prints.items()
        if observed.keys() == own.keys() and all(alike(observed[name], own[name]) for name in own)
    ]
    return f"cannot be told from {', '.join(twins)}" if twins else "is not recognised: it does not give the same twice"


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
