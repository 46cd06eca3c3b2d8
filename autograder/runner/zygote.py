"""Zygotes, seen from the process that uses them: each started once, asked for fork servers, ended with this process."""

import atexit
import json
import os
import select
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from autograder.runner.channel import Channel
from autograder.runner.environment import thread_environment
from autograder.runner.memory_file import memory_file
from autograder.runner.server_handle import ServerHandle
from autograder.sandbox.environment import for_server

# What differs between servers and is read after their fork: it asks for no zygote of its own.
_OF_SERVERS = ("TMPDIR", "TZ", "PATH", "TORCHGRADE_DEVICE", "AUTOGRADER_OBSERVING")


LESSONS = ("autograder.worker.zygote",)  # of servers of lessons


class Zygote:
    """A process that has loaded libraries, and forks servers. It starts to load when this is made."""

    def __init__(self, environment: Mapping[str, str], program: Sequence[str]) -> None:
        """
        Args:
            environment: its variables: nothing secret, since they stay in the memory of each server's children.
            program: the module that it runs, and its arguments behind the descriptor.
        """
        self._owner = os.getpid()
        self._control, theirs = socket.socketpair()
        self._changing = threading.Lock()
        with theirs:
            self._process = subprocess.Popen(
                # Nothing is to be imported from the current folder (-P): it may hold a student's files.
                [sys.executable, "-P", "-m", program[0], str(theirs.fileno()), *program[1:]],
                pass_fds=[theirs.fileno()],
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def descriptor(self) -> int:
        """What it is talked to by."""
        return self._control.fileno()

    def over(self) -> bool:
        """Whether it has ended."""
        poll = select.poll()  # also in a fork of this process, which cannot wait for it
        poll.register(self._control, 0)
        return bool(poll.poll(0))

    def fork(self, server: socket.socket, errors: int, settings: dict[str, Any]) -> None:
        """Ask for a server, which says by itself when it is there.

        Args:
            server: what it is to serve on; this side's copy may be closed after that.
            errors: where it writes why it could not begin.
            settings: what it is to be, see `autograder.worker.forks` and the program.

        Raises:
            OSError: the process is gone.
        """
        with self._changing, memory_file(json.dumps(settings).encode()) as descriptor:
            socket.send_fds(self._control, [b"F"], [server.fileno(), errors, descriptor])

    def is_own(self) -> bool:
        """Whether this process has started it, and not the one that this is a fork of."""
        return self._owner == os.getpid()

    def close(self) -> None:
        """End it, and with it the servers that are forks of it; in a fork of its owner, leave it alone."""
        if self.is_own():
            self._process.kill()
            self._process.wait()
        self._control.close()


_Key = tuple[tuple[str, ...], frozenset[tuple[str, str]]]
_known: dict[tuple[int, _Key], Zygote] = {}
_finding = threading.Lock()


def zygote(program: Sequence[str] = LESSONS) -> Zygote:
    """This process's zygote for the variables that it has now, which begins to load where there is none yet.

    Args:
        program: see `Zygote`.
    """
    environment = for_server(thread_environment())
    lasting = frozenset((name, value) for name, value in environment.items() if not name.startswith(_OF_SERVERS))
    key = (os.getpid(), (tuple(program), lasting))
    with _finding:
        found = _known.get(key)
        if found is None or found.over():
            if found is not None:
                found.close()
            if not any(pid == os.getpid() for pid, _ in _known):
                atexit.register(_close_all)
            found = _known[key] = Zygote(environment, program)
        return found


def begin() -> None:
    """Let it load torch while this process does: to be called before that, and for nothing on other systems."""
    if sys.platform == "linux":
        zygote()


def adopt(parent: int) -> None:
    """In a fork: ask the zygotes, from now on, of the process that this one is a fork of.

    Args:
        parent: the number of that process.
    """
    with _finding:
        _known.update({(os.getpid(), key): one for (pid, key), one in _known.items() if pid == parent})


def zygotes() -> list[Zygote]:
    """Those that this process has started."""
    with _finding:
        return [one for (pid, _), one in _known.items() if pid == os.getpid() and one.is_own()]


def _close_all() -> None:
    for one in zygotes():
        one.close()


def new_server(work: Path, settings: dict[str, Any], program: Sequence[str] = LESSONS) -> ServerHandle:
    """A new server of this process's zygote; of a new one where the old one has ended.

    Args:
        work: the server's folder, which is removed with it.
        settings: what else it is to be, see `Zygote.fork`.
        program: see `Zygote`.

    Raises:
        OSError: no process can be started.
    """
    ours, theirs = socket.socketpair()
    reading, writing = os.pipe()
    made = ServerHandle(Channel(ours), work, errors=reading)
    settings = settings | {"work": str(work.resolve()), "here": str(Path.cwd())}
    try:
        try:
            zygote(program).fork(theirs, writing, settings)
        except BrokenPipeError:
            zygote(program).close()
            zygote(program).fork(theirs, writing, settings)
    except BaseException:
        made.end()
        raise
    finally:
        theirs.close()
        os.close(writing)
    return made
