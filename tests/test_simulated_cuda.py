"""The simulated device against the CPU's numbers, PyTorch's own words, and where there is one, the real device."""

import contextlib
import math
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from device.errors import ERRORS
from device.programs import PROGRAMS
from torch import nn, serialization

from autograder.simulated_cuda import simulated_cuda
from autograder.simulated_cuda.marks import place_of

CUDA = torch.device("cuda")
REAL = torch.cuda.is_available()


def same(one: Any, other: Any) -> bool:
    """Whether two results agree within the 1e-4 that the programs are written for."""
    if isinstance(one, torch.Tensor):
        alike = isinstance(other, torch.Tensor) and one.shape == other.shape and one.dtype == other.dtype
        return alike and torch.allclose(one.double(), other.double(), rtol=1e-4, atol=1e-5, equal_nan=True)
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(same(*pair) for pair in zip(one, other, strict=True))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, float):
        return abs(one - other) <= 1e-4 * (1 + abs(one)) or (math.isnan(one) and math.isnan(other))
    return bool(one == other)


def values(found: dict[str, Any]) -> dict[str, Any]:
    """What has to be the same on every device."""
    return {key: value for key, value in found.items() if not key.startswith("device")}


@pytest.fixture
def simulated() -> Iterator[None]:
    with simulated_cuda():
        yield


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_gives_the_numbers_of_the_cpu(name: str) -> None:
    torch.manual_seed(0)
    wanted = values(PROGRAMS[name](torch.device("cpu")))
    torch.manual_seed(0)
    with simulated_cuda():
        found = values(PROGRAMS[name](CUDA))
    assert same(found, wanted)


def said_by(name: str) -> tuple[str, str]:
    function, _, _ = ERRORS[name]
    try:
        function(CUDA)
    except Exception as error:
        return type(error).__name__, str(error)
    return "", "nothing was raised"


@pytest.mark.parametrize("name", ERRORS)
def test_a_mistake_raises_what_pytorch_raises(name: str, simulated: None) -> None:
    _, kind, text = ERRORS[name]
    found_kind, found_text = said_by(name)
    assert found_kind == kind
    assert text in found_text


@pytest.mark.cuda
@pytest.mark.skipif(not REAL, reason="there is no CUDA device")
@pytest.mark.parametrize("name", PROGRAMS)
def test_the_real_device_gives_the_same(name: str) -> None:
    torch.manual_seed(0)
    real = PROGRAMS[name](CUDA)
    torch.manual_seed(0)
    with simulated_cuda():
        assert same(PROGRAMS[name](CUDA), real)


@pytest.mark.cuda
@pytest.mark.skipif(not REAL, reason="there is no CUDA device")
@pytest.mark.parametrize("name", ERRORS)
def test_the_real_device_refuses_the_same(name: str) -> None:
    real = said_by(name)
    with simulated_cuda():
        found = said_by(name)
    # Addresses of source files and advice differ from build to build; the first line is the message.
    assert (found[0], found[1].split("\n")[0]) == (real[0], real[1].split("\n")[0])


def state_of_pytorch() -> dict[str, Any]:
    modules = {"cuda": torch.cuda, "accelerator": torch.accelerator, "cudnn": torch.backends.cudnn, "torch": torch}
    state = {f"{name}.{key}": value for name, module in modules.items() for key, value in vars(module).items()}
    state["registry"] = list(serialization._package_registry)
    state["autocast"] = dict(vars(torch.autocast))
    state["optimizer"] = dict(vars(torch.optim.Optimizer))
    state["backward"] = torch.autograd._engine_run_backward  # type: ignore[attr-defined]
    state["parse"] = torch._C._nn._parse_to
    state["default"] = torch._C._get_default_device
    state["modes"] = torch._C._len_torch_function_stack(), torch._C._len_torch_dispatch_stack()
    state["device"] = torch.get_default_device()
    return state


def test_nothing_stays_patched() -> None:
    import torch._dynamo  # the simulation imports it if nobody has

    before = state_of_pytorch()
    with contextlib.suppress(RuntimeError), simulated_cuda():
        torch.set_default_device("cuda")
        model = nn.Linear(2, 2)
        print(model(torch.ones(1, 2)))
        model(torch.ones(1, 2, device="cpu"))
    assert state_of_pytorch() == before


def test_a_mark_does_not_outlive_its_tensor(simulated: None) -> None:
    for _ in range(200):  # memory is given out again and again
        torch.ones(1000, device="cuda")
        assert place_of(torch.ones(1000)) is None
    assert torch.cuda.memory_allocated() == 0


def test_autocast_says_that_it_is_not_simulated(simulated: None) -> None:
    model = nn.Linear(3, 2).to("cuda")
    with pytest.warns(UserWarning, match="not simulated"), torch.autocast("cuda"):
        assert model(torch.ones(1, 3, device="cuda")).dtype == torch.float32


def test_its_own_random_numbers_can_be_repeated(simulated: None) -> None:
    torch.cuda.manual_seed(3)
    first = torch.rand(4, device="cuda")
    kept = torch.rand(4)
    torch.cuda.manual_seed(3)
    assert torch.equal(first, torch.rand(4, device="cuda"))
    assert not torch.equal(kept, torch.rand(4))


def test_lazy_layers_take_their_shape_on_the_device(simulated: None) -> None:
    model = nn.Sequential(nn.Flatten(), nn.LazyLinear(5), nn.ReLU(), nn.LazyLinear(2)).to("cuda")
    assert model(torch.ones(3, 1, 2, 2, device="cuda")).device == torch.device("cuda", 0)
    assert {str(parameter.device) for parameter in model.parameters()} == {"cuda:0"}


def test_module_arguments_may_be_named(simulated: None) -> None:
    assert nn.Linear(2, 2).to(device=CUDA, non_blocking=True).weight.is_cuda
    assert nn.Linear(2, 2).to(torch.ones(1, device="cuda")).weight.is_cuda


NO_FILES = """
import sys
from pathlib import Path
import torch
import autograder.simulated_cuda as simulated
from device.errors import ERRORS

package, opened = str(Path(simulated.__file__).parents[1]), []
with simulated.simulated_cuda():  # what is imported at the first entry
    torch.ones(2).cuda()
sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" and package in str(args[0]) else None)
with simulated.simulated_cuda():
    for function, _, _ in ERRORS.values():
        try:
            function(torch.device("cuda"))
        except Exception:
            pass
print(opened)
"""


def test_no_file_of_the_kit_is_opened_once_the_device_is_there() -> None:
    """Beside student code the kit's own folder is out of sight."""
    run = subprocess.run([sys.executable, "-c", NO_FILES], cwd=Path(__file__).parent, capture_output=True, timeout=300)
    assert run.stdout.decode().strip() == "[]", run.stderr.decode()
