"""The intercepted interface: what asks about devices or moves tensors is answered, the rest handed on and marked.

One file, since it is one table of what is intercepted.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch.overrides import TorchFunctionMode

from autograder.simulated_cuda.factories import CONSTRUCTORS, factory, random_in_place
from autograder.simulated_cuda.marks import CUDA, place_of, put, settle, tensors_in
from autograder.simulated_cuda.operators import Operators, type_name
from autograder.simulated_cuda.transfer import moved, resolve

T: Any = torch.Tensor  # the getters and setters of its attributes have no types
Handler = Callable[["Interface", Any, tuple[Any, ...], dict[str, Any]], Any]


class Interface(TorchFunctionMode):
    """The function mode of the simulation.

    Attributes:
        operators: follows marks where a call mixes devices.
        generator: the random numbers of the device.
    """

    def __init__(self, operators: Operators) -> None:
        super().__init__()
        self.operators = operators
        self.generator = torch.Generator().manual_seed(torch.initial_seed())

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        kwargs = kwargs or {}
        handler = HANDLERS.get(func)
        if handler is not None:
            return handler(self, func, args, kwargs)
        if kwargs.get("device") is not None:
            return factory(self, func, args, kwargs)
        return self.call(func, args, kwargs)

    def call(self, func: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function of PyTorch; what it gives is where its tensors are."""
        on_device = elsewhere = False
        for arg in args:
            if isinstance(arg, T):
                if place_of(arg) is None:
                    elsewhere = True
                else:
                    on_device = True
            elif isinstance(arg, tuple | list | dict):
                for tensor in tensors_in(arg):
                    if place_of(tensor) is None:
                        elsewhere = True
                    else:
                        on_device = True
            elif isinstance(arg, np.ndarray):  # PyTorch makes a tensor on the CPU of it
                elsewhere = True
        for tensor in tensors_in(kwargs) if kwargs else ():
            if place_of(tensor) is None:
                elsewhere = True
            else:
                on_device = True
        if not on_device:
            return func(*args, **kwargs)
        if not elsewhere:
            return put(func(*args, **kwargs), CUDA)
        with self.operators:
            result = func(*args, **kwargs)
        return settle(result, CUDA)


