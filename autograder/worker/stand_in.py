"""Stand-ins for what is in modules that are not installed here: they do nothing, accept anything, and have no value.

A program that draws, logs or shows its progress goes on as if the module were there. Whoever wants a value of a
stand-in (whether it is true, equal, how long or large it is, what is in it) gets `NotInstalled`: no check can be passed
by one. The class of a stand-in is called after its module, so that each error in which one is quoted tells it.
"""

import re
import sys
import types
from collections.abc import Iterator
from functools import cache
from opcode import opmap
from typing import Any, NoReturn

from autograder.core.modules import STAND_IN

# Modules that go through what they are given, and show how far they have come.
PROGRESS = frozenset({"alive_progress", "enlighten", "fastprogress", "pkbar", "progressbar", "rich", "stqdm", "tqdm"})
_UNPACK = opmap["UNPACK_SEQUENCE"]
_AN_ERROR = re.compile(r"(?:[A-Z]\w*)?(?:Error|Exception|Warning|Timeout)")
# They compare whatever stands in an annotation with what they know, which wants no value of it.
_READS_ANNOTATIONS = frozenset({"typing", "types", "dataclasses", "inspect", "functools"})

# The modules of which a value was wanted, whatever became of the error: a program may catch it.
wanted: set[str] = set()


class NotInstalled(Exception):
    """A program wants a value of a module that is not installed here."""


class StandIn:
    """Something of a module that is not installed."""

    _wrapped: Any = None  # what is gone through, of those that show progress

    def __call__(self, *args: Any, **named: Any) -> Any:
        if len(args) == 1 and not named and isinstance(args[0], types.FunctionType | type):
            return args[0]  # as a decorator it decorates nothing
        made = _like(self)
        if _module_of(type(self)).partition(".")[0] in PROGRESS:
            steps = args and all(type(arg) is int for arg in args)
            object.__setattr__(made, "_wrapped", range(*args[:3]) if steps else named.get("iterable", *args[:1]))
        return made

    def __getattr__(self, name: str) -> Any:
        return part(type(self), name)

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
        return iter([_like(self) for _ in range(count)]) if count else self._has_no_steps()

    def _has_no_steps(self) -> Iterator[Any]:
        return self._has_no_value()

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

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        first = next(one for one in bases if type(one) is type(self))
        return (_base(_module_of(type(self))),) if first is self else ()  # one class cannot stand twice among the bases

    def _itself(self, *other: Any) -> Any:
        return _like(self)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _itself
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __matmul__ = __rmatmul__ = _itself
    __or__ = __ror__ = __and__ = __rand__ = __xor__ = __rxor__ = _itself
    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = _itself
    __neg__ = __pos__ = __abs__ = __round__ = __invert__ = _itself

    def _has_no_value(self, *other: Any, **named: Any) -> NoReturn:
        wanted.add(_module_of(type(self)))
        raise NotInstalled(f"a value of {type(self).__qualname__} is needed, which is not installed here")

    __bool__ = __contains__ = __lt__ = __le__ = __gt__ = __ge__ = _has_no_value
    __int__ = __float__ = __index__ = __complex__ = __array__ = __next__ = _has_no_value
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        if sys._getframe(1).f_globals.get("__name__") in _READS_ANNOTATIONS:
            return self is other
        return self._has_no_value()

    def __ne__(self, other: object) -> bool:
        return self._has_no_value()

    @classmethod
    def __torch_function__(cls, function: Any, kinds: Any, args: Any = (), named: Any = None) -> NoReturn:
        wanted.add(_module_of(cls))
        raise NotInstalled(f"PyTorch is given a {cls.__qualname__}, which is not installed here")


@cache
def kind_for(module: str) -> type[StandIn]:
    """The class of a module's stand-ins, which is called after it."""
    return named_for(module, StandIn)


def named_for(module: str, kind: type[StandIn]) -> type[StandIn]:
    """A class of stand-ins of this kind that is called after a module."""
    return type(f"{STAND_IN}{module}", (kind,), {"__module__": "builtins"})


def part(kind: type[StandIn], name: str) -> Any:
    """What is found under a name in a stand-in, or in the module: a class where it is called like an error.

    Raises:
        AttributeError: Python's own machinery asks, which has to be told the truth.
    """
    if name.startswith("__") and name != "__version__":
        raise AttributeError(f"'{kind.__qualname__}' object has no attribute '{name}'")
    return _error(_module_of(kind), name) if _AN_ERROR.fullmatch(name) else object.__new__(kind)


def _like(one: StandIn) -> Any:
    return object.__new__(type(one))


def _module_of(kind: type) -> str:
    return kind.__qualname__.removeprefix(STAND_IN)


@cache
def _error(module: str, name: str) -> type[Exception]:
    """An error of the module's: it can be caught and raised, and nobody raises it."""
    return type(f"{STAND_IN}{module}", (Exception,), {"__module__": "builtins", "__doc__": name})


@cache
def _base(module: str) -> type:
    """What stands among the bases of a class in the place of one of the module's: it knows nothing."""

    class Base:
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__()

        def __init_subclass__(cls, **named: Any) -> None:
            super().__init_subclass__()

        def __class_getitem__(cls, key: Any) -> Any:
            return cls

        def __getattr__(self, name: str) -> Any:
            try:
                return super().__getattr__(name)  # type: ignore[misc]  # of another base, such as a Module
            except AttributeError:
                return part(kind_for(module), name)

    Base.__name__ = Base.__qualname__ = f"{STAND_IN}{module}"
    Base.__module__ = "builtins"
    return Base


def _unpacked(frame: types.FrameType) -> int:
    """How many values a frame takes apart what it is given into, as in `figure, axes = ...`; 0 where it does not."""
    code, at = frame.f_code.co_code, frame.f_lasti
    return code[at + 1] if 0 <= at < len(code) and code[at] == _UNPACK else 0
