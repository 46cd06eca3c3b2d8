"""Marks submissions for the plug-in, in a process of its own: `python -m autograder.nbgrader.marking < job.json`.

nbgrader's own process, which may be the server of a class's form grader, so never loads torch or a lesson, and
lessons are always read as they are now.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from autograder.cli import explained
from autograder.course import Course
from autograder.datasets.locate import find
from autograder.grade import ClassRun, mark_lesson
from autograder.nbgrader.desk import HandedIn


def main() -> int:
    """Mark what the job on standard input names; progress goes to standard error. Records are in the run's folder."""
    try:
        mark(json.load(sys.stdin))
    except Exception as error:
        code, words = explained(error)
        if code is None:
            raise
        print(words, file=sys.stderr)
        return code
    return 0


def mark(job: dict[str, Any]) -> None:
    """Mark the submissions of a job; those with a record that holds are left alone.

    Args:
        job: `course`, `out`, `seed`, `lesson`, `workers`, `device`, `stems` (a file name for each student), and
            `submissions`: each with student, folder, file and others, see `HandedIn`.
    """
    course = Course(Path(job["course"]))
    lesson = job["lesson"]
    names = frozenset(course.load(lesson).tasks)
    wanted = [
        HandedIn(student, Path(folder), lesson, file, frozenset(others))
        for student, folder, file, others in job["submissions"]
    ]
    submissions = [found for one in wanted if (found := one.read(names)) is not None]
    run = ClassRun(job["seed"], Path(job["out"]), stems=job["stems"])
    workers = job["workers"] or os.cpu_count() or 1
    records = mark_lesson(course, lesson, submissions, run, find(course.root), workers, False, job["device"])
    for number, _ in enumerate(records, 1):
        if number == len(submissions) or number % 10 == 0:
            print(f"{number} of {len(submissions)} marked", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
