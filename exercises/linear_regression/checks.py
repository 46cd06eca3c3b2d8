"""What is checked in the lesson `linear_regression`: probes run beside your code, checks judge what they saw.

Checks judge values. Beside these, under names without a `_`, probes describe what happened in words that do not depend
on a program's details (which random numbers, which learning rate of its own): mistakes are recognised by these.
"""

import contextlib
import itertools

import numpy as np
import torch
from torch import nn
from torch.optim.optimizer import register_optimizer_step_post_hook
from torch.utils.data import DataLoader

from autograder.lesson import FLOAT32_SHORT, WHOLE_DOLLARS, Close, Equal, Holds, Lesson, Remark, Rows, Shows, Unusable
from autograder.lesson.plots import curves, lines
from autograder.pytorch.forbid import refusing
from autograder.pytorch.scenarios.made_models import ModelCase
from autograder.pytorch.scenarios.models import model_function
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.values import as_number, as_tensor, parameter_values, tensor_facts
from autograder.pytorch.watch import loop_calls, other_optimizers

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


def no_graphs(kinds, what):
    """Claims that no value drags its graph along; a bare tensor is accepted with a remark."""
    if all(kind in ("number", "tensor") for kind in kinds) and "tensor" in kinds:
        return Remark(f"{what}: a tensor is accepted here; `.item()` makes it a plain number.")
    return numbers_only(kinds, what)


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


# --- gradient_descent_step -----------------------------------------------------------------------

step = lesson.task("gradient_descent_step", points=2, lecture="Improving a model: gradient descent")


def parameters_with_gradients(given):
    parameters = [nn.Parameter(given.normal(2, 3)), nn.Parameter(given.normal(4)), nn.Parameter(given.normal(1, 1))]
    for parameter in parameters:
        parameter.grad = given.normal(*parameter.shape)
    return parameters


@step.probe
def two_steps(student, given):
    parameters = parameters_with_gradients(given)
    rate = given.real(0.05, 0.5)
    steps, returned, gradients = [], [], "left or reset"
    for each in (rate, rate / 2):
        before, slopes = values_of(parameters), [p.grad.clone() for p in parameters]
        returned.append(student.gradient_descent_step(parameters, each))
        steps.append((before, values_of(parameters), slopes, each))
        for parameter, slope in zip(parameters, slopes, strict=True):
            now = parameter.grad
            if now is not None and bool(now.any()) and not torch.equal(now, slope):
                gradients = "changed"
            parameter.grad = given.normal(*parameter.shape)
    x = torch.ones(3, requires_grad=True)
    after = [after for _, after, _, _ in steps]
    return Shows(
        {
            "after": after,
            "moved": [any(map(differ, before, now)) for before, now, _, _ in steps],
            "returned_none": [value is None for value in returned],
            "still_parameters": [p.requires_grad and p.is_leaf for p in parameters],
            "recording": (x * 2).requires_grad,
        },
        signature={
            "movement": own_rate(steps) or after,
            "gradients": gradients,
            "returned_none": [value is None for value in returned],
            "still_parameters": [p.requires_grad and p.is_leaf for p in parameters],
            "recording": (x * 2).requires_grad,
        },
    )


def differ(one, other):
    return not torch.equal(one, other)


def values_of(parameters):
    return [parameter.detach().clone() for parameter in parameters]


def own_rate(steps):
    """Whether parameters go along their gradients, but at a rate of the program's own; None where they do not.

    Args:
        steps: values before, values after, gradients and the rate that was asked for.
    """
    factors = []
    for before, after, gradients, rate in steps:
        ratios = torch.cat(
            [((b - a) / g).flatten() for a, b, g in zip(before, after, gradients, strict=True) if g.abs().min() > 1e-3]
            or [torch.zeros(1)]
        )
        factor = float(ratios.median())
        if not float((ratios - factor).abs().max()) <= 1e-2 * abs(factor) or abs(abs(factor) - rate) < 1e-2 * rate:
            return None
        factors.append(factor)
    if factors[0] == 0 or any(abs(factor - factors[0]) > 1e-2 * abs(factors[0]) for factor in factors):
        return None
    return "uphill, at another rate" if factors[0] > 0 else "downhill, at another rate"


@step.probe
def any_iterable(student, given):
    layer = given.linear(3, 2)
    for parameter in layer.parameters():
        parameter.grad = given.normal(*parameter.shape)
    before, slopes = parameter_values(layer), [p.grad.clone() for p in layer.parameters()]
    rate = given.real(0.05, 0.5)
    student.gradient_descent_step(layer.parameters(), rate)
    after = parameter_values(layer)
    return Shows(
        {
            "after": after,
        },
        signature={
            "movement": own_rate([(before, after, slopes, rate)]) or after,
        },
    )


