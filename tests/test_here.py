"""A student's own check forks the process that has loaded torch already, and tells each verdict as it is known."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course.layout import Course
from autograder.judge.result import Outcome, TaskResult
from autograder.lesson import Lesson
from autograder.marking.marker import Marker
from autograder.record.of_result import record
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from tests.conftest import Mark
from tests.support.command import COMMAND_SECONDS, spoken, started

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks")

GOOD = "def double(x):\n    return 2 * x\n"

PROGRAM = """
import json, os, sys, threading
from pathlib import Path
from autograder.cli.main import one_thread
one_thread()
from autograder.runner.local_fork import LocalFork, can_fork_here
from autograder.runner.environment import thread_environment
from autograder.course.solutions import Course, load_solutions
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.record.codec import as_json
from autograder.record.of_result import record

course = Course(Path(sys.argv[1]))
lesson = course.load("tiny")
own = LocalFork(lesson, course.exercise("tiny"), thread_environment())
trusted = LocalFork(lesson, course.exercise("tiny"), thread_environment())
forked = type(own._server.process()).__name__
expected = Expectations(lesson, load_solutions(course, lesson), 5, trusted)
marker = Marker(lesson, expected, own)
told = []

def mark(source, hurry):
    program = Program((Unit(source, "tiny.py"),))
    result = marker.mark(Submission("ada", "tiny", "tiny.py", program, sha256="0"), None, told.append, hurry)
    found = as_json(record(result))
    found.pop("seconds")
    return found

good, bad = "def double(x):\\n    return 2 * x\\n", "def double(x):\\n    return x * x\\n"
records = [mark(good, True), mark(bad, False), mark(good, False)]
own._server.process().kill()
own._server.process().wait(10)
records.append(mark(good, False))
own.close()
trusted.close()
print(json.dumps({"forked": forked, "records": records, "told": [str(t.outcome) for t in told]}))
"""


def test_a_fork_of_this_process_marks_as_a_server_of_its_own_does(course: Course, mark: Mark) -> None:
    command = [sys.executable, "-c", PROGRAM, str(course.root)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=COMMAND_SECONDS)
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    assert found["forked"] == "ChildProcess"
    expected = [mark(GOOD), mark("def double(x):\n    return x * x\n"), mark(GOOD)]
    for one in expected:
        one.pop("seconds")
    assert found["records"][:3] == json.loads(json.dumps(expected))
    assert found["records"][3] == found["records"][2]  # with a new server, since the first one was killed
    assert found["told"] == ["passed", "failed", "passed", "passed"]


def test_verdicts_are_told_in_order_while_the_rest_still_runs(mark: Mark, tiny: Lesson) -> None:
    marker: Marker = mark.__closure__[0].cell_contents  # type: ignore[attr-defined]
    told: list[TaskResult] = []
    program = Program((Unit(GOOD, "tiny.py"),))
    result = marker.mark(Submission("ada", "tiny", "tiny.py", program, sha256="0"), None, told.append)
    assert [one.name for one in told] == list(tiny.tasks)
    assert tuple(told) == result.tasks
    assert told[0].outcome is Outcome.PASSED
    assert record(result).score == 2.0


def test_on_a_terminal_a_verdict_is_shown_before_the_report(course: Course, tmp_path: Path) -> None:
    import pty
    import shutil

    from autograder.author.build import build

    build(course, ["tiny"], check=False, say=lambda text: None)
    folder = Path(shutil.copytree(course.exercise("tiny"), tmp_path / "tiny"))
    (folder / "tiny.py").write_text(GOOD)
    ours, theirs = pty.openpty()
    command = (sys.executable, "-m", "autograder", "check", "tiny.py")
    terminal = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
    with started(*command, cwd=folder, env={**os.environ, "TERM": "xterm"}, **terminal) as running:
        os.close(theirs)
        seen = "".join(spoken(ours, COMMAND_SECONDS))
        assert running.wait(30) == 0
    os.close(ours)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)
    first = text.index("✓ double 2 of 2")
    assert text.rindex("checking") > first > text.index("checking")
    assert text.rindex("✓ double") > text.index("tiny: tiny.py") > first
