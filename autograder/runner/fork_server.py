"""The fork server's parent side: a child of one prepared process for each job.

One file, since a server, its children and their ends are one protocol, and one lock.
"""

import contextlib
import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from autograder.core.disk_cache import cache_folder
from autograder.core.language import noted, tr
from autograder.core.tempdirs import temporary_folder
from autograder.core.trees import remove
from autograder.runner.channel import ANSWER_SECONDS, Channel, Silence
from autograder.runner.endings import how_it_ended
from autograder.runner.environment import thread_environment
from autograder.runner.fresh import FreshProcesses
from autograder.runner.launcher import (
    KitFailure,
    Launcher,
    Running,
)
from autograder.runner.memory_file import memory_file
from autograder.runner.server_handle import ServerHandle, started
from autograder.runner.server_process import OtherProcess
from autograder.runner.zygote import new_server
from autograder.wire import encode_frame
from autograder.wire.frames import MAX_JSON
from autograder.wire.server_messages import ENDED, HAS_ENDED, JOB, TWIN

Answer = TypeVar("Answer")

NAMESPACES = 3  # the level that has them
WAS_CLOSED = noted("the process for submissions was ended")
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
        raise KitFailure(tr("tier {level} needs Linux", level=level))
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
        self._server: ServerHandle | None = None
        self._last: _Forked | None = None
        self._closed = False
        self._changing = threading.Lock()  # of server: a run that stops closes it while another thread begins one
        self._starting = threading.Lock()
        self._begin()

    @property
    def pid(self) -> int | None:
        """The number of the server's process; in namespaces, that of the one that stays outside.

        None where there is none, because it was closed or did not start.
        """
        server = self._server
        if server is not None:
            with contextlib.suppress(OSError):
                return server.process().pid
        return None

    @property
    def descriptors(self) -> set[int]:
        """What is open of a server between two jobs."""
        return self._server.descriptors() if self._server is not None else set()

    def _begin(self) -> None:
        self._end()
        with self._changing:
            if self._closed:
                raise KitFailure(tr(WAS_CLOSED))
            work = temporary_folder()
            work.chmod(0o711)  # children that are users of their own have their folders in it
            self._server = self._begun(work)

    def _begun(self, work: Path) -> ServerHandle:
        """A new server."""
        settings = {"lesson": str(self._folder.resolve()), "level": self._level, "environment": self._environment}
        return new_server(work, settings | {"places": dict(self.places), "hidden": _hidden()})

    def _current(self) -> ServerHandle:
        with self._changing:
            if self._server is None:
                raise KitFailure(tr(WAS_CLOSED))
            return self._server

    def _wait_until_ready(self) -> ServerHandle:
        server = self._current()
        try:
            server.wait_until_ready()
        except OSError as error:
            server.control.hang_up()
            # What it says once it was hung up on is about that, and not about why it was silent.
            words = "" if isinstance(error, Silence) else server.last_words()
            self._end()
            raise KitFailure(
                tr(WAS_CLOSED)
                if self._closed
                else tr("the process for submissions did not start: {error}", error=words or error)
            ) from None
        return server

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

    def twin(self, work: Path) -> ServerHandle:
        """Fork another server like this one.

        Args:
            work: the folder of the other one.

        Raises:
            KitFailure: this one does not start, went away or was closed.
        """
        with self._starting:
            return self._asked(lambda: self._forked(work))

    def _forked(self, work: Path) -> ServerHandle:
        control = self._wait_until_ready().control
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                control.send(TWIN, [theirs.fileno()])
                return ServerHandle(Channel(ours), work, OtherProcess(*started(control)), is_ready=True)
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
                raise KitFailure(tr(WAS_CLOSED))
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
            return KitFailure(tr(WAS_CLOSED))
        kind = KitFailure if isinstance(error, Silence) else _WentAway
        return kind(tr("the process for submissions went away ({error})", error=error))

    def _handed_over(self, job: dict[str, Any]) -> Running:
        server = self._wait_until_ready()
        control = server.control
        try:
            # In namespaces a child makes a folder of its own.
            folder = None if self._level == NAMESPACES else Path(tempfile.mkdtemp(dir=server.work))
        except OSError:
            if self._closed:  # its folder went with it
                raise KitFailure(tr(WAS_CLOSED)) from None
            raise
        reading, writing = os.pipe()
        try:
            # Never read by the server: only by the child.
            data = encode_frame(job | {"folder": str(folder or "")}, text_limit=MAX_JSON)
            with memory_file(data) as descriptor:
                control.send(JOB, [descriptor, writing])
                pid, handle = started(control)
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
        return self._server is not None and self._server.is_there()

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
            server, self._server = self._server, None
        if server is not None:
            server.end()


def _hidden() -> list[str]:
    """Folders that no confined program may see, wherever they are: what is kept of the course's own programs."""
    folder = cache_folder()
    return [str(folder.absolute())] if folder is not None and folder.is_dir() else []


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
                        raise OSError(tr("an answer that belongs to another question"))
                except OSError as error:
                    raise KitFailure(tr("the process for submissions went away ({error})", error=error)) from None
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
