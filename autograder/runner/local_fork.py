"""The local fork: a fork server that is a fork of this very process. Torch is loaded once, not twice.

For a student's own check and an author's own proof only: the children hold what this process holds. A class is marked
in processes that never held anything of the judge's.
"""

import contextlib
import os
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any

from autograder.core.collector import collect_as_usual
from autograder.core.language import ENGLISH, speak, spoken
from autograder.lesson import Lesson
from autograder.lesson.resources import Places, places_of
from autograder.runner.channel import Channel
from autograder.runner.environment import thread_environment
from autograder.runner.fork_server import ForkServer, launcher
from autograder.runner.launcher import Launcher, Running
from autograder.runner.server_handle import ServerHandle
from autograder.runner.server_process import ChildProcess
from autograder.sandbox import identity
from autograder.worker.load import warm_up
from autograder.worker.workdir import data_files

WARM_UP = b"W"  # a word without descriptors


def can_fork_here() -> bool:
    """Whether a fork of this process is whole: a Linux process in which nothing else is running."""
    tasks = Path("/proc/self/task")
    return tasks.is_dir() and len(os.listdir(tasks)) == 1 and threading.active_count() == 1


def local_launcher(lesson: Lesson, folder: Path, places: Places | None = None, warm: bool = False) -> Launcher:
    """A fork of this process that has torch already; elsewhere than on Linux, a new process for each job.

    Args:
        lesson, folder, places, warm: see `LocalFork`.
    """
    if sys.platform == "linux":
        return LocalFork(lesson, folder, thread_environment(), places, warm)
    return launcher(folder, places=places)


class LocalFork(ForkServer):
    """Begins as a fork of this process where that can be, else as a process of its own.

    It loads what programs and their trainings need (for seconds) before the first job that does not ask for a fast
    first result: the child of that one loads no more than its own program needs.
    """

    def __init__(
        self,
        lesson: Lesson,
        folder: Path,
        environment: dict[str, str],
        places: Places | None = None,
        warm: bool = False,
    ) -> None:
        """
        Args:
            lesson: its declarations, loaded already.
            folder: the lesson's folder.
            environment: for a server that cannot be a fork.
            places: where the lesson's resources are; the samples if None.
            warm: whether this process has loaded what trainings need, as `train_once` does.
        """
        self._lesson = lesson
        self._parent_is_warm = self._warm = warm
        super().__init__(folder, environment, places=places)

    def _handed_over(self, job: dict[str, Any]) -> Running:
        if not self._warm and not job["fast_first_result"] and self._server is not None:
            with contextlib.suppress(OSError):  # a server that is gone is told of, and replaced, below
                self._server.control.send(WARM_UP)
            self._warm = True
        return super()._handed_over(job)

    def _begun(self, work: Path) -> ServerHandle:
        if not can_fork_here():
            self._warm = True  # the server does that by itself
            return super()._begun(work)
        self._warm = self._parent_is_warm
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid == 0:
            self._serve(ours, theirs)
        theirs.close()
        return ServerHandle(Channel(ours), work, ChildProcess(pid), is_ready=True)

    def _serve(self, ours: socket.socket, theirs: socket.socket) -> None:
        """Be the server; never returns."""
        # Not loaded where there is no fork: they are made of parts of Linux.
        from autograder.lesson.load import load_lesson
        from autograder.worker.children import adopt_orphans
        from autograder.worker.server import Server

        try:
            identity.die_with_parent(os.getppid())
            ours.close()
            os.setsid()  # Ctrl-C at the terminal is for the parent
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            null = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(null, descriptor)
            collect_as_usual()
            adopt_orphans()
            if spoken() != ENGLISH:  # as every process beside student code: see `retold`
                speak(ENGLISH)
                self._lesson = load_lesson(self._folder)
            places = places_of(self._lesson.resources, self.places)
            contents = data_files(self._lesson, self._folder, places)
            Server(self._lesson, places, None, contents).serve(theirs, lambda: warm_up(self._lesson))
        finally:
            os._exit(0)
