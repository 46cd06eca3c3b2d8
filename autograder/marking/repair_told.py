"""What is told of a task's repairs: the cheapest, its places, and how sure it is."""

from autograder.judge.result import Place, Proof, TaskRepair
from autograder.repair.describe import changed_lines, pattern, replaced_part, words_changed
from autograder.repair.subject import Piece
from autograder.repair.trials import Repair
from autograder.repair.words import advice, headline, meanings

MOST_WORDS = 10  # that a change may touch to count as proven
TIE = 0.75  # repairs that cost so little more than the cheapest are as likely
MOST_PLACES = 2


def as_told(repairs: list[Repair]) -> TaskRepair | None:
    """What is told of the repairs of a task: the cheapest, and where others are as likely their places too."""
    if not repairs:
        return None
    best = repairs[0]
    alike = [one for one in repairs if one.cost <= best.cost + TIE and one.dead <= best.dead]
    lines = list(dict.fromkeys((one.piece, line) for one in alike for line in one.lines))
    own = [(best.piece, line) for line in best.lines]
    before, after = changed_lines(best.piece.text, best.code)
    small = words_changed(best.piece.text, best.code) <= MOST_WORDS and not best.dead
    proven = small and set(lines) == set(own) and len(best.edits) == 1  # of several edits each would need its words
    places = tuple(_place(piece, line) for piece, line in (own if len(lines) > MOST_PLACES else lines))
    kinds = [str(edit.kind) for edit in best.edits]
    proof = Proof.PROVEN if proven else Proof.MENDS
    said = meanings(kinds, replaced_part(best.piece.text, best.code))
    return TaskRepair(
        headline(said, places, proof, any_of_them=len(places) > len(own)),
        advice(kinds, proof),
        proof,
        places,
        tuple(kinds),
        before,
        after,
        pattern(best.piece.text, best.code),
    )


def _place(piece: Piece, line: int) -> Place:
    code = piece.unit.source.split("\n")[line - 1].strip()
    return Place(piece.unit.file, line, piece.unit.cell, code)
