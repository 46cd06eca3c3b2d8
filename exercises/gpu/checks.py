"""What is checked in the lesson `gpu`: probes run beside your code, checks judge what they saw.

Probes with `device="cuda"` run on a machine with a GPU, simulated or real, the others on one without.
"""

import math
from unittest import mock

import numpy as np
import torch
from torch import nn

from autograder.lesson import Close, Equal, Holds, Lesson, Remark, Shows, Unusable
from autograder.pytorch.devices import Transfers, devices_of, kind_of_device, noting
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.scenarios.accuracy import measured_accuracy
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.training.data import CLASSES
from autograder.pytorch.training.declare import whole_training
from autograder.pytorch.training.results import Reached
from autograder.pytorch.values import as_number, parameter_values
from autograder.pytorch.watch import loop_calls, other_optimizers

lesson = Lesson(
    "gpu",
    title="Training on the GPU",
    order=4,
    resources=[fashion_mnist],
    modules=["numpy", "torch", "torch.utils.data", "torchvision", "torchvision.datasets", "torchvision.transforms"],
)

GPU, CPU = torch.device("cuda"), torch.device("cpu")


# --- pick_device ---------------------------------------------------------------------------------

pick = lesson.task("pick_device", points=2, lecture="Training a network on the GPU")


def picked(student):
    answer = student.pick_device()
    if isinstance(answer, str):
        try:
            answer = torch.device(answer)
        except RuntimeError:
            raise Unusable(f"pick_device() gave {answer!r}, which is no device for PyTorch") from None
    if not isinstance(answer, torch.device):
        what = "None; is a `return` missing?" if answer is None else f"a {type(answer).__name__}"
        raise Unusable(f"pick_device() gave {what}; a torch.device is needed")
    return answer.type if answer.index in (None, 0) else str(answer)


@pick.probe(device="cuda")
def with_a_gpu(student, given):
    return {"device": picked(student), "nonce": given.nonce}


@pick.probe
def without_a_gpu(student, given):
    return {"device": picked(student), "nonce": given.nonce}


class Asked:
    """Stands for `torch.cuda.is_available` and notes whether it is called, or taken for an answer itself."""

    def __init__(self):
        self.how = set()

    def __call__(self):
        self.how.add("called")
        return True

    def __bool__(self):
        self.how.add("not called")
        return True


@pick.probe(device="cuda")
def how_it_asks(student, given):
    """Whether `is_available` is called; for explanations only."""
    asked = Asked()
    with mock.patch.object(torch.cuda, "is_available", asked):
        answer = student.pick_device()
    return {"asked": sorted(asked.how), "answer": type(answer).__name__ if answer is None else str(answer)[:100]}


# A program that always gives the same device is right by chance: each of these counts beside the other one only.
@pick.check(with_a_gpu, points=1, beside=["takes_the_cpu_where_there_is_no_gpu"])
def takes_the_gpu_where_there_is_one(seen, expected):
    """On a machine with a GPU it gives the device "cuda"."""
    return Equal("the device on a machine with a GPU", seen.device, expected.device)


@pick.check(without_a_gpu, points=1, beside=["takes_the_gpu_where_there_is_one"])
def takes_the_cpu_where_there_is_no_gpu(seen, expected):
    """On a machine without a GPU it gives the device "cpu"."""
    return Equal("the device on a machine without a GPU", seen.device, expected.device)


# --- move_model ----------------------------------------------------------------------------------

move = lesson.task("move_model", points=2, lecture="Training a network on the GPU")


class Scaled(nn.Module):
    """A model with layers inside layers, parameters of its own, and buffers."""

    def __init__(self, given):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Flatten(), given.linear(12, 5), nn.BatchNorm1d(5), nn.Sequential(nn.ReLU(), given.linear(5, 3))
        )
        self.scale = nn.Parameter(given.uniform(1, 2, 3))
        self.register_buffer("offset", given.normal(3))

    def forward(self, images):
        """Scores, scaled and shifted."""
        return self.layers(images) * self.scale + self.offset


def moved(student, given, start, target):
    """What models look like that were moved from one device to another."""
    models = [
        Scaled(given),
        nn.Sequential(nn.Flatten(), nn.Sequential(given.linear(12, 5), nn.ReLU()), given.linear(5, 3)),
    ]
    return side_by_side([moved_model(student, given, model.eval().to(start), start, target) for model in models])


