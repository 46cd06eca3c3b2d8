"""What lies in the folder of a class already, compared with what a plan would write."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder.instructor.collect.download import digest
from autograder.instructor.collect.names import is_junk
from autograder.record.collection import State, TakenFile
from autograder.submission.class_folder import TIMESTAMP as TIMESTAMP
from autograder.submission.folder import Unreadable, read_file


def state_of(submitted: Path, student: str, lesson: str, files: Sequence[TakenFile]) -> State:
    """What becomes of a submission: new, there already, or other than what is there.

    What lies beside its files, such as notes of a person's, makes no difference. Links are not followed: behind one
    lies something else.
    """
    own = submitted / student
    folder = own / lesson
    if own.is_symlink() or folder.is_symlink() or folder.is_file():
        return State.OTHER
    if not any(_names(folder)):
        return State.NEW
    return State.THERE if all(_is_same(folder / one.name, one) for one in files) else State.OTHER


def _names(folder: Path) -> Iterator[str]:
    """Names of the files below a folder, those that programs put there aside."""
    for above, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not is_junk(name) and name != TIMESTAMP:
                yield os.path.join(above, name)


def _is_same(path: Path, one: TakenFile) -> bool:
    try:
        return path.lstat().st_size == one.size and digest(read_file(path, one.size)) == one.sha256
    except (OSError, Unreadable):
        return False
