"""The records of one run of `nbgrader autograde`: taken over where they still hold, else marked, all at once."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.course import Course
from autograder.datasets.locate import find
from autograder.files import file_stems, read_json
from autograder.reading.submission import Submission, read_single_file, read_submission
from autograder.render.record import Record
from autograder.store import known_record, stamp


class MarkingFailed(Exception):
    """The kit could not mark at all; the text says why and what to do."""


@dataclass(frozen=True)
class HandedIn:
    """Where one student's work for a lesson lies.

    Attributes:
        folder: as nbgrader collected it.
        file: the notebook's name where it is not the lesson's; None where the lesson's own is looked for.
        others: names of the assignment's other notebooks, which are never taken for this one.
    """

    student: str
    folder: Path
    lesson: str
    file: str | None = None
    others: frozenset[str] = frozenset()

    def read(self, names: frozenset[str]) -> Submission | None:
        """The submission as it was handed in, None where there is no file that could be one."""
        if self.file is not None and (self.folder / self.file).is_file():
            return read_single_file(self.folder / self.file, self.student, self.lesson, names)
        found = read_submission(self.folder, self.student, self.lesson, names)
        return None if found is not None and found.file in self.others else found


def handed_in(directory: Any, asked: Any, lesson: str) -> HandedIn:
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
    return HandedIn(asked["student"], folder, lesson, None if asked["notebook"] == lesson else own, others)


@dataclass
class Desk:
    """Gives the record of a submission.

    Attributes:
        course: the kit's course.
        out: the folder of the records, as `autograder grade --out` has it.
        seed: of the run.
        students: all students of the class: a record's file name depends on them.
        workers: how many submissions are marked at once; 0 for one a core.
        device: see `autograder grade --device`.
        say: is told what happens.
    """

    course: Course
    out: Path
    seed: int
    students: Sequence[str]
    workers: int
    device: str
    say: Callable[[str], None]
    _refused: str = ""
    _stamps: dict[str, tuple[str, str]] = field(default_factory=dict)
    _marked: set[HandedIn] = field(default_factory=set)

    def record(self, asked: HandedIn, names: frozenset[str], others: Iterable[HandedIn] = ()) -> Record | None:
        """The record of a submission, marked now if there is none that holds; None where nothing was handed in.

        Args:
            asked: whose.
            names: the lesson's tasks.
            others: submissions that will be asked for soon: they are marked with it, several at once.

        Raises:
            MarkingFailed: the kit cannot mark.
        """
        submission = asked.read(names)
        if submission is None:
            return None
        known = self._known(asked, submission)
        if known is None and asked not in self._marked:
            wanted = [one for one in others if one not in self._marked and one != asked and self._needs(one, names)]
            self._mark([asked, *wanted])
        return known or self._found(asked, submission)

    def _path(self, asked: HandedIn) -> Path:
        stems = file_stems({*self.students, asked.student})
        return self.out / "results" / asked.lesson / f"{stems[asked.student]}.json"

    def _known(self, asked: HandedIn, submission: Submission) -> Record | None:
        if asked.lesson not in self._stamps:
            digest, real = self.course.digest(asked.lesson), find(self.course.root).real
            # Whether the lesson uses a device is not known without loading it; the digest is the lesson's own.
            self._stamps[asked.lesson] = (stamp(digest, real, None), stamp(digest, real, self.device))
        return known_record(self._path(asked), submission, self.seed, self._stamps[asked.lesson])

    def _needs(self, asked: HandedIn, names: frozenset[str]) -> bool:
        submission = asked.read(names)
        return submission is not None and self._known(asked, submission) is None

    def _found(self, asked: HandedIn, submission: Submission) -> Record:
        """What the marking has just written, a grader error too."""
        record = read_json(self._path(asked))
        if isinstance(record, dict) and record.get("submission_sha256") == submission.sha256:
            return record
        raise MarkingFailed(f"no record of {asked.student!r} was written for {asked.lesson}: see the lines above")

    def _mark(self, wanted: list[HandedIn]) -> None:
        if self._refused:  # nothing has changed since the last try
            raise MarkingFailed(self._refused)
        self.say(f"marking {len(wanted)} submissions of {wanted[0].lesson}, seed {self.seed}, records in {self.out}")
        command = [sys.executable, "-m", "autograder.nbgrader.marking"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as running:
            assert running.stdin is not None
            assert running.stderr is not None
            running.stdin.write(json.dumps(self._job(wanted)))
            running.stdin.close()
            lines = []
            for line in running.stderr:
                lines.append(line.rstrip())
                self.say(lines[-1])
        self._marked.update(wanted)
        if running.returncode != 0:
            self._refused = lines[-1] if lines else f"the process that marks ended with {running.returncode}"
            raise MarkingFailed(self._refused)

    def _job(self, wanted: list[HandedIn]) -> dict[str, object]:
        return {
            "course": str(self.course.root),
            "out": str(self.out),
            "seed": self.seed,
            "lesson": wanted[0].lesson,
            "workers": self.workers,
            "device": self.device,
            "stems": file_stems({*self.students, *(one.student for one in wanted)}),
            "submissions": [[one.student, str(one.folder), one.file, sorted(one.others)] for one in wanted],
        }
