"""Blackboard's assignment file download: `Work_login_attempt_2026-01-31-12-00-00_name.ipynb`, and receipts.

The form is that of the downloads that nbgrader's documentation shows (`zip_collect`) and of what others who read them
have published: the work's name, the login, the moment of the attempt in the server's own time, the file's name. The
receipt (`...attempt_2026-01-31-12-00-00.txt`) begins with `Name: Ada Byron (ada)`.
"""

import re
from collections import Counter

from autograder.core.language import tr
from autograder.instructor.collect.archive import Damaged, Found
from autograder.instructor.collect.download import Download
from autograder.instructor.collect.handed import Asked, Handed, Reading, in_zone
from autograder.record.collection import Left

NAME = "blackboard"
_FILE = re.compile(r"(?P<head>[^/]+)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<own>[^/]+)|(?P<receipt>\.txt))")
_PERSON = re.compile(r"^Name:\s*(?P<name>.*?)\s*\((?P<login>[^()\s]+)\)\s*$", re.MULTILINE)
RECEIPT = 1_000_000  # bytes; it holds what was typed as a comment


def read(download: Download, asked: Asked) -> Reading | None:
    """What is handed in; None where no file has this form."""
    matches = [(one, found) for one in download.files if (found := _FILE.fullmatch(one.place))]
    if not matches:
        return None
    told = {found["head"]: _told(one) for one, found in matches if found["receipt"]}
    logins = {head: person["login"] for head, person in told.items() if person and head.endswith(f"_{person['login']}")}
    work = _work({found["head"] for _, found in matches}, logins)
    taken: dict[tuple[str, str], Handed] = {}
    for one, found in matches:
        head, time = found["head"], found["time"]
        if found["receipt"]:
            continue
        login = logins.get(head) or head.removeprefix(work)
        person = told.get(head)
        moment, remarks = in_zone(time, "%Y-%m-%d-%H-%M-%S", asked.zone)
        before = taken.get((head, time))
        taken[head, time] = Handed(
            shown=tr("{login}, attempt of {time}", login=login, time=time),
            key=login,
            files=(*(before.files if before else ()), (found["own"], one)),
            name=person["name"] if person else "",
            ids={"login": login},
            submitted=moment,
            attempt=time,
            origin=one.place[: found.start("own")],
            remarks=remarks,
        )
    matched = {one.place for one, _ in matches}
    left = [
        Left(one.place, tr("its name is not of Blackboard's form"))
        for one in download.files
        if one.place not in matched
    ]
    with_files = {head for head, _ in taken}
    for one, found in matches:
        if found["receipt"] and found["head"] not in with_files:
            left.append(Left(one.place, tr("this person handed in no file, only what was typed into Blackboard")))
    return Reading(tuple(taken.values()), tuple(left))


def _told(receipt: Found) -> re.Match[str] | None:
    """The person of a receipt."""
    if receipt.size > RECEIPT:
        return None
    try:
        return _PERSON.search(receipt.read().decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    except Damaged:
        return None


def _work(heads: set[str], logins: dict[str, str]) -> str:
    """What stands before the login in all names: the work's name and an underscore."""
    known = Counter(head.removesuffix(login) for head, login in logins.items())
    if known:
        return known.most_common(1)[0][0]
    # Without receipts: a login has no underscore, or the work's name would not be known.
    return Counter(head[: head.rfind("_") + 1] for head in heads).most_common(1)[0][0]
