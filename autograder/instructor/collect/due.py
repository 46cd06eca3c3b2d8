"""Until when work counts where a download holds all its states: a moment that was typed, or the course's due dates."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from autograder.core.errors import UsageProblem
from autograder.core.language import tr
from autograder.course.class_list import Person, folders_of
from autograder.course.rules import Rules
from autograder.course.values import moment
from autograder.marks.late import due_date

LAST = "last"  # in the place of a moment: whatever was handed in last
FORM = "%Y-%m-%d %H:%M %z"


@dataclass(frozen=True)
class Due:
    """Until when work counts.

    Attributes:
        of: the moment for a person, by the name of the platform; None for no end.
        words: what says so, for people.
    """

    of: Callable[[str], datetime | None] = lambda name: None
    words: str = ""


@dataclass(frozen=True)
class DueDates:
    """What was typed, and what the course says.

    Attributes:
        given: what was typed; None for nothing.
        last: whether it was typed that whatever came last counts.
        rules: of the course.
        sections: by student.
    """

    given: datetime | None = None
    last: bool = False
    rules: Rules = field(default_factory=Rules)
    sections: Mapping[str, str] = field(default_factory=dict)

    def for_lesson(self, lesson: str, people: Sequence[Person] = ()) -> Due:
        """Until when work for a lesson counts.

        Args:
            lesson: which one.
            people: the class list, by which students are known who are called otherwise on the platform.
        """
        if self.given is not None or self.last:
            given = self.given
            return Due(lambda name: given, "--due")
        folders = folders_of(people)
        students = {one.ids["github"].casefold(): folders[one.student] for one in people if "github" in one.ids}

        def of(name: str) -> datetime | None:
            return self._of_course(lesson, students.get(name.casefold(), name))

        return Due(of, tr("the due date in course.toml"))

    def differ(self, lesson: str) -> str:
        """That another moment was typed than the course says; empty where that is not so."""
        course = self._of_course(lesson, "")
        if self.given is None or course is None or course == self.given:
            return ""
        return tr(
            "--due {given} counts; course.toml says {course} for {lesson}, and marks go by that",
            given=self.given.strftime(FORM),
            course=course.strftime(FORM),
            lesson=lesson,
        )

    def _of_course(self, lesson: str, student: str) -> datetime | None:
        """The latest moment that is in time for a student: with extensions, and with the grace that the rules give."""
        date = due_date(self.rules, student, lesson, self.sections.get(student, ""))
        if date is None:
            return None
        return (date.astimezone(UTC) + self.rules.lesson(lesson).late.grace).astimezone(date.tzinfo)


def due_dates(text: str, zone: tzinfo | None, rules: Rules, sections: Mapping[str, str]) -> DueDates:
    """The due dates of a collection.

    Args:
        text: what was typed, such as `2026-01-31 23:59`, `2026-01-31T23:59+01:00` or `last`; empty for nothing.
        zone: the one that is meant where none was typed.
        rules: of the course.
        sections: by student.

    Raises:
        UsageProblem: what was typed is no moment, or in no zone.
    """
    last = text == LAST
    return DueDates(_moment("" if last else text, zone), last, rules, sections)


def _moment(text: str, zone: tzinfo | None) -> datetime | None:
    if not text:
        return None
    try:
        return moment(text, zone)
    except ValueError as error:
        raise UsageProblem(
            tr("--due {typed} {problem}. Give that, or `last` for whatever came last", typed=text, problem=error)
        ) from None
