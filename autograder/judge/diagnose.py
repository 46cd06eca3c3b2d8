"""Recognise a mistake: a wrong variant whose observations are the student's, on the same inputs.

A wrong name is worse than none, so a variant is named only if it alone fits everything that was
observed of the task.
"""

from autograder.engine.session import Observation
from autograder.judge.compare import agrees
from autograder.judge.outcome import Diagnosis
from autograder.lesson.claims import FLOAT32

Fingerprints = dict[str, tuple[Diagnosis, dict[str, Observation]]]


def diagnose(
    fingerprints: Fingerprints,
    seen: dict[str, Observation],
    expected: dict[str, list[Observation]],
    probe: str,
) -> Diagnosis | None:
    """The one mistake that explains a failed check, or None.

    Args:
        fingerprints: of each wrong variant of the task, by id.
        seen: the student's observations by probe.
        expected: the reference's.
        probe: the probe of the failed check; a variant that is right there explains nothing.
    """
    fitting = [
        diagnosis
        for diagnosis, print_ in fingerprints.values()
        if print_
        and all(name in seen and alike(seen[name], observed) for name, observed in print_.items())
        and (probe not in print_ or not alike(print_[probe], expected[probe][0]))
    ]
    return fitting[0] if len(fitting) == 1 else None


def alike(one: Observation, other: Observation) -> bool:
    """Whether two observations show the same behaviour."""
    if one.failure is not None or other.failure is not None:
        return (
            one.failure is not None
            and other.failure is not None
            and one.failure["kind"] == other.failure["kind"]
            and one.failure.get("message") == other.failure.get("message")
        )
    common = {key: other.values[key] for key in other.values if key in one.values}
    return (
        common.keys() == one.values.keys() & other.values.keys()
        and bool(common)
        and all(
            agrees(one.values[key], common[key], FLOAT32) or _both_nan(one.values[key], common[key]) for key in common
        )
    )


def _both_nan(one: object, other: object) -> bool:
    return isinstance(one, float) and isinstance(other, float) and one != one and other != other
