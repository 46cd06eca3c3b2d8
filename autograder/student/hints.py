"""Hints: first a question, then a direction, then the fix in words; each call of `autograder hint TASK` gives the next.

Where a change was found that mends the task, they tell its place, then what kind of mistake it is, then how to go about
it; never the change itself.

How many hints were asked for is kept in the student's own home and shown to nobody else.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from autograder.core.files import read_json, write_json
from autograder.core.home import home
from autograder.core.language import tr
from autograder.judge.result import Outcome
from autograder.record.message import message
from autograder.record.schema import Check, Record, Task
from autograder.record.story import REPAIR, WRONG, certain, explaining

LEVELS = 3


@dataclass(frozen=True)
class Hint:
    """What is said.

    Attributes:
        level: 1 for a question, 2 for a direction, 3 for the fix; 0 where no hint is needed.
        text: the words.
    """

    level: int
    text: str


def next_hint(found: Record, path: Path, memory: Path | None = None) -> Hint:
    """The next hint for the first thing that is wrong in a task.

    Args:
        found: the record of a check of this one task.
        path: the student's file.
        memory: where it is kept how far the hints went; in the student's home where not given.
    """
    if found.problem:
        return Hint(LEVELS, found.problem.message)
    if not found.tasks:
        return Hint(0, tr("This question is marked by a person: answer it in your own words. There is no hint for it."))
    [task] = found.tasks
    wrong = next((check for check in task.checks if check.outcome in WRONG), None)
    if wrong is None:
        return Hint(0, _nothing_wrong(task))
    level = _remembered(memory or home() / "hints.json", _key(path, task.name, wrong))
    return Hint(level, WORDS[level - 1](task, wrong))


def _nothing_wrong(task: Task) -> str:
    name = task.name
    match task.outcome:
        case Outcome.PASSED:
            return tr("`{task}` is right. No hint is needed.", task=name)
        case Outcome.ANSWERED:
            return tr("`{task}` is answered. Whether it is right is seen when the work is marked.", task=name)
    waiting = next((check.message for check in task.checks if check.outcome == Outcome.BLOCKED), "")
    if waiting:
        return tr("`{task}` waits for another task: {why}", task=name, why=waiting)
    return tr(
        '`{task}` is not attempted yet. Read its text and the part of the lecture called "{lecture}", '
        "write down in words what it gets and what it gives back, and begin with the simplest case.",
        task=name,
        lecture=task.lecture,
    )


def _key(path: Path, task: str, check: Check) -> str:
    mistake = check.diagnosis.id if check.diagnosis else check.name  # also before a repair is known
    place = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return f"{place}/{task}/{mistake}"


def _remembered(memory: Path, key: str) -> int:
    """The level for this call; the next call gets the next one."""
    known = read_json(memory)
    levels = known if isinstance(known, dict) else {}
    before = levels.get(key)
    level = min((before if type(before) is int else 0) + 1, LEVELS)
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        write_json(memory, {**levels, key: level})
    except OSError:
        pass  # a home that cannot be written: then every hint is the first
    return level


def _question(task: Task, check: Check) -> str:
    where = check.where
    begin = tr(" It begins in line {line}.", line=where.line) if where and where.line else ""
    if where and where.line and where.code:
        return tr(
            "This does not hold yet:\n  {sentence}\nLook at line {line}:\n  {code}\nGo through it with a small "
            "example: what does each part of it give, and what should it give?",
            sentence=check.sentence,
            line=where.line,
            code=where.code,
        )
    return tr(
        "This does not hold yet:\n  {sentence}\nWhich line of your `{task}` is responsible for it?{begin} "
        "Go through it with a small example, and write down what each line gives.",
        sentence=check.sentence,
        task=task.name,
        begin=begin,
    )


def _direction(task: Task, check: Check) -> str:
    explained = explaining(task, check)
    reason = explained[0].why if explained else message(check)
    if explained and explained[0].id == REPAIR:
        reason = f"{explained[0].title}.\n{message(check)}"
    reason = "\n".join(part for part in (reason, certain(task, check)) if part)
    return tr('{reason}\nThe lecture says more about this in "{lecture}".', reason=reason, lecture=task.lecture)


def _fix(task: Task, check: Check) -> str:
    explained = explaining(task, check)
    if explained:
        return "\n".join(f"{one.title}.\n{one.fix}" for one in explained)
    return tr(
        "{message}\nThis is none of the mistakes that are known here. Print the values just before the "
        "end of `{task}`, and compare them with what you expect for a small example.",
        message=message(check),
        task=task.name,
    )


WORDS = (_question, _direction, _fix)
