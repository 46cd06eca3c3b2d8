"""Reasons: whether two checks of a task certainly failed for different ones.

Numbers that are wrong may follow from anything that is wrong before them; nothing is said of those.
"""

from collections.abc import Container, Sequence
from dataclasses import replace

from autograder.judge.result import CheckResult, Outcome


def with_reasons(results: Sequence[CheckResult], unexplained: Container[str]) -> list[CheckResult]:
    """The results of a task; of failed ones it is known whether the first one's reason is certainly not theirs.

    Args:
        results: in their order.
        unexplained: the names of checks that fail and that none of the mistakes with a name can be behind.
    """
    failed = [one for one in results if one.outcome is Outcome.FAILED]
    return [
        replace(one, apart=True)
        if one in failed[1:] and (one.name in unexplained or _are_apart(failed[0], one))
        else one
        for one in results
    ]


def _are_apart(first: CheckResult, other: CheckResult) -> bool:
    """Whether what is seen of two failed checks cannot come of one mistake."""
    one, two = first.fault, other.fault
    if one is None or two is None or first.diagnoses or other.diagnoses:
        return False  # mistakes with a name say it better
    match one.nature, two.nature:
        case ("numbers", "kind") | ("kind", "numbers"):
            return True
        case ("numbers", "stopped"):
            return two.line is not None
        case ("stopped", "stopped"):
            return one.family != two.family and None not in (one.line, two.line) and one.line != two.line
    return False
