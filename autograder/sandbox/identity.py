"""The identity of a confined process: as root, a user whom no other process is; for everyone, without any privilege."""

import contextlib
import ctypes
import os
import secrets
import signal
import stat
import struct
from collections.abc import Iterable
from pathlib import Path

from autograder.sandbox.syscalls import call

_PDEATHSIG, _DUMPABLE, _CAPBSET_DROP, _NO_NEW_PRIVS, _AMBIENT, _AMBIENT_CLEAR = 1, 4, 24, 38, 47, 4
_CAPABILITY_VERSION = 0x20080522
_LAST_CAPABILITY = 63
# Above all ranges that systems give to users, containers and services, and positive as a signed number.
_FIRST_ID, _IDS = 0x7000_0000, 0x0FFF_FFFF


def fresh_id() -> int:
    """A user number that, but for a chance of one in millions, nothing else on the machine has."""
    return _FIRST_ID + secrets.randbelow(_IDS)


def is_root() -> bool:
    """Whether this process runs as root."""
    return os.geteuid() == 0


def can_change() -> bool:
    """Whether this process may become any other user: root with all numbers at hand."""
    if not is_root():
        return False
    rows = [line.split() for line in Path("/proc/self/uid_map").read_text().splitlines()]
    return any(int(first) <= _FIRST_ID and int(first) + int(count) > _FIRST_ID + _IDS for first, _, count in rows)


def closed_to_others(paths: Iterable[str]) -> str | None:
    """The first folder on the way to some paths that other users cannot pass, None where all are open to them."""
    for path in paths:
        for place in (Path(path), *Path(path).parents):
            mode = place.stat().st_mode
            needed = stat.S_IXOTH | stat.S_IROTH if stat.S_ISDIR(mode) and place == Path(path) else 0
            needed = needed or (stat.S_IXOTH if stat.S_ISDIR(mode) else stat.S_IROTH)
            if mode & needed != needed:
                return str(place)
    return None


def become(number: int) -> None:
    """Take a user and group number for good, with no other groups.

    Raises:
        OSError: not allowed.
    """
    os.setgroups([])
    os.setresgid(number, number, number)
    os.setresuid(number, number, number)


def bound_privileges() -> None:
    """Give up the right to ever gain a capability; to be done before the change of user, which takes it away."""
    for number in range(_LAST_CAPABILITY + 1):
        with contextlib.suppress(OSError):  # beyond the kernel's last one, or a user's, who holds none anyway
            call("prctl", _CAPBSET_DROP, number, 0, 0, 0)


def drop_privileges() -> None:
    """Give up every capability, and the means to gain any by starting programs.

    Raises:
        OSError: the kernel refused.
    """
    with contextlib.suppress(OSError):
        call("prctl", _AMBIENT, _AMBIENT_CLEAR, 0, 0, 0)
    header = struct.pack("=Ii", _CAPABILITY_VERSION, 0)
    call("capset", ctypes.c_char_p(header), ctypes.c_char_p(bytes(24)))
    call("prctl", _NO_NEW_PRIVS, 1, 0, 0, 0)
    call("prctl", _DUMPABLE, 0, 0, 0, 0)


def die_with_parent(parent: int) -> None:
    """Ask the kernel to kill this process when its parent ends, however that ends.

    To be asked again after a change of user, which clears it.

    Args:
        parent: its number; where that has ended already, this process ends too.
    """
    call("prctl", _PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)
