"""Processes of fork servers, seen from the process that uses them: a fork of this one, or of one of its helpers."""

import contextlib
import os
import select
import signal
import time
from typing import Protocol

from autograder.core.processes import is_there

KILLED_SECONDS = 10.0  # until the kernel has ended what was killed


class ServerProcess(Protocol):
    """A process that serves.

    Attributes:
        pid: its number.
        handle: a descriptor of it, None where none is held.
    """

    pid: int
    handle: int | None

    def wait(self, seconds: float) -> bool:
        """Whether it ends within so many seconds."""

    def kill(self) -> None:
        """End it at once."""


class OtherProcess:
    """A process that is no child of this one."""

    def __init__(self, pid: int, handle: int | None) -> None:
        """
        Args:
            pid: its number.
            handle: a descriptor of it; None where the system has none: then its number has to do.
        """
        self.pid = pid
        self.handle = handle
        self._ended = False

    def wait(self, seconds: float) -> bool:
        """Whether it ends within so many seconds."""
        if not self._ended and self.handle is None:
            until = time.monotonic() + seconds
            while not (ended := not is_there(self.pid)) and time.monotonic() < until:
                time.sleep(0.005)
            self._ended = ended
        elif not self._ended and self.handle is not None:
            poll = select.poll()
            poll.register(self.handle, select.POLLIN)
            if poll.poll(seconds * 1000):
                self._ended = True
                os.close(self.handle)
                self.handle = None
        return self._ended

    def kill(self) -> None:
        """End it at once."""
        if self._ended:
            return
        with contextlib.suppress(ProcessLookupError):
            if self.handle is None:
                os.kill(self.pid, signal.SIGKILL)
            else:
                signal.pidfd_send_signal(self.handle, signal.SIGKILL)


class ChildProcess:
    """A fork of this process."""

    handle: int | None

    def __init__(self, pid: int) -> None:
        """
        Args:
            pid: its number.
        """
        self.pid = pid
        self.handle = None
        self._ended = False

    def wait(self, seconds: float) -> bool:
        """Whether it ends within so many seconds."""
        until = time.monotonic() + seconds
        while not self._has_ended() and time.monotonic() < until:
            time.sleep(0.005)
        return self._ended

    def kill(self) -> None:
        """End it at once."""
        if not self._has_ended():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    def _has_ended(self) -> bool:
        if not self._ended:
            with contextlib.suppress(ChildProcessError):
                self._ended = os.waitpid(self.pid, os.WNOHANG)[0] != 0
        return self._ended
