"""Instruments for programs that use a GPU: where tensors were, and what was moved there and back.

They work the same on the simulated device and on a real one.
"""

import contextlib
import sys
import weakref
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import FrameType
from typing import Any

import torch
from torch import nn
from torch.nn.modules.module import register_module_forward_pre_hook
from torch.overrides import TorchFunctionMode

from autograder.core.language import tr


def kind_of_device(value: Any) -> str:
    """ "cuda", "cpu" or another type of device; "" for what is no tensor."""
    return str(value.device.type) if isinstance(value, torch.Tensor) else ""


def devices_of(module: nn.Module) -> dict[str, list[str]]:
    """The types of device on which a module's parameters and buffers are, each in its order."""
    return {
        "parameters": [kind_of_device(parameter) for parameter in module.parameters()],
        "buffers": [kind_of_device(buffer) for buffer in module.buffers()],
    }


@dataclass
class Transfer:
    """A call of `.to`, `.cuda` or `.cpu`.

    Attributes:
        what: the name of the tensor that was moved, "model" for a parameter or buffer, or "".
        source, target: types of device; the same where nothing had to be moved.
        size: bytes that were moved.
        place: where in the student's program, such as "line 12".
        dropped: whether the result was thrown away at once.
    """

    what: str
    source: str
    target: str
    size: int
    place: str
    dropped: bool = False


class Transfers(TorchFunctionMode):
    """A ledger of what is moved between devices: `with Transfers(student, names) as ledger: ...`.

    Attributes:
        entries: all moves, in their order.
    """

    def __init__(self, student: Any, names: Mapping[str, torch.Tensor]) -> None:
        """
        Args:
            student: whose program's lines are looked for.
            names: tensors that are known by a name.
        """
        super().__init__()
        self.entries: list[Transfer] = []
        self._namespace = getattr(student, "_namespace", {})
        self._names = {id(tensor): name for name, tensor in names.items()}
        self._kept = list(names.values())  # so that no id is given twice
        self._fresh: tuple[Transfer, weakref.ref[torch.Tensor]] | None = None

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        self._look_back()
        result = func(*args, **(kwargs or {}))
        if func in _MOVES and args and isinstance(result, torch.Tensor):
            self._note(args[0], result)
        return result

    def __exit__(self, *error: Any) -> None:
        super().__exit__(*error)  # type: ignore[no-untyped-call]
        self._look_back()

    def _note(self, tensor: torch.Tensor, result: torch.Tensor) -> None:
        source, target = tensor.device.type, result.device.type
        part = isinstance(tensor, nn.Parameter)
        what = "model" if part else self._names.get(id(tensor), "")
        size = 0 if result is tensor else tensor.numel() * tensor.element_size()
        entry = Transfer(what, source, target, size, self._place())
        self.entries.append(entry)
        if result is not tensor:
            self._fresh = entry, weakref.ref(result)
            if what and not part:
                self._names[id(result)] = what
                self._kept.append(tensor)

    def _look_back(self) -> None:
        """A result that is gone before the next call of PyTorch was never used."""
        if self._fresh is not None:
            entry, result = self._fresh
            entry.dropped = result() is None
            self._fresh = None

    def _place(self) -> str:
        frame: FrameType | None = sys._getframe()
        while frame is not None:
            if frame.f_globals is self._namespace:
                label = frame.f_code.co_filename
                if ", cell " in label:
                    return tr("cell {cell}, line {line}", cell=label.split(", cell ")[-1], line=frame.f_lineno)
                return tr("line {line}", line=frame.f_lineno)
            frame = frame.f_back
        return ""

    def moves_of(self, what: str) -> list[Transfer]:
        """The moves of one thing that led to another device."""
        return [entry for entry in self.entries if entry.what == what and entry.source != entry.target]

    def dropped(self) -> list[Transfer]:
        """Moves whose result was thrown away."""
        return [entry for entry in self.entries if entry.dropped]

    def calls_for_model(self) -> int:
        """Calls that moved, or would have moved, parameters."""
        return sum(entry.what == "model" for entry in self.entries)


_MOVES = frozenset({torch.Tensor.to, torch.Tensor.cuda, torch.Tensor.cpu})


class WhereItRuns:
    """Where modules with parameters were called: `with WhereItRuns() as seen: ...`.

    Attributes:
        training: for each call while gradients were recorded, the devices of parameters and inputs, such as "cuda".
        looking: the same for calls without recording.
    """

    def __init__(self) -> None:
        self.training: list[str] = []
        self.looking: list[str] = []
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> "WhereItRuns":
        self._stack.callback(register_module_forward_pre_hook(self._entering).remove)
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _entering(self, module: nn.Module, args: tuple[Any, ...]) -> None:
        own = next(module.parameters(recurse=False), None)
        if own is None:
            return
        kinds = {kind_of_device(own), *(kind_of_device(arg) for arg in args if isinstance(arg, torch.Tensor))}
        (self.training if torch.is_grad_enabled() else self.looking).append("+".join(sorted(kinds)))


_NOTED = "_is_noted"  # the attribute of a module whose inputs are noted


@contextlib.contextmanager
def noting(notes: list[str], module: nn.Module) -> Iterator[None]:
    """Note the type of device of whatever goes into a module, or into a copy of it, also by `module.forward(x)`."""
    # A hook is not called by `forward`, and a function in the place of one module's would compute for its copies too.
    kind = type(module)
    forward = kind.forward

    def noted(self: nn.Module, *args: Any, **named: Any) -> Any:
        if _NOTED in self.__dict__:
            notes.append("+".join(kind_of_device(arg) for arg in (*args, *named.values())))
        return forward(self, *args, **named)

    module.__dict__[_NOTED] = True
    kind.forward = noted
    try:
        yield
    finally:
        kind.forward = forward
        del module.__dict__[_NOTED]
