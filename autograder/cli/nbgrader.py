"""Commands for a course that lives in nbgrader: `autograder nbgrader COMMAND`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from autograder.cli.options import Count, folder_option, lesson_arguments
from autograder.cli.words import Group
from autograder.core.errors import BAD, OK
from autograder.core.language import noted, tr

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from autograder.nbgrader.rehearsal import Returned, Step


STEPS = {"run": noted("{done} of {of} notebooks run"), "mark": noted("{done} of {of} students marked")}


@click.group(cls=Group)
def nbgrader() -> None:
    """Put this into a course that lives in nbgrader."""


@nbgrader.command()
@lesson_arguments(help="lessons to copy into the course's source/")
@folder_option("--folder", help="nbgrader's course folder; the current one if not given", default=Path())
@folder_option("--course", help="the folder with `exercises` and `solutions`")
def init(lessons: tuple[str, ...], folder: Path, course: Path | None) -> int:
    """Write the lines that nbgrader_config.py needs, and explain them."""
    from autograder.nbgrader.init import explained, init
    from autograder.render.terminal.style import console

    out = console()
    for sentence in init(folder, course, list(lessons)):
        out.print(sentence)
    out.print()
    out.print(explained())
    return OK


@nbgrader.command()
@click.argument("assignment", metavar="ASSIGNMENT", help="its name, as nbgrader has it")
@click.option("--workers", type=Count(0), default=0, metavar="N", help="notebooks at once; 0 for one a core")
@click.option("--force", is_flag=True, help="mark everybody again, also those for whom nothing has changed")
@folder_option("--folder", help="nbgrader's course folder; the current one if not given", default=Path())
def autograde(assignment: str, workers: int, force: bool, folder: Path) -> int:
    """Mark an assignment as `nbgrader autograde` does: notebooks run several at once, and only what has changed.

    Done where nbgrader could mark everybody. A run that was stopped goes on with the same command.
    """
    from autograder.notebooks.server import begin

    # Formats of addresses, which no notebook is checked for: building their grammars takes longer than a small class.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    if not (folder / "graded" / "notebooks" / assignment).is_dir():
        # The first time all will run: while nbgrader is imported. A course that keeps its files elsewhere begins later.
        begin(sorted((folder / "source" / assignment).glob("*.ipynb")))
    from autograder.nbgrader.class_run import Progress, autograde
    from autograder.render.terminal.style import console
    from autograder.report.write import write_books

    out = console()

    def say(progress: Progress) -> None:
        if progress.done == progress.of or progress.done % max(1, progress.of // 10) == 0:
            left = progress.seconds / progress.done * (progress.of - progress.done)
            out.print(
                tr(STEPS[progress.step], done=progress.done, of=progress.of)
                + (tr(", about {left:.0f} s left", left=left) if left else "")
            )

    found = autograde(folder, assignment, workers, force, say)
    confined = (tr("{why}: its kernel ran confined by bubblewrap", why=why) for why in found.confined)
    for sentence in (*found.limits, *(tr("{why}: it ran unisolated", why=why) for why in found.unisolated), *confined):
        out.print(sentence, markup=False)
    out.print(
        tr(
            "{marked} marked, {unchanged} unchanged, {failed} failed",
            marked=len(found.marked),
            unchanged=len(found.unchanged),
            failed=len(found.failed),
        )
    )
    page = write_books(found.records)
    if page is not None:
        out.print(tr("Which test cells failed, and why: {page}", page=page), markup=False)
    if found.failed:
        out.print(
            tr(
                "nbgrader could not mark {students}: `nbgrader autograde {assignment}` says why",
                students=", ".join(found.failed),
                assignment=assignment,
            )
        )
    return BAD if found.failed else OK


@nbgrader.command()
@lesson_arguments(help="lessons to play; the first of the course if none")
@folder_option("--out", help="where it goes", default="circle")
def circle(lessons: tuple[str, ...], out: Path) -> int:
    """Play all of nbgrader's steps through in a private folder.

    Done where every student got marks, the same in the gradebook and in the record, and feedback.
    """
    from autograder.course.layout import find_course
    from autograder.nbgrader.rehearsal import play
    from autograder.render.terminal.style import console

    shown, course = console(), find_course()
    played, found = play(out, course, list(lessons) or course.lessons[:1], lambda step: shown.print(_step(step)))
    shown.print()
    shown.print(_table(found))
    shown.print(tr("\nCourse:    {folder}", folder=played.teacher))
    shown.print(tr("Records:   {folder}", folder=played.teacher / "graded" / "results"))
    shown.print(
        tr(
            "Gradebook: {database}, exported to {table}",
            database=played.teacher / "gradebook.db",
            table=played.teacher / "grades.csv",
        )
    )
    shown.print(tr("Feedback:  {folder}/<student>/<lesson>/feedback", folder=out.resolve() / "students"))
    return OK if all(one.whole for one in found) else BAD


def _step(step: "Step") -> "Text":
    from rich.text import Text

    return Text.assemble((f"{step.seconds:5.1f} s  ", "dim"), f"{step.who:<12} nbgrader {step.words}")


def _table(found: "list[Returned]") -> "Table":
    from rich.table import Table

    from autograder.core.text import points

    table = Table(title=tr("What came back"), title_justify="left", title_style="bold")
    for column in (tr("lesson"), tr("student"), "nbgrader", tr("record"), tr("by hand"), tr("feedback")):
        table.add_column(column)
    for one in found:
        table.add_row(
            one.lesson,
            one.student,
            f"{points(one.score)} / {points(one.max_score)}",
            f"{points(one.record)} / {points(one.record_max)}",
            tr("waits") if one.by_hand else "",
            tr("there") if one.feedback else tr("missing"),
            style="" if one.whole else "bold red",
        )
    return table
