"""Values that student code returned: what they are called, and what is claimed about numbers among them."""

from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder.judge.compare import Difference, evaluate
from autograder.lesson import Claims, Close, Equal, Holds, Remark, Unusable
from autograder.pytorch.scenarios.kinds import equal_numbers, plain_numbers, same_numbers, whole_numbers
from autograder.pytorch.values import (
    as_module,
    as_number,
    as_tensor,
    as_whole_number,
    flat_numbers,
    in_words,
    spelled_out,
)

RIGHT = [as_number(1.5), as_number(2)]


def told(claims: Claims) -> list[str]:
    """What came instead, for each claim that does not hold."""
    several = claims if isinstance(claims, list) else [claims]
    found = [evaluate(claim) for claim in several if isinstance(claim, Equal | Close | Holds)]
    return [one.got for one in found if isinstance(one, Difference)]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing: is a `return` missing?"),
        (nn.Linear, "a class, not an object: are the parentheses missing?"),
        (torch.ones(1).item, "a function: are parentheses missing?"),
        (torch.ones(2), "a tensor"),
        (np.ones(2), "a NumPy array"),
        ("x", "a text"),
        (True, "a truth value"),
        ([], "a list"),
        (nn.Linear(1, 1), "a Linear"),
        (OSError(), "an OSError"),
    ],
)
def test_every_kind_of_value_has_words(value: Any, words: str) -> None:
    assert in_words(value) == words


def test_what_cannot_be_used_is_told_in_a_sentence() -> None:
    with pytest.raises(Unusable, match=r"^f\(x\) gave nothing: is a `return` missing\? A tensor is needed$"):
        as_tensor(None, "f(x)")
    with pytest.raises(Unusable, match=r"^f\(x\) gave a list; a tensor is needed$"):
        as_tensor([], "f(x)")
    with pytest.raises(Unusable, match=r"^make\(\) gave a class, .* missing\? A model \(an nn.Module\) is needed$"):
        as_module(nn.Linear, "make()")


def test_a_whole_number_is_told_from_others() -> None:
    kinds = [as_whole_number(value)["kind"] for value in (1, np.int64(1), 1.0, True, torch.tensor(1), None)]
    assert kinds == ["whole", "whole", "number", "bool", "tensor", "NoneType"]


def test_numbers_are_the_same_or_it_is_said_what_came() -> None:
    assert told(same_numbers("the loss", [as_number(1.5), as_number(torch.tensor(2.0))], RIGHT)) == []
    assert told(same_numbers("the loss", [as_number(1.5), as_number(2.5)], RIGHT)) == ["2.5"]
    assert told(same_numbers("the loss", RIGHT[:1], RIGHT)) == ["[1.5]"]
    assert told(same_numbers("the loss", [as_number(None)] * 2, RIGHT)) == ["nothing: is a `return` missing?"]
    assert told(same_numbers("the loss", [as_number(torch.ones(2))] * 2, RIGHT)) == ["a tensor of several numbers"]
    assert told(equal_numbers("the class", [as_number(1.5), as_number(2.0)], RIGHT)) == []
    assert told(equal_numbers("the class", [as_number(1.5), as_number(2.00001)], RIGHT)) == ["[1.5, 2]"]
    assert told(equal_numbers("the class", [as_number(None)] * 2, RIGHT)) == ["nothing: is a `return` missing?"]


def test_plain_numbers_are_no_tensors_unless_these_are_accepted() -> None:
    tensors = [as_number(torch.tensor(1.0)), as_number(2)]
    graphs = [as_number(torch.tensor(1.0, requires_grad=True)), as_number(2)]
    assert told(plain_numbers("the loss", RIGHT, RIGHT)) == []
    assert told(plain_numbers("the loss", tensors, RIGHT)) == ["a tensor"]
    assert told(plain_numbers("the loss", tensors, RIGHT, tensors=True)) == []
    assert any(isinstance(claim, Remark) for claim in plain_numbers("the loss", tensors, RIGHT, tensors=True))
    assert told(plain_numbers("the loss", graphs, RIGHT, tensors=True)) == ["a tensor that keeps its graph"]
    assert told(plain_numbers("the loss", [], RIGHT)) == ["0 of 2"]


def test_whole_numbers_have_no_point() -> None:
    right = [as_whole_number(1), as_whole_number(2)]
    assert told(whole_numbers("the count", right, right)) == []
    assert told(whole_numbers("the count", [as_whole_number(1), as_whole_number(2.0)], right)) == [
        "a number with a point"
    ]
    assert told(whole_numbers("the count", right[:1], right)) == ["1 of 2"]


def test_numbers_come_out_of_whatever_they_are_wrapped_in() -> None:
    wrapped = (torch.ones(1, 2), np.ones((2, 1)), np.float64(1.0), 1.0, [1.0, 1.0])
    assert [len(flat_numbers(value)) for value in wrapped] == [2, 2, 1, 1, 2]
    assert spelled_out(torch.tensor([1.0, float("nan"), float("-inf")])) == [1.0, "nan", "-inf"]
    assert torch.equal(spelled_out(torch.ones(2)), torch.ones(2))
