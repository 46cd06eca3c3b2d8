"""Stand-ins for modules that are not installed here: they do nothing, accept anything, and have no value.

A program that draws, logs or shows its progress goes on as if the module were there. Whoever wants a value of a
stand-in (whether it is true, equal, how long or large it is, what is in it) gets `NotInstalled`: no check can be passed
by one. The class of a stand-in is called after its module, so that each error in which one is quoted tells it.
"""

import importlib.abc
import importlib.machinery
import sys
import types
from collections.abc import Iterator, Sequence
from opcode import opmap
from typing import Any, NoReturn

from autograder.core.modules import NEEDS, STAND_IN, is_installed

# Modules that go through what they are given, and show how far they have come.
PROGRESS = frozenset({"alive_progress", "enlighten", "fastprogress", "pkbar", "progressbar", "rich", "stqdm", "tqdm"})
_SHARED = frozenset({"google"})  # packages of several distributions: a part may be missing alone
_UNPACK = opmap["UNPACK_SEQUENCE"]


class NotInstalled(Exception):
    """A program wants a value of a module that is not installed here."""


class StandIn:
    """Something of a module that is not installed."""

    _wrapped: Any = None  # what is gone through, of those that show progress

    def __call__(self, *args: Any, **named: Any) -> Any:
        if len(args) == 1 and not named and isinstance(args[0], types.FunctionType | type):
            return args[0]  # as a decorator it decorates nothing
        made = _like(self)
        if type(self).__qualname__.removeprefix(STAND_IN).partition(".")[0] in PROGRESS:
            steps = args and all(type(arg) is int for arg in args)
            object.__setattr__(made, "_wrapped", range(*args[:3]) if steps else named.get("iterable", *args[:1]))
        return made

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _like(self)

    def __setattr__(self, name: str, value: Any) -> None:
        """Nothing is kept."""

    def __delattr__(self, name: str) -> None:
        """Nothing was kept."""

    def __getitem__(self, key: Any) -> Any:
        return _like(self)

    def __setitem__(self, key: Any, value: Any) -> None:
        """Nothing is kept."""

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *error: object) -> None:
        """No error ends here."""

    def __iter__(self) -> Iterator[Any]:
        if self._wrapped is not None:
            return iter(self._wrapped)
        count = _unpacked(sys._getframe(1))
        return iter([_like(self) for _ in range(count)]) if count else self._has_no_value()

    def __len__(self) -> int:
        return self._has_no_value() if self._wrapped is None else len(self._wrapped)

    def __repr__(self) -> str:
        return f"<{type(self).__qualname__}, which is not installed here>"

    def __format__(self, form: str) -> str:
        return repr(self)

    def __instancecheck__(self, *asked: object) -> bool:
        return False

    def __subclasscheck__(self, *asked: object) -> bool:
        return False

    def _itself(self, *other: Any) -> Any:
        return _like(self)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _itself
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _itself
    __neg__ = __pos__ = __abs__ = __round__ = _itself

    def _has_no_value(self, *other: Any, **named: Any) -> NoReturn:
        raise NotInstalled(f"a value of {type(self).__qualname__} is needed, which is not installed here")

    __bool__ = __contains__ = __lt__ = __le__ = __gt__ = __ge__ = _has_no_value
    __eq__ = __ne__ = _has_no_value
    __int__ = __float__ = __index__ = __complex__ = __array__ = __mro_entries__ = __next__ = _has_no_value
    __hash__ = object.__hash__

    @classmethod
    def __torch_function__(cls, function: Any, kinds: Any, args: Any = (), named: Any = None) -> NoReturn:
        raise NotInstalled(f"PyTorch is given a {cls.__qualname__}, which is not installed here")


def _like(one: StandIn) -> Any:
    return object.__new__(type(one))


def _unpacked(frame: types.FrameType) -> int:
    """How many values a frame takes apart what it is given into, as in `figure, axes = ...`; 0 where it does not."""
    code, at = frame.f_code.co_code, frame.f_lasti
    return code[at + 1] if 0 <= at < len(code) and code[at] == _UNPACK else 0


class _Module(types.ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return object.__new__(self.__dict__["_kind"])


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds a stand-in for each module that a student's own line imports and nobody else finds.

    Libraries that ask for what may not be there, and programs that are ready to go on without, are told the truth.
    """

    def __init__(self) -> None:
        self._guarded: dict[str, frozenset[int]] = {}
        self._kinds: dict[str, type[StandIn]] = {}

    def watch(self, label: str, guarded: frozenset[int]) -> None:
        """Stand in for what this unit imports, but in the lines that are guarded."""
        self._guarded[label] = guarded

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: Any = None) -> Any:
        top = fullname.partition(".")[0]
        if (
            fullname not in NEEDS
            and top not in self._kinds
            and (("." in fullname and top not in _SHARED) or not self._is_asked_for())
        ):
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: Any) -> types.ModuleType:
        top = spec.name.partition(".")[0]
        shown = NEEDS.get(spec.name) or (".".join(spec.name.split(".")[:2]) if top in _SHARED else top)
        kind = type(f"{STAND_IN}{shown}", (StandIn,), {"__module__": "builtins"})
        module = _Module(spec.name)
        module.__dict__["_kind"] = kind
        if spec.name not in NEEDS:
            self._kinds[top] = kind
        return module

    def exec_module(self, module: types.ModuleType) -> None:
        """There is nothing to run."""

    def _is_asked_for(self) -> bool:
        """Whether an import statement of a watched unit is at work, and needs the module."""
        frame, names = sys._getframe(2), []
        while frame.f_back is not None and frame.f_code.co_filename.startswith("<frozen importlib"):
            names.append(frame.f_code.co_name)
            frame = frame.f_back
        guarded = self._guarded.get(frame.f_code.co_filename)
        return guarded is not None and frame.f_lineno not in guarded and "_find_and_load" in names


class NotUsable(importlib.abc.MetaPathFinder):
    """Finds a stand-in for a module that is installed and needs one which is not; to stand before all other finders."""

    def __init__(self, stand_ins: StandIns) -> None:
        self._stand_ins = stand_ins

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: Any = None) -> Any:
        if fullname not in NEEDS or is_installed(NEEDS[fullname]):
            return None
        return self._stand_ins.find_spec(fullname, path, target)
