"""Help pages and what is said of a command that was typed wrongly, for every command alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click
from click.exceptions import NoSuchCommand

from autograder.cli.options import Word
from autograder.core.language import available, noted, tr
from autograder.core.sentences import did_you_mean
from autograder.course.language import OPTION

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}


class Command(click.Command):
    """A command that takes long options cut short, as long as it is clear which one is meant.

    Options in `several` take all words up to the next option: `--from a b` is `--from a --from b`.
    """

    allow_extra_args = True  # so that what is too much is told in our words

    def __init__(self, name: str | None = None, several: Sequence[str] = (), **more: Any) -> None:
        super().__init__(name, context_settings=SETTINGS, **more)
        self.params.append(_language())
        self._several = several

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse what was typed.

        Raises:
            click.UsageError: it is not what the command takes.
        """
        try:
            rest = super().parse_args(ctx, _one_by_one(self._in_full(ctx, args), self._several))
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # a missing value is told without it
            raise
        if rest and not ctx.resilient_parsing:
            ctx.fail(tr("{rest} is one argument too many", rest=rest[0]))
        return rest

    def _in_full(self, ctx: click.Context, args: list[str]) -> list[str]:
        known = [option for param in self.get_params(ctx) for option in param.opts if option.startswith("--")]
        end = args.index("--") if "--" in args else len(args)
        return [*(_whole_option(word, known) for word in args[:end]), *args[end:]]


def _one_by_one(args: Sequence[str], several: Sequence[str]) -> list[str]:
    """What was typed, with each further value of one of these options behind an option of its own."""
    found: list[str] = []
    option, has_value = "", False
    for word in args:
        name, equals, _ = word.partition("=")
        if word.startswith("-"):
            option, has_value = (name if name in several else ""), bool(equals)
        elif option and has_value:
            found.append(option)
        else:
            has_value = True
        found.append(word)
    return found


def _whole_option(word: str, known: Sequence[str]) -> str:
    name, equals, value = word.partition("=")
    meant = [option for option in known if option.startswith(name)]
    return f"{meant[0]}{equals}{value}" if len(name) > 2 and name.startswith("--") and len(meant) == 1 else word


def _language() -> click.Option:
    """`--lang LANGUAGE`. It is followed before the line is parsed, and only checked here."""
    return click.Option(
        [OPTION],
        type=Word(available()),
        metavar="LANGUAGE",
        expose_value=False,
        help=noted("language of what is said, such as de; else the course's, else the system's"),
    )


class Group(click.Group):
    """A group of commands, in the order in which they were written."""

    command_class = Command

    def __init__(self, name: str | None = None, **more: Any) -> None:
        super().__init__(name, context_settings=SETTINGS, subcommand_metavar="COMMAND ...", **more)
        self.params.append(_language())

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in that order."""
        return list(self.commands)


@dataclass(frozen=True)
class Section:
    """Commands under one heading of the help; each is the function of its name in a module.

    Attributes:
        heading: the words above them.
        module: imported when one of the commands is asked for.
    """

    heading: str
    module: str
    commands: tuple[str, ...]


class Sections(Group):
    """A group of commands in sections, whose modules are imported when they are needed."""

    def __init__(self, name: str | None = None, *, sections: Sequence[Section], **more: Any) -> None:
        super().__init__(name, **more)
        self.sections = sections
        self._modules = {name: section.module for section in sections for name in section.commands}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the sections."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in self._modules:
            return None
        # A function cannot be called `import` or `new-course`: it is `import_` and `new_course`.
        function = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name.replace("-", "_")
        found = getattr(import_module(self._modules[cmd_name]), function)
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the sections; a group of commands in one of them is shown as its commands."""
        rows = {section.heading: list(self._rows(ctx, section)) for section in self.sections}
        # One column for all of them: a blank is put behind shorter names.
        widest = max(len(name) for found in rows.values() for name, _ in found)
        for heading, found in rows.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(widest), help) for name, help in found])

    def _rows(self, ctx: click.Context, section: Section) -> list[tuple[str, str]]:
        found = []
        for name in section.commands:
            command = self.get_command(ctx, name)
            assert command is not None
            inner = command.commands if isinstance(command, click.Group) else {}
            found += [(f"{name} {one}", _first_sentence(inner[one])) for one in inner] or [
                (name, _first_sentence(command))
            ]
        return found


def _first_sentence(command: click.Command) -> str:
    sentence = (command.help or "").split("\n\n")[0].replace("\n", " ").removesuffix(".")
    return sentence[:1].lower() + sentence[1:]


def usage_sentence(error: click.UsageError) -> str:
    """What is wrong with a command that was typed, where, and what to do next."""
    ctx = error.ctx
    path = ctx.command_path if ctx is not None else "autograder"
    what = _what(error)
    return tr(
        "{path}: {what}{rest} `{path} --help` shows how it is used",
        path=path,
        what=what,
        rest="" if what.endswith("?") else ".",
    )


def _what(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption(option_name=name, ctx=click.Context() as ctx):
            known = [option for param in ctx.command.get_params(ctx) for option in param.opts]
            return tr("there is no option {name}{did_you_mean}", name=name, did_you_mean=did_you_mean(name, known))
        case NoSuchCommand(command_name=name, ctx=click.Context(command=click.Group() as group) as ctx):
            return tr(
                "there is no command {name}{did_you_mean}",
                name=name,
                did_you_mean=did_you_mean(name, group.list_commands(ctx)),
            )
        case click.MissingParameter(param=click.Parameter() as param, ctx=click.Context() as ctx):
            return tr("{name} is missing: {getattr}", name=_name(param, ctx), getattr=getattr(param, "help", ""))
        case click.BadOptionUsage(option_name=name, ctx=click.Context() as ctx):
            return _bad_option(error, name, ctx)
        case click.BadParameter(param=click.Parameter() as param, ctx=ctx):
            return f"{_name(param, ctx)}: {error.message}"
    return error.format_message().removesuffix(".")


def _name(param: click.Parameter, ctx: click.Context | None) -> str:
    if isinstance(param, click.Argument) or ctx is None:
        return param.human_readable_name.strip("[].")
    return max(param.opts, key=len)


def _bad_option(error: click.UsageError, name: str, ctx: click.Context) -> str:
    option = next((one for one in ctx.command.get_params(ctx) if name in one.opts), None)
    if not isinstance(option, click.Option):
        return error.format_message().removesuffix(".")
    if option.is_flag:
        return tr("{name} takes no value", name=name)
    return tr("{name} needs a value: {help}", name=name, help=option.help)