def side_by_side(shown):
    """What is shown of several models, name by name."""
    return Shows(
        {name: [one.values[name] for one in shown] for name in shown[0].values},
        signature={name: [one.signature[name] for one in shown] for name in shown[0].signature},
    )


def moved_model(student, given, model, start, target):
    images = given.normal(4, 1, 3, 4)
    with torch.no_grad():
        before = model(images.to(start)).cpu()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    with Transfers(student, {}) as ledger:
        made = student.move_model(model, target)
    if not isinstance(made, nn.Module):
        what = "None; is a `return` missing?" if made is None else f"a {type(made).__name__}"
        raise Unusable(f"move_model(model, device) gave {what}; the model is needed")
    with torch.no_grad():
        # Whether it is in train or eval mode is not this task's matter.
        after = attempt(lambda: made.eval()(images.to(target)).cpu())
    held = {id(parameter) for group in optimizer.param_groups for parameter in group["params"]}
    in_optimizer = ["yes" if id(parameter) in held else "no" for parameter in made.parameters()]
    homes = devices_of(made)
    return Shows(
        {
            "parameters": counted(homes["parameters"]),
            "buffers": counted(homes["buffers"]),
            "same": "yes" if made is model else "no",
            "in_the_optimizer": in_optimizer,
            "after": after,
        },
        signature={
            "parameters": in_a_word(homes["parameters"]),
            "buffers": in_a_word(homes["buffers"]),
            "same": "yes" if made is model else "no",
            "thrown away": "yes" if ledger.dropped() else "no",
            "in the optimizer": in_optimizer,
            "before": before,
            "after": after,
        },
    )


def counted(kinds):
    """How many are where, in words."""
    if len(set(kinds)) == 1:
        return f"all on {kinds[0]}"
    return ", ".join(f"{kinds.count(kind)} on {kind}" for kind in sorted(set(kinds))) or "none"


def in_a_word(kinds):
    """Where they are; how many are where depends on the program."""
    return counted(kinds) if len(set(kinds)) < 2 else "in two places"


def attempt(call):
    """What a call gives, or nothing where it fails: another check tells why."""
    try:
        return call()
    except RuntimeError:
        return None


@move.probe(device="cuda")
def to_the_gpu(student, given):
    return moved(student, given, CPU, GPU)


@move.probe(device="cuda")
def back_to_the_cpu(student, given):
    return moved(student, given, GPU, CPU)


@move.probe
def on_a_machine_without_gpu(student, given):
    return moved(student, given, CPU, CPU)


@move.check(to_the_gpu, points=0.75)
def all_parameters_are_on_the_device(seen, expected):
    """Every parameter of the model, in all its parts, is on the device afterwards."""
    return [
        Equal("where the parameters are", seen.parameters, expected.parameters),
        Equal(
            "whether they are the parameters that an optimizer knows",
            seen.in_the_optimizer,
            expected.in_the_optimizer,
        ),
    ]


@move.check(to_the_gpu, points=0.25)
def buffers_are_on_the_device(seen, expected):
    """What a model keeps beside its parameters is moved too: without it, the model cannot compute there."""
    return Equal("where the buffers are", seen.buffers, expected.buffers)


@move.check(to_the_gpu, points=0.25, supporting=True)
def returns_the_model_it_was_given(seen, expected):
    """The model that it was given comes back, no copy."""
    return Equal("whether it is the same model", seen.same, expected.same)


@move.check(back_to_the_cpu, points=0.5)
def moves_to_the_device_it_is_given(seen, expected):
    """The device that it is given counts: a model on the GPU comes back where the device is the CPU."""
    return [
        Equal("where the parameters are", seen.parameters, expected.parameters),
        Close("the scores of the model there", seen.after, expected.after),
    ]


@move.check(on_a_machine_without_gpu, points=0.25, supporting=True)
def works_on_a_machine_without_gpu(seen, expected):
    """It works on a machine without a GPU, and changes no number of the model."""
    return [
        Equal("where the parameters are", seen.parameters, expected.parameters),
        Close("the scores of the model", seen.after, expected.after),
    ]


# --- train_step_on -------------------------------------------------------------------------------

