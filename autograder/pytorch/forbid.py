"""Forbidden functions: library functions that refuse while a task has to be done by hand, in all their spellings."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import torch
import torch.nn.functional as F
from torch.overrides import TorchFunctionMode

from autograder.core.language import tr
from autograder.lesson.declare import DeclarationError
from autograder.lesson.refusals import Refused

# Modules such as `nn.Softmax` call one of these inside, and operators call methods.
_PLACES = (torch, torch.Tensor, F, torch.special, torch.linalg, torch.sparse, torch._C._nn, torch.ops.aten)
# Functions that PyTorch has under names of their own too.
_SYNONYMS = (
    {"sigmoid", "expit"},
    {"clamp", "clip"},
    {"abs", "absolute"},
    {"neg", "negative"},
    {"sub", "subtract"},
    {"mul", "multiply"},
    {"div", "divide", "true_divide"},
    {"cat", "concat", "concatenate"},
    {"lgamma", "gammaln"},
    {"digamma", "psi"},
    {"inv", "inverse"},
)


def spellings(function: Any) -> frozenset[Any]:
    """Everything in PyTorch that is the same function: of torch, a tensor's method, in place, in `torch.special`.

    Raises:
        DeclarationError: it is no function that PyTorch has under its name.
    """
    name = plain_name(function)
    names = next((one for one in _SYNONYMS if name in one), {name})
    spelled = [form for one in names for form in (one, f"{one}_", f"__{one}__", f"__r{one}__", f"__i{one}__")]
    found = {getattr(place, form, None) for place in _PLACES for form in spelled} - {None}
    if function not in found:
        raise DeclarationError(
            tr("{function!r} is no function of PyTorch's; name one, as `torch.relu` or `F.mse_loss`", function=function)
        )
    packets: list[Any] = [one for one in found if isinstance(one, torch._ops.OpOverloadPacket)]
    return frozenset(found).union(getattr(packet, overload) for packet in packets for overload in packet.overloads())


def all_spellings(functions: Iterable[Any]) -> dict[Any, str]:
    """All spellings of some functions, with the name that a message has for each."""
    return {spelling: plain_name(one) for one in functions for spelling in spellings(one)}


def plain_name(function: Any) -> str:
    """The name of a function of PyTorch's without what stands around it, as in `special_softmax`."""
    return str(getattr(function, "__name__", "")).removeprefix("special_").removeprefix("linalg_").strip("_")


class _Refusing(TorchFunctionMode):
    def __init__(self, refused: Mapping[Any, str]) -> None:
        super().__init__()
        self._refused = refused

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        if func in self._refused:
            raise Refused(self._refused[func])
        return func(*args, **(kwargs or {}))


@contextlib.contextmanager
def refusing(refused: Mapping[Any, str]) -> Iterator[None]:
    """Let library functions raise `Refused`; `refused` is of `all_spellings`, found before student code is loaded."""
    with _Refusing(refused):
        yield
