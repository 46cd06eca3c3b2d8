"""The marks of a run written down: `grades.csv` and Gradescope's files, from its records and the course's rules."""

from collections.abc import Iterable
from pathlib import Path

from autograder.core.files import write_whole
from autograder.instructor.gradescope_results import write_gradescope
from autograder.marks.ledger import Ledger
from autograder.marks.mark import Mark
from autograder.record.schema import Record
from autograder.record.store import RunFolder
from autograder.render.csv.grades import grades_csv


def write_marks(run: Path, ledger: Ledger, records: Iterable[tuple[str, Record]]) -> None:
    """Write what marks are handed on in.

    Args:
        run: the run's folder.
        ledger: what its marks rest on.
        records: with the name of each one's file; read one after another.

    Raises:
        OSError: something cannot be written.
    """
    folder = RunFolder(run)

    def marks() -> Iterable[tuple[Record, Mark]]:
        for stem, found in records:
            mark = ledger.mark(found, stem)
            write_gradescope(folder, found, stem, mark)
            yield found, mark

    write_whole(run / "grades.csv", grades_csv(marks()).encode("utf-8", "backslashreplace"))