@step.check(two_steps, points=1)
def moves_against_the_gradient(seen, expected):
    """Each parameter becomes itself minus learning_rate times its gradient, in place."""
    return Close("the parameters after two steps", seen.after, expected.after, FLOAT32_SHORT)


@step.check(any_iterable, points=0.25, after=[moves_against_the_gradient])
def takes_what_model_parameters_gives(seen, expected):
    """It works with `model.parameters()`, which can be gone through only once."""
    return Close("the parameters after a step", seen.after, expected.after, FLOAT32_SHORT)


def stepped(seen):
    """Claims that there was a step at all."""
    return Holds("the parameters after the step", all_true(seen.moved), "moved, in place", "the same as before")


@step.check(two_steps, points=0.5)
def stays_out_of_autograds_record(seen, expected):
    """Autograd does not record the update: afterwards the parameters can be trained as before."""
    return [
        stepped(seen),
        Holds("the parameters", all_true(seen.still_parameters), "still to require gradients", "not any more"),
        Holds("recording of gradients", seen.recording is True, "on again after the step", "off"),
    ]


@step.check(two_steps, points=0.25)
def returns_nothing(seen, expected):
    """The step changes the parameters in place and returns None."""
    return [stepped(seen), Holds("the result", all_true(seen.returned_none), "None", "something else")]


# --- make_optimizer ------------------------------------------------------------------------------

optimizer = lesson.task("make_optimizer", points=1, lecture="Gradient descent in PyTorch")


@optimizer.probe
def first_step(student, given):
    rate = given.real(0.01, 0.5)
    runs = [one_step(student, given, each) for each in (rate, rate / 3)]
    return Shows(
        {
            "weight": runs[0]["weight"],
            "bias": runs[0]["bias"],
        },
        signature={
            "weight": steps_in_words([(run["weight"], run["gradients"][0], run["rate"]) for run in runs]),
            "bias": steps_in_words([(run["bias"], run["gradients"][1], run["rate"]) for run in runs]),
        },
    )


def one_step(student, given, rate):
    # All parameters are zero, so that weight decay, which nobody asked about, changes nothing.
    layer = nn.Linear(3, 2)
    with torch.no_grad():
        for parameter in layer.parameters():
            parameter.zero_()
    made = student.make_optimizer(layer, rate)
    gradients = [given.normal(*parameter.shape) for parameter in layer.parameters()]
    for parameter, gradient in zip(layer.parameters(), gradients, strict=True):
        parameter.grad = gradient.clone()
    made.step()
    weight, bias = parameter_values(layer)
    return {"weight": weight, "bias": bias, "gradients": gradients, "rate": rate}


def steps_in_words(steps):
    """How two first steps from 0 follow from gradients and rates; the steps themselves where that is not seen."""
    if all(not bool(moved.any()) for moved, _, _ in steps):
        return "stays"
    sizes = [moved.abs() for moved, _, _ in steps]
    if all(bool((size - size.max()).abs().max() < 1e-2 * size.max()) for size in sizes):
        return "steps of one size, whatever the gradient"
    ratios = [moved / gradient for moved, gradient, _ in steps]
    factors = [float(ratio.median()) for ratio in ratios]
    if any(bool((r - f).abs().max() > 1e-2 * abs(f)) for r, f in zip(ratios, factors, strict=True)):
        return [moved for moved, _, _ in steps]
    if abs(factors[0] - factors[1]) < 1e-2 * abs(factors[0]):
        return "at one rate, whatever was asked for"
    return [round(factor / rate, 2) for factor, (_, _, rate) in zip(factors, steps, strict=True)]


@optimizer.check(first_step, points=0.5)
def moves_the_weight_by_rate_times_gradient(seen, expected):
    """The optimizer is SGD with the given learning rate: a step moves the weight by minus rate times gradient."""
    return Close("the weight after a step from 0", seen.weight, expected.weight, FLOAT32_SHORT)


@optimizer.check(first_step, points=0.5)
def moves_the_bias_too(seen, expected):
    """The optimizer has all parameters of the model, so the bias moves by the same rule."""
    return Close("the bias after a step from 0", seen.bias, expected.bias, FLOAT32_SHORT)


# --- train_step ----------------------------------------------------------------------------------

train_step = lesson.task("train_step", points=5, lecture="PyTorch training loop")


def column_batches(given, count, rows):
    """Batches (x, y) of shape (rows, 1), each roughly on one line."""
    return [
        (x := given.uniform(-2, 2, rows, 1), 1.5 * x - 0.5 + given.normal(rows, 1, scale=0.2)) for _ in range(count)
    ]


