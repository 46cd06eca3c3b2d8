"""What is checked in the lesson `gpu`: probes run beside your code, checks judge what they saw.

Probes with `device="cuda"` run on a machine with a GPU, simulated or real, the others on one without.
"""

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

from autograder.lesson import Close, Equal, Holds, Lesson, MoreSeeds, Rows, Shows, Tolerance, Unusable
from autograder.pytorch.devices import WhereItRuns, devices_of, kind_of_device, noting
from autograder.pytorch.draws import drawn_images
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.scenarios.answers import Answer, Words
from autograder.pytorch.scenarios.device_choice import device_choice
from autograder.pytorch.scenarios.device_move import model_mover
from autograder.pytorch.scenarios.device_steps import training_step_on
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.scenarios.setups import image_setup
from autograder.pytorch.training.accuracy import hits, scores_of
from autograder.pytorch.training.checks import halfway, is_more_than_one_linear_map, is_straight
from autograder.pytorch.training.data import CLASSES, PIXELS, facts_about_few_images, few_images, held_out_classes
from autograder.pytorch.training.declare import declare
from autograder.pytorch.training.recipe import Recipe
from autograder.pytorch.values import as_number

lesson = Lesson(
    "gpu",
    title="Training on the GPU",
    order=4,
    resources=[fashion_mnist],
    modules=["numpy", "torch", "torch.utils.data", "torchvision", "torchvision.datasets", "torchvision.transforms"],
)

GPU, CPU = torch.device("cuda"), torch.device("cpu")


def a_plain_number(what, kinds):
    """Claims that all these are Python or NumPy numbers."""
    words = {"tensor": "a tensor", "graph": "a tensor that keeps its graph", "NoneType": "None", "nothing": "nothing"}
    odd = next((kind for kind in kinds if kind != "number"), "number" if kinds else "nothing")
    return Holds(what, odd == "number", "a plain number", words.get(odd, f"a {odd}"))


# --- pick_device ---------------------------------------------------------------------------------

device_choice(
    lesson.task("pick_device", points=2, lecture="Training a network on the GPU"),
    {"with": Award(1, "takes_the_gpu_where_there_is_one"), "without": Award(1, "takes_the_cpu_where_there_is_no_gpu")},
)


# --- move_model ----------------------------------------------------------------------------------

model_mover(
    lesson.task("move_model", points=2, lecture="Training a network on the GPU"),
    {
        "parameters": Award(0.75, "all_parameters_are_on_the_device"),
        "buffers": Award(0.25, "buffers_are_on_the_device"),
        "same": Award(0.25, "returns_the_model_it_was_given"),
        "back": Award(0.5, "moves_to_the_device_it_is_given"),
        "without": Award(0.25, "works_on_a_machine_without_gpu"),
    },
)


# --- train_step_on -------------------------------------------------------------------------------

training_step_on(
    lesson.task(
        "train_step_on", points=4, lecture="Training a network on the GPU", calls=["move_model", "pick_device"]
    ),
    image_setup((1, 4, 5), CLASSES, rate=(0.1, 0.3)),
    {
        "steps": Award(
            0.75,
            "makes_the_steps_on_a_machine_without_gpu",
            sentence="On a machine without a GPU each call makes one step with this batch's gradients, as `train_step` "
            "did.",
        ),
        "used": Award(0.25, "nothing_is_moved_in_vain"),
        "gpu": Award(1, "makes_the_steps_on_the_gpu"),
        "moved": Award(1, "both_halves_of_the_batch_are_moved"),
        "loss": Award(0.5, "returns_the_loss_as_a_number"),
        "cpu": Award(0.25, "a_device_of_cpu_is_obeyed"),
        "others": Award(0.25, "uses_the_loss_and_the_optimizer_it_was_given"),
    },
)


# --- accuracy_on ---------------------------------------------------------------------------------

accuracy = lesson.task("accuracy_on", points=3, lecture="Training a network on the GPU", calls=["move_model"])


