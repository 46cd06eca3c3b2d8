"""A checker of one file, again and again, with torch loaded once; after that it looks for the place of a mistake."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from msgspec import structs

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.core.sentences import did_you_mean, no_task
from autograder.judge.result import Result, TaskResult
from autograder.lesson import Lesson
from autograder.lesson.load import load_lesson
from autograder.marking.code_parts import code
from autograder.marking.later import Later, explained_later
from autograder.marking.marker import Marker
from autograder.marking.practice_key import PracticeKey
from autograder.record.of_result import record, task_record
from autograder.record.schema import Record
from autograder.render.terminal.verdicts import Told
from autograder.runner.fork_server import ForkServer
from autograder.runner.launcher import Launcher
from autograder.runner.local_fork import local_launcher
from autograder.runner.patience import Patience
from autograder.student.lessons import lesson_folders, lesson_names
from autograder.submission.submission import read_single_file


@dataclass
class Checker:
    """Checks a file.

    Attributes:
        path: the file.
        lesson: which it is for.
    """

    path: Path
    lesson: Lesson
    _key: PracticeKey
    _launcher: Launcher
    _later: Later = field(default_factory=Later)

    def __post_init__(self) -> None:
        self._marker = Marker(self.lesson, self._key, self._launcher, repairs=self._later)

    def check(self, tasks: list[str] | None, told: Told | None) -> Record:
        """What is right and what is wrong in the file now.

        Args:
            tasks: only these, where they are given.
            told: is given the result of each task as soon as it is known.
        """
        lesson = self.lesson
        unknown = [name for name in tasks or [] if name not in lesson.tasks]
        if unknown:
            raise UsageProblem(no_task(unknown[0], lesson.tasks))
        submission = read_single_file(self.path, "you", lesson.name, frozenset(lesson.tasks))
        if tasks is None:
            result = self._marker.mark(submission, None, told, fast_first_result=told is not None)
        else:  # with what they call: a mistake there is not theirs
            result = self._marker.mark(submission, _with_called(lesson, tasks), _told_of(tasks, told))
            result = _only(result, tasks)
        return record(result, code(submission))

    def explained(self, found: Record, name: str, patience: Patience) -> Record:
        """The record of the last check with the place of a failed task's mistake, as far as it is found in time.

        Where each job needs a new process, which takes as long as all that there is time for, nothing is looked for.
        """
        failed = self._later.failed.get(name)
        if failed is None or not isinstance(self._launcher, ForkServer) or not self._key.allows_repairs(name):
            return found
        result = explained_later(failed, self._launcher, patience)
        return found if result is None else _with_task(found, result)


def _with_task(found: Record, result: TaskResult) -> Record:
    tasks = (task_record(result) if task.name == result.name else task for task in found.tasks)
    return structs.replace(found, tasks=tuple(tasks))


@contextmanager
def checker_of(path: Path) -> Iterator[Checker]:
    """A checker of this file, with its processes."""
    lesson, folder = lesson_of(path)
    own = local_launcher(lesson, folder)
    try:
        yield Checker(path, lesson, PracticeKey(lesson, folder), own)
    finally:
        own.close()


def lesson_of(path: Path) -> tuple[Lesson, Path]:
    """The lesson that a file is for: by its name, else by the folder it lies in.

    Raises:
        UsageProblem: there is none.
    """
    folders = lesson_folders()
    beside = path.resolve().parent
    if (beside / "checks.py").is_file():
        folders[beside.name] = beside
    for name in (path.stem, beside.name):
        if name in folders:
            return load_lesson(folders[name]), folders[name]
    known = ", ".join(sorted(folders, key=[*lesson_names(), *folders].index)) or tr("the lessons (none was found)")
    raise UsageProblem(
        tr(
            "{file} belongs to no lesson: name it after one of {lessons}{did_you_mean}",
            file=path.name,
            lessons=known,
            did_you_mean=did_you_mean(path.stem, folders),
        )
    )


def _with_called(lesson: Lesson, names: Iterable[str]) -> set[str]:
    """Tasks, and all those that they call, directly or not."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += lesson.tasks[name].calls
    return found


def _told_of(names: Collection[str], told: Told | None) -> Told | None:
    if told is None:
        return None
    return lambda found: told(found) if found.name in names else None


def _only(result: Result, names: Collection[str]) -> Result:
    """A result without the tasks that were not asked for."""
    return replace(
        result,
        tasks=tuple(task for task in result.tasks if task.name in names),
        manual=tuple(task for task in result.manual if task.name in names),
    )
