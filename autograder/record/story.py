"""The story of a task, in order: a mistake is explained once, however many checks it costs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from autograder.judge.result import Diagnosis, Outcome, Proof, Standing
from autograder.record.schema import Check, Record, Task

WRONG = (Outcome.FAILED, Outcome.GRADER_ERROR)


@dataclass(frozen=True)
class Told:
    """One check of a task, with what is new about it.

    Attributes:
        check: the check, as in the record.
        mistakes: the mistakes that no earlier check of the task has explained: named ones, or the one that a repair
            shows.
        again: whether everything that is wrong with it was explained before.
    """

    check: Check
    mistakes: tuple[Diagnosis, ...] = ()
    again: bool = False


def diagnoses(check: Check) -> tuple[Diagnosis, ...]:
    """All mistakes that were recognised in a check; records of older versions hold at most one."""
    return check.diagnoses or ((check.diagnosis,) if check.diagnosis else ())


def told(task: Task) -> list[Told]:
    """The checks of a task in their order, each mistake where it comes up first."""
    known: set[str] = set()
    story = []
    for check in task.checks:
        named = explaining(task, check) if check.outcome in WRONG else ()
        new = tuple(mistake for mistake in named if mistake.id not in known)
        known |= {mistake.id for mistake in new}
        story.append(Told(check, new, bool(named) and not new))
    return story


REPAIR = "repair"  # in the place of a mistake's name
PROVEN_WHY = "Proven: with one small change there, everything holds that fails in this task."
MENDS_WHY = "With it, everything holds that fails in this task."


def explaining(task: Task, check: Check) -> tuple[Diagnosis, ...]:
    """What explains a check: the mistakes that were recognised in it, the repair that mends it, or both.

    A name that a proof agrees with says so. A repair stands alone where there is no name, and beside one where its
    proof is at another statement.
    """
    found, repair = diagnoses(check), task.repair
    if repair is None or check.outcome != Outcome.FAILED:
        return found
    why = PROVEN_WHY if repair.proof is Proof.PROVEN else MENDS_WHY
    shown = Diagnosis(REPAIR, repair.title, why, repair.advice, task.lecture)
    if not found:
        return (shown,)
    match repair.standing:
        case Standing.AGREES if repair.proof is Proof.PROVEN:
            return tuple(replace(one, why=f"{one.why} {PROVEN_WHY}".strip()) for one in found)
        case Standing.POSSIBLE:
            return (*found, shown)
    return found


def is_wrong(task: Task) -> bool:
    """Whether something in the task failed, so that there is something to explain."""
    return any(check.outcome in WRONG for check in task.checks)


def mistakes(tasks: Iterable[Task]) -> list[tuple[Task, Check, Diagnosis]]:
    """Every mistake named in these tasks, once a task: the task, the check and the mistake."""
    return [
        (task, one.check, mistake)
        for task in tasks
        for one in told(task)
        for mistake in diagnoses(one.check)  # a repair that stands in the place of a name, or beside it, is none
        if any(mistake.id == new.id for new in one.mistakes)
    ]


def first_wrong(task: Task) -> str:
    """What is first to be said of a task in which something failed: a mistake's name, or what was found."""
    for outcome in (Outcome.GRADER_ERROR, Outcome.FAILED):
        for check in task.checks:
            if check.outcome == outcome:
                return _said(task, check)
    return ""


def _said(task: Task, check: Check) -> str:
    named = [one.title for one in explaining(task, check) if one.id != REPAIR]
    return named[0] if named else check.message or check.sentence


def first_trouble(found: Record) -> str:
    """In a few words, what is first to be looked at in a record; empty where nothing is.

    Of a check that failed, the mistake's name, or what was found where none fits.
    """
    if found.problem:
        return found.problem.message
    failed = [(task, check) for task in found.tasks for check in task.checks]
    for wanted in (Outcome.GRADER_ERROR, Outcome.FAILED):
        for task, check in failed:
            if check.outcome == wanted:
                return f"{task.name}: {_said(task, check)}"
    untouched = [task.name for task in found.tasks if task.outcome == Outcome.NOT_ATTEMPTED]
    return f"not attempted: {', '.join(untouched)}" if untouched else ""
