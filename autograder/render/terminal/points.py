"""Points in a terminal: those of a check, with what can still come of them, and those of a course."""

from collections.abc import Mapping, Sequence

from rich.text import Text

from autograder.core.language import tr, tr_plural
from autograder.core.text import points
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
        tr("up to {later} more when your answers are marked", later=points(later)) if later else "",
        tr("up to {waiting} more when the tasks before those with ↑ are mended", waiting=points(waiting))
        if waiting
        else "",
        tr("up to {by_hand} more from a person", by_hand=points(by_hand)) if by_hand else "",
    ]
    text = "; ".join(
        [
            tr(
                "{score} of {points} so far",
                score=points(found.score),
                points=tr_plural(found.max_score, "{count:g} point", "{count:g} points"),
            ),
            *filter(None, more),
        ]
    )
    left = any(is_wrong(task) or task.outcome == Outcome.NOT_ATTEMPTED for task in found.tasks)
    if not found.problem and not left and found.score == found.max_score - later:
        text += tr(". Nothing is left to mend")
    return Text(text, style="bold")


def course_line(order: Sequence[str], done: Mapping[str, tuple[float, float, float]]) -> Text:
    """The lessons of the course with the points of their last checks.

    Args:
        order: the lessons.
        done: of each its points, those that there are, and how many of these are decided when it is marked.
    """
    parts: list[tuple[str, str] | str] = [(tr("The course so far: "), "dim")]
    for place, name in enumerate(order):
        score, best, later = done.get(name, (0.0, 0.0, 0.0))
        complete = name in done and score >= best - later
        said = (
            tr("{score} of {best}{rest}", score=points(score), best=points(best), rest=" ✓" if complete else "")
            if name in done
            else tr("not begun")
        )
        parts.append((f"{' · ' if place else ''}{name} {said}", "green" if complete else "dim"))
    return Text.assemble(*parts)
