"""Observations to verdicts, check by check.

A verdict of "passed" needs positive proof: an observation that came back whole, and every claim about it
holding. Anything else costs the check its points and nothing but that check.
"""

import difflib
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.engine.session import Observation, Observations
from autograder.judge.compare import Difference, evaluate
from autograder.judge.errors import explained
from autograder.judge.explain import place, sentence
from autograder.judge.outcome import CheckResult, Diagnosis, Outcome, Place, TaskResult
from autograder.lesson import Check, Holds, Lesson, MoreSeeds, Remark, Task
from autograder.lesson.claims import Claim, Claims
from autograder.reading.attempts import ABSENT, UNTOUCHED, Attempt
from autograder.reading.program import Program


class Missing(Exception):
    """A check asked for a value that was not observed."""


class Seen(Mapping[str, Any]):
    """What one probe observed, for a check to read.

    Attributes:
        attempts: the same for each of the probe's repetitions with other seeds, this one first.
        student: whose submission it is; empty where that is not known.
    """

    def __init__(self, observations: list[Observation], student: str = "") -> None:
        self._values = observations[0].values
        self.student = student
        self.attempts = [self, *(Seen([other], student) for other in observations[1:])]

    def __getitem__(self, key: str) -> Any:
        if key not in self._values:
            raise Missing(key)
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


@dataclass(frozen=True)
class Case:
    """Everything that judging one submission needs.

    Attributes:
        lesson: its tasks and checks.
        program: the submission's code, for places only.
        attempts: which tasks were attempted at all.
        seen: what the submission's process reported.
        expected: what the reference gave, by probe, with the judge's own facts added.
        more: runs a probe's further attempts on both sides; None where that cannot be done.
        diagnose: names a mistake from a task's observations; None where nothing fits.
        practice: on a student's machine, where the key of the questions is not.
        student: whose submission it is.
    """

    lesson: Lesson
    program: Program
    attempts: dict[str, Attempt]
    seen: Observations
    expected: dict[str, list[Observation]]
    more: Callable[[str], None] | None = None
    diagnose: Callable[[Task, Check], Diagnosis | None] | None = None
    practice: bool = False
    student: str = ""

    @property
    def files(self) -> dict[str, tuple[str, int | None]]:
        """File and cell of each unit of the program, by label."""
        own = {unit.label: (unit.file, unit.cell) for unit in self.program.units}
        return own | {f"{name}.py": (f"{name}.py", None) for name in self.program.modules}


def judge(case: Case, tasks: list[str] | None = None) -> tuple[TaskResult, ...]:
    """The verdicts of all tasks that a program can mark, in the lesson's order; only of `tasks` where given."""
    return tuple(
        TaskResult(task.name, task.lecture, tuple(_judge_task(case, task)))
        for task in case.lesson.tasks.values()
        if not task.manual and (tasks is None or task.name in tasks)
    )


def _judge_task(case: Case, task: Task) -> list[CheckResult]:
    untouched = _untouched(case, task)
    if untouched is not None:
        return [_result(check, Outcome.NOT_ATTEMPTED, untouched) for check in task.checks.values()]
    results: dict[str, CheckResult] = {}
    explained: set[str] = set()  # probes whose failure one check has already told
    for check in task.checks.values():
        results[check.name] = _judge_check(case, task, check, results, explained)
    return list(results.values())


def _untouched(case: Case, task: Task) -> str | None:
    """Why the task counts as not attempted, or None."""
    attempt = case.attempts[task.name]
    if attempt.status == UNTOUCHED:
        return "Not attempted yet."
    if attempt.status == ABSENT and task.name not in case.seen.names:
        for broken in case.program.broken:
            if task.name in broken.unit.source:
                return None
        alike = difflib.get_close_matches(task.name, case.seen.names, n=1, cutoff=0.8)
        hint = f" There is `{alike[0]}`: is it meant to be this one?" if alike else ""
        return f"There is no `{task.name}` in your file.{hint}"
    return None


def _judge_check(
    case: Case, task: Task, check: Check, results: dict[str, CheckResult], explained: set[str]
) -> CheckResult:
    if case.practice and task.keyed:
        return _result(check, Outcome.ANSWERED, "Answered. Whether it is right is seen when the work is marked.")
    expected = case.expected.get(check.probe)
    if not expected or expected[0].failure is not None:
        return _grader_error(check, _reference_problem(expected))
    waits = [name for name in check.after if results[name].outcome is not Outcome.PASSED]
    if waits:
        return _result(check, Outcome.BLOCKED, f"Can be told only when this holds: {results[waits[0]].sentence}")
    observation = case.seen.first(check.probe)
    if observation is None:
        return _grader_error(check, "this part was not run")
    if observation.failure is not None:
        return _failed_to_run(case, task, check, observation.failure, explained)
    return _evaluate(case, task, check)


