"""The fork server: a process that has loaded torch and a lesson, and forks a child for each job.

It is a fork of the zygote. Its user sends a file descriptor to read the job from and one to write frames to; a
student's source never passes through this process's memory. With a level, each child confines itself before it runs
anything of a student's. Linux only: elsewhere each job gets a process of its own (`once`).

One file, since a server and its children are two sides of each fork.
"""

import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.core.collector import loading
from autograder.sandbox import identity, namespaces
from autograder.sandbox.child import Plan, Space, confine
from autograder.sandbox.environment import keep_only_needed
from autograder.sandbox.forked import REPORT
from autograder.sandbox.rlimits import Rlimits, address_space, limit_memory
from autograder.wire.server_messages import ENDED, HAS_ENDED, LOST, READY, TWIN
from autograder.worker.children import MEGABYTE, NAMESPACES, adopt_orphans, announce, confined, end_orphans
from autograder.worker.hugepages import gather

if TYPE_CHECKING:
    from autograder.lesson import Lesson
    from autograder.lesson.resources import Places

PRELOADED = 1  # the level whose children read no files of Python's
MANY = 20  # jobs after which large pages, half a second's work, have paid for themselves


class Server:
    """Forks children for one lesson."""

    def __init__(self, lesson: "Lesson", places: "Places", plan: Plan | None, contents: dict[str, bytes]) -> None:
        """
        Args:
            lesson: its declarations.
            places: where its resources are.
            plan: how children are confined, None for not at all.
            contents: files that lie beside each submission.
        """
        self.lesson = lesson
        self.places = places
        self.plan = plan
        self.contents = contents
        self.base = plan.base if plan else address_space()
        self.twins: list[int] = []  # servers that are forks of this one
        self._jobs = 0

    def serve(self, control: socket.socket, warm_up: Callable[[], None] = lambda: None) -> None:
        """Fork a child for every pair of descriptors that arrives, until the other side hangs up.

        A word without descriptors asks for what has not been loaded yet: the first child may do without. One that asks
        for a twin comes with the socket that the twin is to serve on; a server that has twins is given no jobs.
        """
        while True:
            word, descriptors, _, _ = socket.recv_fds(control, 1, 2)
            if not word:
                self._end_twins()
                return
            if not descriptors:
                warm_up()
                continue
            if word == TWIN:
                self._fork_twin(control, *descriptors)
                continue
            job_fd, result_fd = descriptors
            self._jobs += 1
            if self._jobs == MANY and self.plan is not None:
                gather()
            pid = os.fork()
            if pid == 0:
                control.close()
                self._child(job_fd, result_fd)
            os.close(job_fd)
            os.close(result_fd)
            announce(control, pid)
            _, status, used = os.wait4(pid, 0)
            self._leave_nothing()
            control.sendall(ENDED.pack(HAS_ENDED, status, used.ru_utime + used.ru_stime))

    def _fork_twin(self, control: socket.socket, descriptor: int) -> None:
        """Fork a server that serves as this one does, and ends with it."""
        own = os.getpid()
        pid = os.fork()
        if pid == 0:
            try:
                control.close()
                self.twins = []
                identity.die_with_parent(own)
                adopt_orphans()
                self.serve(socket.socket(fileno=descriptor))
            finally:
                os._exit(0)
        os.close(descriptor)
        self.twins = [*(one for one in self.twins if not os.waitpid(one, os.WNOHANG)[0]), pid]
        announce(control, pid)

    def _end_twins(self) -> None:
        """End them before this process ends: what they have computed is then known to be its."""
        for pid in self.twins:
            os.kill(pid, signal.SIGKILL)  # until it is waited for, its number is nobody else's
            os.waitpid(pid, 0)

    def _child(self, job_fd: int, result_fd: int) -> None:
        """Do one job and end, whatever happens. Never returns."""
        from autograder.wire import decode_frame, encode_frame
        from autograder.worker.descriptors import read_all, write_all
        from autograder.worker.job import run_job

        try:
            null = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(null, descriptor)
            job = decode_frame(read_all(job_fd))
            os.close(job_fd)
            try:
                result_fd = self._get_ready(job, result_fd)
            except Exception as error:
                write_all(
                    result_fd, encode_frame({"event": "not ready", "problem": f"{type(error).__name__}: {error}"})
                )
                return
            write_all(result_fd, encode_frame({"event": "ready"}))
            run_job(job, self.lesson, self.places, lambda frame: _report(result_fd, frame))
        finally:
            os._exit(0)

    def _get_ready(self, job: dict[str, Any], result_fd: int) -> int:
        """Make this child fit for a student's code; returns the descriptor it reports on."""
        from autograder.worker.machine import uses_real_device
        from autograder.worker.workdir import fill_workdir

        # A CUDA driver reserves far more addresses than memory.
        limits = rlimits_of(job["limits"], memory=not uses_real_device(job["device"]))
        if self.plan is None:
            identity.die_with_parent(os.getppid())
            limit_memory(self.base, limits)
            os.chdir(job["folder"])
            job["scratch"] = fill_workdir(Path(job["folder"]), self.contents)
            return result_fd
        job["confined"] = True
        most = job["limits"]
        space = Space(job["folder"], most["files"] * MEGABYTE, most["file_count"], self.contents)
        job["folder"] = confine(self.plan, space, limits, result_fd)
        job["scratch"] = os.path.join(job["folder"], space.scratch)
        keep_only_needed(job["folder"], job["scratch"])
        return REPORT

    def _leave_nothing(self) -> None:
        """End whatever a child started and left behind."""
        if self.plan is not None and self.plan.level == NAMESPACES:
            namespaces.end_the_others()
        elif self.plan is None:
            end_orphans()


