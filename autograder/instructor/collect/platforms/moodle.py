"""Moodle's download of all submissions: `Ada Byron_1234_assignsubmission_file_`, as folders or in front of each file.

The form is that of Moodle's own code, `mod/assign/classes/downloader.php`: the whole name with spaces for underscores
(`Participant` where marking is blind, the group's name for teams), the number that the grading worksheet calls
`Participant 1234`, the kind of the submission. Since 4.1 folders end without the last underscore.
"""

import re

from autograder.core.language import noted, tr
from autograder.instructor.collect.download import Download
from autograder.instructor.collect.handed import Asked, Handed, Reading
from autograder.record.collection import Left

NAME = "moodle"
_FILE = re.compile(
    r"(?P<person>(?P<name>[^/_]*)_(?P<number>\d+))_assignsubmission_(?P<kind>[a-z]+)(?:_/|/|_)(?P<own>.+)"
)
BLIND = "participant"  # what all are called where marking is blind, on a site in English
TYPED = noted("it holds text that was typed into Moodle, and no file")


def read(download: Download, asked: Asked) -> Reading | None:
    """What is handed in; None where no file has this form."""
    names = [found["name"] for one in download.files if (found := _FILE.fullmatch(one.place))]
    blind = len(set(names)) == 1 and (len(names) > 1 or names[0].casefold() == BLIND)
    people: dict[str, Handed] = {}
    left, typed = [], False
    for one in download.files:
        found = _FILE.fullmatch(one.place)
        if found is None or found["kind"] != "file":
            typed = typed or found is not None
            why = tr(TYPED) if found else tr("its name is not of Moodle's form")
            left.append(Left(one.place, why, found is None))
            continue
        before = people.get(found["person"])
        people[found["person"]] = Handed(
            shown=found["person"],
            key=found["person"],
            files=(*(before.files if before else ()), (found["own"], one)),
            name="" if blind else found["name"],
            ids={"participant": found["number"]},
            both=not blind,  # a group's number may be a participant's as well
            origin=one.place[: found.start("own")],
        )
    return Reading(tuple(people.values()), tuple(left)) if people or typed else None
