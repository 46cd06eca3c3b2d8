"""Whole trainings: one declaration, which check each mistake fails, and what decides about accuracies."""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn.utils import parameters_to_vector
from torch.utils.data import DataLoader

from autograder.judge.result import Outcome
from autograder.lesson import DeclarationError, Draws, Holds, Lesson, MoreSeeds, Observed
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.fashion_mnist.data import SAMPLE
from autograder.pytorch.training.accuracy import linear_accuracies
from autograder.pytorch.training.data import pictures
from autograder.pytorch.training.declare import whole_training
from autograder.pytorch.training.results import Reached
from autograder.pytorch.training.sequential import ATTEMPTS
from tests.support.in_process import Expected, expected_from, judged

MECHANISMS = (
    "is_more_than_one_linear_map",
    "gradients_are_reset",
    "every_parameter_is_trained",
    "each_call_gives_a_new_model",
)
PLACES = {fashion_mnist.name: SAMPLE}
REACHED = Reached(learns={"full": 0.65, "sample": 0.4}, good={"sample": 0.5})


def lesson_of(names: tuple[str, ...], **options: Any) -> Lesson:
    lesson = Lesson("clothes", title="Clothes", resources=[fashion_mnist])
    task = lesson.task("trained_network", points=len(names), lecture="-")
    whole_training(task, dict.fromkeys(names, 1), **options)
    lesson.verify_declarations()
    return lesson


class OneVector(nn.Module):
    """A network without parameters of its own: all of them lie in one vector."""

    def __init__(self) -> None:
        super().__init__()
        layers = nn.Linear(784, 16), nn.Linear(16, 10)
        numbers = parameters_to_vector(itertools.chain(*(layer.parameters() for layer in layers)))
        self.theta = numbers.detach().requires_grad_()

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        first, bias, second, other = torch.split(self.theta, [784 * 16, 16, 160, 10])
        hidden = torch.relu(images.flatten(1) @ first.reshape(16, 784).T + bias)
        return hidden @ second.reshape(10, 16).T + other


def network() -> nn.Module:
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 16), nn.ReLU(), nn.Linear(16, 10))


def trained(
    dataset: Any,
    epochs: int,
    make: Callable[[], nn.Module] = network,
    chosen: Callable[[Any], Any] = lambda model: model.parameters(),
    reset: bool = True,
    device: Any = "cpu",
) -> nn.Module:
    model = make().to(device)
    optimizer = torch.optim.SGD(chosen(model), lr=0.05)
    for _ in range(epochs):
        for images, classes in DataLoader(dataset, batch_size=64, shuffle=True):
            if reset:
                optimizer.zero_grad()
            nn.functional.cross_entropy(model(images.to(device)), classes.to(device)).backward()
            optimizer.step()
    return model


def theta_of(model: Any) -> list[torch.Tensor]:
    return [model.theta]


ALWAYS = network()


def lesson_and_expected(names: tuple[str, ...], right: Callable[..., Any], **options: Any) -> tuple[Lesson, Expected]:
    lesson = lesson_of(names, **options)
    del lesson.tasks["trained_network"].probes["trained_network.symptoms"]  # explains, and takes the longest
    return lesson, expected_from(lesson, {"trained_network": right}, places=PLACES)


@pytest.fixture(scope="module")
def mechanisms() -> tuple[Lesson, Expected]:
    return lesson_and_expected(MECHANISMS, trained)


def lost_by(lesson: Lesson, expected: Expected, function: Callable[..., Any]) -> set[str]:
    results = judged(lesson, {"trained_network": function}, expected, places=PLACES)
    return {name for name, check in results.items() if check.outcome is not Outcome.PASSED}


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (trained, set()),
        (lambda data, epochs: trained(data, epochs, OneVector, theta_of), set()),
        (lambda data, epochs: trained(data, epochs, OneVector, theta_of, reset=False), {"gradients_are_reset"}),
        (lambda data, epochs: trained(data, epochs, reset=False), {"gradients_are_reset"}),
        (
            lambda data, epochs: trained(data, epochs, lambda: nn.Sequential(nn.Flatten(), nn.Linear(784, 10))),
            {"is_more_than_one_linear_map"},
        ),
        (
            lambda data, epochs: trained(data, epochs, chosen=lambda model: model[3].parameters()),
            {"every_parameter_is_trained"},
        ),
        (lambda data, epochs: trained(data, epochs, lambda: ALWAYS), {"each_call_gives_a_new_model"}),
        (lambda data, epochs: network(), {"gradients_are_reset", "every_parameter_is_trained"}),
        (lambda data, epochs: None, set(MECHANISMS)),
    ],
)
def test_each_mistake_fails_its_check(
    mechanisms: tuple[Lesson, Expected], function: Callable[..., Any], lost: set[str]
) -> None:
    assert lost_by(*mechanisms, function) == lost


