"""Verdicts from observations, check by check.

A verdict of "passed" needs positive proof: an observation that came back whole, and every claim about it
holding. Anything else costs the check its points and nothing but that check.

One file, since every way in which a check can end is decided here and nowhere else.
"""

import contextlib
import difflib
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from autograder.core.language import tr
from autograder.judge.absent import AbsentModules
from autograder.judge.advice import advice
from autograder.judge.blame import Blame, blame
from autograder.judge.claims import assess, assess_reference, for_checks
from autograder.judge.compare import Difference
from autograder.judge.diagnose import Fingerprint, MatchedMistakes
from autograder.judge.errors import explained, family
from autograder.judge.failures import sentences
from autograder.judge.idle_statements import idle_statements
from autograder.judge.named_lines import named_line
from autograder.judge.own_code import Advice
from autograder.judge.reasons import with_reasons
from autograder.judge.result import DIFFERENCE, CheckResult, Diagnosis, Fault, Outcome, Place, TaskResult
from autograder.judge.returns import only_return
from autograder.lesson import Check, Lesson, Task
from autograder.lesson.plots import Picture
from autograder.submission.declared_tasks import tasks_beside
from autograder.submission.program import BrokenUnit, Program
from autograder.submission.recovery import defines
from autograder.submission.tasks import ABSENT, UNTOUCHED, Attempt, called_names
from autograder.wire.observation import Observation, Observations


@dataclass(frozen=True)
class Case:
    """Everything that judging one submission needs.

    Attributes:
        lesson: its tasks and checks.
        program: the submission's code, for places only.
        attempts: which tasks were attempted at all.
        observed: what the submission's process reported.
        expected: what the reference gave, by probe, with the judge's own facts added.
        more: runs a probe's next attempt on both sides, and says whether there was one left; None where that cannot be
            done.
        diagnose: names the mistakes behind a task's failed checks.
        practice: on a student's machine, where the key of the questions is not.
        student: whose submission it is.
        locate: finds the student's statement that a named mistake is in; None where none is likely enough.
    """

    lesson: Lesson
    program: Program
    attempts: dict[str, Attempt]
    observed: Observations
    expected: Mapping[str, list[Observation]]
    more: Callable[[str], bool] | None = None
    diagnose: Callable[[Task], MatchedMistakes] | None = None
    practice: bool = False
    student: str = ""
    locate: Callable[[Task, Diagnosis], Place | None] | None = None

    @property
    def main(self) -> str:
        """The one file of the program, which messages need not name; empty where there are several."""
        names = {unit.file for unit in self.program.units}
        return names.pop() if len(names) == 1 else ""

    @property
    def files(self) -> dict[str, tuple[str, int | None]]:
        """File and cell of each unit of the program, by label."""
        own = {unit.label: (unit.file, unit.cell) for unit in self.program.units}
        return own | {f"{name}.py": (f"{name}.py", None) for name in self.program.modules}


def judge(case: Case, tasks: list[str] | None = None) -> tuple[TaskResult, ...]:
    """The verdicts of all tasks that a program can mark, in the lesson's order; only of `tasks` where given."""
    absent = AbsentModules(case.program, case.practice)
    return tuple(
        _judge_task(case, task, absent)
        for task in case.lesson.tasks.values()
        if not task.manual and (tasks is None or task.name in tasks)
    )


def _judge_task(case: Case, task: Task, absent: AbsentModules) -> TaskResult:
    untouched = _untouched(case, task)
    if untouched is not None:
        checks = [_result(check, Outcome.NOT_ATTEMPTED, untouched) for check in task.checks.values()]
        return TaskResult(task.name, task.lecture, tuple(checks))
    results: dict[str, CheckResult] = {}
    explained: set[str] = set()  # probes whose failure one check has already told
    for check in task.checks.values():
        result = _judge_check(case, task, check, results, explained)
        wanted = {name for one in case.observed.probes.get(check.probe, ()) for name in one.absent}
        results[check.name] = absent.told(result, task.name, wanted)
    checks, matched = [_beside_others(task, result, results) for result in results.values()], MatchedMistakes({})
    if case.diagnose is not None and any(result.outcome is Outcome.FAILED for result in checks):
        matched = case.diagnose(task)
        checks = [_with_names(result, matched) for result in checks]
    checks = _at_their_lines(case, task, with_reasons(checks, matched.apart))
    return TaskResult(task.name, task.lecture, tuple(checks), tuple(_pictures(case, task, matched.whole)))


