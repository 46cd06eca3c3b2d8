"""The parent's side of a fork server of notebooks: starts it, asks it for a process, ends it."""

import contextlib
import json
import socket
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from autograder.core.errors import GRADER_ERROR, ExplainedError
from autograder.core.language import tr
from autograder.core.tempdirs import temporary_folder
from autograder.notebooks.child import Child
from autograder.notebooks.source import modules_of
from autograder.runner.channel import Silence
from autograder.runner.environment import thread_environment
from autograder.runner.memory_file import memory_file
from autograder.runner.server_handle import ServerHandle, started
from autograder.runner.zygote import new_server, zygote
from autograder.sandbox.environment import for_server
from autograder.wire.cells import Job
from autograder.wire.server_messages import JOB

NAMESPACES = 3
ANSWER_SECONDS = 60.0


def begin(notebooks: Sequence[Path]) -> None:
    """Let a process load what notebooks import: all servers that load the same will be forks of it."""
    if notebooks and sys.platform == "linux":
        zygote(loading(modules_of(notebooks)))


def loading(modules: Sequence[str]) -> tuple[str, ...]:
    """The program of the zygote that has loaded these modules, for `autograder.runner.zygote`."""
    return ("autograder.kernel.zygote", json.dumps(list(modules)))


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
        self._program = loading(modules)
        self._programs = programs
        self._server: ServerHandle | None = None
        self._last: Child | None = None
        self._begin()

    def _begin(self) -> ServerHandle:
        self.close()
        work = temporary_folder()
        work.chmod(0o711)  # children that are users of their own have their folders in it
        settings = {"level": self._level, "hidden": self._hidden, "programs": self._programs}
        settings |= {"environment": for_server(thread_environment())}
        self._server = new_server(work, settings, self._program)
        return self._server

    def ready(self, seconds: float) -> ServerHandle:
        """Wait until it has loaded everything.

        Raises:
            NoServer: it does not start.
        """
        server = self._server or self._begin()
        try:
            server.wait_until_ready(seconds)
        except OSError as error:
            # One that is silent has no last words.
            words = "" if isinstance(error, Silence) else server.last_words()
            self.close()
            raise NoServer(tr("the process for notebooks did not start: {words}", words=words or error)) from None
        return server

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
        if self._server is not None and not self._server.is_there():
            self._begin()
        server = self.ready(seconds)
        folder = "" if self._level == NAMESPACES else tempfile.mkdtemp(dir=server.work)
        ours, theirs = socket.socketpair()
        try:
            with theirs, memory_file(_as_data(msgspec.structs.replace(job, folder=folder), contents)) as descriptor:
                server.control.send(JOB, [descriptor, theirs.fileno()])
                _, handle = started(server.control, ANSWER_SECONDS)
        except OSError as error:
            ours.close()
            self.close()
            raise NoServer(tr("the process for notebooks went away ({error})", error=error)) from None
        if handle is None:  # nothing else could end it for certain
            ours.close()
            self.close()
            raise NoServer(tr("this system has no descriptors of processes, so none for notebooks could be ended"))
        self._last = Child(ours, server.control, handle, folder)
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
        server, self._server = self._server, None
        if server is not None:
            server.end()


def _as_data(job: Job, contents: Mapping[str, bytes]) -> bytes:
    """A job and its files as the child reads them: each part behind its length."""
    parts = (msgspec.json.encode(job), *(part for name, data in contents.items() for part in (name.encode(), data)))
    return b"".join(len(part).to_bytes(8, "little") + part for part in parts)
