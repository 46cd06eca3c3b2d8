"""Help pages and what is said of a command that was typed wrongly, for every command alike."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click
from click.exceptions import NoSuchCommand
from click.shell_completion import CompletionItem

from autograder.cli.options import Word
from autograder.core.language import ENGLISH, available, noted, paragraphs, spoken, tr
from autograder.core.language_choice import OPTION
from autograder.core.sentences import did_you_mean

SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"]}
HELP = noted("Show this message and exit.")  # as click has it


class Spoken(click.Command):
    """A command whose help is in the language that is spoken.

    Docstrings and `help=` are read before a language is known, so they stay in English in the command, and are looked
    up when they are shown: a docstring paragraph by paragraph, each as one line.

    Args:
        examples: calls of it, or what each of them does by the call; they stand behind everything else.
    """

    def __init__(self, name: str | None = None, examples: Sequence[str] | Mapping[str, str] = (), **more: Any) -> None:
        super().__init__(name, context_settings=SETTINGS, **more)
        self.params.append(_language())
        self._examples = examples if isinstance(examples, Mapping) else dict.fromkeys(examples, "")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option `--help`."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = HELP
        return found

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how it is called."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=tr("Usage:") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text("\n\n".join(map(tr, paragraphs(self.help or ""))))

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write its arguments, where it has any."""
        found = [param for param in self.get_params(ctx) if isinstance(param, click.Argument)]
        if found:
            with formatter.section(tr("Positional arguments")):
                formatter.write_dl([(param.make_metavar(ctx), help_of(param)) for param in found])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write its options."""
        with formatter.section(tr("Options")):
            formatter.write_dl(
                [_option_row(param, ctx) for param in self.get_params(ctx) if isinstance(param, click.Option)]
            )

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what stands behind everything else."""
        widest = max((len(call) for call, does in self._examples.items() if does), default=0)
        lines = [f"  {call:<{widest}}   {tr(does)}".rstrip() for call, does in self._examples.items()]
        text = "\n".join(["\b", tr("Examples:"), *lines]) if lines else tr(self.epilog or "")
        if text:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(text)

    def get_short_help_str(self, limit: int = 45) -> str:
        """What it does, cut to so many characters."""
        said = copy.copy(self)
        said.help = "\n\n".join(map(tr, paragraphs(self.help or "")))
        return click.Command.get_short_help_str(said, limit)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What may be typed next."""
        options = {name: param for param in self.get_params(ctx) for name in param.opts}
        found = super().shell_complete(ctx, incomplete)
        for item in found:
            if item.help and item.value in options:
                item.help = help_of(options[item.value])
        return found


def _language() -> click.Option:
    """`--lang LANGUAGE`. It is followed before the line is parsed, and only checked here."""
    return click.Option(
        [OPTION],
        type=Word(available()),
        metavar="LANGUAGE",
        expose_value=False,
        help=noted("language of what is said, such as de; else the course's, else the system's"),
    )


def help_of(param: click.Parameter) -> str:
    """What an argument or an option is, in the language that is spoken; `{words}` in it are those that it takes."""
    said = getattr(param, "help", None) or ""
    return tr(said, words=", ".join(map(str, param.type.choices))) if isinstance(param.type, Word) else tr(said)


def _option_row(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    extra = option.get_help_extra(ctx)
    notes = [tr("default: {default}", default=extra["default"])] if "default" in extra else []
    notes += [extra["range"]] if "range" in extra else []
    notes += [tr("required")] if option.required else []
    said = f"{help_of(option)}  [{'; '.join(notes)}]" if notes else help_of(option)
    return option.get_help_spec(ctx), said


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
