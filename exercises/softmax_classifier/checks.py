"""What is checked in the lesson `softmax_classifier`: probes run beside your code, checks judge what they saw."""

import math

import torch
import torch.nn.functional as F
from torch import nn

from autograder.lesson import (
    FLOAT32,
    LARGE_SCORES,
    Holds,
    Lesson,
    Tolerance,
)
from autograder.pytorch.draws import drawn_images
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.fashion_mnist.scenario import loads_fashion_mnist
from autograder.pytorch.scenarios.accuracy import measured_accuracy
from autograder.pytorch.scenarios.answers import Answer, Numbers, Words
from autograder.pytorch.scenarios.calls import Cases
from autograder.pytorch.scenarios.classifiers import shift, varied_classifier
from autograder.pytorch.scenarios.functions import tensor_function
from autograder.pytorch.scenarios.made_models import ModelCase
from autograder.pytorch.scenarios.models import model_function
from autograder.pytorch.scenarios.number_functions import number_function
from autograder.pytorch.scenarios.one_epoch import training_epoch
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.scenarios.setups import image_setup
from autograder.pytorch.training.data import CLASSES
from autograder.pytorch.training.declare import whole_training
from autograder.pytorch.training.results import Reached

lesson = Lesson(
    "softmax_classifier",
    title="Softmax classifier",
    order=2,
    resources=[fashion_mnist],
    modules=["numpy", "torch", "torch.utils.data", "torchvision", "torchvision.datasets", "torchvision.transforms"],
)


def in_words(value):
    """A tensor; one with nan or infinities as a list that has words for them: nan is not even equal to itself."""
    if not isinstance(value, torch.Tensor) or bool(value.isfinite().all()):
        return value
    return [number if math.isfinite(number) else str(number) for number in value.detach().flatten().tolist()]


def flat_numbers(value):
    if isinstance(value, list):
        return value
    return value.double().flatten().tolist() if isinstance(value, torch.Tensor) else [value]


# --- load_fashion_mnist --------------------------------------------------------------------------

loads_fashion_mnist(
    lesson.task("load_fashion_mnist", points=2, lecture="FashionMNIST dataset"),
    points={
        "train": Award(0.5, "train_decides_which_images"),
        "pixels": Award(0.75, "pixels_lie_between_0_and_1"),
        "kind": Award(0.25, "images_are_float_tensors"),
        "labels": Award(0.5, "labels_are_the_class_numbers"),
    },
)


# --- class_name ----------------------------------------------------------------------------------

number_function(
    lesson.task("class_name", points=1, lecture="FashionMNIST dataset"),
    arguments=["index"],
    cases=lambda given: given.permutation(CLASSES),
    kind="text",
    points={
        "values": Award(
            1,
            "each_class_has_its_name",
            'The name of a class is torchvision\'s: class 0 is "T-shirt/top", class 9 is "Ankle boot".',
        )
    },
)


# --- make_linear_classifier ----------------------------------------------------------------------

model_function(
    lesson.task("make_linear_classifier", points=3, lecture="Our model in Pytorch"),
    ModelCase((1, 28, 28)),
    {
        "shapes": Award(
            0.75,
            "gives_ten_scores_per_image",
            "Images of shape (n, 1, 28, 28) go in, scores of shape (n, 10) come out, also for a single image.",
        ),
        "count": Award(
            0.75,
            "has_7850_parameters",
            "There are 7,850 parameters: for each of the ten classes one weight per pixel and one bias.",
        ),
        "linear": Award(
            1,
            "scores_are_ten_linear_regressions",
            "Each score is a linear regression over all 784 pixels: a weight for each, plus a bias, and nothing after "
            "that.",
        ),
        "rows": Award(0.5, "each_image_is_scored_by_itself", "An image gets the same scores alone as among others."),
    },
    inputs=drawn_images,
    size=7850,
    random_training=True,
)


# --- softmax -------------------------------------------------------------------------------------


def score_rows(given, rows, columns):
    return given.uniform(-3, 3, rows, columns)


def ten_scores(given):
    sure = score_rows(given, 3, CLASSES)  # probabilities near 1, and of a few millionths
    sure[:, given.integer(0, CLASSES - 1)] = sure.max() + given.real(8, 10)
    return [score_rows(given, given.integer(3, 7), CLASSES), score_rows(given, 1, CLASSES), sure]


