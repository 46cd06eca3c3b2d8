"""Google Classroom's folder of an assignment, as Drive packs it: `Ada Byron - name.ipynb`.

Google documents no form. Copies that Classroom makes for each student are called like this; files that students attach
keep the names that students gave them, and nothing in the download tells whose those are.
"""

import re

from autograder.core.language import noted, tr
from autograder.instructor.collect.download import Download
from autograder.instructor.collect.handed import Asked, Handed, Reading
from autograder.record.collection import Left

NAME = "google"
_FILE = re.compile(r"(?P<name>[^/]+?) - (?P<own>[^/]+\.(?:ipynb|py|zip))", re.IGNORECASE)
NOBODYS = noted(
    "nothing in the download tells whose it is, since Drive keeps the name that the student gave it: put it into place "
    "by hand"
)


def read(download: Download, asked: Asked) -> Reading | None:
    """What is handed in; None where no file has this form."""
    people: dict[str, Handed] = {}
    left = []
    for one in download.files:
        found = _FILE.fullmatch(one.place)
        if found is None:
            left.append(Left(one.place, tr(NOBODYS)))
            continue
        name = found["name"]
        before = people.get(name)
        files = (*(before.files if before else ()), (found["own"], one))
        people[name] = Handed(shown=name, key=name, files=files, name=name, origin=one.place[: found.start("own")])
    return Reading(tuple(people.values()), tuple(left), len(left)) if people else None
