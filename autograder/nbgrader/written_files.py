"""The files that a notebook has written, put beside it where nbgrader's own execution would have left them.

Names and contents are a student's: no file goes anywhere but into the folder, and none takes the place of another.
"""

import contextlib
import os
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from autograder.core.files import MAX_NAME, write_whole

DEEPEST = 8  # folders in one another
MOST = 1000  # files


def put_written(folder: Path, written: Mapping[str, bytes]) -> None:
    """Write files that are new there, as far as their names are those of files in that folder.

    Args:
        folder: of the notebook.
        written: contents by paths from there, as the notebook's process tells them.
    """
    for name in sorted(written)[:MOST]:
        if _is_ordinary(name):
            with contextlib.suppress(OSError):
                _put(folder, PurePosixPath(name).parts, written[name])


def _is_ordinary(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    parts = name.split("/")
    return len(parts) <= DEEPEST and not name.lower().endswith(".ipynb") and all(map(_is_plain, parts))


def _is_plain(part: str) -> bool:
    return (
        bool(part)
        and not part.startswith(".")
        and "\\" not in part
        and len(part.encode()) <= MAX_NAME
        and all(unicodedata.category(character)[0] != "C" for character in part)
    )


def _put(folder: Path, parts: tuple[str, ...], data: bytes) -> None:
    place = folder
    for part in parts[:-1]:
        place /= part
        if place.is_symlink():  # one that was handed in may lead anywhere
            return
        place.mkdir(exist_ok=True)
    target = place / parts[-1]
    if not os.path.lexists(target):
        write_whole(target, data, lasting=False)
