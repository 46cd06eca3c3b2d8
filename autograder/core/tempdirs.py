"""Temporary folders that outlive no process: one private folder for each process of ours, locked while it lives.

A process that is killed cannot tidy up. The next one that starts finds its folder unlocked, and removes it.
"""

import atexit
import contextlib
import os
import tempfile
import threading
import time
from pathlib import Path

from filelock import FileLock, Timeout

from autograder.core.trees import remove

PREFIX = "torchgrade-run-"
LOCK = "lock"
UNLOCKED_SECONDS = 3600.0  # a folder without a lock that is older is nobody's

_mutex = threading.Lock()
_private: dict[int, tuple[Path, FileLock]] = {}  # by process: a fork has none of its own yet


def temporary_folder() -> Path:
    """A new empty folder, readable for this user only, that is gone when this process is, or soon after."""
    return Path(tempfile.mkdtemp(prefix="job-", dir=private_folder()))


def private_folder() -> Path:
    """This process's own folder for temporary things; those of dead processes are removed when it is made."""
    with _mutex:
        made = _private.get(os.getpid())
        if made is None or not made[0].is_dir():  # without isolation a submission may have removed it
            remove_abandoned()
            made = _private[os.getpid()] = _made()
            atexit.register(remove_private_folder)
        return made[0]


def _made() -> tuple[Path, FileLock]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        folder.chmod(0o711)  # a process with a user of its own has to get through to its job's folder
        lock = FileLock(folder / LOCK)
        with contextlib.suppress(Timeout, OSError):  # somebody takes it for abandoned in this very moment
            with contextlib.suppress(NotImplementedError):
                lock.acquire(timeout=0)
            return folder, lock


def remove_private_folder() -> None:
    """Remove this process's folder with all that is in it; a new one is made when it is asked for again."""
    with _mutex:
        made = _private.pop(os.getpid(), None)
    if made is not None:
        remove(made[0])
        made[1].release()


def remove_abandoned() -> None:
    """Remove the folders of processes of this user that ended without a chance to do it themselves."""
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and _is_abandoned(entry):
                remove(Path(entry.path))


def _is_abandoned(entry: os.DirEntry[str]) -> bool:
    try:
        status = entry.stat(follow_symlinks=False)
        if not entry.is_dir(follow_symlinks=False) or (hasattr(os, "getuid") and status.st_uid != os.getuid()):
            return False
        lock = Path(entry.path) / LOCK
        if not lock.exists():
            return time.time() - status.st_mtime > UNLOCKED_SECONDS
        with FileLock(lock).acquire(timeout=0):
            return True
    except (OSError, Timeout, NotImplementedError):
        return False
