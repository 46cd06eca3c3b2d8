"""Values of any kind as plain data, for checks that compare what a function gives, whatever that is.

Lessons that `autograder import` wrote use these: a notebook's tests look at sets, tables and exceptions too.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch


def as_plain(value: Any) -> Any:
    """The value as what a probe can hand over: numbers, strings, tensors, and lists and dicts of them.

    Sets and dicts whose keys are no strings become dicts that say so; tables become the arrays of their values.
    """
    if isinstance(value, torch.Tensor):
        return value.detach().clone()
    if isinstance(value, np.ndarray):
        return value.copy() if value.dtype.kind in "biuf" else as_plain(value.tolist())
    if isinstance(value, list | tuple | range):
        return [as_plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return {"a set of": [as_plain(item) for item in sorted(value, key=repr)]}
    if isinstance(value, Mapping):
        if all(type(key) is str for key in value):
            return {key: as_plain(item) for key, item in value.items()}
        return {"a dict of": sorted(([as_plain(key), as_plain(item)] for key, item in value.items()), key=repr)}
    if isinstance(value, complex):
        return {"a complex number of": [value.real, value.imag]}
    if hasattr(value, "to_numpy"):  # a table or a column of pandas
        return as_plain(value.to_numpy())
    return value


def as_array(value: Any) -> Any:
    """Numbers as one array, whether they come as a number, a list, an array or a tensor."""
    if isinstance(value, torch.Tensor):
        return as_plain(value)
    return as_plain(np.asarray(value))


def kinds_of(value: Any) -> list[str]:
    """The names of the classes that a value is an instance of, the narrowest first."""
    return [kind.__name__ for kind in type(value).__mro__]


def raised_by(call: Callable[[], Any]) -> list[str]:
    """The names of the classes of the exception that a call raises, the narrowest first; none where it raises none."""
    try:
        call()
    except Exception as error:
        return kinds_of(error)
    return []
