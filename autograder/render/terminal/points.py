"""Points in a terminal: those of a check, with what can still come of them, and those of a course."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from rich.text import Text

from autograder.core.language import tr, tr_plural
from autograder.core.text import points
from autograder.judge.result import Outcome
from autograder.record.schema import Record, Task
from autograder.record.story import is_wrong, later


def score_of(score: float | Fraction | None, best: float | Fraction) -> str:
    """`17.5 of 25`."""
    return tr("{score} of {best}", score=points(score), best=points(best))


def points_of(task: Task) -> str:
    """The points of a task, and those that are decided when it is marked."""
    if task.outcome == Outcome.ANSWERED:
        return tr("up to {points}", points=points(task.max_score))
    known, more = score_of(task.score, task.max_score), later(task)
    return tr("{score}, up to {points} more", score=known, points=points(more)) if more else known


def waits(task: Task) -> bool:
    """Whether nothing is wrong in a task itself, and something can be told only when an earlier one is right."""
    blocked = any(check.outcome == Outcome.BLOCKED for check in task.checks)
    return task.outcome == Outcome.FAILED and not is_wrong(task) and blocked


def summary(found: Record) -> Text:
    """Points so far, and what is decided later."""
    answered = sum(map(later, found.tasks))
    waiting = sum(task.max_score - (task.score or 0) for task in found.tasks if waits(task))
    by_hand = sum(manual.max_score for manual in found.manual)
    more = [
        tr("up to {points} more when your answers are marked", points=points(answered)) if answered else "",
        tr("up to {points} more at ↑, once the tasks before are right", points=points(waiting)) if waiting else "",
        tr("up to {points} more from a person", points=points(by_hand)) if by_hand else "",
    ]
    text = "; ".join(
        [
            tr_plural(
                found.max_score,
                "{score} of {count:g} point so far",
                "{score} of {count:g} points so far",
                score=points(found.score),
            ),
            *filter(None, more),
        ]
    )
    left = any(is_wrong(task) or task.outcome == Outcome.NOT_ATTEMPTED for task in found.tasks)
    if not found.problem and not left and found.score == found.max_score - answered:
        text += tr(". Nothing is left to mend")
    return Text(text, style="bold")


def course_line(order: Sequence[str], done: Mapping[str, tuple[float, float, float]]) -> Text:
    """The lessons of the course with the points of their last checks.

    Args:
        order: the lessons.
        done: of each its points, those that there are, and how many of these are decided when it is marked.
    """
    parts: list[tuple[str, str] | str] = [(tr("The course so far:") + " ", "dim")]
    for place, name in enumerate(order):
        score, best, later = done.get(name, (0.0, 0.0, 0.0))
        complete = name in done and score >= best - later
        said = score_of(score, best) + (" ✓" if complete else "") if name in done else tr("not begun")
        parts.append((f"{' · ' if place else ''}{name} {said}", "green" if complete else "dim"))
    return Text.assemble(*parts)
