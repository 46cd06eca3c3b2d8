"""Comparison of values: exact where a claim says exact, within a named tolerance where it says close.

Values come from a student's process. Every comparison here is `err <= bound` on finite float64 numbers of
equal shape, so NaN, infinities and broadcasting win nothing.
"""

import math
from dataclasses import dataclass
from typing import Any

import torch

from autograder.core.text import with_article
from autograder.lesson.claims import Close, Equal, Holds, Tolerance
from autograder.wire import Opaque


@dataclass(frozen=True)
class Difference:
    """Why a claim does not hold.

    Attributes:
        what: the thing compared, in the student's words.
        expected: text for people.
        got: text for people.
        detail: by how much, and where; may be empty.
    """

    what: str
    expected: str
    got: str
    detail: str = ""


def evaluate(claim: Equal | Close | Holds) -> Difference | None:
    """None where the claim holds."""
    match claim:
        case Holds(truth=truth):
            return None if truth is True else Difference(claim.what, claim.expected, claim.got)
        case Equal():
            if same(claim.got, claim.expected):
                return None
            return Difference(claim.what, show(claim.expected), show(claim.got), _structure(claim.got, claim.expected))
        case Close():
            if agrees(claim.got, claim.expected, claim.tolerance):
                return None
            return _difference(claim)


def _difference(claim: Close) -> Difference:
    """The first place where two values part, shown alone: nobody reads a list of tensors."""
    what, got, expected = claim.what, claim.got, claim.expected
    while isinstance(got, list) and isinstance(expected, list) and len(got) == len(expected):
        pairs = enumerate(zip(got, expected, strict=True), 1)
        number, (one, other) = next(p for p in pairs if not agrees(*p[1], claim.tolerance))
        what = f"{what}, entry {number}" if len(got) > 1 else what
        got, expected = one, other
    structure = _structure(got, expected)
    if structure:
        return Difference(what, show(expected), show(got), structure)
    return Difference(what, _plain(expected), _plain(got), _distance(got, expected, claim.tolerance))


def _plain(value: Any) -> str:
    """Numbers without their dtype and shape, which are not what differs."""
    if isinstance(value, torch.Tensor) and value.numel():
        numbers = [_number(float(item)) for item in value.flatten()[:6]]
        return numbers[0] if value.numel() == 1 else f"[{', '.join(numbers)}{', …' if value.numel() > 6 else ''}]"
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
            return f"the shape is {_shape(got)} instead of {_shape(expected)}"
        if got.dtype != expected.dtype:
            return f"the dtype is {_dtype(got)} instead of {_dtype(expected)}"
    if isinstance(expected, list) and isinstance(got, list) and len(got) != len(expected):
        return f"there are {len(got)} instead of {len(expected)}"
    return ""


def _distance(got: Any, expected: Any, tolerance: Tolerance) -> str:
    left, right = _as_float64(got), _as_float64(expected)
    if left is None or right is None or left.shape != right.shape:
        return ""
    if not left.isfinite().all():
        return "not every number is finite"
    error = (left - right).abs()
    if left.numel() == 1:
        return f"off by {_number(float(error))}"
    wrong = int((~_within(left, right, tolerance)).sum())
    return f"{wrong} of {left.numel()} numbers differ, by up to {_number(float(error.max()))}"


def _shape(tensor: torch.Tensor) -> str:
    return str(tuple(tensor.shape))


def _dtype(tensor: torch.Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def _number(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    if value == int(value) and abs(value) < 1e9:
        return str(int(value))
    return f"{value:.4g}"


MAX_SHOWN = 160  # characters


def show(value: Any) -> str:
    """A value for people: short, never more than one line."""
    text = _show(value)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def _show(value: Any) -> str:
    if isinstance(value, torch.Tensor):
        if value.dim() == 0:
            return _number(float(value))
        flat = value.flatten()[:6].tolist()
        numbers = ", ".join(_number(float(item)) for item in flat)
        more = ", …" if value.numel() > 6 else ""
        return f"[{numbers}{more}] {_dtype(value)} {_shape(value)}"
    if type(value) is float:
        return _number(value)
    if isinstance(value, list):
        return "[" + ", ".join(_show(item) for item in value[:8]) + (", …]" if len(value) > 8 else "]")
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_show(item)}" for key, item in list(value.items())[:6])
    if isinstance(value, Opaque):
        return with_article(value.type_name)
    if value is None:
        return "nothing"
    return repr(value)[:MAX_SHOWN].replace("\n", " ")