def varied_classifier(given):
    """A classifier whose winners differ from image to image, and whose classes differ much in their biases."""
    layer = given.linear(PIXELS, CLASSES)
    with torch.no_grad():
        # What all images have in common has no say, so that the differences between them decide.
        layer.weight.sub_(layer.weight.mean(dim=1, keepdim=True)).mul_(4)
        layer.bias.copy_(given.uniform(-1.5, 1.5, CLASSES))
    return nn.Sequential(nn.Flatten(), layer)


def marked_loader(given, model, last=None, size=5):
    """Batches of (images, classes) of which 1, 2, 1 and all of a smaller last one are classified rightly."""
    last = last or given.integer(2, 4)
    images = drawn_images(given, 3 * size + last)
    with torch.no_grad():
        ranks = model(images).argsort(dim=1, descending=True)
    several = [mixed([0] * right + [1] * (size - right - 2) + [2, -1], given) for right in (1, 2, 1)]
    places = [*(place for batch in several for place in batch), *[0] * last]
    classes = [int(ranks[image, place]) for image, place in enumerate(places)]
    return DataLoader(Rows(list(zip(images, classes, strict=True))), batch_size=size)


def mixed(values, given):
    return [values[place] for place in given.permutation(len(values))]


def measured(student, given, device, last=None):
    """Accuracies of two models on a device, and where these were called."""
    found, homes, inputs = [], [], []
    for _ in range(2):
        model = varied_classifier(given)
        loader = marked_loader(given, model, last)
        model.to(device)
        with noting(inputs, model):
            fraction = student.accuracy_on(device, model, loader)
        found.append(as_number(fraction))
        homes.append(kind_of_device(fraction))
    return Shows(
        {
            "values": [one["value"] for one in found],
            "fractions": found,
            "inputs": sorted(set(inputs)),
            "model": sorted(set(devices_of(model)["parameters"])),
        },
        signature={
            "values": [one["value"] for one in found],
            "kinds": sorted({one["kind"] for one in found}),
            "homes": homes,
            "inputs": sorted(set(inputs)),
            "model": sorted(set(devices_of(model)["parameters"])),
        },
    )


@accuracy.probe(device="cuda")
def measured_on_the_gpu(student, given):
    return measured(student, given, GPU)


@accuracy.probe
def measured_without_gpu(student, given):
    return measured(student, given, CPU)


@accuracy.probe
def a_single_image_left(student, given):
    return measured(student, given, CPU, last=1)


@accuracy.probe(device="cuda")
def measured_on_the_cpu_beside_a_gpu(student, given):
    return measured(student, given, CPU)


@accuracy.probe
def state_afterwards(student, given):
    """Recording of gradients, modes, and what was recorded meanwhile."""
    inner = nn.Sequential(nn.Identity(), nn.Sequential(nn.Identity(), nn.Identity()))
    model = nn.Sequential(varied_classifier(given), inner)
    loader = marked_loader(given, model)
    recorded, states, modes = [], [], []
    model.register_forward_hook(lambda module, args, output: recorded.append(output.requires_grad))
    for outer in (True, False):
        for part in model.modules():
            part.training = given.integer(0, 1) == 1
        model.training, inner.training, inner[1].training, inner[1][0].training = outer, not outer, outer, not outer
        before = ["train" if part.training else "eval" for part in model.modules()]
        torch.set_grad_enabled(outer)
        try:
            student.accuracy_on(CPU, model, loader)
            states.append("on" if torch.is_grad_enabled() else "off")
        finally:
            torch.set_grad_enabled(True)
        after = ["train" if part.training else "eval" for part in model.modules()]
        modes.append([before, after])
    return {
        # What a copy of the model records is not seen; then only the state afterwards says anything.
        "recorded": ["yes" if one else "no" for one in recorded],
        "states": states,
        "modes": modes,
        "trainable": ["yes" if p.requires_grad else "no" for p in model.parameters()],
    }


