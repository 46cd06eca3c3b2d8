"""Data on the way to workers: a resource's files, recognised by a digest of what is in them, wherever they lie."""

import contextlib
import hashlib
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from autograder.core.home import home
from autograder.core.language import tr
from autograder.core.trees import remove

PART = 2**24  # bytes that are sent at once
KEPT = "cluster-data"  # the folder in the user's own where a worker keeps what it was sent


def files_of(place: str) -> dict[str, Path]:
    """The files of a resource by their names in it; none where the place is a word that the lesson understands."""
    path = Path(place)
    if path.is_file():
        return {path.name: path}
    if not path.is_dir():
        return {}
    return {one.relative_to(path).as_posix(): one for one in sorted(path.rglob("*")) if one.is_file()}


@lru_cache(maxsize=32)
def content_digest(place: str) -> str:
    """The same for the same files under the same names, wherever they lie; of no files, of the word itself."""
    digest = hashlib.sha256()
    found = files_of(place)
    kind = "folder" if Path(place).is_dir() else "file" if found else f"word {place}"
    digest.update(kind.encode("utf-8", "surrogatepass") + b"\0")
    for name, path in found.items():
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").digest()
        digest.update(name.encode("utf-8", "surrogatepass") + b"\0" + content)
    return digest.hexdigest()


def parts_of(place: str) -> Iterator[tuple[str, int, bytes]]:
    """The files of a resource in parts: name, where in the file it begins, bytes. An empty file is one empty part."""
    for name, path in files_of(place).items():
        with path.open("rb") as file:
            begins = 0
            while (data := file.read(PART)) or not begins:
                yield name, begins, data
                begins += len(data)
                if len(data) < PART:
                    break


def kept_place(digest: str) -> str | None:
    """Where this machine keeps a resource that it was sent; None where it has none such."""
    folder = home() / KEPT / digest
    if not folder.is_dir():
        return None
    files = list(folder.iterdir())
    # A resource that is one file keeps its name in a folder of its own.
    places = [str(folder), *(str(one) for one in files if one.is_file() and len(files) == 1)]
    return next((place for place in places if content_digest(place) == digest), None)


class Receiver:
    """Files that are being received; they count once all of them are there, and have the digest."""

    def __init__(self, digest: str) -> None:
        """
        Args:
            digest: of the whole.

        Raises:
            OSError: nothing can be written here.
        """
        self._digest = digest
        (home() / KEPT).mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix=".coming-", dir=home() / KEPT))

    def take(self, name: str, begins: int, data: bytes) -> None:
        """Take a part.

        Raises:
            ValueError: it is not the next one of its file, or its name leads elsewhere.
            OSError: it cannot be written.
        """
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or not path.parts:
            raise ValueError(tr("{name!r} is no name of a file in a resource", name=name))
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if (target.stat().st_size if target.exists() else 0) != begins:
            raise ValueError(tr("a part of {name!r} is missing", name=name))
        with target.open("ab") as file:
            file.write(data)

    def finish(self) -> bool:
        """Whether the whole has come; else nothing of it is kept."""
        try:
            content_digest.cache_clear()
            names = list(files_of(str(self._folder)).values())
            whole = [str(self._folder), *(str(one) for one in names if len(names) == 1)]
            if self._digest not in map(content_digest, whole):
                return False
            with contextlib.suppress(OSError):  # another worker of this machine was first
                self._folder.rename(home() / KEPT / self._digest)
            content_digest.cache_clear()
            return kept_place(self._digest) is not None
        finally:
            if self._folder.exists():
                remove(self._folder)
