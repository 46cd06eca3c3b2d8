"""Landlock: which files a process can reach, and that it reaches no network and no process outside.

The system calls are made by hand; their numbers are the same on x86_64 and aarch64. The version (ABI) is what the
call itself answers: lists of security modules do not tell whether it works.
"""

import ctypes
import errno
import struct
from collections.abc import Iterable

from autograder.core.language import tr
from autograder.sandbox.syscalls import call, syscall

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on every architecture
_VERSION = 1  # flag of CREATE_RULESET
_PATH_BENEATH = 1  # kind of rule
_NO_LOG = 1  # flag of RESTRICT_SELF since version 7: a student must not fill the system's log
_NO_NEW_PRIVS = 38  # prctl

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE = (1 << bit for bit in range(6))
MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO, MAKE_BLOCK, MAKE_SYM = (1 << bit for bit in range(6, 13))
REFER, TRUNCATE, IOCTL_DEV = (1 << bit for bit in range(13, 16))

READ_TREE = READ_FILE | READ_DIR
WRITE_TREE = READ_TREE | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER | TRUNCATE
DEVICE = READ_FILE | WRITE_FILE | IOCTL_DEV


class NoLandlock(OSError):
    """The kernel has no Landlock, or it is switched off; the text says which."""


def abi() -> int:
    """The version of Landlock that the kernel offers, 1 or more.

    Raises:
        NoLandlock: none.
    """
    try:
        return syscall(CREATE_RULESET, None, 0, _VERSION)
    except OSError as error:
        reason = {
            errno.ENOSYS: tr("the kernel has no Landlock (it came with Linux 5.13)"),
            errno.EOPNOTSUPP: tr("Landlock is in the kernel but switched off at its start (see the setting lsm=)"),
        }.get(error.errno or 0, tr("Landlock's system call is refused: {reason}", reason=error.strerror))
        raise NoLandlock(error.errno, reason) from None


def handled(version: int) -> tuple[int, int, int]:
    """Everything that a version can refuse: rights to files, to the network, and reaching outside (scopes)."""
    files = 13 + (version >= 2) + (version >= 3) + (version >= 5)
    network = 0b11 if version >= 4 else 0  # binding and connecting TCP sockets
    scopes = 0b11 if version >= 6 else 0  # abstract unix sockets and signals
    return (1 << files) - 1, network, scopes


def ruleset_attributes(version: int) -> bytes:
    """`struct landlock_ruleset_attr` of the size that the version knows."""
    files, network, scopes = handled(version)
    # Version 5 has a right more than versions 2 and 3 have, all in one row of bits: the count gives the mask.
    words = (files, network, scopes)[: 1 + (version >= 4) + (version >= 6)]
    return struct.pack(f"={len(words)}Q", *words)


def ruleset(version: int, rules: Iterable[tuple[int, int]]) -> int:
    """A set of rules, as a descriptor that stays open until it is closed.

    The kernel keeps the rules, however many there are: the descriptors of the paths are read one by one and may be
    closed as soon as the next is asked for.

    Args:
        version: the ABI.
        rules: for each path a descriptor of it (`O_PATH`) and what may be done there and below. Nothing else is left.

    Raises:
        OSError: the kernel refused.
    """
    attributes = ruleset_attributes(version)
    known = handled(version)[0]
    made = syscall(CREATE_RULESET, ctypes.c_char_p(attributes), len(attributes), 0)
    for descriptor, rights in rules:
        rule = struct.pack("=Qi", rights & known, descriptor)
        syscall(ADD_RULE, made, _PATH_BENEATH, ctypes.c_char_p(rule), 0)
    return made


def restrict(version: int, rulesets: Iterable[int]) -> None:
    """Confine this process for good to what every one of these sets of rules allows.

    Raises:
        OSError: the kernel refused.
    """
    call("prctl", _NO_NEW_PRIVS, 1, 0, 0, 0)
    for made in rulesets:
        syscall(RESTRICT_SELF, made, _NO_LOG if version >= 7 else 0)
