"""The scenario of a function that makes one module of several: what it passes, and which check each mistake fails."""

from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import nn

from autograder.judge.result import Outcome
from autograder.lesson import DeclarationError, Lesson
from autograder.pytorch.scenarios.module_functions import merging_function
from tests.support.in_process import marked

PARTS = ("values", "special", "kind", "arguments")


def scaled_layer(bias: bool) -> Callable[[Any], Any]:
    """Draws a layer and factors for its outputs."""

    def drawn(given: Any) -> Any:
        layer = given.linear(3, 4, bias)
        return (layer, Factors(given.uniform(1, 2, 4))), given.normal(5, 3)

    return drawn


class Factors(nn.Module):
    def __init__(self, factors: torch.Tensor) -> None:
        super().__init__()
        self.factors = nn.Parameter(factors)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x * self.factors


def scaling_lesson() -> Lesson:
    lesson = Lesson("weather", title="Weather")
    merging_function(
        lesson.task("fuse", points=4, lecture="-"),
        nn.Linear,
        [scaled_layer(True)],
        dict.fromkeys(PARTS, 1),
        special=[scaled_layer(False)],
        sizes=["in_features", "out_features"],
    )
    lesson.verify_declarations()
    return lesson


def fuse(layer: nn.Linear, factors: Factors) -> nn.Linear:
    made = nn.Linear(layer.in_features, layer.out_features)
    with torch.no_grad():
        made.weight.copy_(layer.weight * factors.factors[:, None])
        made.bias.copy_(0 * factors.factors if layer.bias is None else layer.bias * factors.factors)
    return made


def with_biases_only(layer: nn.Linear, factors: Factors) -> nn.Linear:
    assert layer.bias is not None
    return fuse(layer, factors)


def into_the_first(layer: nn.Linear, factors: Factors) -> nn.Linear:
    layer.load_state_dict({name: value for name, value in fuse(layer, factors).state_dict().items() if value.any()})
    return layer


def untouched(layer: nn.Linear, factors: Factors) -> nn.Linear:
    return nn.Linear(layer.in_features, layer.out_features)


def wide(layer: nn.Linear, factors: Factors) -> Any:
    return nn.Sequential(fuse(layer, factors))


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (fuse, set()),
        (untouched, {"values", "special"}),
        (with_biases_only, {"special"}),
        (wide, {"kind"}),
        (lambda layer, factors: nn.Sequential(layer, factors), {"kind", "arguments"}),
        (into_the_first, {"arguments"}),
        (lambda layer, factors: None, set(PARTS)),
        (lambda layer, factors: fuse(layer, factors).weight, set(PARTS)),
    ],
)
def test_a_merged_module_is_known_by_what_it_gives(function: Callable[..., Any], lost: set[str]) -> None:
    results = marked(scaling_lesson(), {"fuse": function}, {"fuse": fuse})
    assert {check.name for check in results.values() if check.outcome is not Outcome.PASSED} == lost


def test_what_came_back_is_told() -> None:
    results = marked(scaling_lesson(), {"fuse": lambda layer, factors: None}, {"fuse": fuse})
    assert "fuse(...) gave nothing: is a `return` missing? An nn.Linear is needed" in results["values"].message


def test_cases_that_are_missing_are_told() -> None:
    task = Lesson("weather", title="Weather").task("fuse", points=1, lecture="-")
    with pytest.raises(DeclarationError, match=r'fuse: "special" has points, so give cases for it'):
        merging_function(task, nn.Linear, [scaled_layer(True)], {"special": 1})
