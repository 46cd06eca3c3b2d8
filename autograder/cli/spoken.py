"""Help pages of commands, in the language that is spoken."""

import copy
from collections.abc import Mapping, Sequence
from typing import Any

import click
from click.shell_completion import CompletionItem

from autograder.cli.options import Word
from autograder.core.language import available, noted, paragraphs, tr
from autograder.core.language_choice import OPTION

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
        text = "\n".join(["\b", tr("Examples:"), *lines]) if lines else tr(self.epilog) if self.epilog else ""
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