def steps_with(student, given, loss_function, make):
    made = given.linear(1, 1)
    chosen = make(made.parameters())
    after, losses = [], []
    with other_optimizers(chosen) as others:
        for batch in column_batches(given, 4, 6):
            losses.append(as_number(student.train_step(made, batch, loss_function, chosen)))
            after.append(parameter_values(made))
    values = [loss["value"] for loss in losses]
    return Shows(
        {
            "after": after,
            "losses": losses,
        },
        signature={
            "moves": "by another optimizer" if others else after,
            "losses": values[:1] if others else values,
            "kinds": sorted({loss["kind"] for loss in losses}),
        },
    )


@train_step.probe
def four_steps(student, given):
    rate = given.real(0.05, 0.12)
    return steps_with(student, given, nn.MSELoss(), lambda parameters: torch.optim.SGD(parameters, lr=rate))


@train_step.probe
def another_loss(student, given):
    rate = given.real(0.05, 0.12)
    return steps_with(student, given, nn.L1Loss(), lambda parameters: torch.optim.SGD(parameters, lr=rate))


@train_step.probe
def another_optimizer(student, given):
    # Adam's first step already goes another way than plain gradient descent would.
    rate = given.real(0.02, 0.06)
    return steps_with(student, given, nn.MSELoss(), lambda parameters: torch.optim.Adam(parameters, lr=rate))


@train_step.probe
def a_longer_training(student, given):
    """Twenty steps, and after each the loss of all batches together; for the picture only."""
    made = given.linear(1, 1)
    batches = column_batches(given, 4, 6)
    x, y = (torch.cat(halves) for halves in zip(*batches, strict=True))
    chosen = torch.optim.SGD(made.parameters(), lr=given.real(0.05, 0.12))
    losses = []
    for _ in range(5):
        for batch in batches:
            student.train_step(made, batch, nn.MSELoss(), chosen)
            with torch.no_grad():
                losses.append(float(((x * made.weight + made.bias - y) ** 2).mean()))
    return Shows(
        {
            "losses": losses,
        },
        signature={
            "steps": len(losses),
        },
    )


train_step.picture(
    a_longer_training, curves("The loss of all examples, step by step", "step", "loss", lambda seen: seen.losses)
)


@train_step.probe
def calls(student, given):
    """Which of the loop's calls happen, and in which order; for explanations only."""
    made = given.linear(1, 1)
    happened, reached = [], []
    made.weight.register_hook(reached.append)
    plain_backward = torch.Tensor.backward

    def backward(self, *args, **kwargs):
        happened.append("backward")
        return plain_backward(self, *args, **kwargs)

    class Noting(torch.optim.SGD):
        def step(self, closure=None):
            happened.append("step")
            return super().step(closure)

    torch.Tensor.backward = backward
    try:
        student.train_step(made, column_batches(given, 1, 6)[0], nn.MSELoss(), Noting(made.parameters(), lr=0.01))
    finally:
        torch.Tensor.backward = plain_backward
    return Shows({}, signature={"order": happened[:4], "gradients reach the model": bool(reached)})


@train_step.check(four_steps, points=1)
def the_first_update_is_right(seen, expected):
    """One step computes the loss of the batch and moves every parameter against its gradient."""
    return Close("weight and bias after one step", seen.after[:1], expected.after[:1])


@train_step.check(four_steps, points=1.5, after=[the_first_update_is_right])
def gradients_do_not_pile_up(seen, expected):
    """Every step uses the gradients of its own batch only: old gradients are reset."""
    return Close("weight and bias after four steps", seen.after, expected.after)


@train_step.check(four_steps, points=1)
def returns_the_loss_before_the_update(seen, expected):
    """The returned number is the loss of the batch, as it was before the parameters were updated."""
    # With gradients piling up later losses differ too; the first one tells about this check alone.
    return Close("the returned loss of the first step", loss_values(seen)[:1], loss_values(expected)[:1])


def loss_values(seen):
    return [loss["value"] for loss in seen.losses]


@train_step.check(four_steps, points=0.5, supporting=True)
def the_loss_is_a_plain_number(seen, expected):
    """The returned loss is a plain number, so that it does not keep the batch's graph alive."""
    return [
        numbers_only([loss["kind"] for loss in seen.losses] or ["nothing"], "the returned loss"),
        Holds("every step", len(seen.losses) == len(expected.losses), "a loss", "none"),
    ]


@train_step.check(another_loss, points=0.5, after=[the_first_update_is_right])
def uses_the_loss_it_was_given(seen, expected):
    """The step works with whatever loss function it is given."""
    # After the first step: whether gradients pile up later is another check's business.
    return Close("weight and bias after a step with L1Loss", seen.after[:1], expected.after[:1])


@train_step.check(another_optimizer, points=0.5, after=[the_first_update_is_right])
def uses_the_optimizer_it_was_given(seen, expected):
    """The step works with whatever optimizer it is given."""
    return Close("weight and bias after a step with Adam", seen.after[:1], expected.after[:1])


# --- train ---------------------------------------------------------------------------------------

