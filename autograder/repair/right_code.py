"""Right code of a task: the reference and other right programs, as repairs of wrong ones use them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.repair.donors import Donor, functions
from autograder.repair.edits.context import Vocabulary
from autograder.repair.subject import pieces
from autograder.repair.vocabulary import words_of
from autograder.runner.candidates import Trace
from autograder.submission.program import Program
from autograder.submission.tasks import code_of
from autograder.wire.observation import Observation


@dataclass(frozen=True)
class RightCode:
    """What is known of right programs.

    Attributes:
        vocabulary: words that they use.
        donors: their functions.
        values: what their names take, as digests.
        screens: what the task's screen shows of each of them; none where it has no screen.
    """

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    donors: tuple[Donor, ...] = ()
    values: frozenset[str] = frozenset()
    screens: tuple[Observation, ...] = ()


def right_code(
    task: str,
    others: frozenset[str],
    programs: Sequence[Program],
    traces: Sequence[Trace],
    screens: Sequence[Observation] = (),
) -> RightCode:
    """What right programs of a task have to give.

    Args:
        task: which.
        others: the other tasks, which are left out.
        programs: right programs, the reference first.
        traces: the values of each of them.
        screens: what the task's screen shows of them.
    """
    donors = tuple(
        Donor(function, trace)
        for program, trace in zip(programs, traces, strict=True)
        for piece in pieces(program, task, others)
        for function in functions(piece.source.tree).values()
    )
    words = words_of(*(code_of(program, task, others) for program in programs))
    values = frozenset(value for trace in traces for *_, value in trace.values)
    return RightCode(words, donors, values, tuple(one for one in screens if one.failure is None))
