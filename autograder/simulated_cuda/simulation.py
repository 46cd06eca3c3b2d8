"""Entry to the simulation, and the way out."""

import contextlib
import importlib
from collections.abc import Iterator
from typing import Any
from unittest import mock

import torch

from autograder.simulated_cuda.interface import Interface
from autograder.simulated_cuda.marks import place_of, put
from autograder.simulated_cuda.operators import Operators
from autograder.simulated_cuda.presence import device_present

autograd: Any = torch.autograd


@contextlib.contextmanager
def simulated_cuda() -> Iterator[None]:
    """Let this thread's PyTorch have one CUDA device, also where the real one is.

    Tensors that were moved there are worth nothing outside of the block: to PyTorch they lie on the CPU.
    """
    # The first optimizer imports it, and it wants every function of `torch.cuda` to be PyTorch's own.
    importlib.import_module("torch._dynamo")
    interface, operators = Interface(Operators()), Operators(backward=True)
    backward = autograd._engine_run_backward

    def run_backward(outputs: Any, gradients: Any, *args: Any, **kwargs: Any) -> Any:
        for number, (output, gradient) in enumerate(zip(outputs, gradients, strict=False)):
            _settle_root(number, output, gradient)
        # Hooks and `backward` methods run student code in here, so both modes have to be on.
        with interface, operators:
            return backward(outputs, gradients, *args, **kwargs)

    before = torch.utils._device.CURRENT_DEVICE
    with device_present(interface), mock.patch.object(autograd, "_engine_run_backward", run_backward), interface:
        try:
            yield
        finally:
            if before != torch.utils._device.CURRENT_DEVICE:
                torch.set_default_device(before)


def _settle_root(number: int, output: Any, gradient: Any) -> None:
    """Where the gradient is with which a backward pass begins."""
    if not isinstance(gradient, torch.Tensor) or not isinstance(output, torch.Tensor):
        return
    place, wanted = place_of(gradient), place_of(output)
    if output.numel() == 1:  # the 1 that PyTorch itself begins with
        put(gradient, wanted)
    elif place is not wanted:
        names = [one or "cpu" for one in (wanted, place)]
        raise RuntimeError(f"invalid gradient at index {number} - expected device {names[0]} but got {names[1]}")
