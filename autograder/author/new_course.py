"""A course of one's own: its folders, its marker, and the files around them: `autograder new-course DIR`."""

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from autograder import __version__
from autograder.author.new import TEMPLATES
from autograder.core.errors import UsageProblem
from autograder.core.files import write_whole
from autograder.core.language import tr
from autograder.course.layout import Course
from autograder.course.settings import FILE

FOLDERS = ("exercises", "solutions", "source", "release")
# Where a file goes, and its template.
FILES = {
    FILE: "course.toml.txt",
    "README.md": "README.md.txt",
    "requirements.txt": "requirements.txt.txt",
    "nbgrader_config.py": "nbgrader_config.py.txt",
    ".github/workflows/lessons.yml": "lessons.yml.txt",
    ".gitignore": "gitignore.txt",
}


@dataclass(frozen=True)
class Made:
    """What came of making a course.

    Attributes:
        course: it.
        written: files and folders that are new, from the course's folder.
        kept: those that were there already, which are as they were.
    """

    course: Course
    written: tuple[str, ...]
    kept: tuple[str, ...]


def new_course(folder: Path) -> Made:
    """Make a folder a course without lessons; nothing that is there is changed.

    Raises:
        UsageProblem: there is something else than a folder where one has to be.
        OSError: something cannot be written.
    """
    root = folder.resolve()
    for name in ("", *FOLDERS):
        if (root / name).exists() and not (root / name).is_dir():
            raise UsageProblem(
                tr("{root} is a file where a course has a folder: rename it, or give another folder", root=root / name)
            )
    written: list[str] = []
    kept: list[str] = []
    for name in FOLDERS:
        (kept if (root / name).is_dir() else written).append(f"{name}/")
        (root / name).mkdir(parents=True, exist_ok=True)
    title = "".join(letter if letter.isprintable() else "?" for letter in root.name) or "A course"
    for target, template in FILES.items():
        path = root / target
        if path.exists() or path.is_symlink():
            kept.append(target)
            continue
        text = (TEMPLATES / "course" / template).read_text(encoding="utf-8")
        for word, value in (
            ("VERSION", __version__),
            ("IDENTITY", _identity(title)),
            ("HEADING", title),
            ("TITLE", json.dumps(title, ensure_ascii=False)),
        ):
            text = text.replace(word, value)
        write_whole(path, text.encode())
        written.append(target)
    return Made(Course(root), tuple(written), tuple(kept))


def _identity(title: str) -> str:
    """A name of plain letters, digits and _ for other programs."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_") or "course"
