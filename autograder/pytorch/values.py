"""Values that student code returned, as plain data: numbers, tensors, parameters."""

from typing import Any

import numpy as np
import torch

from autograder.lesson.refusals import Unusable


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
    return [parameter.detach().cpu().clone() for parameter in module.parameters()]
