"""A process that has loaded a course's libraries and a notebook's shell, and of which each server is a fork:
`python -m autograder.kernel.zygote FD MODULES`.

MODULES is a JSON list of what the course's notebooks import. Linux only.
"""

import contextlib
import importlib
import json
import os
import signal
import socket
import sys
import warnings
from typing import Any, NoReturn

from autograder.core.collector import loading
from autograder.kernel.loops import use_pipes
from autograder.kernel.originals import Originals
from autograder.kernel.programs import Programs
from autograder.kernel.server import run
from autograder.kernel.shell import make_shell
from autograder.kernel.sink import Sink
from autograder.worker.forks import fork_servers


def main(descriptor: int, modules: list[str]) -> NoReturn:
    """Load everything, then fork servers."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    control = socket.socket(fileno=descriptor)
    with loading():
        use_pipes()
        sink = Sink()
        shell = make_shell(sink, Programs())
        threaded = load(modules)
        if threaded is not None:
            _begin_anew(control, [name for name in modules if name != threaded])
        originals = Originals(modules)

    def serve(control: socket.socket, settings: dict[str, Any]) -> None:
        run(control, settings, sink, shell, originals)

    fork_servers(control, serve)


def _begin_anew(control: socket.socket, modules: list[str]) -> NoReturn:
    """Be this program from its start, with these modules."""
    control.set_inheritable(True)
    program = [sys.executable, "-P", "-m", "autograder.kernel.zygote", str(control.fileno()), json.dumps(modules)]
    os.execv(sys.executable, program)


def load(modules: list[str]) -> str | None:
    """Import a course's libraries as far as they are here.

    Returns:
        one that has started threads, after which nothing else is imported: a fork takes only the calling thread along,
        and a lock held by another would hang every child.
    """
    for name in modules:
        with warnings.catch_warnings(), contextlib.suppress(BaseException):
            warnings.simplefilter("ignore")
            importlib.import_module(name)
        if len(os.listdir("/proc/self/task")) != 1:
            return name
    if "torch" in sys.modules:
        _warm_torch()
    if "matplotlib" in sys.modules:
        with contextlib.suppress(Exception):
            importlib.import_module("matplotlib.pyplot")
            importlib.import_module("matplotlib_inline.backend_inline")
    return None


def _warm_torch() -> None:
    """What the first step of a training loads takes a second, and would take it in every child."""
    torch = sys.modules["torch"]
    torch.set_num_threads(1)
    weight = torch.nn.Parameter(torch.ones(1))
    step = torch.optim.SGD([weight])
    (weight * 2).sum().backward()
    step.step()


if __name__ == "__main__":
    main(int(sys.argv[1]), json.loads(sys.argv[2]))
