"""Processes for student code: forked from a prepared server where the system can, fresh ones elsewhere.

Both give the same thing: a stream of frames, a way to kill, and how the process ended.
"""

import contextlib
import os
import queue
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from autograder.engine.folders import temporary_folder
from autograder.engine.removal import remove, usage
from autograder.observe.messages import ENDED, HAS_ENDED, HAS_STARTED, JOB, LOST, READY, STARTED
from autograder.problems import GRADER_ERROR, ExplainedError
from autograder.wire import FrameError, FrameReader, encode_frame
from autograder.wire.frames import MAX_JSON

CHUNK = 1 << 20
COMPUTED = "using up its time to compute"
HANGING_UP = "hanging up"  # how a process ended that could not report any more
MOST_FILES = 100_000  # counted before it is taken for granted that these are too many
NAMESPACES = 3  # the tier that has them


class KitFailure(ExplainedError):
    """Something of ours broke; the text tells the instructor what."""

    exit_code = GRADER_ERROR


class Launcher(Protocol):
    """Starts a process for a job."""

    def start(self, job: dict[str, Any]) -> "Running": ...

    def close(self) -> None: ...


class Running:
    """A started job: an iterator over its messages and the means to end it."""

    def __init__(self, result_fd: int, megabytes: int, folder: Path | None) -> None:
        """
        Args:
            result_fd: where its messages are read from; closed at their end.
            megabytes: how much they may be in all.
            folder: where its files are; None where they are out of sight and limited by the system.
        """
        self._frames: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._most = megabytes * 2**20
        self._folder = folder
        self.garbled: str | None = None
        self.flooded = False
        self.computed = 0.0  # seconds of computing, known when it has ended
        self._thread = threading.Thread(target=self._pump, args=(result_fd,), daemon=True)
        self._thread.start()

    def _pump(self, descriptor: int) -> None:
        reader = FrameReader(self._most)
        try:
            while data := os.read(descriptor, CHUNK):
                for frame in reader.feed(data):
                    self._frames.put(frame)
        except FrameError as error:
            self.garbled = str(error)
            self.flooded = reader.flooded
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

    def files(self) -> tuple[int, int]:
        """Bytes and number of the files it has made; stops counting at `MOST_FILES`."""
        return usage(self._folder, MOST_FILES) if self._folder else (0, 0)

    def kill(self) -> None:
        """End the process at once."""
        raise NotImplementedError

    def gone(self, seconds: float) -> bool:
        """Whether the process ends by itself within this time."""
        raise NotImplementedError

    def ended(self) -> str | None:
        """Wait for the end and say how the process died, or None if it ended by itself."""
        raise NotImplementedError


def thread_environment() -> dict[str, str]:
    """The environment for student processes: one thread each, whatever library computes, and the same order of
    sets and dicts in every run."""
    single = ("OMP", "MKL", "OPENBLAS", "NUMEXPR", "VECLIB_MAXIMUM")
    extra = {f"{name}_NUM_THREADS": "1" for name in single}
    # The order of sets of strings hangs on the hash seed: the same program is to behave the same in each run.
    return {**os.environ, **extra, "OMP_WAIT_POLICY": "passive", "MPLBACKEND": "Agg", "PYTHONHASHSEED": "0"}


def launcher(lesson_folder: Path, environment: dict[str, str] | None = None, tier: int | None = None) -> Launcher:
    """The fastest launcher that this system can run.

    Args:
        lesson_folder: the folder with the lesson's `checks.py`.
        environment: variables to set besides those of this process.
        tier: how strictly its processes are isolated, one of `autograder.confine.available().usable`; None (or 0)
            for not at all, as programs of the course's own may be run.

    Raises:
        KitFailure: this system has no isolation.
    """
    environment = {**thread_environment(), **(environment or {})}
    if sys.platform == "linux":
        return ForkServer(lesson_folder, environment, tier or 0)
    if tier:
        raise KitFailure(f"tier {tier} needs Linux")
    return FreshProcesses(lesson_folder, environment)


