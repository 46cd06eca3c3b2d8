"""What is checked in the lesson `mlp`: probes run beside your code, checks judge what they saw."""

import itertools

import torch
from torch import nn

from autograder.lesson import Close, Holds, Lesson, Remark
from autograder.lesson.per_student import numbers_for
from autograder.pytorch.fashion_mnist import fashion_mnist
from autograder.pytorch.scenarios.answers import Answer, Numbers, Parts, Word
from autograder.pytorch.scenarios.functions import tensor_function
from autograder.pytorch.scenarios.made_models import ModelCase
from autograder.pytorch.scenarios.models import model_function
from autograder.pytorch.scenarios.module_functions import merging_function
from autograder.pytorch.scenarios.number_functions import number_function
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.training.data import CLASSES
from autograder.pytorch.training.declare import whole_training
from autograder.pytorch.training.results import Reached

lesson = Lesson(
    "mlp",
    title="Multilayer perceptrons",
    order=3,
    resources=[fashion_mnist],
    modules=["numpy", "torch", "torch.utils.data", "torchvision", "torchvision.datasets", "torchvision.transforms"],
)


def flat_numbers(value):
    return value.double().flatten().tolist() if isinstance(value, torch.Tensor) else [value]


# --- relu ----------------------------------------------------------------------------------------


def numbers_of_both_signs(given, *shape):
    """Drawn numbers, none of them 0: there the gradient of ReLU may be what it likes."""
    values = given.normal(*shape, scale=3.0)
    return torch.where(values == 0, torch.ones(()), values)


def relu_cases(given):
    edges = torch.tensor([0.0, -0.25, 0.25, -0.001, 0.001, -1000.0, 1000.0, given.real(1, 9), -given.real(1, 9)])
    small = given.uniform(-0.01, 0.01, 8)  # beside large ones their loss would be within the tolerance
    return [numbers_of_both_signs(given, given.integer(2, 5), 6), numbers_of_both_signs(given, 2, 1, 3), edges, small]


tensor_function(
    lesson.task("relu", points=1, lecture="Activation functions"),
    arguments=["x"],
    cases=relu_cases,
    refused=[torch.relu],
    points={
        "values": Award(
            0.2,
            "negative_values_become_zero",
            "Negative values become 0, all others stay as they are, in a tensor of the same shape.",
        ),
        "gradient": Award(
            0.15,
            "gradients_flow_where_values_are_positive",
            "Gradients flow back where the value is positive, and none where it is negative.",
        ),
        "input": Award(0.15, "leaves_its_input_alone", "The tensor that it is given is not changed."),
        "by_hand": Award(0.5, "relu_is_computed_by_hand", "It is computed by hand, without the library's ReLU."),
    },
)


# --- collapse ------------------------------------------------------------------------------------


def two_layers(first_bias=True, second_bias=True, sizes=None):
    """Draws two layers in a row with three different sizes, or the given ones, and inputs of the first one."""

    def drawn(given):
        inputs, between, outputs = sizes or (2 + place for place in given.permutation(6)[:3])
        layers = given.linear(inputs, between, first_bias), given.linear(between, outputs, second_bias)
        return layers, given.normal(5, inputs)

    return drawn


