"""What a process beside student code said in English, told in the language that is spoken.

What such a process shows is compared with what was recorded, which may have been elsewhere and at another time, so it
speaks English in any language. Its sentences are looked up when they are told, by the words around what was put in.
"""

import gettext
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from autograder.core.language import ENGLISH, catalogue, spoken, tr

_LEAST = 5  # letters of a sentence that stand around what is put in, for it to be known again
_DEPTH = 4  # sentences within sentences
_learned: dict[str, dict[str, str]] = {}  # by language: what lessons say in their own words, by what it is in English


def learn(messages: Mapping[str, str]) -> None:
    """Know what a lesson says in its own words, for `retold`.

    Args:
        messages: its texts in the language that is spoken, by what they are in English.
    """
    _learned.setdefault(spoken(), {}).update(messages)


def retold(text: str, depth: int = _DEPTH) -> str:
    """What a process said in English, in the language that is spoken; as it is where it is not known.

    Args:
        text: what it said; student code may have said it.
        depth: how many more sentences are looked for within sentences.
    """
    if spoken() == ENGLISH or not text or not depth:
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
    return best.filled({name: retold(value, depth - 1) for name, value in found.items()})


def _looked_up(text: str) -> str:
    return _learned.get(spoken(), {}).get(text) or tr(text)


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
    now = catalogue()
    if id(now) not in _found:
        _found.clear()
        _found[id(now)] = (now, list(_templates_of(now)))  # kept with it, so that its number stays its own
    return _found[id(now)][1]


def _templates_of(known: gettext.NullTranslations | None) -> Iterator[_Template]:
    while known is not None:
        for english, said in getattr(known, "_catalog", {}).items():
            if isinstance(english, str) and "{" in english and said:
                one = _Template(english, said)
                if _is_whole(one) and one.letters >= _LEAST:
                    yield one
        known = getattr(known, "_fallback", None)


def _is_whole(one: _Template) -> bool:
    """Whether both sentences can be read as such: braces may be plain text in one into which nothing is put."""
    try:
        names = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (one.english, one.said)]
    except ValueError:
        return False
    return bool(names[0]) and names[1] <= names[0] and all(name.isidentifier() for name in names[0])
