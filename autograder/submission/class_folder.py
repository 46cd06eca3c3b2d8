"""A folder of submissions, `SUBMITTED/<student>/<lesson>/<files>`; no link in it is followed."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from autograder.core.language import tr
from autograder.submission.folder import Folder, Unreadable, open_folder
from autograder.submission.submission import Files, Submission, read_files, understand
from autograder.submission.which_file import is_there


@dataclass(frozen=True, slots=True)  # there may be 100,000
class HandedIn:
    """One student's work for one lesson, not in memory before it is asked for.

    Attributes:
        student: whose it is.
        lesson: for which lesson.
        look: reads the files, no more.
        names: names of the lesson's tasks.
        others: the names of other lessons' tasks, by lesson: their work may lie here.
        group: for which group it was handed in, where it was for one.
        attempt: the name of its record among the student's earlier attempts; empty for the last one.
    """

    student: str
    lesson: str
    look: Callable[[], Files]
    names: frozenset[str]
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    group: str | None = None
    attempt: str = ""

    def read(self) -> Submission:
        """Read the files and understand them."""
        found = understand(self.look(), self.student, self.lesson, self.names, self.others)
        if self.group is None:
            return found
        return replace(found, notes=(*found.notes, tr("handed in for the group {group}", group=self.group)))


# Folders of programs, not of people. Any other name may be somebody's, whatever it begins with.
_OF_TOOLS = frozenset(
    {
        ".collect",
        ".git",
        ".github",
        ".hg",
        ".svn",
        ".idea",
        ".vscode",
        ".venv",
        ".cache",
        ".ipynb_checkpoints",
        ".Trash",
    }
)


def student_folders(submitted: Path) -> list[str]:
    """The students: names of the folders, and of links to folders, that lie in a folder; sorted.

    Raises:
        OSError: it cannot be listed.
    """
    with os.scandir(submitted) as entries:
        return sorted(entry.name for entry in entries if entry.name not in _OF_TOOLS and _is_folder(entry))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle
        return False


def is_handed_in(submitted: Path, student: str, lesson: str) -> bool:
    """Whether there is something of a student's for a lesson, readable or not."""
    try:
        with open_folder(submitted) as root, root.inside(student) as own, own.inside(lesson) as folder:
            return is_there(folder, lesson)
    except FileNotFoundError:
        return False
    except Unreadable:
        return True  # the record says why it cannot be read


MOST_MISPLACED = 20  # files that are named
MOST_NAMES, DEEPEST = 200, 4  # of a folder that are looked at, and folders inside each other
TIMESTAMP = "timestamp.txt"  # nbgrader's, beside the files
_TIMESTAMP_BYTES = 1000


def timestamp(submitted: Path, student: str, lesson: str) -> str:
    """What the `timestamp.txt` beside a student's work says, which is when it was handed in; empty without one.

    Raises:
        Unreadable: there is one that cannot be read.
    """
    try:
        with open_folder(submitted) as root, root.inside(student) as own, own.inside(lesson) as folder:
            if folder.status(TIMESTAMP) is None:
                return ""
            return folder.read(TIMESTAMP, _TIMESTAMP_BYTES).decode("utf-8-sig", "replace")
    except FileNotFoundError:
        return ""


def misplaced(submitted: Path, student: str, lessons: Iterable[str]) -> list[str]:
    """Programs and notebooks in a student's folder that lie where no lesson looks for them; the first of them.

    Args:
        submitted: the folder of the class.
        student: the student's folder in it.
        lessons: all of the course, whose folders hold what they look for.
    """
    found = {lesson for lesson in lessons if is_handed_in(submitted, student, lesson)}
    try:
        with open_folder(submitted) as root, root.inside(student) as own:
            return list(islice(_programs(own, "", found), MOST_MISPLACED))
    except (FileNotFoundError, Unreadable):
        return []


def _programs(folder: Folder, above: str, without: Collection[str], depth: int = 0) -> Iterator[str]:
    names = [one for one in folder.names()[0][:MOST_NAMES] if not one.startswith(".") and one not in without]
    yield from (above + one for one in names if one.endswith((".py", ".ipynb")))
    for name in names if depth < DEEPEST else ():
        with suppress(FileNotFoundError, Unreadable), folder.inside(name) as deeper:
            yield from _programs(deeper, f"{above}{name}/", (), depth + 1)


def handed_in(
    submitted: Path,
    student: str,
    lesson: str,
    names: frozenset[str],
    others: Mapping[str, frozenset[str]] | None = None,
) -> HandedIn:
    """A student's work for a lesson.

    Args:
        submitted: the folder of the class.
        student: the student's folder in it.
        lesson: the lesson's folder in that.
        names: names of the lesson's tasks.
        others: the names of other lessons' tasks, by lesson: their work may lie here.
    """

    def look() -> Files:
        try:
            with open_folder(submitted) as root, root.inside(student) as own, own.inside(lesson) as folder:
                files = read_files(folder, lesson, names)
        except FileNotFoundError:
            files = None
        except Unreadable as error:
            return Files(None, problem=str(error))
        return files or Files(
            None, problem=tr("the submission was taken away while the class was marked: run this again")
        )

    return HandedIn(student, lesson, look, names, others or {})
