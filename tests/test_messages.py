"""Words of commands, as translators get them: all that `--help` shows, and nothing else."""

import ast
import gettext
import os
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

import autograder.cli
from autograder.cli.main import root
from autograder.cli.words import usage_sentence
from autograder.core import language
from autograder.core.language import paragraphs
from autograder.core.language_choice import asked_in, choose_language

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


LANGUAGES = [one for one in language.available() if one != language.ENGLISH]


def catalogue(spoken: str, audience: str) -> Catalog:
    with (language.FOLDER / spoken / "LC_MESSAGES" / f"{audience}.po").open("rb") as file:
        return read_po(file, spoken)


@pytest.mark.parametrize("audience", language.AUDIENCES)
@pytest.mark.parametrize("spoken", LANGUAGES)
def test_a_language_is_whole(spoken: str, audience: str) -> None:
    for message in catalogue(spoken, audience):
        if message.id:
            said = message.string if isinstance(message.string, tuple) else (message.string,)
            assert said, message.id
            assert all(said), message.id


@pytest.mark.parametrize("audience", language.AUDIENCES)
@pytest.mark.parametrize("spoken", LANGUAGES)
def test_what_is_put_in_and_what_is_code_is_the_same_in_each_language(spoken: str, audience: str) -> None:
    for message in catalogue(spoken, audience):
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        for one, other in zip(english, said, strict=True) if message.id else ():
            for pattern in (r"\{[^{}]*\}", r"`[^`]+`"):
                assert sorted(re.findall(pattern, one)) == sorted(re.findall(pattern, other)), one
            assert (one[:1].isspace(), one[-1:].isspace()) == (other[:1].isspace(), other[-1:].isspace()), one


def test_the_language_is_the_one_that_was_asked_for_the_courses_or_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "TORCHGRADE_COURSE"):
        monkeypatch.setenv(name, "")  # which is what comes back afterwards, whatever is chosen meanwhile
    monkeypatch.setattr(language, "_catalogue", gettext.NullTranslations())
    monkeypatch.setattr(language, "_spoken", language.ENGLISH)
    monkeypatch.setenv("LANG", "de_AT.UTF-8")

    def chosen(asked: str = "", here: Path = tmp_path) -> str:
        choose_language(asked, here)
        os.environ["LANGUAGE"] = ""  # which is set for processes that begin anew
        return language.spoken()

    assert chosen() == "de"
    assert chosen("en") == "en"
    (tmp_path / "course.toml").write_text('[course]\nlanguage = "en"\n')
    assert chosen(here=tmp_path / "exercises") == "en"
    assert chosen("de") == "de"
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    (tmp_path / "course.toml").write_text("[course]\nlanguage = 3\n[broken")
    assert chosen() == "en"
    assert asked_in(["check", "--lang", "de"]) == asked_in(["--lang=de", "check"]) == "de"
    assert asked_in(["check", "--", "--lang", "de"]) == asked_in(["check", "--lang"]) == ""
