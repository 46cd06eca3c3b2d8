"""The result record: one JSON object a submission. Its schema is a contract with other programs."""

import math
from typing import Any

from autograder.judge.outcome import SCHEMA, CheckResult, Diagnosis, Outcome, Place, Result, TaskResult
from autograder.render.text import clean

Record = dict[str, Any]


def record(result: Result, extra: dict[str, Any] | None = None) -> Record:
    """The record of a result, ready for JSON; `extra` fields are added at the top level."""
    return {
        "schema": SCHEMA,
        "student": result.student,
        "lesson": result.lesson,
        "kit": result.kit,
        "seed": result.seed,
        "submission_sha256": result.sha256,
        "outcome": str(result.outcome),
        "score": result.score,
        "max_score": result.max_score,
        "seconds": finite(round(result.seconds, 3)),
        "file": None if result.file is None else clean(result.file, 255),
        "problem": _problem(result),
        "notes": [clean(note, 500) for note in result.notes[:20]],
        "look_at": [clean(what, 500) for what in result.look_at],
        "facts": result.facts,
        "tasks": [task_record(task) for task in result.tasks],
        "manual": [
            {"name": m.name, "max_score": m.max_score, "lecture": m.lecture, "text": clean(m.text, 20_000)}
            for m in result.manual
        ],
        **(extra or {}),
    }


def _problem(result: Result) -> dict[str, Any] | None:
    if not result.problem:
        return None
    where = None if result.file is None else {"file": clean(result.file, 255), "line": result.problem_line}
    return {"message": clean(result.problem, 1_000), "where": where}


def task_record(task: TaskResult) -> dict[str, Any]:
    """One task as it stands in a record."""
    from autograder.lesson.pictures import as_data  # it brings torch along: whoever only reads records does not wait

    return {
        "name": task.name,
        "outcome": str(task.outcome),
        "score": task.score,
        "max_score": task.max_score,
        "lecture": task.lecture,
        "checks": [_check(check) for check in task.checks],
        "pictures": [as_data(picture) for picture in task.pictures],
    }


def _check(check: CheckResult) -> dict[str, Any]:
    return {
        "name": check.name,
        "outcome": str(check.outcome),
        "score": check.score,
        "max_score": check.max_score,
        "sentence": check.sentence,
        "message": clean(check.message),
        "expected": clean(check.expected, 400),
        "got": clean(check.got, 400),
        "remark": clean(check.remark, 1_000),
        "where": _place(check.where),
        "diagnosis": _diagnosis(check.diagnosis),
        "diagnoses": [_diagnosis(diagnosis) for diagnosis in check.diagnoses],
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    where: dict[str, Any] = {"file": clean(place.file, 255), "line": place.line}
    if place.cell is not None:
        where["cell"] = place.cell
    if place.code:
        where["code"] = clean(place.code, 200)
    return where


def _diagnosis(diagnosis: Diagnosis | None) -> dict[str, str] | None:
    if diagnosis is None:
        return None
    return {
        "id": diagnosis.id,
        "title": diagnosis.title,
        "why": diagnosis.why,
        "fix": diagnosis.fix,
        "lecture": diagnosis.lecture,
    }


def finite(value: float) -> float | str:
    """A number for JSON, where non-finite ones are the strings "nan", "inf" and "-inf"."""
    if math.isfinite(value):
        return value
    return "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")


def first_trouble(found: Record) -> str:
    """In a few words, what is first to be looked at in a record; empty where nothing is."""
    if found["problem"]:
        return str(found["problem"]["message"])
    failed = [(task, check) for task in found["tasks"] for check in task["checks"]]
    for wanted in (Outcome.GRADER_ERROR, Outcome.FAILED):
        for task, check in failed:
            if check["outcome"] == wanted:
                what = check["diagnosis"]["title"] if check["diagnosis"] else check["sentence"]
                return f"{task['name']}: {what}"
    untouched = [task["name"] for task in found["tasks"] if task["outcome"] == Outcome.NOT_ATTEMPTED]
    return f"not attempted: {', '.join(untouched)}" if untouched else ""
