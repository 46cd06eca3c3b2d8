"""Trials of a search, and the repairs that come of them."""

import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from autograder.repair.bypass import abandoned_statements, dead_statements, is_bypass
from autograder.repair.describe import words_changed
from autograder.repair.edit import Edit
from autograder.repair.kinds import Kind
from autograder.repair.subject import Piece
from autograder.wire.observation import Observation

Failed = tuple[tuple[str, str], ...]  # checks that do not hold, with what they got
ENDLESS = ("TimeLimit", "LimitReached", "Killed")
MOST_WORDS = 25  # that a repair may change: whoever writes more anew has not mended the program
MOST_PROVEN = 3  # of the repairs that pass at the same time
DEAD = 3.0  # what a statement that has nothing to do any more adds to the cost


@dataclass(frozen=True)
class Trial:
    """Edits of one piece, ready to be run.

    Attributes:
        base: the trial beside whose edits there is one more; None where there is none of these.
    """

    piece: Piece
    edits: tuple[Edit, ...]
    source: str
    cost: float
    base: "Tried | None" = None


@dataclass(frozen=True)
class Tried:
    """What came of a trial on one probe.

    Attributes:
        failed: the checks that do not hold, with what they got: empty where all hold.
        probe: which probe it is.
        reached: the line where it stopped, in the count of its text; infinite where it went through.
    """

    trial: Trial
    failed: Failed
    probe: str
    reached: float = math.inf


@dataclass(frozen=True)
class Repair:
    """Edits after which every check of the task holds.

    Attributes:
        piece: where they are made.
        edits: what is changed.
        cost: how unlikely it is what has to be changed; to compare repairs.
        lines: of the faulty statements, in the unit's own count.
        dead: how many statements would have nothing to do any more.
        checks: those of the failed checks that hold after it; empty where all do.
    """

    piece: Piece
    edits: tuple[Edit, ...]
    cost: float
    lines: tuple[int, ...]
    dead: int
    checks: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The piece with the edits."""
        return self.piece.source.changed(*(splice for edit in self.edits for splice in edit.splices))


Proven = Callable[[Repair], bool]  # marks the program with a repair, in new processes


@dataclass
class Searched:
    """What came of a search.

    Attributes:
        repairs: those that hold, the cheapest first.
        tried: how many candidates were run.
        seconds: how long it took.
    """

    repairs: list[Repair] = field(default_factory=list)
    tried: int = 0
    seconds: float = 0.0


def reached_line(seen: Observation) -> float:
    """The line where a program stopped, as `Tried` has it; 0 where it did not come to an end."""
    failure = seen.failure
    if failure is None:
        return math.inf
    line = failure.get("line")
    return float(line) if isinstance(line, int) else 0.0 if failure["kind"] in ENDLESS else math.inf


def repair_of(trial: Trial, pieces: Sequence[Piece]) -> Repair:
    """A trial that passes as a repair.

    Args:
        trial: it.
        pieces: all of the program's that the task hangs on, the task's own first.
    """
    lines = tuple(sorted({trial.piece.line - 1 + trial.piece.source.line(edit.focus) for edit in trial.edits}))
    dead = dead_statements(trial.piece.text, trial.source) + abandoned_statements(pieces, trial.piece, trial.source)
    return Repair(trial.piece, trial.edits, trial.cost, lines, dead)


def worth(repair: Repair) -> float:
    """By what repairs are compared: the lower, the likelier."""
    return repair.cost + DEAD * repair.dead


def answers_beside(repair: Repair) -> bool:
    """Whether a right program's `return` is put beside the student's work, which then has nothing to do or goes."""
    kinds = {edit.kind for edit in repair.edits}
    answers = any(
        splice.text.lstrip().startswith("return ")
        for edit in repair.edits
        if edit.source == "donor" and edit.kind == Kind.STATEMENT_MISSING
        for splice in edit.splices
    )
    return answers and (repair.dead > 0 or Kind.STATEMENT_MORE in kinds)


def is_honest(repair: Repair) -> bool:
    """Whether a repair mends the student's work, and puts no other in its place."""
    return not (
        is_bypass(repair.piece.text, repair.code)
        or answers_beside(repair)
        or (words_changed(repair.piece.text, repair.code) > MOST_WORDS and not _is_moved(repair))
    )


def _is_moved(repair: Repair) -> bool:
    """Whether all words of a repair stand elsewhere in the program already."""
    return all(edit.kind == Kind.MADE_OUTSIDE for edit in repair.edits)


def merged(trials: Iterable[Trial]) -> list[Trial]:
    """One trial for each text, at the lowest cost; an edit whose kind says more goes before a donor's."""
    found: dict[str, Trial] = {}
    for one in trials:
        text = "\n".join(_plain(line) for line in one.source.split("\n"))
        other = found.setdefault(text, one)
        if other is not one:
            first, second = sorted((other, one), key=lambda trial: trial.edits[0].source == "donor")
            found[text] = replace(first, cost=min(first.cost, second.cost))
    return list(found.values())


def _plain(line: str) -> str:
    """A line with its indentation, and no other blanks."""
    return line[: len(line) - len(line.lstrip())] + "".join(line.split())


def apart(made: Sequence[Edit]) -> bool:
    """Whether edits can be made together: no two of their pieces of text overlap."""
    spans = sorted((splice.start, splice.end) for edit in made for splice in edit.splices)
    return all(one[1] <= other[0] and one != other for one, other in itertools.pairwise(spans))
