"""The parent's side of a fork server of notebooks: starts it, asks it for a process, ends it."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from autograder.core.errors import GRADER_ERROR, ExplainedError
from autograder.core.tempdirs import temporary_folder
from autograder.core.trees import remove
from autograder.notebooks.child import Child
from autograder.runner.channel import Channel
from autograder.runner.environment import thread_environment
from autograder.sandbox.environment import for_server
from autograder.wire.cells import Job
from autograder.wire.server_messages import HAS_STARTED, JOB, READY, STARTED

NAMESPACES = 3
ANSWER_SECONDS = 60.0
GOODBYE_SECONDS = 2.0
KILLED_SECONDS = 10.0
THREADS = "threads: "  # begins the last words of a server that a library has given threads


class NoServer(ExplainedError):
    """Notebooks cannot be run isolated; the text says why."""

    exit_code = GRADER_ERROR


class NotebookServer:
    """A process that has loaded a course's libraries and forks a confined child for each notebook."""

    def __init__(self, level: int, hidden: Sequence[Path], modules: Sequence[str], programs: bool = True) -> None:
        """
        Args:
            level: how strictly children are isolated, see `autograder.sandbox.available`.
            hidden: folders that no child may see.
            modules: what is imported before the first notebook; one that starts threads is left to the notebooks.
            programs: whether cells may start programs, where that can be isolated.
        """
        self._level = level
        self._hidden = [str(path.resolve()) for path in hidden]
        self._modules = list(modules)
        self._programs = programs
        self._control: Channel | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._work: Path | None = None
        self._last: Child | None = None
        self._begin()

    def _begin(self) -> None:
        self.close()
        self._work = temporary_folder()
        self._work.chmod(0o711)  # children that are users of their own have their folders in it
        ours, theirs = socket.socketpair()
        arguments = [str(theirs.fileno()), str(self._level), str(self._work.resolve()), json.dumps(self._hidden)]
        with theirs:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-P", "-m", "autograder.kernel.server"),
                    *(*arguments, json.dumps(self._modules), str(int(self._programs))),
                ],
                pass_fds=[theirs.fileno()],
                env=for_server(thread_environment()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        self._control = Channel(ours)
        self._ready = False

    def ready(self, seconds: float) -> None:
        """Wait until it has loaded everything; a library that starts threads is left out, and it begins anew.

        Raises:
            NoServer: it does not start.
        """
        ends = time.monotonic() + seconds
        while not self._ready:
            assert self._control is not None
            try:
                if self._control.receive(len(READY), max(ends - time.monotonic(), 0.01))[0] != READY:
                    raise OSError("its first word is not the one that was awaited")
                self._ready = True
            except OSError as error:
                words = self._last_words()
                threaded = words.removeprefix(THREADS)
                if words.startswith(THREADS) and threaded in self._modules:
                    self._modules.remove(threaded)
                    self._begin()
                    continue
                self.close()
                raise NoServer(f"the process for notebooks did not start: {words or error}") from None

    def _last_words(self) -> str:
        assert self._process is not None
        with contextlib.suppress(subprocess.TimeoutExpired, OSError, ValueError):
            said = self._process.communicate(timeout=GOODBYE_SECONDS)[1]
            return said.decode("utf-8", "replace").strip().split("\n")[-1]
        return ""

    def child(self, job: Job, contents: Mapping[str, bytes], seconds: float) -> "Child":
        """A new process for a notebook; the one before it is ended.

        Args:
            job: what it gets.
            contents: the files of its folder.
            seconds: until the server has to be ready.

        Raises:
            NoServer: it cannot be started.
        """
        self._end_last()
        if self._process is None or self._process.poll() is not None or self._control is None or self._control.over:
            self._begin()
        self.ready(seconds)
        assert self._control is not None
        assert self._work is not None
        folder = "" if self._level == NAMESPACES else tempfile.mkdtemp(dir=self._work)
        ours, theirs = socket.socketpair()
        try:
            with theirs, _job_file(msgspec.structs.replace(job, folder=folder), contents) as descriptor:
                self._control.send(JOB, [descriptor, theirs.fileno()])
                data, found = self._control.receive(STARTED.size, ANSWER_SECONDS, descriptors=1)
        except OSError as error:
            ours.close()
            self.close()
            raise NoServer(f"the process for notebooks went away ({error})") from None
        word, _ = STARTED.unpack(data)
        if word != HAS_STARTED or not found:  # without a descriptor of it nothing could end it for certain
            ours.close()
            self.close()
            raise NoServer("the process for notebooks gave an answer that was not awaited")
        self._last = Child(ours, self._control, found[0], folder)
        return self._last

    def _end_last(self) -> None:
        last, self._last = self._last, None
        if last is not None:
            try:
                last.end()
            except OSError:
                self.close()

    def close(self) -> None:
        """End it, and what runs in it."""
        last, self._last = self._last, None
        if last is not None:
            with contextlib.suppress(OSError):
                last.end()
        control, process, work = self._control, self._process, self._work
        self._control = self._process = self._work = None
        if control is not None:
            control.close()
        if process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(GOODBYE_SECONDS)
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(KILLED_SECONDS)
            if process.stderr is not None:
                process.stderr.close()
        if work is not None:
            remove(work)


@contextlib.contextmanager
def _job_file(job: Job, contents: Mapping[str, bytes]) -> Iterator[int]:
    # In memory without a name, and never read by the server: only by the child.
    with os.fdopen(os.memfd_create("job"), "wb") as file:
        text = msgspec.json.encode(job)
        for part in (text, *(part for name, data in contents.items() for part in (name.encode(), data))):
            file.write(len(part).to_bytes(8, "little") + part)
        file.flush()
        yield file.fileno()
