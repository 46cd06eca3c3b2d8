"""The fork server's parent side: a child of one prepared process for each job.

One file, since a server, its children and their ends are one protocol, and one lock.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from autograder.core.disk_cache import cache_folder
from autograder.core.tempdirs import temporary_folder
from autograder.core.trees import remove
from autograder.runner.channel import Channel, Silence
from autograder.runner.fresh import FreshProcesses
from autograder.runner.launcher import (
    ANSWER_SECONDS,
    KILLED_SECONDS,
    KitFailure,
    Launcher,
    Running,
    how_it_ended,
    thread_environment,
)
from autograder.wire import encode_frame
from autograder.wire.frames import MAX_JSON
from autograder.wire.server_messages import ENDED, HAS_ENDED, HAS_STARTED, JOB, READY, STARTED, TWIN

Answer = TypeVar("Answer")

NAMESPACES = 3  # the level that has them
READY_SECONDS = 300.0  # until a server has loaded everything, on a machine that is busy otherwise
GOODBYE_SECONDS = 2.0  # until a server that was hung up on has ended by itself
WAS_CLOSED = "the process for submissions was ended"
IN_USE = (
    "the process for submissions is in use: it runs one job at a time, which its user kills or sees end before the "
    "next; each thread needs a launcher of its own"
)


def launcher(
    lesson_folder: Path,
    environment: dict[str, str] | None = None,
    level: int | None = None,
    places: Mapping[str, str] | None = None,
) -> Launcher:
    """The fastest launcher that this system can run.

    Args:
        lesson_folder: the folder with the lesson's `checks.py`.
        environment: variables to set besides those of this process.
        level: how strictly its processes are isolated, one of `autograder.sandbox.available().usable`; None (or 0)
            for not at all, as programs of the course's own may be run.
        places: where its processes find resources, by name; the samples if None.

    Raises:
        KitFailure: this system has no isolation.
    """
    environment = {**thread_environment(), **(environment or {})}
    if sys.platform == "linux":
        return ForkServer(lesson_folder, environment, level or 0, places)
    if level:
        raise KitFailure(f"tier {level} needs Linux")
    return FreshProcesses(lesson_folder, environment, places)


class _WentAway(KitFailure):
    """The server ended before it had taken what it was asked for."""


class ForkServer:
    """Forks a child of one prepared process for each job; a new server replaces one that died."""

    def __init__(
        self,
        lesson_folder: Path,
        environment: dict[str, str],
        level: int = 0,
        places: Mapping[str, str] | None = None,
    ) -> None:
        self._folder = lesson_folder
        self.places = places or {}
        self._level = level
        self._environment = environment
        if level:
            from autograder.sandbox.environment import for_server

            self._environment = for_server(environment)
        self._control: Channel | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._work: Path | None = None
        self._ready = False
        self._last: _Forked | None = None
        self._closed = False
        self._changing = threading.Lock()  # of server: a run that stops closes it while another thread begins one
        self._starting = threading.Lock()
        self._begin()

    @property
    def pid(self) -> int | None:
        """The number of the server's process; in namespaces, that of the one that stays outside."""
        return self._process.pid if self._process else None

    def _begin(self) -> None:
        self._end()
        with self._changing:
            if self._closed:
                raise KitFailure(WAS_CLOSED)
            self._work = temporary_folder()
            self._work.chmod(0o711)  # children that are users of their own have their folders in it
            self._control, self._process, self._ready = self._begun(self._work)

    def _begun(self, work: Path) -> "tuple[Channel, subprocess.Popen[bytes], bool]":
        """A new server, and whether it is ready already."""
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [
                    sys.executable,
                    "-P",  # the current folder may hold a student's files: nothing is to be imported from it
                    "-m",
                    "autograder.worker.server",
                    str(theirs.fileno()),
                    str(self._folder.resolve()),
                    str(self._level),
                    str(work.resolve()),
                    json.dumps(dict(self.places)),
                    json.dumps(_hidden()),
                ],
                pass_fds=[theirs.fileno()],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        return Channel(ours), process, False

    def _current(self) -> "tuple[Channel, subprocess.Popen[bytes], Path]":
        with self._changing:
            if self._control is None or self._process is None or self._work is None:
                raise KitFailure(WAS_CLOSED)
            return self._control, self._process, self._work

    def _wait_until_ready(self) -> tuple[Channel, Path]:
        control, process, work = self._current()
        if not self._ready:
            try:
                if control.receive(len(READY), READY_SECONDS)[0] != READY:
                    raise OSError("its first word is not the one that was awaited")
            except OSError as error:
                control.hang_up()
                # What it says once it was hung up on is about that, and not about why it was silent.
                words = "" if isinstance(error, Silence) else _last_words(process)
                self._end()
                raise KitFailure(
                    WAS_CLOSED if self._closed else f"the process for submissions did not start: {words or error}"
                ) from None
            self._ready = True
        return control, work

    def ready(self) -> None:
        """Wait until the server has loaded everything.

        Raises:
            KitFailure: it does not start, or was closed.
        """
        if self._starting.acquire(blocking=False):  # else it is in use, so it has started
            try:
                if not self._is_there():
                    self._begin()
                self._wait_until_ready()
            finally:
                self._starting.release()

    def twin(self) -> tuple[Channel, int, int | None]:
        """Fork another server like this one; what it is talked to by, its number, and a handle of it.

        Raises:
            KitFailure: this one does not start, went away or was closed.
        """
        with self._starting:
            return self._asked(self._forked)

    def _forked(self) -> tuple[Channel, int, int | None]:
        control, _ = self._wait_until_ready()
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                control.send(TWIN, [theirs.fileno()])
                return Channel(ours), *_started(control)
        except OSError as error:
            ours.close()
            self._end()
            raise self._lost(error) from None

    def start(self, job: dict[str, Any]) -> Running:
        """Fork a child for the job.

        Raises:
            KitFailure: the server does not start, went away, or was closed; or a job that was started before has
                neither ended nor been killed: its user is not to lose it to a second one.
        """
        if not self._starting.acquire(blocking=False):
            raise KitFailure(IN_USE)
        try:
            if self._closed:
                raise KitFailure(WAS_CLOSED)
            if self._last is not None and self._last.in_use:
                raise KitFailure(IN_USE)
            self._finish_last()
            return self._asked(lambda: self._handed_over(job))
        finally:
            self._starting.release()

    def _asked(self, question: Callable[[], Answer]) -> Answer:
        """What a server answers: a new one where the old one has ended, also if that shows only when it is asked."""
        if self._is_there():
            with contextlib.suppress(_WentAway):
                return question()
        self._begin()
        return question()

    def _lost(self, error: OSError) -> KitFailure:
        if self._closed:
            return KitFailure(WAS_CLOSED)
        kind = KitFailure if isinstance(error, Silence) else _WentAway
        return kind(f"the process for submissions went away ({error})")

    def _handed_over(self, job: dict[str, Any]) -> Running:
        control, work = self._wait_until_ready()
        try:
            # In namespaces a child makes a folder of its own.
            folder = None if self._level == NAMESPACES else Path(tempfile.mkdtemp(dir=work))
        except OSError:
            if self._closed:  # its folder went with it
                raise KitFailure(WAS_CLOSED) from None
            raise
        reading, writing = os.pipe()
        try:
            with _job_file(job | {"folder": str(folder or "")}) as descriptor:
                control.send(JOB, [descriptor, writing])
                pid, handle = _started(control)
        except BaseException as error:
            # What the server says to this job must not be taken for its answer to the next.
            self._end()
            os.close(reading)
            if isinstance(error, OSError):
                raise self._lost(error) from None
            raise
        finally:
            os.close(writing)
        self._last = _Forked(reading, job["limits"]["output"], folder, pid, handle, control)
        return self._last

    def _is_there(self) -> bool:
        there = self._process is not None and self._process.poll() is None
        return there and self._control is not None and not self._control.over and self._has_its_folder()

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
        if last is not None:
            last.let_go()

    def _end(self) -> None:
        with self._changing:
            control, process, work = self._control, self._process, self._work
            self._control = self._process = self._work = None
        if control is not None:
            control.close()
        if process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(GOODBYE_SECONDS)
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(KILLED_SECONDS)
            if process.stderr is not None:
                process.stderr.close()
        if work is not None:
            remove(work)


