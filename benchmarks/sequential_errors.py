"""How often the sequential decisions about accuracies err, and how many trainings they take.

    python benchmarks/sequential_errors.py record [--seeds 200]
    python benchmarks/sequential_errors.py rates [--page]

`record` trains each recipe below with so many seeds on all 60,000 images, as a plain loop, and keeps the accuracies on
the test images in `benchmarks/recorded/accuracies.json`: about two hours for 200 seeds on one core; what is stopped
goes on with the same command. `rates` lets the checks' own decisions look at these accuracies, in 4,000 runs that draw
the seeds anew, and prints for each recipe how often it holds and after how many trainings. With `--page` the table in
docs/judging.md is written anew.
"""

import argparse
import json
import random
import re
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from autograder.cli.main import one_thread
from autograder.core.files import write_whole
from autograder.course.layout import Course, find_course
from autograder.lesson import Draws
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.fashion_mnist.data import student_side, test_labels
from autograder.pytorch.training.accuracy import linear_accuracies
from autograder.pytorch.training.results import Reached
from autograder.pytorch.training.sequential import (
    ATTEMPTS,
    LINEAR_MODELS,
    Decision,
    against_a_limit,
    against_linear_models,
)

RECORDED = Path(__file__).with_name("recorded") / "accuracies.json"
PAGE = Path(__file__).resolve().parents[1] / "docs" / "judging.md"
RUNS = 4_000
EPOCHS = 5
SIDE_BY_SIDE = 5
LINEAR = "linear models of the judge"


@dataclass(frozen=True)
class Recipe:
    """A training.

    Attributes:
        name: in words, for the table.
        right: whether it should hold; None for one that is as good as the limit itself, where no rule can be certain:
            such mistakes are found by what a training does.
        hidden: hidden units; 0 for a linear model.
        rate: the learning rate.
        batch: images in a batch.
        adam: whether the optimizer is Adam, else SGD.
        bright: whether pixels lie between 0 and 255.
    """

    name: str
    right: bool | None
    hidden: int
    rate: float
    batch: int = 64
    adam: bool = False
    bright: bool = False


CLASSIFIERS = (
    Recipe("SGD 0.05, batches of 64 (the reference)", True, 0, 0.05),
    Recipe("SGD 0.1, batches of 16", True, 0, 0.1, 16),
    Recipe("SGD 0.01, batches of 64", True, 0, 0.01),
    Recipe("Adam 0.001, batches of 64", True, 0, 0.001, adam=True),
    Recipe("SGD 0.001: a tenth of what is needed", False, 0, 0.001),
    Recipe("SGD 1: its accuracies lie around the limit", None, 0, 1.0),
    Recipe("pixels between 0 and 255", None, 0, 0.05, bright=True),
)
NETWORKS = (
    Recipe("SGD 0.1, batches of 64 (the reference)", True, 100, 0.1),
    Recipe("SGD 0.05, batches of 128", True, 100, 0.05, 128),
    Recipe("SGD 0.01, batches of 64", True, 100, 0.01),
    Recipe("SGD 0.003: a thirtieth of the reference's", False, 100, 0.003),
    Recipe("SGD 0.001: a hundredth of the reference's", False, 100, 0.001),
)
RECIPES = {"softmax_classifier": CLASSIFIERS, "mlp": NETWORKS}


def trained(recipe: Recipe, place: str, seed: int) -> float:
    """The accuracy on the test images of one training."""
    data = student_side(place)
    scale = 1 if recipe.bright else 255
    images, labels = data.train_images.flatten(1).float() / scale, data.train_labels
    torch.manual_seed(seed)
    if recipe.hidden:
        model = nn.Sequential(nn.Linear(784, recipe.hidden), nn.ReLU(), nn.Linear(recipe.hidden, 10))
    else:
        model = nn.Sequential(nn.Linear(784, 10))
    kind = torch.optim.Adam if recipe.adam else torch.optim.SGD
    optimizer = kind(model.parameters(), lr=recipe.rate)
    for _ in range(EPOCHS):
        for rows in torch.split(torch.randperm(len(images)), recipe.batch):
            loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        predicted = model(data.test_images.flatten(1).float() / 255).argmax(dim=1)
    return round(float((predicted == test_labels(place)).float().mean()), 4)


def key_of(lesson: str, recipe: Recipe) -> str:
    """Under which name the accuracies of a recipe are kept."""
    return f"{lesson}: {recipe.name}"


