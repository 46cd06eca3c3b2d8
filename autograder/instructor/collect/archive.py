"""Zip archives of strangers: their files one by one, within limits. Nothing is unpacked to the disk."""

import stat
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.instructor.collect.names import cleaned, is_junk, unsafe
from autograder.record.collection import Left
from autograder.submission.other_kinds import other_kind

SMALL = 2**20  # bytes; a file that unpacks to less is no bomb, whatever its ratio
ZIP = b"PK"  # how one begins
RATIO = 200  # text packs to a tenth, a file of zeros to a thousandth
PACKED = (".rar", ".7z", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz", ".tar.xz", ".txz")
BAD = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, OverflowError)


@dataclass(frozen=True)
class Limits:
    """What a download may hold.

    Attributes:
        file, submission, total: bytes of one file, of what one person handed in, and of everything, unpacked.
        entries, inner_entries: files of a download, and of an archive in it.
        depth: archives inside of archives.
    """

    file: int = 64 * 2**20
    submission: int = 256 * 2**20
    total: int = 32 * 2**30
    entries: int = 200_000
    inner_entries: int = 20_000
    depth: int = 3


LIMITS = Limits()


class Damaged(Exception):
    """A file of a download that cannot be read; the text says why, to be put behind its name."""


@dataclass(frozen=True)
class Found:
    """A file of a download.

    Attributes:
        place: its name there, with `/` between its parts.
        size: the bytes that it may have at most.
        read: gives its bytes; raises Damaged.
    """

    place: str
    size: int
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Listing:
    """What is in a download or an archive.

    Attributes:
        files: that can be read.
        left: what cannot, and why.
    """

    files: tuple[Found, ...]
    left: tuple[Left, ...]


@contextmanager
def open_zip(path: Path, limits: Limits = LIMITS) -> Iterator[Listing]:
    """The files of a zip on the disk, readable while it is open.

    Raises:
        UsageProblem: it is no zip, or unpacks to more than the limits allow.
    """
    try:
        archive = zipfile.ZipFile(path)
    except BAD as error:
        raise UsageProblem(_no_zip(path, error)) from None
    with archive:
        try:
            found = _listing(archive, limits, limits.entries)
        except Damaged as error:
            raise UsageProblem(f"{path}: {error}") from None
        total = sum(one.size for one in found.files)
        if total > limits.total:
            raise UsageProblem(
                tr(
                    "{path} would unpack to {size:,.0f} GB, more than the {most} GB that are read at once: unpack "
                    "it yourself, look at what it is, and give the folder",
                    path=path,
                    size=total / 2**30,
                    most=limits.total // 2**30,
                )
            )
        yield found


class Shelf:
    """Archives inside of a download. Those that were asked for last are in memory, the others are read again."""

    def __init__(self, limits: Limits = LIMITS, most: int = 4) -> None:
        self.limits, self._most = limits, most
        self._open: OrderedDict[str, Listing] = OrderedDict()

    def listing(self, archive: Found) -> Listing:
        """What is in an archive.

        Raises:
            Damaged: it is no zip.
        """
        if archive.place not in self._open:
            self._open[archive.place] = self._opened(archive)
        self._open.move_to_end(archive.place)
        while len(self._open) > self._most:
            self._open.popitem(last=False)
        return self._open[archive.place]

    def _opened(self, archive: Found) -> Listing:
        data = archive.read()
        try:
            return _listing(zipfile.ZipFile(BytesIO(data)), self.limits, self.limits.inner_entries)
        except BAD as error:
            kind = other_kind(data, "it")
            if kind and not data.startswith(ZIP):
                raise Damaged(tr("called a zip, {kind}", kind=kind)) from None
            raise Damaged(tr("it is a damaged zip ({error}): ask for it to be handed in again", error=error)) from None

    def file(self, archive: Found, inside: Found) -> Found:
        """A file of an archive, by its place in the download; the archive is opened again where it has to be."""

        def read() -> bytes:
            found = next((one for one in self.listing(archive).files if one.place == inside.place), None)
            if found is None:
                raise Damaged(tr("the archive that it lies in has changed: run this again"))
            return found.read()

        return Found(f"{archive.place}!/{inside.place}", inside.size, read)


def _listing(archive: zipfile.ZipFile, limits: Limits, most: int) -> Listing:
    infos = archive.infolist()
    if len(infos) > most:
        raise Damaged(tr("it holds {count:,} files, more than the {most:,} that are read", count=len(infos), most=most))
    files, left, seen = [], [], set()
    for info in infos:
        place = cleaned(_name(info))
        if place.endswith("/") or is_junk(place):
            continue
        why = unsafe(place) or _refused(info, limits)
        if why is None and place in seen:
            why = tr("another file of the archive has the same name")
        if why:
            left.append(Left(place, tr("{why}: it is left out", why=why)))
            continue
        seen.add(place)
        files.append(Found(place, info.file_size, _reader(archive, info)))
    return Listing(tuple(files), tuple(left))


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a file; many programs write UTF-8 and do not say so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _refused(info: zipfile.ZipInfo, limits: Limits) -> str | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return tr("it is a link to another place")
    if kind not in (0, stat.S_IFREG):
        return tr("it is a device or a pipe, no file")
    if info.flag_bits & 1:
        return tr("it is locked with a password")
    if info.file_size > limits.file:
        return tr(
            "it unpacks to {size:,.0f} MB, more than the {most} MB of one file",
            size=info.file_size / 2**20,
            most=limits.file // 2**20,
        )
    if info.file_size > SMALL and info.file_size > RATIO * max(1, info.compress_size):
        return tr(
            "it unpacks to more than {ratio} times its size, as archives do that are made to fill disks", ratio=RATIO
        )
    return None


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            with archive.open(info) as file:
                # Whatever its head says of the size: never more than that is unpacked.
                data = file.read(info.file_size + 1)
        except BAD as error:
            raise Damaged(tr("it is damaged in the archive ({error}): download it again", error=error)) from None
        if len(data) != info.file_size:
            raise Damaged(tr("it is damaged in the archive (another size than it says): download it again"))
        return data

    return read


def is_other_archive(place: str) -> bool:
    """Whether a name is that of an archive of a kind that is not read."""
    return place.lower().endswith(PACKED)


def _no_zip(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return tr(
            "{path} cannot be read ({reason}): give the download, a zip or the folder that it makes",
            path=path,
            reason=error.strerror or error,
        )
    try:
        with path.open("rb") as file:
            data = file.read(4_000)
    except OSError:
        data = b""
    kind = other_kind(data, path.name)
    told = (
        kind.partition(": ")[0]  # what to do instead, behind it, is for whoever hands in
        if kind and not data.startswith(ZIP)
        else tr("{path} is no whole zip ({error})", path=path, error=error)
    )
    return tr("{told}. Download it again, or unpack it and give the folder", told=told)
