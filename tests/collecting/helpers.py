"""What the tests of platforms share: a plan and a collection in this process, and what lies there afterwards."""

import contextlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from autograder.course.class_list import read_people
from autograder.course.platform_tables import RosterTable
from autograder.instructor.collect.archive import LIMITS, Limits
from autograder.instructor.collect.download import open_download
from autograder.instructor.collect.due import DueDates
from autograder.instructor.collect.handed import Asked
from autograder.instructor.collect.plan import Planned, Wanted, make_plan
from autograder.instructor.collect.write import mine, write_plan
from autograder.record.collection import Plan


@contextlib.contextmanager
def planned(download: Path, submitted: Path, limits: Limits = LIMITS, **wanted: Any) -> Iterator[Planned]:
    """A plan, with the download open."""
    roster = wanted.pop("roster", None)
    if roster is not None:
        wanted["people"] = read_people(roster, wanted.pop("columns", RosterTable()))
    asked = Asked(**{key: wanted.pop(key) for key in ("zone", "pattern") if key in wanted})
    if isinstance(wanted.get("due"), datetime):
        wanted["due"] = DueDates(wanted["due"])
    with open_download(download, limits) as opened:
        yield make_plan(opened, submitted, Wanted(**{"lessons": ("tiny",), "asked": asked} | wanted), limits)


def plan_of(download: Path, submitted: Path, limits: Limits = LIMITS, **wanted: Any) -> Plan:
    """A plan, nothing written."""
    with planned(download, submitted, limits, **wanted) as found:
        return found.plan


def collected(download: Path, submitted: Path, **wanted: Any) -> Plan:
    """A plan, carried out."""
    with planned(download, submitted, **wanted) as found, mine(submitted):
        write_plan(found.plan, found.files, submitted)
        return found.plan


def files_in(folder: Path) -> Mapping[str, bytes]:
    """All files below a folder, what collecting keeps for itself aside."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] != ".collect"
    }


def left(plan: Plan) -> dict[str, str]:
    """What was not taken, and why."""
    return {one.what: one.why for one in plan.left}
