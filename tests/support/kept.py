"""What may outlive a test: the processes and descriptors of launchers that wider fixtures share."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

# Gives the processes and descriptors that a shared launcher holds now: it replaces a server that a test has killed.
Held = Callable[[], tuple[set[int], set[int]]]
SHARED: list[Held] = []


def family(pid: int) -> set[int]:
    """A process and all its descendants."""
    found = {pid}
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            for child in Path(f"/proc/{pid}/task/{task}/children").read_text().split():
                found |= family(int(child))
    return found
