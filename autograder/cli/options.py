"""Kinds of arguments and options that several commands share; what is typed is checked and completed here.

Nothing in here imports torch: completion answers while somebody types.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from autograder.core.language import noted, tr
from autograder.core.sentences import did_you_mean

CORES = os.cpu_count() or 1
FILE = click.Path(path_type=Path, readable=False)  # whether it is there and can be read is for the command to say


class Folder(click.Path):
    """A path that is completed with folders; it may still have to be made."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Let the shell complete folders."""
        return [CompletionItem(incomplete, type="dir")]


FOLDER = Folder()


class Number(click.ParamType[int]):
    """A whole number within bounds."""

    def __init__(self, least: int, most: int | None = None, most_shown: str = "", name: str = "N") -> None:
        self.least, self.most, self.name = least, most, name
        self._most_shown = most_shown or most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a sentence that says which ones are possible."""
        try:
            number = int(value)
        except ValueError:
            number = None
        if number is None or number < self.least or (self.most is not None and number > self.most):
            self.fail(self.refusal(str(value)), param, ctx)
        return number

    def refusal(self, typed: str) -> str:
        """What is said of something else."""
        if self.most is None:
            return tr("{typed} is not a number above {least}", typed=typed, least=self.least - 1)
        return tr(
            "{typed} is not a number from {least} to {most}", typed=typed, least=self.least, most=self._most_shown
        )


class _FromZero(click.ParamType[Any]):
    """What click's numbers that are not below 0 say in our words."""

    refusal = ""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number, or a sentence that says which ones are possible."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(tr(self.refusal, typed=value), param, ctx)


class Amount(_FromZero, click.FloatRange):
    """A number that is not below 0, whole or not."""

    refusal = noted("{typed} is not a number from 0 on")


class Count(_FromZero, click.IntRange):
    """A whole number that is not below 0."""

    refusal = noted("{typed} is not a whole number from 0 on")


POSITIVE = Number(1)
SEED = Number(0, 2**63 - 1, "2**63 - 1")
LEVEL = Number(0, 3)
PORT = Number(0, 65535)
PERCENT = Number(1, 100, name="PERCENT")


class Word(click.Choice[str]):
    """One of a few words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word, or a sentence that says which ones there are."""
        words = [str(word) for word in self.choices]
        if value not in words:
            self.fail(
                tr(
                    "{typed} is none of {words}{did_you_mean}",
                    typed=value,
                    words=", ".join(words),
                    did_you_mean=did_you_mean(str(value), words),
                ),
                param,
                ctx,
            )
        return str(value)


def _lessons(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from autograder.student.lessons import lesson_folders

    return _begun(incomplete, lesson_folders())


def _tasks(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    from autograder.student.lessons import names_at

    return _begun(incomplete, names_at(map(Path, ctx.params.get("paths") or [Path()])))


def _begun(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.startswith(incomplete)]


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def lesson_arguments(*, help: str = "lessons; all if none", **more: Any) -> Decorator:
    """Any number of lessons, as `lessons`."""
    return click.argument("lessons", nargs=-1, metavar="[LESSON]...", help=help, shell_complete=_lessons, **more)


def lesson_option(*, help: str = "only this lesson") -> Decorator:
    """`--lesson NAME`."""
    return click.option("--lesson", metavar="NAME", help=help, shell_complete=_lessons)


def task_argument() -> Decorator:
    """The name of one task, as `task`."""
    return click.argument("task", metavar="TASK", help="the task", shell_complete=_tasks)


def task_option(*, help: str = "only this task (may be given several times)") -> Decorator:
    """`--task NAME`, any number of times, as `tasks`."""
    return click.option(
        *("--task", "tasks"),
        multiple=True,
        metavar="NAME",
        help=help,
        shell_complete=_tasks,
    )


def path_arguments(*, help: str) -> Decorator:
    """Any number of files or folders, as `paths`."""
    return click.argument("paths", nargs=-1, type=FILE, metavar="[PATH]...", help=help)


def submitted_argument() -> Decorator:
    """The folder of a class, as `submitted`."""
    return click.argument(
        "submitted", type=FOLDER, metavar="SUBMITTED", help="folder <student>/<lesson>/<lesson>.py or .ipynb"
    )


def file_option(name: str, *, help: str) -> Decorator:
    """An option that takes a file."""
    return click.option(name, type=FILE, metavar="FILE", help=help)


def folder_option(name: str, *, help: str, default: str | Path | None = None) -> Decorator:
    """An option that takes a folder."""
    return click.option(
        name,
        type=FOLDER,
        default=default,
        show_default=isinstance(default, str),
        metavar="DIR",
        help=help,
    )


def number_option(
    name: str, *, help: str, default: int | None = None, kind: Number = POSITIVE, to: str | None = None
) -> Decorator:
    """An option that takes a number, for the parameter `to` where that has another name."""
    names = [name, to] if to else [name]
    return click.option(*names, type=kind, default=default, show_default=bool(default), metavar=kind.name, help=help)


def workers_option(*, help: str) -> Decorator:
    """`--workers N`: how much is done at once."""
    return click.option(
        "--workers",
        type=POSITIVE,
        default=CORES,
        metavar="N",
        help=help,
    )


def cluster_option(*, help: str) -> Decorator:
    """`--cluster WHERE`."""
    return click.option("--cluster", metavar="WHERE", help=help)


def certificates_option() -> Decorator:
    """`--certificates DIR`, for a scheduler that wants them."""
    return folder_option("--certificates", help="for tls://: what `autograder cluster certificates` made")
