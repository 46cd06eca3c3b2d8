"""Collecting, the use case: a download becomes the folder of a class that `grade` and nbgrader read."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

from autograder.core.errors import UsageProblem
from autograder.course.class_list import Person, read_people
from autograder.course.layout import Course
from autograder.instructor.collect.download import open_download
from autograder.instructor.collect.handed import Asked, zone_named
from autograder.instructor.collect.plan import Wanted, looked_at_again, make_plan
from autograder.instructor.collect.recognise import known_platform
from autograder.instructor.collect.write import mine, write_plan
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
        due: the moment whose state of a repository counts; empty for the last.
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
    asked = Asked(zone, pattern or settings.collect.pattern, moment(due, zone))
    named = platform or ("" if pattern else known_platform(settings.collect.platform, "course.toml: collect.platform"))
    wanted = Wanted(course.lessons, named, lesson, people, asked, replace)
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


def moment(text: str, zone: tzinfo | None) -> datetime | None:
    """A moment that was typed, such as `2026-01-31 23:59` or `2026-01-31T23:59+01:00`; None for an empty text.

    Args:
        text: what was typed.
        zone: the one that is meant where none was typed.

    Raises:
        UsageProblem: it is no moment, or in no zone.
    """
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageProblem(f"{text!r} is no moment. Give it as 2026-01-31T23:59+01:00") from None
    if found.tzinfo is None and zone is None:
        raise UsageProblem(
            f"{text!r} says no time zone. Give one, as in 2026-01-31T23:59+01:00, or set `timezone` in [collect] of "
            "course.toml"
        )
    return found if found.tzinfo else found.replace(tzinfo=zone)
