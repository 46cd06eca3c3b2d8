"""What is checked in the lesson `gpu`: probes run beside your code, checks judge what they saw.

Probes with `device="cuda"` run on a machine with a GPU, simulated or real, the others on one without.
"""

import numpy as np
import torch

from autograder.lesson import Close, Equal, Lesson, Unusable
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.scenarios.accuracy import measured_accuracy
from autograder.pytorch.scenarios.answers import Answer, Words
from autograder.pytorch.scenarios.device_choice import device_choice
from autograder.pytorch.scenarios.device_move import model_mover
from autograder.pytorch.scenarios.device_steps import training_step_on
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.scenarios.setups import image_setup
from autograder.pytorch.training.data import CLASSES
from autograder.pytorch.training.declare import whole_training
from autograder.pytorch.training.results import Reached

lesson = Lesson(
    "gpu",
    title="Training on the GPU",
    order=4,
    resources=[fashion_mnist],
    modules=["numpy", "torch", "torch.utils.data", "torchvision", "torchvision.datasets", "torchvision.transforms"],
)

GPU, CPU = torch.device("cuda"), torch.device("cpu")


# --- pick_device ---------------------------------------------------------------------------------

device_choice(
    lesson.task("pick_device", points=2, lecture="Training a network on the GPU"),
    {"with": Award(1, "takes_the_gpu_where_there_is_one"), "without": Award(1, "takes_the_cpu_where_there_is_no_gpu")},
)


# --- move_model ----------------------------------------------------------------------------------

model_mover(
    lesson.task("move_model", points=2, lecture="Training a network on the GPU"),
    {
        "parameters": Award(0.5, "all_parameters_are_on_the_device"),
        "buffers": Award(0.25, "buffers_are_on_the_device"),
        "any": Award(0.25, "any_model_is_moved_as_it_is"),
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

MOVED = ("model", "pixels", "classes")
LEFT = ("learning rate", "epochs", "loss.item()")


def yes_or_no(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).strip().lower()[:20]


what_moves = Answer(
    lesson.question("q_what_moves", points=1, lecture="Training a network on the GPU", keyed=True),
    Words((*MOVED, *LEFT), 'a dict like {"model": "yes", "pixels": ...}', yes_or_no, ("yes", "no")),
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
    return turned(student, given.normal(3, 1, 4).to(GPU))


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
