"""What is checked in the lesson `mlp`: probes run beside your code, checks judge what they saw."""

import itertools
import math
import statistics

import numpy as np
import torch
from torch import nn

from autograder.lesson import FLOAT32_SHORT, Close, Equal, Holds, Lesson, MoreSeeds, Remark, Unusable
from autograder.lesson.per_student import numbers_for
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.forbid import refusing
from autograder.pytorch.scenarios.made_models import ModelCase
from autograder.pytorch.scenarios.models import model_function
from autograder.pytorch.scenarios.module_functions import merging_function
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.training.accuracy import hits, learns_other_images, linear_accuracy, reaches, trained_on_all
from autograder.pytorch.training.checks import halfway, is_more_than_one_linear_map, is_straight
from autograder.pytorch.training.data import CLASSES, facts_about_all_images, few_images
from autograder.pytorch.training.declare import declare
from autograder.pytorch.training.recipe import Recipe
from autograder.pytorch.values import as_number, as_tensor, in_words, tensor_facts

lesson = Lesson(
    "mlp",
    title="Multilayer perceptrons",
    order=3,
    resources=[fashion_mnist],
    modules=["numpy", "torch", "torch.utils.data", "torchvision", "torchvision.datasets", "torchvision.transforms"],
)


def flat_numbers(value):
    return value.double().flatten().tolist() if isinstance(value, torch.Tensor) else [value]


def padded(values, count):
    return [*values, *[[]] * count][:count] if isinstance(values, list) else [[]] * count


# --- relu ----------------------------------------------------------------------------------------

relu = lesson.task("relu", points=1, lecture="Activation functions")


def numbers_of_both_signs(given, *shape):
    """Drawn numbers, none of them 0: there the gradient of ReLU may be what it likes."""
    values = given.normal(*shape, scale=3.0)
    return torch.where(values == 0, torch.ones(()), values)


def relu_cases(given):
    edges = torch.tensor([0.0, -0.25, 0.25, -1000.0, 1000.0, given.real(1, 9), -given.real(1, 9)])
    return [edges, numbers_of_both_signs(given, given.integer(2, 5), 6), numbers_of_both_signs(given, 2, 1, 3)]


@relu.probe
def values(student, given):
    return {"values": [tensor_facts(student.relu(x))["values"] for x in relu_cases(given)]}


@relu.probe
def gradient_of_relu(student, given):
    x = numbers_of_both_signs(given, 5, 4).requires_grad_()
    y = as_tensor(student.relu(x), "relu(x)")
    return {"gradient": torch.autograd.grad(y.sum(), x, allow_unused=True)[0] if y.requires_grad else None}


@relu.probe
def input_afterwards(student, given):
    x = numbers_of_both_signs(given, 4, 5)
    y = as_tensor(student.relu(x), "relu(x)")
    return {"x": x, "y": y}


@relu.probe
def values_by_hand(student, given):
    with refusing("relu"):
        return {"values": [tensor_facts(student.relu(x))["values"] for x in relu_cases(given)]}


def same_values(seen, expected):
    return [
        Close(f"relu of numbers with the shape {tuple(wanted.shape)}", found, wanted, FLOAT32_SHORT)
        for found, wanted in zip(seen.values, expected.values, strict=True)
    ]


@relu.check(values, points=0.2)
def negative_values_become_zero(seen, expected):
    """Negative values become 0, all others stay as they are, in a tensor of the same shape."""
    return same_values(seen, expected)


@relu.check(gradient_of_relu, points=0.15)
def gradients_flow_where_values_are_positive(seen, expected):
    """Gradients flow back where the value is positive, and none where it is negative."""
    return Close("the gradient with respect to x", seen.gradient, expected.gradient)


@relu.check(input_afterwards, points=0.15, supporting=True)
def leaves_its_input_alone(seen, expected):
    """The tensor that it is given is not changed."""
    return Equal("x after the call", seen.x, expected.x)


@relu.check(values_by_hand, points=0.5, after=[negative_values_become_zero])
def relu_is_computed_by_hand(seen, expected):
    """It is computed by hand, without the library's ReLU."""
    return same_values(seen, expected)


# --- collapse ------------------------------------------------------------------------------------


def two_layers(first_bias=True, second_bias=True):
    """Draws two layers in a row with three different sizes, and inputs of the first one."""

    def drawn(given):
        inputs, between, outputs = (2 + place for place in given.permutation(6)[:3])
        layers = given.linear(inputs, between, first_bias), given.linear(between, outputs, second_bias)
        return layers, given.normal(5, inputs)

    return drawn


