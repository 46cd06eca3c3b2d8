"""Forbidden functions: library functions that refuse while a task has to be done by hand."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import torch
import torch.nn.functional as F
from torch.overrides import TorchFunctionMode

from autograder.lesson.refusals import Refused


class _Refusing(TorchFunctionMode):
    def __init__(self, functions: Iterable[Callable[..., Any]]) -> None:
        super().__init__()
        self._refused = {function: getattr(function, "__name__", "this function") for function in functions}

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        if func in self._refused:
            raise Refused(self._refused[func])
        return func(*args, **(kwargs or {}))


# Each set holds every spelling of one function; modules such as `nn.Softmax` call one of them inside.
WHOLE_TASK: dict[str, tuple[Callable[..., Any], ...]] = {
    "softmax": (torch.softmax, torch.Tensor.softmax, F.softmax, torch.special.softmax),
    "cross_entropy": (F.cross_entropy,),
    "mse_loss": (F.mse_loss,),
    "relu": (torch.relu, torch.relu_, torch.Tensor.relu, torch.Tensor.relu_, F.relu, F.relu_),
}


@contextlib.contextmanager
def refusing(task: str) -> Iterator[None]:
    """Let the library's functions that do the whole of `task` raise `Refused`, however they were imported."""
    with _Refusing(WHOLE_TASK[task]):
        yield
