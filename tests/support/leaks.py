"""The watch for what tests leave behind: a process, a thread, a descriptor or a folder fails the test that left it.

A plugin of pytest's. What a fixture of a wider scope makes is there before a test's own things and is looked at when
the whole run ends. The exceptions, each with its reason, are `kept.SHARED`, `MADE_WHEN_NEEDED` and `EXPECTED`.
"""

import contextlib
import gc
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.runner.zygote import zygotes
from tests.support.kept import SHARED, family

GRACE = 5.0  # seconds in which what is ending may end

# Fixtures whose tests are looked at only when the run ends: they keep what a test was the first to need.
MADE_WHEN_NEEDED = {
    "arenas": "a world of targets for each level; the arena itself looks for what an attack has left",
    "slots": "processes for each lesson of the corpus",
}
EXPECTED = (
    "matplotlib/mpl-data/fonts",  # a font stays open once a picture was drawn with it
    "torchgrade-run-",  # the process's own folder for temporary things: it is there until the process ends
    "torchinductor_",  # importing parts of PyTorch makes it
)


@dataclass(frozen=True)
class Things:
    """What is there, by what identifies it, with a name for people."""

    processes: dict[int, str]
    threads: dict[int, str]
    descriptors: dict[tuple[int, str], str]
    folders: dict[str, str]

    def beyond(self, before: "Things") -> list[str]:
        """Names of what was not there before."""
        return [
            name
            for now, then in (
                (self.processes, before.processes),
                (self.threads, before.threads),
                (self.descriptors, before.descriptors),
                (self.folders, before.folders),
            )
            for key, name in now.items()
            if key not in then
        ]


def there() -> Things:
    """What this process has now, apart from what is expected."""
    # The zygote stays until the process ends. What is a fork of it, and serves, does not.
    kept = {one.pid for one in zygotes()}
    open_ones = {one.descriptor for one in zygotes()}
    for held in SHARED:
        processes, descriptors = held()
        kept |= processes
        open_ones |= descriptors
    return Things(
        {pid: f"process {pid} ({_command(pid)})" for pid in family(os.getpid()) - {os.getpid()} - kept if _runs(pid)},
        {id(one): f"thread {one.name}" for one in threading.enumerate()},
        {
            (number, target): f"descriptor {number} ({target})"
            for number, target in _descriptors().items()
            # Where the standard ones lead is pytest's, which takes what is printed.
            if number > 2 and number not in open_ones and not any(name in target for name in EXPECTED)
        },
        {
            entry.name: f"{'folder' if entry.is_dir() else 'file'} {entry.path}"
            for entry in os.scandir(tempfile.gettempdir())
            if not entry.name.startswith(EXPECTED)
        },
    )


def _runs(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][:1] not in "ZX"
    return False


def _command(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")[:200].strip()
    return "gone"


def _descriptors() -> dict[int, str]:
    found = {}
    with contextlib.suppress(OSError):
        for name in os.listdir("/proc/self/fd"):
            with contextlib.suppress(OSError):
                found[int(name)] = os.readlink(f"/proc/self/fd/{name}")
    return found


def left_since(before: Things) -> list[str]:
    """Names of what has come since and does not go away, none where all is as it was."""
    ends = time.monotonic() + GRACE
    left = there().beyond(before)
    if left:
        gc.collect()  # an object in a cycle may hold a socket: that is untidy, and no leak
    while left and time.monotonic() < ends:
        time.sleep(0.05)
        left = there().beyond(before)
    return left


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_left_by_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Temporary things go to a folder of this process's own, where nobody else's are taken for its tests'."""
    tmp_path_factory.getbasetemp()  # pytest's own stay where they always are
    with tempfile.TemporaryDirectory(prefix="torchgrade-tests-") as own, pytest.MonkeyPatch.context() as patch:
        os.chmod(own, 0o711)  # programs with users of their own have their folders in it
        patch.setenv("TMPDIR", own)
        patch.setattr(tempfile, "tempdir", None)
        before = there()
        yield
        left = left_since(before)
    if left:
        pytest.fail(f"this run leaves behind: {'; '.join(left)}", pytrace=False)


@pytest.fixture(autouse=True)
def _nothing_is_left(request: pytest.FixtureRequest, _nothing_is_left_by_the_run: None) -> Iterator[None]:
    if MADE_WHEN_NEEDED.keys() & set(request.fixturenames):
        yield
        return
    before = there()
    yield
    left = left_since(before)
    if left:
        pytest.fail(f"this test leaves behind: {'; '.join(left)}", pytrace=False)
