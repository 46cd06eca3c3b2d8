"""Correspondence: the student's statement that goes with what a named mistake changes in the reference.

Statements are compared by what they are made of, without running anything. How much each kind of evidence weighs was
learnt on programs of the corpus: the weights are those under which the faulty statement is most likely the one with the
greatest sum.
"""

import ast
import math
from collections.abc import Sequence

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


def faulty_statement(
    program: Program, task: str, others: frozenset[str], reference: str, variant: str, explanation: str
) -> Place | None:
    """The statement of a student's that a mistake is in; None where no one of them is likely enough.

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
        return None
    student = [part for _, part in own]
    if not student or len(student) > MOST_PARTS or sum(len(part.features) for part in student) > MOST_FEATURES:
        return None
    found = evidence(_parts_of(reference), _parts_of(variant), student, explanation)
    likely = chances(found)
    best = max(range(len(own)), key=likely.__getitem__)
    if likely[best] >= SURE:
        return _place(*own[best])
    after = _after_the_gap(found)
    return None if after is None else _place(*own[after])


def _own_parts(program: Program, task: str, others: frozenset[str]) -> list[tuple[Unit, Part]]:
    return [
        (unit, part)
        for unit, statement in reached(program, task, others).values()
        if not isinstance(statement, ast.Import | ast.ImportFrom)
        for part in parts(statement)
    ]


def _after_the_gap(found: Sequence[Evidence]) -> int | None:
    """Where a statement is only missing, the last of its neighbours; None where its words stand somewhere."""
    nearest = max(one.gap for one in found)
    if nearest < NEIGHBOUR or max(one.lost for one in found) > WORDS_LEFT:
        return None
    return max(place for place, one in enumerate(found) if one.gap >= NEIGHBOUR)


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
