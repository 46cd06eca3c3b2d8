"""Points in a terminal: those of a check, with what can still come of them, and those of a course."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from autograder.core.text import counted, points
from autograder.judge.result import Outcome
from autograder.record.schema import Record, Task
from autograder.record.story import is_wrong


def waits(task: Task) -> bool:
    """Whether nothing is wrong in a task itself, and something can be told only when an earlier one is right."""
    blocked = any(check.outcome == Outcome.BLOCKED for check in task.checks)
    return task.outcome == Outcome.FAILED and not is_wrong(task) and blocked


def summary(found: Record) -> Text:
    """Points so far, and what is decided later."""
    later = sum(task.max_score for task in found.tasks if task.outcome == Outcome.ANSWERED)
    waiting = sum(task.max_score - (task.score or 0) for task in found.tasks if waits(task))
    by_hand = sum(manual.max_score for manual in found.manual)
    more = [
        f"up to {points(later)} more when your answers are marked" if later else "",
        f"up to {points(waiting)} more when the tasks before those with ↑ are mended" if waiting else "",
        f"up to {points(by_hand)} more from a person" if by_hand else "",
    ]
    text = "; ".join([f"{points(found.score)} of {counted(found.max_score, 'point')} so far", *filter(None, more)])
    left = any(is_wrong(task) or task.outcome == Outcome.NOT_ATTEMPTED for task in found.tasks)
    if not found.problem and not left and found.score == found.max_score - later:
        text += ". Nothing is left to mend"
    return Text(text, style="bold")


def course_line(order: Sequence[str], done: Mapping[str, tuple[float, float, float]]) -> Text:
    """The lessons of the course with the points of their last checks.

    Args:
        order: the lessons.
        done: of each its points, those that there are, and how many of these are decided when it is marked.
    """
    parts: list[tuple[str, str] | str] = [("The course so far: ", "dim")]
    for place, name in enumerate(order):
        score, best, later = done.get(name, (0.0, 0.0, 0.0))
        complete = name in done and score >= best - later
        said = f"{points(score)} of {points(best)}{' ✓' if complete else ''}" if name in done else "not begun"
        parts.append((f"{' · ' if place else ''}{name} {said}", "green" if complete else "dim"))
    return Text.assemble(*parts)
