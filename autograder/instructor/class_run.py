"""What a run over a class gave, while it runs and after."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from autograder.record.diff import Change
from autograder.record.schema import Record
from autograder.record.store import RunFolder


@dataclass
class ClassRun:
    """What a run over a class gave. The records themselves are on disk and read when they are asked for.

    Attributes:
        seed: the run's seed.
        folder: where everything is.
        students: by lesson, those who handed something in, sorted; each has a record once all are marked.
        stems: each student's file name.
        missing: (student, lesson) pairs without a submission.
        misplaced: (student, file) pairs: files of those that lie where no lesson looks for them.
        reused: how many records of an earlier run were taken over.
        attempts: how many earlier attempts were marked again.
        unreadable, grader_errors, look_at: (student, lesson) pairs.
        not_installed: how many submissions import each module that is not installed here.
        for_modules: (student, lesson) pairs that have no mark until such modules are installed.
        changes: against the records that this run replaced, the first of them.
        changed: how many there are in all.
        left_over: by lesson, how many records are there of students that are not in the class any more.
        chosen: by lesson, those of them that this run was to mark.
        words: what it was to mark, in words, where that is not all.
        conflicts: sentences about groups that handed in more than one work.
        times: by lesson and student, which submission was handed in when.
        bad_times: sentences about times that cannot be understood.
        goes_on: whether it goes on with a run that was stopped.
    """

    seed: int
    folder: RunFolder
    students: dict[str, list[str]]
    stems: dict[str, str]
    missing: list[tuple[str, str]] = field(default_factory=list)
    misplaced: list[tuple[str, str]] = field(default_factory=list)
    reused: int = 0
    attempts: int = 0
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    grader_errors: list[tuple[str, str]] = field(default_factory=list)
    look_at: list[tuple[str, str]] = field(default_factory=list)
    not_installed: Counter[str] = field(default_factory=Counter)
    for_modules: list[tuple[str, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    changed: int = 0
    left_over: dict[str, int] = field(default_factory=dict)
    chosen: dict[str, list[str]] = field(default_factory=dict)
    words: str = ""
    conflicts: list[str] = field(default_factory=list)
    times: dict[tuple[str, str], tuple[str, datetime | None]] = field(default_factory=dict)
    bad_times: list[str] = field(default_factory=list)
    goes_on: bool = False

    @property
    def without_mark(self) -> int:
        """How many have no mark, for whatever reason that is not theirs."""
        return len(self.grader_errors) + len(self.for_modules)

    @property
    def changes_nothing(self) -> bool:
        """Whether a finished run was only looked at again: its `changes.csv` then stays."""
        everything = sum(map(len, self.chosen.values()))
        return not self.goes_on and self.reused == everything and (self.out / "changes.csv").exists()

    @property
    def out(self) -> Path:
        """Where everything is."""
        return self.folder.out

    @property
    def records(self) -> Iterator[Record]:
        """All records that this run was to make, read one after another."""
        return (found for lesson in self.chosen for found in self.of_lesson(lesson))

    def of_lesson(self, lesson: str) -> Iterator[Record]:
        """The records of one lesson that this run was to make, by student."""
        return self.folder.records(lesson, (self.stems[student] for student in self.chosen.get(lesson, ())))
