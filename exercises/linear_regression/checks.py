"""What is checked in the lesson `linear_regression`: probes run beside your code, checks judge what they saw.

Checks judge values. Beside these, under names without a `_`, probes describe what happened in words that do not depend
on a program's details (which random numbers, which learning rate of its own): mistakes are recognised by these.
"""

import itertools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from autograder.lesson import FLOAT32_SHORT, WHOLE_DOLLARS, Close, Holds, Lesson
from autograder.pytorch.scenarios.answers import Answer, Numbers
from autograder.pytorch.scenarios.datasets import array_dataset
from autograder.pytorch.scenarios.epochs import training_epochs
from autograder.pytorch.scenarios.functions import tensor_function
from autograder.pytorch.scenarios.loaders import made_loader
from autograder.pytorch.scenarios.made_models import ModelCase
from autograder.pytorch.scenarios.models import model_function
from autograder.pytorch.scenarios.number_functions import EXACT, number_function
from autograder.pytorch.scenarios.optimizers import made_optimizer
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.scenarios.setups import line_setup
from autograder.pytorch.scenarios.steps import training_step
from autograder.pytorch.scenarios.updates import update_by_hand

lesson = Lesson(
    "linear_regression",
    title="Linear regression",
    order=1,
    files=["population_profit.csv"],
    modules=["numpy", "torch", "torch.utils.data"],
)


def in_words(kind):
    """A kind of value, as `as_number` has it, for people."""
    words = {"tensor": "a tensor", "graph": "a tensor that keeps its graph", "NoneType": "None", "nothing": "nothing"}
    words |= {
        "builtin_function_or_method": "a function: are parentheses missing?",
        "str": "a text",
        "number": "a number",
    }
    return words.get(kind, f"a {kind}")


def flat_numbers(value):
    if isinstance(value, np.ndarray | np.generic):
        return np.asarray(value).ravel().tolist()
    return value.double().flatten().tolist() if isinstance(value, torch.Tensor) else [value]


# --- PopulationProfitDataset and make_loader -----------------------------------------------------


def city_table(given):
    """An (n, 2) float64 array like the lesson's: populations and profits, in drawn order; one city at least loses."""
    rows = given.integer(5, 11)
    profits = given.uniform(-4, 25, rows).numpy()
    profits[given.integer(0, rows - 1)] = given.real(-4, -1.5)
    return np.stack([given.uniform(5, 23, rows).numpy(), profits], axis=1).astype(np.float64)


array_dataset(
    lesson.task("PopulationProfitDataset", points=3, lecture="Pytorch Dataset"),
    array=city_table,
    item="a pair (population, profit)",
    points={
        "length": Award(0.5, "length_is_the_number_of_rows"),
        "numbers": Award(
            1,
            "items_hold_their_rows_numbers",
            "`dataset[i]` holds the population and the profit of row i, in this order.",
        ),
        "kinds": Award(
            1, "items_are_pairs_of_float_tensors", "`dataset[i]` is a pair of float32 tensors of shape (1,)."
        ),
        "array": Award(0.5, "the_array_is_left_alone"),
    },
)

made_loader(
    lesson.task("make_loader", points=1, lecture="Pytorch DataLoader"),
    points={
        "sizes": Award(0.5, "batches_have_the_size_asked_for"),
        "order": Award(0.5, "shuffle_decides_about_the_order"),
    },
)


# --- make_model ----------------------------------------------------------------------------------

model_function(
    lesson.task("make_model", points=1, lecture="Linear regression in PyTorch"),
    ModelCase((1,)),
    {
        "parameters": Award(0.5, "has_a_weight_and_a_bias", "The model has two parameters: one weight and one bias."),
        "linear": Award(
            0.5,
            "draws_a_straight_line",
            "One number in, one out, and the output is a straight line: weight * x + bias.",
        ),
    },
    # Far enough to both sides that the line is negative on one of them.
    inputs=lambda given, count: given.uniform(-8, 8, count, 1),
    size=2,
    own_weights=True,
)


# --- mean_squared_error --------------------------------------------------------------------------


def two_columns(given):
    """Predictions (which require gradients) and targets: several, one, the same again, very many; errors that are
    large, small, and none."""
    rows = given.integer(5, 9)
    several = given.normal(rows, 1).requires_grad_(), given.normal(rows, 1, scale=2)
    single = given.normal(1, 1).requires_grad_(), given.normal(1, 1)
    many = given.normal(150, 1).requires_grad_(), given.normal(150, 1, scale=2)
    target = given.uniform(-0.05, 0.05, rows, 1)  # so small that squares may be multiplied out
    far = (target + given.uniform(300, 900, rows, 1)).requires_grad_()
    near = (target + given.uniform(0.01, 0.02, rows, 1)).requires_grad_()
    return several, single, several, many, (far, target), (near, target), (target.clone().requires_grad_(), target)


