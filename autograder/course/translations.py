"""A lesson's catalogue as translators fill it in: `solutions/<lesson>/<language>.po`, gettext's form as text."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from autograder.core.digests import TRANSLATED
from autograder.core.language import tr
from autograder.course.layout import Course, CourseProblem

_PARTS = ("msgid", "msgstr")


def catalogue(course: Course, lesson: str, language: str) -> Path:
    """Where a lesson's catalogue for a language is."""
    return course.solution(lesson) / f"{language}{TRANSLATED}"


def languages(course: Course, lesson: str) -> list[str]:
    """The languages that there is a catalogue for."""
    return sorted(path.stem for path in course.solution(lesson).glob(f"*{TRANSLATED}"))


def translations(course: Course, lesson: str, language: str) -> dict[str, str]:
    """What a lesson says, by what it is in English; what is not translated yet, or marked as doubtful, is left out.

    Raises:
        CourseProblem: the catalogue cannot be read.
    """
    path = catalogue(course, lesson, language)
    if not path.is_file():
        return {}
    try:
        return {english: said for english, said in _entries(path.read_text(encoding="utf-8")) if english and said}
    except (ValueError, SyntaxError) as error:
        raise CourseProblem(tr("{path} is no catalogue of gettext's: {error}", path=path, error=error)) from None


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """The messages with their translations. A lesson's messages have neither plurals nor contexts."""
    for entry in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in entry.split("\n")]
        if any(line.startswith("#,") and "fuzzy" in line for line in lines):
            continue
        parts = dict.fromkeys(_PARTS, "")
        part = ""
        for line in lines:
            word, _, rest = line.partition(" ")
            if not line or line.startswith("#"):
                continue
            if word in _PARTS:
                part, line = word, rest
            if not part:
                raise ValueError(line[:60])
            parts[part] += _string(line)
        yield parts["msgid"], parts["msgstr"]


def _string(written: str) -> str:
    """A quoted string, as gettext writes it: with the escapes of C, which are Python's."""
    said = ast.literal_eval(written)
    if not isinstance(said, str):
        raise ValueError(written[:60])
    return said
