"""Canvas's `submissions.zip`: `lastfirst_LATE_userid_fileid_name.ipynb`, all files in one folder.

The form is that of Canvas's own code, `lib/content_zipper.rb`: the sortable name in small letters without signs, `LATE`
where it is, the number of the user (`anon_` and letters where marking is anonymous), that of the file, its name.
"""

import re

from autograder.core.language import noted, tr
from autograder.instructor.collect.download import Download
from autograder.instructor.collect.handed import Asked, Handed, Reading
from autograder.record.collection import Left

NAME = "canvas"
_FILE = re.compile(r"(?:(?P<name>\w*?)_)??(?P<late>LATE_)?(?P<user>anon_\w+?|\d+)_(?P<file>\d+)_(?P<own>[^/]+)")
_TYPED = re.compile(r"\w*?_?(?:LATE_)?(?:anon_\w+?|\d+)_(?:text|link)\.html")
TYPED = noted("it holds text or an address that was typed into Canvas, and no file")


def read(download: Download, asked: Asked) -> Reading | None:
    """What is handed in; None where no file has this form."""
    left, foreign = [], 0
    people: dict[tuple[str, str], Handed] = {}
    for one in download.files:
        found = _FILE.fullmatch(one.place)
        if _TYPED.fullmatch(one.place):
            left.append(Left(one.place, tr(TYPED)))
            continue
        if found is None:
            foreign += 1
            left.append(Left(one.place, tr("its name is not of Canvas's form")))
            continue
        name, user = found["name"] or "", found["user"]
        anonymous = user.startswith("anon_")
        before = people.get((name, user))
        files = (*(before.files if before else ()), (found["own"], one))
        people[name, user] = Handed(
            shown=one.place[: found.start("file") - 1],
            key=user if anonymous or not name else f"{name}_{user}",
            files=files,
            name=name,
            ids={} if anonymous else {"canvas": user},
            both=bool(name),  # a group's work has the number of one of its members
            late=bool(found["late"]),
            origin=before.origin if before else one.place[: found.start("own")],
        )
    return Reading(tuple(people.values()), tuple(left), foreign) if people else None
