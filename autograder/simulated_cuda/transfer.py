"""Transfers between the CPU and the simulated device, with gradients that travel back."""

from typing import Any, cast

import torch

from autograder.simulated_cuda.marks import CUDA, place_of, put


class ToCopy(torch.autograd.Function):
    """A copy on the other device; its gradient comes back as a copy on this one."""

    @staticmethod
    def forward(ctx: Any, tensor: torch.Tensor, place: torch.device | None) -> Any:
        """Args: tensor; where to (None is the CPU)."""
        ctx.back = place_of(tensor)
        return put(tensor.clone(), place)

    @staticmethod
    def backward(ctx: Any, gradient: torch.Tensor) -> Any:
        """The gradient, where the tensor was."""
        return ToCopy.apply(gradient, ctx.back), None


def moved(tensor: torch.Tensor, place: torch.device | None) -> torch.Tensor:
    """A copy of a tensor with its memory on the device (`CUDA`) or on the CPU (None)."""
    if tensor.requires_grad and torch.is_grad_enabled():
        copied: torch.Tensor = ToCopy.apply(tensor, place)
        return copied
    with torch.no_grad(), torch._C.DisableTorchFunctionSubclass():  # also for parameters of lazy layers
        return cast(torch.Tensor, put(tensor.detach().clone(), place))


def resolve(device: Any) -> torch.device | None:
    """`CUDA`, None for the CPU, or another device as it is.

    Raises:
        RuntimeError: PyTorch's own, for a CUDA device that is not there.
    """
    wanted = torch.device("cuda", device) if type(device) is int else torch.device(device)
    if wanted.type == "cpu":
        return None
    if wanted.type != "cuda":
        return wanted
    if wanted.index not in (None, 0):
        raise getattr(torch, "AcceleratorError", RuntimeError)(
            "CUDA error: invalid device ordinal\nGPU device may be out of range, do you have enough GPUs?\n"
            "CUDA kernel errors might be asynchronously reported at some other API call, so the stacktrace below "
            "might be incorrect.\nFor debugging consider passing CUDA_LAUNCH_BLOCKING=1"
        )
    return CUDA
