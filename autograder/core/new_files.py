"""The files that a program has written into its folder."""

import os
import stat
from collections.abc import Container, Iterator
from pathlib import Path


def new_files(folder: Path, known: Container[str], most: int) -> Iterator[tuple[str, bytes]]:
    """Each new file with its path from the folder; of no links, and of nothing that begins with a dot.

    Args:
        folder: in which whoever has written them does not run any more, or is this very process.
        known: paths of the files that were there before.
        most: bytes that all of them may have; what is more is left out.
    """
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(above, name)
            own = os.path.relpath(path, folder)
            if name.startswith(".") or own in known:
                continue
            data = _content(path, most)
            if data is not None:
                most -= len(data)
                yield own, data


def _content(path: str, most: int) -> bytes | None:
    """What is in a regular file of at most so many bytes."""
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > most:
            return None
        with open(path, "rb") as file:
            data = file.read(most + 1)
    except OSError:
        return None
    return data if len(data) <= most else None
