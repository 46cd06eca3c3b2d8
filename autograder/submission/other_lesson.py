"""Work for another lesson, which lies where the work for this one should: known by the tasks that it defines."""

from collections.abc import Mapping

from autograder.submission.parsing import parse
from autograder.submission.program import Program
from autograder.submission.tasks import bound_names

MANY = 2  # tasks of another lesson by which its work is known


def other_lessons_work(
    program: Program | None, names: frozenset[str], others: Mapping[str, frozenset[str]]
) -> str | None:
    """The lesson whose work a program is: with none of this one's tasks, and several of that one's; None for no other.

    Args:
        program: what was handed in; None where it cannot be read.
        names: of this lesson's tasks.
        others: the names of other lessons' tasks, by lesson.
    """
    if program is None or program.broken:
        return None
    defined = frozenset[str]().union(*(bound_names(parse(unit.source)) for unit in program.units if not unit.skip))
    other = max(others, key=lambda name: len((others[name] - names) & defined), default="")
    if names & defined or not other or len((others[other] - names) & defined) < MANY:
        return None
    return other