step = lesson.task(
    "train_step_on", points=4, lecture="Training a network on the GPU", calls=["move_model", "pick_device"]
)


class NotingLoss(nn.Module):
    """A loss that notes where its two inputs are."""

    def __init__(self, notes, **options):
        super().__init__()
        self.notes = notes
        self.loss = nn.CrossEntropyLoss(**options)

    def forward(self, scores, classes):
        """The loss's own value."""
        self.notes.append([kind_of_device(scores), kind_of_device(classes)])
        return self.loss(scores, classes)


SMALL = (1, 4, 5)  # the step is the same for small images


def linear_model(given):
    return nn.Sequential(nn.Flatten(), given.linear(math.prod(SMALL), CLASSES))


def batches(given, count):
    return [
        (given.normal(size, *SMALL), given.integers(0, CLASSES - 1, size))
        for size in (given.integer(3, 6) for _ in range(count))
    ]


def stepped(student, given, device, options=None, adam=False, count=3):
    """Parameters and losses of a few steps on a device."""
    model = linear_model(given).to(device)
    if adam:
        optimizer = torch.optim.Adam(model.parameters(), lr=given.real(0.005, 0.02))
    else:
        optimizer = torch.optim.SGD(model.parameters(), lr=given.real(0.02, 0.05), momentum=0.5)
    inputs, compared, losses, after = [], [], [], []
    loss_function = NotingLoss(compared, **(options or {}))
    with noting(inputs, model), other_optimizers(optimizer) as others:
        for batch in batches(given, count):
            loss = student.train_step_on(device, model, batch, loss_function, optimizer)
            losses.append(as_number(loss))
            after.append(parameter_values(model))
    return Shows(
        {
            "after": after,
            "losses": losses,
            "inputs": sorted(set(inputs)),
            "scores": sorted({scores for scores, _ in compared}),
            "classes": sorted({classes for _, classes in compared}),
            "model": sorted(set(devices_of(model)["parameters"])),
        },
        signature={
            "moves": "by another optimizer" if others else after,
            "losses": [loss["value"] for loss in losses[: 1 if others else None]],
            "kinds": sorted({loss["kind"] for loss in losses}),
            "inputs": sorted(set(inputs)),
            "scores": sorted({scores for scores, _ in compared}),
            "classes": sorted({classes for _, classes in compared}),
            "model": sorted(set(devices_of(model)["parameters"])),
        },
    )


@step.probe(device="cuda")
def steps_on_the_gpu(student, given):
    return stepped(student, given, GPU)


@step.probe(device="cuda")
def steps_on_the_cpu_beside_a_gpu(student, given):
    return stepped(student, given, CPU)


@step.probe
def steps_without_gpu(student, given):
    return stepped(student, given, CPU)


@step.probe
def steps_with_others(student, given):
    return stepped(student, given, CPU, {"label_smoothing": 0.5, "reduction": "sum"}, adam=True, count=1)


@step.probe(device="cuda")
def what_is_moved(student, given):
    """The moves of one step and how it ended; for explanations only."""
    model = linear_model(given).to(GPU)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    pixels, classes = batches(given, 1)[0]
    ended = "well"
    with Transfers(student, {"pixels": pixels, "classes": classes}) as ledger:
        try:
            student.train_step_on(GPU, model, (pixels, classes), nn.CrossEntropyLoss(), optimizer)
        except Exception as error:
            ended = f"{type(error).__name__}: {error}"[:300]
    return Shows(
        {
            "ended": ended,
            "classes": len(ledger.moves_of("classes")),
            "dropped": sorted(entry.what for entry in ledger.dropped()),
            "places": [f"{entry.place} moves the {entry.what or 'tensor'}" for entry in ledger.dropped()][:3],
            "model": "moved" if ledger.calls_for_model() else "left",
        },
        signature={
            "ended": ended,
            "pixels": len(ledger.moves_of("pixels")),
            "classes": len(ledger.moves_of("classes")),
            "dropped": sorted(entry.what for entry in ledger.dropped()),
        },
    )


@step.probe
def calls(student, given):
    """Which of the step's calls happen, and what they find; for explanations only."""
    model = linear_model(given)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    order, plain_step = [], optimizer.step

    def step_noted(*args):
        order.append("step")
        return plain_step(*args)

    optimizer.step = step_noted
    model[1].weight.register_hook(lambda _: order.append("gradients"))
    with loop_calls(model) as happened:
        student.train_step_on(CPU, model, batches(given, 1)[0], nn.CrossEntropyLoss(), optimizer)
    return Shows({}, signature={**happened, "order": order[:6]})


