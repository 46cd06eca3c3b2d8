"""Verdicts on otter's cases: code goes to a student's process, and what comes back is compared here."""

import doctest
import io
from collections.abc import Callable
from dataclasses import dataclass
from textwrap import indent

from autograder.core.language import noted, tr
from autograder.notebooks.outcome import Outcome, used_up
from autograder.otter.tests import Case, TestFile
from autograder.wire.cells import ALONE, COPY, NOTEBOOK, SAME, Scope

PASSED, FAILED = noted("✅ Test case passed"), noted("❌ Test case failed")
DEEPEST = 200_000  # characters of what one example shows that are compared and told

# Runs one test with the names of a scope; gives what it prints, and how it ended.
RunTest = Callable[[str, Scope], tuple[str, Outcome]]


@dataclass(frozen=True)
class CaseResult:
    """How a case ended; `message` is in otter's words."""

    case: Case
    passed: bool
    message: str


def judged(file: TestFile, run: RunTest) -> tuple[CaseResult, ...]:
    """How each case of a question ends.

    Args:
        file: the cases.
        run: runs a test in the student's process.
    """
    judge = _function if file.source else _examples
    return tuple(judge(file, case, f"{file.name} {number}", run) for number, case in enumerate(file.cases))


def _function(file: TestFile, case: Case, name: str, run: RunTest) -> CaseResult:
    """A case that passes where its function raises nothing."""
    values = {one: NOTEBOOK if one == "env" else f"{NOTEBOOK}.get({one!r})" for one in case.parameters}
    arguments = ", ".join(f"{one!r}: {value}" for one, value in values.items())
    _, outcome = run(f"{case.body}\n{case.function}(**{{{arguments}}})\n", ALONE)
    if _whole(outcome):
        return CaseResult(case, True, tr(PASSED))
    lines = file.source.split("\n")
    line = outcome.line if 0 < outcome.line <= len(lines) else 0
    where = (
        tr("Error at line {line} in test {name}:", line=line, name=file.name) + f"\n{indent(lines[line - 1], '  ')}\n"
        if line
        else ""
    )
    return CaseResult(case, False, f"{tr(FAILED)}\n{where}{_why(outcome)}")


def _whole(outcome: Outcome) -> bool:
    return outcome.failed is None and not outcome.stopped


def _why(outcome: Outcome) -> str:
    """What ended a test, in one line."""
    if outcome.failed is not None:
        words = outcome.failed.evalue.strip("'")
        return f"{outcome.failed.ename}: {words}"
    return tr("It did not run to its end: {reason}.", reason=outcome.words or used_up(outcome.stopped))


def _examples(file: TestFile, case: Case, name: str, run: RunTest) -> CaseResult:
    """A case of examples, which passes where each shows what it should."""
    try:
        test = doctest.DocTestParser().get_doctest(case.body, {}, name, None, None)
    except ValueError as error:
        return CaseResult(
            case, False, f"{tr(FAILED)}\n" + tr("The test itself cannot be read: {problem}", problem=error)
        )
    told = io.StringIO()
    passed = True
    for number, example in enumerate(test.examples):
        options = {flag for flag, wanted in example.options.items() if wanted}
        if doctest.SKIP in options:
            continue
        runner = doctest.DocTestRunner(verbose=True, optionflags=sum(options))
        runner.report_start(told.write, test, example)
        printed, outcome = run(example.source, SAME if number else COPY)
        got = _shown(printed, outcome)
        if _agrees(example, got, outcome, sum(options)):
            runner.report_success(told.write, test, example, got)
        else:
            passed = False
            _report(runner, told, test, example, got, outcome)
    return CaseResult(case, passed, tr(PASSED) if passed else f"{tr(FAILED)}\n{told.getvalue()}")


def _shown(printed: str, outcome: Outcome) -> str:
    """What an example has printed, and behind it its value, as Python's prompt would show it."""
    value = outcome.result.data.get("text/plain") if outcome.result is not None else None
    text = printed + (f"{value}\n" if isinstance(value, str) else "")
    return text[:DEEPEST]


def _agrees(example: doctest.Example, got: str, outcome: Outcome, options: int) -> bool:
    check = doctest.OutputChecker().check_output
    if outcome.stopped:
        return False
    if outcome.failed is None:
        return example.exc_msg is None and check(example.want, got, options)
    if example.exc_msg is None:
        return False
    said = outcome.failed.traceback[-1] if outcome.failed.traceback else ""
    if options & doctest.IGNORE_EXCEPTION_DETAIL:
        return example.exc_msg.partition(":")[0].rpartition(".")[2] == said.partition(":")[0].rpartition(".")[2]
    return check(example.exc_msg, said, options)


def _report(
    runner: doctest.DocTestRunner,
    told: io.StringIO,
    test: doctest.DocTest,
    example: doctest.Example,
    got: str,
    outcome: Outcome,
) -> None:
    """Put down what is wrong, in the words of Python's own runner."""
    if outcome.failed is None and not outcome.stopped:
        runner.report_failure(told.write, test, example, got)
        return
    failed = outcome.failed
    words = "".join(failed.traceback) if failed is not None else f"{_why(outcome)}\n"
    head = runner._failure_header(test, example)  # type: ignore[attr-defined]  # report_unexpected_exception's first line
    told.write(f"{head}Exception raised:\n{indent(words[:DEEPEST], '    ')}")
