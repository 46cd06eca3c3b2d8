"""What a class has handed in: whose work lies where, and since when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.core.sentences import CLASS_FOLDER, no_folder
from autograder.instructor.groups import HandIns, class_of, hand_ins
from autograder.marks.people import People
from autograder.marks.times import parsed_time
from autograder.submission.class_folder import (
    TIMESTAMP,
    HandedIn,
    handed_in,
    is_handed_in,
    student_folders,
    timestamp,
)
from autograder.submission.folder import Unreadable

Tasks = Mapping[str, frozenset[str]]  # the names of each lesson's tasks


@dataclass(frozen=True)
class ClassWork:
    """What a class has handed in.

    Attributes:
        submitted: the folder of the class.
        students: all of them, whether they handed in or not.
        lessons: those for which somebody did.
        tasks: see `Tasks`.
    """

    submitted: Path
    students: Sequence[str]
    lessons: Mapping[str, HandIns]
    tasks: Tasks

    def of(self, lesson: str) -> dict[str, HandedIn]:
        """The work for a lesson, by student."""
        found = self.lessons[lesson]
        return {student: self._one(lesson, student, folder) for student, folder in found.source.items()}

    def _one(self, lesson: str, student: str, folder: str) -> HandedIn:
        others = {other: tasks for other, tasks in self.tasks.items() if other != lesson}
        one = handed_in(self.submitted, folder, lesson, self.tasks[lesson], others)
        return replace(one, student=student, group=self.lessons[lesson].group.get(student))

    def handed_in_at(self, lesson: str, student: str) -> datetime | None:
        """When a student's work was handed in; None where no file says so.

        Raises:
            ValueError: a file says what is no time; the text says which.
        """
        folder = self.lessons[lesson].source[student]
        where = f"{folder}/{lesson}/{TIMESTAMP}"
        try:
            text = timestamp(self.submitted, folder, lesson)
        except Unreadable as error:
            raise ValueError(f"{where}: {error}") from None
        if not text.strip():
            return None
        try:
            return parsed_time(text)
        except ValueError as error:
            raise ValueError(f"{where} {error}") from None

    def known_time(self, lesson: str, student: str) -> datetime | None:
        """The same, None also where it cannot be understood."""
        try:
            return self.handed_in_at(lesson, student)
        except ValueError:
            return None


def list_students(submitted: Path) -> list[str]:
    """The students' folders in a folder of submissions.

    Raises:
        UsageProblem: there is no such folder.
    """
    if not submitted.is_dir():
        raise UsageProblem(no_folder(submitted, CLASS_FOLDER))
    return student_folders(submitted)


def class_work(
    submitted: Path, folders: Sequence[str], lessons: Sequence[str], tasks: Tasks, people: People
) -> ClassWork:
    """What lies in a class's folder.

    Args:
        submitted: a folder `<student>/<lesson>/<file>`.
        folders: the students' folders in it.
        lessons: those that are looked for.
        tasks: the names of each lesson's tasks.
        people: the groups of the class.
    """
    found = {}
    for lesson in lessons:
        groups = people.groups_of(lesson)
        present = [one for one in folders if is_handed_in(submitted, one, lesson)]

        def same(some: Sequence[str], lesson: str = lesson) -> bool:
            files = [handed_in(submitted, one, lesson, tasks[lesson]).look() for one in some]
            return all(one.sha256 for one in files) and len({(one.sha256, one.modules_sha256) for one in files}) == 1

        if present:
            found[lesson] = hand_ins(lesson, present, groups, same)
    everybody = {group: students for lesson in lessons for group, students in people.groups_of(lesson).items()}
    return ClassWork(submitted, class_of(folders, everybody), found, tasks)