ON_DEVICES = (
    "trains_on_the_device",
    "the_model_comes_back_on_the_device",
    "the_device_that_was_asked_for_counts",
    "learns_from_the_images",
)


def with_large_steps(data: Any, epochs: int, shuffle: bool) -> nn.Module:
    """At the end one class or the other is forgotten, half of the time, whether images are mixed or not."""
    model = network()
    optimizer = torch.optim.SGD(model.parameters(), lr=2.0)
    for _ in range(epochs):
        for images, classes in DataLoader(data, batch_size=128, shuffle=shuffle):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(images), classes).backward()
            optimizer.step()
    return model


def backwards(data: Any, epochs: int) -> nn.Module:
    return with_large_steps(list(data)[::-1], epochs, shuffle=False)


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (lambda data, epochs: with_large_steps(data, epochs, shuffle=True), False),
        (lambda data, epochs: with_large_steps(data, epochs, shuffle=False), True),
        (backwards, True),
    ],
)
def test_images_that_are_seen_to_be_mixed_are_mixed_whatever_is_learned(
    function: Callable[..., Any], lost: bool
) -> None:
    name = "order_of_the_data_does_no_harm"
    assert lost_by(*lesson_and_expected((name,), trained), function) == ({name} if lost else set())


def trained_on(device: Any, dataset: Any, epochs: int) -> nn.Module:
    return trained(dataset, epochs, device=device)


@pytest.fixture(scope="module")
def devices() -> tuple[Lesson, Expected]:
    reached = Reached(few=1000, learns={"full": 0.35, "sample": 0.35})
    return lesson_and_expected(ON_DEVICES, trained_on, takes_device=True, reached=reached)


@pytest.mark.parametrize(
    ("function", "lost"),
    [
        (trained_on, set()),
        (
            lambda device, data, epochs: trained(data, epochs),
            {"trains_on_the_device", "the_model_comes_back_on_the_device"},
        ),
        (lambda device, data, epochs: trained(data, epochs).to(device), {"trains_on_the_device"}),
        (lambda device, data, epochs: trained_on(device, data, epochs).cpu(), {"the_model_comes_back_on_the_device"}),
        (
            lambda device, data, epochs: trained_on("cuda" if torch.cuda.is_available() else "cpu", data, epochs),
            {"the_device_that_was_asked_for_counts"},
        ),
        (lambda device, data, epochs: network().to(device), set(ON_DEVICES) - {"the_model_comes_back_on_the_device"}),
    ],
)
def test_devices(devices: tuple[Lesson, Expected], function: Callable[..., Any], lost: set[str]) -> None:
    assert lost_by(*devices, function) == lost


def test_a_check_that_there_is_not_and_accuracies_that_nobody_measured_are_an_authors_mistake() -> None:
    with pytest.raises(DeclarationError, match="trained_network: this scenario has no check 'is_fast'; there are: "):
        lesson_of(("is_fast",), reached=REACHED)
    with pytest.raises(DeclarationError, match="trained_network: learns_from_the_images needs `reached=`"):
        lesson_of(("learns_from_the_images",))
    with pytest.raises(DeclarationError, match="is_as_good_as_a_linear_model needs `good` of `Reached` for the kind"):
        lesson_of(("is_as_good_as_a_linear_model",), reached=REACHED)
    with pytest.raises(DeclarationError, match="beats_the_linear_model needs trainings on all images"):
        lesson_of(("beats_the_linear_model",), reached=Reached(few=100, learns={}, good={"sample": 0.5}))


LABELS = torch.arange(1000) % 10


def training_with(accuracy: float) -> dict[str, Any]:
    predicted = LABELS.clone()
    predicted[round(1000 * accuracy) :] += 1
    return {"predicted": predicted, "scrambled": LABELS}


def beats(accuracies: list[float], linear: list[float]) -> tuple[bool, bool]:
    """Whether trainings beat linear models, three for each of them, and whether more trainings are wanted."""
    facts = [
        {"source": "full", "labels": LABELS, "scrambled_labels": LABELS, "linear": linear[3 * place : 3 * place + 3]}
        for place in range(len(accuracies))
    ]
    seen, known = [training_with(one) for one in accuracies], facts
    claims = REACHED.beats_the_linear_model(
        Observed(seen[0], more=[Observed(one) for one in seen[1:]]),
        Observed(known[0], more=[Observed(one) for one in known[1:]]),
    )
    assert isinstance(claims, list)
    return all(one.truth for one in claims if isinstance(one, Holds)), any(isinstance(one, MoreSeeds) for one in claims)


