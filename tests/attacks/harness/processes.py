"""Processes: who is below whom, what they are, and their end."""

import contextlib
import ctypes
import os
import signal
import time
from pathlib import Path

SUBREAPER = 36  # prctl


def adopt(orphans: bool) -> None:
    """Let orphans among this process's descendants become its own children, where they are seen; or no more."""
    ctypes.CDLL(None).prctl(SUBREAPER, int(orphans), 0, 0, 0)


def children(pid: int) -> list[int]:
    """The children of a process."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):
            found += map(int, Path(f"/proc/{pid}/task/{task}/children").read_text().split())
    return found


def descendants(pid: int) -> list[int]:
    """All processes below one, nearer ones first; zombies are not among them."""
    found: list[int] = []
    level = children(pid)
    while level:
        found += level
        level = [one for parent in level for one in children(parent)]
    return [one for one in found if state(one) != "Z"]


def state(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][:1]
    return "Z"


def command(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")[:80]
    return "gone"


def high_water(pid: int) -> float:
    """The most memory that a process ever had, in megabytes."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def end_all(pids: list[int]) -> None:
    """Kill processes of the harness's own, and wait until they are gone."""
    for pid in pids:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    for _ in range(100):
        ended = all(state(pid) == "Z" for pid in pids)
        for pid in pids:
            with contextlib.suppress(OSError):  # those that became this process's own
                os.waitpid(pid, os.WNOHANG)
        if ended:
            return
        time.sleep(0.05)