merging_function(
    lesson.task("collapse", points=4, lecture="Representation power of a model"),
    nn.Linear,
    [two_layers()] * 3,
    {
        "values": Award(
            2,
            "computes_what_both_layers_compute",
            "The new layer gives for every input what the two layers give one after the other.",
        ),
        "special": Award(
            0.75,
            "layers_without_bias_collapse_too",
            "It works too where one of the two layers, or both, have no bias.",
        ),
        "kind": Award(
            0.75,
            "is_one_linear_layer",
            "The result is one `nn.Linear`, from the inputs of the first layer to the outputs of the second.",
        ),
        "arguments": Award(
            0.5,
            "leaves_the_two_layers_alone",
            "The two layers stay as they were, also when the new one is changed later.",
        ),
    },
    special=[two_layers(False, True), two_layers(True, False), two_layers(False, False)],
    sizes=["in_features", "out_features"],
)


# --- make_mlp ------------------------------------------------------------------------------------


def network_case(given, layers=3):
    """Sizes of a network, all different, for images of a few pixels."""
    height, width = 2 + given.integer(0, 1), 5 + given.integer(0, 1)
    first = height * width
    others = [size for size in (4 + place for place in given.permutation(12)) if size != first]
    sizes = [first, *others[:layers]]
    return ModelCase((1, height, width), (sizes,), tuple(sizes))


def other_networks(given):
    """Networks of other lengths, and one with hidden layers of the same size."""
    several = network_case(given, 2)
    first, hidden, last = several.layers
    alike = ModelCase(several.shape, ([first, hidden, hidden, hidden, last],))
    return [*(network_case(given, layers) for layers in (1, 2, 5)), alike]


model_function(
    lesson.task("make_mlp", points=6, lecture="MLP with a ReLU function"),
    network_case,
    {
        "shapes": Award(
            0.5,
            "gives_one_score_per_class",
            "Images of shape (n, 1, 28, 28) go in, one score for each class comes out, also for a single image.",
        ),
        "parameters": Award(
            1,
            "has_the_parameters_of_its_layers",
            "Each layer has a weight for every pair of input and output and a bias for every output, all of them "
            "trainable.",
        ),
        "constant": Award(
            1.5,
            "there_is_a_relu_after_every_hidden_layer",
            "After every linear layer but the last there is a ReLU: negative values become 0, the others go on as they "
            "are.",
        ),
        "last": Award(
            1,
            "no_relu_after_last_layer",
            "The last layer's scores come out as they are: they can be negative, and as large as they like.",
        ),
        "drawn": Award(
            1,
            "computes_layer_after_layer",
            "Each image goes through all layers in their order, and the images of a batch do not touch one another.",
        ),
        "others": Award(
            0.5,
            "works_for_any_list_of_sizes",
            "It works for lists of any length from 2 on, and for any sizes, not only for 784, 100 and 10.",
        ),
        "new": Award(
            0.5,
            "makes_a_new_network_and_leaves_sizes_alone",
            "Each call makes a new network, and the list of sizes stays as it was.",
        ),
    },
    full=lambda given: ModelCase((1, 28, 28), ([784, given.integer(20, 40), 10],)),
    others=other_networks,
)


# --- count_parameters ----------------------------------------------------------------------------

count = lesson.task("count_parameters", points=2, lecture="Deeper models: multilayer perceptrons")


class Bare(nn.Module):
    """A module with parameters of its own, a buffer, and parts inside parts."""

    def __init__(self, given):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(given.integer(2, 5), given.integer(2, 5), 3))
        self.offset = nn.Parameter(torch.zeros(()))
        self.register_buffer("seen", torch.zeros(given.integer(6, 9)))
        self.parts = nn.ModuleDict({"one": nn.Linear(given.integer(2, 5), 3, bias=False), "two": nn.BatchNorm1d(4)})
        self.inner = nn.Sequential(
            nn.Sequential(nn.Conv2d(2, given.integer(2, 5), 3)), nn.Embedding(7, given.integer(2, 5))
        )


def layers_in_a_row(sizes):
    return nn.Sequential(nn.Flatten(), *(nn.Linear(*pair) for pair in itertools.pairwise(sizes)))