_COUNTS = (Outcome.PASSED, Outcome.ANSWERED, Outcome.GRADER_ERROR)  # where the grader failed, the student loses nothing


def _beside_others(task: Task, result: CheckResult, results: dict[str, CheckResult]) -> CheckResult:
    """A supporting check counts only beside another one: a program that does nothing passes it too."""
    needed = task.needed_beside(task.checks[result.name])
    if result.outcome is not Outcome.PASSED or not needed or any(results[one].outcome in _COUNTS for one in needed):
        return result
    first = next(results[one] for one in needed if results[one].outcome not in _COUNTS)
    message = tr("Counts together with this, which does not hold yet: {sentence}", sentence=first.sentence)
    return replace(result, outcome=Outcome.BLOCKED, score=0.0, message=message, remark="")


def _with_names(result: CheckResult, matched: MatchedMistakes) -> CheckResult:
    """A failed check with its mistakes; what was said about an error in general would only repeat them."""
    named = matched.by_check.get(result.name, ())
    if result.outcome is not Outcome.FAILED or not named:
        return result
    return replace(result, diagnoses=named, advice="")


def _at_their_lines(case: Case, task: Task, results: list[CheckResult]) -> list[CheckResult]:
    """Failed checks at a better line. Where only the definition is known, that is a statement in it that does nothing;
    else of a mistake with a name the statement that it is in, which is where an error begins, too."""
    failed = [one for one in results if one.outcome is Outcome.FAILED]
    definition = _definition(case, task)
    vague = [one for one in failed if definition and one.where == definition]
    others = frozenset(case.lesson.tasks) - {task.name}
    for idle in idle_statements(case.program, task.name, others)[:1] if vague else ():
        said = tr("Line {line}: {finding}.", line=idle.where.line, finding=idle.words)
        better = {
            one.name: replace(one, message=f"{said}\n{one.message}", where=idle.where, idle=True, stopped=None)
            for one in vague
        }
        return [better.get(one.name, one) for one in results]
    mistakes = {mistake.id: mistake for one in failed for mistake in one.diagnoses}
    places = {
        name: (case.locate(task, mistake) if case.locate else None)
        or named_line(case.program, definition, mistake.title)
        for name, mistake in mistakes.items()
    }
    return [_at_its_statement(one, places) if one in failed else one for one in results]


def _at_its_statement(result: CheckResult, places: dict[str, Place | None]) -> CheckResult:
    where = next((place for mistake in result.diagnoses if (place := places.get(mistake.id))), None)
    return result if where is None else replace(result, where=where)


def _definition(case: Case, task: Task) -> Place | None:
    """Where a task is defined."""
    attempt = case.attempts[task.name]
    return Place(attempt.file, attempt.line, attempt.cell, end_line=attempt.end_line) if attempt.file else None


def _pictures(case: Case, task: Task, mistake: Fingerprint | None) -> Iterator[Picture]:
    """What the lesson wants drawn, where the probe saw all that it takes."""
    for probe, draw in task.drawings:
        observed, expected = case.observed.first(probe.name), case.expected.get(probe.name)
        if observed is None or observed.failure is not None or not expected:
            continue
        third = mistake.probes.get(probe.name) if mistake is not None else None
        known = (
            (mistake.mistakes[0].title, for_checks([third])) if mistake and third and third.failure is None else None
        )
        # What a student's code gave back need not be numbers at all: then there is no picture.
        with contextlib.suppress(Exception):
            yield draw(for_checks([observed]), for_checks(expected), known)


