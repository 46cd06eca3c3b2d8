"""Whether two checks certainly failed for different reasons, and which are not explained by a mistake's name."""

import pytest
import torch

from autograder.judge.compare import Nature, evaluate
from autograder.judge.reasons import with_reasons
from autograder.judge.result import CheckResult, Diagnosis, Fault, Outcome
from autograder.lesson.claims import Close, Equal, Holds
from autograder.wire import Opaque

NUMBERS, KIND, OTHER = Fault("numbers"), Fault("kind", ("a tensor",)), Fault("other")
NAMED = Diagnosis("summed", "Summed", "It grows.", "Divide.", "Loss")


def stopped(family: str, line: int | None) -> Fault:
    return Fault("stopped", (family,), line)


def failed(name: str, fault: Fault | None, *names: Diagnosis) -> CheckResult:
    return CheckResult(name, Outcome.FAILED, 0.0, 1.0, "It holds.", diagnoses=names, fault=fault)


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (NUMBERS, KIND, True),
        (KIND, NUMBERS, True),
        (NUMBERS, stopped("no", 3), True),
        (NUMBERS, stopped("no", None), False),  # something wrong arrived there
        (NUMBERS, NUMBERS, False),
        (KIND, KIND, False),
        (OTHER, KIND, False),
        (stopped("no", 3), stopped("yes", 4), True),
        (stopped("no", 3), stopped("no", 4), False),
        (stopped("no", 3), stopped("yes", 3), False),
        (stopped("no", 3), KIND, False),
        (None, KIND, False),
    ],
)
def test_only_what_cannot_follow_is_apart(first: Fault | None, second: Fault, apart: bool) -> None:
    passed = CheckResult("shape", Outcome.PASSED, 1.0, 1.0, "It holds.")
    found = with_reasons([passed, failed("one", first), failed("two", second)], ())
    assert [one.apart for one in found] == [False, False, apart]


def test_a_name_decides_where_there_is_one() -> None:
    both = [failed("one", NUMBERS, NAMED), failed("two", KIND)]
    assert [one.apart for one in with_reasons(both, ())] == [False, False]
    assert [one.apart for one in with_reasons(both, {"two"})] == [False, True]


@pytest.mark.parametrize(
    ("claim", "nature"),
    [
        (Close("x", 1.0, 2.0), Nature.NUMBERS),
        (Close("x", torch.ones(2), torch.zeros(2)), Nature.NUMBERS),
        (Close("x", torch.ones(3), torch.zeros(2)), Nature.OTHER),
        (Close("x", [1.0], [1.0, 2.0]), Nature.OTHER),
        (Close("x", Opaque("str"), 2.0), Nature.KIND),
        (Equal("x", None, 2), Nature.KIND),
        (Equal("x", 3, 2), Nature.NUMBERS),
        (Holds("x", False, "a plain number", "a tensor"), Nature.KIND),
        (Holds("x", False, "at least 40%", "29%"), Nature.OTHER),
    ],
)
def test_a_difference_is_of_the_kind_or_of_the_number(claim: Close | Equal | Holds, nature: Nature) -> None:
    found = evaluate(claim)
    assert found is not None
    assert found.nature == nature
