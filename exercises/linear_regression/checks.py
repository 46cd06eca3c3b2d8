"""What is checked in the lesson `linear_regression`: probes run beside your code, checks judge what they saw.

Checks judge values. Beside these, under names without a `_`, probes describe what happened in words that do not depend
on a program's details (which random numbers, which learning rate of its own): mistakes are recognised by these.
"""

import itertools

import numpy as np
import torch
from torch import nn

from autograder.lesson import FLOAT32_SHORT, WHOLE_DOLLARS, Close, Equal, Holds, Lesson, Rows, Shows, Unusable
from autograder.pytorch.forbid import refusing
from autograder.pytorch.scenarios.epochs import training_epochs
from autograder.pytorch.scenarios.optimizers import made_optimizer
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.scenarios.setups import line_setup
from autograder.pytorch.scenarios.steps import training_step
from autograder.pytorch.scenarios.updates import update_by_hand
from autograder.pytorch.values import as_number, as_tensor, parameter_values, tensor_facts

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


def numbers_only(kinds, what):
    """Claims that every value is a plain number; see `as_number` for the kinds."""
    odd = next((kind for kind in kinds if kind != "number"), "number")
    return Holds(what, odd == "number", "a plain number", in_words(odd))


def all_true(flags):
    """Whether there are flags and each is True itself, not something that counts as true."""
    return bool(flags) and all(flag is True for flag in flags)


# --- PopulationProfitDataset ---------------------------------------------------------------------

dataset = lesson.task("PopulationProfitDataset", points=3, lecture="Pytorch Dataset")


def city_table(given):
    """An (n, 2) float64 array like the lesson's: populations and profits, in drawn order; one city at least loses."""
    rows = given.integer(5, 11)
    profits = given.uniform(-4, 25, rows).numpy()
    profits[given.integer(0, rows - 1)] = given.real(-4, -1.5)
    return np.stack([given.uniform(5, 23, rows).numpy(), profits], axis=1).astype(np.float64)


@dataset.probe
def length(student, given):
    return {"length": as_number(len(student.PopulationProfitDataset(city_table(given))))["value"]}


@dataset.probe
def items(student, given):
    array = city_table(given)
    before = array.copy()
    data = student.PopulationProfitDataset(array)
    order = given.permutation(len(array))
    found = [data[index] for index in order]
    parts = [[facts_of(part) for part in parts_of(item)] for item in found]
    changed = not np.array_equal(array, before)
    return Shows(
        {
            "pairs": [isinstance(item, tuple | list) and len(item) == 2 for item in found],
            "parts": parts,
            "array": array,
        },
        signature={
            "pairs": [isinstance(item, tuple | list) and len(item) == 2 for item in found],
            "kinds": [[[part["type"], part["dtype"], part["shape"]] for part in item] for item in parts],
            "numbers": "of a changed array" if changed else numbers_in_words(plain_numbers(parts), before[order]),
            "array": "changed" if changed else "as it was",
            "rows": before[order],
        },
    )


def facts_of(part):
    """`tensor_facts`, with one name for all of NumPy's kinds of numbers."""
    if isinstance(part, np.generic | np.ndarray):
        return tensor_facts(part) | {"type": f"NumPy {'array' if isinstance(part, np.ndarray) else 'number'}"}
    return tensor_facts(part)


def numbers_in_words(numbers, rows):
    """The numbers of the items, or that they are their rows' numbers in other units: shifted or stretched."""
    if [len(part) for item in numbers for part in item] != [1] * rows.size:
        return numbers
    found = np.array(numbers)[:, :, 0].astype(np.float64)
    fits = [np.polyfit(wanted, got, 1) for wanted, got in zip(rows.T, found.T, strict=True)]
    lines = np.stack([np.polyval(fit, wanted) for fit, wanted in zip(fits, rows.T, strict=True)], axis=1)
    on_lines = np.abs(lines - found).max() < 1e-3 * found.std(axis=0).min()
    return "rescaled" if on_lines and not np.allclose(found, rows, rtol=1e-4) else numbers


