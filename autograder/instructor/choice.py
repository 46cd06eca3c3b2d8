"""Which of a class's submissions a run marks, where it is not to mark all of them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.core.sentences import did_you_mean, no_task
from autograder.course.layout import Course
from autograder.course.values import moment
from autograder.judge.result import Outcome
from autograder.record.store import RunFolder
from autograder.submission.class_folder import HandedIn


@dataclass(frozen=True)
class Choice:
    """What is to be marked; everything if nothing is said.

    Attributes:
        students: these alone.
        tasks: only these of each submission that has been marked before; one that has not is marked whole.
        since: what was handed in at that time or later, or nobody knows when.
        only_changed: what is not what was marked last, whatever has changed in the lesson or the kit since.
    """

    students: tuple[str, ...] = ()
    tasks: frozenset[str] = frozenset()
    since: datetime | None = None
    only_changed: bool = False

    @property
    def everything(self) -> bool:
        """Whether the whole class is to be marked."""
        return self == Choice()

    @property
    def words(self) -> str:
        """The choice for people; empty for everything."""
        parts = [tr("students {students}", students=", ".join(self.students))] if self.students else []
        parts += [tr("tasks {tasks}", tasks=", ".join(sorted(self.tasks)))] if self.tasks else []
        parts += [tr("since {time}", time=self.since.isoformat())] if self.since is not None else []
        parts += [tr("only changed")] if self.only_changed else []
        return "; ".join(parts)

    @property
    def key(self) -> str:
        """The choice as a run's file names it, the same in every language; empty for everything."""
        parts = [f"students {', '.join(self.students)}"] if self.students else []
        parts += [f"tasks {', '.join(sorted(self.tasks))}"] if self.tasks else []
        parts += [f"since {self.since.isoformat()}"] if self.since is not None else []
        parts += ["only changed"] if self.only_changed else []
        return "; ".join(parts)


def choice_of(
    course: Course, students: Sequence[str], tasks: Sequence[str], since: str | None, only_changed: bool
) -> Choice:
    """The choice that was typed.

    Args:
        course: whose time zone `since` is in, where it names none; UTC if the course names none either.
        students, tasks, only_changed: see `Choice`.
        since: a date, which begins at midnight, or a date and a time.

    Raises:
        UsageProblem: `since` is neither.
        SettingsProblem: the course's settings cannot be read.
    """
    at = None
    if since is not None:
        try:
            at = moment(
                f"{since}T00:00" if re.fullmatch(r"\d{4}-\d\d-\d\d", since) else since, course.rules.zone or UTC
            )
        except ValueError as error:
            raise UsageProblem(f"--since {since} {error}") from None
    return Choice(tuple(students), frozenset(tasks), at, only_changed)


def verify_choice(choice: Choice, students: Iterable[str], tasks: Iterable[str]) -> None:
    """Tell a name of a student or task that nobody has.

    Args:
        choice: what was asked for.
        students: all of the class.
        tasks: of the lessons that are marked.

    Raises:
        UsageProblem: there is such a name.
    """
    known, all_tasks = list(students), list(tasks)
    for name in choice.students:
        if name not in known:
            raise UsageProblem(
                tr(
                    "there is no student called {name!r} among the {count} of the class{did_you_mean}",
                    name=name,
                    count=len(known),
                    did_you_mean=did_you_mean(name, known),
                )
            )
    for name in sorted(choice.tasks):
        if name not in all_tasks:
            raise UsageProblem(no_task(name, all_tasks))


def chosen(
    choice: Choice,
    lesson: str,
    work: Mapping[str, HandedIn],
    folder: RunFolder,
    stems: Mapping[str, str],
    handed_in_at: Callable[[str], datetime | None],
) -> list[str]:
    """The students of a lesson whose work is to be marked.

    Args:
        choice: what was asked for.
        lesson: which one.
        work: what there is, by student.
        folder: where the records are.
        stems: each student's file name.
        handed_in_at: says when a student's work was handed in, None where that is not known.
    """
    found = [one for one in work if not choice.students or one in choice.students]
    if choice.since is not None:
        since = choice.since
        found = [one for one in found if (at := handed_in_at(one)) is None or at >= since]
    if choice.only_changed:
        found = [one for one in found if not _is_marked(work[one], lesson, folder, stems[one])]
    return found


def _is_marked(one: HandedIn, lesson: str, folder: RunFolder, stem: str) -> bool:
    known = folder.read(lesson, stem)
    if known is None or known.student != one.student or known.outcome == Outcome.GRADER_ERROR:
        return False
    files = one.look()
    return bool(files.sha256) and (files.sha256, files.modules_sha256) == (
        known.submission_sha256,
        known.modules_sha256,
    )
