"""Functions that make tensors on a device of their own choice, and those that draw random numbers there."""

from typing import Any

import torch
from torch.utils import _device

from autograder.simulated_cuda.marks import CUDA, place_of, put
from autograder.simulated_cuda.transfer import moved, resolve

CONSTRUCTORS = frozenset(_device._device_constructors())
_FROM_DATA = frozenset({torch.tensor, torch.as_tensor, torch.asarray})
_SHARING = frozenset({torch.as_tensor, torch.asarray})  # may share memory with a NumPy array
_RANDOM = frozenset({torch.rand, torch.randn, torch.randint, torch.randperm})


def _data_of(args: Any, kwargs: Any) -> Any:
    return args[0] if args else kwargs.get("data", kwargs.get("obj"))


def factory(mode: Any, func: Any, args: Any, kwargs: Any) -> Any:
    """A function that takes `device=`, or one for which a default device may be set."""
    options = dict(kwargs)
    device = options.pop("device", None)
    if device is None and func in CONSTRUCTORS and not _from_tensor(func, args, kwargs):
        device = _device.CURRENT_DEVICE
    if device is None:
        return mode.call(func, args, kwargs)
    place = resolve(device)
    if place is not None and place is not CUDA:
        return func(*args, **kwargs)
    if _from_tensor(func, args, kwargs):
        return _from_data(mode, func, args, options, place)
    options.pop("pin_memory", None)
    if place is CUDA and func in _RANDOM:
        options["generator"] = _device_generator(mode, options.get("generator"))
    result = func(*args, device="cpu", **options)
    if place is CUDA and func in _SHARING:
        result = result.clone()
    return put(result, place)


def _from_tensor(func: Any, args: Any, kwargs: Any) -> bool:
    return func in _FROM_DATA and isinstance(_data_of(args, kwargs), torch.Tensor)


def _from_data(mode: Any, func: Any, args: Any, options: dict[str, Any], place: Any) -> Any:
    tensor = _data_of(args, options)
    dtype = options.get("dtype")
    if func is torch.tensor:
        tensor = tensor.detach().clone()
        put(tensor, place_of(_data_of(args, options)))
    result = tensor if dtype is None else mode.call(torch.Tensor.to, (tensor, dtype), {})
    result = result if place_of(tensor) is place else moved(result, place)
    return result.requires_grad_() if options.get("requires_grad") else result


def _device_generator(mode: Any, given: Any) -> Any:
    if given is None:
        return mode.generator
    if given.device.type != "cuda":
        raise RuntimeError(f"Expected a 'cuda' device type for generator but found '{given.device.type}'")
    return given


def random_in_place(mode: Any, func: Any, args: Any, kwargs: Any) -> Any:
    """`normal_`, `uniform_` and their kin: on the device they use the device's own numbers."""
    if place_of(args[0]) is CUDA:
        kwargs = {**kwargs, "generator": _device_generator(mode, kwargs.get("generator"))}
    return func(*args, **kwargs)
