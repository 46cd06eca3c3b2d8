"""Watched trainings: what is seen of loops that keep their parameters in unusual places."""

from collections.abc import Callable

import pytest
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector

from autograder.pytorch.watch import Training

IMAGES, CLASSES = torch.randn(24, 6), torch.arange(24) % 3


class OneVector(nn.Module):
    """A model without parameters of its own: all of them lie in one vector."""

    def __init__(self) -> None:
        super().__init__()
        layer = nn.Linear(6, 3)
        self.theta = parameters_to_vector(layer.parameters()).detach().requires_grad_()

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        return images @ self.theta[:18].reshape(3, 6).T + self.theta[18:]


class InAList(nn.Module):
    """A model whose layers it does not know itself."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = [nn.Linear(6, 4), nn.ReLU(), nn.Linear(4, 3)]

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        for layer in self.layers:
            images = layer(images)
        return images


def vector_of(model: nn.Module) -> list[torch.Tensor]:
    return [model.theta]  # type: ignore[list-item]


def listed_parameters(model: nn.Module) -> list[torch.Tensor]:
    return [parameter for layer in model.layers for parameter in layer.parameters()]  # type: ignore[union-attr,misc]


@pytest.fixture(params=[(OneVector, vector_of), (InAList, listed_parameters)])
def model(request: pytest.FixtureRequest) -> tuple[nn.Module, list[torch.Tensor]]:
    kind, parameters_of = request.param
    made = kind()
    assert not list(made.parameters())
    return made, parameters_of(made)


def trained(model: nn.Module, parameters: list[torch.Tensor], reset: Callable[[torch.optim.Optimizer], None]) -> None:
    optimizer = torch.optim.SGD(parameters, lr=0.1)
    for _ in range(3):
        # A transformation is a module without parameters too, and no model.
        shifted = nn.Identity()(IMAGES)
        for rows in torch.randperm(24).split(8):
            reset(optimizer)
            nn.functional.cross_entropy(model(shifted[rows]), CLASSES[rows]).backward()
            optimizer.step()


def test_a_model_without_parameters_is_watched_like_any_other(model: tuple[nn.Module, list[torch.Tensor]]) -> None:
    with Training(6) as watch:
        trained(*model, lambda optimizer: optimizer.zero_grad())
    assert (watch.rows, watch.distinct, watch.forwards, watch.steps) == (72, 24, 9, 9)
    assert watch.backwards >= 8
    assert watch.moved() > 0
    assert (watch.stale, watch.resting(), watch.foreign_steps) == (0, 0, 0)
    mean, spread = watch.inputs_of(model[0])  # type: ignore[misc]
    assert (mean, spread) == pytest.approx((float(IMAGES.mean()), float(IMAGES.std(correction=0))), abs=1e-5)


def test_its_old_gradients_are_seen_too(model: tuple[nn.Module, list[torch.Tensor]]) -> None:
    with Training(6) as watch:
        trained(*model, lambda optimizer: None)
    assert watch.stale > 0


@pytest.mark.parametrize("copied", [False, True])
def test_tensors_of_another_model_stay_another_models(copied: bool) -> None:
    model, other = nn.Linear(6, 3), nn.Linear(6, 3)
    parameters: list[torch.Tensor] = list(other.parameters())
    if copied:
        parameters = [parameter.detach().clone().requires_grad_() for parameter in model.parameters()]
    with Training(6) as watch:
        trained(model, parameters, lambda optimizer: optimizer.zero_grad())
    assert (watch.foreign_steps, watch.moved()) == (9, 0)
