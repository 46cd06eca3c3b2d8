"""Single keys from a terminal, without waiting for Enter, on every system; none where there is no terminal."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ReadKey = Callable[[float], str]


@contextmanager
def single_keys() -> Iterator[ReadKey | None]:
    """A function that waits up to some seconds for a key and returns it, or an empty text.

    Gives None where no keys can be read: in a pipe, or where there is no standard input.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        yield None
    elif os.name == "nt":
        yield _windows_key
    else:
        with _posix_keys() as read:
            yield read


def _windows_key(seconds: float) -> str:
    import msvcrt

    ends = time.monotonic() + seconds
    while True:
        if msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]  # known on Windows only
            return str(msvcrt.getwch())  # type: ignore[attr-defined,unused-ignore]
        if time.monotonic() >= ends:
            return ""
        time.sleep(0.02)


@contextmanager
def _posix_keys() -> Iterator[ReadKey]:
    import select
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)

    def read(seconds: float) -> str:
        if not select.select([terminal], [], [], seconds)[0]:
            return ""
        data = os.read(terminal, 64)
        # Arrows and the like come as several bytes that begin with an escape: they are no key of ours.
        return "" if data.startswith(b"\x1b") else data[:1].decode("ascii", "replace")

    try:
        tty.setcbreak(terminal)
        yield read
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
