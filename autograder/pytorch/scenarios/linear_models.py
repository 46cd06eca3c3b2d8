"""Models that are linear in their inputs: a probe that lights one input after the other, and what is claimed of it."""

import math
from typing import Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.lesson.claims import Claim, Claims, Close, Equal, Holds, Remark, Tolerance
from autograder.pytorch.scenarios.made_models import differ, in_eval_mode, outputs
from autograder.pytorch.values import parameter_values

FAR = 1000  # times as large are inputs that a limit somewhere in a model shows at
ROWS = 24  # inputs beside the single ones; enough that a cut at 0 shows even for a single input and output


def one_input_at_a_time(made: nn.Module, batch: torch.Tensor) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a model gives for zeros, for each input that is 1 among zeros, and for a whole batch, in both modes.

    Args:
        made: the model, with numbers of 0.9 and larger in its parameters.
        batch: drawn inputs (n, ...).

    Returns:
        the values for checks, and the signature that tells mistakes apart.
    """
    size = math.prod(batch.shape[1:])
    lit = torch.cat([torch.zeros(1, size), torch.eye(size)]).reshape(-1, *batch.shape[1:])
    with torch.no_grad():
        with in_eval_mode(made):
            singles, whole = outputs(made, lit), outputs(made, batch)
            far, one = outputs(made, FAR * batch), outputs(made, batch[:1])
            negated = _of_opposite_numbers(made, batch)
        training, again = outputs(made, batch), outputs(made, batch)
        singles_training = outputs(made, lit)
    parameters = parameter_values(made)
    repeatable = torch.equal(training, again)
    if not repeatable:
        told: Any = "random"
    elif not differ(training, whole):
        told = tr("as in eval mode")
    else:
        told = traits(singles_training, training, batch, parameters)
    values = {
        "inputs": batch,
        "singles": singles,
        "whole": whole,
        "far": far,
        "one": list(one.shape),
        "negated": negated,
        "training": training,
        "repeatable": "yes" if repeatable else "no",
        "parameters": parameters,
    }
    signature = {
        "outputs": list(singles.shape[1:]),
        "traits": traits(singles, whole, batch, parameters),
        "in train mode": told,
    }
    return values, signature


def _of_opposite_numbers(made: nn.Module, batch: torch.Tensor) -> torch.Tensor:
    """The outputs once every parameter is its opposite."""
    for parameter in made.parameters():
        parameter.neg_()
    found = outputs(made, batch)
    for parameter in made.parameters():
        parameter.neg_()
    return found


def traits(
    singles: torch.Tensor, whole: torch.Tensor, batch: torch.Tensor, parameters: list[torch.Tensor]
) -> list[str]:
    """What is particular about these outputs, in words that do not hang on a model's numbers.

    A single output that is bent may be bent in any way; of several ones it is told how far they go.
    """
    if singles.dim() != 2 or whole.dim() != 2:
        return [tr("no rows of numbers")]
    rows = torch.cat([whole, singles]).double()
    sums = {"rows": rows.sum(dim=1), "powers": rows.exp().sum(dim=1), "columns": whole.double().sum(dim=0)}
    ones = {name: bool(((total - 1).abs() < 1e-4).all()) for name, total in sums.items()}
    weights, bias = (singles[1:] - singles[0]).double(), singles[0].double()
    flat = batch.double().flatten(1)
    bent = bool((whole - (flat @ weights + bias)).abs().max() > 1e-3 * (flat @ weights.abs()).max())
    several, smallest, largest = rows.shape[1] > 1, float(rows.min()), float(rows.max())
    found = {
        "rows add up to 1": ones["rows"],
        "powers add up to 1": ones["powers"],
        "columns add up to 1": ones["columns"],
        "cut off at 0": smallest == 0 and largest > 1,
        "between 0 and 1": several and smallest >= 0 and largest <= 1,
        "between -1 and 1": several and smallest >= -1 and largest <= 1,
        "bent": bent,
        "nothing gives 0": bool((bias == 0).all()),
        "all outputs alike": several and bool((rows == rows[:, :1]).all()),
        "as steep as its weights": not bent and are_among(weights, parameters),
    }
    return [name for name, there in found.items() if there]


def are_among(weights: torch.Tensor, parameters: list[torch.Tensor]) -> bool:
    """Whether all weights are numbers of the parameters, none of which is near 0; the sign does not count."""
    numbers = torch.cat([torch.zeros(1, dtype=torch.double), *(one.double().flatten().abs() for one in parameters)])
    known = numbers.sort().values
    sizes = weights.double().flatten().abs()
    right = torch.searchsorted(known, sizes).clamp(max=len(known) - 1)
    distance = torch.minimum((known[right] - sizes).abs(), (known[(right - 1).clamp(min=0)] - sizes).abs())
    return bool((sizes > 0.9).all() and (distance <= 1e-3 * sizes).all())


def is_linear(seen: Any, expected: Any, own_weights: bool, random_training: bool, shapes: bool) -> Claims:
    """Claims that each output is a weight for each input, plus a bias, and nothing else.

    Args:
        seen: what the student's model showed.
        expected: what the reference's did.
        own_weights: whether each of these weights has to be one of the model's own numbers, no product of several.
        random_training: whether a model may be random in train mode, as with dropout; that gets a remark.
        shapes: whether the shape for one input is looked at too.
    """
    singles, whole = seen.singles.double(), seen.whole.double()
    for found, wanted in ((whole, expected.whole), (singles, expected.singles)):
        if found.shape != wanted.shape:
            return Equal(_shape_of(wanted), list(found.shape), list(wanted.shape))
    bias, weights = singles[0], singles[1:] - singles[0]
    sizes = weights.norm(dim=1)
    flat = expected.inputs.double().flatten(1)
    # Sums of many products that partly cancel: the error goes by the size of the parts, not of the sum.
    bound = Tolerance(0.0, 1e-4 * float((flat @ weights.abs() + bias.abs()).max()))
    different = min(weights.shape)
    claims: list[Claim] = [
        Holds(
            tr("the influence of each input on the outputs"),
            bool((sizes > 1e-6 * sizes.max()).all()),
            tr("some"),
            tr("none of some inputs"),
        ),
        Holds(
            tr("the weights of the outputs"),
            int(torch.linalg.matrix_rank(weights)) == different,
            tr("different ones for each output"),
            tr("some follow from the others"),
        ),
        Close(tr("the outputs, from what each input does alone"), whole, flat @ weights + bias, bound),
        Close(
            tr("the outputs for very large inputs, from what each input does alone"),
            seen.far.double(),
            FAR * (flat @ weights) + bias,
            Tolerance(0.0, FAR * bound.absolute),
        ),
    ]
    if shapes:
        rows = [1, *expected.whole.shape[1:]]
        claims.append(Equal(_shape_of(expected.whole[:1]), seen.one, rows))
    same_count = sum(one.numel() for one in seen.parameters) == sum(one.numel() for one in expected.parameters)
    if same_count and _are_biases(expected.singles[0].double()):  # else it is another check's
        each = tr("a number of its own for each, the bias")
        claims.append(Holds(tr("the outputs for inputs of 0"), _are_biases(bias), each, tr("0, or one for several")))
    if own_weights:
        own = are_among(weights, seen.parameters)
        largest = float(weights.abs().max())
        claims.append(Holds(tr("what an input is multiplied by"), own, tr("a weight of the model"), f"{largest:.4g}"))
        opposite = tr("the outputs once all weights and biases are their opposites")
        claims.append(Close(opposite, seen.negated.double(), -whole, bound))
    if random_training and seen.repeatable == "no":
        return [
            *claims,
            Remark(tr("In train mode the outputs are random, as with dropout; nothing here asks for that.")),
        ]
    return [*claims, Close(tr("the outputs in train mode"), seen.training.double(), whole, bound)]


def _are_biases(numbers: torch.Tensor) -> bool:
    """Whether numbers differ from one another and from 0."""
    apart = torch.cat([numbers, numbers.new_zeros(1)]).sort().values.diff()
    return bool((apart > 1e-6 * numbers.abs().max()).all())


def _shape_of(wanted: torch.Tensor) -> str:
    return tr("the shape of the outputs for a batch of {count}", count=len(wanted))
