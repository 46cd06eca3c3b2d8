"""A server of a fork server's user: what it is talked to by, its process, its folder, and its end."""

import contextlib
import os
import select
import time
from pathlib import Path

from autograder.core.language import tr
from autograder.core.trees import remove
from autograder.runner.channel import ANSWER_SECONDS, Channel
from autograder.runner.server_process import KILLED_SECONDS, OtherProcess, ServerProcess
from autograder.wire.server_messages import HAS_STARTED, READY, STARTED

READY_SECONDS = 300.0  # until a server has loaded everything, on a machine that is busy otherwise
GOODBYE_SECONDS = 2.0  # until a server that was hung up on has ended by itself


class ServerHandle:
    """One server, from its beginning to its end.

    Attributes:
        control: what it is talked to by.
        work: its folder.
    """

    def __init__(
        self,
        control: Channel,
        work: Path,
        process: ServerProcess | None = None,
        is_ready: bool = False,
        errors: int | None = None,
    ) -> None:
        """
        Args:
            control, work: see above.
            process: None where it says by itself which it is, as the first it says.
            is_ready: whether it takes jobs at once; else it says when it does.
            errors: where its errors are read from.
        """
        self.control = control
        self.work = work
        self._process = process
        self._is_ready = is_ready
        self._errors = errors

    def descriptors(self) -> set[int]:
        """What is open of it between two jobs."""
        held = (self._errors, self._process.handle if self._process is not None else None)
        return {self.control.fileno(), *(one for one in held if one is not None)}

    def process(self, seconds: float = READY_SECONDS) -> ServerProcess:
        """Its process; waited for until it has said that it is there.

        Raises:
            OSError: it does not say so.
        """
        if self._process is None:
            self._process = OtherProcess(*started(self.control, seconds))
        return self._process

    def wait_until_ready(self, seconds: float | None = None) -> None:
        """Wait until it takes jobs.

        Args:
            seconds: for so long at most it may say nothing, once before it is there and once before it is ready;
                `READY_SECONDS` if None.

        Raises:
            OSError: it ended, or says nothing.
        """
        seconds = READY_SECONDS if seconds is None else seconds
        self.process(seconds)
        if not self._is_ready:
            if self.control.receive(len(READY), seconds)[0] != READY:
                raise OSError(tr("its first word is not the one that was awaited"))
            self._is_ready = True

    def is_there(self) -> bool:
        """Whether it may be asked. Without isolation a submission may remove its folder: the next must not pay."""
        ended = self._process is not None and self._process.wait(0)
        return not ended and not self.control.over and self.work.is_dir()

    def last_words(self) -> str:
        """What one that did not get ready said last; empty where it said nothing."""
        said = b""
        if self._errors is not None:
            ends = time.monotonic() + KILLED_SECONDS
            poll = select.poll()
            poll.register(self._errors, select.POLLIN)
            while (left := ends - time.monotonic()) > 0 and poll.poll(left * 1000):
                if not (portion := os.read(self._errors, 65536)):
                    break
                said += portion
        return said.decode("utf-8", "replace").strip().split("\n")[-1]

    def end(self) -> None:
        """End it and take away what is its."""
        if self._process is None and self.control.speaks(0):  # else it will find at once that nobody wants it
            with contextlib.suppress(OSError):
                self.process()
        self.control.close()
        if self._process is not None and not self._process.wait(GOODBYE_SECONDS):
            self._process.kill()
            self._process.wait(KILLED_SECONDS)
        if self._errors is not None:
            os.close(self._errors)
            self._errors = None
        remove(self.work)


def started(control: Channel, seconds: float = ANSWER_SECONDS) -> tuple[int, int | None]:
    """A process of which a server says that it has started: its number, and a descriptor of it where there is one.

    Raises:
        OSError: the server is gone, or says something else.
    """
    data, descriptors = control.receive(STARTED.size, seconds, descriptors=1)
    word, pid = STARTED.unpack(data)
    if word != HAS_STARTED or pid <= 1:
        for descriptor in descriptors:
            os.close(descriptor)
        raise OSError(tr("an answer that belongs to another question"))
    return pid, descriptors[0] if descriptors else None
