"""Patience: until when a job is waited for whose result somebody only would like to have."""

import queue
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.runner.launcher import Launcher, Running

LOOK_EVERY = 0.05  # seconds


class OutOfTime(Exception):
    """The time for a job is over; it was not let run to its end."""


class Patience:
    """So many seconds, which another thread may cut short.

    Attributes:
        lost: whether it was; then nothing is waited for any more.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self.lost = False
        self.begin(seconds)

    def begin(self, seconds: float) -> None:
        """From now on so many seconds, unless it was lost."""
        self._until = time.monotonic() + seconds

    def lose(self) -> None:
        """Wait for nothing any more."""
        self.lost = True

    @property
    def left(self) -> float:
        """Seconds; none or fewer when it is over."""
        return 0.0 if self.lost else self._until - time.monotonic()

    def message(self, messages: "queue.Queue[dict[str, Any] | None]", seconds: float) -> dict[str, Any] | None:
        """The next message of a queue.

        Raises:
            queue.Empty: nothing came within the seconds.
            OutOfTime: nothing came as long as there was patience.
        """
        ends = time.monotonic() + seconds
        while True:
            if self.left <= 0:
                raise OutOfTime
            try:
                return messages.get(timeout=max(0.0, min(LOOK_EVERY, self.left, ends - time.monotonic())))
            except queue.Empty:
                if time.monotonic() >= ends:
                    raise


class Hurried:
    """A launcher whose jobs are waited for as long as there is patience, and no longer."""

    def __init__(self, launcher: "Launcher", patience: Patience) -> None:
        self._launcher = launcher
        self._patience = patience

    @property
    def places(self) -> Mapping[str, str]:
        """As the launcher's."""
        return self._launcher.places

    def ready(self) -> None:
        """As the launcher."""
        self._launcher.ready()

    def start(self, job: dict[str, Any]) -> "Running":
        """Start a process for the job.

        Raises:
            OutOfTime: nothing is waited for any more.
        """
        if self._patience.left <= 0:
            raise OutOfTime
        running = self._launcher.start(job)
        running.patience = self._patience
        return running

    def close(self) -> None:
        """It is the launcher's owner who closes that."""
