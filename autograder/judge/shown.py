"""Values in the words of a message: short, on one line, numbers as a person writes them."""

from typing import Any

import torch

from autograder.core.kinds import kind_in_words
from autograder.core.language import tr
from autograder.core.retelling import retold
from autograder.core.text import number
from autograder.wire import Opaque

MAX_SHOWN = 160  # characters


def show(value: Any) -> str:
    """A value for people: short, never more than one line."""
    text = _show(value)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def listed(tensor: torch.Tensor) -> str:
    """A tensor's first numbers."""
    numbers = [number(float(item), thousands="") for item in tensor.flatten()[:6]]
    return f"{', '.join(numbers)}{', …' if tensor.numel() > 6 else ''}"


def _show(value: Any) -> str:
    if isinstance(value, torch.Tensor):
        if value.dim() == 0:
            return number(float(value))
        return f"[{listed(value)}] {dtype(value)} {shape(value)}"
    if type(value) in (int, float):
        return number(value)
    if isinstance(value, list):
        items = (number(item, thousands="") if type(item) in (int, float) else _show(item) for item in value[:8])
        return f"[{', '.join(items)}{', …' if len(value) > 8 else ''}]"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_show(item)}" for key, item in list(value.items())[:6])
    if isinstance(value, Opaque):
        return kind_in_words(value.type_name)
    if value is None:
        return tr("nothing")
    if isinstance(value, str) and " " in value:  # a single word may be a name, or an answer
        value = retold(value)
    return repr(value)[:MAX_SHOWN].replace("\n", " ")


def shape(tensor: torch.Tensor) -> str:
    """A tensor's shape, as Python writes it."""
    return str(tuple(tensor.shape))


def dtype(tensor: torch.Tensor) -> str:
    """A tensor's dtype, without the library."""
    return str(tensor.dtype).removeprefix("torch.")
