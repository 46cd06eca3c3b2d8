"""Words of right programs as a practice key holds them: names alone, with no value that would be an answer.

Whoever has the key can read it. So it says that right programs call `argmax` and give `dim` a number, and neither which
number nor to what it is done: that the search tries out.
"""

import keyword
from collections.abc import Iterator, Mapping, Sequence

from autograder.repair.edits.context import Vocabulary

ATTRIBUTES, METHODS, FLAGS, NUMBERS, NAMES = "attributes", "methods", "flags", "numbers", "names"
Words = Mapping[str, Sequence[str]]
TRIED = {FLAGS: ("True", "False"), NUMBERS: ("0", "1", "-1")}  # for a keyword of this kind


def words_to_hand_out(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The names in a vocabulary, by their kind.

    Returns:
        attributes, and the methods among them; keywords that take a truth value, a number, or a name.
    """
    found: dict[str, set[str]] = {
        ATTRIBUTES: set(vocabulary.attributes),
        METHODS: set(vocabulary.methods),
        **{kind: set() for kind in (FLAGS, NUMBERS, NAMES)},
    }
    for text in vocabulary.keywords:
        name, value = text.split("=", 1)
        if kind := _kind(value):
            found[kind].add(name)
    return {kind: sorted(names) for kind, names in found.items()}


def _kind(value: str) -> str | None:
    if value in ("True", "False"):
        return FLAGS
    if value.lstrip("-").isdigit():
        return NUMBERS
    return NAMES if value.isidentifier() and not keyword.iskeyword(value) else None


def vocabulary_of(words: Words) -> Vocabulary:
    """A vocabulary in which the names stand in all the ways that are worth a trial."""
    attributes, methods = frozenset(words.get(ATTRIBUTES, ())), frozenset(words.get(METHODS, ()))
    return Vocabulary(
        attributes=attributes,
        methods=methods,
        keywords=frozenset(_keywords(words)),
        wrappers=frozenset(
            f"{{}}.{name}()" if name in methods else f"{{}}.{name}" for name in attributes if _is_of_a_value(name)
        ),
    )


def _keywords(words: Words) -> Iterator[str]:
    for kind, values in TRIED.items():
        for name in words.get(kind, ()):
            yield from (f"{name}={value}" for value in values)
    yield from (f"{name}={name}" for name in words.get(NAMES, ()))


def _is_of_a_value(name: str) -> bool:
    """Whether it may be a step that is done to a value: no class, none of Python's own methods."""
    return not name[:1].isupper() and not name.startswith("__")