def _plain(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    return func(*args, **kwargs)


def _device_of(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    return place_of(args[0]) or func(*args)


def _is_cuda(mode: Interface, func: Any, args: Any, kwargs: Any) -> bool:
    return place_of(args[0]) is CUDA


def _is_cpu(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    return False if place_of(args[0]) is CUDA else func(*args)


def _get_device(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    return 0 if place_of(args[0]) is CUDA else func(*args, **kwargs)


def _type(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    wanted = args[1] if len(args) > 1 else kwargs.get("dtype")
    if wanted is None:
        return type_name(args[0]) if place_of(args[0]) is CUDA else func(*args)
    if isinstance(wanted, str) and wanted.startswith("torch.cuda."):
        return mode.call(func, (_moved_to(args[0], CUDA), wanted.replace(".cuda", "")), {})
    if isinstance(wanted, str):
        return mode.call(func, (_moved_to(args[0], None), wanted), {})
    return mode.call(func, args, kwargs)


def _moved_to(tensor: Any, place: Any) -> Any:
    return tensor if place_of(tensor) is place else moved(tensor, place)


def _to(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    """`Tensor.to(device, dtype, non_blocking, copy)`, `.to(dtype, ...)` and `.to(other, ...)`."""
    tensor, rest, options = args[0], list(args[1:]), dict(kwargs)
    other = options.pop("other", None)
    if rest and isinstance(rest[0], T):
        other = rest.pop(0)
    if other is not None:
        wanted: Any = place_of(other) or other.device
        rest.insert(0, other.dtype)
    else:
        wanted = options.pop("device", None)
        if rest and (rest[0] is None or isinstance(rest[0], str | torch.device | int)):
            wanted = rest.pop(0)
    names = ("dtype", "non_blocking", "copy")
    options = {**dict(zip(names, rest, strict=False)), **options}
    if wanted is None:
        return mode.call(func, (tensor,), {key: value for key, value in options.items() if value is not None})
    place = resolve(wanted)
    if place is not None and place is not CUDA:
        return func(*args, **kwargs)
    dtype, keep = options.get("dtype"), options.get("memory_format")
    result = tensor if dtype is None else mode.call(func, (tensor, dtype), {})
    if keep is not None:
        result = mode.call(T.contiguous, (result,), {"memory_format": keep})
    if place_of(tensor) is not place:
        return moved(result, place)
    return mode.call(T.clone, (tensor,), {}) if options.get("copy") and result is tensor else result


def _cuda(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    device = args[1] if len(args) > 1 else kwargs.get("device")
    return _moved_to(args[0], resolve("cuda" if device is None else device))


def _cpu(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    return _moved_to(args[0], None)


def _no_numpy(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    forced = func is T.numpy and kwargs.get("force") is True
    if place_of(args[0]) is CUDA and not forced:
        raise TypeError(
            "can't convert cuda:0 device type tensor to numpy. "
            "Use Tensor.cpu() to copy the tensor to host memory first."
        )
    return func(*args, **kwargs)


def _repr(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    tensor = args[0]
    if place_of(tensor) is not CUDA:
        return func(*args, **kwargs)
    named = torch._C._get_default_device
    # PyTorch prints a device that is not the default one: here no device is, and the CPU is the simulated one.
    torch._C._get_default_device = lambda: "none"
    try:
        return func(*args, **kwargs).replace("device='cpu'", f"device='{CUDA}'")
    finally:
        torch._C._get_default_device = named


def _format(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    if place_of(args[0]) is CUDA and args[0].dim() > 0:
        return object.__format__(_repr(mode, T.__repr__, args[:1], {}), *args[1:])
    return func(*args, **kwargs)


def _gradient(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    # PyTorch brings a gradient to where its tensor is, as for a 0-dim tensor on the CPU that was used on the device.
    gradient = func(*args)
    if gradient is not None and place_of(gradient) is not place_of(args[0]):
        put(gradient, place_of(args[0]))
    return gradient


def _set_item(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    tensor, index, value = args
    if place_of(tensor) is CUDA:  # indices are brought to the device by PyTorch itself
        index = _brought(index, CUDA)
    return mode.call(func, (tensor, index, value), {})


def _brought(index: Any, place: Any) -> Any:
    if isinstance(index, T):
        return _moved_to(index, place)
    return tuple(_brought(one, place) for one in index) if isinstance(index, tuple) else index


def _recurrent(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    """`torch.lstm` and its kin: (input, hidden state or states, parameters, ...)."""
    if len(args) > 2 and isinstance(args[2], list | tuple):
        own = place_of(args[0]) or "cpu"
        for name, tensors in (("parameter", args[2]), ("hidden", tensors_in(args[1]))):
            for tensor in tensors:
                place = place_of(tensor) or "cpu"
                if place != own:
                    raise RuntimeError(
                        f"Input and {name} tensors are not at the same device, "
                        f"found input tensor at {own} and {name} tensor at {place}"
                    )
    return mode.call(func, args, kwargs)


def _set_gradient(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    tensor, gradient = args
    if isinstance(gradient, T) and place_of(gradient) is not place_of(tensor):
        kinds = ["cuda" if place_of(one) is CUDA else "cpu" for one in (gradient, tensor)]
        raise RuntimeError(
            f"attempting to assign a gradient with device type '{kinds[0]}' to a tensor with device type '{kinds[1]}'. "
            "Please ensure that the gradient and the tensor are on the same device"
        )
    return func(*args)


def _copy_into(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    target, source = args[0], args[1] if len(args) > 1 else kwargs["src"]
    return func(target, _moved_to(source, place_of(target)))


def _deepcopy(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    result = func(*args, **kwargs)
    if place_of(args[0]) is CUDA:
        put(result, CUDA)
        if result.grad is not None:
            put(result.grad, CUDA)
    return result


def _pin(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    if place_of(args[0]) is CUDA:
        raise RuntimeError(f"cannot pin '{type_name(args[0])}' only dense CPU tensors can be pinned")
    copied = args[0].clone()
    copied.untyped_storage().pinned_here = True
    return copied


def _is_pinned(mode: Interface, func: Any, args: Any, kwargs: Any) -> bool:
    return bool(args[0].untyped_storage().__dict__.get("pinned_here", False))


def _only_on_cpu(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    if place_of(args[0]) is CUDA:
        raise TypeError(f"{func.__name__} is only implemented on CPU tensors")
    return func(*args, **kwargs)


def _parse_to(mode: Interface, func: Any, args: Any, kwargs: Any) -> Any:
    """What `Module.to` reads its arguments with: (device, dtype, non_blocking, memory_format)."""
    device, *others = func(*args, **kwargs)
    like = next(tensors_in((args, kwargs)), None)
    return (device if like is None else place_of(like) or device, *others)


HANDLERS: dict[Any, Handler] = {
    **dict.fromkeys(CONSTRUCTORS, factory),
    **dict.fromkeys(
        [T.normal_, T.uniform_, T.random_, T.bernoulli_, T.exponential_, T.log_normal_, T.cauchy_, T.geometric_],
        random_in_place,
    ),
    **dict.fromkeys([T.numpy, T.__array__, T.__dlpack__], _no_numpy),
    **dict.fromkeys([T.apply_, T.map_], _only_on_cpu),
    **dict.fromkeys(
        # They give no tensor, or share the memory of the one they are given, whatever they are told.
        [
            getattr(T, name).__get__
            for name in ("shape", "dtype", "requires_grad", "grad_fn", "is_leaf", "data", "layout", "ndim")
        ]
        + [T.data.__set__, T.requires_grad.__set__, T.dim, T.size, T.numel, T.__len__, T.item, T.tolist, T.backward]
        + [T.is_floating_point, T.requires_grad_, T.detach, T.__hash__, T.stride, T.register_hook],
        _plain,
    ),
    T.device.__get__: _device_of,
    T.is_cuda.__get__: _is_cuda,
    T.is_cpu.__get__: _is_cpu,
    T.get_device: _get_device,
    torch.get_device: _get_device,
    T.type: _type,
    T.to: _to,
    T.cuda: _cuda,
    T.cpu: _cpu,
    T.__repr__: _repr,
    T.__format__: _format,
    T.grad.__get__: _gradient,
    T.grad.__set__: _set_gradient,
    T.__setitem__: _set_item,
    **dict.fromkeys([torch.lstm, torch.gru, torch.rnn_tanh, torch.rnn_relu], _recurrent),
    T.copy_: _copy_into,
    T.__deepcopy__: _deepcopy,
    T.pin_memory: _pin,
    T.is_pinned: _is_pinned,
    torch._C._nn._parse_to: _parse_to,
}
