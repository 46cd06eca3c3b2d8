"""The way out of a notebook's process: what cells print and show, as messages on one descriptor."""

import io
import os
import threading
from typing import Any

import msgspec

from autograder.wire.cell_frames import frame
from autograder.wire.cells import Stream
from autograder.wire.server_messages import LOST
from autograder.worker.limits import OutputLimit

MEGABYTE = 2**20
PIECE = 2**16  # characters that are kept back so that a row of prints becomes one message


class Sink:
    """Writes messages. Before it has a descriptor, in the process that loads the libraries, it drops everything."""

    def __init__(self) -> None:
        self._descriptor: int | None = None
        self._lock = threading.RLock()  # threads of a student's print too
        self._name = ""
        self._texts: list[str] = []
        self._kept = 0
        self._left = self._most = 0

    def attach(self, descriptor: int, cell_megabytes: int) -> None:
        """From now on write to a descriptor, so much for each cell."""
        self._descriptor = descriptor
        self._most = cell_megabytes
        self.begin()

    def begin(self) -> None:
        """A cell begins: it may say as much as every other one."""
        self._left = self._most * MEGABYTE

    def write(self, name: str, text: str) -> None:
        """Print text on `stdout` or `stderr`.

        Raises:
            OutputLimit: the cell has said as much as it may.
        """
        if self._descriptor is None or not text:
            return
        with self._lock:
            if name != self._name:
                self.flush()
                self._name = name
            self._spend(len(text))
            self._texts.append(text)
            self._kept += len(text)
            if self._kept > PIECE:
                self.flush()

    def send(self, message: msgspec.Struct) -> None:
        """Send a message after what has been printed.

        Raises:
            OutputLimit: the cell has said as much as it may.
            CellError: it is larger than one may be.
        """
        if self._descriptor is None:
            return
        data = frame(message)
        with self._lock:
            self.flush()
            self._spend(len(data))
            self._out(data)

    def report(self, message: msgspec.Struct) -> None:
        """Send a message of the process's own, which no limit stops."""
        with self._lock:
            self.flush()
            self._out(frame(message))

    def flush(self) -> None:
        """Send what has been printed."""
        with self._lock:
            if self._texts:
                text, self._texts, self._kept = "".join(self._texts), [], 0
                self._out(frame(Stream(self._name, text)))  # type: ignore[arg-type]

    def _spend(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise OutputLimit(self._most)

    def _out(self, data: bytes) -> None:
        assert self._descriptor is not None
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._descriptor, view) :]
        except OSError:  # the program has closed it, or nobody listens any more
            os._exit(LOST)


class Printed(io.TextIOBase):
    """`sys.stdout` or `sys.stderr` of a notebook."""

    encoding = "UTF-8"
    errors = "strict"

    def __init__(self, sink: Sink, name: str) -> None:
        self._sink = sink
        self.name = f"<{name}>"
        self._stream = name

    def write(self, text: str) -> int:
        """Print text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        self._sink.write(self._stream, text)
        return len(text)

    def writable(self) -> bool:
        """It is."""
        return True

    def fileno(self) -> Any:
        """There is no descriptor behind it.

        Raises:
            io.UnsupportedOperation: always.
        """
        raise io.UnsupportedOperation("fileno")
