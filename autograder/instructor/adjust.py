"""A decision about a task for everyone, written into `course.toml`: other points, none, or as a bonus."""

import json
import tomllib
from datetime import date
from pathlib import Path

from autograder.core.decode import Mismatch
from autograder.core.errors import UsageProblem
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.core.sentences import no_lesson, no_task
from autograder.course.layout import PACKAGED, Course
from autograder.course.read_rules import BadValue
from autograder.course.rules import Adjusted
from autograder.course.settings import FILE, parsed


def adjust(
    course: Course, lesson: str, task: str, *, points: float | None, drop: bool, bonus: bool, reason: str
) -> tuple[Path, Adjusted]:
    """Add a decision to the course's settings; all that stands there stays as it is. Nothing is marked again.

    Args:
        course: whose settings.
        lesson, task: what it is about.
        points: it counts so many; None to leave them.
        drop: it does not count.
        bonus: what is won in it counts, and nobody lacks it.
        reason: why; students read it.

    Returns:
        the file, and the decision as it was read back from it.

    Raises:
        UsageProblem: there is no such task, the decision makes no sense, or the course has no file of its own.
        OSError: the file cannot be written.
    """
    if course.root == PACKAGED.parent:
        raise UsageProblem(
            tr(
                "the kit's own course has no course.toml: go to the folder of your course, or make one with "
                "`autograder new-course DIR`"
            )
        )
    _verify(course, lesson, task)
    path = course.root / FILE
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines = [
        "[[adjust]]",
        f"lesson = {_text(lesson)}",
        f"task = {_text(task)}",
        *([f"points = {points:g}"] if points is not None else []),
        *(["drop = true"] if drop else []),
        *(["bonus = true"] if bonus else []),
        f"reason = {_text(reason)}",
        f"on = {date.today().isoformat()}",
    ]
    after = before + ("\n" if not before or before.endswith("\n") else "\n\n") + "\n".join(lines) + "\n"
    try:
        decision = parsed(after)[1].adjusted[-1]
    except BadValue as error:
        raise UsageProblem(
            tr("this decision cannot be written into {file}: {problem}", file=FILE, problem=error)
        ) from None
    except (tomllib.TOMLDecodeError, Mismatch):
        raise UsageProblem(
            tr(
                "{path} cannot be added to, since `adjust` stands in it in another form than [[adjust]]. Write "
                "it as tables of its own, or add the decision there yourself:",
                path=path,
            )
            + "\n"
            + "\n".join(lines)
        ) from None
    write_whole(path, after.encode())
    return path, decision


def _verify(course: Course, lesson: str, task: str) -> None:
    if lesson not in course.lessons:
        raise UsageProblem(no_lesson(lesson, course.lessons, course.root / "exercises"))
    known = [*course.load(lesson).tasks, *course.rules.lesson(lesson).by_hand]
    if task not in known:
        raise UsageProblem(no_task(task, known))


def _text(value: str) -> str:
    """A TOML string: its escapes are those of JSON, but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
