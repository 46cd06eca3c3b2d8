"""Plain values to JSON and back, with the tensors kept beside the JSON.

What may cross: None, bool, int, float, str, list, tuple (arrives as a list), dict with string keys,
NumPy scalars and arrays (arrive as numbers and tensors) and tensors. Anything else crosses as
`Opaque`, which names its type and holds nothing.

Types are compared with `type(x) is`, never with `isinstance`: a subclass of `float` or `Tensor`
written by a student can answer anything to any question.
"""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from autograder.core.language import tr

MAX_ITEMS = 200_000  # values in one tree
MAX_DEPTH = 16
MAX_TEXT = 4_000  # characters in one string
MAX_INTEGER = 2**63 - 1

_MARK = "$"  # a dict with this key is a value that JSON cannot hold


class ValueRefused(ValueError):
    """A value tree that is too large, too deep or not made by `encode`."""


@dataclass(frozen=True)
class Opaque:
    """Stands for an object that cannot cross; `type_name` is for messages only."""

    type_name: str


def encode(value: Any, tensors: dict[str, torch.Tensor], text_limit: int = MAX_TEXT) -> Any:
    """Turn `value` into JSON-ready data; every tensor is added to `tensors` under a fresh name.

    Tensors arrive detached, on the CPU and contiguous, with their dtype and shape unchanged.
    Strings are cut to `text_limit` characters.

    Raises:
        ValueRefused: more than `MAX_ITEMS` values or deeper than `MAX_DEPTH`.
    """
    return _Encoder(tensors, text_limit).encode(value, 0)


def decode(data: Any, tensors: dict[str, torch.Tensor]) -> Any:
    """Rebuild the value that `encode` was given.

    Raises:
        ValueRefused: `data` is not something that `encode` writes.
    """
    return _Decoder(tensors).decode(data, 0)


def plain_tensor(value: torch.Tensor) -> torch.Tensor:
    """A copy of a tensor's numbers that runs no method of a student's subclass."""
    with torch._C.DisableTorchFunctionSubclass():
        return torch.Tensor.contiguous(torch.Tensor.cpu(torch.Tensor.detach(value))).clone()


class _Encoder:
    def __init__(self, tensors: dict[str, torch.Tensor], text_limit: int) -> None:
        self.tensors = tensors
        self.text_limit = text_limit
        self.items = 0

    def encode(self, value: Any, depth: int) -> Any:
        self.items += 1
        if self.items > MAX_ITEMS or depth > MAX_DEPTH:
            raise ValueRefused(tr("the value is too large or nested too deeply to be handed over"))
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is str:
            # Lone surrogates cannot be written as UTF-8; they become question marks.
            return value[: self.text_limit].encode("utf-8", "replace").decode("utf-8")
        if kind is int:
            return value if abs(value) <= MAX_INTEGER else {_MARK: "opaque", "type": "int"}
        if kind is float:
            return value if math.isfinite(value) else {_MARK: "float", "text": repr(value)}
        if kind is list or kind is tuple:
            return [self.encode(item, depth + 1) for item in value]
        if kind is dict and all(type(key) is str for key in value):
            return {_MARK: "dict", "items": {k[:MAX_TEXT]: self.encode(v, depth + 1) for k, v in value.items()}}
        if kind is torch.Tensor or kind is torch.nn.Parameter:
            return self._tensor(plain_tensor(value))
        if kind is np.ndarray and value.dtype.kind in "biuf" and value.dtype.itemsize <= 8:
            return self._tensor(torch.from_numpy(np.ascontiguousarray(value).copy()))
        if issubclass(kind, np.generic) and kind.__module__ == "numpy":
            return self.encode(value.item(), depth + 1)
        if kind is Opaque:  # it has crossed before
            return {_MARK: "opaque", "type": str(value.type_name)[:200]}
        return {_MARK: "opaque", "type": str(kind.__name__)[:200]}

    def _tensor(self, tensor: torch.Tensor) -> dict[str, str]:
        if tensor.layout is not torch.strided or tensor.dtype not in DTYPES:
            return {_MARK: "opaque", "type": f"{tensor.layout} {tensor.dtype} tensor"}
        name = f"t{len(self.tensors)}"
        self.tensors[name] = tensor
        return {_MARK: "tensor", "name": name}


DTYPES = frozenset(
    {
        torch.bool,
        torch.uint8,
        torch.int8,
        torch.int16,
        torch.int32,
        torch.int64,
        torch.float16,
        torch.bfloat16,
        torch.float32,
        torch.float64,
    }
)


class _Decoder:
    def __init__(self, tensors: dict[str, torch.Tensor]) -> None:
        self.tensors = tensors
        self.items = 0

    def decode(self, data: Any, depth: int) -> Any:
        self.items += 1
        if self.items > MAX_ITEMS or depth > MAX_DEPTH:
            raise ValueRefused(tr("a value tree larger or deeper than is ever written"))
        if isinstance(data, list):
            return [self.decode(item, depth + 1) for item in data]
        if isinstance(data, dict):
            return self._marked(data, depth)
        if isinstance(data, float) and not math.isfinite(data):
            raise ValueRefused(tr("a bare non-finite number"))
        return data

    def _marked(self, data: dict[str, Any], depth: int) -> Any:
        match data:
            case {"$": "dict", "items": dict(items), **rest} if not rest:
                return {key: self.decode(item, depth + 1) for key, item in items.items()}
            case {"$": "float", "text": "nan" | "inf" | "-inf" as text, **rest} if not rest:
                return float(text)
            case {"$": "tensor", "name": str(name), **rest} if not rest and name in self.tensors:
                return self.tensors[name]
            case {"$": "opaque", "type": str(type_name), **rest} if not rest:
                return Opaque(type_name[:200])
        raise ValueRefused(tr("an unknown kind of value"))