@count.probe
def networks(student, given):
    lists = [[784, 100, 10], [given.integer(5, 50) for _ in range(4)], [given.integer(5, 50) for _ in range(2)]]
    return {"sizes": lists, "counts": [counted(student.count_parameters(layers_in_a_row(sizes))) for sizes in lists]}


def counted(value):
    """The count, and what kind of number it is."""
    whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    return {**as_number(value), "whole": "whole number" if whole else in_words(value)}


@count.probe
def other_modules(student, given):
    return {
        "counts": [counted(student.count_parameters(made)) for made in (Bare(given), nn.Flatten(), given.linear(3, 1))]
    }


@count.probe
def shared_parameters(student, given):
    size = given.integer(4, 9)
    layer = nn.Linear(size, size)
    tied = nn.Sequential(layer, nn.ReLU(), layer, nn.Linear(size, 2))
    tied[3].bias = nn.Parameter(tied[3].bias.detach())
    other = nn.Linear(size, size, bias=False)
    other.weight = layer.weight
    return {"counts": [counted(student.count_parameters(made)) for made in (tied, nn.ModuleList([layer, other]))]}


def same_counts(seen, expected, what):
    found, wanted = ([one["value"] for one in side.counts] for side in (seen, expected))
    return Equal(what, found, wanted)


@count.check(networks, points=1)
def counts_every_weight_and_bias(seen, expected):
    """Every single number counts, weights and biases of all layers: 79,510 for the sizes 784, 100 and 10."""
    return same_counts(seen, expected, f"the counts for the sizes {expected.sizes}")


@count.check(other_modules, points=0.5)
def counts_the_parameters_of_any_module(seen, expected):
    """It works for every module: parameters of any shape, also in parts inside parts. Buffers are no parameters."""
    return same_counts(
        seen, expected, "the counts for a module with many parts, for one without parameters, and a layer"
    )


@count.check(shared_parameters, points=0.25)
def shared_parameters_count_once(seen, expected):
    """A parameter that is used in several places counts once."""
    return same_counts(seen, expected, "the counts for two networks that use a layer twice")


@count.check(networks, points=0.25, supporting=True)
def the_count_is_a_whole_number(seen, expected):
    """The count is a plain whole number."""
    odd = [one["whole"] for one in seen.counts if one["whole"] != "whole number"]
    return [
        Equal("how many answers there are", len(seen.counts), len(expected.counts)),
        Holds("the answer", not odd, "a whole number", odd[0] if odd else ""),
    ]


# --- train_mlp -----------------------------------------------------------------------------------

trainer = lesson.task(
    "train_mlp",
    points=7,
    lecture="Deeper models: multilayer perceptrons",
    calls=["make_mlp", "relu", "count_parameters"],
)


def facts_about_the_result(given):
    return {**facts_about_all_images(given), "linear": linear_accuracy(given)}


@trainer.probe(seconds=180, attempts=5, fingerprint=False, facts=facts_about_the_result)
def full_training(student, given):
    return trained_on_all(lambda data, epochs: student.train_mlp(data, epochs), given)


LEARNS = {"full": 0.65, "sample": 0.40}
# What `benchmarks/accuracy_spread.py mlp train_mlp --seeds 5` printed.
SPREAD = {
    "full": "15 trainings of right programs reached 85% to 88%",
    "sample": "15 trainings of right programs on the small sample reached 67% to 81%",
}
# Five epochs of the packaged 4,000 images are too few for a network to overtake the linear model.
ON_THE_SAMPLE = 0.50
CLEARLY = 0.02


@trainer.check(full_training, points=0.75)
def learns_from_the_images(seen, expected):
    """After 5 epochs the model knows most of the test images, far more than the 10 % of guessing."""
    source = expected.source
    return reaches(seen, expected, LEARNS[source], LEARNS[source], f"guessing gives 10%, {SPREAD[source]}")


