"""The choice of an isolation level for a run, and the refusal where that is less than asked for."""

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.core.text import upper
from autograder.sandbox import Levels, available
from autograder.sandbox.levels import NONE

LEAST = 2  # what marking strangers' programs needs, unless less is asked for by name


class IsolationProblem(UsageProblem):
    """This machine isolates less than was asked for; the text says what is missing and how to go on knowingly."""


def choose(least: int = LEAST, offered: Levels | None = None) -> int:
    """The best level that this machine offers.

    Args:
        least: the lowest that will do.
        offered: what the machine offers; found by trying if None.

    Raises:
        IsolationProblem: the best is below `least`.
    """
    offered = offered or available()
    if offered.best >= least:
        return offered.best
    raise IsolationProblem(refusal(least, offered))


def refusal(least: int, offered: Levels) -> str:
    """Why a run does not start, what to do about it, and how to go on without."""
    missing = [
        f"  - {tr(layer.name)}: {layer.why}. {upper(layer.advice)}." for layer in offered.layers if not layer.works
    ]
    wanted = offered.problems.get(least, "")
    parts = [
        tr(
            "student programs can be isolated here only at tier {best}, and tier {least} is the least that "
            "is asked for. Tier {least} does not work: {problem}.",
            best=offered.best,
            least=least,
            problem=wanted or tr("unknown"),
        )
    ]
    parts += [tr("What is missing:"), *missing] if missing else []
    less = tr(
        "`autograder doctor` shows all of it. To go on with less, ask for it by name: `--min-tier {best}`",
        best=offered.best,
    )
    danger = tr(
        "The programs can then read, change and send away whatever you can: do that only with programs that you "
        "trust, or on a machine that holds nothing else"
    )
    parts.append(f"{less}. {danger}" if offered.best == NONE else less)
    return "\n".join(parts)
