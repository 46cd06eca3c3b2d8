"""The zygote, seen from the process that uses it: started once, asked for fork servers, ended with this process."""

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.runner.environment import thread_environment
from autograder.runner.memory_file import memory_file
from autograder.sandbox.environment import for_server

# What differs between servers and is read after their fork: it asks for no zygote of its own.
_OF_SERVERS = ("TMPDIR", "TZ", "PATH", "TORCHGRADE_DEVICE", "AUTOGRADER_OBSERVING")


class Zygote:
    """A process that has loaded torch, and forks servers. It starts to load when this is made."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """
        Args:
            environment: its variables: nothing secret, since they stay in the memory of each server's children.
        """
        self._control, theirs = socket.socketpair()
        self._changing = threading.Lock()
        with theirs:
            self._process = subprocess.Popen(
                # Nothing is to be imported from the current folder (-P): it may hold a student's files.
                [sys.executable, "-P", "-m", "autograder.worker.zygote", str(theirs.fileno())],
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
        return self._process.poll() is not None

    def fork(self, server: socket.socket, errors: int, settings: dict[str, Any]) -> None:
        """Ask for a server, which says by itself when it is there.

        Args:
            server: what it is to serve on; this side's copy may be closed after that.
            errors: where it writes why it could not begin.
            settings: what it is to be, see `autograder.worker.zygote`.

        Raises:
            OSError: the process is gone.
        """
        with self._changing, memory_file(json.dumps(settings).encode()) as descriptor:
            socket.send_fds(self._control, [b"F"], [server.fileno(), errors, descriptor])

    def close(self) -> None:
        """End it, and with it the servers that are forks of it."""
        self._process.kill()
        self._process.wait()
        self._control.close()


_known: dict[tuple[int, frozenset[tuple[str, str]]], Zygote] = {}
_finding = threading.Lock()


def zygote() -> Zygote:
    """This process's zygote for the variables that it has now, which begins to load where there is none yet."""
    environment = for_server(thread_environment())
    lasting = frozenset((name, value) for name, value in environment.items() if not name.startswith(_OF_SERVERS))
    key = (os.getpid(), lasting)
    with _finding:
        found = _known.get(key)
        if found is None or found.over():
            if found is not None:
                found.close()
            if not any(pid == os.getpid() for pid, _ in _known):
                atexit.register(_close_all)
            found = _known[key] = Zygote(environment)
        return found


def begin() -> None:
    """Let it load torch while this process does: to be called before that, and for nothing on other systems."""
    if sys.platform == "linux":
        zygote()


def zygotes() -> list[Zygote]:
    """Those that this process has started."""
    with _finding:
        return [one for (pid, _), one in _known.items() if pid == os.getpid()]


def _close_all() -> None:
    for one in zygotes():
        one.close()


def forked(server: socket.socket, errors: int, settings: dict[str, Any]) -> None:
    """Ask this process's zygote for a server; a new one where the old one has ended.

    Args:
        server, errors, settings: see `Zygote.fork`.

    Raises:
        OSError: no process can be started.
    """
    settings = settings | {"here": str(Path.cwd())}
    try:
        zygote().fork(server, errors, settings)
    except BrokenPipeError:
        zygote().close()
        zygote().fork(server, errors, settings)
