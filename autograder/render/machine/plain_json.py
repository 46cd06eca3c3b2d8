"""A check as JSON. It is a contract with other programs: a field keeps its name and its meaning.

`docs/reference/check.schema.json` is made from here.
"""

from collections.abc import Sequence
from typing import Annotated

import msgspec
from msgspec import Meta

from autograder import __version__
from autograder.judge.result import Outcome
from autograder.record.schema import Points
from autograder.render.machine.findings import Checked, Finding, findings, total

VERSION = 1


class CheckedTask(msgspec.Struct, frozen=True):
    """The points of one task."""

    name: Annotated[str, Meta(description="the task's name in the lesson")]
    outcome: Annotated[Outcome, Meta(description="the task in one word: the worst that happened in it")]
    score: Annotated[Points | None, Meta(description="points won; null where a check has none")]
    max_score: Annotated[Points, Meta(description="points to be won")]


class CheckedFile(msgspec.Struct, frozen=True):
    """One file that was checked."""

    path: Annotated[str, Meta(description="the file's whole path")]
    lesson: Annotated[str, Meta(description="for which lesson")]
    outcome: Annotated[Outcome, Meta(description="the file in one word")]
    score: Annotated[Points | None, Meta(description="points won; null where a task has none")]
    max_score: Annotated[Points, Meta(description="points that a program can give")]
    tasks: Annotated[tuple[CheckedTask, ...], Meta(description="in the order of the lesson")]
    findings: Annotated[tuple[Finding, ...], Meta(description="what is to be done, the first thing first")]
    notes: Annotated[tuple[str, ...], Meta(description="about the file and the running")]


class Check(msgspec.Struct, frozen=True):
    """What `autograder check --format json` writes."""

    version: Annotated[int, Meta(description="of this form", ge=1, le=VERSION)]
    kit: Annotated[str, Meta(description="the version of the kit")]
    score: Annotated[Points | None, Meta(description="points won in all files; null where one has no mark")]
    max_score: Annotated[Points, Meta(description="points to be won in all files")]
    files: Annotated[tuple[CheckedFile, ...], Meta(description="the files that were checked")]


def as_json(checked: Sequence[Checked]) -> str:
    """The text of the JSON object, with a line break at its end."""
    won, best = total(checked)
    made = Check(VERSION, __version__, won, best, tuple(map(_file, checked)))
    return msgspec.json.format(msgspec.json.encode(made), indent=1).decode() + "\n"


def _file(checked: Checked) -> CheckedFile:
    found = checked.record
    tasks = tuple(CheckedTask(task.name, task.outcome, task.score, task.max_score) for task in found.tasks)
    told = tuple(findings(checked))
    path = str(checked.path)
    return CheckedFile(path, found.lesson, found.outcome, found.score, found.max_score, tasks, told, found.notes)
