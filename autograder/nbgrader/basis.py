"""What the marks of a class rest on, kept so that only what has changed is marked again."""

import hashlib
import os
from pathlib import Path

from autograder import __version__
from autograder.core.files import read_json, write_json
from autograder.nbgrader.converter import Chosen
from autograder.nbgrader.kept_runs import packages, tidy
from autograder.nbgrader.plan import is_kit_notebook
from autograder.nbgrader.settings import TorchGrade
from autograder.record.notebook_runs import FOLDER

MARKED = "marked.json"  # what each student's marks rest on


class Basis:
    """What marks rest on, and whether they hold."""

    def __init__(self, converter: Chosen, assignment: str) -> None:
        directory = converter.coursedir
        self._converter = converter
        self._assignment = assignment
        self._path = Path(directory.root) / TorchGrade(parent=converter).records / FOLDER / assignment / MARKED
        tidy(self._path.parent)
        self._known: dict[str, str] = read_json(self._path) or {}
        source = Path(directory.format_path(directory.source_directory, ".", assignment))
        # Records of the kit's lessons have conditions of their own, which are looked at when they are asked for.
        self._never = any(map(is_kit_notebook, source.glob("*.ipynb")))
        settings = [path for path in (Path(directory.root) / "nbgrader_config.py",) if path.is_file()]
        release = Path(directory.format_path(directory.release_directory, ".", assignment))
        self._common = f"{__version__} {packages()} {_digest(source)} {_digest(release)} {_digest(*settings)}"

    def holds(self, student: str, path: str) -> bool:
        """Whether a student's marks rest on what is there now."""
        directory = self._converter.coursedir
        done = Path(directory.format_path(directory.autograded_directory, student, self._assignment))
        return not self._never and done.is_dir() and self._known.get(student) == self._of(path)

    def note(self, student: str, path: str) -> None:
        """A student was marked."""
        self._known[student] = self._of(path)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_json(self._path, self._known)

    def _of(self, path: str) -> str:
        return hashlib.sha256(f"{self._common} {_digest(Path(path))}".encode()).hexdigest()


def _digest(*places: Path) -> str:
    """Of files, and of all files in folders; a link counts as where it leads, and is not followed."""
    made = hashlib.sha256()
    for place in places:
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_symlink():
                made.update(f"{path}\0{os.readlink(path)}\0".encode(errors="surrogateescape"))
            elif path.is_file():
                made.update(f"{path}\0".encode(errors="surrogateescape") + path.read_bytes() + b"\0")
    return made.hexdigest()
