"""Digests of what marks rest on: the lesson, the kit, PyTorch. Asked for without loading any of them."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Protocol

PACKAGE = Path(__file__).resolve().parents[1]
_KIT = (".py", ".toml", ".csv", ".npz")  # endings of files in the package that marks can depend on


class Hashed(Protocol):
    """Anything that knows the digests of a submission: by them a record is recognised as this submission's."""

    @property
    def sha256(self) -> str:
        """Of the file that counts; empty where it could not be read."""

    @property
    def modules_sha256(self) -> str:
        """Of the other files, empty if there are none."""


def lesson_digest(exercise: Path, solution: Path) -> str:
    """Changes whenever the checks of a lesson, its data files, or its reference, variants or keys change.

    Args:
        exercise: the lesson's folder on the student's side.
        solution: its folder on the instructor's side.
    """
    derived = {"README.md", "practice.key", f"{exercise.name}.py", f"{exercise.name}.ipynb"}
    own = (path for path in exercise.glob("[!._]*") if path.name not in derived)
    return _digest([*sorted(own), *sorted(solution.glob("*"))], None)


@lru_cache(maxsize=1)
def kit_digest() -> str:
    """Changes whenever the package does: the judge, what runs beside student code, the packaged data."""
    exercises = PACKAGE / "exercises"
    found = (path for path in PACKAGE.rglob("*") if path.suffix in _KIT and exercises not in path.parents)
    return _digest(sorted(found), PACKAGE)


@lru_cache(maxsize=1)
def torch_version() -> str:
    """The version of PyTorch that is installed; empty where none is."""
    from importlib import metadata

    try:
        return metadata.version("torch")
    except metadata.PackageNotFoundError:
        return ""


def _digest(paths: Iterable[Path], root: Path | None) -> str:
    digest = hashlib.sha256()
    for path in paths:
        name = path.name if root is None else path.relative_to(root).as_posix()
        if path.is_file():
            digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
