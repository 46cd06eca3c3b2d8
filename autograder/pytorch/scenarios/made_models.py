"""Models that student code makes: asked for by a case, and called in train and in eval mode."""

import contextlib
import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from autograder.core.language import tr
from autograder.pytorch.values import as_module, as_tensor

OUTPUT = "model(x)"
TRAINED = ("train", "eval")


@dataclass(frozen=True)
class ModelCase:
    """One call of a function that makes a model, and what its model takes.

    Attributes:
        shape: of one input, without the batch.
        arguments: what the function is called with.
        layers: for linear layers in a row, the first one's inputs, then each one's outputs, all different: with them
            the same numbers can be put into a layer however it is stored. Empty for models of other kinds.
    """

    shape: tuple[int, ...]
    arguments: tuple[Any, ...] = ()
    layers: tuple[int, ...] = ()

    def called(self, name: str) -> str:
        """The call in words, such as "make_mlp([784, 100, 10])"."""
        return f"{name}({', '.join(map(repr, self.arguments))})"


def made_model(student: Any, name: str, case: ModelCase, arguments: Sequence[Any] | None = None) -> nn.Module:
    """The student's model for a case, in train mode, with the shapes of lazy layers settled.

    Args:
        student: whose function it is.
        name: of the function.
        case: what to ask for.
        arguments: the objects to hand over in the place of copies of the case's own.

    Raises:
        Unusable: what came back is no model.
    """
    handed = copy.deepcopy(case.arguments) if arguments is None else arguments
    made = as_module(getattr(student, name)(*handed), case.called(name)).train()
    with contextlib.suppress(Exception):  # lazy layers get their shapes in a first run
        made(torch.zeros(2, *case.shape))
    return made


def outputs(made: nn.Module, batch: torch.Tensor) -> torch.Tensor:
    """What the model gives for a batch.

    Raises:
        Unusable: it is no tensor.
    """
    return as_tensor(made(batch), OUTPUT)


@contextlib.contextmanager
def in_eval_mode(made: nn.Module) -> Iterator[nn.Module]:
    """Have the model in eval mode, and in train mode again afterwards."""
    made.eval()
    try:
        yield made
    finally:
        made.train()


def fill_with(made: nn.Module, number: float) -> None:
    """Set all parameters to one and the same number."""
    with torch.no_grad():
        for parameter in made.parameters():
            parameter.fill_(number)


def one_by_one(made: nn.Module, batch: torch.Tensor) -> list[torch.Tensor]:
    """What the model gives for each row of a batch alone."""
    return [outputs(made, row[None]) for row in batch]


def differ(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Whether two outputs differ by more than rounding."""
    bound = 1e-3 * other.abs().max()
    return one.shape != other.shape or bool((one - other).abs().max() > bound)


def randomness(student: Any, name: str, case: ModelCase, training: bool = True) -> str:
    """Whether outputs depend on random numbers although the parameters do not: "no", "from call to call" as with
    dropout, or "from model to model", as where numbers of a model are no parameters. It tells mistakes apart."""
    batch = torch.ones(8, *case.shape)
    found = []
    for _ in range(2):
        made = made_model(student, name, case).train(training)
        fill_with(made, 0.125)
        with torch.no_grad():
            found += [outputs(made, batch) for _ in range(2)]
    if not torch.equal(found[0], found[1]):
        return tr("from call to call")
    return "no" if torch.equal(found[0], found[2]) else tr("from model to model")


def trainable(made: nn.Module) -> list[nn.Parameter]:
    """The parameters that require gradients."""
    return [parameter for parameter in made.parameters() if parameter.requires_grad]


def numbers_reached(made: nn.Module, given_back: torch.Tensor) -> int:
    """How many of the numbers that can be trained get a gradient from an output."""
    wanted = trainable(made)
    if not given_back.requires_grad or not wanted:
        return 0
    gradients = torch.autograd.grad(given_back.sum(), wanted, allow_unused=True)
    return sum(gradient.numel() for gradient in gradients if gradient is not None)
