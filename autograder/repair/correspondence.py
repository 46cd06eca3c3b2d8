"""Correspondence: the student's statement that goes with what a named mistake changes in the reference.

Statements are compared by what they are made of, without running anything. How much each kind of evidence weighs was
learnt on programs of the corpus: the weights are those under which the faulty statement is most likely the one with the
greatest sum.
"""

import ast
import math
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.judge.result import Place
from autograder.repair.evidence import Evidence, evidence
from autograder.repair.parts import Part, parts
from autograder.submission.parsing import parse
from autograder.submission.program import Program, Unit
from autograder.submission.tasks import reached

WEIGHTS = Evidence(
    changed=0.11,
    changed_words=0.84,
    came=0.56,
    came_words=1.82,
    went=0.07,
    kept=-1.10,
    kept_words=-1.45,
    right=-0.19,
    gap=1.36,
    before_gap=0.45,
    lost=0.85,
    away=-0.89,
    other_head=-0.68,
    said=2.03,
    depth=-0.59,
    new=-0.31,
    new_words=1.08,
    new_features=0.92,
    gone_words=1.08,
    moved=0.18,
    stray=1.46,
    late=-0.73,
    returns=0.18,
    head=-0.50,
)
SURE = 0.75  # how likely a statement has to be: a wrong line is worse than the whole definition
NEIGHBOUR = 0.8  # how much a statement has to be like the neighbour of one that is missing
WORDS_LEFT = 0.3  # how much another one may have of the missing one's words
MOST_PARTS = 120  # statements; in longer code none is looked for
MOST_FEATURES = 6_000


@dataclass(frozen=True)
class Statement:
    """A statement of a student's, with what speaks for a named mistake in it.

    Attributes:
        place: where it stands.
        chance: how likely it is the faulty one, if one of them is.
        beside_gap: whether a statement is only missing, and this is one of its neighbours.
    """

    place: Place
    chance: float
    beside_gap: bool


def statements(
    program: Program, task: str, others: frozenset[str], reference: str, variant: str, explanation: str
) -> list[Statement]:
    """The statements of a task, in their order; none where there are too many to compare.

    Args:
        program: the student's.
        task: what is defined.
        others: names of the other tasks, whose definitions are left out.
        reference: the right definition.
        variant: a definition with the mistake.
        explanation: what is said about the mistake, with names in backticks.
    """
    try:
        own = _own_parts(program, task, others)
    except RecursionError:  # it is nested more deeply than can be followed
        return []
    student = [part for _, part in own]
    if not student or len(student) > MOST_PARTS or sum(len(part.features) for part in student) > MOST_FEATURES:
        return []
    found = evidence(_parts_of(reference), _parts_of(variant), student, explanation)
    only_missing = max(one.lost for one in found) <= WORDS_LEFT  # else its words stand somewhere
    return [
        Statement(_place(*part), chance, only_missing and one.gap >= NEIGHBOUR)
        for part, chance, one in zip(own, chances(found), found, strict=True)
    ]


def faulty(found: Sequence[Statement]) -> Place | None:
    """The one of some statements that a mistake is in; None where no one of them is likely enough.

    Where a statement is only missing, it is the last of its neighbours.
    """
    best = max(found, key=lambda one: one.chance, default=None)
    if best is not None and best.chance >= SURE:
        return best.place
    return next((one.place for one in reversed(found) if one.beside_gap), None)


def _own_parts(program: Program, task: str, others: frozenset[str]) -> list[tuple[Unit, Part]]:
    return [
        (unit, part)
        for unit, statement in reached(program, task, others).values()
        if not isinstance(statement, ast.Import | ast.ImportFrom)
        for part in parts(statement)
    ]


def chances(found: Sequence[Evidence], weights: Evidence = WEIGHTS) -> list[float]:
    """How likely each of some statements is the faulty one, if one of them is."""
    sums = [sum(weight * value for weight, value in zip(weights, one, strict=True)) for one in found]
    powers = [math.exp(one - max(sums)) for one in sums]
    return [one / sum(powers) for one in powers]


def _parts_of(text: str) -> list[Part]:
    return [
        part
        for statement in parse(text).body
        if not isinstance(statement, ast.Import | ast.ImportFrom)
        for part in parts(statement)
    ]


def _place(unit: Unit, part: Part) -> Place:
    line = unit.source.split("\n")[part.node.lineno - 1]
    column = len(line.encode()[: part.node.col_offset].decode(errors="replace")) + 1
    return Place(unit.file, part.node.lineno, unit.cell, line.strip()[:200], column, part.end_line)