def large_scores(given, columns=CLASSES):
    """Rows around 1000 and -1000 beside a row of small scores, and two with both: large near the end, at the start."""
    late, mixed = given.uniform(-2, 2, 2, 1, columns)
    late[0, -2] += 1000
    mixed[0, :2] += 1000
    return torch.cat(
        [
            1000 + given.uniform(-2, 2, 1, columns),
            given.uniform(-2, 2, 2, columns),
            given.uniform(-2, 2, 1, columns) - 1000,
            late,
            mixed,
        ]
    )


def other_numbers_of_classes(given):
    size = given.integer(3, 6)
    return [score_rows(given, size, size), score_rows(given, given.integer(2, 4), 7), score_rows(given, 3, 2)]


tensor_function(
    lesson.task("softmax", points=3, lecture="Our model output is not yet useable!"),
    arguments=["scores"],
    cases={
        "values": ten_scores,
        "other_numbers_of_classes": other_numbers_of_classes,
        "large_scores": Cases(lambda given: [large_scores(given)], LARGE_SCORES),
    },
    refused=[torch.softmax],
    tolerance=FLOAT32,
    points={
        "values": Award(
            0.25,
            "is_e_to_the_score_over_the_sum_of_the_row",
            "Each value is e to the power of its score, divided by the sum of these over its row; rows add up to 1.",
        ),
        "other_numbers_of_classes": Award(
            0.25,
            "works_for_any_number_of_classes",
            "It works for any number of rows and classes, not only for ten.",
        ),
        "gradient": Award(0.25, "gradients_flow_through_it", "Gradients flow through it back to the scores."),
        "input": Award(0.25, "leaves_the_scores_alone", "The scores that it is given are not changed."),
        "large_scores": Award(
            0.5,
            "is_stable_for_large_scores",
            "Scores around 1000 or -1000 give probabilities too, also when other rows have small scores.",
        ),
        "by_hand": Award(1.5, "softmax_is_computed_by_hand", "It is computed by hand, without the library's softmax."),
    },
)


# --- cross_entropy -------------------------------------------------------------------------------


def scored_examples(given, rows, columns=CLASSES, last=True):
    """Scores and classes; the last class is among them or not, as told, and the first two rows share one class."""
    classes = [given.integer(0, columns - 2) for _ in range(rows)]
    classes[1:2] = classes[:1] if rows > 1 else []
    classes[-1] = columns - 1 if last else classes[-1]
    return score_rows(given, rows, columns), torch.tensor(classes)


def ten_class_examples(given):
    return [scored_examples(given, given.integer(4, 8)), scored_examples(given, CLASSES), scored_examples(given, 1)]


def examples_of_other_classes(given):
    shapes = [(given.integer(3, 5), 7), (4, 4), (5, 2)]
    return [scored_examples(given, rows, columns, last=False) for rows, columns in shapes]


def examples_with_large_scores(given):
    """Once with a right class that has a good score, once with one that is about 1000 below the best."""
    scores = large_scores(given)
    good = torch.tensor([*(given.integer(0, CLASSES - 1) for _ in scores[1:]), given.integer(0, 1)])
    return [(scores, good), (scores[-1:], torch.tensor([CLASSES - 1]))]


tensor_function(
    lesson.task("cross_entropy", points=3, lecture="Cross-entropy loss function", calls=["softmax"]),
    arguments=["scores", "classes"],
    cases={
        "values": ten_class_examples,
        "other_numbers_of_classes": examples_of_other_classes,
        "large_scores": Cases(examples_with_large_scores, LARGE_SCORES),
    },
    loss=True,
    refused=[F.cross_entropy],
    tolerance=FLOAT32,
    points={
        "values": Award(
            0.25,
            "is_the_mean_of_minus_ln_p",
            "The loss is the mean of -ln p, where p is the probability that softmax gives to the right class.",
        ),
        "other_numbers_of_classes": Award(
            0.25,
            "takes_any_number_of_classes",
            "It works for any number of classes, not only for ten, also where a class has no example.",
        ),
        "gradient": Award(
            0.25,
            "is_one_number_with_a_gradient",
            "The loss is a tensor without dimensions, and gradients flow from it back to the scores.",
        ),
        "input": Award(0.25, "leaves_scores_and_classes_alone", "Neither the scores nor the classes are changed."),
        "large_scores": Award(
            0.5,
            "the_loss_is_stable",
            "Scores around 1000 give a finite loss, also when the right class has a small score beside them.",
        ),
        "by_hand": Award(
            1.5,
            "cross_entropy_is_computed_by_hand",
            "It is computed by hand, without the library's cross-entropy.",
        ),
    },
)


# --- train_epoch ---------------------------------------------------------------------------------

