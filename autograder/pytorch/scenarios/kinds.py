"""Claims about numbers that were returned: what kind they are of, and that they are the right ones.

What is claimed about are lists of what `as_number` or `as_whole_number` of `autograder.pytorch.values` gave.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from autograder.core.kinds import kind_in_words
from autograder.core.language import noted, tr
from autograder.lesson import FLOAT32, Close, Equal, Holds, Remark, Tolerance
from autograder.lesson.claims import Claim

Numbers = Sequence[Mapping[str, Any]]


def numbers_of(found: Numbers) -> list[Any]:
    """The numbers alone; None where there is no single number."""
    return [one["value"] for one in found]


def kinds_of(found: Numbers) -> list[str]:
    """Their kinds alone."""
    return [one["kind"] for one in found]


def same_numbers(what: str, found: Numbers, expected: Numbers, tolerance: Tolerance = FLOAT32) -> Claim:
    """Claims that the numbers are the expected ones, whatever kind they are of; says so where one is no number."""
    return no_number(what, found) or Close(what, numbers_of(found), numbers_of(expected), tolerance)


def equal_numbers(what: str, found: Numbers, expected: Numbers) -> Claim:
    """Claims that the numbers are exactly the expected ones, as for classes and counts."""
    return no_number(what, found) or Equal(what, numbers_of(found), numbers_of(expected))


def plain_numbers(what: str, found: Numbers, expected: Numbers, *, tensors: bool = False) -> list[Claim]:
    """Claims that each call gave a plain number of Python's or NumPy's.

    Args:
        what: the number, as in "the loss".
        found: by the student's code.
        expected: by the reference; it says how many there are.
        tensors: whether a tensor without a graph is accepted too, with a remark.
    """
    kinds = kinds_of(found)
    claims = [
        _all_of(what, kinds, ("number", "whole", "tensor") if tensors else ("number", "whole"), tr("a plain number"))
    ]
    if "tensor" in kinds and claims[0].truth:
        return [*claims, _as_many(what, found, expected), Remark(tr(ACCEPTED, what=what))]
    return [*claims, _as_many(what, found, expected)]


def whole_numbers(what: str, found: Numbers, expected: Numbers) -> list[Claim]:
    """Claims that each call gave a plain whole number; `found` and `expected` are of `as_whole_number`."""
    return [_all_of(what, kinds_of(found), ("whole",), tr("a plain whole number")), _as_many(what, found, expected)]


ACCEPTED = noted("{what}: a tensor is accepted here; `.item()` makes it a plain number.")


def no_number(what: str, found: Numbers) -> Holds | None:
    """The claim that cannot hold where one is no single number, in the words for what it is; None where all are."""
    odd = next((one["kind"] for one in found if one["value"] is None), None)
    if odd is None:
        return None
    return Holds(
        what, False, tr("a number"), tr("a tensor of several numbers") if odd == "Tensor" else kind_in_words(odd)
    )


def _all_of(what: str, kinds: Sequence[str], right: Sequence[str], wanted: str) -> Holds:
    odd = next((kind for kind in kinds if kind not in right), None)
    return Holds(
        what, odd is None, wanted, tr("a number with a point") if odd == "number" else kind_in_words(odd or "")
    )


def _as_many(what: str, found: Numbers, expected: Numbers) -> Holds:
    return Holds(
        tr("{what}, call by call", what=what),
        len(found) == len(expected),
        tr("a number each time"),
        tr("{found} of {all}", found=len(found), all=len(expected)),
    )
