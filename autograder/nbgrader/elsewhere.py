"""Which notebooks do not run in a process of the kit's, and why."""

from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from autograder.core.language import noted, tr
from autograder.nbgrader.confined_kernels import why_not_confined
from autograder.nbgrader.kernels import why_not_here
from autograder.nbgrader.settings import TorchGrade
from autograder.sandbox.choice import choose

LEAST = 2  # the level from which on cells run in processes of the kit's
CONFINED = noted("this notebook's kernel runs confined by bubblewrap, its tests beside the student's code: %s")
UNISOLATED = noted("this notebook runs unisolated, as in plain nbgrader: %s")


@dataclass(frozen=True)
class Elsewhere:
    """Why a notebook does not run in a process of the kit's.

    Attributes:
        why: in words.
        confined: whether its kernel is confined.
    """

    why: str
    confined: bool = False


def elsewhere_of(part: Any, nb: NotebookNode, resources: Any) -> Elsewhere | None:
    """Why a notebook does not run in a process of the kit's; None where it does.

    Args:
        part: the part of nbgrader that is to run it.
        nb: the notebook.
        resources: as nbgrader hands them to its parts.
    """
    settings = TorchGrade(parent=part)
    if "nbgrader" not in resources:
        return Elsewhere(tr("it is no submission"))
    if not settings.isolate:
        return Elsewhere(tr("c.TorchGrade.isolate is False"))
    if resources["nbgrader"]["assignment"] in settings.not_isolated:
        return Elsewhere(tr("its assignment is in c.TorchGrade.not_isolated"))
    why = why_not_here(nb, part.kernel_name, part.config)
    if why:
        loose = why_not_confined()
        if loose:
            return Elsewhere(tr("{why}, and {loose}", why=why, loose=loose))
        return Elsewhere(why, confined=True)
    least = settings.min_tier
    if choose(least) < LEAST:
        return Elsewhere(tr("c.TorchGrade.min_tier is {least}, and this machine isolates no better", least=least))
    return None