def _untouched(case: Case, task: Task) -> str | None:
    """Why the task counts as not attempted, or None."""
    attempt = case.attempts[task.name]
    broken = _broken(case, task.name)
    if attempt.status == UNTOUCHED:
        return _cannot_be_read(task.name, broken) if broken else tr("Not attempted yet.")
    if attempt.status == ABSENT and task.name not in case.observed.names:
        if broken is not None:
            return None
        alike = difflib.get_close_matches(task.name, case.observed.names, n=1, cutoff=0.8)
        said = tr("There is no `{name}` in your file.", name=task.name)
        hint = tr("There is `{name}`: is it meant to be this one?", name=alike[0]) if alike else ""
        return f"{said} {hint}".rstrip()
    return None


def _judge_check(
    case: Case, task: Task, check: Check, results: dict[str, CheckResult], explained: set[str]
) -> CheckResult:
    if case.practice and task.keyed:
        return _answered(case, task, check, explained)
    expected = case.expected.get(check.probe)
    if not expected or expected[0].failure is not None:
        return _grader_error(check, _reference_problem(expected))
    waits = [name for name in check.after if results[name].outcome is not Outcome.PASSED]
    if waits:
        return _result(
            check,
            Outcome.BLOCKED,
            tr("Can be told only when this holds: {sentence}", sentence=results[waits[0]].sentence),
        )
    if case.practice and check.keyed:
        return _answered(case, task, check, explained)
    observation = case.observed.first(check.probe)
    if observation is None:
        return _grader_error(check, tr("this part was not run"))
    if observation.failure is not None:
        return _failed_to_run(case, task, check, observation.failure, explained)
    return _evaluate(case, task, check)


def _answered(case: Case, task: Task, check: Check, explained: set[str]) -> CheckResult:
    """Without the key nobody knows whether an answer is right, but whether it can be read as one."""
    observed = case.observed.first(check.probe)
    if observed is not None and observed.failure is not None:
        result = _failed_to_run(case, task, check, observed.failure, explained)
        more = tr("The answer is one of {answers}, with the quotes.", answers=task.choice.listed) if task.choice else ""
        return replace(result, message=f"{result.message}\n{more}" if more else result.message)
    if observed is not None:
        # What can be judged without a key is judged: a check asks for the key only where the answer can be read.
        found = assess(check, [observed], [Observation()])
        if found.claims and found.differences:
            return _failed(case, task, check, found.differences[0])
    return _result(check, Outcome.ANSWERED, tr("Answered. Whether it is right is seen when the work is marked."))


# What an error says of a name that nobody has bound, or that another file of the program does not have.
_UNBOUND = re.compile(r"name '(\w+)' is not defined$|module '\w+' has no attribute '(\w+)'$")

_OWN_WORDS = ("TimeLimit", "LimitReached", "Refused", "Unusable", "MissingName", "Killed")  # no errors of Python's
_NOT_THERE = re.compile(r"cannot import name '(\w+)' from ")


def _failed_to_run(case: Case, task: Task, check: Check, failure: dict[str, Any], explained: set[str]) -> CheckResult:
    kind = (failure["kind"], failure.get("line"), failure.get("message"))
    told = str(kind) in explained
    explained.add(str(kind))
    if told:
        return _result(check, Outcome.BLOCKED, tr("Can be told only when the error above is mended."))
    blamed = _blame(case, task, failure)
    said, missing = sentences(failure, blamed, case.main), None
    if failure["kind"] == "MissingName":
        missing = _why_missing(case, task, str(failure.get("message")))
    elif unbound := _UNBOUND.match(str(failure.get("message"))):
        missing = _why_missing(case, task, unbound[1] or unbound[2])
    got = failure["kind"] if failure["kind"] not in ("Unusable", "Refused") else ""
    if missing is not None:
        result = _result(check, Outcome.FAILED, missing.message, got=got, where=missing.where)
        return replace(result, advice=missing.advice)
    found = _advice(case, task, failure, blamed)
    where = found.where or blamed.where
    if where is None and failure.get("returned"):
        where = only_return(case.program, _definition(case, task))
    if where is None or (blamed.arrives and found.where is None):
        where = _definition(case, task) or where
    result = _result(check, Outcome.FAILED, said.text, got=got, where=where)
    return replace(result, advice=found.words, fault=_stopped(failure, blamed), stopped=blamed.where)