@trainer.check(full_training, points=1.5)
def beats_the_linear_model(seen, expected):
    """After 5 epochs the model classifies more test images rightly than the linear model of the last lesson."""
    if expected.source == "sample":
        words = "more is seen on all 60,000 images"
        return [
            reached(seen, expected, ON_THE_SAMPLE, words),
            learns_other_images(seen, expected),
            Remark(f"On the small sample: {words}."),
        ]
    pairs = list(zip(seen.attempts, expected.attempts, strict=False))
    found = [hits(one, other, "labels") for one, other in pairs]
    linear = statistics.mean(other["linear"] for _, other in pairs)
    # With large steps the last few batches decide: of right trainings with SGD 0.1 one in ten ends near .79, the others
    # between .83 and .87, of linear ones none above .84. So a training that is clearly better proves that it can be.
    beats = statistics.mean(found) > linear or max(found) >= linear + CLEARLY
    runs = "" if len(pairs) == 1 else f", in {len(pairs)} trainings"
    claim = Holds(
        f"the accuracy on the test images after 5 epochs{runs}",
        beats,
        f"more than {linear:.1%}, the mean of linear models{runs}",
        " and ".join(f"{one:.1%}" for one in found),
    )
    close = len(pairs) == 1 and linear - 0.15 < found[0] < linear + CLEARLY
    claims = [claim, learns_other_images(seen, expected)]
    return [*claims, MoreSeeds()] if close else claims


def reached(seen, expected, least, words):
    found = hits(seen, expected, "labels")
    return Holds("the accuracy on the test images", found >= least, f"at least {least:.0%}; {words}", f"{found:.1%}")


@trainer.probe(seconds=20, fingerprint=False)
def halfway_between_images(student, given):
    data, held_out, *_ = few_images(given)
    made = student.train_mlp(data, 3)
    return halfway(made, held_out)


trainer.check(halfway_between_images, points=0.75)(is_more_than_one_linear_map)

