"""The records of one run of `nbgrader autograde`: taken over where they still hold, else marked, all at once."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from autograder.core.files import file_stems, read_json
from autograder.core.language import tr, tr_plural
from autograder.course.layout import Course
from autograder.nbgrader.facts import ask
from autograder.nbgrader.places import Place
from autograder.record.conditions import Conditions
from autograder.record.schema import Record
from autograder.record.store import RESULTS, RunFolder
from autograder.submission.submission import Files

SILENCE_SECONDS = 3600.0  # a submission is marked in minutes, and then there is something to say


class MarkingFailed(Exception):
    """The kit could not mark at all; the text says why and what to do."""


@dataclass(frozen=True)
class Demands:
    """How submissions are to be marked.

    Attributes:
        workers: how many at once; 0 for one a core.
        device: see `autograder grade --device`.
        min_level: see `autograder grade --min-tier`.
    """

    workers: int
    device: str
    min_level: int


@dataclass
class RecordProvider:
    """Gives the record of a submission.

    Attributes:
        course: the kit's course.
        out: the folder of the records, as `autograder grade --out` has it.
        seed_from: the folder whose seed is used.
        students: all students of the class: a record's file name depends on them.
        demands: how they are marked.
        say: is told what happens.
    """

    course: Course
    out: Path
    seed_from: Path
    students: Sequence[str]
    demands: Demands
    say: Callable[[str], None]
    _refused: str = ""
    _marked: set[Place] = field(default_factory=set)
    _facts: dict[str, dict[str, str] | None] = field(default_factory=dict)

    def record(self, asked: Place, names: frozenset[str], others: Iterable[Place] = ()) -> Record | None:
        """The record of a submission, marked now if there is none that holds; None where nothing was handed in.

        Args:
            asked: whose.
            names: the lesson's tasks.
            others: submissions that will be asked for soon: they are marked with it, several at once.

        Raises:
            MarkingFailed: the kit cannot mark.
        """
        files = asked.files(names)
        if files is None:
            return None
        known = self._known(asked, files)
        if known is None and asked not in self._marked:
            wanted = [one for one in others if one not in self._marked and one != asked and self._needs(one, names)]
            self._mark([asked, *wanted], names)
        return known or self._found(asked, files)

    def _stem(self, asked: Place) -> str:
        return file_stems({*self.students, asked.student})[asked.student]

    def _known(self, asked: Place, files: Files) -> Record | None:
        seed, folder, stem = seed_in(self.seed_from), RunFolder(self.out), self._stem(asked)
        if seed is None or not folder.path(RESULTS, asked.lesson, stem).is_file():
            return None
        if asked.lesson not in self._facts:  # two seconds, once for a class
            self._facts[asked.lesson] = ask(self.course, asked.lesson, self.demands.device)
        facts = self._facts[asked.lesson]
        if facts is None:  # the lesson is broken: where it is marked, this is told
            return None
        folders = self.course.exercise(asked.lesson), self.course.solution(asked.lesson)
        return folder.known(asked.lesson, stem, asked.student, files, Conditions.now(*folders, seed, facts))

    def _needs(self, asked: Place, names: frozenset[str]) -> bool:
        files = asked.files(names)
        return files is not None and self._known(asked, files) is None

    def _found(self, asked: Place, files: Files) -> Record:
        """What the marking has just written, a record without a mark too."""
        record = RunFolder(self.out).read(asked.lesson, self._stem(asked))
        if record is not None and record.submission_sha256 == files.sha256:
            return record
        raise MarkingFailed(
            tr(
                "no record of {student!r} was written for {lesson}: see the lines above",
                student=asked.student,
                lesson=asked.lesson,
            )
        )

    def _mark(self, wanted: list[Place], names: frozenset[str]) -> None:
        if self._refused:  # nothing has changed since the last try
            raise MarkingFailed(self._refused)
        self.say(
            tr_plural(
                len(wanted),
                "marking {count} submissions of {lesson}; records go to {folder}",
                "marking {count} submissions of {lesson}; records go to {folder}",
                lesson=wanted[0].lesson,
                folder=self.out,
            )
        )
        command = [sys.executable, "-P", "-m", "autograder.nbgrader.mark_job"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as running:
            assert running.stdin is not None
            assert running.stderr is not None
            running.stdin.write(json.dumps(self._job(wanted, names)))
            running.stdin.close()
            lines = []
            with _awake(running) as said_something:
                for line in running.stderr:
                    said_something()
                    lines.append(line.rstrip())
                    self.say(lines[-1])
        self._marked.update(wanted)
        if running.returncode != 0:
            self._refused = (
                lines[-1] if lines else tr("the process that marks ended with {status}", status=running.returncode)
            )
            raise MarkingFailed(self._refused)

    def _job(self, wanted: list[Place], names: frozenset[str]) -> dict[str, object]:
        return {
            "course": str(self.course.root),
            "out": str(self.out),
            "seed_from": str(self.seed_from),
            "lesson": wanted[0].lesson,
            "names": sorted(names),
            **asdict(self.demands),
            "stems": file_stems({*self.students, *(one.student for one in wanted)}),
            "submissions": [[one.student, str(one.folder), one.file, sorted(one.others)] for one in wanted],
        }


@contextmanager
def _awake(running: "subprocess.Popen[str]") -> Iterator[Callable[[], None]]:
    """End a process that says nothing for too long, and so whoever waits for its words; gives what puts that off."""
    said = threading.Event()
    over = threading.Event()

    def watch() -> None:
        while said.wait(SILENCE_SECONDS):
            said.clear()
            if over.is_set():
                return
        running.kill()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield said.set
    finally:
        over.set()
        said.set()
        thread.join()


def seed_in(out: Path) -> int | None:
    """The seed of the run that a folder holds; None where it holds none."""
    run = read_json(out / "run.json")
    seed = run.get("seed") if isinstance(run, dict) else None
    return seed if type(seed) is int else None
