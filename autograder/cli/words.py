"""Commands, groups of them, and what is said of a command that was typed wrongly."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click
from click.exceptions import NoSuchCommand

from autograder.cli.spoken import Spoken, help_of
from autograder.core.language import ENGLISH, paragraphs, spoken, tr
from autograder.core.sentences import did_you_mean


class Command(Spoken):
    """A command that takes long options cut short, as long as it is clear which one is meant.

    Options in `several` take all words up to the next option: `--from a b` is `--from a --from b`.
    """

    allow_extra_args = True  # so that what is too much is told in our words

    def __init__(self, name: str | None = None, several: Sequence[str] = (), **more: Any) -> None:
        super().__init__(name, **more)
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
            ctx.fail(tr("{argument} is one argument too many", argument=rest[0]))
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


class Group(Spoken, click.Group):
    """A group of commands, in the order in which they were written."""

    command_class = Command

    def __init__(self, name: str | None = None, **more: Any) -> None:
        super().__init__(name, subcommand_metavar="COMMAND ...", **more)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in that order."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write its options, and then its commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write its commands."""
        limit = formatter.width - 6 - max(map(len, self.commands))
        with formatter.section(tr("Commands")):
            formatter.write_dl([(name, one.get_short_help_str(limit)) for name, one in self.commands.items()])


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
            with formatter.section(tr(heading)):
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
    sentence = tr(paragraphs(command.help or "")[0]).removesuffix(".")
    return sentence[:1].lower() + sentence[1:] if spoken() == ENGLISH else sentence  # elsewhere a noun may begin it


def usage_sentence(error: click.UsageError) -> str:
    """What is wrong with a command that was typed, where, and what to do next."""
    ctx = error.ctx
    path = ctx.command_path if ctx is not None else "autograder"
    what = _what(error)
    end = "" if what.endswith(("?", ".")) else "."
    return f"{path}: {what}{end} " + tr("`{command} --help` shows how it is used", command=path)


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
            return tr("{name} is missing: {what_it_is}", name=_name(param, ctx), what_it_is=help_of(param))
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
    return tr("{name} needs a value: {what_it_is}", name=name, what_it_is=help_of(option))
