"""System calls and C functions that Python has no function for."""

import ctypes
import os
from functools import cache
from typing import Any


@cache
def libc() -> ctypes.CDLL:
    """The C library of this process."""
    return ctypes.CDLL(None, use_errno=True)


def syscall(number: int, *arguments: Any) -> int:
    """A system call by its number.

    Raises:
        OSError: it failed.
    """
    words = [ctypes.c_long(word) if isinstance(word, int) else word for word in arguments]
    return _checked(libc().syscall(ctypes.c_long(number), *words))


def call(name: str, *arguments: Any) -> int:
    """A function of the C library that answers -1 when it fails.

    Raises:
        OSError: it failed; the message names the function.
    """
    words = [ctypes.c_ulong(word) if isinstance(word, int) else word for word in arguments]
    return _checked(getattr(libc(), name)(*words), name)


def _checked(result: int, name: str = "") -> int:
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}" if name else os.strerror(number))
    return result
