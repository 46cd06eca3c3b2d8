"""A download: its files, whether it is a zip or a folder, with the archives in it opened."""

import hashlib
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.language import noted, tr
from autograder.instructor.collect.archive import (
    LIMITS,
    Damaged,
    Found,
    Limits,
    Shelf,
    is_other_archive,
    open_zip,
)
from autograder.instructor.collect.names import cleaned, is_junk, unsafe
from autograder.record.collection import Left
from autograder.submission.folder import Folder, Unreadable, open_folder

ADVICE = noted("Give what the platform lets you download, a zip or the folder that it unpacks to")


@dataclass(frozen=True)
class Download:
    """What a platform gave.

    Attributes:
        name: of the file or folder, without an ending.
        files: the files in it, by place.
        left: what cannot be read in it, and why.
        repositories: folders in it that are clones of git, by place; their files are not among the files.
    """

    name: str
    files: tuple[Found, ...]
    left: tuple[Left, ...] = ()
    repositories: tuple[tuple[str, Path], ...] = ()

    def below_its_only_folder(self) -> "Download | None":
        """The same seen from inside, where all of it lies in one folder; None where it does not."""
        places = [*(one.place for one in self.files), *(place for place, _ in self.repositories)]
        tops = {place.split("/", 1)[0] for place in places}
        if len(tops) != 1 or not all("/" in place for place in places):
            return None
        (top,) = tops
        files = tuple(replace(one, place=one.place.removeprefix(f"{top}/")) for one in self.files)
        repositories = tuple((place.removeprefix(f"{top}/"), path) for place, path in self.repositories)
        return replace(self, name=top, files=files, repositories=repositories)


@contextmanager
def open_download(path: Path, limits: Limits = LIMITS) -> Iterator[Download]:
    """A download, readable while it is open.

    Raises:
        UsageProblem: there is nothing of that name, or it is no zip.
    """
    if path.is_dir():
        with ExitStack() as stack:
            try:
                folder = stack.enter_context(open_folder(path))
            except Unreadable as error:
                raise UsageProblem(f"{error}. {tr(ADVICE)}") from None
            found = _Walk(path, limits)
            found.walk(folder, "", path)
            yield Download(path.resolve().name, tuple(found.files), tuple(found.left), tuple(found.repositories))
        return
    if not path.is_file():
        raise UsageProblem(tr("there is no file or folder {path}. {advice}", path=path, advice=tr(ADVICE)))
    with open_zip(path, limits) as listing:
        yield Download(path.stem, listing.files, listing.left)


class _Walk:
    """The files below a folder; no link is followed."""

    def __init__(self, root: Path, limits: Limits) -> None:
        self.root, self.limits = root, limits
        self.files: list[Found] = []
        self.left: list[Left] = []
        self.repositories: list[tuple[str, Path]] = []

    def walk(self, folder: Folder, above: str, path: Path) -> None:
        try:
            names, complete = folder.names()
        except Unreadable as error:
            self.left.append(Left(above or str(path), str(error)))
            return
        if not complete:
            self.left.append(
                Left(
                    above or str(path),
                    tr("it holds more than {count:,} names; the others are left out", count=len(names)),
                )
            )
        if above and ".git" in names and _is_own_folder(folder, ".git"):
            self.repositories.append((above, path))
            return
        for name in names:
            self._one(folder, name, f"{above}/{name}" if above else name, path / name)

    def _one(self, folder: Folder, name: str, raw: str, path: Path) -> None:
        place = cleaned(raw)
        if is_junk(place):
            return
        why = unsafe(place)
        try:
            status = folder.status(name)
            if why or status is None:
                self.left.append(Left(place, tr("{why}: it is left out", why=why or tr("it is not there any more"))))
            elif stat.S_ISDIR(status.st_mode):
                with folder.inside(name) as deeper:
                    self.walk(deeper, raw, path)
            elif not stat.S_ISREG(status.st_mode):
                if stat.S_ISLNK(status.st_mode):
                    self.left.append(Left(place, tr("it is a link to another place: it is left out")))
                else:
                    self.left.append(Left(place, tr("it is a device or a pipe, no file: it is left out")))
            elif status.st_size > self.limits.file:
                self.left.append(
                    Left(
                        place,
                        tr(
                            "it is larger than the {most} MB of one file: it is left out",
                            most=self.limits.file // 2**20,
                        ),
                    )
                )
            elif len(self.files) >= self.limits.entries:
                raise UsageProblem(
                    tr(
                        "{folder} holds more than {most:,} files. {advice}",
                        folder=self.root,
                        most=self.limits.entries,
                        advice=tr(ADVICE),
                    )
                )
            else:
                self.files.append(Found(place, status.st_size, _file_reader(path, self.limits.file)))
        except (Unreadable, FileNotFoundError) as error:
            self.left.append(Left(place, str(error)))


def _is_own_folder(folder: Folder, name: str) -> bool:
    """Whether a name is that of a folder, and not of a link to one or of a file that names one."""
    try:
        status = folder.status(name)
    except Unreadable:
        return False
    return status is not None and stat.S_ISDIR(status.st_mode)


def _file_reader(path: Path, limit: int) -> Callable[[], bytes]:
    def read() -> bytes:
        try:
            with open_folder(path.parent) as folder:
                return folder.read(path.name, limit)
        except Unreadable as error:
            raise Damaged(str(error)) from None

    return read


@dataclass(frozen=True)
class Opened:
    """The files that one person handed in, with archives opened.

    Attributes:
        files: name below the submission, and the file; the bytes are read when they are asked for.
        left: what is not among them, and why.
    """

    files: tuple[tuple[str, Found], ...]
    left: tuple[Left, ...] = ()


def opened(files: tuple[tuple[str, Found], ...], shelf: Shelf, depth: int = 0) -> Opened:
    """Files of a submission with the zips among them replaced by what is in them."""
    found: list[tuple[str, Found]] = []
    left: list[Left] = []
    for name, one in files:
        if is_other_archive(name):
            left.append(
                Left(one.place, tr("it is an archive of a kind that is not read: unpack it, and hand in a zip"))
            )
        elif not name.lower().endswith(".zip"):
            found.append((name, one))
        elif depth >= shelf.limits.depth:
            left.append(
                Left(one.place, tr("it lies more than {depth} archives deep: it is left out", depth=shelf.limits.depth))
            )
        else:
            inner = _unzipped(name, one, shelf, depth)
            found += inner.files
            left += inner.left
    return Opened(tuple(found), tuple(left))


def _unzipped(name: str, one: Found, shelf: Shelf, depth: int) -> Opened:
    try:
        listing = shelf.listing(one)
    except Damaged as error:
        return Opened((), (Left(one.place, str(error)),))
    total, most = sum(file.size for file in listing.files), shelf.limits.submission
    if total > most:
        why = tr(
            "it unpacks to {size:,.0f} MB, more than the {most} MB of one submission",
            size=total / 2**20,
            most=most // 2**20,
        )
        return Opened((), (Left(one.place, tr("{why}: it is left out", why=why)),))
    folder = name.rpartition("/")[0]
    prefix = f"{folder}/" if folder else ""
    inside = tuple((prefix + file.place, shelf.file(one, file)) for file in listing.files)
    left = tuple(replace(what, what=f"{one.place}!/{what.what}") for what in listing.left)
    deeper = opened(inside, shelf, depth + 1)
    return Opened(deeper.files, (*left, *deeper.left))


def digest(data: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()
