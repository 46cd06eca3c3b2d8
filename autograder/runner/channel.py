"""Channel to a fork server: questions with descriptors, answers within a deadline, and an end that wakes who waits."""

import contextlib
import os
import select
import socket
import threading
import time
from collections.abc import Sequence

from autograder.core.language import tr

ANSWER_SECONDS = 120.0  # until the other side answers a question


class Silence(OSError):
    """The other side did not answer in time."""


class Channel:
    """One side of a socket pair, of which one thread at a time reads or writes.

    Whatever goes wrong is an `OSError`, also silence: after that nothing is read from it any more, so that an answer
    that comes too late is not taken for the answer to a later question.
    """

    def __init__(self, own: socket.socket) -> None:
        self._socket = own
        self._using = threading.Lock()
        self._over = False

    @property
    def over(self) -> bool:
        """Whether it was closed, or an answer did not come in time."""
        return self._over

    def fileno(self) -> int:
        """Its descriptor."""
        return self._socket.fileno()

    def send(self, word: bytes, descriptors: Sequence[int] = (), seconds: float = 10.0) -> None:
        """Send a word, with descriptors or without.

        Raises:
            OSError: the other side is gone, or did not take it within these seconds.
        """
        with self._using:
            self._until(time.monotonic() + seconds, seconds)
            try:
                if descriptors:
                    socket.send_fds(self._socket, [word], descriptors)
                else:
                    self._socket.sendall(word)
            except TimeoutError:
                raise self._silent(seconds) from None

    def receive(self, count: int, seconds: float, descriptors: int = 0) -> tuple[bytes, list[int]]:
        """An answer of so many bytes, with the descriptors that came along.

        Args:
            count: its length.
            seconds: until the other side counts as gone.
            descriptors: how many there may be, at most.

        Raises:
            OSError: the other side is gone, said nothing in time, or this one was closed.
        """
        ends = time.monotonic() + seconds
        data: bytes = b""
        found: list[int] = []
        with self._using:
            try:
                while len(data) < count:
                    self._until(ends, seconds)
                    portion, came, _, _ = socket.recv_fds(self._socket, count - len(data), descriptors)
                    found += came
                    data += portion
                    if not portion:
                        raise OSError(tr("connection closed"))
            except OSError as error:
                for descriptor in found:
                    os.close(descriptor)
                raise (self._silent(seconds) if isinstance(error, TimeoutError) else error) from None
        return data, found

    def speaks(self, seconds: float) -> bool:
        """Whether an answer, or the end, can be read within this time."""
        with self._using:
            if self._over:
                return True
            poll = select.poll()  # `select.select` knows no descriptor above 1,023
            poll.register(self._socket, select.POLLIN)
            return bool(poll.poll(seconds * 1000))

    def hang_up(self) -> None:
        """Let the other side, and threads of this one that are waiting, notice the end."""
        self._over = True
        with contextlib.suppress(OSError):  # it is closed, or the other side was first
            self._socket.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Hang up and give the descriptor back, once no thread uses it: its number may soon be another file's."""
        self.hang_up()
        with self._using:
            self._socket.close()

    def _until(self, ends: float, seconds: float) -> None:
        if self._over:
            raise OSError(tr("connection closed"))
        left = ends - time.monotonic()
        if left <= 0:
            raise self._silent(seconds)
        self._socket.settimeout(left)

    def _silent(self, seconds: float) -> OSError:
        self.hang_up()
        return Silence(tr("it said nothing for {seconds:g} seconds", seconds=seconds))
