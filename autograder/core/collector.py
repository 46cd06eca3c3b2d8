"""Python's collector of cycles, kept from looking again and again at what libraries have loaded for good."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = (50_000, 20, 100)  # for `gc.set_threshold`; usual are some hundreds in the first place
_USUAL = gc.get_threshold()


@contextmanager
def loading() -> Iterator[None]:
    """Load something that stays, without the collector, which costs a fifth of it, and later keep the collector off it.

    In a process that forks it would copy all pages of what it looks at.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def collect_rarely() -> None:
    """For the rest of this process look rarely, and not once more at the end.

    That last look takes half a second where torch is loaded. A fork of this process that runs a student's code has to
    `collect_as_usual`: what a training leaves may be large.
    """
    gc.set_threshold(*RARELY)
    atexit.register(gc.freeze)


def collect_as_usual() -> None:
    """In a fork: look at what comes from now on, as often as Python does by itself."""
    gc.freeze()
    gc.set_threshold(*_USUAL)
