"""Traces: which values the names of a program's functions take while a probe runs, line by line, as short digests.

Two programs that work the same thing out in other words give the same digests, whatever their names are: so a name of
the one is found again in the other, and the line from which on they differ.
"""

import hashlib
import sys
from collections.abc import Iterable
from types import FrameType
from typing import Any

import numpy as np
import torch

from autograder.wire.values import plain_tensor

MOST_VALUES = 4_000  # in all: a training repeats itself long before
MOST_OF_A_LINE = 12  # for one name: what follows are further rounds of the same loop
DIGITS = 4  # significant ones: another order of adding up changes the last of float32's seven

Value = tuple[str, int, str, str]  # function, line, name, digest
RETURNED = "return"


class Tracer:
    """Records values of the functions of some units while it is switched on.

    Attributes:
        values: what was seen, in the order of time.
        attributes: by function and name, which of the asked attributes its values have.
    """

    def __init__(self, units: Iterable[str], attributes: Iterable[str]) -> None:
        """
        Args:
            units: labels of the cells or files whose functions are looked at.
            attributes: names of attributes that are asked about.
        """
        self._units = frozenset(units)
        self._asked = tuple(attributes)
        self._seen: dict[tuple[str, int, str], int] = {}
        self._last: dict[int, tuple[int, dict[str, tuple[int, int]]]] = {}
        self.values: list[Value] = []
        self.attributes: dict[str, dict[str, set[str]]] = {}

    def __enter__(self) -> "Tracer":
        self._before = sys.gettrace()
        sys.settrace(self._call)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._before)

    def _call(self, frame: FrameType, event: str, argument: Any) -> Any:
        code = frame.f_code
        if code.co_filename not in self._units or len(self.values) >= MOST_VALUES or code.co_name.startswith("<"):
            return None
        self._last[id(frame)] = (code.co_firstlineno, {})
        self._note(frame, frame.f_lineno)
        return self._line

    def _line(self, frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            self._note(frame, frame.f_lineno)
        elif event == "return":
            self._note(frame, frame.f_lineno)
            line, _ = self._last.pop(id(frame), (0, {}))
            self._add(frame.f_code.co_name, line, RETURNED, argument)
        return self._line if len(self.values) < MOST_VALUES else None

    def _note(self, frame: FrameType, following: int) -> None:
        """What the line before has changed."""
        line, before = self._last.get(id(frame), (following, {}))
        now = {}
        for name, value in frame.f_locals.items():
            now[name] = (id(value), _version(value))
            if before.get(name) != now[name]:
                self._add(frame.f_code.co_name, line, name, value)
        self._last[id(frame)] = (following, now)

    def _add(self, function: str, line: int, name: str, value: Any) -> None:
        key = (function, line, name)
        count = self._seen[key] = self._seen.get(key, 0) + 1
        if count > MOST_OF_A_LINE or len(self.values) >= MOST_VALUES:
            return
        self.values.append((function, line, name, digest(value)))
        have = self.attributes.setdefault(function, {}).setdefault(name, set())
        have.update(one for one in self._asked if one not in have and _has(value, one))


def _has(value: Any, attribute: str) -> bool:
    try:
        return hasattr(value, attribute)
    except Exception:  # a property of the student's may raise anything
        return False


def _version(value: Any) -> int:
    """A number that changes where a value is changed in place."""
    if isinstance(value, torch.Tensor):
        try:
            return value._version
        except RuntimeError:  # tensors of inference mode keep none
            return 0
    return len(value) if type(value) in (list, dict, set) else 0


def digest(value: Any, depth: int = 0) -> str:
    """A short text that is the same for equal values; for what has none to compare, its kind."""
    kind = type(value)
    if kind in (int, float, bool) or isinstance(value, np.number):
        return f"n{float(value):.{DIGITS}g}"
    if kind is str:
        return f"s{value[:20]}"
    if isinstance(value, torch.Tensor):
        return _tensor(value)
    if isinstance(value, np.ndarray):
        return _tensor(torch.from_numpy(value)) if value.dtype.kind in "biuf" else "a"
    if kind in (list, tuple) and depth < 2:
        return "l" + hashlib.md5("|".join(digest(one, depth + 1) for one in value[:50]).encode()).hexdigest()[:10]
    return f"t{kind.__name__[:30]}"


def _tensor(value: torch.Tensor) -> str:
    try:
        plain = plain_tensor(value.detach())
        if plain.numel() == 1 and plain.dim() == 0:
            return f"n{float(plain):.{DIGITS}g}"
        flat = plain.flatten()[:10_000].to(torch.float64)
        places = torch.arange(1, flat.numel() + 1, dtype=torch.float64) ** 0.5
        return f"T{list(plain.shape)}{float(flat.sum()):.{DIGITS}g}/{float((flat * places).sum()):.{DIGITS}g}"
    except Exception:  # a tensor of a kind that cannot be looked into
        return "T"
