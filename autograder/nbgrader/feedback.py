"""Feedback in nbgrader's own form: a cell's outputs, a comment for an answer. Pure functions of the record."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from msgspec import structs

from autograder.core.language import noted, tr, tr_plural
from autograder.core.text import one_line, points
from autograder.judge.result import Outcome
from autograder.record.message import message
from autograder.record.schema import Record, Task
from autograder.record.story import REPAIR, told
from autograder.render.html.card import card

OUR_FAULT = noted("The grader had an error of its own here. No mark was given: a person will give it.")
NOTHING = noted("Nothing was handed in.")


def checked(record: Record | None, names: Iterable[str]) -> list[Task]:
    """The tasks of a record that a check cell checks; none where one of them is missing."""
    tasks = {task.name: task for task in record.tasks} if record else {}
    names = list(names)
    return [tasks[name] for name in names] if all(name in tasks for name in names) else []


def cell_score(record: Record | None, tasks: list[Task], available: float) -> float | None:
    """The points of a check cell, of those that nbgrader has for it; None where the grader failed.

    Args:
        record: the submission's; None where nothing was handed in.
        tasks: see `checked`.
        available: the cell's points.
    """
    if record is None:
        return 0.0
    scores = [task.score for task in tasks if task.score is not None]
    if not tasks or len(scores) < len(tasks):
        return None
    best = sum(task.max_score for task in tasks)
    share = sum(scores) / best if best else 0.0
    # nbgrader gives up on a submission with more points than there are, and reads a negative number as full marks.
    return min(max(round(share * available, 9), 0.0), available)


def outputs(record: Record | None, names: Iterable[str], available: float) -> list[dict[str, Any]]:
    """The outputs of a check cell as nbgrader scores them: a line of text, then a bare number with the explanation.

    Args:
        record: the submission's; None where nothing was handed in.
        names: the tasks that the cell checks.
        available: the cell's points.
    """
    names = list(names)
    tasks = checked(record, names)
    score = cell_score(record, tasks, available)
    line = (
        tr(OUR_FAULT)
        if score is None
        else tr("{score} of {available} points", score=points(score), available=points(available))
    )
    return [
        {"output_type": "stream", "name": "stdout", "text": f"{', '.join(names)}: {line}\n"},
        {
            "output_type": "execute_result",
            "execution_count": None,
            "metadata": {},
            "data": {"text/plain": repr(score or 0.0), "text/html": html(record, tasks)},
        },
    ]


def html(record: Record | None, tasks: list[Task]) -> str:
    """The explanation of some tasks of a record as HTML; every word of a student's is escaped."""
    if record is None:
        return _block(tr(NOTHING))
    if record.problem:
        return _block(record.problem.message)
    return "".join(card(structs.replace(record, tasks=(task,))) for task in tasks) or _block(tr(OUR_FAULT))


def _block(text: str) -> str:
    return f"<div style='border-left:4px solid #b3261e;padding:.2em .9em'>{escape(text)}</div>"


def comment(task: Task) -> str | None:
    """The comment on a student's answer, as Markdown without markup of theirs; None where nothing is to be said."""
    lines = list(dict.fromkeys(_comment_lines(task)))
    if not lines:
        return None
    said = tr_plural(
        task.max_score, "{score} of {count:g} point.", "{score} of {count:g} points.", score=points(task.score)
    )
    return f"{said}\n\n" + "\n".join(f"- {x}" for x in lines)


def _comment_lines(task: Task) -> Iterator[str]:
    """One line a mistake: a mistake with a name once, then what the other checks say first."""
    for one in told(task):
        check = one.check
        said = message(check).replace("\n", " ")
        if check.outcome == Outcome.GRADER_ERROR:
            yield tr(OUR_FAULT)
        elif one.mistakes:
            if one.mistakes[0].id == REPAIR:  # it says where, and not yet what came out
                yield tr(
                    "This does not hold yet: {sentence} Here: {came_out}",
                    sentence=check.sentence,
                    came_out=quoted(said),
                )
            for named in one.mistakes:
                yield " ".join(part for part in (f"**{named.title.rstrip('.')}.**", named.why, named.fix) if part)
        elif check.outcome in (Outcome.FAILED, Outcome.UNGRADABLE) and not one.again:
            yield tr(
                "This does not hold yet: {sentence} Here: {came_out}", sentence=check.sentence, came_out=quoted(said)
            )
        elif check.outcome == Outcome.NOT_ATTEMPTED:
            yield quoted(said)


def quoted(text: str) -> str:
    """Words of a student's, as code in Markdown: nothing in them is markup or HTML."""
    return "`" + one_line(text, 300).replace("`", "'") + "`"
