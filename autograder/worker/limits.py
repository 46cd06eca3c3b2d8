"""Time limits from the inside, so that the place of an endless loop is known.

A program can swallow the exception raised here; the parent then kills the process from the outside.
"""

import contextlib
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

from autograder.core.language import tr


class TimeLimit(BaseException):
    """Raised in student code when its time is up. Not an `Exception`: a bare `except Exception` lets it pass."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"stopped after {seconds:g} seconds")  # the judge reads this
        self.seconds = seconds


class OutputLimit(BaseException):
    """Raised in student code that prints without an end."""

    def __init__(self, megabytes: int) -> None:
        super().__init__(
            tr(
                "It printed more than {megabytes:,} MB, as much as a submission may, and was stopped. Usually "
                "there is a `print` in a loop without an end.",
                megabytes=megabytes,
            )
        )


def available() -> bool:
    """Whether this thread can be interrupted: a main thread on a system with interval timers."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TimeLimit` in the block after this many seconds of wall-clock time, and every second from then on.

    It rings again because the first may be swallowed by an `except:` inside a loop.
    """
    if not available():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeLimit(seconds)

    before = signal.signal(signal.SIGALRM, ring)
    began = time.monotonic()
    left, again = signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:  # somebody else's clock goes on, and rings at once where it should have rung meanwhile
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - began), 1e-6), again)
