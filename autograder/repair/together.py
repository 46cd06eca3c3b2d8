"""Differences from a right program made together: those of all that are needed, or a few of them."""

import itertools
from collections.abc import Callable, Iterator

from autograder.repair.donors import differences
from autograder.repair.edit import Edit
from autograder.repair.failed_task import FailedTask
from autograder.repair.subject import Piece
from autograder.repair.trials import Trial, apart

MOST_TOGETHER = 4  # differences made at once, of which it is not known whether any are needed
MOST_SETS = 200  # of as many differences
MOST_DIFFERENCES = 12  # of which those that are needed are looked for
MOST_REDUCED = 3  # right programs that this is done with
Make = Callable[[Piece, tuple[Edit, ...]], Trial]
Passing = Callable[[list[Trial]], list[Trial]]


def a_few(subject: FailedTask, make: Make) -> list[Trial]:
    """Few differences from one right definition at once, the cheapest sets first.

    Args:
        subject: what is known of the task.
        make: makes a trial of edits.
    """
    found = []
    for piece, some in _differences(subject):
        for count in range(1, MOST_TOGETHER + 1):
            sets = itertools.islice(itertools.combinations(some, count), MOST_SETS)
            found += [make(piece, chosen) for chosen in sets if apart(chosen)]
    return sorted(found, key=lambda one: one.cost)


def those_needed(subject: FailedTask, make: Make, passing: Passing) -> list[Trial]:
    """All differences from one right definition at once, where that passes, without those that are not needed.

    Args:
        subject: what is known of the task.
        make: makes a trial of edits.
        passing: those of some trials after which the task's checks hold.
    """
    whole = [
        make(piece, tuple(some))
        for piece, some in _differences(subject)
        if 1 < len(some) <= MOST_DIFFERENCES and apart(some)
    ]
    right = sorted(passing(whole), key=lambda one: len(one.edits))
    return [_without_the_needless(one, make, passing) for one in right[:MOST_REDUCED]]


def _without_the_needless(trial: Trial, make: Make, passing: Passing) -> Trial:
    while len(trial.edits) > 1:
        kept = [trial.edits[:place] + trial.edits[place + 1 :] for place in range(len(trial.edits))]
        smaller = passing([make(trial.piece, one) for one in kept])
        if not smaller:
            break
        trial = min(smaller, key=lambda one: one.cost)
    return trial


def _differences(subject: FailedTask) -> Iterator[tuple[Piece, list[Edit]]]:
    for piece in subject.pieces:
        context = piece.context(subject.vocabulary)
        for donor in subject.donors:
            yield piece, differences(context, donor, subject.trace, subject.known)
