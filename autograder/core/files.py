"""Files that are written whole or not at all, under names that every system can hold."""

import contextlib
import hashlib
import json
import os
import platform
import re
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from autograder.core.processes import is_there

_FORBIDDEN = re.compile(r'[<>:"/\\\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
UNFINISHED = ".writing-"  # how the name of a file begins that is being written
ABANDONED = 3600.0  # seconds after which a file that was begun is nobody's, whoever began it
_HOST = hashlib.sha256(platform.node().encode("utf-8", "surrogateescape")).hexdigest()[:8]
MAX_NAME = 200  # bytes; file systems hold 255, and an ending is to come


def write_whole(path: Path, data: bytes, mode: int = 0o644, lasting: bool = True) -> None:
    """Write a file so that a reader, or a crash at any moment, finds the old one or the new one, never half of it.

    Args:
        path: of the file; its folder is made where there is none.
        data: all of it.
        mode: who may read it.
        lasting: whether it has to outlast a crash of the whole machine. What is checked when it is read, and can be
            made again, need not be waited for.

    Raises:
        OSError: it could not be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(prefix=f"{UNFINISHED}{_HOST}-{os.getpid()}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def remove_unfinished(paths: Iterable[Path]) -> None:
    """Remove, of files that `write_whole` has begun, those that nobody will end.

    Those are the ones of a process of this machine that is no more, and all that have lain for an hour: a folder may
    be shared with other machines, whose processes cannot be asked for.

    Args:
        paths: files whose names begin with `UNFINISHED`.
    """
    for path in paths:
        with contextlib.suppress(OSError):
            if _has_ended(path.name) or time.time() - path.stat().st_mtime > ABANDONED:
                path.unlink()


def _has_ended(name: str) -> bool:
    """Whether the process that began a file has certainly ended."""
    host, _, rest = name.removeprefix(UNFINISHED).partition("-")
    pid = rest.partition("-")[0]
    if sys.platform == "win32" or host != _HOST or not pid.isdecimal():
        return False
    return not is_there(int(pid))


def write_json(path: Path, value: Any) -> None:
    """Write a value as JSON, whole or not at all. Non-finite numbers are refused: they are not JSON."""
    write_whole(path, json_bytes(value))


def json_bytes(value: Any) -> bytes:
    """What `write_json` writes of a value.

    Raises:
        ValueError: a number in it is not finite.
    """
    return (json.dumps(value, indent=1, allow_nan=False) + "\n").encode()


def read_json(path: Path) -> Any:
    """The value in a JSON file, None where there is none or it is damaged."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def file_stems(names: Iterable[str]) -> dict[str, str]:
    """For each name a file name of its own: the name itself where every system can hold it, else a safe form.

    Two names that differ only in case, or in how an accent is written, are one file on some systems: both get
    the safe form, which ends in a digest of the name.
    """
    names = list(names)
    alike = Counter(_key(name) for name in names)
    return {name: name if _plain(name) and alike[_key(name)] == 1 else _safe(name) for name in names}


def possible_stems(name: str) -> tuple[str, ...]:
    """The file names that `file_stems` may give to a name: which one it is depends on who else is in the class."""
    return (name, _safe(name)) if _plain(name) else (_safe(name),)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _plain(name: str) -> bool:
    try:
        size = len(name.encode("utf-8"))
    except UnicodeEncodeError:  # bytes that are no text
        return False
    return (
        size <= MAX_NAME
        and not _FORBIDDEN.search(name)
        and not _RESERVED.fullmatch(name)
        and not name.startswith((".", " "))
        and not name.endswith((".", " "))
        and all(unicodedata.category(character)[0] != "C" for character in name)
    )


def _safe(name: str) -> str:
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    readable = re.sub(r"[^A-Za-z0-9_.@+-]", "_", name)[:60].strip(". ") or "student"
    return f"{readable}~{digest}"
