"""The machine that a program runs on: one without a GPU, or one with a CUDA device, simulated or real."""

import contextlib
import os
from collections.abc import Iterator
from typing import Any
from unittest import mock

import torch

SETTING = "TORCHGRADE_DEVICE"
REAL = "cuda"


def uses_real_device(device: str) -> bool:
    """Whether probes for this kind of machine run on the machine's own CUDA device."""
    return device == "cuda" and os.environ.get(SETTING) == REAL


@contextlib.contextmanager
def machine_with(device: str, own_process: bool = False) -> Iterator[None]:
    """Let the block run as on a machine with no GPU ("cpu") or with one ("cuda").

    The real one is used where the setting `TORCHGRADE_DEVICE` says `cuda`, otherwise a simulated one.

    Args:
        device: which of the two.
        own_process: whether nothing else ever runs in this process, as a notebook's further cells would.
    """
    if device == "cpu":
        with without_gpu(own_process):
            yield
    elif uses_real_device(device):
        yield
    else:
        from autograder.simulated_cuda import simulated_cuda

        with simulated_cuda():
            yield


@contextlib.contextmanager
def without_gpu(own_process: bool) -> Iterator[None]:
    """Let PyTorch say that there is no GPU; in a process of its own, hide the real one from the driver too."""
    absent: dict[Any, dict[str, Any]] = {torch.cuda: {"is_available": lambda: False, "device_count": lambda: 0}}
    if hasattr(torch, "accelerator"):  # since PyTorch 2.6
        absent[torch.accelerator] = {
            "is_available": lambda: False,
            "device_count": lambda: 0,
            # Without a check it names what PyTorch was built for, whether or not it is there.
            "current_accelerator": lambda check_available=False: None if check_available else torch.device("cuda"),
        }
    if own_process:  # a fork would be told that it is one, which is nothing for a student
        absent[torch.cuda]["_lazy_init"] = _no_gpu
    with contextlib.ExitStack() as stack:
        if own_process:  # a driver that wakes up and finds no device will never find one in this process
            stack.enter_context(mock.patch.dict(os.environ, {"CUDA_VISIBLE_DEVICES": ""}))
        for module, answers in absent.items():
            for name, answer in answers.items():
                stack.enter_context(mock.patch.object(module, name, answer))
        yield


def _no_gpu() -> None:
    raise RuntimeError("No CUDA GPUs are available")  # PyTorch's own words
