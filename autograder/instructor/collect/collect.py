"""Collecting, the use case: a download becomes the folder of a class that `grade` and nbgrader read."""

from collections.abc import Callable
from pathlib import Path

from autograder.course.class_list import Person, read_people
from autograder.course.layout import Course
from autograder.instructor.collect.download import open_download
from autograder.instructor.collect.due import due_dates
from autograder.instructor.collect.handed import Asked, zone_named
from autograder.instructor.collect.plan import Wanted, looked_at_again, make_plan
from autograder.instructor.collect.recognise import known_platform
from autograder.instructor.collect.write import mine, write_plan
from autograder.marks.people import people_of
from autograder.record.collection import Plan

Shown = Callable[[Plan], None]


def collect(
    course: Course,
    download: Path,
    submitted: Path,
    show: Shown,
    *,
    platform: str = "",
    lesson: str | None = None,
    pattern: str = "",
    roster: Path | None = None,
    due: str = "",
    replace: bool = False,
    dry_run: bool = False,
) -> Plan:
    """Tie a download's submissions to people, show the plan, and write it.

    Args:
        course: whose lessons these are; its `course.toml` says what cannot be seen.
        download: a zip or a folder.
        submitted: the folder of the class, which is made where there is none.
        show: is given the plan before anything is written.
        platform: where the download comes from; empty where that is to be recognised.
        lesson: whose work it is; None where that is to be seen.
        pattern: how names are made in folders of no known platform.
        roster: the class list; None for the one that `course.toml` names.
        due: the moment until which the states of a repository count, `last` for the last; empty for the due date of
            `course.toml`, where there is one.
        replace: whether what was handed in again takes the place of what is there.
        dry_run: whether nothing is written.

    Raises:
        UsageProblem: something of this cannot be done; nothing was written.
        OSError: something could not be written; what was written before is whole.
    """
    settings = course.settings
    people = class_list(course, roster)
    zone = zone_named(settings.collect.timezone, "course.toml: collect.timezone") or zone_named(
        settings.course.timezone, "course.toml: course.timezone"
    )
    asked = Asked(zone, pattern or settings.collect.pattern)
    until = due_dates(due, zone, course.rules, people_of(course.root).sections)
    named = platform or ("" if pattern else known_platform(settings.collect.platform, "course.toml: collect.platform"))
    wanted = Wanted(course.lessons, named, lesson, people, asked, replace, until)
    with open_download(download) as opened:
        planned = make_plan(opened, submitted, wanted)
        show(planned.plan)
        if dry_run or not planned.plan.taken:
            return planned.plan
        with mine(submitted):  # another collection may have been at work until now
            plan = looked_at_again(planned.plan, submitted, replace)
            write_plan(plan, planned.files, submitted)
            return plan


def class_list(course: Course, roster: Path | None) -> tuple[Person, ...] | None:
    """The people of the class; None where no list is named.

    Raises:
        UsageProblem: the list cannot be read.
    """
    table = course.settings.roster
    if roster is None and not table.file:
        return None
    return read_people(roster or course.root / table.file, table)
