"""What is checked in the lesson `logistic_regression`."""

import torch
import torch.nn.functional as F
from torch import nn

from autograder.lesson import Lesson
from autograder.pytorch.scenarios.functions import tensor_function
from autograder.pytorch.scenarios.made_models import ModelCase
from autograder.pytorch.scenarios.models import model_function
from autograder.pytorch.scenarios.number_functions import number_function
from autograder.pytorch.scenarios.one_epoch import training_epoch
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.scenarios.setups import Setup

lesson = Lesson("logistic_regression", title="Logistic regression", modules=["torch", "torch.utils.data"])


def scores(given):
    """A column of scores, as a model gives them, and scores of another shape."""
    return [given.uniform(-4, 4, given.integer(4, 8), 1), given.uniform(-4, 4, 2, 3)]


def large_scores(given):
    """Scores around 1000 and -1000 beside small ones."""
    return [torch.cat([1000 + given.normal(2, 1), given.normal(2, 1), given.normal(2, 1) - 1000])]


tensor_function(
    lesson.task("sigmoid", points=3, lecture="From a score to a probability"),
    arguments=["scores"],
    cases={"values": scores, "large_scores": large_scores},
    refused=[torch.sigmoid],
    points={
        "values": Award(0.75, sentence="Each score z becomes the probability 1 / (1 + e^-z)."),
        "gradient": 0.5,
        "input": 0.25,
        "large_scores": Award(0.5, sentence="A score of 1000 gives the probability 1, and one of -1000 gives 0."),
        "by_hand": 1,
    },
)


def probabilities_and_targets(given):
    """Columns with both classes in them, and a single example of each class."""
    rows = given.integer(4, 8)
    targets = torch.tensor(given.permutation(rows)).remainder(2).float()[:, None]
    yield given.uniform(0.05, 0.95, rows, 1), targets
    for target in (torch.zeros(1, 1), torch.ones(1, 1)):
        yield given.uniform(0.05, 0.95, 1, 1), target


tensor_function(
    lesson.task("binary_cross_entropy", points=3, lecture="How wrong is a probability?"),
    arguments=["probabilities", "targets"],
    cases=probabilities_and_targets,
    loss=True,
    refused=[F.binary_cross_entropy, F.binary_cross_entropy_with_logits],
    points={
        "values": Award(1, sentence="The loss is the mean of -ln of the probability of what is true."),
        "gradient": 0.75,
        "input": 0.25,
        "by_hand": 1,
    },
)

model_function(
    lesson.task("make_model", points=1, lecture="The model: one score"),
    ModelCase((2,)),
    {
        "parameters": Award(0.5, sentence="It has two weights and a bias, and all three can be trained."),
        "linear": Award(0.5, sentence="Its score is w1 * x1 + w2 * x2 + b, and nothing else."),
    },
    size=3,
)


def two_clouds(given, count):
    """Points (n, 2) around (1, 0.5) for the class 1 and around (-1, -0.5) for the class 0, and their classes (n, 1)."""
    classes = given.integers(0, 1, count, 1).float()
    return (2 * classes - 1) * torch.tensor([1.0, 0.5]) + given.normal(count, 2), classes


training_epoch(
    lesson.task("train_epoch", points=3, lecture="Training"),
    Setup(
        model=lambda given: given.linear(2, 1),
        examples=two_clouds,
        loss=nn.BCEWithLogitsLoss,
        other_loss=nn.MSELoss,
        rate=(0.1, 0.2),
        words=("points", "scores", "classes"),
    ),
    {"step": 0.5, "epochs": 1, "loss": 0.75, "number": 0.25, "other_loss": 0.25, "other_optimizer": 0.25},
)


def trained_models(given):
    """Models with weights and biases of both signs, none of them near zero."""
    for _ in range(4):
        model = nn.Linear(2, 1)
        given.fill_away_from_zero(model)
        yield model


number_function(
    lesson.task("decision_boundary", points=2, lecture="Where the model cannot decide"),
    arguments=["model"],
    cases=trained_models,
    parts=["slope", "intercept"],
    what="the slope and the intercept",
    points={
        "values": Award(1.5, sentence="On the line x2 = slope * x1 + intercept the probability is 1/2."),
        "kind": Award(0.5, sentence="The slope and the intercept are plain numbers."),
    },
)
