"""The scenario of a function that makes a model: what it passes, and which check each mistake fails."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch import nn

from autograder.judge.diagnose import alike
from autograder.judge.result import Outcome
from autograder.lesson import DeclarationError, Lesson
from autograder.pytorch.scenarios.made_models import ModelCase
from autograder.pytorch.scenarios.models import model_function
from autograder.pytorch.scenarios.scenario import Award
from tests.support.in_process import marked, observed

Makes = Callable[..., Any]


def lost_by(lesson: Lesson, function: Makes, reference: Makes, seed: int = 1) -> set[str]:
    (name,) = lesson.tasks
    results = marked(lesson, {name: function}, {name: reference}, seed)
    return {check.name for check in results.values() if check.outcome is not Outcome.PASSED}


class InOneMode(nn.Module):
    """A model that does something more in train mode only, or in eval mode only."""

    def __init__(self, model: nn.Module, more: nn.Module, training: bool) -> None:
        super().__init__()
        self.model, self.more, self.only = model, more, training

    def forward(self, x: torch.Tensor) -> Any:
        found = self.model(x)
        return self.more(found) if self.training == self.only else found


def frozen(model: nn.Module) -> nn.Module:
    """The model, with its last parameter out of training's reach."""
    list(model.parameters())[-1].requires_grad_(False)
    return model


# --- a plane over three inputs -------------------------------------------------------------------

PLANE = ("shapes", "count", "parameters", "linear", "rows", "new")


def plane_lesson(**options: Any) -> Lesson:
    lesson = Lesson("weather", title="Weather")
    task = lesson.task("plane", points=len(PLANE), lecture="-")
    model_function(task, ModelCase((3,)), dict.fromkeys(PLANE, 1), size=8, **options)
    lesson.verify_declarations()
    return lesson


def plane(*more: nn.Module) -> nn.Sequential:
    return nn.Sequential(nn.Linear(3, 2), *more)


def dropping() -> nn.Module:
    return nn.Sequential(nn.Dropout(), nn.Linear(3, 2))


class Alone(nn.Module):
    """A plane over what is left of the batch's mean."""

    def __init__(self) -> None:
        super().__init__()
        self.plane = nn.Linear(3, 2)

    def forward(self, x: torch.Tensor) -> Any:
        return self.plane(x - x.mean(dim=0))


