"""Students' commands: `check` and `hint`."""

from pathlib import Path

import click

from autograder.cli.options import Word, file_option, path_arguments, task_argument, task_option
from autograder.cli.words import Command
from autograder.core.language import noted, tr

CHECK = {
    "autograder check": noted("what is in this folder"),
    "autograder check --task NAME": noted("one task only"),
    "autograder check --watch": noted("again after every save"),
    "autograder check --format junit --output check.xml": "",
}
# As `student/check_formats.py` knows them: a word is completed before that is loaded.
FORMS = ("vscode", "json", "junit", "sarif", "classroom")


@click.command(cls=Command, examples=CHECK)
@path_arguments(help="files or folders; the current folder if none")
@task_option()
@click.option("--all", "everything", is_flag=True, help="explain everything that is wrong, not only the first task")
@click.option("--watch", is_flag=True, help="check again whenever a file is saved")
@click.option(
    *("--format", "form"),
    type=Word(FORMS),
    metavar="FORM",
    help="for other programs: {words}; see the page about places to work",
)
@file_option("--output", help="write what --format gives to a file")
def check(
    paths: tuple[Path, ...],
    tasks: tuple[str, ...],
    everything: bool,
    watch: bool,
    form: str | None,
    output: Path | None,
) -> int:
    """Check your own file or notebook."""
    from autograder.render.terminal.style import console

    if form is None and output is not None:
        raise click.UsageError(tr("`--output` goes with `--format`"))
    if form is not None:
        from autograder.student.check_formats import check_as, verify_options, watch_lines

        verify_options(form, watch, output)
        if watch:
            return watch_lines(list(paths), list(tasks) or None, everything, console())
        return check_as(form, list(paths), list(tasks) or None, everything, output, console())
    from autograder.student.check import check_paths
    from autograder.student.check import watch as watch_paths

    do = watch_paths if watch else check_paths
    return do(list(paths), list(tasks) or None, everything, console())


@click.command(cls=Command)
@task_argument()
@path_arguments(help="your file; found in the current folder if none")
def hint(task: str, paths: tuple[Path, ...]) -> int:
    """Ask for a hint: a question, then a direction, then the fix in words.

    Each call says a little more.
    """
    from autograder.render.terminal.style import console
    from autograder.student.check import hint as next_hint

    return next_hint(task, list(paths), console())
