"""The tables of `course.toml` and their keys, as they are written.

The file's JSON Schema and its reference are made from here. What is text and means a date, a span of time or a share
becomes one in `autograder.course.rules`.
"""

from typing import Annotated, Literal

import msgspec

from autograder.course.platform_tables import CollectTable, ExportTable, RosterTable, says

Points = int | float
Share = str | int | float


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the file: all keys are known ones."""


class CourseTable(Table, frozen=True):
    """The course as a whole."""

    title: Annotated[str, says("its title, for people")] = ""
    timezone: Annotated[str, says("the time zone of dates that name none", "Europe/Berlin", "UTC")] = ""
    language: Annotated[
        str, says("what students and instructors are told things in; without it, each in their own", "de", "en")
    ] = ""
    address: Annotated[
        str,
        says(
            "where the folder that `autograder export handout` wrote can be read, with the kit's wheel in it; "
            "notebooks then install the kit where it is missing, and find their lesson",
            "https://example.org/pytorch-course",
        ),
    ] = ""
    notebooks: Annotated[
        str,
        says(
            "the folder of the students' notebooks as its page on GitHub is called; they then begin with links that "
            "open them in Colab and Kaggle",
            "https://github.com/OWNER/COURSE/blob/main/release",
        ),
    ] = ""


class StepTable(Table, frozen=True):
    """One step of what being late costs."""

    after: Annotated[str, says("late by more than this", "0 hours", "2 days")]
    takes: Annotated[Share, says("what is taken off then", "25 %", 3)]


class LateTable(Table, frozen=True):
    """What being late costs in one lesson, in the place of the course's own `[late]`."""

    grace: Annotated[str, says("late by no more than this is in time", "15 minutes")] = ""
    each: Annotated[
        Literal["day", "hour", "once"] | None,
        says("how often `takes` is taken off: for each day or hour that has begun, or once"),
    ] = None
    takes: Annotated[Share | None, says("what is taken off each time: a share, or points", "10 %", 2)] = None
    steps: Annotated[
        tuple[StepTable, ...], says("in the place of `each` and `takes`: the last step that is passed")
    ] = ()
    of: Annotated[
        Literal["possible", "earned"],
        says("what a share is a share of: of the points that can be won, or of those that were won"),
    ] = "possible"
    on: Annotated[
        Literal["all", "late part"],
        says("from what it is taken: from all points, or only from those beyond the best attempt in time"),
    ] = "all"
    at_most: Annotated[Share | None, says("no more than this is taken off in all", "50 %")] = None
    at_least: Annotated[
        Share | None, says("the mark does not fall below this by being late; a lower one stays as it is", "40 %")
    ] = None
    ends: Annotated[str, says("late by more than this counts no points at all", "7 days")] = ""


class CourseLateTable(LateTable, frozen=True):
    """What being late costs in all lessons that have no `late` of their own."""

    free_days: Annotated[int, says("days late that each student may spend over the course, at no cost")] = 0


class LessonTable(Table, frozen=True):
    """One lesson, under its name."""

    due: Annotated[str, says("when it is due", "2026-11-30T23:59:00", "2026-11-30")] = ""
    late: Annotated[LateTable | None, says("what being late costs in this lesson")] = None
    attempts: Annotated[Literal["best", "last"] | None, says("which attempt counts in this lesson")] = None
    by_hand: Annotated[
        dict[str, Points], says("what people mark besides the lesson's own questions, with its points", {"style": 3})
    ] = {}  # msgspec gives each a dict of its own


class ExtensionTable(Table, frozen=True):
    """More time for one student."""

    student: Annotated[str, says("whose: the name of the folder")]
    lesson: Annotated[str, says("in which lesson; in all if not given")] = ""
    until: Annotated[str, says("due then", "2026-12-07T23:59:00")] = ""
    more: Annotated[str, says("due so much later", "3 days")] = ""
    free_days: Annotated[int | None, says("days to spend, in the place of the course's `late.free_days`")] = None
    reason: Annotated[str, says("why; for the instructor alone")] = ""


class AdjustTable(Table, frozen=True):
    """What a task counts for everyone, decided after it was handed out; `autograder adjust` writes these."""

    lesson: Annotated[str, says("the lesson")]
    task: Annotated[str, says("the task in it, or what is marked by hand")]
    reason: Annotated[str, says("why; students read it on their page")]
    points: Annotated[Points | None, says("it counts so many points from now on")] = None
    drop: Annotated[bool, says("it does not count at all")] = False
    bonus: Annotated[bool, says("what is won in it counts, and whoever lacks it lacks nothing")] = False
    on: Annotated[str, says("the day of the decision", "2026-12-01")] = ""


class MarksTable(Table, frozen=True):
    """How marks are put together."""

    step: Annotated[Points | None, says("marks are rounded to multiples of this", 0.5, 0.01)] = None
    rounding: Annotated[
        Literal["half up", "half even", "up", "down"], says("which way: `half up` makes 0.25 to 0.3 in steps of 0.1")
    ] = "half up"
    attempts: Annotated[Literal["best", "last"], says("which attempt counts, where a lesson does not say")] = "last"
    by_hand: Annotated[
        str,
        says("the file of marks that people give; `manual.csv` in the run's folder if not given", "marks/manual.csv"),
    ] = ""


class PeopleTable(Table, frozen=True):
    """Who belongs together."""

    file: Annotated[
        str, says("a CSV with the columns `student` and `group`, `section` or both; `lesson` for groups of one lesson")
    ] = ""


class SectionTable(Table, frozen=True):
    """One section of the class, under its name."""

    due: Annotated[dict[str, str], says("its own due dates, by lesson")] = {}


class Settings(Table, frozen=True):
    """The tables of `course.toml`. All of it may be left out: an empty file marks a course as well."""

    course: Annotated[CourseTable, says("the course as a whole")] = CourseTable()
    late: Annotated[CourseLateTable, says("what being late costs")] = CourseLateTable()
    lessons: Annotated[dict[str, LessonTable], says("lessons, each under its name")] = {}
    extension: Annotated[tuple[ExtensionTable, ...], says("more time for students, one table each")] = ()
    adjust: Annotated[tuple[AdjustTable, ...], says("what tasks count, decided afterwards, one table each")] = ()
    marks: Annotated[MarksTable, says("how marks are put together")] = MarksTable()
    people: Annotated[PeopleTable, says("groups and sections")] = PeopleTable()
    sections: Annotated[dict[str, SectionTable], says("sections of the class, each under its name")] = {}
    roster: Annotated[RosterTable, says("the platform's list of people")] = RosterTable()
    collect: Annotated[CollectTable, says("how downloads of a platform are read")] = CollectTable()
    export: Annotated[ExportTable, says("how marks go back into a platform")] = ExportTable()
