"""What is checked in the lesson `linear_regression`: probes run beside your code, checks judge what they saw.

Checks judge values. Beside these, under names without a `_`, probes describe what happened in words that do not depend
on a program's details (which random numbers, which learning rate of its own): mistakes are recognised by these.
"""

import contextlib
import itertools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.optim.optimizer import register_optimizer_step_post_hook
from torch.utils.data import DataLoader

from autograder.lesson import FLOAT32_SHORT, WHOLE_DOLLARS, Close, Equal, Holds, Lesson, Remark, Rows, Shows, Unusable
from autograder.lesson.plots import curves, lines
from autograder.pytorch.scenarios.answers import Answer, Numbers
from autograder.pytorch.scenarios.datasets import array_dataset
from autograder.pytorch.scenarios.functions import tensor_function
from autograder.pytorch.scenarios.loaders import made_loader
from autograder.pytorch.scenarios.number_functions import EXACT, number_function
from autograder.pytorch.scenarios.scenario import Award
from autograder.pytorch.values import as_number, as_tensor, parameter_values
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


def two_columns(given):
    """Predictions (which require gradients) and targets, several and single ones."""
    rows = given.integer(5, 9)
    several = given.normal(rows, 1).requires_grad_(), given.normal(rows, 1, scale=2)
    single = given.normal(1, 1).requires_grad_(), given.normal(1, 1)
    return several, single


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
    for any error that a search might begin with."""
    for scale in (1, 40, 1, 10_000, 1, 1_000_000):
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
        lines.insert(given.integer(scale > 1, len(lines)), (scale * slope, scale * intercept))
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
        "kind": Award(0.5, "the_profit_is_a_plain_number", "The profit is a plain number, not a tensor."),
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
