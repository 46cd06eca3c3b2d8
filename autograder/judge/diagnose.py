"""Recognise a mistake: a wrong variant whose observations are the student's, on the same inputs.

A wrong name is worse than none, so a variant is named only if it alone fits everything that was
observed of the task.
"""

import math
from typing import Any

import torch

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
    """Whether two observations show the same behaviour. Values under names that begin with `_`, such as line
    numbers, are for messages and say nothing about that."""
    if one.failure is not None or other.failure is not None:
        return (
            one.failure is not None
            and other.failure is not None
            and one.failure["kind"] == other.failure["kind"]
            and one.failure.get("message") == other.failure.get("message")
        )
    common = {key for key in one.values.keys() & other.values.keys() if not key.startswith("_")}
    return bool(common) and all(agrees(_finite(one.values[key]), _finite(other.values[key]), FLOAT32) for key in common)


# Stand for nan and the infinities, which agree with nothing in a judgement but are a behaviour like others here.
_NAN, _INFINITY = 1.234e30, 2.345e30


def _finite(value: Any) -> Any:
    """The value with numbers in the place of nan and infinities."""
    if isinstance(value, torch.Tensor):
        if not value.is_floating_point():
            return value
        return torch.nan_to_num(value.double(), nan=_NAN, posinf=_INFINITY, neginf=-_INFINITY)
    if isinstance(value, float) and not math.isfinite(value):
        return _NAN if math.isnan(value) else math.copysign(_INFINITY, value)
    if isinstance(value, list):
        return [_finite(item) for item in value]
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return value
