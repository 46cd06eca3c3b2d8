"""Marks that say where a tensor is, kept on its storage.

The storage, not the tensor, because views, `.data`, parameters, saved tensors and hooks all share it, and because
its Python object lives exactly as long as the memory does, so that no mark outlives its tensor.
"""

from collections.abc import Iterator
from typing import Any

import torch

CPU = torch.device("cpu")
CUDA = torch.device("cuda", 0)

# A tensor made inside an operator without looking at any other tensor: on the real device it would be wherever its
# neighbours are. It mixes with both devices.
NEUTRAL = torch.device("meta")

_storage = torch._C.TensorBase.untyped_storage
_ATTRIBUTE = "_simulated_device"


def place_of(tensor: torch.Tensor) -> torch.device | None:
    """The mark of a tensor: `CUDA`, `NEUTRAL`, or None for an ordinary tensor on the CPU."""
    storage = _storage_of(tensor)
    place: torch.device | None = None if storage is None else storage.__dict__.get(_ATTRIBUTE)
    return place


def _storage_of(tensor: torch.Tensor) -> Any:
    """The storage of a tensor, or of the one that a transform of `torch.func` has wrapped; None for sparse ones."""
    try:
        return _storage(tensor)
    except ValueError:  # a lazy layer's parameter, which answers little before it has a shape
        with torch._C.DisableTorchFunctionSubclass():
            return _storage(tensor)
    except (NotImplementedError, RuntimeError):
        wrapped = torch._C._functorch.is_functorch_wrapped_tensor(tensor)
        return _storage_of(torch._C._functorch.get_unwrapped(tensor)) if wrapped else None


def put(value: Any, place: torch.device | None) -> Any:
    """Mark a tensor, or all tensors in a tuple or list; None takes the mark away. Returns the value."""
    if isinstance(value, torch.Tensor):
        storage = _storage_of(value)
        if storage is None:
            return value
        if place is None:
            storage.__dict__.pop(_ATTRIBUTE, None)
        else:
            storage.__dict__[_ATTRIBUTE] = place
    elif isinstance(value, tuple | list):
        for item in value:
            put(item, place)
    elif isinstance(value, dict):
        for item in value.values():
            put(item, place)
    return value


def settle(value: Any, place: torch.device) -> Any:
    """Give tensors that are still neutral a place. Returns the value."""
    for tensor in tensors_in(value):
        if place_of(tensor) is NEUTRAL:
            put(tensor, None if place is CPU else place)
    return value


def tensors_in(value: Any) -> Iterator[torch.Tensor]:
    """The tensors in an argument: itself, or in tuples, lists and dicts of any depth."""
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from tensors_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from tensors_in(item)


def bytes_on_device() -> int:
    """Bytes of all marked storages that are alive."""
    import gc

    return sum(
        thing.nbytes()
        for thing in gc.get_objects()
        if type(thing) is torch.UntypedStorage and thing.__dict__.get(_ATTRIBUTE) is CUDA
    )
