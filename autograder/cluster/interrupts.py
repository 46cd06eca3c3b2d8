"""Requests to end a run, met between two of its steps.

Python raises them wherever the main thread is, also in Dask's own clean-up, where they would be lost.
"""

import signal
import threading
from types import FrameType
from typing import Any

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class Interrupts:
    """In its block the first request to end is noted, and met by `meet`; a second one is met at once, wherever."""

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}
        self._asked: tuple[int, FrameType | None] | None = None

    def __enter__(self) -> "Interrupts":
        if threading.current_thread() is threading.main_thread():
            for number in (getattr(signal, name) for name in NAMES if hasattr(signal, name)):
                before = signal.getsignal(number)
                if callable(before):  # what is ignored stays so, and what ends the process does
                    self._before[number] = before
                    signal.signal(number, self._note)
        return self

    def __exit__(self, *error: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self._asked is not None:
            self._before[number](number, frame)
        self._asked = (number, frame)

    def meet(self) -> None:
        """Do what the request does, if there was one.

        Raises:
            KeyboardInterrupt: as a rule.
        """
        if self._asked is not None:
            self._before[self._asked[0]](*self._asked)
