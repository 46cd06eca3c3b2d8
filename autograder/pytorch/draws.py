"""Drawn inputs of image classifiers, and drawn parameters of networks."""

import itertools
from collections.abc import Sequence

import torch
from torch import nn

from autograder.lesson.draws import Draws

SIDE = 28  # pixels


def drawn_images(given: Draws, *leading: int) -> torch.Tensor:
    """Drawn float32 images of shape (*leading, 1, 28, 28) with grey values k/255 like those of `ToTensor`."""
    return given.integers(0, 255, *leading, 1, SIDE, SIDE).float() / 255


def fill_layers(given: Draws, module: nn.Module, sizes: Sequence[int], scale: float = 1.0) -> bool:
    """Set the parameters of linear layers in a row to drawn numbers that hang on the layer, not on how it is stored.

    Two networks of the same layers then hold the same numbers, and their outputs can be compared.

    Args:
        given: draws them, with `away_from_zero`.
        module: holds a weight, (out, in) or (in, out), and a bias, (out,), (1, out) or (out, 1), for each layer.
        sizes: the first layer's inputs, then each layer's outputs; all different.
        scale: see `Draws.away_from_zero`.

    Returns:
        whether it holds just these; else the numbers are put in as its parameters come.
    """
    places = _places(list(module.parameters()), sizes)
    if places is None:
        given.fill_away_from_zero(module, scale)
        return False
    values = given.away_from_zero(sum(place.numel() for place in places), scale)
    with torch.no_grad():
        for place, part in zip(places, torch.split(values, [place.numel() for place in places]), strict=True):
            place.copy_(part.reshape(place.shape))
    return True


def _places(parameters: list[nn.Parameter], sizes: Sequence[int]) -> list[torch.Tensor] | None:
    """Each layer's weight, seen as (out, in), and its bias, layer after layer; None where that is not what there is."""
    shaped = {tuple(parameter.shape): parameter.detach() for parameter in parameters}
    found: list[torch.Tensor] = []
    for inputs, outputs in itertools.pairwise(sizes):
        weights = [shaped.get((outputs, inputs)), shaped.get((inputs, outputs))]
        biases = [shaped.get(shape) for shape in ((outputs,), (1, outputs), (outputs, 1))]
        weight = weights[0] if weights[0] is not None else weights[1].T if weights[1] is not None else None
        bias = next((one for one in biases if one is not None), None)
        if weight is None or bias is None:
            return None
        found += [weight, bias]
    return found if len(found) == len(parameters) else None