def _hidden() -> list[str]:
    """Folders that no confined program may see, wherever they are: what is kept of the course's own programs."""
    folder = cache_folder()
    return [str(folder.absolute())] if folder is not None and folder.is_dir() else []


def _last_words(process: "subprocess.Popen[bytes]") -> str:
    """What a server that did not get ready said last; empty where it said nothing."""
    said = b""
    for _ in range(2):
        try:
            _, said = process.communicate(timeout=KILLED_SECONDS)
            break
        except subprocess.TimeoutExpired:
            process.kill()
        except (OSError, ValueError):  # it is being closed by another thread
            break
    return said.decode("utf-8", "replace").strip().split("\n")[-1]


def _started(control: Channel) -> tuple[int, int | None]:
    data, descriptors = control.receive(STARTED.size, ANSWER_SECONDS, descriptors=1)
    word, pid = STARTED.unpack(data)
    if word != HAS_STARTED or pid <= 1:
        for descriptor in descriptors:
            os.close(descriptor)
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
        control: Channel,
    ) -> None:
        self._pid = pid
        self._handle = handle
        self._by_number = handle is None
        self._control = control
        self._status: int | None = None
        self._holding = threading.Lock()  # the handle: once closed, its number may be another process's
        self._asking = threading.Lock()  # how it ended is said once
        self._gone = False  # then its own number may be another process's too
        self.in_use = True  # until it is killed or has ended
        super().__init__(result_fd, megabytes, folder)

    def kill(self) -> None:
        self.in_use = False
        with self._holding, contextlib.suppress(OSError):  # it has ended already
            if self._handle is not None:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            elif self._by_number and not self._gone:
                os.kill(self._pid, signal.SIGKILL)

    def gone(self, seconds: float) -> bool:
        # The server speaks when the child has ended.
        return self._status is not None or self._control.speaks(seconds)

    def ended(self) -> str | None:
        with self._asking:
            if self._status is None:
                try:
                    data, _ = self._control.receive(ENDED.size, ANSWER_SECONDS)
                    word, status, computed = ENDED.unpack(data)
                    if word != HAS_ENDED:
                        self._control.hang_up()
                        raise OSError("an answer that belongs to another question")
                except OSError as error:
                    raise KitFailure(f"the process for submissions went away ({error})") from None
                finally:
                    self.let_go()
                self._status, self.computed = status, computed
            return how_it_ended(self._status)

    def let_go(self) -> None:
        """Give back what is held for it. It has ended, or its server has and took it along."""
        self.in_use = False
        with self._holding:
            handle, self._handle = self._handle, None
            self._gone = True
        if handle is not None:
            os.close(handle)
        self.read_to_the_end()
        if self._folder is not None:
            remove(self._folder)


@contextlib.contextmanager
def _job_file(job: dict[str, Any]) -> Iterator[int]:
    data = encode_frame(job, text_limit=MAX_JSON)
    # In memory without a name, and never read by the server: only by the child.
    with os.fdopen(os.memfd_create("job"), "wb") as file:
        file.write(data)
        file.flush()
        yield file.fileno()
