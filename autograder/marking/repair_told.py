"""What is told of a task's repairs: the cheapest, its places, and how sure it is."""

import ast

from autograder.judge.result import Place, Proof, TaskRepair
from autograder.repair.describe import changed_lines, first_change, pattern, replaced_part, turned_round, words_changed
from autograder.repair.kinds import Kind
from autograder.repair.subject import Piece
from autograder.repair.trials import Repair
from autograder.repair.words import advice, brackets, headline, meanings

MOST_WORDS = 10  # that a change may touch to count as proven
TIE = 0.75  # repairs that cost so little more than the cheapest are as likely
MOST_PLACES = 2
MOST_LINES = 4  # of one repair: whoever has to change more learns nothing from where


def as_told(repairs: list[Repair]) -> TaskRepair | None:
    """What is told of the repairs of a task: the cheapest, and where others are as likely their places too."""
    repairs = [one for one in repairs if len(_lines(one)) <= MOST_LINES]
    if not repairs:
        return None
    best = repairs[0]
    alike = [one for one in repairs if one.cost <= best.cost + TIE and one.dead <= best.dead]
    lines = list(dict.fromkeys((one.piece, line) for one in alike for line in _lines(one)))
    own = [(best.piece, line) for line in _lines(best)]
    before, after = changed_lines(best.piece.text, best.code)
    small = words_changed(best.piece.text, best.code) <= MOST_WORDS and not best.dead
    alone = len(best.edits) == 1 and not best.checks  # of several edits each would need its words
    proven = small and alone and set(lines) == set(own)
    places = tuple(_place(piece, line) for piece, line in (own if len(lines) > MOST_PLACES else lines))
    kinds = [str(edit.kind) for edit in best.edits]
    proof = Proof.PROVEN if proven else Proof.MENDS
    turned = turned_round(best.piece.text, best.code) if kinds == [Kind.GROUPING] else None
    said = [brackets(*turned)] if turned else []
    said = [one for one in said if one] or meanings(kinds, replaced_part(best.piece.text, best.code))
    return TaskRepair(
        headline(said, places, proof, any_of_them=len(places) > len(own)),
        advice(kinds, proof),
        proof,
        places,
        tuple(kinds),
        before,
        after,
        pattern(best.piece.text, best.code),
        checks=best.checks,
    )


def _lines(repair: Repair) -> tuple[int, ...]:
    """The lines of a repair. Of a statement of several lines that is replaced as a whole, the first that changes."""
    if len(repair.lines) > 1:
        return repair.lines
    above = repair.piece.line - 1
    changed = first_change(repair.piece.text, repair.code)
    simple = [one for one in ast.walk(repair.piece.source.tree) if isinstance(one, ast.stmt) and not _holds_others(one)]
    for statement in simple:
        if changed and statement.lineno == repair.lines[0] - above < changed <= (statement.end_lineno or 0):
            return (above + changed,)
    return repair.lines


def _holds_others(statement: ast.stmt) -> bool:
    return bool(getattr(statement, "body", None))


def _place(piece: Piece, line: int) -> Place:
    code = piece.unit.source.split("\n")[line - 1].strip()
    return Place(piece.unit.file, line, piece.unit.cell, code)
