"""Comparison of values: exact where a claim says exact, within a named tolerance where it says close.

Values come from a student's process. Every comparison here is `err <= bound` on finite float64 numbers of
equal shape, so NaN, infinities and broadcasting win nothing.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import torch

from autograder.core.kinds import names_a_kind
from autograder.core.language import tr, tr_plural
from autograder.core.retelling import retold
from autograder.core.text import number, numbers_apart
from autograder.judge.result import NUMBER
from autograder.judge.shown import dtype, listed, shape, show
from autograder.lesson.claims import Close, Equal, Holds, Tolerance, Written
from autograder.wire import Opaque


class Nature(StrEnum):
    """In what a value differs from a right one."""

    KIND = "kind"
    NUMBERS = "numbers"
    OTHER = "other"


@dataclass(frozen=True)
class Difference:
    """Why a claim does not hold.

    Attributes:
        what: the thing compared, in the student's words.
        expected: text for people.
        got: text for people.
        detail: by how much, and where; may be empty.
        sentence: the whole of it, where it reads better than what was expected and what came out.
        nature: whether a value is of another kind than a right one, or of its kind and another number; for
            `autograder.judge.reasons`.
    """

    what: str
    expected: str
    got: str
    detail: str = ""
    sentence: str = ""
    nature: Nature = Nature.OTHER


def evaluate(claim: Equal | Close | Holds) -> Difference | None:
    """None where the claim holds."""
    match claim:
        case Holds(truth=truth):
            if truth is True:
                return None
            nature = Nature.KIND if names_a_kind(claim.got) else Nature.OTHER
            return Difference(
                retold(claim.what), retold(claim.expected), retold(claim.got), "", _written(claim), nature
            )
        case Equal():
            if same(claim.got, claim.expected):
                return None
            return Difference(
                retold(claim.what),
                show(claim.expected),
                show(claim.got),
                _structure(claim.got, claim.expected),
                nature=_nature(claim.got, claim.expected),
            )
        case Close():
            if agrees(claim.got, claim.expected, claim.tolerance):
                return None
            return _difference(claim)


def _written(claim: Holds) -> str:
    return (
        tr("`{what}` has to be {expected}; {got}.", what=claim.what, expected=claim.expected, got=retold(claim.got))
        if isinstance(claim, Written)
        else ""
    )


def _difference(claim: Close) -> Difference:
    """The first place where two values part, shown alone: nobody reads a list of tensors."""
    what, got, expected = retold(claim.what), claim.got, claim.expected
    where = ""  # in the outermost list: what an entry of an entry is nobody can guess
    while isinstance(got, list) and isinstance(expected, list) and len(got) == len(expected):
        pairs = enumerate(zip(got, expected, strict=True), 1)
        place, (one, other) = next(p for p in pairs if not agrees(*p[1], claim.tolerance))
        if len(got) > 1 and not where:
            where = " " + tr(NUMBER, place=place, all=len(got))
        got, expected = one, other
    if not claim.readable:
        return Difference(f"{what}{where}", tr("what a right program gives"), tr("something else"))
    structure, nature = _structure(got, expected), _nature(got, expected)
    if structure:
        return Difference(f"{what}{where}", show(expected), show(got), structure, nature=nature)
    wanted, seen = _apart(expected, got)
    return Difference(f"{what}{where}", wanted, seen, _distance(got, expected, claim.tolerance), nature=nature)


def _nature(got: Any, expected: Any) -> Nature:
    """In what a value differs from a right one: a shape or a length that is another may come of anything."""
    if _structure(got, expected):
        return Nature.OTHER
    pair = _as_float64(got), _as_float64(expected)
    if pair[0] is not None and pair[1] is not None:
        return Nature.NUMBERS if pair[0].shape == pair[1].shape else Nature.OTHER
    return Nature.KIND if got is None or isinstance(got, Opaque) else Nature.OTHER


def _apart(expected: Any, got: Any) -> tuple[str, str]:
    """Both values for people, as different as they are."""
    pair = [_as_float64(value) for value in (expected, got)]
    if all(one is not None and one.numel() == 1 for one in pair):
        return numbers_apart(*(float(one) for one in pair if one is not None))
    return _plain(expected), _plain(got)


def _plain(value: Any) -> str:
    """Numbers without their dtype and shape, which are not what differs."""
    if isinstance(value, torch.Tensor) and value.numel():
        return f"[{listed(value)}]" if value.numel() > 1 else number(float(value))
    return show(value)


def same(got: Any, expected: Any) -> bool:
    """Exactly equal: type, value, shape, dtype; lists and dicts item by item. NaN equals nothing."""
    if isinstance(expected, torch.Tensor):
        return (
            isinstance(got, torch.Tensor)
            and got.dtype == expected.dtype
            and got.shape == expected.shape
            and bool((got == expected).all())
        )
    if isinstance(expected, list):
        return isinstance(got, list) and len(got) == len(expected) and all(map(same, got, expected))
    if isinstance(expected, dict):
        return isinstance(got, dict) and got.keys() == expected.keys() and all(same(got[k], expected[k]) for k in got)
    if isinstance(expected, Opaque):
        return False
    return type(got) is type(expected) and bool(got == expected)


def agrees(got: Any, expected: Any, tolerance: Tolerance) -> bool:
    """Equal within a tolerance: numbers, tensors of one shape, lists of them, dicts of them."""
    if isinstance(expected, list):
        return (
            isinstance(got, list)
            and len(got) == len(expected)
            and all(agrees(one, other, tolerance) for one, other in zip(got, expected, strict=True))
        )
    if isinstance(expected, dict):
        return (
            isinstance(got, dict)
            and got.keys() == expected.keys()
            and all(agrees(got[key], expected[key], tolerance) for key in got)
        )
    if type(got) in (int, float) and type(expected) in (int, float):  # lists may hold many thousands of them
        error, bound = abs(got - expected), tolerance.absolute + tolerance.relative * abs(expected)
        return math.isfinite(got) and math.isfinite(expected) and error <= bound
    # Shapes first: a value of many megabytes is not to be made eight times as large only to be refused.
    if isinstance(got, torch.Tensor) and isinstance(expected, torch.Tensor) and got.shape != expected.shape:
        return False
    pair = _as_float64(got), _as_float64(expected)
    if pair[0] is None or pair[1] is None or pair[0].shape != pair[1].shape:
        return same(got, expected)
    return bool(_within(pair[0], pair[1], tolerance).all())


def _within(got: torch.Tensor, expected: torch.Tensor, tolerance: Tolerance) -> torch.Tensor:
    error = (got - expected).abs()
    bound = tolerance.absolute + tolerance.relative * expected.abs()
    return got.isfinite() & expected.isfinite() & (error <= bound)


def _as_float64(value: Any) -> torch.Tensor | None:
    if isinstance(value, torch.Tensor):
        return value.double()
    if type(value) in (int, float):
        return torch.tensor(float(value), dtype=torch.float64)
    return None


def _structure(got: Any, expected: Any) -> str:
    """A difference in kind, shape, length or dtype, in words."""
    if isinstance(expected, torch.Tensor):
        if not isinstance(got, torch.Tensor):
            return ""
        if got.shape != expected.shape:
            return tr("the shape is {given} instead of {wanted}", given=shape(got), wanted=shape(expected))
        if got.dtype != expected.dtype:
            return tr("the dtype is {given} instead of {wanted}", given=dtype(got), wanted=dtype(expected))
    if isinstance(expected, list) and isinstance(got, list) and len(got) != len(expected):
        return tr("there are {given} instead of {wanted}", given=len(got), wanted=len(expected))
    return ""


def _distance(got: Any, expected: Any, tolerance: Tolerance) -> str:
    left, right = _as_float64(got), _as_float64(expected)
    if left is None or right is None or left.shape != right.shape:
        return ""
    if not left.isfinite().all():
        return tr("not every number is finite")
    if left.numel() == 1:
        return ""  # both stand beside each other
    wrong = int((~_within(left, right, tolerance)).sum())
    if wrong == left.numel():
        return ""
    return tr_plural(wrong, "{count} of {all} numbers differ", "{count} of {all} numbers differ", all=left.numel())
