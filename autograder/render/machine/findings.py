"""Findings of a check, each at a line of the student's file: what every form for other programs is made from."""

import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from autograder.core.language import tr
from autograder.core.text import one_line, points
from autograder.judge.result import Outcome
from autograder.record.schema import Place, Points, Record, Task
from autograder.render.terminal.student import Message, messages

LONGEST = 1000  # characters of a finding's message


class Severity(StrEnum):
    """How bad a finding is: points are lost, something of ours or of the machine broke, or a task is not begun."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Finding(msgspec.Struct, frozen=True):
    """One thing to do, at a line of the student's file."""

    file: Annotated[str, Meta(description="the file's whole path")]
    line: Annotated[int, Meta(description="counted from 1, in the cell where there is one; 1 where none is known")]
    column: Annotated[int, Meta(description="counted from 1; 1 where none is known")]
    end_line: Annotated[int | None, Meta(description="the last line that is meant, where more than one is")]
    cell: Annotated[int | None, Meta(description="the cell of a notebook, counted from 1; null in a `.py`")]
    severity: Annotated[Severity, Meta(description="error: points are lost; warning: no verdict; info: not begun")]
    task: Annotated[str, Meta(description="the task; empty where the file cannot be read at all")]
    check: Annotated[str, Meta(description="the check; empty where it is about the whole task or file")]
    mistake: Annotated[str, Meta(description="the name of the mistake that was recognised; empty where none was")]
    message: Annotated[str, Meta(description="what is wrong and how to mend it, on one line")]
    score: Annotated[Points | None, Meta(description="points won in this check, or in the task; null without a mark")]
    max_score: Annotated[Points, Meta(description="points to be won in it")]


class Checked(msgspec.Struct, frozen=True):
    """A student's file after its check.

    Attributes:
        path: the file's whole path.
        record: what was found in it.
    """

    path: Path
    record: Record


def findings(checked: Checked) -> list[Finding]:
    """Everything that is to be done in a file, in the order of the terminal's report."""
    found = checked.record
    if found.problem is not None:
        return [_finding(checked, found.problem.where, found.problem.message, max_score=found.max_score)]
    return [_of(checked, message) for message in messages(found)]


def _of(checked: Checked, message: Message) -> Finding:
    task, story = message.task, message.story
    if story is None:
        words = tr('{title}. The lecture explains it in "{lecture}".', title=message.title, lecture=task.lecture)
        return _finding(
            checked,
            _definition(checked.record, task),
            words,
            severity=Severity.INFO,
            task=task.name,
            score=task.score,
            max_score=task.max_score,
        )
    check = story.check
    mends = [tr("Mend: {fix}", fix=one.fix) for one in story.mistakes if one.fix]
    score = tr("{score} of {best} points", score=points(check.score), best=points(check.max_score))
    return _finding(
        checked,
        check.where or _definition(checked.record, task),
        " ".join([*map(_sentence, [message.title, check.message, *mends]), f"({score})"]),
        severity=Severity.WARNING if check.outcome == Outcome.GRADER_ERROR else Severity.ERROR,
        task=task.name,
        check=check.name,
        mistake=story.mistakes[0].id if story.mistakes else "",
        score=check.score,
        max_score=check.max_score,
    )


def _sentence(text: str) -> str:
    text = text.rstrip()
    return text if not text or text[-1] in ".:!?" else f"{text}."


def _finding(
    checked: Checked,
    where: Place | None,
    words: str,
    *,
    severity: Severity = Severity.ERROR,
    task: str = "",
    check: str = "",
    mistake: str = "",
    score: float | None = 0.0,
    max_score: float = 0.0,
) -> Finding:
    place = where or Place(checked.path.name, None)
    cell = tr("cell {cell}, line {line}: ", cell=place.cell, line=place.line or 1) if place.cell is not None else ""
    return Finding(
        file=str(_path_of(checked, place)),
        line=place.line or 1,
        column=place.column or 1,
        end_line=place.end_line,
        cell=place.cell,
        severity=severity,
        task=task,
        check=check,
        mistake=mistake,
        message=one_line(cell + words, LONGEST),
        score=score,
        max_score=max_score,
    )


def _path_of(checked: Checked, place: Place) -> Path:
    """The file that a place is in: the one that was checked, or one beside it that it imports."""
    known = {part.file for part in checked.record.code}
    return checked.path.parent / place.file if place.file in known else checked.path


def _definition(found: Record, task: Task) -> Place | None:
    """The line where a task is defined, or a question is answered."""
    for part in found.code:
        for line, text in enumerate(part.text.split("\n"), 1):
            if re.match(rf"(?:(?:async\s+)?def|class)\s+{re.escape(task.name)}\b|{re.escape(task.name)}\s*=", text):
                return Place(part.file, line, part.cell)
    return None


def total(checked: Sequence[Checked]) -> tuple[float | None, float]:
    """Points won in all files, None where one has no mark, and points to be won."""
    scores = [one.record.score for one in checked]
    won = None if None in scores else round(sum(score for score in scores if score is not None), 9)
    return won, round(sum(one.record.max_score for one in checked), 9)
