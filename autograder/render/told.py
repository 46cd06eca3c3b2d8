"""What to say about a task, in order: a mistake is explained once, however many checks it costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

WRONG = ("failed", "grader_error")


@dataclass(frozen=True)
class Told:
    """One check of a task, with what is new about it.

    Attributes:
        check: the check, as in the record.
        mistakes: the named mistakes that no earlier check of the task has explained.
        again: whether everything that is wrong with it was explained before.
    """

    check: dict[str, Any]
    mistakes: tuple[dict[str, Any], ...] = ()
    again: bool = False


def diagnoses(check: dict[str, Any]) -> list[dict[str, Any]]:
    """All mistakes that were recognised in a check; records of older versions hold at most one."""
    several = check.get("diagnoses") or []
    return list(several) or ([check["diagnosis"]] if check["diagnosis"] else [])


def told(task: dict[str, Any]) -> list[Told]:
    """The checks of a task in their order, each mistake where it comes up first."""
    known: set[str] = set()
    story = []
    for check in task["checks"]:
        named = diagnoses(check) if check["outcome"] in WRONG else []
        new = tuple(mistake for mistake in named if mistake["id"] not in known)
        known |= {mistake["id"] for mistake in new}
        story.append(Told(check, new, bool(named) and not new))
    return story


def is_wrong(task: dict[str, Any]) -> bool:
    """Whether something in the task failed, so that there is something to explain."""
    return any(check["outcome"] in WRONG for check in task["checks"])


def mistakes(tasks: Iterable[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]:
    """Every mistake named in these tasks, once a task: the task, the check and the mistake."""
    return [(task, one.check, mistake) for task in tasks for one in told(task) for mistake in one.mistakes]
