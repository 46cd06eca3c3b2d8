"""Limits that the kernel keeps for one process."""

import os
import resource
from dataclasses import dataclass
from pathlib import Path

OPEN_FILES = 128
SPARE_TASKS = 256


@dataclass(frozen=True)
class Rlimits:
    """What one process may use, in bytes, seconds and numbers.

    Attributes:
        memory: growth of its address space; None for no limit, as a CUDA driver needs it.
        cpu: seconds of computing.
        file_size: of any one file.
        tasks: threads, its first one included.
    """

    memory: int | None
    cpu: int
    file_size: int
    tasks: int


def address_space() -> int:
    """Bytes of this process's address space."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def tasks_of_the_system() -> int:
    """How many threads there are, of all users."""
    return int(Path("/proc/loadavg").read_text().split()[3].split("/")[1])


def apply(limits: Rlimits, base: int, others: int) -> None:
    """Put the limits on this process for good.

    Args:
        limits: what to allow.
        base: bytes of address space that are in use at the start.
        others: how many threads of this process's user exist already, at most.
    """
    wanted = {
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_CPU: limits.cpu,
        resource.RLIMIT_FSIZE: limits.file_size,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        # The kernel counts all threads of a user: where it is not alone, it gets as many as there are, and these.
        resource.RLIMIT_NPROC: limits.tasks + (others + SPARE_TASKS if others else 0),
        resource.RLIMIT_MEMLOCK: 0,
        resource.RLIMIT_MSGQUEUE: 0,
        resource.RLIMIT_NICE: 0,
        resource.RLIMIT_RTPRIO: 0,
    }
    if limits.memory is not None:
        wanted[resource.RLIMIT_AS] = base + limits.memory
    for kind, most in wanted.items():
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # At the first limit of computing there is a signal that tells of it, at the second the process is killed.
        more = kind == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY
        resource.setrlimit(kind, (most, most + more))


def limit_memory(base: int, limits: Rlimits) -> None:
    """Only the limit of memory, for a process that is not confined otherwise."""
    if limits.memory is not None:
        resource.setrlimit(resource.RLIMIT_AS, (base + limits.memory,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
