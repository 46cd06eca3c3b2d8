"""Operators under the simulation: marks followed through them, and what mixes devices refused as the real one would.

Two kinds of refusal exist, and PyTorch words them differently. Most CUDA kernels compare their arguments one after
another (`common_device_check_failure` in aten/src/ATen/core/adaption.cpp) and name the first that differs; elementwise
ones leave it to `TensorIteratorBase::compute_types`, which lets a 0-dim tensor on the CPU pass and names two devices.
"""

from functools import lru_cache
from importlib import resources
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from autograder.simulated_cuda.marks import CPU, CUDA, NEUTRAL, place_of, put, tensors_in

aten = torch.ops.aten

# Between devices these move values; they compute nothing.
_COPIES = frozenset({aten.copy_.default, aten._foreach_copy_.default, aten.set_.source_Tensor})
# Their indices may lie on the CPU.
_INDEXING = frozenset(
    {
        aten.index.Tensor,
        aten.index_put.default,
        aten.index_put_.default,
        aten._index_put_impl_.default,
        aten._unsafe_index.Tensor,
        aten._unsafe_index_put.default,
    }
)
# What the CUDA build runs in the place of an operator that looks different on the CPU, and its arguments' names.
_ON_CUDA = {
    aten.embedding.default: ("_index_select", {"weight": "self", "indices": "index"}),
    aten.native_batch_norm.default: ("_cudnn_batch_norm", {}),
}


class MixedDevices(RuntimeError):
    """PyTorch's refusal to compute with tensors on two devices; shown as the `RuntimeError` that PyTorch raises."""


MixedDevices.__name__ = MixedDevices.__qualname__ = "RuntimeError"
MixedDevices.__module__ = "builtins"


