"""Saves: whether files that are watched were saved, and are whole again."""

from collections.abc import Callable, Iterable
from pathlib import Path

LOOK_EVERY = 0.02  # seconds between two looks at the files; one that changed has to stay the same for one look

Saved = tuple[tuple[str, int, int], ...]


class Saves:
    """Files that are looked at again and again."""

    def __init__(self, files: Callable[[], Iterable[Path]]) -> None:
        """
        Args:
            files: which ones there are now.
        """
        self._files = files
        self._before: Saved = ()
        self._taken: Saved = ()

    def new(self) -> bool:
        """Whether they were saved since this last said so, and have stayed the same since the last look."""
        now = saved(self._files())
        ready = bool(now) and now == self._before and now != self._taken
        self._before = now
        if ready:
            self._taken = now
        return ready


def saved(paths: Iterable[Path]) -> Saved:
    """Changes whenever one of the files is saved; empty while an editor is just replacing one."""
    try:
        found = [(str(path), path.stat()) for path in sorted(set(paths))]
    except OSError:
        return ()
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)