def _stopped(failure: dict[str, Any], blamed: Blame) -> Fault | None:
    if failure["kind"] in _OWN_WORDS:
        return None
    known = family(failure["kind"], failure.get("message") or "")
    return Fault("stopped", known, blamed.where.line if blamed.where and not blamed.arrives else None)


def _advice(case: Case, task: Task, failure: dict[str, Any], blamed: Blame) -> Advice:
    if failure["kind"] in _OWN_WORDS:
        return Advice("")
    tasks, known = frozenset(case.lesson.tasks), case.observed.names
    elsewhere = tasks_beside(case.lesson.folder) if case.lesson.folder else {}
    return advice(case.program, task, tasks, failure, blamed, known, elsewhere)


def _blame(case: Case, task: Task, failure: dict[str, Any]) -> Blame:
    """Where a failure is told: what other tasks show to be right is not to blame."""
    right: dict[str, bool] = {}

    def is_right(name: str) -> bool:
        if name not in right:
            users = [one for one in case.lesson.tasks if one != task.name]
            right[name] = (
                _is_right(case, name)
                if name in case.lesson.tasks
                else any(name in called_names(case.program, one) and _is_right(case, one) for one in users)
            )
        return right[name]

    return blame(failure, case.program, case.files, task.name, is_right)


def _is_right(case: Case, name: str) -> bool:
    """Whether all checks of a task pass on what was observed; not where it, or a part of it, was not run."""
    task = case.lesson.tasks[name]
    shown = [case.observed.first(probe) for probe in {check.probe for check in task.checks.values()}]
    if not shown or any(one is None or one.failure is not None for one in shown) or _untouched(case, task) is not None:
        return False
    results: dict[str, CheckResult] = {}
    for check in task.checks.values():
        results[check.name] = _judge_check(replace(case, more=None), task, check, results, set())
    return all(result.outcome in (Outcome.PASSED, Outcome.ANSWERED) for result in results.values())


@dataclass(frozen=True)
class _Missing:
    """Why a name is not there: a message for it, with the line to mend."""

    message: str
    advice: str
    where: Place | None


def _why_missing(case: Case, task: Task, name: str) -> _Missing | None:
    """The statement that should have defined a name may have failed: then that is what to mend. None where none has."""
    broken = _broken(case, name)
    for load_error in case.observed.load_errors:
        if name in load_error["names"]:
            # What cannot be read cannot be imported from its file either.
            imported = _NOT_THERE.match(str(load_error["failure"]["message"]))
            if imported and (unreadable := _broken(case, imported[1])):
                broken, name = unreadable, imported[1]
                break
            blamed = _blame(case, task, load_error["failure"])
            said = sentences(load_error["failure"], blamed, case.main)
            words = _advice(case, task, load_error["failure"], blamed).words
            return _Missing(f"{tr('`{name}` could not be defined.', name=name)} {said.text}", words, blamed.where)
    if broken is not None:
        where = Place(broken.unit.file, broken.line, broken.unit.cell, _code_at(broken))
        beside = broken.unit.file.removesuffix(".py") in case.program.modules
        return _Missing(_cannot_be_read(name, broken, beside), "", where)
    return None


def _broken(case: Case, name: str) -> BrokenUnit | None:
    """The last statement that Python cannot read and that seems to define a name."""
    return next((one for one in reversed(case.program.broken) if defines(one.text, name)), None)


