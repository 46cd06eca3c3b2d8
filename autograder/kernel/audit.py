"""The watch over a notebook's process: a student's code may not look at the frames and the memory it runs in.

Python tells of such looks by audit events. What a library does for its own ends is let through; a hook that would be
told as well is never let in. This is a fence inside of one process: see the threat model for where it ends.
"""

import _ctypes
import contextlib
import ctypes
import sys
from collections.abc import Iterator
from typing import Any, NoReturn

from autograder.core.language import noted, tr

_ALWAYS = """sys._getframe sys._current_frames sys._current_exceptions gc.get_objects gc.get_referrers gc.get_referents
code.__new__ marshal.loads object.__getattr__ object.__setattr__ object.__delattr__"""
ALWAYS = frozenset(_ALWAYS.split())
IN_TESTS = frozenset({"sys.settrace", "sys.setprofile", "sys.monitoring.register_callback"})
READ = frozenset({"f_code", "tb_frame"})
WRITTEN = frozenset({"__code__"})
# They look on behalf of whoever calls them.
BROKERS = ("inspect.py", "dis.py", "ctypes/__init__.py", "ctypes/util.py")
NOT_ALLOWED = noted(
    "While a notebook is marked its code may not reach for frames, for other code's memory or for what watches it "
    "(here: {event}). The tasks need nothing of that."
)


class Watch:
    """Whether a test runs now.

    Attributes:
        file: the name under which its code was compiled; empty where none runs.
    """

    file = ""

    @contextlib.contextmanager
    def test(self, file: str) -> Iterator[None]:
        """In here a test runs."""
        self.file = file
        try:
            yield
        finally:
            self.file = ""


def begin(watch: Watch, places: tuple[str, ...], own: str) -> None:
    """Watch this process for the rest of its life.

    Args:
        watch: whether a test runs.
        places: folders of Python and its libraries: code from there does as it likes.
        own: the notebook's folder, whose code is a student's also inside of these.
    """
    frame_of = sys._getframe
    busy: list[bool] = []
    not_allowed = tr(NOT_ALLOWED)  # looked up before any code of a student's

    def libraries(file: str) -> bool:
        return file.startswith("<frozen ") or (file.startswith(places) and not file.startswith(own))

    def asked_by_a_student() -> bool:
        frame: Any = frame_of(3)  # above this function, `refused` and the hook
        while frame is not None and frame.f_code.co_filename.endswith(BROKERS):
            frame = frame.f_back
        if frame is None:
            return False
        file = frame.f_code.co_filename
        return file != watch.file and not libraries(file)

    def refused(event: str, arguments: tuple[Any, ...]) -> bool:
        if event.startswith("object."):
            named = READ if event.endswith("__getattr__") else WRITTEN
            return arguments[1] in named and asked_by_a_student()
        if event == "compile":  # with the name of a library's file, or of the test's, its code would pass for that
            file = _text(arguments[1])
            return (libraries(file) or (file == watch.file != "")) and asked_by_a_student()
        return asked_by_a_student()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "sys.addaudithook":
            raise RuntimeError(not_allowed.format(event=event))
        known = event in ALWAYS or event == "compile" or event.startswith("ctypes.")
        if not known and not (event in IN_TESTS and watch.file):
            return
        if busy:
            return
        busy.append(True)
        try:
            wrong = refused(event, arguments)
        finally:
            busy.pop()
        if wrong:
            raise RuntimeError(not_allowed.format(event=event))

    _close_memory(not_allowed.format(event="ctypes"))
    sys.addaudithook(hook)


def _close_memory(said: str) -> None:
    """Take away the functions that write and read memory at any place: no event tells of their calls."""

    def refused(*arguments: Any) -> NoReturn:
        raise RuntimeError(said)

    for module in (ctypes, _ctypes):
        for name in ("memmove", "memset", "_memmove_addr", "_memset_addr"):
            if hasattr(module, name):
                setattr(module, name, refused)


def _text(name: Any) -> str:
    return name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name)
