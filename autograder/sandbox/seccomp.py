"""The filter of system calls, made by libseccomp and put to use by hand.

libseccomp is called directly: its binding on PyPI has had no release since 2021 and starts a compiler to look for
the library. A filter is made once and used in every child; only the process's own number is filled in.
"""

import ctypes
import errno
import os
import struct
from functools import cache
from typing import NamedTuple

from autograder.core.language import tr
from autograder.sandbox import policy
from autograder.sandbox.policy import When
from autograder.sandbox.syscalls import call

LIBRARY = "libseccomp.so.2"
ALLOW = 0x7FFF0000
KILL = 0x80000000  # the whole process
_DEFAULT, _BAD_ARCHITECTURE, _OPTIMIZE = 1, 2, 8  # attributes of a filter
_NOT_EQUAL, _MASKED_EQUAL = 1, 7
_UNKNOWN = -1
_SET_SECCOMP, _FILTER_MODE, _NO_NEW_PRIVS = 22, 2, 38  # prctl


def refuse(number: int) -> int:
    """The action that lets a call fail with an error number."""
    return 0x00050000 | number


class NoSeccomp(OSError):
    """No filter can be made or used here; the text says why."""


class Instruction(NamedTuple):
    """One `struct sock_filter`."""

    code: int
    if_true: int
    if_false: int
    value: int


Filter = tuple[Instruction, ...]


class _Comparison(ctypes.Structure):
    _fields_ = (
        ("argument", ctypes.c_uint),
        ("operator", ctypes.c_int),
        ("mask", ctypes.c_uint64),
        ("value", ctypes.c_uint64),
    )


@cache
def library() -> ctypes.CDLL:
    """libseccomp.

    Raises:
        NoSeccomp: it is not installed.
    """
    try:
        found = ctypes.CDLL(LIBRARY)
    except OSError:
        raise NoSeccomp(errno.ENOENT, tr("{library} is not installed", library=LIBRARY)) from None
    found.seccomp_init.restype = ctypes.c_void_p
    found.seccomp_init.argtypes = [ctypes.c_uint32]
    for name, *arguments in (
        ("seccomp_release", ctypes.c_void_p),
        ("seccomp_attr_set", ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32),
        ("seccomp_arch_resolve_name", ctypes.c_char_p),
        ("seccomp_arch_add", ctypes.c_void_p, ctypes.c_uint32),
        ("seccomp_arch_remove", ctypes.c_void_p, ctypes.c_uint32),
        ("seccomp_syscall_resolve_name", ctypes.c_char_p),
        ("seccomp_export_bpf", ctypes.c_void_p, ctypes.c_int),
        (
            "seccomp_rule_add_array",
            *(ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint, ctypes.POINTER(_Comparison)),
        ),
    ):
        function = getattr(found, name)
        function.argtypes = arguments
        function.restype = None if name == "seccomp_release" else ctypes.c_int
    found.seccomp_arch_resolve_name.restype = ctypes.c_uint32
    return found


def version() -> str:
    """Of libseccomp."""
    library().seccomp_version.restype = ctypes.POINTER(ctypes.c_uint)
    return ".".join(str(library().seccomp_version()[place]) for place in range(3))


def number_of(name: str) -> int:
    """This machine's number of a system call.

    Raises:
        NoSeccomp: libseccomp is missing or does not know the call.
    """
    number = int(library().seccomp_syscall_resolve_name(name.encode()))
    if number < 0:
        raise NoSeccomp(errno.ENOSYS, tr("{library} knows no system call {name}", library=LIBRARY, name=name))
    return number


def make_filter(architecture: str | None = None, programs: bool = False) -> Filter:
    """The filter of `policy`, with `policy.SELF` in the place of the process's number.

    Args:
        architecture: as libseccomp calls it, such as "aarch64"; this machine's if None.
        programs: whether processes and programs may be started, see `policy.PROGRAMS`.

    Raises:
        NoSeccomp: libseccomp is missing or refuses.
    """
    known = library()
    context = known.seccomp_init(refuse(errno.ENOSYS))
    if not context:
        raise NoSeccomp(errno.ENOMEM, tr("{library} makes no filter", library=LIBRARY))
    try:
        if architecture is not None:
            _check(known.seccomp_arch_remove(context, 0))  # 0 is this machine's own
            _check(known.seccomp_arch_add(context, known.seccomp_arch_resolve_name(architecture.encode())))
        _check(known.seccomp_attr_set(context, _BAD_ARCHITECTURE, KILL))
        known.seccomp_attr_set(context, _OPTIMIZE, 2)  # a tree instead of a row; old versions do without
        allowed = (*policy.ALLOWED, *policy.PATHS, *(policy.PROGRAMS if programs else ()))
        for name in allowed:
            _rule(context, ALLOW, name)
        for name in policy.REFUSED:
            if name not in allowed:
                _rule(context, refuse(errno.EPERM), name)
        for name, answer in policy.ANSWERS.items():
            _rule(context, refuse(answer), name)
        for conditional, action in (
            (policy.CONDITIONAL, ALLOW),
            (policy.CONDITIONALLY_REFUSED, refuse(errno.EPERM)),
        ):
            for name, conditions in policy.conditions(conditional, programs):
                for condition in conditions:
                    _rule(context, action, name, condition)
        return _exported(context)
    finally:
        known.seccomp_release(context)


def _rule(context: int, action: int, name: str, condition: When | None = None) -> None:
    number = library().seccomp_syscall_resolve_name(name.encode())
    if number == _UNKNOWN:
        return  # newer than the library: it gets the answer to all that is not named
    comparisons = (_Comparison * 1)(*([_comparison(condition)] if condition else []))
    result = library().seccomp_rule_add_array(context, action, number, 1 if condition else 0, comparisons)
    if result not in (0, -errno.EDOM):  # EDOM: this architecture has no such call
        _check(result, name)


def _comparison(condition: When) -> _Comparison:
    if condition.same:
        return _Comparison(condition.argument, _MASKED_EQUAL, condition.mask, condition.value)
    return _Comparison(condition.argument, _NOT_EQUAL, condition.value, 0)


def _check(result: int, name: str = "") -> None:
    if result < 0:
        raise NoSeccomp(
            -result,
            tr(
                "{library} refuses {what}: {reason}",
                library=LIBRARY,
                what=name or tr("the filter"),
                reason=os.strerror(-result),
            ),
        )


def _exported(context: int) -> Filter:
    reading, writing = os.pipe()
    try:
        # A filter has some 400 instructions, far below what a pipe holds.
        _check(library().seccomp_export_bpf(context, writing))
        data = os.read(reading, 1 << 16)
    finally:
        os.close(reading)
        os.close(writing)
    return tuple(Instruction(*one) for one in struct.iter_unpack("=HBBI", data))


def for_process(program: Filter, pid: int) -> bytes:
    """The filter as the kernel wants it, for the process with this number (as it sees itself)."""
    return b"".join(
        struct.pack("=HBBI", one.code, one.if_true, one.if_false, pid if one.value == policy.SELF else one.value)
        for one in program
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def enter(instructions: bytes) -> None:
    """Put a filter on this process for good. Only for a process of one thread.

    Raises:
        OSError: the kernel refused it.
    """
    program = _Program(len(instructions) // 8, instructions)
    call("prctl", _NO_NEW_PRIVS, 1, 0, 0, 0)
    call("prctl", _SET_SECCOMP, _FILTER_MODE, ctypes.byref(program), 0, 0)
