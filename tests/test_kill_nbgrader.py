"""`autograder nbgrader autograde` is ended at random moments, by every signal, and ends as if it had not been."""

import itertools
import json
import random
import shutil
import signal
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook

from autograder.sandbox import available
from tests.nbgrader_course import NbCourse, environment
from tests.ordinary_course import code, handed_in, ordinary_course, outputs_of

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc"),
    pytest.mark.skipif(available().best < 2, reason="needs isolation"),
]
MARK = "LC_KILL_TEST"  # a variable that all processes of a run have, servers and their children too
SIGNALS = [signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT]
STUDENTS = 8
BOOK = [
    code("import time"),
    code("def double(x):\n    ...", "double", solution=True),
    code("assert double(2) == 4", "test_double", 1),
    code("float(double(1) == 2) / 2", "test_half", 1),
]
GOOD = "time.sleep(0.2)\ndef double(x):\n    return 2 * x"
ANSWERS = {
    **{f"s{number}": f"{GOOD}  # {number}" for number in range(STUDENTS)},
    "wrong": "def double(x):\n    return x",
    "dies": "import os\ndef double(x):\n    os._exit(0)",
}


@dataclass
class Run:
    """The command over a course, to be run again and again."""

    course: NbCourse
    temporary: Path
    mark: str = field(default_factory=lambda: uuid.uuid4().hex)

    def start(self) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "autograder", "nbgrader", "autograde", "week1", "--workers", "2"],
            cwd=self.course.root,
            env={**environment(self.course.course, self.course.root, TMPDIR=str(self.temporary)), MARK: self.mark},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def to_the_end(self) -> float:
        began = time.monotonic()
        running = self.start()
        said, _ = running.communicate(timeout=300)
        assert running.returncode == 0, said
        return time.monotonic() - began

    def until(self, seconds: float, number: int) -> bool:
        """Send a signal after so many seconds; False if the run ended before."""
        running = self.start()
        try:
            running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            running.send_signal(number)
        running.communicate(timeout=60)
        assert running.returncode in (0, 130, -number), running.returncode
        return running.returncode != 0

    def assert_no_process_is_left(self) -> None:
        found: list[str] = []
        for _ in range(100):
            found = [path.parent.name for path in Path("/proc").glob("[0-9]*/environ") if self._is_ours(path)]
            if not found:
                return
            time.sleep(0.1)
        pytest.fail(f"left over: {[Path(f'/proc/{pid}/cmdline').read_text() for pid in found]}")

    def _is_ours(self, path: Path) -> bool:
        try:
            return self.mark.encode() in path.read_bytes()
        except OSError:
            return False


def contents(course: NbCourse) -> dict[str, Any]:
    """What the gradebook and the marked notebooks hold: each mark once."""
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        submissions = book.assignment_submissions("week1")
        grades = {
            one.student.id: sorted(
                (grade.name, grade.auto_score, grade.manual_score, grade.needs_manual_grade)
                for notebook in one.notebooks
                for grade in notebook.grades
            )
            for one in submissions
        }
        assert len(submissions) == len(grades)
    shown = {student: outputs_of(course, student, "book") for student in grades}
    kept = sorted(path.name for path in (course.root / "graded" / "notebooks" / "week1").glob("*.json"))
    return {"grades": grades, "shown": json.loads(json.dumps(shown)), "kept": kept}


def killed(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    course = ordinary_course(folder, {"book": BOOK})
    for student, answer in ANSWERS.items():
        handed_in(course, student, "book", {"double": answer})
    untouched = folder / "untouched"
    shutil.copytree(course.root, untouched)
    temporary = folder / "tmp"
    temporary.mkdir()
    seconds = Run(course, temporary).to_the_end()
    wanted = contents(course)
    assert len(wanted["grades"]) == len(ANSWERS)
    done = 0
    while done < kills:
        shutil.rmtree(course.root)
        shutil.copytree(untouched, course.root)
        run = Run(course, temporary)
        for _ in itertools.count():
            stopped = done < kills and run.until(chance.uniform(0, seconds), chance.choice(SIGNALS))
            run.assert_no_process_is_left()
            if not stopped:
                break
            done += 1
        run.to_the_end()
        assert contents(course) == wanted
        assert not list(course.root.rglob(".writing-*"))
        run.assert_no_process_is_left()
    assert [path.name for path in temporary.iterdir()] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_twenty_kills_lose_and_double_nothing(tmp_path: Path, seed: int) -> None:
    killed(tmp_path, 10, seed)


def test_a_class_that_is_killed_twice_ends_as_if_it_had_not_been(tmp_path: Path) -> None:
    killed(tmp_path, 2, 5)