class ForkServer:
    """Forks a child of one prepared process for each job; a new server replaces one that died."""

    def __init__(self, lesson_folder: Path, environment: dict[str, str], tier: int = 0) -> None:
        self._folder = lesson_folder
        self._tier = tier
        self._environment = environment
        if tier:
            from autograder.confine.environment import for_server

            self._environment = for_server(environment)
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._work: Path | None = None
        self._last: _Forked | None = None
        self._closed = False
        self._ending = threading.Lock()
        self._begin()

    @property
    def pid(self) -> int | None:
        """The number of the server's process; in namespaces, that of the one that stays outside."""
        return self._process.pid if self._process else None

    def _begin(self) -> None:
        self._end()
        self._work = temporary_folder()
        self._work.chmod(0o711)  # children that are users of their own have their folders in it
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-P",  # the current folder may hold a student's files: nothing is to be imported from it
                    "-m",
                    "autograder.observe.server",
                    str(theirs.fileno()),
                    str(self._folder.resolve()),
                    str(self._tier),
                    str(self._work.resolve()),
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
            if self._control.recv(1) != READY:
                assert self._process.stderr is not None
                words = self._process.stderr.read().decode("utf-8", "replace").strip().split("\n")
                raise KitFailure(f"the process for submissions did not start: {words[-1]}")
            self._ready = True
        return self._control

    def start(self, job: dict[str, Any]) -> Running:
        """Fork a child for the job, once the one before has ended: it is killed if it has not.

        Raises:
            KitFailure: the server does not start, went away, or was closed.
        """
        if self._closed:
            raise KitFailure("the process for submissions was ended")
        self._finish_last()
        if self._process is None or self._process.poll() is not None or not self._has_its_folder():
            self._begin()
        control = self._wait_until_ready()
        # In namespaces a child makes a folder of its own.
        folder = None if self._tier == NAMESPACES else Path(tempfile.mkdtemp(dir=self._work))
        reading, writing = os.pipe()
        try:
            with _job_file(job | {"folder": str(folder or "")}) as descriptor:
                socket.send_fds(control, [JOB], [descriptor, writing])
                pid, handle = _started(control)
        except BaseException as error:
            # What the server says to this job must not be taken for its answer to the next.
            self._end()
            os.close(reading)
            if isinstance(error, OSError):
                raise KitFailure(f"the process for submissions went away ({error})") from None
            raise
        finally:
            os.close(writing)
        self._last = _Forked(reading, job["limits"]["output"], folder, pid, handle, control)
        return self._last

    def _has_its_folder(self) -> bool:
        # Without isolation a submission may remove it, and the next one must not pay for that.
        return self._work is not None and self._work.is_dir()

    def _finish_last(self) -> None:
        last, self._last = self._last, None
        if last is not None:
            last.kill()
            try:
                last.ended()
            except KitFailure:  # the server went away with it: that is not to be the next one's loss
                self._end()

    def close(self) -> None:
        """End the server for good, and what runs in it. Another thread may be waiting for that."""
        self._closed = True
        last = self._last
        if last is not None:
            last.kill()
        self._end()

    def _end(self) -> None:
        with self._ending:  # a run that stops may close while another thread notices that the server went away
            control, process, work = self._control, self._process, self._work
            self._control = self._process = self._work = None
        if control is not None:
            control.close()
        if process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=2)
            process.kill()
            process.wait()
            if process.stderr is not None:
                process.stderr.close()
        if work is not None:
            remove(work)


def _started(control: socket.socket) -> tuple[int, int | None]:
    data, descriptors, _, _ = socket.recv_fds(control, STARTED.size, 1)
    data += _exactly(control, STARTED.size - len(data))
    word, pid = STARTED.unpack(data)
    if word != HAS_STARTED or pid <= 1:
        raise OSError("an answer that belongs to another question")
    return pid, descriptors[0] if descriptors else None


class _Forked(Running):
    def __init__(
        self,
        result_fd: int,
        megabytes: int,
        folder: Path | None,
        pid: int,
        handle: int | None,
        control: socket.socket,
    ) -> None:
        self._pid = pid
        self._handle = handle
        self._by_number = handle is None
        self._control = control
        self._status: int | None = None
        self._gone = False  # then its number may be another process's
        super().__init__(result_fd, megabytes, folder)

    def kill(self) -> None:
        handle = self._handle
        with contextlib.suppress(OSError):  # it has ended already
            if handle is not None:
                signal.pidfd_send_signal(handle, signal.SIGKILL)
            elif self._by_number and not self._gone:
                os.kill(self._pid, signal.SIGKILL)

    def gone(self, seconds: float) -> bool:
        # The server speaks when the child has ended.
        return self._status is not None or bool(select.select([self._control], [], [], seconds)[0])

    def ended(self) -> str | None:
        if self._status is None:
            try:
                word, self._status, self.computed = ENDED.unpack(_exactly(self._control, ENDED.size))
                if word != HAS_ENDED:
                    raise OSError("an answer that belongs to another question")
            except OSError as error:
                raise KitFailure(f"the process for submissions went away ({error})") from None
            finally:
                self._gone = True
                if self._handle is not None:
                    os.close(self._handle)
                    self._handle = None
                if self._folder is not None:
                    remove(self._folder)
        return _how(self._status)


def _how(status: int) -> str | None:
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        return _SIGNALS.get(number, f"signal {number}")
    return HANGING_UP if os.WEXITSTATUS(status) == LOST else None


_SIGNALS = {
    int(getattr(signal, name)): text
    for name, text in {
        "SIGSEGV": "a segmentation fault",
        "SIGABRT": "an abort",
        "SIGKILL": "being killed",
        "SIGBUS": "a bus error",
        "SIGFPE": "an arithmetic fault",
        "SIGXCPU": COMPUTED,
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
        folder = temporary_folder()
        descriptor, path = tempfile.mkstemp(dir=temporary_folder())
        with os.fdopen(descriptor, "wb") as file:
            file.write(encode_frame(job | {"folder": str(folder)}, text_limit=MAX_JSON))
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "autograder.observe.once", str(self._folder.resolve()), path],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return _Fresh(process, Path(path), job["limits"]["output"], folder)

    def close(self) -> None:
        """Nothing is kept between jobs."""


class _Fresh(Running):
    def __init__(self, process: subprocess.Popen[bytes], job_file: Path, megabytes: int, folder: Path) -> None:
        assert process.stdout is not None
        self._process = process
        self._job_file = job_file
        self._own = folder
        super().__init__(os.dup(process.stdout.fileno()), megabytes, folder)
        process.stdout.close()

    def kill(self) -> None:
        self._process.kill()

    def gone(self, seconds: float) -> bool:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.poll() is not None

    def ended(self) -> str | None:
        code = self._process.wait()
        remove(self._job_file.parent)
        remove(self._own)
        return _SIGNALS.get(-code, f"signal {-code}") if code < 0 else None


@contextlib.contextmanager
def _job_file(job: dict[str, Any]) -> Iterator[int]:
    data = encode_frame(job, text_limit=MAX_JSON)
    # In memory without a name, and never read by the server: only by the child.
    with os.fdopen(os.memfd_create("job"), "wb") as file:
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
