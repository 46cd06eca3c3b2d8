"""The lesson of the attack tests: one task of each kind, with short limits. Its answers lie with the solutions."""

import json
from pathlib import Path

import torch
from torch import nn

from autograder.lesson import FLOAT32_SHORT, Close, Equal, Holds, Lesson, Limits
from autograder.pytorch.values import as_number, parameter_values

LIMITS = Limits(seconds=25, memory=512, cpu=20, output=8, files=32, file_count=200, threads=16)
lesson = Lesson("arena", title="The arena", order=1, limits=LIMITS, modules=["numpy", "torch"])
LABELS = Path(__file__).resolve().parents[2] / "solutions" / "arena" / "labels.json"

double = lesson.task("double", points=2, lecture="Twice")


@double.probe(seconds=1)
def of_a_tensor(student, given):
    return {"result": student.double(given.normal(5))}


@double.probe(seconds=1)
def of_a_number(student, given):
    return {"result": student.double(given.real(1, 9))}


@double.check(of_a_tensor, points=1)
def doubles_a_tensor(seen, expected):
    """`double(x)` is two times x for a tensor."""
    return Close("double(x)", seen.result, expected.result, FLOAT32_SHORT)


@double.check(of_a_number, points=1)
def doubles_a_number(seen, expected):
    """`double(x)` is two times x for a number."""
    return Close("double(x)", seen.result, expected.result, FLOAT32_SHORT)


train_step = lesson.task("train_step", points=3, lecture="Steps")


@train_step.probe(seconds=1)
def three_steps(student, given):
    model = given.linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=given.real(0.05, 0.2))
    after, losses = [], []
    for _ in range(3):
        batch = given.normal(4, 2), given.normal(4, 1)
        losses.append(as_number(student.train_step(model, batch, nn.MSELoss(), optimizer)))
        after.append(parameter_values(model))
    return {"after": after, "losses": losses}


@train_step.check(three_steps, points=2)
def moves_the_parameters(seen, expected):
    """Each step moves the parameters against the gradient of its batch."""
    return Close("the parameters", seen.after, expected.after)


@train_step.check(three_steps, points=1)
def returns_the_loss(seen, expected):
    """Each step returns its loss as a plain number."""
    values, kinds = ([loss[key] for loss in seen.losses] for key in ("value", "kind"))
    return [
        Close("the losses", values, [loss["value"] for loss in expected.losses]),
        Holds("the losses", all(kind == "number" for kind in kinds), "plain numbers", "something else"),
    ]


train = lesson.task("train", points=2, lecture="Steps", calls=["train_step"])


@train.probe(seconds=1)
def two_epochs(student, given):
    model = given.linear(2, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=given.real(0.05, 0.2))
    batches = [(given.normal(3, 2), given.normal(3, 1)) for _ in range(2)]
    losses = student.train(model, batches, nn.MSELoss(), optimizer, 2)
    return {"after": parameter_values(model), "losses": losses}


@train.check(two_epochs, points=1)
def trains_on_every_batch(seen, expected):
    """Every batch of every epoch makes a step."""
    return Close("the parameters", seen.after, expected.after)


@train.check(two_epochs, points=1)
def gives_the_mean_losses(seen, expected):
    """The result is the mean loss of each epoch."""
    return Close("the losses", seen.losses, expected.losses)


def hidden_labels(given):
    """Which class each picture has: known to the judge alone."""
    return {"labels": json.loads(LABELS.read_text())["labels"]}


label = lesson.task("label", points=2, lecture="Labels")


@label.probe(seconds=1, facts=hidden_labels)
def of_forty_pictures(student, given):
    return {"labels": [student.label(picture) for picture in range(40)]}


@label.check(of_forty_pictures, points=2)
def knows_the_labels(seen, expected):
    """`label(i)` is the class of picture i."""
    return Equal("the classes", seen.labels, expected.labels)


lesson.choice("q_word", points=1, options=[f"word {number}" for number in range(200)], lecture="Words")
lesson.text("explain", points=1, lecture="Words")
