"""Brightspace's download of submissions: `397063-2557369 - Ada Byron - Sep 24, 2026 926 PM/`, or in names of files.

The form is that of downloads that others who read them have published; D2L's documentation shows none. The numbers are
the same for a whole class: they are those of the assignment, and the name is all that tells people apart. The time has
no sign between hour and minutes and is the one of whoever downloads.
"""

import re
from datetime import datetime

from autograder.core.language import tr
from autograder.instructor.collect.download import Download
from autograder.instructor.collect.handed import Asked, Handed, Reading, in_zone
from autograder.record.collection import Left

NAME = "brightspace"
_FILE = re.compile(
    r"(?P<head>\d+-\d+ - (?P<name>[^/]+?) - (?P<time>[^/]*?\b\d{4} \d{3,4}(?: [AP]M)?))(?:/| - )(?P<own>.+)"
)
_CLOCK = re.compile(r"(\d{1,2})(\d\d)( [AP]M)?$")
INDEX = "index.html"


def read(download: Download, asked: Asked) -> Reading | None:
    """What is handed in; None where no file has this form."""
    people: dict[str, Handed] = {}
    left = []
    for one in download.files:
        if one.place == INDEX:  # the platform's own list
            continue
        found = _FILE.fullmatch(one.place)
        if found is None:
            left.append(Left(one.place, tr("its name is not of Brightspace's form")))
            continue
        before = people.get(found["head"])
        moment, remarks = in_zone(*_clock(found["time"]), asked.zone)
        people[found["head"]] = Handed(
            shown=found["head"],
            key=found["name"],
            files=(*(before.files if before else ()), (found["own"], one)),
            name=found["name"],
            submitted=moment,
            attempt=_order(found["time"]),
            origin=one.place[: found.start("own")],
            remarks=remarks,
        )
    return Reading(tuple(people.values()), tuple(left)) if people else None


def _clock(text: str) -> tuple[str, str]:
    """A time with a sign between hour and minutes, and how it is written."""
    with_sign = _CLOCK.sub(lambda found: f"{int(found[1]):02}:{found[2]}{found[3] or ''}", text)
    return with_sign, "%b %d, %Y %I:%M %p" if with_sign.endswith("M") else "%b %d, %Y %H:%M"


def _order(text: str) -> str:
    """A time as a text that sorts as times do; empty where it is not understood."""
    try:
        return datetime.strptime(*_clock(text)).isoformat()
    except ValueError:
        return ""
