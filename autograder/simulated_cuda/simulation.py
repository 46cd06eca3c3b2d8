"""Enter and leave the simulation."""

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


@contextlib.contextmanager
def simulated_cuda() -> Iterator[None]:
    """Let this thread's PyTorch have one CUDA device, also where the real one is.

    Tensors that were moved there are worth nothing outside of the block: to PyTorch they lie on the CPU.
    """
    # The first optimizer imports it, and it wants every function of `torch.cuda` to be PyTorch's own.
    importlib.import_module("torch._dynamo")
    interface, operators = Interface(Operators()), Operators(backward=True)
    backward = torch.autograd._engine_run_backward

    def run_backward(outputs: Any, gradients: Any, *args: Any, **kwargs: Any) -> Any:
        for output, gradient in zip(outputs, gradients, strict=False):
            if gradient is not None and output.numel() == 1:  # the 1 that PyTorch itself begins with
                put(gradient, place_of(output))
        # Hooks and `backward` methods run student code in here, so both modes have to be on.
        with interface, operators:
            return backward(outputs, gradients, *args, **kwargs)

    default = torch.utils._device.CURRENT_DEVICE
    with device_present(interface), mock.patch.object(torch.autograd, "_engine_run_backward", run_backward), interface:
        try:
            yield
        finally:
            if torch.utils._device.CURRENT_DEVICE != default:
                torch.set_default_device(default)
