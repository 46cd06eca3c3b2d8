"""The language in which the kit speaks: its own sentences, looked up in catalogues by what they are in English.

The catalogues are gettext's, one for each audience, so that a translator may begin with what students read:
`languages/<language>/LC_MESSAGES/<audience>.mo`. What has no translation is said in English.
"""

import gettext
import inspect
import os
import string
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "languages"
AUDIENCES = ("student", "instructor", "author")
ENGLISH = "en"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # in this order, as gettext reads them

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_spoken = ENGLISH
_learned: dict[str, str] = {}  # what lessons say in their own words, by what it is in English
_LEAST = 5  # letters of a sentence that stand around what is put in, for it to be known again


def speak(language: str) -> None:
    """Say everything from now on in this language, here and in processes that are started from here.

    Args:
        language: one of `available()`.
    """
    global _catalogue, _spoken
    _catalogue, _spoken = _catalogue_of(language), language
    _learned.clear()
    os.environ["LANGUAGE"] = language  # for processes that begin anew


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say what is said here in this language, and nothing else: not what other processes or threads say."""
    global _catalogue, _spoken
    before = _catalogue, _spoken, dict(_learned)
    try:
        _catalogue, _spoken = _catalogue_of(language), language
        _learned.clear()
        yield
    finally:
        _catalogue, _spoken = before[:2]
        _learned.clear()
        _learned.update(before[2])


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


def learn(messages: Mapping[str, str]) -> None:
    """Know what a lesson says in its own words, for `retold`.

    Args:
        messages: its texts in the language that is spoken, by what they are in English.
    """
    _learned.update(messages)


def retold(text: str) -> str:
    """What a process said that speaks English, in the language that is spoken; as it is where it is not known.

    What runs beside student code speaks English in any language: what it shows is compared with what was recorded,
    which may have been elsewhere and at another time. So its sentences are looked up when they are told, by the words
    around what was put into them.
    """
    if _spoken == ENGLISH or not text:
        return text
    said = _looked_up(text)
    if said == text and text[0].isupper():  # as the beginning of a sentence
        small = text[0].lower() + text[1:]
        said = _looked_up(small)
        said = text if said == small else said[:1].upper() + said[1:]
    if said != text:
        return said
    read = ((one, one.values(text)) for one in _templates() if one.longest in text)
    fitting = [(one, values) for one, values in read if values is not None]
    if not fitting:
        return text
    best, found = max(fitting, key=lambda one: one[0].weight)
    return best.filled({name: retold(value) for name, value in found.items()})


def _looked_up(text: str) -> str:
    return _learned.get(text) or _catalogue.gettext(text)


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


@dataclass(frozen=True)
class _Template:
    """A sentence with something put in, in both languages."""

    english: str
    said: str

    @cached_property
    def _parts(self) -> list[tuple[str, str | None]]:
        return [(literal, name) for literal, name, _, _ in string.Formatter().parse(self.english)]

    @cached_property
    def _literals(self) -> list[str]:
        return [literal for literal, _ in self._parts]

    @cached_property
    def longest(self) -> str:
        return max(self._literals, key=len)

    @cached_property
    def letters(self) -> int:
        return sum(letter.isalpha() for literal in self._literals for letter in literal)

    @cached_property
    def weight(self) -> tuple[int, int]:
        """How much of a text it explains by itself: letters, then signs."""
        return self.letters, sum(map(len, self._literals))

    def values(self, text: str) -> dict[str, str] | None:
        """What stands in a text where this sentence has places; None where the text is another one.

        Each value ends where the words after it come first: the text is of strangers, and nothing is tried twice.
        """
        found: dict[str, str] = {}
        place, open_name = 0, None
        parts = self._parts
        for number, (literal, name) in enumerate(parts):
            if open_name is None:
                start = place if text.startswith(literal, place) else -1
            elif name is None and number == len(parts) - 1:
                start = len(text) - len(literal) if text.endswith(literal) else -1
            else:
                start = text.find(literal, place + 1) if literal else -1
            if start < place or (open_name is not None and not _put(found, open_name, text[place:start])):
                return None
            place, open_name = start + len(literal), name
        if open_name is not None:
            return found if _put(found, open_name, text[place:]) else None
        return found if place == len(text) else None

    def filled(self, values: Mapping[str, str]) -> str:
        parts = string.Formatter().parse(self.said)
        return "".join(literal + (values.get(name, "") if name else "") for literal, name, _, _ in parts)


def _put(found: dict[str, str], name: str, value: str) -> bool:
    """Put in what stands in a place; whether that can be: something, and the same wherever the name is."""
    return bool(value) and found.setdefault(name, value) == value


_found: dict[int, tuple[gettext.NullTranslations, list[_Template]]] = {}


def _templates() -> list[_Template]:
    """The sentences of the catalogue into which something is put."""
    if id(_catalogue) not in _found:
        _found.clear()
        _found[id(_catalogue)] = (_catalogue, list(_templates_of(_catalogue)))
    return _found[id(_catalogue)][1]


def _templates_of(catalogue: gettext.NullTranslations | None) -> Iterator[_Template]:
    while catalogue is not None:
        for english, said in getattr(catalogue, "_catalog", {}).items():
            if isinstance(english, str) and "{" in english and said:
                one = _Template(english, said)
                if _is_whole(one) and one.letters >= _LEAST:
                    yield one
        catalogue = getattr(catalogue, "_fallback", None)


def _is_whole(one: _Template) -> bool:
    """Whether both sentences can be read as such: braces may be plain text in one into which nothing is put."""
    try:
        names = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (one.english, one.said)]
    except ValueError:
        return False
    return bool(names[0]) and names[1] <= names[0] and all(name.isidentifier() for name in names[0])