def record(place: str, seeds: int) -> None:
    """Train what is not recorded yet; each accuracy is kept as soon as it is known."""
    found = recorded() if RECORDED.exists() else {}
    jobs = {LINEAR: lambda seed: linear(place, range(seed, seed + SIDE_BY_SIDE))}
    for lesson, recipes in RECIPES.items():
        for one in recipes:
            jobs[key_of(lesson, one)] = lambda seed, one=one: [trained(one, place, seed)]
    for some in range(SIDE_BY_SIDE, seeds + SIDE_BY_SIDE, SIDE_BY_SIDE):  # so that all are equally far at any time
        for key, train in jobs.items():
            known = found.setdefault(key, [])
            while len(known) < some:
                known += train(len(known))
                write_whole(RECORDED, (json.dumps(found, indent=1) + "\n").encode())
        print(f"{some} seeds", flush=True)


def linear(place: str, seeds: Sequence[int]) -> list[float]:
    """The accuracies of the linear models that the judge trains."""
    given = Draws(0, "full_training", places={fashion_mnist.name: place})
    return [round(one, 4) for one in linear_accuracies(given, seeds)]


@dataclass(frozen=True)
class Rates:
    """What a decision says of a recipe, in so many runs.

    Attributes:
        holds: in what part of them it holds.
        trainings: how many trainings it looked at, on average.
        spread: the least, the mean and the largest of all accuracies.
    """

    holds: float
    trainings: float
    spread: tuple[float, float, float]


def rates(accuracies: Sequence[float], decide: Callable[[Sequence[float], random.Random], Decision]) -> Rates:
    """How a decision ends.

    Args:
        accuracies: of all recorded trainings, of which each run draws its own.
        decide: what is said of the trainings so far; its second argument draws what is decided anew in each run.
    """
    draws = random.Random(0)
    held = looked_at = 0
    for _ in range(RUNS):
        order = draws.sample(accuracies, ATTEMPTS)
        seed = draws.random()
        for count in range(1, ATTEMPTS + 1):
            decision = decide(order[:count], random.Random(seed))
            if decision.settled:
                break
        held += decision.holds
        looked_at += count
    return Rates(held / RUNS, looked_at / RUNS, (min(accuracies), statistics.mean(accuracies), max(accuracies)))


def table(course: Course) -> list[str]:
    """The rates of all recipes, as a table."""
    found = recorded()
    return [
        f"From trainings with {min(map(len, found.values()))} seeds or more a recipe, all 60,000 images, 5 epochs:",
        "",
        "| lesson | recipe | accuracy: least, mean, largest | should hold | holds | trainings |",
        "|---|---|---|---|---|---|",
        *(row(course, lesson, one) for lesson, recipes in RECIPES.items() for one in recipes),
    ]


def row(course: Course, lesson: str, recipe: Recipe) -> str:
    """A recipe's line of the table."""
    known = recorded()[key_of(lesson, recipe)]
    has = rates(known, decision_of(course, lesson))
    spread = ", ".join(f"{value:.1%}" for value in has.spread)
    should = {True: "yes", False: "no", None: "either"}[recipe.right]
    return f"| `{lesson}` | {recipe.name} | {spread} | {should} | {has.holds:.1%} | {has.trainings:.1f} |"


def recorded() -> dict[str, list[float]]:
    """By recipe, the accuracies that were recorded."""
    found: dict[str, list[float]] = json.loads(RECORDED.read_text(encoding="utf-8"))
    return found


def decision_of(course: Course, lesson: str) -> Callable[[Sequence[float], random.Random], Decision]:
    """How a lesson's check decides."""
    if lesson == "softmax_classifier":
        reached = limits(course)
        return lambda seen, _: against_a_limit(seen, reached.good["full"], reached.sure["full"])
    linear = recorded()[LINEAR]
    return lambda seen, draws: against_linear_models(
        seen, draws.sample(linear, LINEAR_MODELS * ATTEMPTS)[: LINEAR_MODELS * len(seen)]
    )


def limits(course: Course) -> Reached:
    """What `softmax_classifier` declares as good."""
    found = course.load("softmax_classifier").probes["train_classifier.full_training"].facts
    reached = getattr(found, "__self__", None)
    assert isinstance(reached, Reached)
    return reached


def main() -> None:
    """Record, or print the rates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("record", "rates"))
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--page", action="store_true")
    given = parser.parse_args()
    one_thread()
    torch.set_num_threads(1)
    course = find_course()
    if given.what == "record":
        images = course.find_data()[fashion_mnist.name]
        if not images.real:
            sys.exit("only the sample of FashionMNIST is here, and a recording needs all of it: `make demo` fetches it")
        record(images.place, given.seeds)
        return
    rows = table(course)
    print("\n".join(rows))
    if given.page:
        text = PAGE.read_text()
        block = "<!-- sequential errors -->\n" + "\n".join(rows) + "\n<!-- end -->"
        write_whole(PAGE, re.sub(r"<!-- sequential errors -->.*?<!-- end -->", block, text, flags=re.S).encode())


if __name__ == "__main__":
    main()
