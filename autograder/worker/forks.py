"""Servers that are forks of one process, which has loaded what they need and never runs a lesson's code or a student's.

What a server is to be (its level, its folders, its environment) is read by the fork and never by the process itself, so
that nothing of one server is in the memory of the next. Linux only.
"""

import contextlib
import json
import os
import socket
import traceback
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from autograder.core.collector import loading
from autograder.sandbox import identity
from autograder.worker.descriptors import read_all

Serve = Callable[[socket.socket, dict[str, Any]], None]


def fork_servers(control: socket.socket, serve: Serve, later: Iterable[Callable[[], None]] = ()) -> NoReturn:
    """Fork a server for each message that arrives, until the other side hangs up.

    A message is one byte with three descriptors: the server's own socket, where its errors go, its settings as JSON.

    Args:
        control: where messages come from.
        serve: what a server does with its socket and its settings, of which `environment` and `here` (its folder) hold
            already; it raises SystemExit with a text where it cannot.
        later: what is done while nobody asks.
    """
    servers: list[int] = []
    steps = iter(later)
    while True:
        while not _waiting(control) and (step := next(steps, None)):
            with loading():
                step()
        word, descriptors, _, _ = socket.recv_fds(control, 1, 3)
        if not word:
            os._exit(0)  # nothing of it is to be tidied up
        servers = [one for one in servers if not os.waitpid(one, os.WNOHANG)[0]]
        servers.append(_fork(control, serve, *descriptors))


def _waiting(control: socket.socket) -> bool:
    with contextlib.suppress(BlockingIOError):
        control.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        return True
    return False


def _fork(control: socket.socket, serve: Serve, server: int, errors: int, settings: int) -> int:
    own = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            identity.die_with_parent(own)
            control.close()
            os.setsid()  # Ctrl-C at the terminal is for the parent
            os.dup2(errors, 2)
            os.close(errors)
            _be_a_server(socket.socket(fileno=server), serve, settings)
        finally:
            os._exit(1)
    for descriptor in (server, errors, settings):
        os.close(descriptor)
    return pid


def _be_a_server(control: socket.socket, serve: Serve, descriptor: int) -> None:
    """Serve, and end this process as a program of its own would end."""
    settings: dict[str, Any] = json.loads(read_all(descriptor))
    os.close(descriptor)
    os.environ.clear()
    os.environ.update(settings["environment"])
    with contextlib.suppress(OSError):
        os.chdir(settings["here"])
    try:
        serve(control, settings)
    except SystemExit as error:
        _say(str(error.code))
    except BaseException:
        _say(traceback.format_exc())
    else:
        os._exit(0)


def _say(words: str) -> None:
    with contextlib.suppress(OSError):
        os.write(2, f"{words.rstrip()}\n".encode("utf-8", "backslashreplace"))