def _cannot_be_read(name: str, broken: BrokenUnit, beside: bool = False) -> str:
    places = [broken.unit.file] if beside else []
    places += [tr("line {line}", line=broken.line)] if broken.line else []
    code = _code_at(broken)
    quoted = f": `{code}`" if code else ""
    if beside:
        said = tr(
            "Python cannot read the definition of `{name}` in {place} ({error}). The rest was marked.",
            name=name,
            place=", ".join(places) + quoted,
            error=broken.message,
        )
    else:
        said = tr(
            "Python cannot read the definition of {name_and_place} ({error}). The rest was marked.",
            name_and_place=", ".join([f"`{name}`", *places]) + quoted,
            error=broken.message,
        )
    return f"{said}\n{explained('SyntaxError', broken.message)}".rstrip()


def _code_at(broken: BrokenUnit) -> str | None:
    lines = broken.unit.source.split("\n")
    return lines[broken.line - 1].strip()[:200] if broken.line and broken.line <= len(lines) else None


def _evaluate(case: Case, task: Task, check: Check) -> CheckResult:
    observed = case.observed.probes[check.probe]
    # Another submission may have asked for more attempts before: what comes of this one does not hang on that.
    expected = case.expected[check.probe][: len(observed)]
    # A check that cannot even judge the reference is broken: that is our fault, not the student's.
    unknown = case.practice and case.lesson.probes[check.probe].answer  # then there is no answer to judge
    try:
        compared = case.lesson.probes[check.probe].compared
        own = () if unknown else assess_reference(check, expected if compared else expected[:1])
    except Exception as error:
        return _grader_error(
            check,
            tr("the check does not run on the reference: {error}", error=f"{type(error).__name__}: {error}"),
        )
    if own:
        return _grader_error(check, tr("the reference itself does not hold: {difference}", difference=own[0]))
    found = assess(check, observed, expected, case.student)
    while found.wants_more and case.more is not None:
        if not case.more(check.probe):
            return _grader_error(check, tr("the check asks for more seeds than its probe has"))
        observed = case.observed.probes[check.probe]
        found = assess(check, observed, case.expected[check.probe][: len(observed)], case.student)
    if not found.differences:
        later = tr("Close to the limit; more runs decide when it is marked.") if found.wants_more else ""
        return _result(check, Outcome.PASSED, remark=later or found.remarks)
    return _failed(case, task, check, found.differences[0])


def _failed(case: Case, task: Task, check: Check, first: Difference) -> CheckResult:
    where = _definition(case, task)
    text = _difference_text(first)
    result = _result(check, Outcome.FAILED, text, expected=first.expected, got=first.got, where=where)
    return replace(result, fault=Fault(first.nature, (first.got,)))


def _difference_text(difference: Difference) -> str:
    if difference.sentence:
        return difference.sentence
    text = tr(DIFFERENCE, what=difference.what, expected=difference.expected, got=difference.got)
    return f"{text} ({difference.detail})" if difference.detail else text


def _reference_problem(expected: list[Observation] | None) -> str:
    if not expected:
        return tr("there is nothing to compare with; the practice key or the reference lacks this part")
    failure = expected[0].failure or {}
    error = f"{failure.get('kind')}: {failure.get('message')}"
    return tr("the reference solution itself failed here: {error}", error=error)


def _result(
    check: Check,
    outcome: Outcome,
    message: str = "",
    *,
    expected: str = "",
    got: str = "",
    remark: str = "",
    where: Place | None = None,
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
    )


def _grader_error(check: Check, message: str) -> CheckResult:
    text = tr(
        "The grader could not judge this: {reason}. No mark was given; this is not the student's fault.",
        reason=message,
    )
    trace = traceback.format_exc() if sys.exc_info()[0] else ""  # of the error that is being handled, if one is
    return CheckResult(check.name, Outcome.GRADER_ERROR, None, check.points, check.sentence, text, trace=trace)
