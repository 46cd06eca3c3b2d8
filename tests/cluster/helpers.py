"""Clusters of real processes: a scheduler and workers of Dask's own programs, and runs of `grade` on them."""

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.layout import SETTING, Course
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA
from tests.conftest import hand_in, notebook
from tests.support.command import COMMAND_SECONDS

GOOD = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x * x\n"
SEED = "7"
START_SECONDS = 120.0


def environment(course: Course, **more: str) -> dict[str, str]:
    """For every process of a cluster: the course, the sample of the data, one thread."""
    return {**os.environ, SETTING: str(course.root), DATA: "sample", "OMP_NUM_THREADS": "1", "COLUMNS": "200", **more}


def small_class(root: Path, count: int = 6) -> Path:
    """Submissions of every kind, with some that are wrong."""
    for number in range(count):
        hand_in(root, f"s{number}", f"# {number}\n{WRONG if number % 3 == 0 else GOOD}")
    hand_in(root, "unreadable", "def double(x)\n")
    hand_in(root, "notebook", notebook("%matplotlib inline", GOOD), "tiny.ipynb")
    hand_in(root, "dies", f"{GOOD}import os; os._exit(0)\n")
    hand_in(root, "josé\u202e \x1b[31m", f"{GOOD}raise ValueError('\x1b[31m<b>')\n")
    return root


def digests(out: Path) -> dict[str, str]:
    """The digest of each record, by student."""
    found = [json.loads(path.read_text()) for path in sorted((out / "results" / "tiny").glob("*.json"))]
    return {one["student"]: one["digest"] for one in found}


@dataclass
class Program:
    """A program in a process group of its own, with the lines that it has said."""

    process: "subprocess.Popen[str]"
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)

    def says(self, pattern: str, seconds: float = START_SECONDS) -> "re.Match[str]":
        """Wait until a line matches."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            found = re.search(pattern, self.said)
            if found:
                return found
            assert self.process.poll() is None or self._thread.is_alive(), self.said
            time.sleep(0.1)
        raise AssertionError(f"{pattern} is not in:\n{self.said}")

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def signal(self, number: int) -> None:
        """To all processes of the group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, number)

    def wait(self, seconds: float = COMMAND_SECONDS) -> int:
        code = self.process.wait(seconds)
        self._thread.join(10)
        return code

    def end(self) -> None:
        self.signal(signal.SIGCONT)
        self.signal(signal.SIGKILL)
        self.process.wait(30)
        self._thread.join(10)
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextlib.contextmanager
def program(*command: str | Path, env: Mapping[str, str], cwd: Path | None = None) -> Iterator[Program]:
    """A Python module's program, ended with all that it has started."""
    started = Program(
        subprocess.Popen(
            [sys.executable, *map(str, command)],
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
    )
    try:
        yield started
    finally:
        started.end()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def scheduler(env: Mapping[str, str], port: int = 0, protocol: str = "tcp") -> Iterator[tuple[str, Program]]:
    """A scheduler on the loopback, with its address."""
    port = port or free_port()
    address = f"{protocol}://127.0.0.1:{port}"
    where = ("--host", "127.0.0.1", "--port", str(port), "--protocol", protocol, "--no-dashboard")
    with program("-m", "distributed.cli.dask_scheduler", *where, env=env) as running:
        running.says(f"Scheduler at:\\s+{address}")
        yield address, running


@contextlib.contextmanager
def worker(address: str, env: Mapping[str, str], threads: int = 1, nanny: bool = False) -> Iterator[Program]:
    """A worker of a scheduler, once it has joined."""
    how = ("--nthreads", str(threads), "--memory-limit", "0", "--no-dashboard", "--host", "127.0.0.1")
    how = (*how, "--nanny" if nanny else "--no-nanny", "--local-directory", env["TMPDIR"])
    with program("-m", "distributed.cli.dask_worker", address, *how, env=env, cwd=Path(env["TMPDIR"])) as running:
        running.says("Registered to:|Starting established connection to")
        yield running


@contextlib.contextmanager
def grading(
    course: Course, submitted: Path, out: Path, where: str, *more: str | Path, env: Mapping[str, str]
) -> Iterator[Program]:
    """`autograder grade` on a cluster."""
    command = ("-m", "autograder", "grade", submitted, "--out", out, "--seed", SEED, "--cluster", where, *more)
    with program(*command, env=env, cwd=course.root) as running:
        yield running


@dataclass
class Running:
    """A run on a cluster of separate processes.

    Attributes:
        address: of the scheduler.
        scheduler: its program.
        workers: theirs.
        run: `autograder grade` itself.
        started: ends what is put into it with the others.
    """

    address: str
    scheduler: Program
    workers: list[Program]
    run: Program
    started: contextlib.ExitStack


@contextlib.contextmanager
def on_workers(
    course: Course, submitted: Path, out: Path, env: Mapping[str, str], *, workers: int, port: int = 0
) -> Iterator[Running]:
    """`autograder grade` on so many workers of a scheduler."""
    with contextlib.ExitStack() as stack:
        address, itself = stack.enter_context(scheduler(env, port))
        joined = [stack.enter_context(worker(address, env)) for _ in range(workers)]
        run = stack.enter_context(grading(course, submitted, out, address, env=env))
        yield Running(address, itself, joined, run, stack)


def graded(course: Course, submitted: Path, out: Path, *more: str | Path, env: Mapping[str, str]) -> str:
    """What `autograder grade` says, which has to end well."""
    command = ("-m", "autograder", "grade", submitted, "--out", out, "--seed", SEED, *more)
    with program(*command, env=env, cwd=course.root) as running:
        assert running.wait() == 0, running.said
        return running.said


def records_in(out: Path) -> int:
    return len(list((out / "results" / "tiny").glob("*.json")))


def until_records(out: Path, count: int, running: Program, seconds: float = COMMAND_SECONDS) -> None:
    """Wait until there are so many records."""
    until = time.monotonic() + seconds
    while records_in(out) < count:
        assert time.monotonic() < until, running.said
        assert running.process.poll() is None, running.said
        time.sleep(0.05)