def same_fractions(seen, expected):
    found, wanted = ([fraction["value"] for fraction in side.fractions] for side in (seen, expected))
    return Close("the accuracies", found, wanted, Tolerance(0.0, 1e-6))


@accuracy.check(measured_without_gpu, points=0.75)
def is_the_fraction_of_right_answers(seen, expected):
    """It is the number of rightly classified images divided by the number of all: a fraction between 0 and 1."""
    return same_fractions(seen, expected)


@accuracy.check(measured_on_the_gpu, points=0.75)
def is_right_on_the_gpu_too(seen, expected):
    """With the model on the GPU it gives the same fraction."""
    return same_fractions(seen, expected)


@accuracy.check(measured_on_the_gpu, points=0.5)
def images_are_moved_to_the_model(seen, expected):
    """The images are brought to the model's device, and the model stays where it is."""
    return [
        Equal("where the images are that the model gets", seen.inputs, expected.inputs),
        Equal("where the model is afterwards", seen.model, expected.model),
    ]


@accuracy.check(measured_on_the_gpu, points=0.25, supporting=True)
def the_accuracy_is_a_plain_number(seen, expected):
    """The accuracy is a plain number that is no longer on the GPU."""
    kinds = [fraction["kind"] for fraction in seen.fractions]
    return [
        a_plain_number("the accuracy", kinds),
        Equal("how many accuracies came back", len(kinds), len(expected.fractions)),
    ]


@accuracy.check(a_single_image_left, points=0.25)
def a_last_batch_of_one_image_counts(seen, expected):
    """It works too where a single image is left for the last batch."""
    return same_fractions(seen, expected)


@accuracy.check(state_afterwards, points=0.25, supporting=True)
def records_no_gradients_and_changes_nothing(seen, expected):
    """No gradients are recorded meanwhile; afterwards recording and the modes of all parts are as they were."""
    return [
        Holds(
            "gradients in the model's output", all(one == "no" for one in seen.recorded), "none recorded", "recorded"
        ),
        Equal("recording of gradients after calls with recording on and off", seen.states, expected.states),
        Equal(
            "the modes of the model's parts",
            [after for _, after in seen.modes],
            [after for _, after in expected.modes],
        ),
        Equal("whether the parameters require gradients", seen.trainable, expected.trainable),
    ]


@accuracy.check(measured_on_the_cpu_beside_a_gpu, points=0.25)
def the_cpu_is_used_where_it_is_asked_for(seen, expected):
    """Where the device is the CPU, everything stays there, also on a machine with a GPU."""
    return [
        same_fractions(seen, expected),
        Equal("where the images are that the model gets", seen.inputs, expected.inputs),
    ]


# --- train_mlp_on --------------------------------------------------------------------------------

trainer = lesson.task(
    "train_mlp_on",
    points=2,
    lecture="Training a network on the GPU",
    calls=["move_model", "train_step_on", "pick_device"],
)


def trained_on(student, given, device):
    """A short training on a device: where it ran, and where the model is."""
    data, held_out, *_ = few_images(given)
    with WhereItRuns() as where:
        made = student.train_mlp_on(device, data, 3)
    scores = scores_of(made, held_out)
    return {
        "training": sorted(set(where.training)),
        "calls": len(where.training),
        "model": sorted(set(devices_of(made)["parameters"])) if isinstance(made, nn.Module) else [],
        "predicted": scores.argmax(dim=1),
    }


@trainer.probe(seconds=30, fingerprint=False, device="cuda", facts=facts_about_few_images)
def trained_on_the_gpu(student, given):
    return trained_on(student, given, GPU)


@trainer.probe(seconds=30, fingerprint=False, device="cuda", facts=facts_about_few_images)
def trained_on_the_cpu_beside_a_gpu(student, given):
    return trained_on(student, given, CPU)


@trainer.probe(
    seconds=60, attempts=3, fingerprint=False, facts=lambda given: {"classes": held_out_classes(given, 3000)}
)
def learned(student, given):
    data, held_out, *_ = few_images(given, 3000)
    return {"predicted": scores_of(student.train_mlp_on(CPU, data, 5), held_out).argmax(dim=1)}


