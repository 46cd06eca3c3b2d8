"""Processes for student code: forked from a prepared server where the system can, fresh ones elsewhere.

Both give the same thing: a stream of frames, a way to kill, and how the process ended.
"""

import contextlib
import os
import queue
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from autograder.observe.server import PID
from autograder.wire import FrameError, FrameReader, encode_frame
from autograder.wire.frames import MAX_JSON

CHUNK = 1 << 20


class KitFailure(Exception):
    """Something of ours broke; the text tells the instructor what."""


class Launcher(Protocol):
    """Starts a process for a job."""

    def start(self, job: dict[str, Any]) -> "Running": ...

    def close(self) -> None: ...


class Running:
    """A started job: an iterator over its messages and the means to end it."""

    def __init__(self, result_fd: int) -> None:
        self._frames: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.garbled: str | None = None
        self._thread = threading.Thread(target=self._pump, args=(result_fd,), daemon=True)
        self._thread.start()

    def _pump(self, descriptor: int) -> None:
        reader = FrameReader()
        try:
            while data := os.read(descriptor, CHUNK):
                for frame in reader.feed(data):
                    self._frames.put(frame)
        except FrameError as error:
            self.garbled = str(error)
        except OSError:
            pass
        finally:
            os.close(descriptor)
            self._frames.put(None)

    def next(self, seconds: float) -> dict[str, Any] | None:
        """The next message; None at the end of the stream.

        Raises:
            queue.Empty: nothing came within the time.
        """
        return self._frames.get(timeout=seconds)

    def kill(self) -> None:
        """End the process at once."""
        raise NotImplementedError

    def ended(self) -> str | None:
        """Wait for the end and say how the process died, or None if it ended by itself."""
        raise NotImplementedError


def thread_environment() -> dict[str, str]:
    """The environment for student processes: one thread each, whatever library computes."""
    single = ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB_MAXIMUM")
    extra = {f"{name}_NUM_THREADS": "1" for name in single}
    # The order of sets of strings hangs on the hash seed: the same program is to behave the same in each run.
    return {**os.environ, **extra, "OMP_WAIT_POLICY": "passive", "MPLBACKEND": "Agg", "PYTHONHASHSEED": "0"}


def launcher(lesson_folder: Path, environment: dict[str, str] | None = None) -> Launcher:
    """The fastest launcher that this system can run."""
    environment = {**thread_environment(), **(environment or {})}
    if sys.platform == "linux":
        return ForkServer(lesson_folder, environment)
    return FreshProcesses(lesson_folder, environment)


class ForkServer:
    """Forks a child of one prepared process for each job; a new server replaces one that died."""

    def __init__(self, lesson_folder: Path, environment: dict[str, str]) -> None:
        self._folder = lesson_folder
        self._environment = environment
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._begin()

    def _begin(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "autograder.observe.server",
                    str(theirs.fileno()),
                    str(self._folder.resolve()),
                ],
                pass_fds=[theirs.fileno()],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        self._control = ours
        self._ready = False

    def _wait_until_ready(self) -> socket.socket:
        assert self._control is not None
        assert self._process is not None
        if not self._ready:
            if self._control.recv(1) != b"R":
                assert self._process.stderr is not None
                words = self._process.stderr.read().decode("utf-8", "replace").strip().split("\n")
                raise KitFailure(f"the process for submissions did not start: {words[-1]}")
            self._ready = True
        return self._control

    def start(self, job: dict[str, Any]) -> Running:
        """Fork a child for the job."""
        if self._process is None or self._process.poll() is not None:
            self._begin()
        control = self._wait_until_ready()
        reading, writing = os.pipe()
        try:
            with _job_file(job) as descriptor:
                socket.send_fds(control, [b"J"], [descriptor, writing])
                pid = PID.unpack(_exactly(control, PID.size))[0]
        except OSError as error:
            os.close(reading)
            raise KitFailure(f"the process for submissions went away ({error})") from None
        finally:
            os.close(writing)
        return _Forked(reading, pid, control)

    def close(self) -> None:
        """End the server."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=2)
            self._process.kill()
            self._process.wait()
            if self._process.stderr is not None:
                self._process.stderr.close()


class _Forked(Running):
    def __init__(self, result_fd: int, pid: int, control: socket.socket) -> None:
        self._pid = pid
        self._control = control
        self._status: int | None = None
        super().__init__(result_fd)

    def kill(self) -> None:
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    def ended(self) -> str | None:
        if self._status is None:
            self._status = PID.unpack(_exactly(self._control, PID.size))[0]
        return _how(self._status)


def _how(status: int) -> str | None:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return _SIGNALS.get(number, f"signal {number}")
    return None


_SIGNALS = {
    int(getattr(signal, name)): text
    for name, text in {
        "SIGSEGV": "a segmentation fault",
        "SIGABRT": "an abort",
        "SIGKILL": "being killed",
        "SIGBUS": "a bus error",
        "SIGFPE": "an arithmetic fault",
    }.items()
    if hasattr(signal, name)
}


class FreshProcesses:
    """A new Python process for each job: slower, and right on every system."""

    def __init__(self, lesson_folder: Path, environment: dict[str, str]) -> None:
        self._folder = lesson_folder
        self._environment = environment

    def start(self, job: dict[str, Any]) -> Running:
        """Start a process for the job."""
        descriptor, path = tempfile.mkstemp(prefix="torchgrade-job-")
        with os.fdopen(descriptor, "wb") as file:
            file.write(encode_frame(job, text_limit=MAX_JSON))
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder.observe.once", str(self._folder.resolve()), path],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return _Fresh(process, Path(path))

    def close(self) -> None:
        """Nothing is kept between jobs."""


class _Fresh(Running):
    def __init__(self, process: subprocess.Popen[bytes], job_file: Path) -> None:
        assert process.stdout is not None
        self._process = process
        self._job_file = job_file
        super().__init__(os.dup(process.stdout.fileno()))
        process.stdout.close()

    def kill(self) -> None:
        self._process.kill()

    def ended(self) -> str | None:
        code = self._process.wait()
        self._job_file.unlink(missing_ok=True)
        return _SIGNALS.get(-code, f"signal {-code}") if code < 0 else None


@contextlib.contextmanager
def _job_file(job: dict[str, Any]) -> Iterator[int]:
    data = encode_frame(job, text_limit=MAX_JSON)
    # Nameless, and never in the server's memory: only the child reads it.
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        yield file.fileno()


def _exactly(control: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        portion = control.recv(count - len(data))
        if not portion:
            raise OSError("connection closed")
        data += portion
    return data
