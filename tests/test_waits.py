"""Waits for other programs have an end, and clocks that run inside others leave these alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from autograder.course.layout import CourseProblem
from autograder.instructor import grade
from autograder.nbgrader import records, rehearsal
from autograder.worker.limits import TimeLimit, time_limit

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="interval timers")
def test_a_time_limit_lets_another_clock_go_on_that_ran_before() -> None:
    outer = signal.setitimer(signal.ITIMER_REAL, 100)
    try:
        with time_limit(50):
            pass
        assert 90 < signal.getitimer(signal.ITIMER_REAL)[0] <= 100
        with pytest.raises(TimeLimit), time_limit(0.1):
            time.sleep(30)
        assert 60 < signal.getitimer(signal.ITIMER_REAL)[0] < 100
    finally:
        signal.setitimer(signal.ITIMER_REAL, *outer)


def test_a_driver_that_does_not_answer_is_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grade, "DRIVER_SECONDS", 0.001)
    assert grade.has_cuda() is False


def test_a_process_that_marks_and_says_nothing_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "SILENCE_SECONDS", 0.3)
    began = time.monotonic()
    with subprocess.Popen(SLEEP, stderr=subprocess.PIPE, text=True) as running, records._awake(running):
        assert running.stderr is not None
        assert list(running.stderr) == []
    assert running.returncode == -signal.SIGKILL
    assert time.monotonic() - began < 30


def test_a_process_that_marks_and_speaks_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "SILENCE_SECONDS", 30.0)
    program = [sys.executable, "-c", "import sys, time\nfor n in range(3): print(n, file=sys.stderr); time.sleep(0.1)"]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True) as running, records._awake(running) as said:
        assert running.stderr is not None
        for _ in running.stderr:
            said()
        assert running.wait(30) == 0


def test_a_step_of_nbgraders_that_does_not_end_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "STEP_SECONDS", 0.01)
    teacher: Any = SimpleNamespace(environment=lambda: dict(os.environ))
    with pytest.raises(CourseProblem, match="`nbgrader list` of ada did not end within"):
        rehearsal.Rehearsal.run(teacher, tmp_path, "ada", "list")
