"""A marking job of the plug-in, in a process of its own: `python -m autograder.nbgrader.mark_job < job.json`.

nbgrader's own process, which may be the server of a class's form grader, so never loads torch or a lesson, and
lessons are always read as they are now.
"""

import contextlib
import json
import os
import secrets
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from autograder import __version__
from autograder.core.errors import UsageProblem, explained
from autograder.core.files import read_json, write_json
from autograder.core.language import speak, tr, wanted
from autograder.core.tempdirs import remove_abandoned, remove_private_folder
from autograder.course.layout import Course
from autograder.instructor.grade import NO_CUDA, has_cuda
from autograder.instructor.gradescope_results import write_gradescope
from autograder.lesson import Found
from autograder.lesson.resources import told
from autograder.marking.job import Job
from autograder.marking.lesson_run import mark_lessons
from autograder.marking.repairs import Explain
from autograder.nbgrader.places import Place
from autograder.nbgrader.records import seed_in
from autograder.record.progress import Ended, Event
from autograder.record.store import FolderInUse, RunFolder
from autograder.sandbox.choice import choose
from autograder.worker.machine import REAL

LOOK_EVERY = 0.5  # seconds between two looks whether another run has ended


def main() -> int:
    """Mark what the job on standard input names; progress goes to standard error. Records are in the run's folder."""
    speak(wanted(os.environ))
    try:
        mark(json.load(sys.stdin))
    except Exception as error:
        code, words = explained(error)
        if code is None:
            raise
        _say(words)
        return code
    finally:
        remove_private_folder()
    return 0


def mark(job: dict[str, Any]) -> None:
    """Mark the submissions of a job; those with a record that holds are left alone.

    Args:
        job: `course`, `out`, `seed_from`, `lesson`, `names`, `workers`, `device`, `min_level`, `stems` (a file name for
            each student), and `submissions`: each with student, folder, file and others, see `Place`.

    Raises:
        UsageProblem: a real device is asked for, and there is none.
        OSError: records cannot be written.
    """
    if job["device"] == REAL and not has_cuda():
        raise UsageProblem(tr(NO_CUDA))
    course, name = Course(Path(job["course"])), job["lesson"]
    tasks, names = frozenset(course.load(name).tasks), frozenset(job["names"])
    places = [
        Place(student, Path(at), name, file, frozenset(others)) for student, at, file, others in job["submissions"]
    ]
    remove_abandoned()
    data = course.find_data()
    folder = RunFolder(Path(job["out"]))
    with _mine(folder):
        seed = _seed(Path(job["seed_from"]), name, data, job["device"])
        workers = job["workers"] or os.cpu_count() or 1
        level = choose(job["min_level"])
        run = Job(
            folder=folder,
            stems=job["stems"],
            seed=seed,
            data=data,
            device=job["device"],
            level=level,
            explain=Explain.FAST,
            workers=workers,
            progress=_Tally(len(places)),
        )
        work = {name: [place.handed_in(names, tasks) for place in places]}
        for ended in mark_lessons(course, work, run):
            write_gradescope(folder, ended.record, job["stems"][ended.record.student])
        if (read_json(folder.out / "run.json") or {}).get("finished") is not False:
            folder.forget_replaced()  # else a run of `grade` was stopped here, and is to go on


@contextlib.contextmanager
def _mine(folder: RunFolder) -> Iterator[None]:
    """The folder for this process alone; while another run has it, wait."""
    told = False
    while True:
        with contextlib.ExitStack() as stack:
            try:
                stack.enter_context(folder.mine())
            except FolderInUse:
                if not told:
                    _say(tr("another run is marking into {folder}; waiting until it has ended", folder=folder.out))
                told = True
            else:
                yield
                return
        time.sleep(LOOK_EVERY)


def _seed(out: Path, lesson: str, data: Mapping[str, Found], device: str) -> int:
    """The seed of the run, drawn where there is none yet; kept beside the records, as `grade` does."""
    known = seed_in(out)
    if known is None:
        known = secrets.randbelow(2**31)
        facts = {"kit": __version__, "seed": known, "lessons": [lesson], "data": told(data), "device": device}
        write_json(out / "run.json", {**facts, "fresh": False, "finished": True})
    return known


class _Tally:
    """Says now and then how far it is."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0

    def __call__(self, event: Event) -> None:
        if isinstance(event, Ended):
            self._done += 1
            if self._done == self._total or self._done % max(1, self._total // 10) == 0:
                _say(tr("{done} of {total} marked", done=self._done, total=self._total))


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
