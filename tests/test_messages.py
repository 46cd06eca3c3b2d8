"""Words of commands, as translators get them: all that `--help` shows, and nothing else."""

import ast
import gettext
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from babel.messages.extract import extract

import autograder.cli
from autograder.cli.main import root
from autograder.cli.words import usage_sentence
from autograder.core import language
from autograder.core.language import paragraphs

CLI = Path(autograder.cli.__file__).parent


def commands(group: click.Group = root, above: click.Context | None = None) -> Iterator[click.Context]:
    """A context for every command and every group of them."""
    above = above or click.Context(group, info_name="autograder", **group.context_settings)
    yield above
    for name in group.list_commands(above):
        command = group.get_command(above, name)
        assert command is not None
        own = click.Context(command, parent=above, info_name=name, **command.context_settings)
        if isinstance(command, click.Group):
            yield from commands(command, own)
        else:
            yield own


@pytest.fixture(scope="module")
def messages() -> set[str]:
    found: set[str] = set()
    for path in CLI.glob("*.py"):
        for method in ("python", "autograder.author.messages:extract_commands"):
            with path.open("rb") as file:
                for _, message, _, _ in extract(method, file, {"tr": None, "noted": None}, [], {"encoding": "utf-8"}):
                    assert isinstance(message, str)
                    found.add(message)
    return found


def spoken_in(path: Path) -> Iterator[ast.Call]:
    """The calls that look a sentence up."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "tr_plural"):
            yield node


@pytest.mark.parametrize("folder", sorted(path.name for path in CLI.parent.glob("*/") if any(path.rglob("*.py"))))
def test_what_a_sentence_is_given_is_what_it_has_places_for(folder: str) -> None:
    for path in (CLI.parent / folder).rglob("*.py"):
        for call in spoken_in(path):
            own = {keyword.arg for keyword in call.keywords}
            sentences = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if call.func.id == "tr_plural":  # type: ignore[attr-defined]
                own.add("count")
            if not own or None in own:
                continue
            places = [
                {
                    name.split(".")[0].split("[")[0]
                    for _, name, _, _ in string.Formatter().parse(one)
                    if name is not None
                }
                for one in sentences
            ]
            if places:
                where = f"{path.name}, line {call.lineno}"
                assert all(one <= own for one in places), where
                assert own - {"count"} <= set().union(*places), where


class Marked(gettext.NullTranslations):
    """A language in which each message is marked; it notes which ones were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return f"<{message}>"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Marked:
    found = Marked()
    monkeypatch.setattr(language, "_catalogue", found)
    monkeypatch.setattr(language, "_spoken", "marked")
    monkeypatch.setenv("COLUMNS", "1000")  # a message in one line
    return found


@pytest.mark.parametrize("context", list(commands()), ids=lambda one: one.command_path)
def test_every_message_of_a_help_page_is_extracted(context: click.Context, marked: Marked, messages: set[str]) -> None:
    command: Any = context.command
    command.get_help(context)
    command.get_short_help_str()
    command.shell_complete(context, "-")
    assert marked.asked - {""} <= messages
    assert {*paragraphs(command.help), *(param.help for param in command.params)} <= marked.asked


@pytest.mark.parametrize("context", list(commands()), ids=lambda one: one.command_path)
def test_a_help_page_holds_no_word_of_english_outside_its_messages(context: click.Context, marked: Marked) -> None:
    command = context.command
    page = command.get_help(context)
    while (rest := re.sub(r"<[^<>]*(>|\.\.\.)", "", page)) != page:
        page = rest
    names = [context.command_path, "OPTIONS COMMAND", *getattr(command, "_examples", {})]
    names += [one.command_path for one in commands()] if isinstance(command, click.Group) else []
    for param in command.get_params(context):
        names += [*param.opts, param.make_metavar(context), str(param.get_default(context))]
    assert {*re.findall("[A-Za-z]{2,}", page)} <= {*re.findall("[A-Za-z]{2,}", " ".join(names))}


def test_what_is_said_of_wrong_words_is_in_the_language_too(marked: Marked) -> None:
    with pytest.raises(click.UsageError) as caught, root.make_context("autograder", ["hint"]) as context:
        root.invoke(context)
    said = usage_sentence(caught.value)
    assert "<the task>" in said
    assert "<`autograder hint --help` shows how it is used>" in said