LINEAR = [0.828, 0.816, 0.840] * ATTEMPTS


@pytest.mark.parametrize(("accuracy", "settled"), [(0.86, True), (0.85, True), (0.6, False)])
def test_one_training_settles_what_is_far_from_the_limit(accuracy: float, settled: bool) -> None:
    assert beats([accuracy], LINEAR) == (settled, False)


@pytest.mark.parametrize("accuracy", [0.843, 0.83, 0.82, 0.79, 0.7])
def test_a_borderline_asks_for_more_trainings(accuracy: float) -> None:
    assert beats([accuracy], LINEAR)[1]


@pytest.mark.parametrize(
    ("mean", "deviation", "least", "most", "trainings"),
    [(0.855, 0.006, 0.995, 1.0, 1.4), (0.835, 0.004, 0.995, 1.0, 3.0), (0.80, 0.003, 0.0, 0.09, 5.0)],
)
def test_trainings_end_once_their_verdict_is_certain(
    mean: float, deviation: float, least: float, most: float, trainings: float
) -> None:
    """Simulated classes: how often such trainings hold, and how many of them that takes."""
    draw = np.random.default_rng(7)
    held, used = [], []
    for _ in range(200):
        reached = draw.normal(mean, deviation, ATTEMPTS).tolist()
        linear = draw.normal(0.828, 0.012, 3 * ATTEMPTS).tolist()
        for number in range(1, ATTEMPTS + 1):
            holds, undecided = beats(reached[:number], linear)
            if not undecided:
                break
        held.append(holds)
        used.append(number)
    assert least <= sum(held) / len(held) <= most
    assert sum(used) / len(used) <= trainings


@pytest.mark.parametrize(
    ("accuracies", "settled"),
    [
        ([0.82, 0.83, 0.828, 0.826, 0.831], True),
        ([0.79, 0.83, 0.835, 0.82, 0.81], True),  # the same on average: they differ much among themselves
        ([0.7, 0.71, 0.85, 0.7, 0.71], True),  # one that is clearly better proves that it can be
        ([0.80, 0.802, 0.798, 0.801, 0.799], False),
        ([0.72, 0.76, 0.79, 0.74, 0.75], False),
    ],
)
def test_several_trainings_are_compared_by_their_means_and_how_far_linear_models_differ(
    accuracies: list[float], settled: bool
) -> None:
    assert len(accuracies) == ATTEMPTS
    assert beats(accuracies, LINEAR) == (settled, False)


@pytest.mark.parametrize(("mean", "least", "most"), [(0.837, 0.99, 1.0), (0.8185, 0.97, 1.0), (0.80, 0.0, 0.08)])
def test_a_borderline_is_decided_alike_whichever_seeds_are_drawn(mean: float, least: float, most: float) -> None:
    """Networks trained with SGD 0.05 and 0.01, and ones that learn too little, spread as they were measured."""
    draws, runs, held = torch.Generator().manual_seed(1), 300, 0
    for _ in range(runs):
        accuracies = (mean + 0.0035 * torch.randn(ATTEMPTS, generator=draws)).tolist()
        linear = (0.828 + 0.012 * torch.randn(3 * ATTEMPTS, generator=draws)).tolist()
        holds, more = beats(accuracies[:1], linear)
        held += beats(accuracies, linear)[0] if more else holds
    assert least <= held / runs <= most


def test_no_linear_model_is_trained_where_nothing_is_compared_with_it() -> None:
    assert "linear" not in REACHED.facts_with_linear_accuracy(Draws(1, "any", places=PLACES))


def test_linear_models_side_by_side_reach_what_each_reaches_by_itself() -> None:
    given = Draws(1, "any", places=PLACES)
    images = pictures(given)
    found = linear_accuracies(given, [3, 4])
    for seed, reached in zip([3, 4], found, strict=True):
        generator = torch.Generator().manual_seed(seed)
        model = nn.Linear(784, 10)
        for parameter in model.parameters():
            parameter.data = (torch.rand(parameter.shape, generator=generator) * 2 - 1) / 28
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        pixels = images.train_images.flatten(1) / 255
        for _ in range(5):
            for rows in torch.randperm(len(pixels), generator=generator).split(64):
                optimizer.zero_grad()
                nn.functional.cross_entropy(model(pixels[rows]), images.train_labels[rows]).backward()
                optimizer.step()
        predicted = model(images.test_images.flatten(1) / 255).argmax(dim=1)
        wanted = float((predicted == given.judge_only(fashion_mnist)).float().mean())
        assert reached == pytest.approx(wanted, abs=0.003)
