"""Explanations for later: marking takes note of what failed, and the place is looked for when the verdict is told.

A student waits for the verdict, so nothing is looked for before it; and for the place a few seconds, no more.
"""

from dataclasses import replace

from autograder.judge.result import Proof, TaskRepair, TaskResult
from autograder.marking.agreement import with_repair
from autograder.marking.unexplained import Unexplained
from autograder.runner.launcher import KitFailure, Launcher
from autograder.runner.patience import Hurried, OutOfTime, Patience

SECONDS = 3.0  # for one task, all in all
SINGLE, MORE = 2.0, 0.8  # of these, for one change and for two together


class Later:
    """Stands in a marker where `autograder.marking.repairs.Repairs` stands in that of a class.

    Attributes:
        failed: the tasks that failed in the last marking.
    """

    def __init__(self) -> None:
        self.failed: dict[str, Unexplained] = {}

    def marked(self, seconds: float) -> None:
        """Another program was run: what failed before is over."""
        self.failed = {}

    def find(self, failed: Unexplained) -> TaskRepair | None:
        """Take note; nothing is looked for yet."""
        self.failed[failed.result.name] = failed
        return None


def explained_later(failed: Unexplained, launcher: Launcher, patience: Patience) -> TaskResult | None:
    """The task's result with the change that mends it and its place; None where none is found in time.

    Args:
        failed: the task.
        launcher: runs the changed programs; nothing else may be running in it.
        patience: how long it may take.
    """
    from autograder.marking.marker import Marker
    from autograder.marking.repairs import Effort, Repairs

    before = failed.marker
    marker = Marker(before.lesson, before.expected, Hurried(launcher, patience))
    repairs = Repairs(Effort(SINGLE, MORE))
    try:
        found = repairs.find(replace(failed, marker=marker))
    except (KitFailure, OutOfTime, OSError):  # the verdict stands, whatever became of the search
        return None
    if found is None:
        return None
    return with_repair(
        failed.result,
        _believed(found),
        lambda mistake: marker.statements(failed.program, failed.result.name, mistake),
    )


def _believed(found: TaskRepair) -> TaskRepair:
    """What can be said of a repair that was found without pieces of right programs.

    Where several changes were needed together, the likely ones were often out of reach, and what was found instead
    names another mistake. The line is the right one all the same.
    """
    if len(found.kinds) == 1 or found.proof is Proof.MENDS:
        return found
    from autograder.repair.words import advice, headline

    title = headline((), found.places, Proof.MENDS, any_of_them=False)
    return replace(found, proof=Proof.MENDS, title=title, advice=advice((), Proof.MENDS))
