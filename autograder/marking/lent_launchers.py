"""Launchers lent to work that needs one: one in turn, or several beside whoever asks."""

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol, TypeVar

from autograder.runner.launcher import Launcher

Answer = TypeVar("Answer")

AT_ONCE = os.cpu_count() or 1  # programs beside the marking


class Processes(Protocol):
    """Where work that needs a launcher is done.

    Attributes:
        beside: whether that is beside whoever asks for it.
    """

    beside: bool

    def submit(self, work: Callable[[Callable[[], Launcher]], Answer]) -> "Future[Answer]":
        """Have work done; it is given what lends it a launcher, for its own time."""

    def close(self) -> None:
        """End the processes: work that is waited for fails."""


class InTurn:
    """One launcher, in the thread of whoever asks, one after another."""

    beside = False

    def __init__(self, launcher: Launcher) -> None:
        self._launcher = launcher
        self._using = threading.Lock()

    def submit(self, work: Callable[[Callable[[], Launcher]], Answer]) -> "Future[Answer]":
        """Do the work now."""
        done: Future[Answer] = Future()
        with self._using:
            try:
                done.set_result(work(lambda: self._launcher))
            except Exception as error:
                done.set_exception(error)
        return done

    def close(self) -> None:
        """The launcher is its owner's."""


class Beside:
    """As many launchers as are to be at work at once, each made when there is work that cannot do without."""

    beside = True

    def __init__(self, make: Callable[[], Launcher], count: int, end: Callable[[], None] = lambda: None) -> None:
        """
        Args:
            make: makes a launcher.
            count: how many there may be.
            end: ends what they are made from.
        """
        self._make = make
        self._end = end
        self._pool = ThreadPoolExecutor(count, thread_name_prefix="own-programs")
        self._own = threading.local()
        self._made: list[Launcher] = []
        self._making = threading.Lock()

    def submit(self, work: Callable[[Callable[[], Launcher]], Answer]) -> "Future[Answer]":
        """Have the work done by the next thread that is free."""
        return self._pool.submit(work, self._lent)

    def _lent(self) -> Launcher:
        """This thread's own launcher: one is enough for it."""
        found: Launcher | None = getattr(self._own, "launcher", None)
        if found is None:
            found = self._own.launcher = self._make()
            with self._making:
                self._made.append(found)
        return found

    def close(self) -> None:
        """End the processes, and then the threads, which lose them."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._making:
            made, self._made = self._made, []
        for one in made:
            one.close()
        self._end()
        self._pool.shutdown()
