"""The zygote: a process that has loaded torch and the kit once, and of which each fork server is a fork:
`python -m autograder.worker.zygote FD`.

It never runs a lesson's code or a student's. What a server is to be (its lesson, level, environment) is read by the
fork and never by this process, so that nothing of one server is in the memory of the next. Linux only.
"""

import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any, NoReturn

from autograder.core.language import speak, wanted
from autograder.sandbox import identity
from autograder.worker.workdir import read_all

COMMON = ("matplotlib.pyplot", "torchvision")  # imported by a server where it has not been yet


def main(descriptor: int) -> NoReturn:
    """Load everything, then fork a server for each message that arrives, until the other side hangs up.

    A message is one byte with three descriptors: the server's own socket, where its errors go, its settings as JSON.
    """
    # Python turns an interrupt into an exception; the first process of a namespace is deaf to what it does not handle.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    control = socket.socket(fileno=descriptor)
    from autograder.worker.load import load_rooms, train_once

    load_rooms()
    train_once()
    _freeze()
    later = iter(COMMON)
    servers: list[int] = []
    while True:
        while not _waiting(control) and (name := next(later, None)):
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
            _freeze()
        word, descriptors, _, _ = socket.recv_fds(control, 1, 3)
        if not word:
            os._exit(0)  # nothing of it is to be tidied up
        servers = [one for one in servers if not os.waitpid(one, os.WNOHANG)[0]]
        servers.append(_fork(control, *descriptors))


def _waiting(control: socket.socket) -> bool:
    with contextlib.suppress(BlockingIOError):
        control.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        return True
    return False


def _freeze() -> None:
    """Keep the collector of each fork off what is there already: it would copy all pages."""
    gc.collect()
    gc.freeze()


def _fork(control: socket.socket, server: int, errors: int, settings: int) -> int:
    own = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            identity.die_with_parent(own)
            control.close()
            os.setsid()  # Ctrl-C at the terminal is for the parent
            os.dup2(errors, 2)
            os.close(errors)
            _be_a_server(socket.socket(fileno=server), settings)
        finally:
            os._exit(1)
    for descriptor in (server, errors, settings):
        os.close(descriptor)
    return pid


def _be_a_server(control: socket.socket, descriptor: int) -> None:
    """Serve, and end this process as a program of its own would end."""
    from autograder.worker.server import run

    settings: dict[str, Any] = json.loads(read_all(descriptor))
    os.close(descriptor)
    os.environ.clear()
    os.environ.update(settings["environment"])
    speak(wanted(os.environ))
    with contextlib.suppress(OSError):
        os.chdir(settings["here"])
    try:
        folder, work = Path(settings["lesson"]), Path(settings["work"])
        run(control, folder, settings["level"], work, settings["places"], settings["hidden"])
    except SystemExit as error:
        print(error.code, file=sys.stderr, flush=True)
        os._exit(1)
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main(int(sys.argv[1]))
