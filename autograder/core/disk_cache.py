"""The disk cache: bytes under digests, checked when they are read, the least recently used dropped when it is full.

Whatever is in it can be worked out again, so nothing that goes wrong with it is an error: what cannot be read, or is
not what was written, is not there. Several processes may use one at once. Nobody but its owner may look into it.
"""

import contextlib
import hashlib
import os
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.core.files import UNFINISHED, remove_unfinished, write_whole
from autograder.core.home import home

SETTING = "TORCHGRADE_CACHE"
NAME = "cache"
OFF = ("off", "0", "no", "false")  # what the setting may say instead of a folder
MOST = 2**30  # bytes in all
SPARE = 0.9  # of these, so much is left when the least recently used are dropped
ENDING = ".kept"
MAGIC = b"TGK1"
NOTED_EVERY = 60.0  # seconds between two notes that an entry was used
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")


class NotPrivate(OSError):
    """The folder of a cache belongs to somebody else, or cannot be kept from others."""


@dataclass(frozen=True)
class Entry:
    """One entry.

    Attributes:
        path: of its file.
        group: what it belongs to.
        size: bytes.
        used: when it was written or last used, as `time.time` tells the time.
    """

    path: Path
    group: str
    size: int
    used: float


class DiskCache:
    """Entries in a folder of its own, in groups.

    Attributes:
        root: the folder.
        most: bytes that all entries together may take.
    """

    def __init__(self, root: Path, most: int = MOST) -> None:
        """
        Args:
            root: the folder; it is made, and closed to everybody else.
            most: bytes that all entries together may take.

        Raises:
            OSError: there can be no such folder.
        """
        self.root = root
        self.most = most
        self._size: int | None = None  # as far as this process knows
        self._counting = threading.Lock()
        _make_private(root)

    def get(self, group: str, key: str) -> bytes | None:
        """What was put under a key; None where nothing was, or where it is damaged: then it is thrown away."""
        path = self._path(group, key)
        try:
            data = path.read_bytes()
        except OSError:
            return None
        body = data[len(MAGIC) + hashlib.sha256().digest_size :]
        if data != _sealed(key, body):
            self.discard(group, key)
            return None
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > NOTED_EVERY:
                os.utime(path)
        return body

    def put(self, group: str, key: str, body: bytes) -> None:
        """Keep something under a key, if it can be done."""
        path, data = self._path(group, key), _sealed(key, body)
        if len(data) > self.most * (1 - SPARE):
            return  # it would push out too much
        with contextlib.suppress(OSError):
            _make_private(path.parent)
            write_whole(path, data, mode=0o600, lasting=False)
            self._make_room(len(data))

    def discard(self, group: str, key: str) -> None:
        """Forget what is under a key."""
        with contextlib.suppress(OSError):
            self._path(group, key).unlink()

    def entries(self) -> list[Entry]:
        """All that is there, the least recently used first."""
        return sorted(self._found(), key=lambda one: one.used)

    def clear(self) -> list[Entry]:
        """Remove all entries, and nothing else that may lie in the folder; those that are gone."""
        gone = [one for one in self.entries() if _is_removed(one.path)]
        for folder in {one.path.parent for one in gone}:
            with contextlib.suppress(OSError):  # something else lies in it
                folder.rmdir()
        return gone

    def _path(self, group: str, key: str) -> Path:
        if not _NAME.fullmatch(group) or not _NAME.fullmatch(key):
            raise ValueError(f"{group!r} and {key!r} have to be plain names")
        return self.root / group / f"{key}{ENDING}"

    def _found(self) -> Iterator[Entry]:
        for path in self.root.glob(f"*/*{ENDING}"):
            with contextlib.suppress(OSError):
                status = path.stat()
                yield Entry(path, path.parent.name, status.st_size, status.st_mtime)

    def _make_room(self, added: int) -> None:
        """Drop the least recently used where there is too much; other processes may be adding meanwhile."""
        with self._counting:
            first = self._size is None
            self._size = (self._size or 0) + added
            if not first and self._size <= self.most:
                return
            remove_unfinished(self.root.glob(f"*/{UNFINISHED}*"))
            entries = self.entries()
            self._size = sum(one.size for one in entries)
            if self._size <= self.most:
                return
            for one in entries:
                if self._size <= self.most * SPARE:
                    break
                if _is_removed(one.path):
                    self._size -= one.size


def cache_folder() -> Path | None:
    """Where this user's cache is, as the setting `TORCHGRADE_CACHE` says; None where there is to be none."""
    said = os.environ.get(SETTING, "")
    if said.strip().lower() in OFF:
        return None
    # A folder of its own in any case: what the setting names may hold other things, and be open to others.
    return (Path(said).expanduser() if said else home()) / NAME


def open_cache() -> DiskCache | None:
    """This user's cache; None where there is to be none, or can be none."""
    folder = cache_folder()
    try:
        return DiskCache(folder.absolute()) if folder else None
    except OSError:
        return None


def _sealed(key: str, body: bytes) -> bytes:
    """A body as it lies in a file. The key is part of the digest: one entry in the place of another is no entry."""
    return MAGIC + hashlib.sha256(key.encode() + b"\0" + body).digest() + body


def _is_removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _make_private(folder: Path) -> None:
    """Make a folder that only its owner can look into.

    Raises:
        OSError: that cannot be had.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not hasattr(os, "geteuid"):
        return
    status = folder.stat()
    if status.st_uid != os.geteuid():
        raise NotPrivate(f"{folder} belongs to another user")
    if status.st_mode & 0o077:
        folder.chmod(0o700)
