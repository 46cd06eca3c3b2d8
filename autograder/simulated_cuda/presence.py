"""The presence of simulated devices: what PyTorch says about CUDA while they are there.

One file, since it is one list of PyTorch's functions about devices.
"""

import contextlib
import itertools
import time
import types
import warnings
from collections.abc import Iterator
from typing import Any
from unittest import mock

import torch
from torch import serialization
from torch.amp import autocast_mode

from autograder.simulated_cuda.interface import Interface
from autograder.simulated_cuda.marks import CUDA, bytes_on_device, place_of, put
from autograder.simulated_cuda.transfer import resolve

NAME = "Simulated CUDA device"
MEMORY = 16 * 2**30
NO_AUTOCAST = (
    "autocast is not simulated: on the simulated CUDA device everything is computed in the tensors' own dtypes"
)


class Stream:
    """Work on the simulated device is done when it is asked for, so there is nothing to wait for."""

    device = CUDA
    stream_id = 0
    cuda_stream = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None: ...

    def __enter__(self) -> "Stream":
        return self

    def __exit__(self, *error: object) -> None: ...

    def synchronize(self) -> None:
        """Nothing to wait for."""

    def query(self) -> bool:
        """Everything is done."""
        return True

    def is_capturing(self) -> bool:
        """No graph of kernels is being recorded."""
        return False

    def wait_stream(self, stream: Any) -> None:
        """Nothing to wait for."""

    def wait_event(self, event: Any) -> None:
        """Nothing to wait for."""

    def record_event(self, event: Any = None) -> Any:
        """An event at this moment."""
        event = event or Event()
        event.record()
        return event


class Event:
    """A moment, for measuring times."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._time = 0.0

    def record(self, stream: Any = None) -> None:
        """Note the time."""
        self._time = time.perf_counter()

    def synchronize(self) -> None:
        """Nothing to wait for."""

    def wait(self, stream: Any = None) -> None:
        """Nothing to wait for."""

    def query(self) -> bool:
        """It has happened."""
        return True

    def elapsed_time(self, other: "Event") -> float:
        """Milliseconds from this event to another."""
        return 1000 * (other._time - self._time)


class Generator(torch.Generator):
    """A generator of random numbers that may say it is the device's."""

    def __new__(cls, device: Any = "cpu") -> "Generator":
        """Args: device: whose random numbers."""
        made: Generator = super().__new__(cls)
        made.place = resolve(device)
        return made

    def __init__(self, device: Any = "cpu") -> None:
        self.place: torch.device | None

    @property
    def device(self) -> torch.device:  # type: ignore[override]
        """Where its numbers are drawn."""
        return self.place or torch.device("cpu")


@contextlib.contextmanager
def device_present(interface: Interface) -> Iterator[None]:
    """Let PyTorch say that it has one CUDA device."""
    with contextlib.ExitStack() as stack:
        for module, names in _answers(interface):
            for name, answer in names.items():
                if hasattr(module, name):
                    stack.enter_context(mock.patch.object(module, name, answer))
        stack.enter_context(mock.patch.object(torch, "Generator", Generator))
        # PyTorch would look at the kind of stream before any mode is asked.
        stack.enter_context(mock.patch.object(torch.Tensor, "record_stream"))
        stack.enter_context(_devices_in_files())
        stack.enter_context(_no_autocast())
        stack.enter_context(_groups_compared())
        yield


