"""A plan carried out: whole submissions or none, nothing overwritten, and nothing half done after a kill."""

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from autograder.core.errors import UsageProblem
from autograder.core.files import UNFINISHED, read_json, write_json, write_whole
from autograder.core.language import tr
from autograder.core.trees import remove
from autograder.instructor.collect.archive import Damaged, Found
from autograder.instructor.collect.download import digest
from autograder.instructor.collect.there import TIMESTAMP
from autograder.record.collection import Plan, State, Taken

OWN = ".collect"  # the folder beside those of the students for all that is not theirs
REPLACED = "replaced"  # in it, what later work took the place of
_LOCK, _MAKING = "lock", "making-"


@contextmanager
def mine(submitted: Path) -> Iterator[None]:
    """The folder of a class, for this process alone; what a killed one left half done is removed.

    Raises:
        UsageProblem: another collection is going on there.
    """
    own = submitted / OWN
    own.mkdir(parents=True, exist_ok=True)
    lock = FileLock(own / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise UsageProblem(
            tr("another `autograder collect` writes into {submitted}: wait until it has ended", submitted=submitted)
        ) from None
    try:
        for left in own.glob(f"{_MAKING}*"):
            remove(left)
        for half in own.glob(f"{UNFINISHED}*"):
            half.unlink(missing_ok=True)
        yield
    finally:
        lock.release()


def write_plan(plan: Plan, files: Mapping[str, Found], submitted: Path) -> None:
    """Write the submissions of a plan, each with a `timestamp.txt` where its time is known.

    Args:
        plan: what to write.
        files: where the bytes come from, by place in the download.
        submitted: the folder of the class; the caller has it for itself.

    Raises:
        UsageProblem: the download is not any more what the plan was made from.
        OSError: something could not be written; what was written before is whole.
    """
    for one in plan.writes:
        making = Path(tempfile.mkdtemp(prefix=_MAKING, dir=submitted / OWN))
        try:
            _make(making / "student" / plan.lesson, one, files)
            _put(making / "student", submitted, one, plan.lesson)
        finally:
            remove(making)
    for one in plan.taken:
        beside = submitted / one.student / plan.lesson / TIMESTAMP
        if one.state == State.THERE and one.submitted and not beside.exists():  # an earlier run did not know the zone
            write_whole(beside, timestamp(one.submitted).encode())
    if plan.taken:
        _note(plan, submitted)


def _make(folder: Path, one: Taken, files: Mapping[str, Found]) -> None:
    folder.mkdir(parents=True)
    for file in one.files:
        try:
            data = files[file.place].read()
        except Damaged as error:
            raise UsageProblem(f"{file.place}: {error}") from None
        if digest(data) != file.sha256:
            raise UsageProblem(tr("{place} changed while it was collected: run this again", place=file.place))
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
    if one.submitted:
        (folder / TIMESTAMP).write_text(timestamp(one.submitted), encoding="utf-8")


def timestamp(moment: datetime) -> str:
    """A moment as nbgrader writes it into `timestamp.txt`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")


def _put(student: Path, submitted: Path, one: Taken, lesson: str) -> None:
    """Move a finished submission to where it belongs, in one step."""
    target = submitted / one.student
    if one.state == State.REPLACES:
        kept = submitted / OWN / REPLACED / one.student / f"{lesson} {time.strftime('%Y-%m-%d %H.%M.%S')}"
        kept = _free(kept)
        kept.parent.mkdir(parents=True, exist_ok=True)
        os.rename(target / lesson, kept)
    if target.is_dir():
        with contextlib.suppress(OSError):  # a folder in which there is nothing
            (target / lesson).rmdir()
        os.rename(student / lesson, target / lesson)
    else:
        os.rename(student, target)


def _free(path: Path) -> Path:
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.name} ({number})")
        number += 1
    return free


def _note(plan: Plan, submitted: Path) -> None:
    """Note where each submission came from, which the way back to the platform needs."""
    known = origins(submitted, plan.lesson)
    for one in plan.taken:
        if one.state != State.OTHER:
            told = {"platform": plan.platform, "origin": one.origin, "late": one.late, "ids": dict(one.ids)}
            known[one.student] = told | {"from": plan.download}
    write_json(submitted / OWN / f"{plan.lesson}.json", dict(sorted(known.items())))


def origins(submitted: Path, lesson: str) -> dict[str, dict[str, Any]]:
    """Where the submissions of a lesson came from, by student; empty where nothing was collected."""
    found = read_json(submitted / OWN / f"{lesson}.json")
    return {name: one for name, one in found.items() if isinstance(one, dict)} if isinstance(found, dict) else {}