def _failed_to_run(case: Case, task: Task, check: Check, failure: dict[str, Any], explained: set[str]) -> CheckResult:
    kind = (failure["kind"], failure.get("line"), failure.get("message"))
    told = str(kind) in explained
    explained.add(str(kind))
    if told:
        return _result(check, Outcome.BLOCKED, "Can be told only when the error above is mended.")
    where = place(failure, case.files)
    message = sentence(failure, where, case.lesson.probes[check.probe].seconds, case.seen.names)
    if failure["kind"] == "MissingName":
        message, where = _why_missing(case, str(failure.get("message")), message, where)
    diagnosis = case.diagnose(task, check) if case.diagnose else None
    got = failure["kind"] if failure["kind"] not in ("Unusable", "Refused") else ""
    return _result(check, Outcome.FAILED, message, got=got, where=where, diagnosis=diagnosis)


def _why_missing(case: Case, name: str, message: str, where: Place | None) -> tuple[str, Place | None]:
    """The statement that should have defined a name may have failed: then that is what to mend."""
    for trouble in case.seen.troubles:
        if name in trouble["names"]:
            where = place(trouble["failure"], case.files)
            return f"`{name}` could not be defined. " + sentence(trouble["failure"], where, 4.0, case.seen.names), where
    for broken in case.program.broken:
        if name in broken.unit.source:
            where = Place(broken.unit.file, broken.line, broken.unit.cell)
            words = explained("SyntaxError", broken.message)
            return f"Python cannot read the cell that defines `{name}`: {broken.message}.\n{words}".rstrip(), where
    return message, where


def _evaluate(case: Case, task: Task, check: Check) -> CheckResult:
    # A check that cannot even judge the reference is broken: that is our fault, not the student's.
    try:
        own = [
            _difference(claim)
            for claim in _claims(check, case.expected[check.probe], case.expected[check.probe])
            if not isinstance(claim, MoreSeeds)
        ]
    except Exception as error:
        return _grader_error(check, f"the check does not run on the reference: {type(error).__name__}: {error}")
    if any(own):
        return _grader_error(check, f"the reference itself does not hold: {next(filter(None, own))}")
    try:
        claims = _claims(check, case.seen.probes[check.probe], case.expected[check.probe], case.student)
        if any(isinstance(claim, MoreSeeds) for claim in claims) and case.more is not None:
            case.more(check.probe)
            claims = _claims(check, case.seen.probes[check.probe], case.expected[check.probe], case.student)
            if any(isinstance(claim, MoreSeeds) for claim in claims):
                return _grader_error(check, "the check asks for more seeds than its probe has")
        differences = [difference for claim in claims if (difference := _difference(claim))]
    except Missing as error:
        differences = [Difference(str(error), "to be there", "nothing")]
        claims = []
    except Exception as error:
        # It runs on the reference's values, so what came back is of a kind that no right program gives.
        differences = [Difference("what came back", "values that can be compared", f"{type(error).__name__}: {error}")]
        claims = []
    if not differences:
        if any(isinstance(claim, MoreSeeds) for claim in claims):
            return _result(check, Outcome.PASSED, remark="Close to the limit; more runs decide when it is marked.")
        remarks = " ".join(claim.text for claim in claims if isinstance(claim, Remark))
        return _result(check, Outcome.PASSED, remark=remarks)
    first = differences[0]
    attempt = case.attempts[task.name]
    where = Place(attempt.file, attempt.line, attempt.cell) if attempt.file else None
    return _result(
        check,
        Outcome.FAILED,
        _difference_text(first),
        expected=first.expected,
        got=first.got,
        where=where,
        diagnosis=case.diagnose(task, check) if case.diagnose else None,
    )


def _claims(check: Check, seen: list[Observation], expected: list[Observation], student: str = "") -> list[Claim]:
    claims: Claims = check.function(Seen(seen, student), Seen(expected))
    return list(claims) if isinstance(claims, list | tuple) else [claims]  # type: ignore[list-item]


def _difference(claim: Claim) -> Difference | None:
    if isinstance(claim, Remark | MoreSeeds):
        return None
    if isinstance(claim, Holds) and type(claim.truth) is not bool:
        raise TypeError(f"{claim.what}: a claim's truth has to be a bool")
    return evaluate(claim)


def _difference_text(difference: Difference) -> str:
    text = f"{difference.what}: expected {difference.expected}, got {difference.got}"
    return f"{text} ({difference.detail})" if difference.detail else text


def _reference_problem(expected: list[Observation] | None) -> str:
    if not expected:
        return "there is nothing to compare with; the practice key or the reference lacks this part"
    failure = expected[0].failure or {}
    return f"the reference solution itself failed here: {failure.get('kind')}: {failure.get('message')}"


def _result(
    check: Check,
    outcome: Outcome,
    message: str = "",
    *,
    expected: str = "",
    got: str = "",
    remark: str = "",
    where: Place | None = None,
    diagnosis: Diagnosis | None = None,
) -> CheckResult:
    score = check.points if outcome is Outcome.PASSED else 0.0
    return CheckResult(
        check.name,
        outcome,
        score,
        check.points,
        check.sentence,
        message,
        expected,
        got,
        remark,
        where,
        diagnosis,
    )


def _grader_error(check: Check, message: str) -> CheckResult:
    text = f"The grader could not judge this: {message}. No mark was given; this is not the student's fault."
    trace = traceback.format_exc() if sys.exc_info()[0] else ""  # of the error that is being handled, if one is
    return CheckResult(check.name, Outcome.GRADER_ERROR, None, check.points, check.sentence, text, trace=trace)