tensor_function(
    lesson.task("mean_squared_error", points=2, lecture="Mean squared error loss in Pytorch"),
    arguments=["predicted", "target"],
    cases=two_columns,
    loss=True,
    refused=[F.mse_loss],
    points={
        "values": Award(0.5, "is_the_mean_of_the_squares", "The loss is the mean of the squared differences."),
        "gradient": Award(
            0.5,
            "is_one_number_with_a_gradient",
            "The loss is a tensor without dimensions, and gradients flow from it back to the predictions.",
        ),
        "by_hand": Award(
            1,
            "is_computed_by_hand",
            "The loss is computed by hand, without the library's function for the whole of it.",
        ),
    },
)


# --- best_line -----------------------------------------------------------------------------------


def table(x, y):
    return np.stack([x, y], axis=1).astype(np.float64)


def clear_cases(given):
    """Points near one of the lines; the others are far off. In half of the cases even the best line is far off, too far
    for any error that a search might begin with; in the last one all lines are so near that rounded errors are one."""
    for scale in (1, 40, 1, 10_000, 1, 1_000_000, 0.01):
        slope, intercept = given.real(-2, 2), given.real(-6, 6)
        x = given.uniform(1, 12, 9).numpy()
        y = scale * (slope * x + intercept + given.normal(9, scale=0.3).numpy())
        lines = [
            (slope + 1.5, intercept),
            (slope, intercept + 5),
            (slope - 1, intercept - 3),
            (intercept + 0.5, slope + 3),
        ]
        lines = [(scale * a, scale * b) for a, b in lines]
        # Whoever finds no line good enough often says 0: there the best one is not the first.
        lines.insert(given.integer(scale != 1, len(lines)), (scale * slope, scale * intercept))
        array = table(x, y)
        yield array, lines
    yield array, lines  # the same again: it is the caller's
    # Very many cities, of which the last ones decide; and more lines than four, the best one last.
    best = given.real(1, 2), given.real(3, 6)
    lines = [(best[0] + place, best[1] - place / 2) for place in range(12, 0, -1)] + [best]
    x = given.uniform(4, 12, 150).numpy()
    y = best[0] * x + best[1]
    y[:50] += 1.5 * x[:50]  # by these alone another line would win
    yield table(x, y), lines


def where_other_errors_mislead(given):
    """Points for which another line would win by another error than the mean of the squared vertical ones."""
    for _ in range(6):
        # One city lies far above the others: by the absolute error the line of the many wins, by the largest error the
        # one halfway.
        base, height = given.real(-3, 3), given.real(20, 30)
        x = given.uniform(1, 12, 8).numpy()
        y = np.full(8, base)
        y[given.integer(0, 7)] += height
        lines = [(0.0, base), (0.0, base + height), (0.0, base + height / 2)]
        lines.insert(given.integer(0, 3), (0.0, base + height / 8))
        yield table(x, y), lines
    for _ in range(3):
        # By the distance at right angles a steep line through the middle of the points wins.
        base, slope = given.real(-3, 3), given.real(5, 8) * (-1) ** given.integer(0, 1)
        x = np.array([1.0, 3.0, 5.0, 7.0, 9.0, 11.0]) + given.uniform(-0.5, 0.5, 6).numpy()
        lines = [(slope, base - slope * 6), (0.0, base + 14)]
        lines.insert(given.integer(0, 2), (0.0, base + given.real(6, 8)))
        yield table(x, base + given.normal(6, scale=0.3).numpy()), lines


number_function(
    lesson.task("best_line", points=2, lecture="Judging how good a linear regression model is"),
    arguments=["array", "lines"],
    cases={"clear_cases": clear_cases, "other_errors": where_other_errors_mislead},
    tolerance=EXACT,
    points={
        "clear_cases": Award(
            1,
            "finds_the_line_near_the_points",
            "Of several lines (slope, intercept), the index of the one near the points is found.",
        ),
        "other_errors": Award(
            1,
            "goes_by_the_mean_squared_error",
            "The line with the smallest mean squared error wins, also when one city lies far from the others.",
        ),
    },
)


# --- gradient_descent_step, make_optimizer, train_step, train ------------------------------------

update_by_hand(
    lesson.task("gradient_descent_step", points=2, lecture="Improving a model: gradient descent"),
    {
        "values": Award(1, "moves_against_the_gradient"),
        "iterator": Award(0.25, "takes_what_model_parameters_gives"),
        "recording": Award(0.5, "stays_out_of_autograds_record"),
        "result": Award(0.25, "returns_nothing"),
    },
)

made_optimizer(
    lesson.task("make_optimizer", points=1, lecture="Gradient descent in PyTorch"),
    {
        "first": Award(
            0.5,
            "moves_the_weight_by_rate_times_gradient",
            "The optimizer is SGD with the given learning rate: a step moves the weight by minus rate times gradient.",
        ),
        "others": Award(
            0.5,
            "moves_the_bias_too",
            "The optimizer has all parameters of the model, so the bias moves by the same rule.",
        ),
    },
)