def _report(result_fd: int, frame: bytes) -> None:
    from autograder.worker.descriptors import write_all

    try:
        write_all(result_fd, frame)
    except OSError:  # the program has closed it
        os._exit(LOST)


def rlimits_of(limits: dict[str, int], memory: bool) -> Rlimits:
    """A lesson's limits for the kernel."""
    return Rlimits(
        limits["memory"] * MEGABYTE if memory else None,
        limits["cpu"],
        limits["files"] * MEGABYTE,
        limits["threads"],
    )


def run(
    control: socket.socket, lesson_folder: Path, level: int, work: Path, places: dict[str, str], hidden: list[str]
) -> None:
    """Say that this process is there, load everything, say so with one byte, serve.

    Args:
        control: what it is talked to by.
        lesson_folder: of the lesson to load.
        level: how strictly children are confined, 0 for not at all.
        work: a folder for this server's files.
        places: where the lesson's resources are, by name; of others the sample.
        hidden: folders that no confined child may see besides the course's.

    Raises:
        SystemExit: it cannot serve; its text says why.
    """
    announce(control, os.getpid())
    try:
        if level == NAMESPACES:
            namespaces.enter()
            identity.die_with_parent(0)
        server = _prepared(lesson_folder, level, work, places, hidden)
    except OSError as error:
        sys.exit(f"tier {level}: {error.strerror or error}")
    control.sendall(READY)
    server.serve(control)


def _prepared(lesson_folder: Path, level: int, work: Path, chosen: dict[str, str], hidden: list[str]) -> Server:
    from autograder.lesson.load import load_lesson
    from autograder.lesson.resources import places_of
    from autograder.worker.load import preload_all, prepare
    from autograder.worker.workdir import data_files

    with loading():
        lesson = load_lesson(lesson_folder)
        places = places_of(lesson.resources, chosen)
        prepare(lesson, places)
        if level == PRELOADED:
            preload_all()
        contents = data_files(lesson, lesson_folder, places)
    threads = len(os.listdir("/proc/self/task"))
    if threads != 1:
        # A fork takes only the calling thread along; a lock held by another would hang every child.
        sys.exit(f"cannot fork safely: {threads} threads are running after the imports")
    if level:
        plan = confined(level, [lesson_folder.parent.parent, *map(Path, hidden)], work)
        return Server(lesson, places, plan, contents)
    adopt_orphans()
    return Server(lesson, places, None, contents)
