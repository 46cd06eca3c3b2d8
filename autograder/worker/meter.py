"""The meter of limits: which one is behind an error, how much was used, and what usually causes it.

What it says is for explaining only: it is said in the student's own process.
"""

import errno
import os
import threading
import time
from typing import Any

from autograder.core.language import tr
from autograder.worker.limits import OutputLimit, TimeLimit

MOSTLY_WAITING = 0.2  # of the time
FEW = 3
OPEN_FILES = 128


class Meter:
    """Knows the limits of this process and what it had used before any student code ran."""

    def __init__(self, limits: dict[str, int], confined: bool) -> None:
        self._limits = limits
        self._confined = confined
        self._before = _peak()
        self.begin()

    def begin(self) -> None:
        """A statement or a probe begins."""
        self._began = time.process_time()
        self._pushed_aside = _pushed_aside()

    def sentence(self, error: BaseException) -> str | None:
        """The limit behind an error in words; None where it is none."""
        kind, limits = type(error), self._limits
        if kind is TimeLimit:
            return self._about_time(error.seconds)  # type: ignore[attr-defined]
        if kind is OutputLimit:
            return None  # it says it itself
        if _is_memory(error):
            return tr(
                "A submission may take {megabytes:,} MB of memory, and had taken about {used:,} MB. Usually "
                "something grows in every step, such as a list of losses that keep their history, or one tensor "
                "is made far too large.",
                megabytes=limits["memory"],
                used=self._taken(),
            )
        if kind is RuntimeError and "can't start new thread" in _said(error):
            return tr(
                "A submission may have {limit} threads at once, and had {count}. Usually they are "
                "started in a loop and never end.",
                limit=limits["threads"],
                count=threading.active_count(),
            )
        return self._about_system(getattr(error, "errno", None)) if isinstance(error, OSError) else None

    def _about_time(self, seconds: float) -> str:
        computed = time.process_time() - self._began
        # On a machine with much to do a busy program computes little too; but it has to be pushed aside for that.
        idle = _pushed_aside() - self._pushed_aside <= FEW
        if computed < MOSTLY_WAITING * seconds and idle:
            return tr(
                "It computed for less than a fifth of these and waited for the rest: usually for `time.sleep`, "
                "or for a thread, a lock or a queue that never answers."
            )
        return tr("Usually a loop has no end, or much more is computed than is needed.")

    def _about_system(self, number: int | None) -> str | None:
        limits = self._limits
        match number:
            case errno.ENOSPC | errno.EDQUOT:
                megabytes, count = _files()
                return tr(
                    "A submission may have {megabytes:,} MB in {files:,} files, and has {used:,} MB in "
                    "{count:,}. Usually something is written in every step of a loop.",
                    megabytes=limits["files"],
                    files=limits["file_count"],
                    used=megabytes,
                    count=count,
                )
            case errno.EFBIG:
                return tr(
                    "A submission may write files of up to {megabytes:,} MB. Usually something is written in every "
                    "step of a loop.",
                    megabytes=limits["files"],
                )
            case errno.EMFILE:
                return tr(
                    "A submission may have {count} files open at once, and has. Usually they are opened in a "
                    "loop and never closed: `with open(...) as file:` closes them.",
                    count=OPEN_FILES,
                )
            case errno.EPERM | errno.EACCES if self._confined:
                return tr(
                    "While it is marked, a submission works with the files of its own folder only: it starts no "
                    "programs or processes, uses no network and opens no other files."
                )
        return None

    def _taken(self) -> int:
        # Rounded, so that the same program is told the same again.
        return max(0, round((_peak() - self._before) / 100) * 100)


def _used(name: str) -> int:
    """A figure of the system's about this process; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return int(getattr(resource.getrusage(resource.RUSAGE_SELF), name))


def _peak() -> int:
    """Megabytes that this process had in memory at most."""
    return _used("ru_maxrss") // 1024


def _pushed_aside() -> int:
    """How often this process had to make room for another although it wanted to go on."""
    return _used("ru_nivcsw")


def _files() -> tuple[int, int]:
    """Megabytes and number of the files in the current folder's file system."""
    if not hasattr(os, "statvfs"):
        return 0, 0
    state = os.statvfs(".")
    used = (state.f_blocks - state.f_bfree) * state.f_frsize
    return used // 2**20, max(0, state.f_files - state.f_ffree - 1)


def _is_memory(error: BaseException) -> bool:
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
        return True
    said = _said(error)
    return type(error) is RuntimeError and ("not enough memory" in said or "can't allocate memory" in said)


def _said(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException:  # the student's own __str__ may raise anything
        return ""


def meter_for(job: dict[str, Any]) -> Meter:
    """The meter of a job."""
    return Meter(job["limits"], bool(job.get("confined")))
