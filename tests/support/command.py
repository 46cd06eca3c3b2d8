"""The command line, run as its users run it."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from autograder.course.layout import SETTING, Course
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA

COMMAND_SECONDS = 480.0  # for one command, on a machine that is busy otherwise


def autograder(course: Course, *arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, for a course and on the sample of the data."""
    return subprocess.run(
        [sys.executable, "-m", "autograder", *map(str, arguments)],
        capture_output=True,
        timeout=COMMAND_SECONDS,
        text=True,
        cwd=cwd or course.root,
        env={**os.environ, SETTING: str(course.root), DATA: "sample", "OMP_NUM_THREADS": "1", "COLUMNS": "160"},
    )


@contextmanager
def started(*command: str | Path, **more: Any) -> "Iterator[subprocess.Popen[str]]":
    """A program in a process of its own that is ended, and its pipes closed, whatever happens meanwhile.

    SIGINT reaches it also where this process ignores it, as it does when it was started in the background: a program
    inherits what is ignored, and not what is handled.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        running = subprocess.Popen([str(word) for word in command], text=True, **more)
    finally:
        signal.signal(signal.SIGINT, before)
    try:
        yield running
    finally:
        running.kill()
        running.wait(COMMAND_SECONDS)
        for stream in (running.stdin, running.stdout, running.stderr):
            if stream is not None:
                stream.close()


def spoken(terminal: int, seconds: float) -> Iterator[str]:
    """What is shown on a terminal, as it comes, until its program has ended or the time is over."""
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        if not select.select([terminal], [], [], left)[0]:
            return
        try:
            portion = os.read(terminal, 65536)
        except OSError:  # nobody has the other side open any more
            return
        if not portion:
            return
        yield portion.decode("utf-8", "replace")