merging_function(
    lesson.task("collapse", points=4, lecture="Representation power of a model"),
    nn.Linear,
    # The same sizes twice; then all alike, and as many inputs as a small image has pixels.
    [
        *[two_layers()] * 3,
        *[two_layers(sizes=(4, 6, 3))] * 2,
        two_layers(sizes=(5, 5, 5)),
        two_layers(sizes=(196, 7, 10)),
    ],
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
    """Networks of other lengths, one with hidden layers of the same size, and one with a hidden layer like the last."""
    several = network_case(given, 2)
    first, hidden, last = several.layers
    alike = [
        ModelCase(several.shape, (sizes,)) for sizes in ([first, *[hidden] * 3, last], [first, last, hidden, last])
    ]
    return [*(network_case(given, layers) for layers in (1, 2, 5)), *alike]


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


def in_other_precisions(given):
    """Layers whose numbers take two and eight bytes."""
    return [given.linear(4, given.integer(2, 5)).to(kind) for kind in (torch.float16, torch.float64)]


def networks(given):
    lists = [[784, 100, 10], [given.integer(5, 50) for _ in range(4)], [given.integer(5, 50) for _ in range(2)]]
    return [layers_in_a_row(sizes) for sizes in lists]


def shared_parameters(given):
    size = given.integer(4, 9)
    layer = nn.Linear(size, size)
    tied = nn.Sequential(layer, nn.ReLU(), layer, nn.Linear(size, 2))
    tied[3].bias = nn.Parameter(tied[3].bias.detach())
    other = nn.Linear(size, size, bias=False)
    other.weight = layer.weight
    alike = nn.Sequential(nn.LayerNorm(size), nn.LayerNorm(size))  # equal numbers, and yet none is shared
    return [tied, nn.ModuleList([layer, other]), alike]


number_function(
    lesson.task("count_parameters", points=2, lecture="Deeper models: multilayer perceptrons"),
    arguments=["model"],
    cases={
        "networks": networks,
        "other_modules": lambda given: [
            Bare(given),
            nn.Flatten(),
            given.linear(3, 1),
            *in_other_precisions(given),
        ],
        "shared_parameters": shared_parameters,
    },
    kind="whole number",
    what="the count",
    points={
        "networks": Award(
            1,
            "counts_every_weight_and_bias",
            "Every single number counts, weights and biases of all layers: 79,510 for the sizes 784, 100 and 10.",
        ),
        "other_modules": Award(
            0.5,
            "counts_the_parameters_of_any_module",
            "It works for every module: parameters of any shape, also in parts inside parts. "
            "Buffers are no parameters.",
        ),
        "shared_parameters": Award(
            0.25, "shared_parameters_count_once", "A parameter that is used in several places counts once."
        ),
        "kind": Award(0.25, "the_count_is_a_whole_number", "The count is a plain whole number."),
    },
)


# --- train_mlp -----------------------------------------------------------------------------------

whole_training(
    lesson.task(
        "train_mlp",
        points=7,
        lecture="Deeper models: multilayer perceptrons",
        calls=["make_mlp", "relu", "count_parameters"],
    ),
    reached=Reached(
        learns={"full": 0.65, "sample": 0.40},
        # Five epochs of the packaged 4,000 images are too few for a network to overtake the linear model.
        good={"sample": 0.50},
        # What `benchmarks/accuracy_spread.py mlp train_mlp --seeds 5` printed.
        spread={
            "full": "right programs reached 85% to 88% in 15 trainings",
            "sample": "right programs reached 67% to 81% in 15 trainings on the small sample",
        },
    ),
    seconds=180,
    points={
        "learns_from_the_images": 0.75,
        "beats_the_linear_model": Award(
            1.5,
            sentence="After 5 epochs the model classifies more test images rightly than the linear model of the last "
            "lesson.",
        ),
        "is_more_than_one_linear_map": 0.75,
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

deeper_linear = Answer(
    lesson.question("q_deeper_linear", points=1, lecture="Representation power of a model"),
    Numbers((2,), "two numbers: (slope, bias)"),
)


@deeper_linear.check(points=1)
def one_line_does_the_same(slope, bias):
    """The line with this slope and bias gives what the two linear models give one after the other."""
    inputs = [-1.0, 0.0, 2.5]
    # 3 x + 2 goes into -2 y + 5.
    wanted = [-2 * (3 * x + 2) + 5 for x in inputs]
    return Close("the line at -1, 0 and 2.5", [slope * x + bias for x in inputs], wanted)


relu_last = Answer(
    lesson.question("q_relu_last", points=1, lecture="MLP with a ReLU function"),
    Parts((Word(("yes", "no")), Numbers((None,), "a row of scores")), 'a pair: ("yes" or "no", [a row of scores])'),
)


@relu_last.check(points=0.5)
def the_row_is_out_of_reach(said, row):
    """A model that ends with a ReLU can never give this row of scores."""
    return Holds("the row", min(row) < 0, "impossible after a ReLU", "a row that is possible after a ReLU")


@relu_last.check(points=0.5, after=[the_row_is_out_of_reach], keyed=True)
def the_choice_fits_the_row(said, row, key):
    """The choice follows from the row."""
    return Holds("the first part of the answer", said == key[0], "what the row shows", repr(said))


layer_shapes = Answer(
    lesson.question("q_layer_shapes", points=1, lecture="MLP with a ReLU function"),
    Numbers((4,), "four whole numbers: (a, b, c, d)", whole=True),
)


@layer_shapes.check(points=0.5)
def neighbours_fit_together(a, b, c, d):
    """Each layer has as many inputs as the layer before it has outputs."""
    return [
        Holds("a and b", a == b, "the outputs of one layer are the inputs of the next", f"{a:g} and {b:g}"),
        Holds("c", c == 50, "as many inputs as the layer before has outputs", f"{c:g}"),
    ]


@layer_shapes.check(points=0.5, after=[neighbours_fit_together])
def the_last_layer_has_one_output_per_class(a, b, c, d):
    """The last layer gives one score for each of the ten classes."""
    return Holds("d", d == CLASSES, "one output for each class", f"{d:g}")


activation_linear = Answer(
    lesson.question("q_activation_linear", points=1, lecture="Activation functions"),
    Numbers((2,), "two numbers: (a, b)"),
)


@activation_linear.check(points=1)
def the_numbers_show_that_relu_is_not_linear(a, b):
    """For these two numbers ReLU of the sum differs from the sum of the ReLUs, so ReLU is not linear."""
    whole, parts = max(a + b, 0.0), max(a, 0.0) + max(b, 0.0)
    return Holds(
        "relu(a + b) and relu(a) + relu(b)", abs(whole - parts) > 1e-6, "different", f"{whole:g} and {parts:g}"
    )


parameter_count = Answer(
    lesson.question("q_parameter_count", points=1, lecture="Deeper models: multilayer perceptrons"),
    Parts((Word(), Numbers((), "a number")), 'a pair: ("your name", a number)'),
)


def own_sizes(name):
    """The sizes of the network that belongs to a name."""
    return [784, *numbers_for(name, 2, 20, 200), 10]


def own_count(name):
    """The number of its parameters."""
    return sum(inputs * outputs + outputs for inputs, outputs in itertools.pairwise(own_sizes(name)))


@parameter_count.check(points=1)
def the_number_belongs_to_the_name(name, number, student):
    """It is the number of parameters of the network whose sizes belong to your name."""
    sizes, right = own_sizes(name), number == own_count(name)
    claim = Holds(
        f'the parameters of the network of "{name}", whose sizes are {sizes}', right, "another number", f"{number:g}"
    )
    if not student or student.strip().casefold() == name.strip().casefold():
        return claim
    return [claim, Remark(f'Answered for the name "{name}", handed in by "{student}".')]
