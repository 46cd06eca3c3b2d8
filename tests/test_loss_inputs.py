"""Inputs of losses: probabilities in a negative log-likelihood, a softmax over the images, classes of other images."""

from collections.abc import Callable

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from autograder.pytorch.fashion_mnist.dataset import InMemoryFashionMNIST
from autograder.pytorch.training.pairs import LossPairs
from autograder.pytorch.watch import LossInputs, Training

SCORES = torch.linspace(-3, 5, 60).reshape(6, 10).flip(0) ** 3 / 20
CLASSES = torch.arange(6)

Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


@pytest.mark.parametrize(
    ("given", "unlogged", "unnormalised", "across"),
    [
        (lambda s: F.log_softmax(s, dim=1), 0, 0, 0),
        (lambda s: nn.LogSoftmax(dim=1)(0 * s), 0, 0, 0),
        (lambda s: torch.log(F.softmax(s, dim=1) + 1e-4), 0, 0, 0),
        (lambda s: F.softmax(s, dim=1).clamp(min=1e-3).log(), 0, 0, 0),
        (lambda s: (F.log_softmax(s, dim=1) + F.log_softmax(-s, dim=1)) / 2, 0, 0, 0),
        (lambda s: F.softmax(s, dim=1), 1, 0, 0),
        (lambda s: s, 0, 1, 0),
        (lambda s: 0 * s, 0, 1, 0),
        (torch.sigmoid, 0, 1, 0),
        (lambda s: -F.softmax(s, dim=1), 0, 1, 0),
        (lambda s: F.log_softmax(s, dim=0), 0, 0, 1),
    ],
)
@pytest.mark.parametrize("loss", [F.nll_loss, nn.NLLLoss(), lambda s, c: F.nll_loss(input=s, target=c)])
def test_a_negative_log_likelihood_wants_logarithms(
    loss: Loss, given: Callable[[torch.Tensor], torch.Tensor], unlogged: int, unnormalised: int, across: int
) -> None:
    logarithms = given(SCORES)
    with LossInputs() as watch:
        loss(logarithms, CLASSES)
    assert (watch.likelihoods, watch.unlogged, watch.unnormalised, watch.across) == (1, unlogged, unnormalised, across)
    assert watch.calls == 0


@pytest.mark.parametrize(("dim", "across"), [(0, 1), (1, 0)])
@pytest.mark.parametrize("function", [F.softmax, F.log_softmax])
def test_a_softmax_over_the_images_is_told_from_one_over_the_classes(
    function: Callable[..., torch.Tensor], dim: int, across: int
) -> None:
    normalised = function(SCORES, dim=dim)
    with LossInputs() as watch:
        F.cross_entropy(normalised, CLASSES)
    assert (watch.calls, watch.across, watch.squeezed) == (1, across, 0)
    assert watch.distributions == (function is F.softmax and dim == 1)


def test_small_scores_that_are_cut_off_are_not_squeezed_as_well() -> None:
    with LossInputs() as watch:
        F.cross_entropy(torch.relu(SCORES / 100), CLASSES)
        F.cross_entropy(torch.sigmoid(SCORES), CLASSES)
    assert (watch.clipped, watch.squeezed) == (1, 1)


def pairs_after(loss: Loss, order: Callable[[torch.Tensor], torch.Tensor], noise: float = 0.0) -> LossPairs:
    """Two epochs with 200 images, 20 of each class, whose classes are changed on their way to the loss."""
    torch.manual_seed(1)
    data = InMemoryFashionMNIST(torch.randint(0, 256, (200, 28, 28), dtype=torch.uint8), torch.arange(200) % 10)
    images, classes = (torch.stack([torch.as_tensor(half) for half in halves]) for halves in zip(*data, strict=True))
    model, watch = nn.Sequential(nn.Flatten(), nn.Linear(784, 10)), Training(784)
    with watch, LossPairs(watch, data) as pairs:
        for rows in torch.randperm(200).split(40) * 2:
            loss(model(images[rows] + noise), order(classes[rows]))
    return pairs


def mixed(classes: torch.Tensor) -> torch.Tensor:
    return classes[torch.randperm(len(classes))]


def squared(scores: torch.Tensor, classes: torch.Tensor) -> torch.Tensor:
    return F.mse_loss(scores, F.one_hot(classes, 10).float())


@pytest.mark.parametrize("loss", [F.cross_entropy, squared, lambda s, c: F.nll_loss(s.log_softmax(1), target=c)])
@pytest.mark.parametrize(
    ("order", "apart"),
    [(torch.clone, False), (mixed, True), (lambda c: (c + 1) % 10, False), (lambda c: 9 - c, False)],
)
def test_classes_of_other_images_are_known(loss: Loss, order: Callable[..., torch.Tensor], apart: bool) -> None:
    assert pairs_after(loss, order).apart() is apart


def test_of_images_that_were_changed_nothing_is_said() -> None:
    assert not pairs_after(F.cross_entropy, mixed, noise=0.1).apart()


def test_a_loss_that_is_only_looked_at_says_nothing() -> None:
    @torch.no_grad()
    def shown(scores: torch.Tensor, classes: torch.Tensor) -> torch.Tensor:
        return F.cross_entropy(scores, classes)

    assert not pairs_after(shown, mixed).apart()
