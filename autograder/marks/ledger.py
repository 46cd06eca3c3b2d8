"""All that a run's marks rest on besides its records: the course's rules, times, marks by hand, groups, attempts."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from autograder.core.files import read_json
from autograder.core.language import tr
from autograder.course.layout import CourseProblem, find_course, is_course
from autograder.course.rules import Rules
from autograder.course.settings import FILE as COURSE_FILE
from autograder.course.settings import read_rules, read_settings
from autograder.marks.by_hand import FILE as BY_HAND_FILE
from autograder.marks.by_hand import read_by_hand
from autograder.marks.given import ByHand
from autograder.marks.late import Lateness, lateness
from autograder.marks.mark import Attempt, Mark, mark_of
from autograder.marks.people import People, people_of
from autograder.marks.times import FILE as TIMES_FILE
from autograder.marks.times import Times, read_times
from autograder.record.codec import RecordProblem, read_record
from autograder.record.schema import Record
from autograder.record.store import ATTEMPTS, Attempts


@dataclass(frozen=True)
class Ledger:
    """What a run's marks rest on besides its records; read once, it does not change.

    Attributes:
        run: the run's folder, where earlier attempts lie.
    """

    run: Path
    rules: Rules = field(default_factory=Rules)
    times: Times = field(default_factory=Times)
    by_hand: ByHand = field(default_factory=ByHand)
    people: People = field(default_factory=People)

    def mark(self, found: Record, stem: str) -> Mark:
        """What counts of a student's work.

        Args:
            found: the record of the last submission.
            stem: its file's name without ending.
        """
        student, lesson = found.student, found.lesson
        earlier = [one for one in self._earlier(lesson, stem) if one.student == student]
        attempts = [Attempt(one, self._late(one)) for one in (*earlier, found)]
        mark = mark_of(
            self.rules,
            attempts,
            self.by_hand.marked(lesson),
            self.by_hand.of(student, lesson),
            self.by_hand.conflicts_of(student, lesson),
            self.people.sections.get(student, ""),
        )
        rule = self.rules.lesson(lesson)
        if rule.attempts == "last" and not rule.late.late_part:
            return mark
        return replace(mark, open=(*mark.open, *_marked_otherwise(self.run, stem, earlier, found)))

    def _late(self, found: Record) -> Lateness:
        at = self.times.of(found.student, found.lesson, found.submission_sha256)
        times = self.times.of_student(found.student) | {found.lesson: at}
        return lateness(self.rules, found.student, times, self.people.sections.get(found.student, ""))[found.lesson]

    def _earlier(self, lesson: str, stem: str) -> Iterator[Record]:
        """Records of earlier submissions, in the order in which they were replaced."""
        for path in sorted((self.run / ATTEMPTS / lesson / stem).glob("*.json")):
            try:
                yield read_record(path).record
            except (RecordProblem, OSError):  # what cannot be read any more is no attempt that could count
                continue

    def about(self, student: str) -> str:
        """Changes whenever something does that the student's marks rest on besides the records."""
        section = self.people.sections.get(student)
        known = (self._common, self.times.about(student), self.by_hand.about(student), section)
        return hashlib.sha256(repr(known).encode("utf-8", "backslashreplace")).hexdigest()

    @cached_property
    def _common(self) -> str:
        return repr((self.rules, self.by_hand.asked))


def _marked_otherwise(run: Path, stem: str, earlier: Sequence[Record], last: Record) -> list[str]:
    """Sentences about attempts that were not marked like the last one, so that their marks cannot be compared."""
    kept, said = Attempts(run), []
    for number, one in enumerate(earlier, start=1):
        if (one.lesson_sha256, one.seed) != (last.lesson_sha256, last.seed):
            there = kept.files(one.lesson, stem, one.submission_sha256).exists()
            said.append(
                tr(
                    "attempt {number} was marked by other checks than the last one: `autograder grade` marks it again",
                    number=number,
                )
                if there
                else tr(
                    "attempt {number} was marked by other checks than the last one: what was handed in then is not "
                    "kept, so look at it",
                    number=number,
                )
            )
    return said


def course_of(run: Path) -> Path | None:
    """The folder of the course that a run marked; where the run does not say, or it is gone, the one around here."""
    facts = read_json(run / "run.json")
    noted = facts.get("course") if isinstance(facts, dict) else None
    if isinstance(noted, str) and is_course(run / noted, solutions=False):
        return Path(os.path.normpath(run / noted))
    try:
        return find_course(solutions=False).root
    except CourseProblem:
        return None


def noted_folder(folder: Path, run: Path) -> str:
    """How a run notes another folder: from its own, so that both can be moved together."""
    try:
        return os.path.relpath(folder.resolve(), run.resolve())
    except ValueError:  # on another drive
        return str(folder.resolve())


def by_hand_file(run: Path) -> Path:
    """The file of a run's marks by hand, there or not.

    Raises:
        SettingsProblem: the course's settings cannot be read.
    """
    root = course_of(run)
    named = read_settings(root).marks.by_hand if root is not None else ""
    return root / named if root is not None and named else run / BY_HAND_FILE


def ledger_files(run: Path) -> list[Path]:
    """All that the marks of a run rest on besides its records, whether it is there or not.

    Raises:
        SettingsProblem: the course's settings cannot be read.
    """
    root = course_of(run)
    files = [run / TIMES_FILE, by_hand_file(run)]
    if root is not None:
        files += [root / COURSE_FILE, root / (read_settings(root).people.file or COURSE_FILE)]
    return files


def ledger_of(run: Path) -> Ledger:
    """What the marks of a run rest on besides its records.

    Raises:
        SettingsProblem: the course's settings cannot be read.
        PeopleProblem: its groups and sections cannot be.
        ByHandProblem: the marks by hand cannot be.
    """
    root = course_of(run)
    rules = Rules() if root is None else read_rules(root)
    people = People() if root is None else people_of(root)
    return Ledger(run, rules, read_times(run), read_by_hand(by_hand_file(run)), people)
