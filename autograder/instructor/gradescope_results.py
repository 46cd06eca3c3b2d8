"""Gradescope's result files of a run, one beside each record."""

from autograder.core.files import read_json, write_json
from autograder.marks.mark import Mark
from autograder.record.schema import Record
from autograder.record.store import GRADESCOPE, RunFolder
from autograder.render.csv.grades import gradescope


def write_gradescope(folder: RunFolder, found: Record, stem: str, mark: Mark | None = None) -> None:
    """Write the file for a record unless it is there and the same.

    Args:
        folder: of the run.
        found: the record.
        stem: the student's file name.
        mark: what counts, where the course's rules are known.

    Raises:
        OSError: it cannot be written.
    """
    path = folder.path(GRADESCOPE, found.lesson, stem)
    made = gradescope(found, mark)
    if read_json(path) != made:
        write_json(path, made)