declare(
    Recipe(
        trainer,
        lambda student, data, epochs: student.train_mlp(data, epochs),
        lambda made, images: {
            "no bend": is_straight(made, images),
            "no hidden layer": isinstance(made, nn.Module) and sum(p.numel() for p in made.parameters()) <= 7850,
        },
    ),
    {
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

deeper_linear = lesson.question("q_deeper_linear", points=1, lecture="Representation power of a model")


def is_list(value):
    return isinstance(value, list | tuple | torch.Tensor | np.ndarray)


def numbers_in(value, name, wanted):
    """The plain numbers of an answer; `wanted` says how many and how they are written."""
    count, how = wanted
    if not is_list(value) or len(value) != count:
        raise Unusable(f"{name} has to be {how}")
    return [as_number(item)["value"] for item in value]


@deeper_linear.probe(answer=True)
def slope_and_offset(student, given):
    return {"answer": numbers_in(student.q_deeper_linear, "q_deeper_linear", (2, "two numbers: (slope, bias)"))}


@deeper_linear.check(slope_and_offset, points=1)
def one_line_does_the_same(seen, expected):
    """The line with this slope and bias gives what the two linear models give one after the other."""
    # 3 x + 2 goes into -2 y + 5.
    inputs = [-1.0, 0.0, 2.5]
    slope, bias = [number if isinstance(number, float) else math.nan for number in padded(seen.answer, 2)]
    return Close(
        "the line at -1, 0 and 2.5",
        [slope * x + bias for x in inputs],
        [-2 * (3 * x + 2) + 5 for x in inputs],
    )


relu_last = lesson.question("q_relu_last", points=1, lecture="MLP with a ReLU function")


@relu_last.probe(answer=True)
def choice_and_row(student, given):
    answer = student.q_relu_last
    if not is_list(answer) or len(answer) != 2 or not isinstance(answer[0], str):
        raise Unusable('q_relu_last has to be a pair: ("yes" or "no", [a row of scores])')
    row = answer[1].tolist() if isinstance(answer[1], torch.Tensor | np.ndarray) else answer[1]
    if isinstance(row, list | tuple) and len(row) == 1 and isinstance(row[0], list | tuple):
        row = row[0]
    numbers = [as_number(item)["value"] for item in row[:100]] if isinstance(row, list | tuple) else []
    return {"choice": answer[0].strip().lower()[:20], "row": numbers}


@relu_last.check(choice_and_row, points=0.5)
def the_row_is_out_of_reach(seen, expected):
    """A model that ends with a ReLU can never give this row of scores."""
    row = seen.row
    usable = (
        isinstance(row, list) and bool(row) and all(type(number) is float and math.isfinite(number) for number in row)
    )
    return [
        Holds("the row", usable, "a list of numbers", "something else"),
        Holds("the row", usable and min(row) < 0, "impossible after a ReLU", "a row that is possible after a ReLU"),
    ]


@relu_last.check(choice_and_row, points=0.5, after=[the_row_is_out_of_reach], keyed=True)
def the_choice_fits_the_row(seen, expected):
    """The choice follows from the row."""
    said = seen.choice
    return [
        Holds("the first part of the answer", said in ("yes", "no"), '"yes" or "no"', repr(said)),
        Holds("the first part of the answer", said == expected.choice, "what the row shows", repr(said)),
    ]


layer_shapes = lesson.question("q_layer_shapes", points=1, lecture="MLP with a ReLU function")


@layer_shapes.probe(answer=True)
def four_sizes(student, given):
    return {"answer": numbers_in(student.q_layer_shapes, "q_layer_shapes", (4, "four whole numbers: (a, b, c, d)"))}


def chain(seen):
    """a, b, c, d as whole numbers above 0; None where they are not."""
    numbers = seen.answer
    usable = (
        isinstance(numbers, list)
        and len(numbers) == 4
        and all(type(number) is float and number.is_integer() and 0 < number < 10**6 for number in numbers)
    )
    return [int(number) for number in numbers] if usable else None


@layer_shapes.check(four_sizes, points=0.5)
def neighbours_fit_together(seen, expected):
    """Each layer has as many inputs as the layer before it has outputs."""
    sizes = chain(seen)
    if sizes is None:
        return Holds("q_layer_shapes", False, "four whole numbers above 0", "something else")
    a, b, c, _ = sizes
    return [
        Holds("a and b", a == b, "the outputs of one layer are the inputs of the next", f"{a} and {b}"),
        Holds("c", c == 50, "as many inputs as the layer before has outputs", f"{c}"),
    ]


@layer_shapes.check(four_sizes, points=0.5, after=[neighbours_fit_together])
def the_last_layer_has_one_output_per_class(seen, expected):
    """The last layer gives one score for each of the ten classes."""
    sizes = chain(seen)
    return Holds("d", sizes is not None and sizes[3] == CLASSES, "one output for each class", f"{sizes and sizes[3]}")


activation_linear = lesson.question("q_activation_linear", points=1, lecture="Activation functions")


@activation_linear.probe(answer=True)
def two_numbers(student, given):
    return {"answer": numbers_in(student.q_activation_linear, "q_activation_linear", (2, "two numbers: (a, b)"))}


@activation_linear.check(two_numbers, points=1)
def the_numbers_show_that_relu_is_not_linear(seen, expected):
    """For these two numbers ReLU of the sum differs from the sum of the ReLUs, so ReLU is not linear."""
    numbers = [
        number if type(number) is float and math.isfinite(number) else math.nan for number in padded(seen.answer, 2)
    ]
    whole, parts = max(sum(numbers), 0.0), sum(max(number, 0.0) for number in numbers)
    usable = not any(math.isnan(number) for number in numbers)
    return [
        Holds("a and b", usable, "two numbers", "something else"),
        Holds(
            "relu(a + b) and relu(a) + relu(b)",
            usable and abs(whole - parts) > 1e-6,
            "different",
            f"{whole:g} and {parts:g}",
        ),
    ]


parameter_count = lesson.question("q_parameter_count", points=1, lecture="Deeper models: multilayer perceptrons")


@parameter_count.probe(answer=True)
def name_and_number(student, given):
    answer = student.q_parameter_count
    if not is_list(answer) or len(answer) != 2 or not isinstance(answer[0], str) or not answer[0].strip():
        raise Unusable('q_parameter_count has to be a pair: ("your name", a number)')
    return {"name": answer[0].strip()[:200], "number": as_number(answer[1])["value"]}


def own_count(name):
    """The number of parameters of the network that belongs to a name."""
    sizes = [784, *numbers_for(name, 2, 20, 200), 10]
    return sum(inputs * outputs + outputs for inputs, outputs in itertools.pairwise(sizes))


@parameter_count.check(name_and_number, points=1)
def the_number_belongs_to_the_name(seen, expected):
    """It is the number of parameters of the network whose sizes belong to your name."""
    name = seen.name if isinstance(seen.name, str) and seen.name else None
    if name is None:
        return Holds("the name", False, "a string", "something else")
    wanted = own_count(name)
    claims = [Holds(f'the number for "{name}"', seen.number == wanted, "another number", f"{seen.number}")]
    if seen.student and seen.student.strip().casefold() != name.strip().casefold():
        claims.append(Remark(f'Answered for the name "{name}", handed in by "{seen.student}".'))
    return claims
