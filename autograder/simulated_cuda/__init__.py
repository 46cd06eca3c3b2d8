"""A CUDA device for machines without one: real numbers, PyTorch's own errors.

    with simulated_cuda():
        model.to("cuda")          # works, on any machine
        model(torch.ones(1, 4))   # RuntimeError: Expected all tensors to be on the same device, ...

Tensors "on cuda:0" are ordinary tensors in the computer's memory whose storage carries a mark (`marks`). A function
mode answers whatever asks about devices or moves tensors (`interface`); a dispatch mode follows the marks through
backward passes and through calls that mix devices, and raises what the real device would (`operators`). The rest of
PyTorch is told that a device is there (`presence`). Leaving the block puts everything back.

What is not simulated: speed, memory limits, several devices, streams that run beside each other, half precision under
`autocast` (it computes in float32 and says so), compiled and scripted code, extensions.
"""

from autograder.simulated_cuda.simulation import simulated_cuda

__all__ = ["simulated_cuda"]
