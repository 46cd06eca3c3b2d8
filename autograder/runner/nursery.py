"""The nursery: a process that has loaded everything once, and servers for jobs that are forks of it.

For programs of the course's own only. Each further server takes a few milliseconds in the place of seconds.
"""

import contextlib
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from autograder.runner.channel import Channel
from autograder.runner.fork_server import WAS_CLOSED, ForkServer, launcher
from autograder.runner.launcher import KitFailure, Launcher, thread_environment


class Nursery:
    """Makes launchers for one lesson that run side by side. Its process is started when the first of them is made."""

    def __init__(
        self, lesson_folder: Path, environment: Mapping[str, str] | None = None, places: Mapping[str, str] | None = None
    ) -> None:
        """
        Args:
            lesson_folder, environment, places: see `autograder.runner.fork_server.launcher`.
        """
        self._folder = lesson_folder
        self._environment = dict(environment or {})
        self._places = places
        self._mother: ForkServer | None = None
        self._closed = False
        self._changing = threading.Lock()

    def launcher(self) -> Launcher:
        """Another launcher; whoever asks for it closes it.

        Raises:
            KitFailure: the process does not start, or the nursery was closed.
        """
        if sys.platform != "linux":
            return launcher(self._folder, self._environment, places=self._places)
        return _Twin(self._started(), self._folder, self._places)

    def _started(self) -> ForkServer:
        with self._changing:
            if self._closed:
                raise KitFailure(WAS_CLOSED)
            if self._mother is None:
                environment = {**thread_environment(), **self._environment}
                self._mother = ForkServer(self._folder, environment, places=self._places)
            return self._mother

    def close(self) -> None:
        """End the process, and with it the servers that are forks of it."""
        with self._changing:
            self._closed = True
            mother, self._mother = self._mother, None
        if mother is not None:
            mother.close()


class _Twin(ForkServer):
    """A server that is a fork of another one, also when it has to be replaced."""

    def __init__(self, mother: ForkServer, folder: Path, places: Mapping[str, str] | None) -> None:
        self._mother = mother
        super().__init__(folder, {}, places=places)

    def _begun(self, work: Path) -> "tuple[Channel, subprocess.Popen[bytes], bool]":
        control, pid, handle = self._mother.twin()
        return control, _Other(pid, handle), True  # type: ignore[return-value]  # what is used of Popen


class _Other:
    """A process that is no child of this one, with what is used of `subprocess.Popen`."""

    stderr: IO[bytes] | None = None

    def __init__(self, pid: int, handle: int | None) -> None:
        self.pid = pid
        self._handle = handle  # None where the system has none: then its number has to do
        self._ended = False

    def poll(self) -> int | None:
        """0 once it has ended, however it did."""
        return self.wait(0)

    def wait(self, timeout: float) -> int | None:
        """Wait for its end, at most so many seconds; unlike Popen's it raises nothing."""
        if not self._ended and self._handle is None:
            self._ended = not _is_there(self.pid)
        elif not self._ended and self._handle is not None:
            poll = select.poll()
            poll.register(self._handle, select.POLLIN)
            if poll.poll(timeout * 1000):
                self._ended = True
                os.close(self._handle)
        return 0 if self._ended else None

    def kill(self) -> None:
        """End it at once."""
        if self._ended:
            return
        with contextlib.suppress(ProcessLookupError):
            if self._handle is None:
                os.kill(self.pid, signal.SIGKILL)
            else:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)


def _is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
