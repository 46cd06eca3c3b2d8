"""Mutants of a definition: its text with one change each, in a fixed order, and a draw of some of them."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.author.wrong_way import WRONG_WAY
from autograder.repair.edit import Edit
from autograder.repair.edits import edits
from autograder.repair.edits.context import Context, Vocabulary
from autograder.repair.same_code import essence
from autograder.repair.splices import Source


@dataclass(frozen=True)
class Mutant:
    """A definition with one change.

    Attributes:
        kind: what kind of change it is, in words.
        line: where it is, counted from 1 in the definition.
        before, after: the lines that differ, without and with it; empty where it only adds lines, or leaves some out.
        code: the whole definition with it.
    """

    kind: str
    line: int
    before: str
    after: str
    code: str


def mutants_of(definition: str, vocabulary: Vocabulary | None = None) -> list[Mutant]:
    """All mutants of a definition, in the order of the text.

    They are what the search for repairs would try on it, turned round: a change that mends many a wrong program makes
    a right one wrong. Left out is what Python compiles to the same code as the definition, or as a mutant before it,
    whatever stands in its docstrings.

    Args:
        definition: the text.
        vocabulary: words of right programs, some of which are put in.
    """
    source = Source(definition)
    found, known = [], {essence(definition, idle=False)}
    for edit in sorted(_changes(Context(source, vocabulary or Vocabulary())), key=_place):
        code = source.changed(*edit.splices)
        compiled = essence(code, idle=False)
        if compiled is not None and compiled not in known:
            known.add(compiled)
            found.append(Mutant(change_of(edit.kind), *_difference(definition, code), code))
    return found


def draw(mutants: list[Mutant], most: int, seed: str) -> list[Mutant]:
    """At most so many of them, in their order: as many of each kind as there are, or as fit.

    Args:
        mutants: those to draw from.
        most: how many.
        seed: the same seed draws the same ones.
    """
    if len(mutants) <= most:
        return mutants
    kinds: dict[str, list[int]] = defaultdict(list)
    for number, mutant in enumerate(mutants):
        kinds[mutant.kind].append(number)
    drawn = random.Random(seed)
    for numbers in kinds.values():
        drawn.shuffle(numbers)
    longest = max(map(len, kinds.values()))
    in_turn = [numbers[turn] for turn in range(longest) for numbers in kinds.values() if turn < len(numbers)]
    return [mutants[number] for number in sorted(in_turn[:most])]


def change_of(kind: str) -> str:
    """What an edit of a kind does to a right program, in words: where something was missing, it adds something."""
    words = kind.replace("_", " ")
    for ending, done in ((" missing", "added"), (" more", "left out")):
        if words.endswith(ending):
            return f"{words.removesuffix(ending)} {done}"
    return words


def _changes(context: Context) -> Iterator[Edit]:
    yield from edits(context)
    for node in context.nodes:
        for change in WRONG_WAY:
            yield from change(context, node)


def _place(edit: Edit) -> tuple[int, int, str, tuple[str, ...]]:
    starts, ends = [one.start for one in edit.splices], [one.end for one in edit.splices]
    return min(starts), max(ends), edit.kind, tuple(one.text for one in edit.splices)


def _difference(before: str, after: str) -> tuple[int, str, str]:
    """The number of the first line in which two texts differ, and the lines of each that do."""
    old, new = before.split("\n"), after.split("\n")
    shorter = min(len(old), len(new))
    first = next((number for number in range(shorter) if old[number] != new[number]), shorter)
    same = next((n for n in range(shorter - first) if old[-1 - n] != new[-1 - n]), shorter - first)
    return first + 1, "\n".join(old[first : len(old) - same]), "\n".join(new[first : len(new) - same])
