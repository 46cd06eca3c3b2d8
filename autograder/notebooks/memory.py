"""Memory of a notebook's process and of all that it has started, which no limit of a single process bounds."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

KILOBYTE = 1024


def memory_of(pid: int) -> int:
    """Bytes that a process and its descendants take together, where there are any; 0 for a process by itself.

    What they share is counted once. A process by itself has a limit of the kernel's own.
    """
    numbers = list(_family(pid))
    return sum(map(_share, numbers)) if len(numbers) > 1 else 0


def number_of(handle: int) -> int:
    """The number by which this process knows another one of which it has a descriptor; in a namespace it has others."""
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/self/fdinfo/{handle}").read_text().splitlines():
            if line.startswith("Pid:"):
                return int(line.split()[1])
    return -1


def _family(pid: int) -> Iterator[int]:
    yield pid
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _share(pid: int) -> int:
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * KILOBYTE
    return 0