train = lesson.task("train", points=4, lecture="PyTorch training loop", calls=["train_step"])


@train.probe
def three_epochs(student, given):
    made = given.linear(1, 1)
    [(x, y)] = column_batches(given, 1, 13)  # in four batches: not as many as epochs
    batches = DataLoader(Rows(list(zip(x, y, strict=True))), batch_size=4)
    # With momentum, an optimizer that is made anew in every epoch goes another way. At these rates the loss falls from
    # epoch to epoch (in 200 of 200 draws): whoever stops when it rises does not stop here.
    chosen = torch.optim.SGD(made.parameters(), lr=given.real(0.005, 0.015), momentum=0.9)
    with other_optimizers(chosen) as others, set_anew(made) as anew, loop_calls(made) as calls:
        losses = [as_number(loss) for loss in losses_of(student.train(made, batches, nn.MSELoss(), chosen, 3))]
    odd = "by another optimizer" if others else "set anew in every epoch" if 0 < len(anew) <= 3 else ""
    return Shows(
        {
            "parameters": parameter_values(made),
            "losses": losses,
            "points": torch.cat([x, y], dim=1).tolist(),
        },
        signature={
            "moves": odd or parameter_values(made),
            "losses": len(losses)
            if odd or not calls["gradients for the model"]
            else [loss["value"] for loss in losses],
            "kinds": kinds_of(losses),
            "calls": calls,
        },
    )


@contextlib.contextmanager
def set_anew(model):
    """Notes each time that the parameters are not what the optimizer's last step made of them."""
    found, left = [], []

    def stepped(optimizer, args, kwargs):
        left[:] = parameter_values(model)

    def entering(module, args):
        if left and not all(map(torch.equal, left, parameter_values(model))):
            found.append(len(found))
        left.clear()

    handles = [register_optimizer_step_post_hook(stepped), model.register_forward_pre_hook(entering)]
    try:
        yield found
    finally:
        for handle in handles:
            handle.remove()


def kinds_of(losses):
    """Kinds of the losses; a tensor without a graph is as good as a number here."""
    return sorted({"number" if loss["kind"] == "tensor" else loss["kind"] for loss in losses})


def slope_and_intercept(seen):
    weight, bias = (float(values) for values in seen.parameters)
    return weight, bias


train.picture(
    three_epochs,
    lines("The line after three epochs", "x", "y", lambda expected: expected.points, slope_and_intercept),
)
train.picture(three_epochs, curves("The losses that `train` returned", "epoch", "loss", lambda seen: loss_values(seen)))


@train.probe
def rising_loss(student, given):
    """A learning rate so large that the loss rises: the epochs are still trained and reported."""
    made = given.linear(1, 1)
    [(x, y)] = column_batches(given, 1, 9)
    batches = DataLoader(Rows(list(zip(x, y, strict=True))), batch_size=5)
    chosen = torch.optim.SGD(made.parameters(), lr=given.real(1.0, 1.2))
    losses = [as_number(loss) for loss in losses_of(student.train(made, batches, nn.MSELoss(), chosen, 4))]
    return Shows(
        {
            "losses": losses,
        },
        signature={
            "how many": len(losses) if len(losses) >= 4 else "fewer than epochs",
        },
    )


def losses_of(losses):
    """The entries of what `train` returned, if it is a sequence at all."""
    if isinstance(losses, torch.Tensor | np.ndarray):
        return list(losses.reshape(-1))[:1000]
    return list(losses)[:1000] if isinstance(losses, list | tuple) else [losses]


@train.check(three_epochs, points=1.5)
def trains_on_every_batch_of_every_epoch(seen, expected):
    """Every batch of every epoch makes one step, with the model and the optimizer that were given."""
    return Close("weight and bias after three epochs", seen.parameters, expected.parameters)


@train.check(rising_loss, points=0.5)
def gives_one_loss_per_epoch(seen, expected):
    """The result is a list with one loss for each epoch, at every call, also when the loss rises."""
    found = loss_values(seen)
    return [
        Equal("the number of losses of a second training", len(found), len(expected.losses)),
        Holds("every entry", all(isinstance(v, float) and v > 0 for v in found), "a loss", "something else"),
    ]


@train.check(three_epochs, points=1.5)
def the_losses_are_means_over_the_examples(seen, expected):
    """An epoch's loss is the mean over all its examples, so a smaller last batch counts less."""
    return Close("the losses of the epochs", loss_values(seen), loss_values(expected))


@train.check(three_epochs, points=0.5, supporting=True)
def the_losses_keep_no_graph(seen, expected):
    """The losses are plain numbers, not tensors that keep the whole epoch's graph."""
    return [
        no_graphs([loss["kind"] for loss in seen.losses] or ["nothing"], "the losses"),
        Holds("the list", bool(seen.losses), "to hold losses", "nothing"),
    ]


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
