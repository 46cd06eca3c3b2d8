"""The process of one notebook, seen from its parent: takes cells, says what they say, is interrupted and ended."""

import contextlib
import os
import select
import signal
import socket
import time
from pathlib import Path

from autograder.core.language import tr
from autograder.core.trees import remove
from autograder.notebooks.memory import memory_of, number_of
from autograder.runner.channel import Channel
from autograder.runner.endings import how_it_ended
from autograder.wire.cell_frames import MessageReader, frame
from autograder.wire.cells import Gather, Message, Run
from autograder.wire.server_messages import ENDED, HAS_ENDED

ANSWER_SECONDS = 60.0
CHUNK = 1 << 20


class Child:
    """The process of one notebook."""

    def __init__(self, own: socket.socket, control: Channel, handle: int, folder: str) -> None:
        self._socket = own
        self._control = control
        self._handle = handle
        self._folder = folder
        self._reader = MessageReader()
        self._came: list[tuple[Message, int]] = []
        self._how: str | None = None
        self._ended = False

    def ask(self, what: Run | Gather) -> None:
        """Give it a cell, or ask for files; one that hangs does not take it, which shows when nothing comes back."""
        data = memoryview(frame(what))
        ends = time.monotonic() + ANSWER_SECONDS
        self._socket.setblocking(False)
        while data and time.monotonic() < ends:
            try:
                data = data[self._socket.send(data) :]
            except BlockingIOError:
                select.select([], [self._socket], [], 0.1)
            except OSError:
                return

    def next(self, until: float | None) -> tuple[Message, int] | None:
        """Its next message with its size; None at the end of the stream.

        Args:
            until: as `time.monotonic` tells the time; None to wait as long as it lives.

        Raises:
            TimeoutError: nothing came.
            CellError: it says what it cannot say.
        """
        poll = select.poll()
        poll.register(self._socket, select.POLLIN)
        while not self._came:
            left = None if until is None else max(until - time.monotonic(), 0.0)
            if not poll.poll(None if left is None else left * 1000):
                raise TimeoutError
            try:
                data = self._socket.recv(CHUNK)
            except BlockingIOError:
                continue
            except OSError:
                return None
            if not data:
                return None
            self._came += self._reader.feed(data)
        return self._came.pop(0)

    def memory(self) -> int:
        """See `memory_of`."""
        return memory_of(number_of(self._handle))

    def interrupt(self) -> None:
        """Ask it to stop what it is doing."""
        self._signal(signal.SIGINT)

    def _signal(self, number: int) -> None:
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(self._handle, number)

    def end(self) -> str | None:
        """Kill it where it still runs; how it ended, None where it ended by itself.

        Raises:
            OSError: the server does not answer.
        """
        if not self._ended:
            self._signal(signal.SIGKILL)
            try:
                data, _ = self._control.receive(ENDED.size, ANSWER_SECONDS)
                word, status, _ = ENDED.unpack(data)
                if word != HAS_ENDED:
                    self._control.hang_up()
                    raise OSError(tr("an answer to another question"))
                self._how = how_it_ended(status)
            finally:
                self._ended = True
                self._socket.close()
                os.close(self._handle)
                if self._folder:
                    remove(Path(self._folder))
        return self._how

    def died(self) -> str | None:
        """How it ended by itself; a process that has closed its end and runs on is killed."""
        poll = select.poll()
        poll.register(self._handle, select.POLLIN)
        poll.poll(1000)
        return self.end()