def a_plain_number(what, kinds):
    """Claims that all these are Python or NumPy numbers."""
    words = {"tensor": "a tensor", "graph": "a tensor that keeps its graph", "NoneType": "None", "nothing": "nothing"}
    odd = next((kind for kind in kinds if kind != "number"), "number" if kinds else "nothing")
    return Holds(what, odd == "number", "a plain number", words.get(odd, f"a {odd}"))


@step.check(steps_without_gpu, points=0.75)
def makes_the_steps_on_a_machine_without_gpu(seen, expected):
    """On a machine without a GPU each call makes one step with this batch's gradients, as `train_step` did."""
    return Close("weights and biases after each of three steps", seen.after, expected.after)


@step.check(what_is_moved, points=0.25, supporting=True)
def nothing_is_moved_in_vain(seen, expected):
    """What is moved is used: `.to` gives a new tensor and leaves the old one where it is."""
    places = [str(place)[:60] for place in seen.places] if isinstance(seen.places, list) else []
    lost = f"thrown away: {' and '.join(places[:3])}, but nobody keeps the result"
    claims = [
        Holds("the step", isinstance(seen.ended, str) and seen.ended != "", "was made", "was not made"),
        Holds("what is moved", not seen.dropped and not places, "used", lost),
    ]
    if seen.model == "moved":
        claims.append(Remark("The model is on the device already; once, before the training, is enough to move it."))
    return claims


@step.check(steps_on_the_gpu, points=1)
def makes_the_steps_on_the_gpu(seen, expected):
    """On the GPU each call makes the same step: the model learns there."""
    return [
        Close("weights and biases after each of three steps", seen.after, expected.after),
        Equal("where the model is afterwards", seen.model, expected.model),
    ]


@step.check(steps_on_the_gpu, points=1)
def both_halves_of_the_batch_are_moved(seen, expected):
    """Pixels and classes are on the device when the model and the loss get them, and so are the scores."""
    return [
        Equal("where the pixels are that the model gets", seen.inputs, expected.inputs),
        Equal("where the scores are that the loss gets", seen.scores, expected.scores),
        Equal("where the classes are that the loss gets", seen.classes, expected.classes),
    ]


@step.check(steps_on_the_gpu, points=0.5)
def returns_the_loss_as_a_number(seen, expected):
    """The result is the loss before the update, as a plain number that is no longer on the GPU."""
    return [
        a_plain_number("the loss", [loss["kind"] for loss in seen.losses]),
        Close("the losses", [loss["value"] for loss in seen.losses], [loss["value"] for loss in expected.losses]),
    ]


@step.check(steps_on_the_cpu_beside_a_gpu, points=0.25)
def a_device_of_cpu_is_obeyed(seen, expected):
    """Where the device is the CPU, everything stays there, also on a machine with a GPU."""
    return [
        Close("weights and biases after each of three steps", seen.after, expected.after),
        Equal("where the pixels are that the model gets", seen.inputs, expected.inputs),
        Equal("where the classes are that the loss gets", seen.classes, expected.classes),
    ]


@step.check(steps_with_others, points=0.25)
def uses_the_loss_and_the_optimizer_it_was_given(seen, expected):
    """It works with whatever loss function and optimizer it is given."""
    return Close("weights and biases after a step with another loss and Adam", seen.after, expected.after)


# --- accuracy_on ---------------------------------------------------------------------------------

measured_accuracy(
    lesson.task("accuracy_on", points=3, lecture="Training a network on the GPU", calls=["move_model"]),
    example="image",
    takes_device=True,
    points={
        "values": Award(0.75, "is_the_fraction_of_right_answers"),
        "gpu": Award(0.75, "is_right_on_the_gpu_too"),
        "moved": Award(0.5, "images_are_moved_to_the_model"),
        "number": Award(0.25, "the_accuracy_is_a_plain_number"),
        "single": Award(0.25, "a_last_batch_of_one_image_counts"),
        "state": Award(0.25, "records_no_gradients_and_changes_nothing"),
        "cpu": Award(0.25, "the_cpu_is_used_where_it_is_asked_for"),
    },
)


