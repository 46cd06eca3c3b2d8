"""Mutants of a definition: its text with one small change each, in a fixed order, and a draw of some of them."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from autograder.author.mutators import MUTATORS
from autograder.repair.same_code import essence
from autograder.repair.splices import Source, Splice, inside


@dataclass(frozen=True)
class Mutant:
    """A definition with one change.

    Attributes:
        kind: what kind of change it is.
        line: where it is, counted from 1 in the definition.
        before, after: the lines that it touches, without and with it.
        code: the whole definition with it.
    """

    kind: str
    line: int
    before: str
    after: str
    code: str


def mutants_of(definition: str) -> list[Mutant]:
    """All mutants of a definition, in the order of the text.

    Left out is what Python compiles to the same code as the definition, or as a mutant before it.
    """
    source = Source(definition)
    found, known = [], {essence(definition)}
    for splice in sorted(_splices(source), key=lambda one: (one.start, one.end, one.kind, one.text)):
        code = source.changed(splice)
        compiled = essence(code)
        if compiled is not None and compiled not in known:
            known.add(compiled)
            found.append(Mutant(splice.kind, source.line(splice.start), *source.lines(splice), code))
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


def _splices(source: Source) -> Iterator[Splice]:
    for node in inside(source.tree, functions=True):
        for mutator in MUTATORS:
            yield from mutator(source, node)