training_step(
    lesson.task("train_step", points=5, lecture="PyTorch training loop"),
    line_setup(),
    {
        "first": Award(1, "the_first_update_is_right"),
        "later": Award(1.5, "gradients_do_not_pile_up"),
        "loss": Award(1, "returns_the_loss_before_the_update"),
        "number": Award(0.5, "the_loss_is_a_plain_number"),
        "other_loss": Award(0.5, "uses_the_loss_it_was_given"),
        "other_optimizer": Award(0.5, "uses_the_optimizer_it_was_given"),
    },
    plot=True,
)

training_epochs(
    lesson.task("train", points=4, lecture="PyTorch training loop", calls=["train_step"]),
    line_setup(),
    {
        "updates": Award(1.5, "trains_on_every_batch_of_every_epoch"),
        "count": Award(0.5, "gives_one_loss_per_epoch"),
        "losses": Award(1.5, "the_losses_are_means_over_the_examples"),
        "number": Award(0.5, "the_losses_keep_no_graph"),
    },
    plot_line=True,
    plot_losses=True,
)


# --- predict_profit ------------------------------------------------------------------------------


def models_and_cities(given):
    made = given.linear(1, 1)
    with torch.no_grad():
        made.weight.add_(1.5)
        made.bias.add_(30.0)  # so that it counts beside thousands of inhabitants too
    drawn = [given.integer(50_000, 230_000) for _ in range(20)]
    units = [made.weight.item() * city / 10_000 + made.bias.item() for city in drawn]
    # First a city where cutting off the digits after the point and rounding are two different mistakes.
    cities = sorted(zip(drawn, units, strict=True), key=lambda pair: not 0.6 < pair[1] % 1 < 0.9)[:3]
    yield from ((made, city) for city, _ in cities)
    with torch.no_grad():  # the same model, trained further: now it predicts losses
        made.weight.neg_()
        made.bias.mul_(-0.9)
    yield made, cities[0][0]
    # A village, a city of millions, nobody at all, and a number that is no int.
    yield from (
        (made, people) for people in (given.integer(300, 900), given.integer(2, 4) * 10**6, 0, float(cities[1][0]))
    )
    # Models that are more than one layer, of which the first parameter is no slope.
    layers = nn.Sequential(nn.Sequential(given.linear(1, 3), nn.Tanh()), given.linear(3, 1))
    with torch.no_grad():
        layers[1].weight.mul_(5)
        layers[1].bias.sub_(3)
    yield from ((layers, given.integer(50_000, 230_000)) for _ in range(2))


number_function(
    lesson.task("predict_profit", points=2, lecture="Population - profit dataset"),
    arguments=["model", "population"],
    cases=models_and_cities,
    what="the profit",
    tolerance=WHOLE_DOLLARS,
    points={
        "values": Award(
            1.5,
            "people_in_and_dollars_out",
            "61101 inhabitants go in, US dollars come out: the model itself counts in units of 10,000.",
        ),
        "kind": Award(
            0.5,
            "the_profit_is_a_plain_number",
            "The profit is a plain number, not a tensor, and the model can be trained as before.",
        ),
    },
)


# --- questions -----------------------------------------------------------------------------------

lesson.choice(
    "q_lookup_table",
    points=1,
    options=["a", "b", "c"],
    lecture="Problem to solve: estimate profit for any population count",
)

minus_sign = Answer(
    lesson.question("q_minus_sign", points=1, lecture="Improving a model: gradient descent"),
    Numbers((2,), "a pair (theta, new theta) of numbers"),
)


@minus_sign.check(points=1)
def the_step_goes_downhill(theta, after):
    """Your theta has a negative gradient, and your new theta is one step of gradient descent from it."""
    slope = 2 * (theta - 3)
    return [
        Holds("the gradient at your theta", slope < 0, "negative", f"{slope:.4g}"),
        Close("the new theta", after, theta - 0.1 * slope, FLOAT32_SHORT),
    ]


lesson.choice("q_requires_grad", points=1, options=["a", "b", "c"], lecture="Final notes")

learning_rate = Answer(
    lesson.question("q_learning_rate", points=1, lecture="Gradient descent in PyTorch"),
    Numbers((), "a positive number"),
)


@learning_rate.check(points=1)
def the_loss_grows_at_every_step(rate):
    """With your learning rate, gradient descent on theta squared gets worse at every step."""
    if not 0 < rate < 1e6:
        return Holds("q_learning_rate", False, "a positive number", f"{rate:g}")
    thetas = [(1 - 2 * rate) ** steps for steps in range(6)]
    losses = ", ".join(f"{theta * theta:.3g}" for theta in thetas)
    grows = all(abs(later) > abs(earlier) for earlier, later in itertools.pairwise(thetas))
    return Holds("the losses of five steps from theta = 1", grows, "growing", losses)


lesson.choice("q_loss_object", points=1, options=["a", "b", "c"], lecture="Final notes")

lesson.text("explain_loss_function", points=2, lecture="Loss functions, a clear way to judge how good a model is")
