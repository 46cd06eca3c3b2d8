"""The folder of a run: its records, what they replaced, and one run at a time. Records live on disk, not in memory.

Whoever only reads records waits for no torch.
"""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from autograder.core.digests import Hashed
from autograder.core.errors import UsageProblem
from autograder.core.files import UNFINISHED, remove_unfinished, write_whole
from autograder.core.language import tr
from autograder.judge.result import Outcome
from autograder.record.codec import Filed, NewerRecord, RecordProblem, read_record, write_record
from autograder.record.conditions import Conditions
from autograder.record.diff import Change, compare_records
from autograder.record.schema import Record

LOCK = ".lock"
RESULTS, REPLACED, GRADESCOPE, ERRORS, ATTEMPTS = "results", "replaced", "gradescope", "errors", "attempts"


class FolderInUse(UsageProblem):
    """Another run is writing into the same folder; the text says what to do."""


class RunFolder:
    """Where a run over a class writes. Holds no record in memory.

    Attributes:
        out: the folder.
    """

    def __init__(self, out: Path) -> None:
        self.out = out

    def path(self, part: str, lesson: str, stem: str, ending: str = "json") -> Path:
        """Where something about one submission lies."""
        return self.out / part / lesson / f"{stem}.{ending}"

    def read(self, lesson: str, stem: str) -> Record | None:
        """A record as it lies there; None where there is none or it is damaged: then it is marked again.

        Raises:
            NewerRecord: a later version of the kit has written it.
        """
        found = _filed(self.path(RESULTS, lesson, stem))
        return found.record if found else None

    def known(self, lesson: str, stem: str, student: str, submission: Hashed, conditions: Conditions) -> Record | None:
        """The record of exactly this submission under these conditions, if it is there and whole.

        Raises:
            NewerRecord: a later version of the kit has written what is there.
        """
        filed = _filed(self.path(RESULTS, lesson, stem))
        if filed is None or filed.record.outcome == Outcome.GRADER_ERROR or not submission.sha256:
            return None
        found = filed.record
        same = (found.student, found.submission_sha256, found.modules_sha256) == (
            student,
            submission.sha256,
            submission.modules_sha256,
        )
        return found if same and conditions.hold_for(found) and filed.intact else None

    def write(self, found: Record, stem: str) -> None:
        """Write a record, whole or not at all; one that it replaces is kept until the run is finished.

        Raises:
            NewerRecord: a later version of the kit has written what is there.
            OSError: it could not be written; what was there is there still.
        """
        lesson = found.lesson
        before = self.read(lesson, stem)
        if before is not None and before.digest != found.digest:
            self._keep(lesson, stem)
        earlier = before or self._replaced(lesson, stem)
        if earlier is not None and earlier.student == found.student:
            self._keep_attempt(earlier, found, stem)
        write_record(self.path(RESULTS, lesson, stem), found)

    def _keep(self, lesson: str, stem: str) -> None:
        kept = self.path(REPLACED, lesson, stem)
        if not kept.exists():  # of several runs since the last finished one, the first tells what was there
            write_whole(kept, self.path(RESULTS, lesson, stem).read_bytes())

    def _replaced(self, lesson: str, stem: str) -> Record | None:
        filed = _filed(self.path(REPLACED, lesson, stem))
        return filed.record if filed else None

    def _keep_attempt(self, before: Record, found: Record, stem: str) -> None:
        """What was handed in before is an attempt of the student's; the same again, later, is the last one."""
        folder = self.out / ATTEMPTS / found.lesson / stem
        known = {path.stem.partition("-")[2]: path for path in folder.glob("*.json")}
        if found.submission_sha256 in known:
            known[found.submission_sha256].unlink()
        if before.submission_sha256 and before.submission_sha256 not in {found.submission_sha256, *known}:
            number = max((int(path.stem.partition("-")[0]) for path in known.values()), default=0) + 1
            write_record(folder / f"{number:03}-{before.submission_sha256}.json", before)

    def set_aside(self, lesson: str, stems: Iterable[str]) -> None:
        """Take records out of the results, so that all are made anew; they are kept until the run is finished."""
        for stem in stems:
            path = self.path(RESULTS, lesson, stem)
            if path.is_file():
                self._keep(lesson, stem)
                path.unlink()

    def records(self, lesson: str, stems: Iterable[str]) -> Iterator[Record]:
        """Records of a lesson, read one after another."""
        return (found for stem in stems if (found := self.read(lesson, stem)) is not None)

    def others(self, lesson: str, stems: Iterable[str]) -> list[str]:
        """File names, without ending, of a lesson's records other than these."""
        folder = self.out / RESULTS / lesson
        known = set(stems)
        return sorted(path.stem for path in folder.glob("*.json") if path.stem not in known)

    def changes(self) -> Iterator[Change]:
        """What changed against the records that this run replaced, sorted by lesson and file name."""
        for path in sorted((self.out / REPLACED).glob("*/*.json")):
            before = _filed(path)
            if before is not None:
                change = compare_records(before.record, self.read(path.parent.name, path.stem), before.edited)
                if change is not None:
                    yield change

    def forget_replaced(self) -> None:
        """The run is finished: what it replaced is not needed any more."""
        shutil.rmtree(self.out / REPLACED, ignore_errors=True)

    @contextmanager
    def mine(self) -> Iterator[None]:
        """Nobody else writes here in this block; what a killed run left half written is removed first.

        The lock ends with its process, however that ends.

        Raises:
            FolderInUse: another run has it.
            OSError: the folder cannot be written.
        """
        self.out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.out / LOCK)
        try:
            # A network drive may know no locks: there, nobody is kept from running two at once.
            with contextlib.suppress(NotImplementedError):
                lock.acquire(timeout=0)
        except Timeout:
            raise FolderInUse(
                tr(
                    "another run is marking into {folder} right now. Wait until it has ended, or give this one a "
                    "folder of its own with --out",
                    folder=self.out,
                )
            ) from None
        try:
            remove_half_written(self.out)
            yield
        finally:
            lock.release()


class Attempts(RunFolder):
    """The records of earlier attempts in a run's folder: in a folder for each student, numbered from the first."""

    def path(self, part: str, lesson: str, stem: str, ending: str = "json") -> Path:
        """Where something about one attempt lies."""
        return super().path(ATTEMPTS if part == RESULTS else part, lesson, stem, ending)

    def write(self, found: Record, stem: str) -> None:
        """Write a record in the place of the same attempt's."""
        write_record(self.path(RESULTS, found.lesson, stem), found)

    def names(self, lesson: str, stem: str) -> list[tuple[str, str]]:
        """The names of a student's records, each with the SHA-256 of what was handed in; the first one first."""
        folder = self.out / ATTEMPTS / lesson / stem
        return [(path.stem, path.stem.partition("-")[2]) for path in sorted(folder.glob("*.json"))]

    def files(self, lesson: str, stem: str, sha256: str) -> Path:
        """Where the files lie that were handed in, whether they were kept or not."""
        return self.out / ATTEMPTS / lesson / stem / f"{sha256}.files"


def _filed(path: Path) -> Filed | None:
    try:
        return read_record(path)
    except NewerRecord:
        raise
    except (RecordProblem, OSError):
        return None


def remove_half_written(folder: Path) -> None:
    """Remove what `write_whole` leaves when it is killed in the middle; others may be writing below the folder."""
    for above, _, names in os.walk(folder):
        remove_unfinished(Path(above, name) for name in names if name.startswith(UNFINISHED))
