"""Repairs in the place of a statement: where one more is needed and one of the student's should have done its work."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from autograder.repair.asking import Asking
from autograder.repair.edit import Edit
from autograder.repair.kinds import Kind
from autograder.repair.subject import Piece
from autograder.repair.trials import MOST_PROVEN, Proven, Repair, Trial, apart, repair_of

SECONDS = 0.5  # that this may take


def put_in_place(
    ask: Asking,
    repairs: list[Repair],
    singles: Sequence[Trial],
    make: Callable[[Piece, tuple[Edit, ...]], Trial],
    proven: Proven,
) -> list[Repair]:
    """Repairs of which the likeliest, where it is a statement more, stands for one of the student's.

    That is one which had something to do and has nothing any more beside what is added: it should have done that, and
    is the one to look at.

    Args:
        ask: the task's probes.
        repairs: what was found, the likeliest first.
        singles: the edits of the search.
        make: makes a trial of edits.
        proven: marks the program with a repair, in new processes.
    """
    first, *others = repairs
    if not _is_one_more(first) or first.checks or not ask.is_quick(ask.first):
        return repairs
    [added], until = first.edits, time.monotonic() + SECONDS
    without = [
        one
        for one in singles
        if one.piece is first.piece and one.edits[0].kind == Kind.STATEMENT_MORE and apart((added, *one.edits))
    ]
    together = [
        make(first.piece, (added, *without[number].edits))
        for number, seen in sorted(ask.run([ask.first], without, until).items())
        if ask.failures(seen[ask.first], ask.first) != ask.own
    ]
    for one in ask.passing(together, until)[:MOST_PROVEN]:
        left_out = one.edits[1]
        splices = (*left_out.splices, *added.splices)
        made = replace(added, kind=Kind.STATEMENT_OTHER, splices=splices, focus=left_out.focus)
        found = repair_of(make(first.piece, (made,)), ask.subject.pieces)
        if proven(found):
            return [replace(found, cost=first.cost), *(one for one in others if not _is_one_more(one))]
    return repairs


def _is_one_more(repair: Repair) -> bool:
    return [edit.kind for edit in repair.edits] == [Kind.STATEMENT_MISSING]
