"""Values that student code returned, as plain data: numbers, tensors, parameters."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch

from autograder.core.kinds import kind_in_words
from autograder.core.language import noted, tr
from autograder.core.text import upper
from autograder.lesson.refusals import Unusable

LONGEST_ERROR = 300  # characters


def in_words(value: Any) -> str:
    """What kind of thing a value is, for people: "a tensor", "nothing: is a `return` missing?"."""
    return kind_in_words("type" if isinstance(value, type) else type(value).__name__)


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


def as_whole_number(value: Any) -> dict[str, Any]:
    """The same, where the kind of Python's and NumPy's whole numbers is "whole"."""
    found = as_number(value)
    whole = isinstance(value, int | np.integer) and found["kind"] == "number"
    return {**found, "kind": "whole"} if whole else found


def as_tensor(value: Any, call: str, returned: bool = False) -> torch.Tensor:
    """The value if it is a tensor.

    Raises:
        Unusable: it is not; `call` is how the message names what was called, `returned` whether that is the task's
            own function.
    """
    if isinstance(value, torch.Tensor):
        return value
    raise unusable(value, call, tr("a tensor"), returned)


def as_module(value: Any, call: str, wanted: str = noted("a model (an nn.Module)")) -> torch.nn.Module:
    """The value if it is a module.

    Raises:
        Unusable: it is not; `call` is how the message names the call of the task's function, which returned it.
    """
    if isinstance(value, torch.nn.Module):
        return value
    raise unusable(value, call, tr(wanted), returned=True)


def error_in_words(error: BaseException) -> str:
    """The type and the text of an error, as far as an observation keeps it."""
    return f"{type(error).__name__}: {error}"[:LONGEST_ERROR]


def unusable(value: Any, call: str, wanted: str, returned: bool = False) -> Unusable:
    """What to raise where a call, that of the task's own function if `returned`, gave something else than is wanted."""
    what = in_words(value)
    if what.endswith("?"):
        text = tr("{call} gave {what} {needed} is needed", call=call, what=what, needed=upper(wanted))
    else:
        text = tr("{call} gave {what}; {needed} is needed", call=call, what=what, needed=wanted)
    return Unusable(text, returned and value is not None)  # no `return` is to blame for nothing


def tensor_in_words(dtype: str, shape: Sequence[int]) -> str:
    """A kind of tensor, for people: "an int64 tensor of shape (3,)"."""
    if dtype[:1] in "aeiou":
        return tr("an {dtype} tensor of shape {shape}", dtype=dtype, shape=tuple(shape))
    return tr("a {dtype} tensor of shape {shape}", dtype=dtype, shape=tuple(shape))


def flat_numbers(value: Any) -> list[Any]:
    """The numbers of a tensor, an array or a number, whatever their shape; a list as it is."""
    if isinstance(value, np.ndarray | np.generic):
        flat: list[Any] = np.asarray(value).ravel().tolist()
        return flat
    if isinstance(value, torch.Tensor):
        return value.detach().double().flatten().tolist()
    return value if isinstance(value, list) else [value]


def spelled_out(value: Any) -> Any:
    """A value; a tensor with nan or infinities as a list that has words for them, since nan is not even itself."""
    if not isinstance(value, torch.Tensor) or bool(value.isfinite().all()):
        return value
    return [number if math.isfinite(number) else str(number) for number in flat_numbers(value)]


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