@trainer.probe(seconds=20, fingerprint=False)
def halfway_between_images(student, given):
    data, held_out, *_ = few_images(given)
    return halfway(student.train_mlp_on(CPU, data, 3), held_out)


@trainer.probe(seconds=30, device="cuda")
def where_it_ran(student, given):
    """Where a training ran and how it ended, on the GPU and on the CPU beside it; for explanations only."""
    data, *_ = few_images(given)
    ran = {"on the GPU": how_it_ran(student, data, GPU), "on the CPU": how_it_ran(student, data, CPU)}
    return Shows({}, signature=ran)


def how_it_ran(student, data, device):
    ended, home = "well", []
    with WhereItRuns() as where:
        try:
            made = student.train_mlp_on(device, data, 1)
            home = sorted(set(devices_of(made)["parameters"])) if isinstance(made, nn.Module) else []
        except Exception as error:
            ended = f"{type(error).__name__}: {error}"[:300]
    return {"ended": ended, "training": sorted(set(where.training)), "model": home}


@trainer.check(trained_on_the_gpu, points=0.4)
def trains_on_the_device(seen, expected):
    """Model and images are on the GPU in every step of the training."""
    return [
        Equal("where the training ran", seen.training, expected.training),
        Holds("calls of the model", seen.calls > 0, "some", "none"),
    ]


@trainer.check(trained_on_the_gpu, points=0.2)
def the_model_comes_back_on_the_device(seen, expected):
    """The trained model is on the device that was asked for."""
    return Equal("where the model is", seen.model, expected.model)


@trainer.check(trained_on_the_cpu_beside_a_gpu, points=0.2)
def the_device_that_was_asked_for_counts(seen, expected):
    """Where the device is the CPU, the training runs there, also on a machine with a GPU."""
    return [
        Equal("where the training ran", seen.training, expected.training),
        Equal("where the model is", seen.model, expected.model),
    ]


# 3,000 images and 5 epochs, measured with 3 to 10 seeds: SGD 0.1 with batches of 64 .66 to .75, Adam .74 to .78,
# SGD 0.01 .45 to .57; without steps .02 to .17, learning rate 0.00001 .05 to .17, 100 about .10.
LEARNS = 0.35


@trainer.check(learned, points=0.2)
def learns_from_the_images(seen, expected):
    """After 5 epochs the model knows far more images than the 10 % of guessing."""
    found = [hits(one, other, "classes") for one, other in zip(seen.attempts, expected.attempts, strict=False)]
    best = max(found)
    claim = Holds(
        "the accuracy on other images", best >= LEARNS, f"at least {LEARNS:.0%}: guessing gives 10%", f"{best:.0%}"
    )
    return [claim, MoreSeeds()] if len(found) == 1 and 0.15 < best < LEARNS + 0.1 else claim


trainer.check(halfway_between_images, points=0.05)(is_more_than_one_linear_map)

declare(
    Recipe(
        trainer,
        lambda student, data, epochs: student.train_mlp_on(CPU, data, epochs),
        lambda made, images: {"no bend": is_straight(made, images)},
    ),
    {
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

MOVED = ("model", "pixels", "classes")
LEFT = ("learning rate", "epochs", "loss.item()")


def yes_or_no(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip().lower()[:20]


what_moves = Answer(
    lesson.question("q_what_moves", points=1, lecture="Training a network on the GPU", keyed=True),
    Words((*MOVED, *LEFT), 'a dict like {"model": "yes", "pixels": ...}', yes_or_no),
)
what_moves.compared_words(
    MOVED,
    Award(0.5, "what_computes_together_is_moved", "Everything that takes part in the computation has to be moved."),
)
what_moves.compared_words(LEFT, Award(0.5, "plain_numbers_stay", "What is a plain Python number stays where it is."))

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
    return turned(student, given.normal(4).to(GPU).requires_grad_() * 2)


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
