"""The folders of a course, and how the course around a place is found."""

import os
import shlex
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.core.course_names import FILE, SETTING
from autograder.core.errors import UsageProblem
from autograder.core.home import home
from autograder.core.language import tr
from autograder.core.sentences import no_lesson
from autograder.course.rules import Rules
from autograder.course.settings import Settings, read_rules, read_settings

if TYPE_CHECKING:
    # Lessons bring torch along, which takes a second: only those who load one wait for it.
    from autograder.lesson import Found, Lesson, Resource


PACKAGED = Path(__file__).resolve().parents[1] / "exercises"


class CourseProblem(UsageProblem):
    """The folders of a course are not as they should be; the text says what and what to do."""


@dataclass(frozen=True)
class Course:
    """A folder with `exercises/` and, on the instructor's side, `solutions/`; or with `course.toml`, lessons or not."""

    root: Path

    @property
    def settings(self) -> Settings:
        """What its `course.toml` says.

        Raises:
            SettingsProblem: it cannot be read.
        """
        return read_settings(self.root)

    @property
    def rules(self) -> Rules:
        """The rules that its `course.toml` makes.

        Raises:
            SettingsProblem: it cannot be read.
        """
        return read_rules(self.root)

    @property
    def data_root(self) -> Path:
        """The folder whose `.data` holds what was fetched: the course's, or the user's own for the kit's own course."""
        return home() if self.root == PACKAGED.parent else self.root

    @property
    def lessons(self) -> list[str]:
        """Names of the lessons, in the order of the course: by the `order` in their checks, then by name."""
        folder = self.root / "exercises"
        return sorted(
            (path.parent.name for path in folder.glob("*/checks.py")), key=lambda name: (_order(folder / name), name)
        )

    def exercise(self, lesson: str) -> Path:
        """The student's folder of a lesson."""
        return self.root / "exercises" / lesson

    def solution(self, lesson: str) -> Path:
        """The instructor's folder of a lesson."""
        return self.root / "solutions" / lesson

    def load(self, lesson: str) -> "Lesson":
        """A lesson's declarations.

        Raises:
            CourseProblem: there is no such lesson.
            DeclarationError: its `checks.py` is broken.
        """
        if not (self.exercise(lesson) / "checks.py").is_file():
            raise CourseProblem(no_lesson(lesson, self.lessons, self.root / "exercises"))
        from autograder.lesson.load import load_lesson

        return load_lesson(self.exercise(lesson))

    def resources(self) -> list["Resource"]:
        """What the lessons ask for from outside, each once, in the order of the course; not of lessons that are broken.

        Raises:
            CourseProblem: two lessons mean different things by one name.
        """
        from autograder.lesson import DeclarationError

        found: dict[str, Resource] = {}
        for name in self.lessons:
            with suppress(DeclarationError):
                for one in self.load(name).resources:
                    first = found.setdefault(one.name, one)
                    # A class of a lesson's own is made anew whenever the lesson is loaded.
                    kinds = [(type(two).__module__, type(two).__qualname__) for two in (first, one)]
                    if kinds[0] != kinds[1]:
                        raise CourseProblem(
                            tr(
                                "two lessons have resources called {name}, and {lesson} does not mean the same as "
                                "those before it: give one of them another name",
                                name=one.name,
                                lesson=name,
                            )
                        )
        return list(found.values())

    def find_data(self) -> dict[str, "Found"]:
        """Where each of these is on this machine, by its name.

        Raises:
            CourseProblem: see `resources`.
        """
        return {one.name: one.find(self.data_root) for one in self.resources()}


@lru_cache(maxsize=64)
def _order(folder: Path) -> int:
    from autograder.lesson import DeclarationError
    from autograder.lesson.load import load_lesson

    try:
        return load_lesson(folder).order
    except DeclarationError:
        return 10**6


def is_course(folder: Path, solutions: bool = True) -> bool:
    """Whether a folder is a course: by its `course.toml`, or by its folders, of which students have no `solutions`."""
    wanted = ("exercises", "solutions") if solutions else ("exercises",)
    return (folder / FILE).is_file() or all((folder / name).is_dir() for name in wanted)


def find_course(start: Path | None = None, solutions: bool = True) -> Course:
    """The course around a folder, or the one that the setting `TORCHGRADE_COURSE` names.

    Where there is none, an installed kit has the exercises of its own course, without solutions.

    Args:
        start: where to look from; the current folder where not given.
        solutions: whether the instructor's side is needed.

    Raises:
        CourseProblem: there is none.
        SettingsProblem: there is one, and its `course.toml` cannot be read.
    """
    setting = os.environ.get(SETTING)
    here = (start or Path.cwd()).resolve()
    beside = PACKAGED.parents[1]  # of an editable installation, the repository
    places = [Path(setting)] if setting else [here, *here.parents, beside, PACKAGED.parent]
    for place in places:
        if is_course(place, solutions):
            read_settings(place)  # whoever works in a course is told at once that they are wrong
            return Course(place)
    what = (
        tr("a folder with {file}, or with `exercises` and `solutions`", file=FILE)
        if solutions
        else tr("a folder with {file}, or with `exercises`", file=FILE)
    )
    if setting:
        raise CourseProblem(
            tr(
                "{variable}={value} names no course, which is {course}. Set it to a course's folder, or make one "
                "there: `autograder new-course {folder}`",
                variable=SETTING,
                value=setting,
                course=what,
                folder=shlex.quote(setting),
            )
        )
    raise CourseProblem(
        tr(
            "no course found: {course}, was looked for in {folder} and the folders above it. Go to the course's "
            "folder, set {variable} to it, or make one: `autograder new-course DIR`",
            course=what,
            folder=here,
            variable=SETTING,
        )
    )
