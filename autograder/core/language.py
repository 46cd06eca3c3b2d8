"""The language in which the kit speaks: its own sentences, looked up in catalogues by what they are in English.

The catalogues are gettext's, one for each audience, so that a translator may begin with what students read:
`languages/<language>/LC_MESSAGES/<audience>.mo`. What has no translation is said in English.
"""

import gettext
import inspect
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "languages"
AUDIENCES = ("student", "instructor", "author")
ENGLISH = "en"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # in this order, as gettext reads them

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_spoken = ENGLISH
_is_chosen = False


def speak(language: str) -> None:
    """Say everything from now on in this language, here and in processes that are started from here.

    Args:
        language: one of `available()`.
    """
    global _catalogue, _spoken, _is_chosen
    _catalogue, _spoken, _is_chosen = _catalogue_of(language), language, True
    os.environ["LANGUAGE"] = language  # for processes that begin anew


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say what is said here in this language, and nothing else: not what other processes or threads say."""
    global _catalogue, _spoken
    before = _catalogue, _spoken
    try:
        _catalogue, _spoken = _catalogue_of(language), language
        yield
    finally:
        _catalogue, _spoken = before


def catalogue() -> gettext.NullTranslations:
    """What is spoken now is looked up in."""
    return _catalogue


def is_chosen() -> bool:
    """Whether anybody has said in this process which language it is to speak."""
    return _is_chosen


def spoken() -> str:
    """The language that is spoken now."""
    return _spoken


def available() -> list[str]:
    """English, and the languages that there is a catalogue of, by their short names: `de`."""
    return [ENGLISH, *sorted(path.name for path in FOLDER.glob("*") if (path / "LC_MESSAGES").is_dir())]


def wanted(environment: Mapping[str, str]) -> str:
    """The language that the environment asks for, as gettext reads it; English where there is no catalogue of it.

    Args:
        environment: the variables of a process, such as `LANG=de_AT.UTF-8`.
    """
    known = available()
    asked = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    for one in asked.split(":"):
        short = one.split(".")[0].split("@")[0].split("_")[0]
        if short in known:
            return short
    return ENGLISH


def tr(sentence: str, /, **values: Any) -> str:
    """A sentence in the language that is spoken.

    Args:
        sentence: in English, as it stands in the code, with names in braces for what is put in: `{name}`.
        values: what is put in, by these names. Without any, braces are plain text.
    """
    said = _catalogue.gettext(sentence) if sentence else ""
    return said.format(**values) if values else said


def tr_plural(count: float, one: str, many: str, /, **values: Any) -> str:
    """A sentence that depends on a number, in the language that is spoken.

    Args:
        count: the number; in the sentence it is `{count}`, as in `{count:g}`.
        one: for one, in English.
        many: for any other number.
        values: what else is put in.
    """
    whole = int(count) if count == int(count) else 2  # a part of one is told as several: half points
    return _catalogue.ngettext(one, many, whole).format(count=count, **values)


def in_every_language(sentence: str) -> list[str]:
    """A sentence without values in each language that there is a catalogue of: as a record may hold it."""
    return [_catalogue_of(one).gettext(sentence) for one in available()]


def noted(sentence: str) -> str:
    """A sentence in a constant, marked for the catalogues; where it is used, `tr` looks it up."""
    return sentence


def paragraphs(docstring: str) -> list[str]:
    """The messages of a docstring that people read: its paragraphs, each as one line."""
    return [" ".join(one.split("\n")) for one in inspect.cleandoc(docstring).split("\n\n") if one]


def _catalogue_of(language: str) -> gettext.NullTranslations:
    return _read(FOLDER, language)


@cache
def _read(folder: Path, language: str) -> gettext.NullTranslations:
    found: gettext.NullTranslations = gettext.NullTranslations()
    if language == ENGLISH:
        return found
    for audience in reversed(AUDIENCES):
        one = gettext.translation(audience, folder, [language], fallback=True)
        one.add_fallback(found)
        found = one
    return found
