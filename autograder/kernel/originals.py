"""The originals of what test cells rely on: builtins and libraries as they were before any code of a student's."""

import builtins
import gc
import importlib
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

from autograder.wire.cells import Trusted

_ALWAYS = """builtins math cmath operator functools itertools statistics unittest unittest.case unittest.mock random
json collections collections.abc numbers decimal fractions types copy re inspect numpy numpy.testing numpy.linalg
numpy.testing._private.utils pandas pandas.testing pandas._testing torch torch.testing torch.testing._comparison
torch.nn torch.nn.functional scipy sklearn sympy ast tokenize linecache traceback msgspec msgspec.json msgspec.structs
asyncio.events asyncio.base_events asyncio.tasks IPython.core.inputtransformer2 IPython.core.formatters"""
ALWAYS = tuple(_ALWAYS.split())
OWN = (
    "autograder.kernel.",
    "autograder.wire.cells",
    "autograder.wire.cell_frames",
    "autograder.wire.question_marks",
    "autograder.worker.limits",
)
_OWN = frozenset({"__builtins__", "__dict__", "__doc__", "__weakref__", "_"})


class Originals:
    """What is there before any code of a student's, and the way back to it."""

    def __init__(self, names: Iterable[str]) -> None:
        """
        Args:
            names: modules besides the usual ones; those that are not loaded are left out.
        """
        own = [name for name in sys.modules if name.startswith(OWN)]
        found = dict.fromkeys((*ALWAYS, *names, *own))
        self.modules = {name: sys.modules[name] for name in found if isinstance(sys.modules.get(name), ModuleType)}
        holders: list[Any] = [*self.modules.values()]
        holders += [
            value
            for module in self.modules.values()
            for value in vars(module).values()
            if isinstance(value, type) and value.__flags__ & _HEAP and _home(value) in self.modules
        ]
        self._kept = [(holder, {k: v for k, v in vars(holder).items() if _worth_it(k, v)}) for holder in holders]
        self._spaces = [(vars(sys.modules[name]), frozenset(vars(sys.modules[name]))) for name in own]
        self._finders = list(sys.meta_path)
        self.classes = frozenset(map(id, _all_classes()))
        self.restore_libraries = _restorer(self._kept, self._spaces)

    def restore(self, changed: frozenset[str]) -> None:
        """Put back what has been changed, and take away what could look over a test's shoulder.

        Args:
            changed: names of attributes that the course itself changes.
        """
        sys.settrace(None)
        sys.setprofile(None)
        threading.settrace(None)
        threading.setprofile(None)
        gc.callbacks.clear()
        for clock in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
            signal.setitimer(clock, 0)
        self.restore_libraries(changed)
        sys.meta_path[:] = self._finders
        for name, module in self.modules.items():
            if not name.startswith(OWN):
                sys.modules[name] = module

    def is_number(self, value: Any) -> bool:
        """Whether a value is one number of NumPy's or torch's own kinds."""
        kind = type(value)
        if id(kind) not in self.classes or kind.__module__ not in ("numpy", "torch"):
            return False
        numpy = self.modules.get("numpy")
        scalar = numpy is not None and issubclass(kind, numpy.number) and not issubclass(kind, numpy.complexfloating)
        torch = self.modules.get("torch")
        return bool(
            scalar or (torch is not None and kind is torch.Tensor and value.dim() == 0 and not value.is_complex())
        )

    def named(self, trusted: Trusted) -> tuple[dict[str, Any], frozenset[str]]:
        """What names are to mean in test cells.

        Args:
            trusted: what the course's own notebook says about its names.

        Returns:
            what it only imports, by name; and names of builtins, which it does not give another meaning.
        """
        imported = {}
        for name, what in trusted.imported.items():
            module, _, attribute = what.partition(":")
            try:
                found = sys.modules.get(module) or importlib.import_module(module)
                imported[name] = getattr(found, attribute) if attribute else found
            except Exception:  # it is not there: the test says so when it needs it
                continue
        return imported, frozenset(vars(builtins)) - trusted.bound - imported.keys()


def _restorer(
    kept: list[tuple[Any, dict[str, Any]]], spaces: list[tuple[dict[str, Any], frozenset[str]]]
) -> Callable[[frozenset[str]], None]:
    """What puts back all that has been changed of libraries and of what runs cells, but names that the course changes.

    It holds the builtins that it needs: those that it puts back may be others by then.
    """
    names_of, put, delete = vars, setattr, dict.pop

    def restore(changed: frozenset[str]) -> None:
        for space, names in spaces:
            for name in space.keys() - names:  # it would stand before a builtin of that name
                delete(space, name)
        for holder, attributes in kept:
            now = names_of(holder)
            for name, value in attributes.items():
                if now.get(name, None) is not value and name not in changed:
                    put(holder, name, value)

    return restore


_HEAP = 1 << 9  # Py_TPFLAGS_HEAPTYPE: only these classes can be changed


def _home(kind: type) -> str:
    return str(getattr(kind, "__module__", ""))


def _worth_it(name: str, value: Any) -> bool:
    """Whether an attribute does something: data of a library may change as it works."""
    return name not in _OWN and (
        callable(value) or isinstance(value, ModuleType | property | classmethod | staticmethod)
    )


def _all_classes() -> Iterable[type]:
    seen: set[int] = set()
    left: list[type] = [object]
    while left:
        kind = left.pop()
        if id(kind) not in seen:
            seen.add(id(kind))
            yield kind
            left += type.__subclasses__(kind)
