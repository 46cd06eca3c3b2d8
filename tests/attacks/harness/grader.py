"""The grader that is attacked, in a process of its own: `python -m tests.attacks.harness.grader` and a line of JSON.

It does what `autograder grade` does with a submission, one at a time, for each line of JSON on its standard input, and
answers with a line of JSON. It may be killed, stopped or blown up without taking the tests along.
"""

import ctypes
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from autograder.course import Course, load_solutions
from autograder.engine.processes import Launcher, launcher
from autograder.files import file_stems
from autograder.grade import ClassRun, _safely, _write
from autograder.judge.diagnose import Fingerprints
from autograder.lesson import Lesson
from autograder.marking import Expectations, Marker
from autograder.notebook import as_html
from autograder.reading.submission import read_submission
from autograder.render.record import record

SEED = 20_240_501
SUBREAPER = 36  # prctl: orphans among the descendants become children of this process, where they are seen
MEMORY = 10 * 2**30  # bytes of addresses: a bomb that goes off here is not to take the machine along


class NoNames(Expectations):
    """Names no mistakes: what the wrong variants of a whole training give takes a minute."""

    def fingerprints(self, task: str) -> Fingerprints:
        return {}


class Grader:
    """Marks submissions of one lesson at one tier."""

    def __init__(self, course: Course, name: str, tasks: list[str], tier: int, out: Path) -> None:
        self.lesson: Lesson = course.load(name)
        solutions = load_solutions(course, self.lesson)
        folder = course.exercise(name)
        environment = {"TORCHGRADE_FASHION_MNIST": "sample"}
        self.launchers: list[Launcher] = [launcher(folder, environment), launcher(folder, environment, **({"tier": tier} if tier else {}))]
        for task in set(self.lesson.tasks) - set(tasks or self.lesson.tasks):
            del self.lesson.tasks[task]
        kind = Expectations if name == "arena" else NoNames
        self.marker = Marker(self.lesson, kind(self.lesson, solutions, SEED, self.launchers[0]), self.launchers[1])
        self.run = ClassRun(SEED, out)

    def mark(self, student: str, folder: Path) -> dict[str, Any]:
        """Mark what lies in a folder, write its record, and show it in the notebook's way."""
        self.run.stems.update(file_stems([student]))
        began = time.monotonic()
        submission = read_submission(folder, student, self.lesson.name, frozenset(self.lesson.tasks))
        if submission is None:
            return {"record": None}
        result = _safely(self.marker, self.lesson, submission)
        found = _write(self.run, record(result))
        seconds = time.monotonic() - began
        return {"record": found, "seconds": seconds, "html": [as_html(task) for task in result.tasks]}

    def servers(self) -> list[int]:
        """The processes that its launchers keep."""
        kept = [getattr(one, "_process", None) for one in self.launchers]
        return [process.pid for process in kept if process is not None]

    def close(self) -> None:
        for one in self.launchers:
            one.close()


def main() -> None:
    """Serve until the input ends."""
    setup = json.loads(sys.argv[1])
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever is printed goes elsewhere
    grader = Grader(Course(Path(setup["course"])), setup["lesson"], setup["tasks"], setup["tier"], Path(setup["out"]))
    grader.marker.expected.observations()
    print(json.dumps({"servers": grader.servers()}), file=answers, flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        found = grader.mark(asked["student"], Path(asked["folder"]))
        print(json.dumps({**found, "servers": grader.servers()}), file=answers, flush=True)
    grader.close()


if __name__ == "__main__":
    main()