training_epoch(
    lesson.task("train_epoch", points=4, lecture="Training the model!"),
    image_setup((1, 28, 28), CLASSES, rate=(0.003, 0.006)),
    {
        "step": Award(0.5, "a_batch_makes_a_step"),
        "epochs": Award(1, "every_batch_counts_and_gradients_are_reset"),
        "loss": Award(1, "returns_the_mean_loss_of_the_examples"),
        "number": Award(0.5, "the_loss_keeps_no_graph"),
        "other_loss": Award(0.5, "uses_the_loss_it_was_given"),
        "other_optimizer": Award(0.5, "uses_the_optimizer_it_was_given"),
    },
)


# --- accuracy ------------------------------------------------------------------------------------

measured_accuracy(
    lesson.task("accuracy", points=3, lecture="Using the trained model"),
    example="image",
    takes_tensors=True,
    points={
        "values": Award(1, "is_the_fraction_of_right_answers"),
        "single": Award(0.25, "a_last_batch_of_one_image_counts"),
        "number": Award(0.25, "the_accuracy_is_a_plain_number"),
        "recording": Award(0.5, "records_no_gradients"),
        "afterwards": Award(0.5, "leaves_recording_as_it_was"),
        "modes": Award(0.5, "leaves_train_and_eval_mode_as_they_were"),
    },
)


# --- predict_class -------------------------------------------------------------------------------


def images_of_many_classes(given, made):
    """A few drawn images for which the model has different winners, each by far."""
    chosen = {}
    images = drawn_images(given, 60)
    with torch.no_grad():
        best, winners = made(images).topk(2, dim=1)
    for image, scores, winner in zip(images, best, winners[:, 0].tolist(), strict=True):
        if scores[0] - scores[1] > 0.05:
            chosen.setdefault(winner, image)
    return list(chosen.values())[:4]


def models_and_images(given):
    # All scores negative, then all positive, then with infinite powers of e: sizes and signs are no help.
    for by in (-given.real(20, 40), given.real(20, 40), given.real(150, 200)):
        made = varied_classifier(given)
        shift(made, by)
        yield from ((made, image.clone()) for image in images_of_many_classes(given, made))
    for winner in given.permutation(CLASSES):  # each class is the answer once
        made = varied_classifier(given)
        with torch.no_grad():
            made[1].bias[winner] += 30
        yield made, drawn_images(given, 1)[0]
    # A model of several layers, and the same one trained further.
    made = nn.Sequential(nn.Flatten(), given.linear(784, 6), nn.ReLU(), given.linear(6, CLASSES))
    image = drawn_images(given, 1)[0]
    for winner in given.permutation(CLASSES)[:2]:
        with torch.no_grad():
            made[3].bias.zero_()[winner] += 30
        yield made, image


number_function(
    lesson.task("predict_class", points=1, lecture="Using the trained model"),
    arguments=["model", "image"],
    cases=models_and_images,
    kind="whole number",
    what="the predicted class",
    points={
        "values": Award(
            0.75, "is_the_class_with_the_largest_score", "The predicted class is the index of the largest score."
        ),
        "kind": Award(
            0.25,
            "the_class_is_an_int",
            "The predicted class is a plain whole number, not a tensor; model and image stay as they are.",
        ),
    },
)


# --- train_classifier ----------------------------------------------------------------------------
#
# Most points are for mechanisms (`autograder.pytorch.training`), and two are for the result on the test images.
# Accuracies on the test images after 5 epochs, measured with 2 to 13 seeds each.
# All 60,000 images. Right programs: SGD 0.1 with batches of 64 .805 to .838, of 16 .763 to .829, of 8 .666 to .827,
# SGD 0.01 .811 to .813, SGD 0.5 .639 to .793, Adam .828 to .842, squared error with SGD 0.01 .782 to .789, flipped
# images .804 to .806, networks .817 to .874. Wrong ones: learning rate 1 .614 to .775, 10 .646 to .768,
# 0.001 .718 to .726, 0.0001 .603 to .646, 0.00001 .14 to .20, pixels 0 to 255 .640 to .773, one batch per epoch .38.
# The packaged 4,000 images. Right programs .618 to .838; wrong ones: 0.001 .565 to .627, 0.0001 .11 to .19.
# Large steps make the last few batches decide, so below `sure` the median of three trainings counts.
whole_training(
    lesson.task(
        "train_classifier",
        points=6,
        lecture="Training the model!",
        calls=["make_linear_classifier", "softmax", "cross_entropy", "train_epoch", "accuracy"],
    ),
    reached=Reached(
        learns={"full": 0.65, "sample": 0.45},
        good={"full": 0.77, "sample": 0.60},
        sure={"full": 0.80, "sample": 0.63},
        # What `benchmarks/accuracy_spread.py softmax_classifier train_classifier --seeds 5` printed.
        spread={
            "full": "right programs reached 81% to 87% in 15 trainings",
            "sample": "right programs reached 76% to 82% in 15 trainings on the small sample",
        },
    ),
    points={
        "learns_from_the_images": 1,
        "is_as_good_as_a_linear_model": 1,
        "the_loss_is_given_scores": 0.75,
        "gradients_are_reset": 0.75,
        "every_parameter_is_trained": 0.5,
        "is_trained_on_images_like_those_to_come": 0.5,
        "trains_as_many_epochs_as_asked": 0.5,
        "each_call_gives_a_new_model": 0.25,
        "the_model_looks_at_one_image_at_a_time": 0.25,
        "order_of_the_data_does_no_harm": 0.5,
    },
)