def parts_of(item):
    """The parts of what an index gives: of a tuple, a list or one tensor."""
    if isinstance(item, torch.Tensor):
        return list(item.detach().reshape(-1)) if item.numel() <= 4 else [item]
    return list(item)[:4] if isinstance(item, tuple | list) else [item]


@dataset.check(length, points=0.5)
def length_is_the_number_of_rows(seen, expected):
    """`len(dataset)` is the number of rows of the array."""
    return Equal("len(dataset)", seen.length, expected.length)


@dataset.check(items, points=1)
def items_hold_their_rows_numbers(seen, expected):
    """`dataset[i]` holds the population and the profit of row i, in this order."""
    return Close(
        "the numbers of the items that were asked for",
        plain_numbers(seen.parts),
        plain_numbers(expected.parts),
        FLOAT32_SHORT,
    )


def plain_numbers(items):
    """The numbers of each item, whatever they were wrapped in."""
    return [[flat_numbers(part["values"]) for part in item] for item in items]


def flat_numbers(value):
    if isinstance(value, np.ndarray | np.generic):
        return np.asarray(value).ravel().tolist()
    return value.double().flatten().tolist() if isinstance(value, torch.Tensor) else [value]


@dataset.check(items, points=1, supporting=True)
def items_are_pairs_of_float_tensors(seen, expected):
    """`dataset[i]` is a pair of float32 tensors of shape (1,)."""
    kinds = [[(part["type"], part["dtype"], part["shape"]) for part in item] for item in seen.parts]
    odd = next((kind for item in kinds for kind in item if kind != ("Tensor", "float32", [1])), None)
    return [
        Holds("dataset[i]", all_true(seen.pairs), "a pair (population, profit)", "no tuple of two things"),
        Holds(
            "each half of dataset[i]",
            odd is None and all(len(item) == 2 for item in kinds) and len(kinds) == len(expected.parts),
            "a float32 tensor of shape (1,)",
            "" if odd is None else kind_in_words(odd),
        ),
    ]


def kind_in_words(kind):
    name, dtype, shape = kind
    return f"a {dtype} tensor of shape {tuple(shape)}" if name == "Tensor" else f"a {name}, which is no tensor"


@dataset.check(items, points=0.5, supporting=True)
def the_array_is_left_alone(seen, expected):
    """The array that the dataset was given is not changed."""
    return Equal("the array afterwards", seen.array, expected.array)


# --- make_loader ---------------------------------------------------------------------------------

loader = lesson.task("make_loader", points=1, lecture="Pytorch DataLoader")


@loader.probe
def batches(student, given):
    size = given.integer(5, 7)  # and four batches: nobody can mix these up
    count = 4 * size + given.integer(1, size - 1)
    values = given.permutation(count)
    rows = Rows([(torch.tensor([float(v)]), torch.tensor([float(v) + 0.5])) for v in values])
    in_order = student.make_loader(rows, size, False)
    shuffled = student.make_loader(rows, size, True)
    larger = student.make_loader(rows, 2 * size, False)
    epochs = [epoch_of(loader) for loader in (in_order, shuffled, shuffled, larger)]
    kept = [float(v) for v in values]
    return Shows(
        {
            "values": kept,
            "in_order": epochs[0],
            "shuffled": epochs[1],
            "shuffled_again": epochs[2],
        },
        signature={
            "values": kept,
            "sizes": sizes_in_words([[len(batch) for batch in epoch] for epoch in epochs], size, count),
            "orders": [order_in_words(joined(epoch), kept) for epoch in epochs],
            "two epochs": "in the same order" if joined(epochs[1]) == joined(epochs[2]) else "in two orders",
            "loaders": "one for all" if in_order is shuffled else "new ones",
            "what": "a list" if isinstance(shuffled, list | tuple) else "something else",
        },
    )


