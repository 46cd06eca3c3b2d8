"""The fork server of notebooks: a fork of a process that has loaded a course's libraries, which forks a child for each
notebook.

The parent sends a descriptor to read the job from and a socket by which cells and outputs go; nothing of a student's
passes through this process's memory.
"""

import contextlib
import os
import signal
import socket
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from autograder.core.language import speak, wanted
from autograder.core.new_files import new_files
from autograder.kernel.audit import Watch, begin
from autograder.kernel.originals import Originals
from autograder.kernel.running import end_writer, run_cells
from autograder.kernel.shell import INLINE, NotebookShell, configure
from autograder.kernel.sink import Sink
from autograder.kernel.test_cells import TestCells
from autograder.sandbox import identity, namespaces
from autograder.sandbox.child import Plan, Space, confine
from autograder.sandbox.environment import keep_only_needed
from autograder.sandbox.forked import REPORT
from autograder.sandbox.rlimits import Rlimits
from autograder.sandbox.view import PACKAGE
from autograder.wire.cell_frames import frame
from autograder.wire.cells import Gathered, Job, NotReady, Ready, Written
from autograder.wire.server_messages import ENDED, HAS_ENDED, READY
from autograder.worker.children import MEGABYTE, NAMESPACES, announce, confined

_JOB = msgspec.json.Decoder(Job)


class Server:
    """Forks children, one after another."""

    def __init__(self, plan: Plan, sink: Sink, shell: NotebookShell, originals: Originals) -> None:
        """
        Args:
            plan: how children are confined.
            sink, shell, originals: made before any student's code; each child has its own copies.
        """
        self._plan = plan
        self._sink = sink
        self._shell = shell
        self._originals = originals

    def serve(self, control: socket.socket) -> None:
        """Fork a child for every pair of descriptors that arrives, until the other side hangs up."""
        while True:
            word, descriptors, _, _ = socket.recv_fds(control, 1, 2)
            if not word:
                return
            job_fd, cells_fd = descriptors
            pid = os.fork()
            if pid == 0:
                control.close()
                self._child(job_fd, cells_fd)
            os.close(job_fd)
            os.close(cells_fd)
            announce(control, pid)
            _, status, used = os.wait4(pid, 0)
            if self._plan.level == NAMESPACES:
                namespaces.end_the_others()
            control.sendall(ENDED.pack(HAS_ENDED, status, used.ru_utime + used.ru_stime))

    def _child(self, job_fd: int, cells_fd: int) -> None:
        """Run one notebook and end, whatever happens. Never returns."""
        try:
            null = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(null, descriptor)
            try:
                job, contents = read_job(job_fd)
                own = self._confined(job, contents, cells_fd)
            except Exception as error:
                with contextlib.suppress(OSError):
                    os.write(cells_fd, frame(NotReady(f"{type(error).__name__}: {error}")))
                return
            self._sink.attach(REPORT, job.limits.cell_output)
            self._sink.report(Ready())
            self._run(job, own, frozenset(contents))
        finally:
            os._exit(0)

    def _confined(self, job: Job, contents: dict[str, bytes], cells_fd: int) -> str:
        """Confine this child; gives the folder that is its own."""
        most = job.limits
        space = Space(job.folder, most.files * MEGABYTE, most.file_count, contents, ".kernel")
        limits = Rlimits(most.memory * MEGABYTE, most.computing, most.files * MEGABYTE, most.tasks)
        own = confine(self._plan, space, limits, cells_fd)
        keep_only_needed(own, os.path.join(own, space.scratch))
        os.environ.update(job.environment)
        return own

    def _run(self, job: Job, own: str, known: frozenset[str]) -> None:
        """Take cells and run them."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _seed_anew()
        sys.path[:0] = [own] if own not in sys.path else []
        shell = self._shell
        configure(shell, job.arguments)
        watch = Watch()
        tests = TestCells(shell, self._originals, watch, job.trusted, own)
        if not job.trusted.reach:
            begin(watch, library_places(), own)
        for name in [name for name in sys.modules if name.startswith("autograder.kernel")]:
            del sys.modules[name]  # nothing that runs cells is to be found by its name

        def gather(most: int) -> None:
            for name, data in new_files(Path(own), known, most):
                self._sink.report(Written(name, data))
            self._sink.report(Gathered())

        run_cells(_reader(REPORT), self._sink, end_writer(REPORT), shell, tests, gather)


def read_job(descriptor: int) -> tuple[Job, dict[str, bytes]]:
    """What is in the file of a job: a length, the job, and then each file with its name."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    with os.fdopen(descriptor, "rb") as file:
        job = _JOB.decode(file.read(int.from_bytes(file.read(8), "little")))
        contents = {}
        while size := file.read(8):
            name = file.read(int.from_bytes(size, "little")).decode()
            contents[name] = file.read(int.from_bytes(file.read(8), "little"))
    return job, contents


def library_places() -> tuple[str, ...]:
    """Folders of Python and of what is installed for it, this package too."""
    found = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")} | {str(PACKAGE)}
    found |= {os.path.realpath(path) for path in found}
    return tuple(path.rstrip("/") + "/" for path in sorted(found))


def _reader(descriptor: int) -> Any:
    def read(count: int) -> bytes:
        parts = []
        while count and (part := os.read(descriptor, count)):
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    return read


def _seed_anew() -> None:
    """Draw as a fresh process does: the copy of the server's generator would give every student the same."""
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()


def run(
    control: socket.socket, settings: Mapping[str, Any], sink: Sink, shell: NotebookShell, originals: Originals
) -> None:
    """Say that this process is there, confine it, say so with one byte, serve.

    Args:
        control: what it is talked to by.
        settings: `level` and `programs`, see `autograder.notebooks.server.NotebookServer`; `hidden`, folders that no
            child may see; `work`, a folder for this server's files.
        sink, shell, originals: made before, with the libraries.

    Raises:
        SystemExit: it cannot serve; its text says why.
    """
    announce(control, os.getpid())
    level, programs = settings["level"], settings["programs"]
    speak(wanted(os.environ))
    try:
        if level == NAMESPACES:
            namespaces.enter()
            identity.die_with_parent(0)
        plan = confined(level, list(map(Path, settings["hidden"])), Path(settings["work"]), programs)
    except OSError as error:
        sys.exit(f"tier {level}: {error.strerror or error}")
    shell.programs.allowed = programs and level == NAMESPACES
    os.environ["MPLBACKEND"] = INLINE
    control.sendall(READY)
    Server(plan, sink, shell, originals).serve(control)