# --- train_mlp_on --------------------------------------------------------------------------------

whole_training(
    lesson.task(
        "train_mlp_on",
        points=2,
        lecture="Training a network on the GPU",
        calls=["move_model", "train_step_on", "pick_device"],
    ),
    takes_device=True,
    # 3,000 images and 5 epochs, measured with 3 to 10 seeds: SGD 0.1 with batches of 64 .66 to .75, Adam .74 to .78,
    # SGD 0.01 .45 to .57; without steps .02 to .17, learning rate 0.00001 .05 to .17, 100 about .10.
    reached=Reached(few=3000, learns={"full": 0.35, "sample": 0.35}),
    seconds=60,
    points={
        "trains_on_the_device": 0.4,
        "the_model_comes_back_on_the_device": 0.2,
        "the_device_that_was_asked_for_counts": 0.2,
        "learns_from_the_images": Award(
            0.2, sentence="After 5 epochs the model knows far more images than the 10 % of guessing."
        ),
        "is_more_than_one_linear_map": 0.05,
        "the_loss_is_given_scores": 0.2,
        "gradients_are_reset": 0.2,
        "every_parameter_is_trained": 0.1,
        "is_trained_on_images_like_those_to_come": 0.1,
        "trains_as_many_epochs_as_asked": 0.2,
        "each_call_gives_a_new_model": 0.1,
        "order_of_the_data_does_no_harm": 0.05,
    },
)


# --- questions -----------------------------------------------------------------------------------

what_moves = lesson.question("q_what_moves", points=1, lecture="Training a network on the GPU", keyed=True)

MOVED = ("model", "pixels", "classes")
LEFT = ("learning rate", "epochs", "loss.item()")


@what_moves.probe
def things_to_move(student, given):
    answer = student.q_what_moves
    if not isinstance(answer, dict):
        raise Unusable('q_what_moves has to be a dict like {"model": "yes", "pixels": ...}')
    return {"answer": {thing: yes_or_no(answer.get(thing)) for thing in (*MOVED, *LEFT)}}


def yes_or_no(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip().lower()[:20]


def same_answers(seen, expected, things):
    return [Equal(f'q_what_moves["{thing}"]', seen.answer.get(thing), expected.answer[thing]) for thing in things]


@what_moves.check(things_to_move, points=0.5)
def what_computes_together_is_moved(seen, expected):
    """Everything that takes part in the computation has to be moved."""
    return same_answers(seen, expected, MOVED)


@what_moves.check(things_to_move, points=0.5)
def plain_numbers_stay(seen, expected):
    """What is a plain Python number stays where it is."""
    return same_answers(seen, expected, LEFT)


numpy_from_gpu = lesson.question("q_numpy_from_gpu", points=1, lecture="Training a network on the GPU")


def turned(student, tensor):
    answer = student.q_numpy_from_gpu
    if not callable(answer):
        raise Unusable("q_numpy_from_gpu has to be a function of a tensor: lambda t: ...")
    made = answer(tensor)
    kind = "NumPy array" if isinstance(made, np.ndarray) else type(made).__name__
    return {"kind": kind, "values": torch.from_numpy(made.copy()) if isinstance(made, np.ndarray) else None}


@numpy_from_gpu.probe(device="cuda")
def a_tensor_on_the_gpu(student, given):
    return turned(student, given.normal(3, 4).to(GPU))


@numpy_from_gpu.probe(device="cuda")
def a_tensor_with_a_gradient(student, given):
    parameter = given.normal(4).to(GPU).requires_grad_()
    return turned(student, parameter * 2)


def an_array(seen, expected):
    return [
        Equal("what came back", seen.kind, expected.kind),
        Close("its numbers", seen.values, expected.values),
    ]


@numpy_from_gpu.check(a_tensor_on_the_gpu, points=0.5)
def works_for_a_tensor_on_the_gpu(seen, expected):
    """A tensor on the GPU becomes a NumPy array with the same numbers."""
    return an_array(seen, expected)


@numpy_from_gpu.check(a_tensor_with_a_gradient, points=0.5)
def works_for_a_tensor_that_remembers_its_computation(seen, expected):
    """It works too for a tensor that would carry gradients, such as the scores of a model."""
    return an_array(seen, expected)
