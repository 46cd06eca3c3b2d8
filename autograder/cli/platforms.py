"""Instructors' commands from and to a learning platform: collect a download, write marks for its gradebook."""

from pathlib import Path

import click

from autograder.cli.options import FILE, Word, file_option, folder_option, lesson_option
from autograder.cli.words import Command
from autograder.core.errors import BAD, OK
from autograder.core.language import tr, tr_plural

# As `instructor/collect/recognise.py` knows them, which a test compares: a word is completed before that is loaded.
PLATFORMS = ("pattern", "github", "gradescope", "moodle", "blackboard", "brightspace", "canvas", "google")
FORMATS = (
    *("csv", "tasks", "canvas", "moodle", "blackboard", "brightspace", "gradescope", "classroom"),
    *("gradescope-autograder", "handout", "classroom-template"),
)
COLLECT = (
    "autograder collect submissions.zip --out submitted --dry-run",
    "autograder collect submissions.zip --out submitted --lesson NAME",
    "autograder collect folder --out submitted --pattern '{last}_{first}_{id}_*'",
)


@click.command(cls=Command, examples=COLLECT)
@click.argument("download", type=FILE, metavar="DOWNLOAD", help="what the platform gave: a zip, or the folder in it")
@folder_option("--out", help="the folder of the class", default="submitted")
@click.option(
    "--from",
    "platform",
    type=Word(PLATFORMS),
    metavar="PLATFORM",
    help="where it comes from, one of {words}; recognised if not given",
)
@lesson_option(help="whose work it is; seen from the names of files if not given")
@click.option("--pattern", metavar="PATTERN", default="", help="how names are made, such as '{last}_{first}_{id}_*'")
@file_option("--roster", help="the class list that the platform exports; [roster] of course.toml if not given")
@click.option(
    "--due",
    metavar="TIME",
    default="",
    help="clones of git: the last commit up to then counts, or `last`; the due date of course.toml if not given",
)
@click.option("--replace", is_flag=True, help="take what was handed in again; what was there is kept aside")
@click.option("--dry-run", is_flag=True, help="show the plan, and write nothing")
def collect(
    download: Path,
    out: Path,
    platform: str | None,
    lesson: str | None,
    pattern: str,
    roster: Path | None,
    due: str,
    replace: bool,
    dry_run: bool,
) -> int:
    """Put a platform's download into the folder of a class.

    Nothing that is there is overwritten. Exit code 1: somebody has to look at something.
    """
    from autograder.course.layout import find_course
    from autograder.instructor.collect.collect import collect
    from autograder.render.terminal.collect import plan_shown
    from autograder.render.terminal.style import console

    shown = console()
    plan = collect(
        find_course(solutions=False),
        download,
        out,
        lambda plan: shown.print(plan_shown(plan, str(out), dry_run)),
        platform=platform or "",
        lesson=lesson,
        pattern=pattern,
        roster=roster,
        due=due,
        replace=replace,
        dry_run=dry_run,
    )
    return BAD if plan.asks else OK


EXPORT = (
    "autograder export canvas --roster Grades.csv --dry-run",
    "autograder export moodle --roster worksheet.csv --submitted submitted",
    "autograder export csv --out graded",
)


