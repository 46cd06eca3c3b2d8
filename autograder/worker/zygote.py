"""The zygote: a process that has loaded torch and the kit once, and of which each fork server is a fork:
`python -m autograder.worker.zygote FD`.

Linux only.
"""

import contextlib
import importlib
import signal
import socket
import sys
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from autograder.core.collector import loading
from autograder.worker.forks import fork_servers

COMMON = ("matplotlib.pyplot", "torchvision")  # imported by a server where it has not been yet


def main(descriptor: int) -> NoReturn:
    """Load everything, then fork servers."""
    # Python turns an interrupt into an exception; the first process of a namespace is deaf to what it does not handle.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    control = socket.socket(fileno=descriptor)
    with loading():
        from autograder.worker.load import load_rooms, train_once

        load_rooms()
        train_once()
    fork_servers(control, _serve, (partial(_load, name) for name in COMMON))


def _load(name: str) -> None:
    with contextlib.suppress(ImportError):
        importlib.import_module(name)


def _serve(control: socket.socket, settings: dict[str, Any]) -> None:
    from autograder.worker.server import run

    folder, work = Path(settings["lesson"]), Path(settings["work"])
    run(control, folder, settings["level"], work, settings["places"], settings["hidden"])


if __name__ == "__main__":
    main(int(sys.argv[1]))
