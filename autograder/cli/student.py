"""Students' commands: `check` and `hint`."""

from pathlib import Path

import click

from autograder.cli.options import path_arguments, task_argument, task_option
from autograder.cli.words import Command

CHECK = """\b
Examples:
  autograder check                     what is in this folder
  autograder check --task NAME         one task only
  autograder check --watch             again after every save"""


@click.command(cls=Command, epilog=CHECK)
@path_arguments("files or folders; the current folder if none")
@task_option()
@click.option("--all", "everything", is_flag=True, help="explain everything that is wrong, not only the first task")
@click.option("--watch", is_flag=True, help="check again whenever a file is saved")
def check(paths: tuple[Path, ...], tasks: tuple[str, ...], everything: bool, watch: bool) -> int:
    """Check your own file or notebook."""
    from autograder.render.terminal.style import console
    from autograder.student.check import check_paths
    from autograder.student.check import watch as watch_paths

    do = watch_paths if watch else check_paths
    return do(list(paths), list(tasks) or None, everything, console())


@click.command(cls=Command)
@task_argument()
@path_arguments("your file; found in the current folder if none")
def hint(task: str, paths: tuple[Path, ...]) -> int:
    """Ask for a hint: a question, then a direction, then the fix in words.

    Each call says a little more.
    """
    from autograder.render.terminal.style import console
    from autograder.student.check import hint as next_hint

    return next_hint(task, list(paths), console())