@click.command(cls=Command, examples=EXPORT)
@click.argument("format_", type=Word(FORMATS), metavar="FORMAT", help="{words}")
@folder_option("--out", help="the run's folder", default="graded")
@file_option("--roster", help="the gradebook that the platform exports: its people and columns are used")
@lesson_option(help="only this lesson; the one that gradescope-autograder or classroom-template is for")
@folder_option("--submitted", help="the folder that `collect` wrote: packs everyone's page for the platform as well")
@click.option("--dry-run", is_flag=True, help="show the marks, and write nothing")
def export(
    format_: str, out: Path, roster: Path | None, lesson: str | None, submitted: Path | None, dry_run: bool
) -> int:
    """Write the marks of a run for another program.

    With the gradebook that the platform exports, marks are filled into its own file: upload that.
    """
    from autograder.core.errors import UsageProblem
    from autograder.instructor.export import ALONE, export, feedback
    from autograder.render.terminal.style import console

    if format_ == "gradescope-autograder":
        return _export_autograder(lesson, out)
    shown = console()
    if format_ == "classroom-template":
        return _export_template(lesson, out)
    if format_ == "handout":
        from autograder.course.layout import find_course
        from autograder.instructor.handout import hand_out

        course = find_course(solutions=False)
        for path in hand_out(course, [lesson] if lesson else course.lessons, out):
            shown.print(tr("written: {path}", path=path), markup=False, soft_wrap=True)
        return OK
    written = []
    if roster is not None and format_ not in ("csv", "tasks"):
        written += _into_gradebook(format_, out, roster, lesson, submitted, dry_run)
    elif format_ not in ALONE:
        raise UsageProblem(
            tr(
                "{platform} takes marks in its own file. Give the gradebook that it exports: --roster FILE",
                platform=format_,
            )
        )
    elif not dry_run:
        written += export(format_, out, lesson)
    if submitted is not None and not dry_run:
        for packed in feedback(format_, out, submitted, lesson):
            shown.print(
                tr_plural(packed.pages, "{count} pages in {path}", "{count} pages in {path}", path=packed.path),
                markup=False,
                soft_wrap=True,
            )
            if packed.without:
                names = ", ".join(packed.without)
                shown.print(
                    tr(
                        "Not collected from {platform}, so without a page in it: {students}",
                        platform=format_,
                        students=names,
                    ),
                    markup=False,
                )
    for path in written:
        shown.print(tr("written: {path}", path=path), markup=False, soft_wrap=True)
    return OK


def _into_gradebook(
    platform: str, run: Path, file: Path, lesson: str | None, submitted: Path | None, dry_run: bool
) -> list[Path]:
    """Show the marks in a platform's own file, and write it."""
    from autograder.core.files import write_whole
    from autograder.course.layout import find_course
    from autograder.instructor.collect.collect import class_list
    from autograder.instructor.export import to_platform
    from autograder.render.terminal.gradebook import filled_shown
    from autograder.render.terminal.style import console

    course = find_course(solutions=False)
    people = class_list(course, None)
    table, roster = course.settings.export, course.settings.roster
    back = to_platform(
        platform, run, file, lesson=lesson, submitted=submitted, people=people, table=table, roster=roster
    )
    console().print(filled_shown(back.filled, back.unmarked))
    if dry_run:
        return []
    write_whole(back.path, back.filled.sheet.data())
    return [back.path]


def _export_autograder(lesson: str | None, folder: Path) -> int:
    from autograder.core.errors import UsageProblem
    from autograder.course.layout import find_course
    from autograder.instructor.gradescope import pack
    from autograder.render.terminal.style import console

    course, out = find_course(), console()
    if lesson is None:
        raise UsageProblem(
            tr("one zip marks one lesson: add --lesson and one of {lessons}", lessons=", ".join(course.lessons))
        )
    out.print(tr("written: {path}", path=pack(course, lesson, folder / f"gradescope-autograder-{lesson}.zip")))
    out.print(
        tr(
            "Upload it in Gradescope: Configure Autograder, Zip file upload. It holds the solution: keep it "
            "to yourself."
        )
    )
    return OK


def _export_template(lesson: str | None, folder: Path) -> int:
    from autograder.core.errors import UsageProblem
    from autograder.course.layout import find_course
    from autograder.instructor.classroom import write_template
    from autograder.render.terminal.style import console

    course, out = find_course(solutions=False), console()
    if lesson is None:
        raise UsageProblem(
            tr("a template is for one lesson: add --lesson and one of {lessons}", lessons=", ".join(course.lessons))
        )
    target = folder / f"classroom-{lesson}"
    for path in write_template(course, lesson, target):
        out.print(tr("written: {path}", path=path), markup=False, soft_wrap=True)
    out.print(
        tr("Push {folder} as a repository of its own, and choose it as the assignment's template.", folder=target),
        soft_wrap=True,
    )
    return OK
