"""Where nbgrader keeps a student's work for a lesson, and what lies there."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.core.language import noted, tr
from autograder.submission.class_folder import HandedIn
from autograder.submission.folder import Unreadable, open_folder
from autograder.submission.submission import Files, read_files, read_one_file

TAKEN_AWAY = noted("the submission was taken away while it was marked: run this again")


@dataclass(frozen=True)
class Place:
    """Where one student's work for a lesson lies.

    Attributes:
        folder: as nbgrader collected it.
        lesson: whose tasks it should have.
        file: the notebook's name where it is not the lesson's; None where the lesson's own is looked for.
        others: names of the assignment's other notebooks, which are never taken for this one.
    """

    student: str
    folder: Path
    lesson: str
    file: str | None = None
    others: frozenset[str] = frozenset()

    def files(self, names: frozenset[str]) -> Files | None:
        """What lies there; None where there is no file that could be the work.

        Args:
            names: names of the lesson's tasks.
        """
        try:
            with open_folder(self.folder.parent) as above, above.inside(self.folder.name) as folder:
                if self.file is not None and folder.status(self.file) is not None:
                    return read_one_file(folder, self.file)
                found = read_files(folder, self.lesson, names)
        except FileNotFoundError:
            return None
        except Unreadable as error:
            return Files(None, problem=str(error))
        return None if found is not None and found.file in self.others else found

    def handed_in(self, names: frozenset[str], tasks: frozenset[str]) -> HandedIn:
        """The work, as marking takes it.

        Args:
            names: by which the file was chosen, see `files`.
            tasks: of the lesson.
        """

        def look() -> Files:
            return self.files(names) or Files(None, problem=tr(TAKEN_AWAY))

        return HandedIn(self.student, self.lesson, look, tasks)


def place_of(directory: Any, asked: Any, lesson: str) -> Place:
    """Where the work lies that nbgrader asks for.

    Args:
        directory: nbgrader's course directory.
        asked: `resources["nbgrader"]`.
        lesson: the kit's lesson.
    """
    folder = Path(directory.format_path(directory.submitted_directory, asked["student"], asked["assignment"]))
    sources = Path(directory.format_path(directory.source_directory, ".", asked["assignment"])).glob("*.ipynb")
    own = f"{asked['notebook']}.ipynb"
    others = frozenset(path.name for path in sources) - {own}
    return Place(asked["student"], folder, lesson, None if asked["notebook"] == lesson else own, others)
