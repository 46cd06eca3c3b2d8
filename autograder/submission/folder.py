"""Folders and files of strangers: opened without following links, never blocking, read once, capped.

Where the system can (`openat`), each folder is opened inside the one above it, so nothing can be put in the place of
a folder between the look and the reading.
"""

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.core.language import noted, tr

MAX_FILE = 20 * 2**20  # bytes; a notebook with large pictures has a few million
MAX_ENTRIES = 20_000  # names of one folder that are looked at
ATTEMPTS = 3  # a file that changes while it is read is read again
PAUSE = 0.1  # seconds before that

_BY_DESCRIPTOR = {os.open, os.stat} <= os.supports_dir_fd and os.scandir in os.supports_fd
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_FILE = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"):
    _FILE |= getattr(os, _name, 0)


class Unreadable(Exception):
    """A file or folder that cannot be read; the text says why and what to do."""


class Folder:
    """An open folder.

    Attributes:
        path: where it is, for messages and for systems without `openat`.
    """

    def __init__(self, path: Path, descriptor: int | None) -> None:
        self.path = path
        self._descriptor = descriptor

    @contextmanager
    def inside(self, name: str) -> Iterator["Folder"]:
        """The folder of that name in this one.

        Raises:
            FileNotFoundError: there is nothing of that name, or it is no folder.
            Unreadable: it is a link, or may not be opened.
        """
        status = self.status(name)
        if status is None or not (stat.S_ISDIR(status.st_mode) or _is_link(status)):
            raise FileNotFoundError(name)
        if _is_link(status):
            raise Unreadable(tr("{name} is a link to another folder: put the folder itself there", name=name))
        with _opened(self.path / name, name, self._descriptor, follow=False) as folder:
            yield folder

    def status(self, name: str) -> os.stat_result | None:
        """What there is under a name, a link itself and not what it points to; None where there is nothing.

        Raises:
            Unreadable: the folder may not be looked into.
        """
        try:
            if self._descriptor is None:
                return os.lstat(self.path / name)
            return os.stat(name, dir_fd=self._descriptor, follow_symlinks=False)
        except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a name with a null byte
            return None
        except OSError as error:
            raise Unreadable(
                tr("{name} cannot be looked at ({error}): {advice}", name=name, error=error.strerror, advice=tr(_MEND))
            ) from None

    def names(self) -> tuple[list[str], bool]:
        """The names in it, sorted, at most `MAX_ENTRIES` of them, and whether these are all.

        Raises:
            Unreadable: the folder may not be listed.
        """
        found: list[str] = []
        try:
            with os.scandir(self.path if self._descriptor is None else self._descriptor) as entries:
                for entry in entries:
                    if len(found) == MAX_ENTRIES:
                        return sorted(found), False
                    found.append(entry.name)
        except OSError as error:
            raise Unreadable(
                tr(
                    "the folder {name} cannot be listed ({error}): {advice}",
                    name=self.path.name,
                    error=error.strerror,
                    advice=tr(_MEND),
                )
            ) from None
        return sorted(found), True

    def read(self, name: str, limit: int = MAX_FILE) -> bytes:
        """The bytes of a regular file in it.

        Args:
            name: the file's name.
            limit: bytes that it may have.

        Raises:
            Unreadable: a link, a folder, a pipe or device, too large, not permitted, or changing all the time.
        """
        for _ in range(ATTEMPTS):
            data = self._read_once(name, limit)
            if data is not None:
                return data
            time.sleep(PAUSE)
        raise Unreadable(
            tr("{name} changes while it is read: wait until it is written, then run this again", name=name)
        )

    def _read_once(self, name: str, limit: int) -> bytes | None:
        """The file's bytes; None where it changed meanwhile."""
        status = self.status(name)
        if status is None:
            raise Unreadable(tr("{name} is not there any more: hand it in again", name=name))
        if _is_link(status):
            raise Unreadable(tr("{name} is a link to another place: hand in the file itself", name=name))
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device is not even opened
            raise Unreadable(tr("{name} is not an ordinary file: hand in the file itself", name=name))
        with self._file(name) as descriptor:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                raise Unreadable(tr("{name} is not an ordinary file: hand in the file itself", name=name))
            data = _capped(descriptor, before.st_size, limit, name)
            after = os.fstat(descriptor)
        same = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
        return data if same and len(data) == after.st_size else None

    @contextmanager
    def _file(self, name: str) -> Iterator[int]:
        try:
            descriptor = os.open(self.path / name if self._descriptor is None else name, _FILE, dir_fd=self._descriptor)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise Unreadable(tr("{name} is a link to another place: hand in the file itself", name=name)) from None
            raise Unreadable(
                tr("{name} cannot be opened ({error}): {advice}", name=name, error=error.strerror, advice=tr(_MEND))
            ) from None
        try:
            yield descriptor
        finally:
            os.close(descriptor)


_MEND = noted("the reader needs the permission to read it")


@contextmanager
def open_folder(path: Path) -> Iterator[Folder]:
    """A folder that the user named; here a link is followed, inside it none is.

    Raises:
        Unreadable: there is no such folder, or it may not be opened.
    """
    with _opened(path, path.name or str(path), None, follow=True) as folder:
        yield folder


@contextmanager
def _opened(path: Path, name: str, above: int | None, follow: bool) -> Iterator[Folder]:
    if not _BY_DESCRIPTOR:
        yield Folder(path, None)
        return
    flags = _FOLDER if follow else _FOLDER | os.O_NOFOLLOW
    try:
        descriptor = os.open(path if above is None else name, flags, dir_fd=above)
    except OSError as error:
        raise Unreadable(
            tr(
                "the folder {name} cannot be opened ({error}): {advice}",
                name=name,
                error=error.strerror,
                advice=tr(_MEND),
            )
        ) from None
    try:
        yield Folder(path, descriptor)
    finally:
        os.close(descriptor)


def _is_link(status: os.stat_result) -> bool:
    # Windows has junctions besides: they lead elsewhere too.
    junction = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
    return stat.S_ISLNK(status.st_mode) or (
        junction is not None and getattr(status, "st_reparse_tag", None) == junction
    )


def _capped(descriptor: int, size: int, limit: int, name: str) -> bytes:
    """The first `size` bytes of a file; one that grows under the reader does not keep it busy."""
    if size > limit:
        raise Unreadable(
            tr(
                "{name} is larger than {limit} MB: clear the outputs of the notebook and save it again",
                name=name,
                limit=limit // 2**20,
            )
        )
    portions: list[bytes] = []
    while size and (portion := _portion(descriptor, size, name)):
        portions.append(portion)
        size -= len(portion)
    return b"".join(portions)


def _portion(descriptor: int, size: int, name: str) -> bytes:
    try:
        return os.read(descriptor, size)
    except OSError as error:
        raise Unreadable(
            tr("{name} cannot be read ({error}): hand it in again", name=name, error=error.strerror)
        ) from None


def read_file(path: Path, limit: int = MAX_FILE) -> bytes:
    """The bytes of a regular file, given by its path; the file itself may not be a link.

    Raises:
        Unreadable: see `Folder.read`.
    """
    with open_folder(path.parent) as folder:
        return folder.read(path.name, limit)