def _answers(interface: Interface) -> list[tuple[Any, dict[str, Any]]]:
    def seed(number: int) -> None:
        interface.generator.manual_seed(int(number))

    def seed_anew() -> None:
        interface.generator.seed()

    def chosen(device: Any = None) -> None:
        resolve("cuda" if device is None else device)

    def on(device: Any) -> Any:
        chosen(device)
        return contextlib.nullcontext()

    properties = types.SimpleNamespace(
        name=NAME, major=8, minor=0, total_memory=MEMORY, multi_processor_count=1, is_integrated=False
    )
    memory = {
        name: lambda device=None: bytes_on_device()
        for name in ("memory_allocated", "max_memory_allocated", "memory_reserved", "max_memory_reserved")
    }
    nothing = dict.fromkeys(
        (
            "init",
            "_lazy_init",
            "empty_cache",
            "ipc_collect",
            "reset_peak_memory_stats",
            "reset_max_memory_allocated",
            "reset_accumulated_memory_stats",
            "set_stream",
        ),
        lambda *args, **kwargs: None,
    )
    shared = {
        **memory,
        **nothing,
        "is_available": lambda: True,
        "device_count": lambda: 1,
        "synchronize": chosen,
        "current_stream": Stream,
    }
    cuda = {
        **shared,
        "current_device": lambda: 0,
        "set_device": chosen,
        "is_initialized": lambda: True,
        "_is_in_bad_fork": lambda: False,
        "get_device_name": lambda device=None: NAME,
        "get_device_properties": lambda device=None: properties,
        "get_device_capability": lambda device=None: (8, 0),
        "is_bf16_supported": lambda including_emulation=True: True,
        "is_current_stream_capturing": lambda: False,
        "mem_get_info": lambda device=None: (MEMORY - bytes_on_device(), MEMORY),
        "memory_summary": lambda *args, **kwargs: f"{bytes_on_device()} bytes on the {NAME}",
        "memory_stats": lambda device=None: {"allocated_bytes.all.current": bytes_on_device()},
        "manual_seed": seed,
        "manual_seed_all": seed,
        "seed": seed_anew,
        "seed_all": seed_anew,
        "initial_seed": interface.generator.initial_seed,
        "get_rng_state": lambda device=None: interface.generator.get_state(),
        "get_rng_state_all": lambda: [interface.generator.get_state()],
        "set_rng_state": lambda state, device=None: interface.generator.set_state(state),
        "set_rng_state_all": lambda states: interface.generator.set_state(states[0]),
        "default_stream": Stream,
        "stream": lambda stream: stream or contextlib.nullcontext(),
        "Stream": Stream,
        "Event": Event,
        "device": on,
    }
    accelerator = {
        **shared,
        "current_accelerator": lambda check_available=False: torch.device("cuda"),
        "current_device_index": lambda: 0,
        "current_device_idx": lambda: 0,
        "set_device_index": chosen,
        "set_device_idx": chosen,
        "get_memory_info": lambda device=None: (MEMORY - bytes_on_device(), MEMORY),
    }
    built = {"is_built": lambda: True}
    cudnn = {"is_acceptable": lambda tensor: False}
    return [
        (torch.cuda, cuda),
        *([(torch.accelerator, accelerator)] if hasattr(torch, "accelerator") else []),  # since PyTorch 2.6
        (torch.backends.cuda, built),
        (torch.backends.cudnn, cudnn),
    ]


def _tag(storage: Any) -> str | None:
    storage = getattr(storage, "_untyped_storage", storage)
    return "cuda:0" if storage.__dict__.get("_simulated_device") is CUDA else None


def _restore(storage: Any, location: str) -> Any:
    if not location.startswith("cuda"):
        return None
    resolve(location)
    return put_storage(storage)


def put_storage(storage: Any) -> Any:
    """Mark a storage that was read from a file."""
    holder: Any = torch.empty(0, dtype=torch.uint8)
    put(holder.set_(storage), CUDA)
    return storage


@contextlib.contextmanager
def _devices_in_files() -> Iterator[None]:
    """`torch.save` notes the device of a tensor, and `torch.load` puts it back there."""
    before = list(serialization._package_registry)
    serialization.register_package(1, _tag, _restore)  # before the CPU's own, which has 10
    try:
        yield
    finally:
        serialization._package_registry[:] = before


@contextlib.contextmanager
def _groups_compared() -> Iterator[None]:
    """Optimizers group parameters, gradients and states; what belongs together has to be on one device."""
    group = torch.optim.Optimizer._group_tensors_by_device_and_dtype

    def grouping(lists: Any, with_indices: bool = False) -> Any:
        for together in itertools.zip_longest(*lists):
            places = {place_of(tensor) for tensor in together if tensor is not None and tensor.dim() > 0}
            if len(places) > 1:
                raise RuntimeError(
                    "Tensors of the same index must be on the same device and the same dtype except `step` tensors "
                    "that can be CPU and float32/64, and optimizer states that can be bfloat16 for mixed-precision "
                    "training"
                )
        return group(lists, with_indices)

    with mock.patch.object(torch.optim.Optimizer, "_group_tensors_by_device_and_dtype", staticmethod(grouping)):
        yield


@contextlib.contextmanager
def _no_autocast() -> Iterator[None]:
    autocast: Any = autocast_mode.autocast
    enter, leave = autocast.__enter__, autocast.__exit__

    def entering(self: Any) -> Any:
        if self.device != "cuda":
            return enter(self)
        if self._enabled:
            warnings.warn(NO_AUTOCAST, stacklevel=2)
        return self

    def leaving(self: Any, *error: Any) -> Any:
        return leave(self, *error) if self.device != "cuda" else None

    with (
        mock.patch.object(autocast, "__enter__", entering),
        mock.patch.object(autocast, "__exit__", leaving),
    ):
        yield