# --- questions -----------------------------------------------------------------------------------

CASES = ("height", "age", "profit", "dog or cat")


def name_of_loss(value):
    """A loss's name without its spelling: `nn.MSELoss()`, "MSE" and "mse" are one answer."""
    name = value if isinstance(value, str) else getattr(value, "__name__", type(value).__name__)
    letters = "".join(letter for letter in name.lower() if letter.isalpha())
    return letters.removeprefix("nn").removesuffix("loss")


loss_choice = Answer(
    lesson.question("q_loss_choice", points=1, lecture="Conclusions", keyed=True),
    Words(CASES, 'a dict like {"height": "mse", ...}', name_of_loss, ("mse", "cross_entropy")),
)
loss_choice.compared_words(
    CASES[:3], Award(0.5, "numbers_have_the_right_loss", "Height, age and profit have the loss that fits them.")
)
loss_choice.compared_words(
    CASES[3:], Award(0.5, "animals_have_the_right_loss", '"Dog or cat?" has the loss that fits it.')
)

lesson.choice("q_logits", points=1, options=["a", "b", "c", "d"], lecture="Cross-Entropy in Pytorch")

other_scores = Answer(
    lesson.question("q_other_scores", points=1, lecture="Cross-Entropy in Pytorch"),
    Numbers((2, 2, None), "two pairs of rows of numbers: ((row, row), (row, row))"),
)


def losses_of(pair):
    """-ln of class 1's probability in two rows; None where the rows are not equally long, or too short."""
    if len(pair[0]) != len(pair[1]) or len(pair[0]) < 2:
        return None
    rows = torch.tensor(pair, dtype=torch.float64)
    return (rows.logsumexp(dim=1) - rows[:, 1]).tolist()


@other_scores.check(points=0.5)
def the_other_scores_can_change_the_loss(pair, _):
    """In the first pair class 1 has the same score in both rows, and yet their losses differ."""
    losses, scores = losses_of(pair), [row[1] for row in pair if len(row) > 1]
    if losses is None:
        return Holds("the first pair", False, "two rows of numbers, equally long", "something else")
    same = abs(scores[0] - scores[1]) < 1e-6
    differ = abs(losses[0] - losses[1]) > 0.005
    return [
        Holds("class 1's scores in the first pair", same, "the same", "{:g} and {:g}".format(*scores)),
        Holds("the losses of the first pair", differ, "different", "{:.4f} and {:.4f}".format(*losses)),
    ]


@other_scores.check(points=0.5)
def other_scores_can_differ_at_the_same_loss(_, pair):
    """In the second pair the other scores differ, and yet the losses are the same."""
    losses = losses_of(pair)
    if losses is None:
        return Holds("the second pair", False, "two rows of numbers, equally long", "something else")
    others = zip(*(row[:1] + row[2:] for row in pair), strict=True)
    differ = any(abs(one - other) > 1e-3 for one, other in others)
    same = abs(losses[0] - losses[1]) < 1e-3
    return [
        Holds("the other scores in the second pair", differ, "different", "the same"),
        Holds("the losses of the second pair", same, "the same", "{:.4f} and {:.4f}".format(*losses)),
    ]


Answer(
    lesson.question("q_minus_ln", points=0.5, lecture="Cross-entropy loss function", keyed=True),
    Numbers((2,), "two numbers: (number, number)"),
).compared(
    Award(0.5, "penalties_are_right", "Both penalties are right, to two places after the point."),
    Tolerance(0.0, 0.0056),
)

Answer(
    lesson.question("q_class_index", points=0.5, lecture="Using the trained model", keyed=True),
    Numbers((), "a whole number"),
).compared(Award(0.5, "class_number_is_right", "The number of the predicted class is right."))
