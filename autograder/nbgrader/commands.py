"""`autograder nbgrader COMMAND`: what the command line shows of it."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.course import find_course
from autograder.nbgrader.circle import Returned, Step, play
from autograder.nbgrader.init import EXPLAINED, init
from autograder.render.text import points


def run_init(folder: Path, course: Path | None, lessons: list[str], out: Console) -> int:
    """Write the lines into a course's configuration, and say what they do."""
    for sentence in init(folder, course, lessons):
        out.print(sentence)
    out.print()
    out.print(EXPLAINED)
    return 0


def run_circle(root: Path, lessons: list[str], out: Console) -> int:
    """Play the circle through and show what came back.

    Returns:
        0 where every student got marks, the same in the gradebook and in the record, and feedback; else 1.
    """
    course = find_course()
    circle, found = play(root, course, lessons or course.lessons[:1], lambda step: out.print(_step(step)))
    out.print()
    out.print(_table(found))
    out.print(f"\nCourse:    {circle.teacher}")
    out.print(f"Records:   {circle.teacher / 'graded' / 'results'}")
    out.print(f"Gradebook: {circle.teacher / 'gradebook.db'}, exported to {circle.teacher / 'grades.csv'}")
    out.print(f"Feedback:  {root.resolve() / 'students'}/<student>/<lesson>/feedback")
    return 0 if all(one.whole for one in found) else 1


def _step(step: Step) -> Text:
    return Text.assemble((f"{step.seconds:5.1f} s  ", "dim"), f"{step.who:<12} nbgrader {step.words}")


def _table(found: list[Returned]) -> Table:
    table = Table(title="What came back", title_justify="left", title_style="bold")
    for column in ("lesson", "student", "nbgrader", "record", "by hand", "feedback"):
        table.add_column(column)
    for one in found:
        table.add_row(
            one.lesson,
            one.student,
            f"{points(one.score)} / {points(one.max_score)}",
            f"{points(one.record)} / {points(one.record_max)}",
            "waits" if one.by_hand else "",
            "there" if one.feedback else "missing",
            style="" if one.whole else "bold red",
        )
    return table
