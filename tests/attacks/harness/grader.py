"""The grader that is attacked, in a process of its own: `python -m tests.attacks.harness.grader` and a line of JSON.

It does what `autograder grade` does with a submission, one at a time, for each line of JSON on its standard input, and
answers with a line of JSON. It may be killed, stopped or blown up without taking the tests along.
"""

import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from autograder.core.files import file_stems, write_json
from autograder.course.layout import Course
from autograder.course.solutions import load_solutions
from autograder.judge.diagnose import Fingerprints
from autograder.judge.result import Result
from autograder.lesson import Lesson
from autograder.marking.code_parts import code
from autograder.marking.expectations import Expectations
from autograder.marking.faults import internal_error, without_mark
from autograder.marking.marker import Marker
from autograder.record.codec import as_json, write_record
from autograder.record.of_result import record
from autograder.render.csv.grades import gradescope
from autograder.runner.fork_server import ForkServer, launcher
from autograder.runner.launcher import KitFailure, Launcher
from autograder.submission.class_folder import handed_in
from autograder.submission.submission import Submission
from tests.attacks.harness.processes import adopt

SEED = 20_240_501
MEMORY = 10 * 2**30  # bytes of addresses: a bomb that goes off here is not to take the machine along


class NoNames(Expectations):
    """Names no mistakes: what the wrong variants of a whole training give takes a minute."""

    def fingerprints(self, task: str) -> Fingerprints:
        return {}


class Grader:
    """Marks submissions of one lesson at one level."""

    def __init__(self, course: Course, name: str, tasks: list[str], level: int, out: Path) -> None:
        self.lesson: Lesson = course.load(name)
        self.folder, self.level, self.out = course.exercise(name), level, out
        solutions = load_solutions(course, self.lesson)
        self.launchers: list[Launcher] = [launcher(self.folder), self._launcher()]
        for task in set(self.lesson.tasks) - set(tasks or self.lesson.tasks):
            del self.lesson.tasks[task]
        kind = Expectations if name == "arena" else NoNames
        self.marker = Marker(self.lesson, kind(self.lesson, solutions, SEED, self.launchers[0]), self.launchers[1])

    def _launcher(self) -> Launcher:
        return launcher(self.folder, level=self.level)

    def mark(self, student: str, submitted: Path) -> dict[str, Any]:
        """Mark what a student handed in, and write the record."""
        began = time.monotonic()
        submission, result = self._safely(student, submitted)
        found = record(result, code(submission))
        stem = file_stems([student])[student]
        write_record(self.out / "results" / self.lesson.name / f"{stem}.json", found)
        write_json(self.out / "gradescope" / self.lesson.name / f"{stem}.json", gradescope(found))
        seconds = time.monotonic() - began
        return {"record": as_json(found), "seconds": seconds}

    def _safely(self, student: str, submitted: Path) -> tuple[Submission, Result]:
        """As a run over a class does it: an error of the kit's own gives no mark, and the others go on."""
        submission = Submission(student, self.lesson.name, None, None)
        try:
            submission = handed_in(submitted, student, self.lesson.name, frozenset(self.lesson.tasks)).read()
            try:
                return submission, self.marker.mark(submission)
            except (KitFailure, OSError):
                self.launchers[1].close()
                self.launchers[1] = self.marker.launcher = self._launcher()
                return submission, self.marker.mark(submission)
        except Exception as error:
            return submission, without_mark(internal_error(error), submission, self.lesson, self.lesson.name, SEED)

    def servers(self) -> list[int]:
        """The processes that its launchers keep."""
        return [one.pid for one in self.launchers if isinstance(one, ForkServer) and one.pid is not None]

    def close(self) -> None:
        for one in self.launchers:
            one.close()


def main() -> None:
    """Serve until the input ends."""
    setup = json.loads(sys.argv[1])
    adopt(True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever is printed goes elsewhere
    grader = Grader(Course(Path(setup["course"])), setup["lesson"], setup["tasks"], setup["level"], Path(setup["out"]))
    dict(grader.marker.expected.observations())  # worked out before the first submission
    print(json.dumps({"servers": grader.servers()}), file=answers, flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        found = grader.mark(asked["student"], Path(asked["submitted"]))
        print(json.dumps({**found, "servers": grader.servers()}), file=answers, flush=True)
    grader.close()


if __name__ == "__main__":
    main()
