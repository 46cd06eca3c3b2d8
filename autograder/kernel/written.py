"""The files that a notebook's cells have written: told to the parent once all cells have run."""

import os
import stat
from collections.abc import Set

from autograder.kernel.sink import Sink
from autograder.wire.cells import Gathered, Written


def tell_written(folder: str, known: Set[str], most: int, sink: Sink) -> None:
    """Tell of each new file, of no links, and of nothing that begins with a dot.

    Args:
        folder: the notebook's.
        known: paths of the files that were there before.
        most: bytes that all of them may have.
        sink: where to.
    """
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__pycache__")
        for name in sorted(names):
            path = os.path.join(above, name)
            own = os.path.relpath(path, folder)
            if name.startswith(".") or own in known:
                continue
            try:
                size = _size(path)
                if size is None or size > most:
                    continue
                with open(path, "rb") as file:
                    data = file.read(most + 1)
            except OSError:
                continue
            if len(data) <= most:
                most -= len(data)
                sink.report(Written(own, data))
    sink.report(Gathered())


def _size(path: str) -> int | None:
    """Bytes of a regular file."""
    status = os.lstat(path)
    return status.st_size if stat.S_ISREG(status.st_mode) else None
