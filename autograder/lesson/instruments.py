"""Instruments: what probes use to look at a student's code without asking it.

They run beside student code. What they report can explain and can cost points for a mechanism;
the points for results rest on values that the judge compares.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch.optim.optimizer import register_optimizer_step_pre_hook
from torch.overrides import TorchFunctionMode


class Unusable(Exception):
    """The student's code gave back something that cannot be looked at; the text is for the student."""


def as_number(value: Any) -> dict[str, Any]:
    """A number with how it was given.

    Returns:
        `value`: float, or None where there is no single number; `kind`: "number" (Python or NumPy),
        "tensor" (one element, no graph), "graph" (a tensor that remembers its computation),
        or the name of the type.
    """
    if type(value) in (int, float):
        return {"value": float(value), "kind": "number"}
    if isinstance(value, np.generic) and value.dtype.kind in "iuf":
        return {"value": float(value), "kind": "number"}
    if isinstance(value, torch.Tensor) and value.numel() == 1:
        kind = "graph" if value.requires_grad else "tensor"
        return {"value": float(value.detach()), "kind": kind}
    return {"value": None, "kind": type(value).__name__}


def as_tensor(value: Any, call: str) -> torch.Tensor:
    """The value if it is a tensor.

    Raises:
        Unusable: it is not; `call` is how the message names what was called.
    """
    if isinstance(value, torch.Tensor):
        return value
    hint = "; is a `return` missing?" if value is None else ""
    raise Unusable(f"{call} gave {_named(value)}; a tensor is needed{hint}")


def _named(value: Any) -> str:
    return "None" if value is None else f"a {type(value).__name__}"


def tensor_facts(value: Any) -> dict[str, Any]:
    """What kind of tensor something is: `type`, `dtype`, `shape`, `requires_grad`, and the `values`."""
    if not isinstance(value, torch.Tensor):
        return {"type": type(value).__name__, "dtype": None, "shape": None, "requires_grad": False, "values": value}
    return {
        "type": "Tensor",
        "dtype": str(value.dtype).removeprefix("torch."),
        "shape": list(value.shape),
        "requires_grad": value.requires_grad,
        "values": value,
    }


def parameter_values(module: torch.nn.Module) -> list[torch.Tensor]:
    """Copies of a module's parameters as they are now."""
    return [parameter.detach().clone() for parameter in module.parameters()]


class Refused(Exception):
    """A library function was called where the task asks for the computation by hand."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} does the whole task; here it is to be computed by hand")
        self.name = name


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


class LossInputs(TorchFunctionMode):
    """Watches what goes into a softmax or a cross-entropy.

    Attributes:
        distributions: calls whose input rows already were probabilities.
        calls: all calls.
    """

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0
        self.distributions = 0

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        kwargs = kwargs or {}
        if func in _NORMALISING:
            self.note(args[0] if args else kwargs.get("input"))
        return func(*args, **kwargs)

    def note(self, scores: Any) -> None:
        """Count one input of a function that normalises scores."""
        if not isinstance(scores, torch.Tensor) or scores.dim() != 2 or scores.shape[0] < 4:
            return
        with torch._C.DisableTorchFunction(), torch.no_grad():
            rows = scores.detach().double()
            self.calls += 1
            self.distributions += bool((rows >= 0).all() and ((rows.sum(dim=1) - 1).abs() < 1e-4).all())


_NORMALISING = frozenset(
    {
        *WHOLE_TASK["softmax"],
        *WHOLE_TASK["cross_entropy"],
        torch.log_softmax,
        torch.Tensor.log_softmax,
        F.log_softmax,
        torch.logsumexp,
        torch.Tensor.logsumexp,
    }
)


@contextlib.contextmanager
def optimizer_steps(note: Callable[[list[torch.nn.Parameter]], None]) -> Iterator[None]:
    """Call `note` with an optimizer's parameters just before each step of any torch optimizer."""

    def before(optimizer: torch.optim.Optimizer, args: Any, kwargs: Any) -> None:
        note([parameter for group in optimizer.param_groups for parameter in group["params"]])

    handle = register_optimizer_step_pre_hook(before)
    try:
        yield
    finally:
        handle.remove()


def gradient_norm(parameters: Iterable[torch.nn.Parameter]) -> float:
    """Euclidean norm of all gradients that exist."""
    squares = [float(p.grad.detach().double().square().sum()) for p in parameters if p.grad is not None]
    return sum(squares) ** 0.5
