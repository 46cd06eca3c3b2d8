"""Second marking: a task's result once right versions stand in for earlier tasks of the student's."""

from dataclasses import replace

from autograder.core.language import tr
from autograder.core.sentences import with_and
from autograder.judge.result import CheckResult, Outcome, TaskResult


def better_of(first: TaskResult, again: TaskResult, used: tuple[str, ...]) -> TaskResult:
    """The first result, with the checks passed that pass beside right versions of other tasks."""
    if (again.score or 0.0) <= (first.score or 0.0):
        return first
    note = tr(
        "Marked with a right version of {tasks} in the place of yours, which has a mistake of its own.",
        tasks=_listed(used),
    )
    checks = []
    for own, other in zip(first.checks, again.checks, strict=True):
        if own.outcome is Outcome.PASSED:
            checks.append(own)
        elif other.outcome is Outcome.PASSED:
            passed = CheckResult(other.name, Outcome.PASSED, other.score, other.max_score, other.sentence, remark=note)
            checks.append(passed)
        else:
            checks.append(replace(own, diagnoses=other.diagnoses))
    return replace(first, checks=tuple(checks))


def waiting_for(result: TaskResult, used: tuple[str, ...]) -> TaskResult:
    """Where no right version is at hand, say which task to mend first instead of explaining its mistake again."""
    message = tr(
        "`{name}` uses {tasks}. Mend that first: this may then be right already.",
        name=result.name,
        tasks=_listed(used),
    )
    return replace(
        result,
        checks=tuple(
            replace(check, outcome=Outcome.BLOCKED, message=message, expected="", got="", diagnoses=())
            if check.outcome is Outcome.FAILED
            else check
            for check in result.checks
        ),
    )


def _listed(names: tuple[str, ...]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else with_and([", ".join(quoted[:-1]), quoted[-1]])