class Operators(TorchDispatchMode):  # type: ignore[no-untyped-call]  # torch has no types for it
    """Marks what operators give, by what they were given.

    In a backward pass it refuses nothing: the forward pass was in order, and the tensors that PyTorch kept from
    the inside of its functions carry no marks.
    """

    def __init__(self, backward: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._backward = backward

    def __torch_dispatch__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        # Hooks are called with the interface on; this here is below it.
        with torch._C.DisableTorchFunction():
            return self._run(func, args, kwargs or {})

    def _run(self, func: Any, args: Any, kwargs: Any) -> Any:
        places = {place_of(tensor) for tensor in tensors_in((args, kwargs))}
        if CUDA not in places:
            return _made_elsewhere(func, args, kwargs, places)
        if None in places and func not in _COPIES and not self._backward:
            if torch._C._dispatch_has_kernel_for_dispatch_key(func.name(), "CompositeImplicitAutograd"):
                with self:  # inference mode hands composite operators over whole
                    return func.decompose(*args, **kwargs)
            refuse_mixed(func, args, kwargs)
        result = func(*args, **kwargs)
        if func in _COPIES:
            return result
        return put(result, CUDA)


def _made_elsewhere(func: Any, args: Any, kwargs: Any, places: set[torch.device | None]) -> Any:
    """Results of an operator with no argument on the device: neutral where nothing said where to be."""
    result = func(*args, **kwargs)
    if NEUTRAL in places or not places:
        mutated = None in places
        return result if mutated else put(result, NEUTRAL)
    return result


def named_arguments(func: Any, args: Any, kwargs: Any) -> list[tuple[str, Any]]:
    """Arguments of an operator with the names of its schema."""
    names = [argument.name for argument in func._schema.arguments]
    return [*zip(names, args, strict=False), *kwargs.items()]


def refuse_mixed(func: Any, args: Any, kwargs: Any) -> None:
    """Raise what PyTorch raises if an operator may not have these arguments on these devices."""
    named = named_arguments(func, args, kwargs)
    if func in _INDEXING:
        _refuse_indices(named)
        return
    if func is aten.convolution.default:
        _refuse_convolution(dict(named))
    if func._schema.name in ("aten::masked_fill", "aten::masked_fill_"):
        _refuse_mask(dict(named))
    if func._schema.name.startswith("aten::_foreach"):
        _refuse_lists(func, named)
        return
    method, renamed = _method(func)
    if method is None:
        _refuse_together(func, named)
    else:
        _refuse_one_by_one(method, [(renamed.get(name, name), value) for name, value in named])


def _known(tensor: torch.Tensor) -> torch.device | None:
    """Where a tensor is; None for one that mixes with all."""
    place = place_of(tensor)
    return None if place is NEUTRAL else place or CPU


def _kernels() -> frozenset[str]:
    text = resources.files("autograder.simulated_cuda").joinpath("checked_kernels.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


_CHECKED = _kernels()  # read at once: beside student code the kit's files are out of sight


@lru_cache(maxsize=1000)
def _method(func: Any) -> tuple[str | None, dict[str, str]]:
    """The method that PyTorch's message names, if the kernel compares its arguments one by one."""
    if func in _ON_CUDA:
        name, renamed = _ON_CUDA[func]
        return f"wrapper_CUDA_{name}", renamed
    name = func._schema.name.split("::")[1]
    overload = func._schema.overload_name
    structured = f"{name}_{overload}" if overload else name
    for method in (structured, f"{overload}_{name}", f"{name}_out_{overload}"):
        if method in _CHECKED:
            return f"wrapper_CUDA_{method}", {}
    return None, {}


def _refuse_one_by_one(method: str, named: list[tuple[str, Any]]) -> None:
    common: torch.device | None = None
    for name, value in named:
        for tensor in tensors_in(value):
            place = _known(tensor)
            common = common or place
            if place is not None and place != common:
                raise MixedDevices(
                    f"Expected all tensors to be on the same device, but got {name} is on {place}, different from "
                    f"other tensors on {common} (when checking argument in method {method})"
                )


def _refuse_together(func: Any, named: list[tuple[str, Any]]) -> None:
    changed = {argument.name for argument in func._schema.arguments if argument.alias_info is not None}
    # Outputs come first among the operands.
    operands = [(name in changed, tensor) for name, value in named for tensor in tensors_in(value)]
    _refuse_operands(sorted(operands, key=lambda operand: not operand[0]))


def _refuse_operands(operands: list[tuple[bool, torch.Tensor]]) -> None:
    """`operands` are (is written to, tensor)."""
    known = [(written, tensor, place) for written, tensor in operands if (place := _known(tensor)) is not None]
    full = [place for _, tensor, place in known if not (place == CPU and tensor.dim() == 0)]
    common = full[0] if full else CPU
    for written, tensor, place in known:
        scalar = place == CPU and tensor.dim() == 0 and not written
        if place != common and not scalar:
            raise MixedDevices(
                f"Expected all tensors to be on the same device, but found at least two devices, {common} and {place}!"
            )


def _refuse_lists(func: Any, named: list[tuple[str, Any]]) -> None:
    changed = {argument.name for argument in func._schema.arguments if argument.alias_info is not None}
    lists = [(name in changed, list(tensors_in(value))) for name, value in named if isinstance(value, list | tuple)]
    single = [(False, value) for _, value in named if isinstance(value, torch.Tensor)]
    for place in range(max((len(tensors) for _, tensors in lists), default=0)):
        _refuse_operands([(written, tensors[place]) for written, tensors in lists if place < len(tensors)] + single)


def _refuse_indices(named: list[tuple[str, Any]]) -> None:
    given = dict(named)
    own = _known(given["self"])
    for index in tensors_in(given["indices"]):
        if own == CPU and _known(index) == CUDA:
            raise MixedDevices("indices should be either on cpu or on the same device as the indexed tensor (cpu)")
    if "values" in given:
        values = given["values"]
        place = _known(values)
        if place is not None and own is not None and place != own and not (values.dim() == 0 and place == CPU):
            if given.get("accumulate") and own == CUDA:
                raise MixedDevices(f"expected device {own} but got device {place} for value tensor")
            raise MixedDevices(
                f"Expected all tensors to be on the same device, but found at least two devices, {own} and {place}!"
            )


def _refuse_mask(given: dict[str, Any]) -> None:
    own, mask = _known(given["self"]), _known(given["mask"])
    if own is not None and mask is not None and own != mask:
        raise MixedDevices(f"expected self and mask to be on the same device, but got mask on {mask} and self on {own}")


_TYPES = {
    torch.float32: "Float",
    torch.float64: "Double",
    torch.float16: "Half",
    torch.bfloat16: "BFloat16",
    torch.int64: "Long",
    torch.int32: "Int",
    torch.int16: "Short",
    torch.int8: "Char",
    torch.uint8: "Byte",
    torch.bool: "Bool",
}


def type_name(tensor: torch.Tensor) -> str:
    """What `Tensor.type()` says, such as torch.cuda.FloatTensor."""
    prefix = "torch.cuda." if place_of(tensor) is CUDA else "torch."
    return f"{prefix}{_TYPES.get(tensor.dtype, 'Float')}Tensor"


def _refuse_convolution(given: dict[str, Any]) -> None:
    image, weight, bias = given["input"], given["weight"], given.get("bias")
    for name, other in (("weight", weight), ("bias", bias)):
        if other is not None and _known(other) != _known(image):
            raise MixedDevices(
                f"Input type ({type_name(image)}) and {name} type ({type_name(other)}) should be the same"
            )