def sizes_in_words(sizes, size, count):
    """How the batches' sizes in four epochs follow from what was asked for; the sizes themselves where they do not."""
    asked = [[wanted] * (count // wanted) + [count % wanted] for wanted in (size, size, size, 2 * size)]
    if sizes == asked:
        return "as asked for"
    if sizes == [wanted[:-1] for wanted in asked]:
        return "without the last batch"
    firsts = {epoch[0] for epoch in sizes if epoch}
    return "always the same" if len(firsts) == 1 and all(sizes) else sizes


def order_in_words(values, kept):
    """What an epoch's values have to do with the dataset's."""
    if not values or values == kept[: len(values)]:
        return "the dataset's order" if values else "nothing"
    return "another order" if len(set(values)) == len(values) and set(values) <= set(kept) else "not each once"


def epoch_of(batches):
    """The first values of each batch of one epoch."""
    return [[float(v) for v in as_tensor(batch[0], "a batch's first half").flatten()] for batch in batches]


def joined(batches):
    return [value for batch in batches for value in batch]


@loader.check(batches, points=0.5)
def batches_have_the_size_asked_for(seen, expected):
    """Each batch has `batch_size` examples, the last one what is left, and every example comes once."""
    return [
        Equal("the sizes of the batches with shuffle=False", *map(sizes_of, (seen.in_order, expected.in_order))),
        Equal("the sizes of the batches with shuffle=True", *map(sizes_of, (seen.shuffled, expected.shuffled))),
        Equal("the examples of one epoch", sorted(joined(seen.shuffled)), sorted(expected.values)),
    ]


def sizes_of(batches):
    return [len(batch) for batch in batches]


@loader.check(batches, points=0.5)
def shuffle_decides_about_the_order(seen, expected):
    """With `shuffle=False` the examples keep their order; with `shuffle=True` every epoch has another order."""
    first, second = joined(seen.shuffled), joined(seen.shuffled_again)
    kept = expected.values
    same_examples = sorted(first) == sorted(second) == sorted(joined(expected.shuffled))
    return [
        Holds(
            "shuffle=False",
            joined(seen.in_order) == kept[: len(joined(seen.in_order))] and bool(seen.in_order),
            "the dataset's order",
            "another order",
        ),
        Holds(
            "shuffle=True",
            bool(first) and first != kept[: len(first)],
            "another order than the dataset's",
            "the dataset's order",
        ),
        Holds(
            "two epochs with shuffle=True",
            first != second and bool(second) and (same_examples or len(first) < len(kept)),
            "two different orders",
            "the same order twice",
        ),
    ]


# --- make_model ----------------------------------------------------------------------------------

model = lesson.task("make_model", points=1, lecture="Linear regression in PyTorch")


@model.probe
def line(student, given):
    made = student.make_model()
    if not isinstance(made, nn.Module):
        raise Unusable(f"make_model() gave {no_model(made)}; a model (an nn.Module) is needed")
    # Far enough to both sides that the line is negative on one of them.
    x = torch.cat([torch.tensor([[0.0], [1.0], [-8.0], [8.0]]), given.uniform(-8, 8, 8, 1)])
    given.fill_away_from_zero(made)
    y = as_tensor(made(x), "model(x)")
    return Shows(
        {
            "x": x,
            "parameters": parameter_values(made),
            "y": y,
        },
        signature={
            "x": x,
            **form_in_words(made, x, y.detach()),
        },
    )


def no_model(made):
    if isinstance(made, type):
        return "a class, not an object: are the parentheses missing?"
    return "None; is a `return` missing?" if made is None else f"a {type(made).__name__}"


def form_in_words(made, x, y):
    """What kind of line or curve a model draws, and of what it is made."""
    numbers = numbers_in(parameter_values(made))
    curve = y.reshape(x.shape) if y.numel() == x.numel() else None
    slope = float(curve[1] - curve[0]) if curve is not None else 0.0
    own = any(abs(abs(slope) - abs(number)) < 1e-3 * abs(number) for number in numbers)
    straight = curve is not None and torch.allclose(curve, curve[0] + slope * x, rtol=1e-3, atol=1e-4)
    cut = curve is not None and not straight and bool((curve >= 0).all() and (curve == 0).any())
    tensors = [value for part in made.modules() for value in vars(part).values() if isinstance(value, torch.Tensor)]
    return {
        "numbers": len(numbers) if len(numbers) <= 2 else "more than 2",
        "outputs": list(y.shape),
        "form": [
            "straight" if straight else "cut off at 0" if cut else "another",
            "as steep as a weight" if straight and own else "",
            "through (0, 0)" if straight and abs(float(curve[0])) < 1e-6 else "",
        ],
        "plain tensors": "yes" if tensors else "no",
    }


@model.check(line, points=0.5)
def has_a_weight_and_a_bias(seen, expected):
    """The model has two parameters: one weight and one bias."""
    found, wanted = numbers_in(seen.parameters), numbers_in(expected.parameters)
    # The probe set them to drawn values, so they come back as drawn.
    return [Equal("the number of parameters", len(found), len(wanted)), Close("the parameters", found, wanted)]


def numbers_in(tensors):
    return sorted(number for tensor in tensors for number in flat_numbers(tensor))


@model.check(line, points=0.5)
def draws_a_straight_line(seen, expected):
    """One number in, one out, and the output is a straight line: weight * x + bias."""
    x, y = expected.x, seen.y
    if y.shape != x.shape:
        return Equal("the shape of the output for inputs of shape (12, 1)", list(y.shape), list(x.shape))
    straight = y[0] + (y[1] - y[0]) * x
    slope = float(y[1] - y[0])
    weights = [abs(number) for number in numbers_in(seen.parameters)]
    return [
        Close("the output", y, straight),
        Holds(
            "the slope of the line",
            any(weight > 0.9 and abs(abs(slope) - weight) <= 1e-3 * weight for weight in weights),
            "the model's weight",
            f"{slope:.4g}",
        ),
    ]


# --- mean_squared_error --------------------------------------------------------------------------

mse = lesson.task("mean_squared_error", points=2, lecture="Mean squared error loss in Pytorch")


def two_columns(given):
    """Predictions (which require gradients) and targets, several and single ones."""
    rows = given.integer(5, 9)
    several = given.normal(rows, 1).requires_grad_(), given.normal(rows, 1, scale=2)
    single = given.normal(1, 1).requires_grad_(), given.normal(1, 1)
    return several, single


def numbers_or_kind(loss):
    """The numbers of a loss, whatever they are wrapped in; the name of its type where it has none."""
    known = isinstance(loss, torch.Tensor | np.ndarray) or as_number(loss)["kind"] == "number"
    return flat_numbers(loss) if known else type(loss).__name__


@mse.probe
def loss_of_predictions(student, given):
    several, single = two_columns(given)
    losses = [student.mean_squared_error(*pair) for pair in (several, single)]
    return Shows(
        {
            "loss": tensor_facts(losses[0]),
            "single": tensor_facts(losses[1]),
        },
        signature={
            "numbers": [numbers_or_kind(loss) for loss in losses],
        },
    )


@mse.probe
def gradient_of_the_loss(student, given):
    (predicted, target), _ = two_columns(given)
    loss = student.mean_squared_error(predicted, target)
    if as_number(loss)["kind"] == "number":
        raise Unusable("mean_squared_error(...) gave a plain number; a tensor is needed, or no gradient can flow back")
    loss = as_tensor(loss, "mean_squared_error(...)")
    flows = torch.autograd.grad(loss.sum(), predicted, allow_unused=True)[0] if loss.requires_grad else None
    return Shows(
        {
            "shape": list(loss.shape),
            "gradient": flows,
        },
        signature={
            "dimensions": "some" if loss.shape else "none",
            "gradient": flows,
        },
    )


@mse.probe
def loss_without_the_library(student, given):
    (predicted, target), _ = two_columns(given)
    with refusing("mse_loss"):
        loss = student.mean_squared_error(predicted, target)
    return Shows(
        {
            "loss": tensor_facts(loss),
        },
        signature={
            "numbers": numbers_or_kind(loss),
        },
    )


@mse.check(loss_of_predictions, points=0.5)
def is_the_mean_of_the_squares(seen, expected):
    """The loss is the mean of the squared differences."""
    return [
        Close("the loss", flat_numbers(found["values"]), flat_numbers(wanted["values"]), FLOAT32_SHORT)
        for found, wanted in ((seen.loss, expected.loss), (seen.single, expected.single))
    ]


@mse.check(gradient_of_the_loss, points=0.5)
def is_one_number_with_a_gradient(seen, expected):
    """The loss is a tensor without dimensions, and gradients flow from it back to the predictions."""
    return [
        Equal("the shape of the loss", seen.shape, expected.shape),
        Close("the gradient with respect to the predictions", seen.gradient, expected.gradient),
    ]


@mse.check(loss_without_the_library, points=1, after=[is_the_mean_of_the_squares])
def is_computed_by_hand(seen, expected):
    """The loss is computed by hand, without the library's function for the whole of it."""
    return Close("the loss", flat_numbers(seen.loss["values"]), flat_numbers(expected.loss["values"]), FLOAT32_SHORT)


# --- best_line -----------------------------------------------------------------------------------

best = lesson.task("best_line", points=2, lecture="Judging how good a linear regression model is")


@best.probe
def clear_cases(student, given):
    """Points near one of the lines; the others are far off. In half of the cases even the best line is bad."""
    answers = []
    for scale in (1, 40, 1, 40, 1, 40):
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
        lines.insert(given.integer(0, len(lines)), (scale * slope, scale * intercept))
        array = np.stack([x, y], axis=1).astype(np.float64)
        answers.append(as_number(student.best_line(array, lines)))
    return noted(answers)


def noted(answers):
    """Answers for the check, and what kind of thing they are."""
    kinds = sorted({"an index" if one["kind"] in ("number", "tensor") else one["kind"] for one in answers})
    return Shows(
        {
            "answers": answers,
        },
        signature={
            "answers": [one["value"] for one in answers],
            "kinds": kinds,
        },
    )


@best.probe
def one_city_far_away(student, given):
    """Most points lie on one line, one lies far above: the mean squared error then wants another line.

    By the absolute error it would be the line of the many, by the largest error the one halfway.
    """
    answers = []
    for _ in range(6):
        base, height = given.real(-3, 3), given.real(20, 30)
        x = given.uniform(1, 12, 8).numpy()
        y = np.full(8, base)
        y[given.integer(0, 7)] += height
        lines = [(0.0, base), (0.0, base + height), (0.0, base + height / 2)]
        lines.insert(given.integer(0, 3), (0.0, base + height / 8))
        array = np.stack([x, y], axis=1).astype(np.float64)
        answers.append(as_number(student.best_line(array, lines)))
    return noted(answers)


def indices(seen, expected):
    found = [answer["value"] for answer in seen.answers]
    kinds = [answer["kind"] for answer in seen.answers]
    whole = all(kind in ("number", "tensor") for kind in kinds)
    return [
        Holds("the answer", whole, "an index (a whole number)", in_words(kinds[0] if kinds else "nothing")),
        Equal("the indices of the best lines", found, [answer["value"] for answer in expected.answers]),
    ]


@best.check(clear_cases, points=1)
def finds_the_line_near_the_points(seen, expected):
    """Of several lines (slope, intercept), the index of the one near the points is found."""
    return indices(seen, expected)


@best.check(one_city_far_away, points=1)
def goes_by_the_mean_squared_error(seen, expected):
    """The line with the smallest mean squared error wins, also when one city lies far from the others."""
    return indices(seen, expected)


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

predict = lesson.task("predict_profit", points=2, lecture="Population - profit dataset")


@predict.probe
def some_cities(student, given):
    made = given.linear(1, 1)
    with torch.no_grad():
        made.weight.add_(1.5)
        made.bias.add_(30.0)  # so that it counts beside thousands of inhabitants too
    drawn = [given.integer(50_000, 230_000) for _ in range(20)]
    units = [made.weight.item() * city / 10_000 + made.bias.item() for city in drawn]
    # First a city where cutting off the digits after the point and rounding are two different mistakes.
    cities = sorted(zip(drawn, units, strict=True), key=lambda pair: not 0.6 < pair[1] % 1 < 0.9)[:3]
    cities = [city for city, _ in cities]
    dollars = [as_number(student.predict_profit(made, city)) for city in cities]
    with torch.no_grad():  # the same model, trained further: now it predicts losses
        made.weight.neg_()
        made.bias.mul_(-0.9)
    dollars.append(as_number(student.predict_profit(made, cities[0])))
    return Shows(
        {
            "dollars": dollars,
        },
        signature={
            "dollars": [one["value"] for one in dollars],
            "kinds": sorted({"tensor" if one["kind"] == "graph" else one["kind"] for one in dollars}),
        },
    )


@predict.check(some_cities, points=1.5)
def people_in_and_dollars_out(seen, expected):
    """61101 inhabitants go in, US dollars come out: the model itself counts in units of 10,000."""
    found = [dollars["value"] for dollars in seen.dollars]
    return Close("the profits in US dollars", found, [d["value"] for d in expected.dollars], WHOLE_DOLLARS)


@predict.check(some_cities, points=0.5, supporting=True)
def the_profit_is_a_plain_number(seen, expected):
    """The profit is a plain number, not a tensor."""
    return [
        numbers_only([d["kind"] for d in seen.dollars] or ["nothing"], "the profit"),
        Holds("each city", len(seen.dollars) == len(expected.dollars), "a profit", "none"),
    ]


# --- questions -----------------------------------------------------------------------------------

lesson.choice(
    "q_lookup_table",
    points=1,
    options=["a", "b", "c"],
    lecture="Problem to solve: estimate profit for any population count",
)

minus_sign = lesson.question("q_minus_sign", points=1, lecture="Improving a model: gradient descent")


@minus_sign.probe(answer=True)
def step_on_a_parabola(student, given):
    return {"answer": numbers_of(student.q_minus_sign)}


def numbers_of(answer):
    """The plain numbers in an answer that should be a tuple or list of them; None where it is not."""
    if not isinstance(answer, tuple | list):
        answer = [answer]
    values = [as_number(value)["value"] for value in answer[:20]]
    return None if None in values else values


@minus_sign.check(step_on_a_parabola, points=1)
def the_step_goes_downhill(seen, expected):
    """Your theta has a negative gradient, and your new theta is one step of gradient descent from it."""
    answer = seen.answer
    if not isinstance(answer, list) or len(answer) != 2 or not all(isinstance(v, float) for v in answer):
        return Holds("q_minus_sign", False, "a pair (theta, new theta) of numbers", "something else")
    theta, after = answer
    wanted = theta - 0.1 * 2 * (theta - 3)
    return [
        Holds("the gradient at your theta", theta < 3, "negative", f"{2 * (theta - 3):.4g}"),
        Close("the new theta", after, wanted, FLOAT32_SHORT),
    ]


lesson.choice("q_requires_grad", points=1, options=["a", "b", "c"], lecture="Final notes")

learning_rate = lesson.question("q_learning_rate", points=1, lecture="Gradient descent in PyTorch")


@learning_rate.probe(answer=True)
def rate_that_is_too_large(student, given):
    return {"answer": as_number(student.q_learning_rate)["value"]}


@learning_rate.check(rate_that_is_too_large, points=1)
def the_loss_grows_at_every_step(seen, expected):
    """With your learning rate, gradient descent on theta squared gets worse at every step."""
    rate = seen.answer
    if not isinstance(rate, float) or not 0 < rate < 1e6:
        return Holds("q_learning_rate", False, "a positive number", "something else")
    theta, losses = 1.0, [1.0]
    for _ in range(5):
        theta -= rate * 2 * theta
        losses.append(theta * theta)
    grows = all(later > earlier for earlier, later in itertools.pairwise(losses))
    return Holds(
        "the losses of five steps from theta = 1", grows, "growing", ", ".join(f"{loss:.3g}" for loss in losses)
    )


lesson.choice("q_loss_object", points=1, options=["a", "b", "c"], lecture="Final notes")

lesson.text("explain_loss_function", points=2, lecture="Loss functions, a clear way to judge how good a model is")
