"""Records made from the judge's results: texts cleaned and bounded, numbers as JSON can hold them."""

import math
from collections.abc import Iterable
from typing import Any

from autograder.core.text import clean
from autograder.judge.result import CheckResult, ManualTask, Result, TaskRepair, TaskResult
from autograder.judge.result import Place as Where
from autograder.record.codec import picture_of
from autograder.record.schema import SCHEMA, Check, CodePart, Manual, Number, Place, Problem, Record, Repair, Task


def record(
    result: Result,
    code: Iterable[CodePart] = (),
    *,
    kit_sha256: str | None = None,
    lesson_sha256: str | None = None,
    torch: str | None = None,
    modules_sha256: str | None = None,
) -> Record:
    """The record of a result.

    Args:
        result: what marking gave.
        code: what was handed in, see `autograder.marking.code_parts.code`.
        kit_sha256, lesson_sha256, torch: what the marks rest on; None where nobody will ask.
        modules_sha256: of the files beside the one that counted; None likewise.
    """
    return Record(
        schema=SCHEMA,
        student=result.student,
        lesson=result.lesson,
        kit=result.kit,
        seed=result.seed,
        submission_sha256=result.sha256,
        outcome=result.outcome,
        score=result.score,
        max_score=result.max_score,
        seconds=finite(round(result.seconds, 3)),
        file=None if result.file is None else clean(result.file, 255),
        problem=_problem(result),
        notes=tuple(clean(note, 500) for note in result.notes[:20]),
        look_at=tuple(clean(what, 500) for what in result.look_at),
        facts=result.facts,
        tasks=tuple(map(task_record, result.tasks)),
        manual=tuple(map(_manual, result.manual)),
        kit_sha256=kit_sha256,
        lesson_sha256=lesson_sha256,
        torch=torch,
        modules_sha256=modules_sha256,
        code=tuple(code),
    )


def _problem(result: Result) -> Problem | None:
    if not result.problem:
        return None
    where = None if result.file is None else Place(clean(result.file, 255), result.problem_line)
    return Problem(clean(result.problem, 1_000), where)


def task_record(task: TaskResult) -> Task:
    """One task as it stands in a record."""
    return Task(
        task.name,
        task.outcome,
        task.score,
        task.max_score,
        task.lecture,
        tuple(map(_check, task.checks)),
        tuple(map(_picture, task.pictures)),
        _repair(task.repair),
    )


def _repair(found: TaskRepair | None) -> Repair | None:
    if found is None:
        return None
    places = tuple(place for one in found.places if (place := _place(one)) is not None)
    lines = clean(found.before, 4_000), clean(found.after, 4_000)
    texts = clean(found.title, 400), clean(found.advice, 1_000)
    return Repair(
        *texts, found.proof, places, found.kinds, *lines, clean(found.pattern, 1_000), found.standing, found.checks
    )


def _picture(picture: Any) -> Any:
    from autograder.lesson.plots import as_data  # it brings torch along: whoever only reads records does not wait

    return picture_of(as_data(picture))


def _check(check: CheckResult) -> Check:
    return Check(
        check.name,
        check.outcome,
        check.score,
        check.max_score,
        check.sentence,
        clean(check.told),
        clean(check.expected, 400),
        clean(check.got, 400),
        clean(check.remark, 1_000),
        _place(check.where),
        check.diagnosis,
        check.diagnoses,
        None if check.stopped == check.where else _place(check.stopped),
        check.apart,
    )


def _place(place: Where | None) -> Place | None:
    if place is None:
        return None
    return Place(
        clean(place.file, 255), place.line, place.cell, clean(place.code or "", 200), place.column, place.end_line
    )


def _manual(task: ManualTask) -> Manual:
    return Manual(task.name, task.max_score, task.lecture, clean(task.text, 20_000))


def finite(value: float) -> Number:
    """A number for JSON, where non-finite ones are the strings "nan", "inf" and "-inf"."""
    if math.isfinite(value):
        return value
    return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")
