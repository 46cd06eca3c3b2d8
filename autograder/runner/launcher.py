"""Launchers: what starts a process for a job, and what a started one can be asked."""

import os
import queue
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from autograder.core.errors import GRADER_ERROR, ExplainedError
from autograder.core.trees import usage
from autograder.runner.server_process import KILLED_SECONDS
from autograder.wire import FrameError, FrameReader

if TYPE_CHECKING:
    from autograder.runner.patience import Patience

CHUNK = 1 << 20
MOST_FILES = 100_000  # counted before it is taken for granted that these are too many


class KitFailure(ExplainedError):
    """Something of ours broke; the text tells the instructor what."""

    exit_code = GRADER_ERROR


class Launcher(Protocol):
    """Starts a process for a job.

    Attributes:
        places: where its processes find resources, by name; of others they take the sample.

    `ready` waits until a job can be started at once, which is not to count as the job's own time.
    """

    @property
    def places(self) -> Mapping[str, str]: ...

    def ready(self) -> None: ...

    def start(self, job: dict[str, Any]) -> "Running": ...

    def close(self) -> None: ...


class Running:
    """A started job: an iterator over its messages and the means to end it.

    Attributes:
        patience: of whoever waits for its messages, where that may end before they come.
    """

    patience: "Patience | None" = None

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
            OutOfTime: nothing is waited for any more.
        """
        if self.patience is not None:
            return self.patience.message(self._frames, seconds)
        return self._frames.get(timeout=seconds)

    def read_to_the_end(self) -> None:
        """Wait for the thread that reads: its stream is at its end when the process is."""
        self._thread.join(KILLED_SECONDS)

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