class Detached(nn.Linear):
    """A layer that no gradient comes out of."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return super().forward(x).detach() + x.sum() * 0


class Transposed(nn.Module):
    """A plane of another layout."""

    def __init__(self) -> None:
        super().__init__()
        self.offset = nn.Parameter(torch.zeros(1, 2))
        self.weights = nn.ParameterList([nn.Parameter(torch.ones(3, 1)), nn.Parameter(torch.ones(3, 1))])

    def forward(self, x: torch.Tensor) -> Any:
        return torch.cat([x @ weight for weight in self.weights], dim=1) + self.offset


KEPT = plane()


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (plane, set()),
        (Transposed, set()),
        (lambda: plane().eval(), set()),
        (lambda: nn.Sequential(nn.LazyLinear(2)), set()),
        (dropping, {"linear"}),
        (lambda: nn.Sequential(nn.Linear(3, 5), nn.Linear(5, 2)), {"count", "parameters"}),
        (lambda: nn.Linear(3, 2, bias=False), {"count", "parameters"}),
        (lambda: frozen(plane()), {"count", "parameters"}),
        (lambda: Detached(3, 2), {"count", "parameters"}),
        (lambda: plane(nn.ReLU()), {"linear"}),
        (lambda: plane(nn.Sigmoid()), {"linear"}),
        (lambda: InOneMode(plane(), nn.ReLU(), training=True), {"linear"}),
        (lambda: InOneMode(plane(), nn.ReLU(), training=False), {"linear"}),
        (lambda: InOneMode(plane(), nn.Softmax(dim=1), training=True), {"linear"}),
        (lambda: nn.Sequential(nn.BatchNorm1d(3, affine=False), nn.Linear(3, 2)), {"shapes", "linear"}),
        (Alone, {"rows", "linear"}),
        (lambda: nn.Linear(3, 1), set(PLANE)),
        (lambda: KEPT, {"new"}),
        (lambda: plane(nn.Flatten(0)), {"shapes", "linear", "rows"}),
        (lambda: nn.Linear(4, 2), set(PLANE)),
        (lambda: None, set(PLANE)),
        (lambda: nn.Linear, set(PLANE)),
    ],
)
def test_a_plane_is_known_by_what_it_does(function: Makes, lost: set[str]) -> None:
    assert lost_by(plane_lesson(), function, plane) == lost


def test_each_weight_can_be_wanted_as_a_number_of_the_model() -> None:
    lesson = Lesson("weather", title="Weather")
    task = lesson.task("line", points=1, lecture="-")
    model_function(task, ModelCase((1,)), {"linear": 1}, own_weights=True)
    assert lost_by(lesson, lambda: nn.Linear(1, 1), lambda: nn.Linear(1, 1)) == set()
    assert lost_by(lesson, lambda: nn.Sequential(nn.Linear(1, 1), nn.Linear(1, 1)), lambda: nn.Linear(1, 1)) == {
        "linear"
    }


def test_a_random_train_mode_can_be_allowed_with_a_remark() -> None:
    lesson = plane_lesson(random_training=True)
    assert "random" in marked(lesson, {"plane": dropping}, {"plane": plane})["linear"].remark
    assert lost_by(lesson, dropping, plane) == set()
    assert lost_by(lesson, lambda: nn.Sequential(dropping(), nn.ReLU()), plane) == {"linear"}


def test_mistakes_look_alike_whatever_their_own_numbers_are() -> None:
    def seen(function: Makes) -> Any:
        return observed(plane_lesson(), {"plane": function}, 1, {})

    def same(one: Makes, other: Makes) -> bool:
        left, right = seen(one), seen(other)
        return all(alike(left[name], right[name]) for name in left)

    def hidden(size: int) -> nn.Module:
        return nn.Sequential(nn.Linear(3, size), nn.Linear(size, 2))

    assert same(lambda: hidden(5), lambda: hidden(9))
    assert not same(lambda: hidden(5), plane)
    assert same(lambda: plane(nn.ReLU()), lambda: plane(nn.Threshold(0.0, 0.0)))
    assert not same(lambda: plane(nn.ReLU()), lambda: InOneMode(plane(), nn.ReLU(), True))
    assert not same(lambda: plane(nn.ReLU()), lambda: plane(nn.Sigmoid()))


# --- a network of layers -------------------------------------------------------------------------

NETWORK = ("shapes", "parameters", "constant", "last", "drawn", "others", "new")


def sizes_case(*sizes: int) -> ModelCase:
    return ModelCase((sizes[0],), (list(sizes),), sizes)


def network_lesson() -> Lesson:
    lesson = Lesson("weather", title="Weather")
    task = lesson.task("network", points=len(NETWORK), lecture="-")
    model_function(
        task,
        lambda given: sizes_case(*(3 + place for place in given.permutation(5)[:4])),
        {**dict.fromkeys(NETWORK, 1), "last": Award(1, "outputs_can_be_negative", "Outputs can be negative.")},
        others=lambda given: [sizes_case(4, 3), sizes_case(4, 5, 6, 7, 3)],
    )
    lesson.verify_declarations()
    return lesson


def layers(sizes: list[int], bend: type[nn.Module] = nn.ReLU) -> list[nn.Module]:
    found: list[nn.Module] = []
    for inputs, outputs in itertools.pairwise(sizes):
        found += [nn.Linear(inputs, outputs), bend()]
    return found[:-1]


def network(sizes: list[int], *more: nn.Module) -> nn.Module:
    return nn.Sequential(*layers(sizes), *more)


def emptied(sizes: list[int]) -> nn.Module:
    made = network(sizes)
    sizes.clear()
    return made


VALUES = {"constant", "outputs_can_be_negative", "drawn", "others"}


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (network, set()),
        (lambda sizes: nn.ModuleDict({"all": network(sizes)})["all"], set()),
        (lambda sizes: network(sizes, nn.ReLU()), {"outputs_can_be_negative"}),
        (lambda sizes: network(sizes, nn.Softmax(dim=1)), VALUES),
        (lambda sizes: InOneMode(network(sizes), nn.Softmax(dim=1), training=False), VALUES),
        (lambda sizes: InOneMode(network(sizes), nn.Tanh(), training=False), VALUES),
        (lambda sizes: InOneMode(network(sizes), nn.ReLU(), training=False), {"outputs_can_be_negative", "drawn"}),
        (lambda sizes: InOneMode(network(sizes), nn.ReLU(), training=True), {"outputs_can_be_negative", "drawn"}),
        (lambda sizes: nn.Sequential(*layers(sizes, nn.Identity)), VALUES),
        (lambda sizes: nn.Sequential(*layers(sizes, nn.LeakyReLU)), {"constant", "drawn", "others"}),
        (lambda sizes: network(sizes, nn.Dropout()), {"constant", "drawn", "others", "outputs_can_be_negative"}),
        (lambda sizes: frozen(network(sizes)), {"parameters"}),
        (lambda sizes: network([*sizes[:2], *sizes[3:]]), {"parameters", "constant", "drawn", "others"}),
        (emptied, {"new"}),
        (lambda sizes: layers(sizes), {"shapes", "parameters", "new"} | VALUES),
    ],
)
def test_a_network_is_known_by_what_it_does(function: Makes, lost: set[str]) -> None:
    assert lost_by(network_lesson(), function, network) == lost


# --- a network of another kind -------------------------------------------------------------------


def convolution(*more: nn.Module) -> nn.Module:
    return nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(8, 3), *more)


def test_a_reference_with_batch_norm_is_looked_at_in_both_modes() -> None:
    lesson = Lesson("weather", title="Weather")
    task = lesson.task("convolution", points=4, lecture="-")
    model_function(task, ModelCase((1, 4, 4)), dict.fromkeys(("shapes", "parameters", "drawn", "rows"), 1))
    assert lost_by(lesson, convolution, convolution) == set()
    assert lost_by(lesson, lambda: convolution(nn.ReLU()), convolution) == {"drawn"}  # nothing else looks for it
    assert lost_by(lesson, lambda: convolution(nn.Sigmoid()), convolution) == {"drawn"}
    assert lost_by(lesson, lambda: InOneMode(convolution(), nn.Tanh(), training=False), convolution) == {"drawn"}
    assert lost_by(lesson, lambda: frozen(convolution()), convolution) == {"parameters"}


def test_what_is_missing_in_a_declaration_is_told() -> None:
    task = Lesson("weather", title="Weather").task("plane", points=1, lecture="-")
    with pytest.raises(DeclarationError, match=r'plane: "others" has points, so give `others=`'):
        model_function(task, ModelCase((3,)), {"others": 1})
    with pytest.raises(DeclarationError, match=r"no check 'bend'; there are: shapes, count, parameters, "):
        model_function(task, ModelCase((3,)), {"bend": 1})
    with pytest.raises(DeclarationError, match=r"`inputs\(given, 2\)` gave \(2, 4\), but a case takes \(2, 3\)"):
        model_function(task, ModelCase((3,)), {"linear": 1}, inputs=lambda given, count: given.normal(count, 4))


def test_a_case_says_how_it_is_called() -> None:
    assert ModelCase((1,), ([2, 3], "relu")).called("network") == "network([2, 3], 'relu')"
