"""A run of the imported reference: claims that its own values do not meet, so that none of them becomes a check."""

from collections.abc import Mapping, Sequence
from typing import Any

from autograder.author.importing.assertions import ARRAY, CLOSE, SAME
from autograder.author.importing.claims import Claim
from autograder.author.importing.planned import Group, Refused
from autograder.core.language import tr
from autograder.course.layout import Course
from autograder.course.solutions import load_solutions
from autograder.judge.claims import assess_reference
from autograder.judge.compare import Difference, agrees
from autograder.judge.shown import show
from autograder.lesson.claims import Tolerance
from autograder.lesson.plain import as_array, as_plain
from autograder.marking.practice_recording import expectations
from autograder.runner.fork_server import launcher
from autograder.sandbox import available
from autograder.wire import decode_frame, encode_frame
from autograder.wire.observation import Observation


def refused_claims(course: Course, name: str, checks: Mapping[str, Group]) -> Refused:
    """Why a claim does not hold for the reference itself, by its place.

    Args:
        course: where the lesson lies.
        name: the lesson.
        checks: what each check is made of, by `<task>.<check>`.
    """
    lesson = course.load(name)
    trusted = launcher(course.exercise(name), level=available().best)
    try:
        observed = dict(expectations(lesson, load_solutions(course, lesson), trusted).observations())
    finally:
        trusted.close()
    refused: dict[tuple[int, int, str], str] = {}
    for task in lesson.tasks.values():
        for check in task.checks.values():
            group = checks[f"{task.name}.{check.name}"]
            runs = observed[check.probe]
            differences = () if runs[0].failure else assess_reference(check, runs)
            for claim in group.claims:
                why = _failure(runs[0]) or _difference(claim, differences) or _other_literal(claim, runs[0].values)
                if why:
                    refused[claim.place] = why
    return refused


def _failure(run: Observation) -> str:
    failure = run.failure
    if failure is None:
        return ""
    message = str(failure.get("message", "")).split("\n")[0][:100]
    if failure.get("kind") == "MissingName":
        return tr(
            "`{name}` is not there when the notebook's own solution runs here: a cell before this one fails",
            name=message,
        )
    return tr(
        "the notebook's own solution fails in this cell: {kind}: {message}", kind=failure.get("kind"), message=message
    )


def _difference(claim: Claim, differences: Sequence[Difference]) -> str:
    """Why the reference does not meet a claim about its own value."""
    what = claim.what[:100]  # and behind it, in a list, which entry
    found = next((one for one in differences if one.what == what or one.what.startswith(f"{what}, ")), None)
    if found is None:
        return ""
    if claim.assertion.kind in (SAME, CLOSE) and not claim.other:
        return tr("its value, {expected}, cannot be compared", expected=found.expected)
    return tr("the notebook's own solution does not pass it: {got} was seen", got=found.got)


def _other_literal(claim: Claim, values: Mapping[str, Any]) -> str:
    """Why the reference's value is not the one that the notebook compares with."""
    assertion = claim.assertion
    if not assertion.literal or claim.listed:
        return ""
    form = as_array if assertion.form == ARRAY else as_plain
    wanted = decode_frame(encode_frame({"value": form(assertion.literal[0])}))["value"]
    relative, absolute = assertion.tolerance
    if agrees(values.get(claim.name), wanted, Tolerance(relative, absolute)):
        return ""
    return tr(
        "the notebook's own solution gives {value} here, not {wanted}",
        value=show(values.get(claim.name)),
        wanted=show(wanted),
    )
