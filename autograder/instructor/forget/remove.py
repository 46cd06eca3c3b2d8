"""Removal of traces: all of them or none, and after a kill the same call goes on.

What is the student's alone is first moved into a folder beside it, which can be undone; then tables are written
without the student; then databases. Only when all that has been done is the folder emptied.
"""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.core.trees import remove
from autograder.instructor.forget.traces import HandedOver, Traces


def remove_traces(found: Sequence[Traces]) -> None:
    """Remove everything that was found. The caller holds every folder for itself.

    Args:
        found: by folder.

    Raises:
        OSError: something cannot be removed or written. Before databases were asked, all is as it was; after that
            the same call goes on.
    """
    with ExitStack() as undo:
        for one in found:
            _move(one, undo)
        for one in found:
            for shared in one.shared:
                undo.callback(write_whole, shared.path, shared.path.read_bytes(), _mode(shared.path))
                write_whole(shared.path, shared.data, _mode(shared.path))
        for one in found:
            for entry in one.entries:
                entry.remove()
        undo.pop_all()
    for one in found:
        one.make_again()
    for one in found:
        _empty(one.bin)


def _move(one: Traces, undo: ExitStack) -> None:
    """Move what is removed into the folder's bin, and a group's work to another member."""
    for handed in one.handed_over:
        _hand_over(handed, undo)
    paths = [*(own.path for own in one.own), *one.derived]
    if not paths:
        return
    if not one.bin.is_dir():
        one.bin.mkdir(mode=0o700, parents=True)
        undo.callback(_drop, one.bin)
    numbers = [int(name) for name in os.listdir(one.bin) if name.isdecimal()]
    for number, path in enumerate(paths, start=max(numbers, default=0) + 1):
        _rename(path, one.bin / str(number), undo)


def _hand_over(handed: HandedOver, undo: ExitStack) -> None:
    if not handed.target.parent.is_dir():
        handed.target.parent.mkdir()
        undo.callback(_drop, handed.target.parent)
    elif handed.target.is_dir():
        handed.target.rmdir()  # in which there is nothing, or this fails
        undo.callback(handed.target.mkdir)
    _rename(handed.path, handed.target, undo)


def _rename(path: Path, target: Path, undo: ExitStack) -> None:
    os.rename(path, target)
    undo.callback(partial(os.rename, target, path))


def _drop(folder: Path) -> None:
    """Take an empty folder away again."""
    folder.rmdir()


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def _empty(folder: Path) -> None:
    remove(folder)
    if folder.exists():
        raise OSError(
            tr(
                "{folder} holds what was removed, and cannot be emptied: see who owns what is in it, and run the "
                "same command again",
                folder=folder,
            )
        )
