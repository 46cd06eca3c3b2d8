"""Folders as trees: their removal, whatever was made in them, and how much is in them."""

import contextlib
import os
import shutil
import stat
from pathlib import Path

LEFT_BY_TOOLS = frozenset({"__pycache__", ".ipynb_checkpoints"})


def files_in(folder: Path) -> list[Path]:
    """All files of a folder, sorted, without what Python and Jupyter leave behind in it."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not LEFT_BY_TOOLS & set(path.relative_to(folder).parts)
    ]


def remove(folder: Path) -> None:
    """Remove a folder with everything in it, however deep it is and whatever rights its parts have."""
    try:
        shutil.rmtree(folder)
        return
    except FileNotFoundError:
        if not folder.exists():
            return
    except (OSError, RecursionError):
        pass
    with contextlib.suppress(OSError):
        _flatten(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _flatten(folder: Path) -> None:
    """Move every folder at any depth to the top, so that none is deeper than one level; delete the files.

    A tree may be deeper than a path may be long, or than Python may call itself.
    """
    waiting = [str(folder)]
    moved = 0
    while waiting:
        place = waiting.pop()
        with contextlib.suppress(OSError):
            os.chmod(place, stat.S_IRWXU)
        with contextlib.suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    if not entry.is_dir(follow_symlinks=False):
                        os.unlink(entry.path)
                    elif place == str(folder):
                        waiting.append(entry.path)
                    else:
                        moved += 1
                        target = os.path.join(folder, f".{moved}.gone")
                        os.chmod(entry.path, stat.S_IRWXU)
                        os.rename(entry.path, target)
                        waiting.append(target)


def usage(folder: Path, most: int) -> tuple[int, int]:
    """Bytes on the disk and number of what is in a folder; stops counting at `most`. Follows no links."""
    size = count = 0
    waiting = [str(folder)]
    while waiting and count < most:
        with contextlib.suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                count += 1
                with contextlib.suppress(OSError):
                    size += getattr(entry.stat(follow_symlinks=False), "st_blocks", 0) * 512
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
                if count >= most:
                    break
    return size, count
