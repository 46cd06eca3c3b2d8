"""Children of a fork server: how they are confined, announced, and what they leave."""

import contextlib
import os
import signal
import socket
import sys
from pathlib import Path

from autograder.sandbox.canary import breaches
from autograder.sandbox.child import Plan, Space, confine, make_plan
from autograder.sandbox.forked import REPORT, in_child
from autograder.sandbox.rlimits import Rlimits
from autograder.sandbox.syscalls import call
from autograder.sandbox.view import view
from autograder.wire.server_messages import HAS_STARTED, STARTED

NAMESPACES = 3  # the level that has them
MEGABYTE = 2**20
_SUBREAPER = 36  # prctl
_CANARY = Rlimits(memory=1024 * MEGABYTE, cpu=10, file_size=MEGABYTE, tasks=16)


def confined(level: int, hidden: list[Path], work: Path, programs: bool = False) -> Plan:
    """Prepare for confined children, and let one try to break out.

    Args:
        level: 1, 2 or 3.
        hidden: folders that no child may see.
        work: an empty folder for the preparations, and for the children's own folders.
        programs: whether they may start programs, see `make_plan`.

    Raises:
        OSError, SystemExit: it does not work here, or something got through.
    """
    outside, folder, root = work / "outside", work / "canary", work / "root"
    outside.write_bytes(b"not to be seen")
    folder.mkdir()
    root.mkdir()
    plan = make_plan(level, view(hidden, programs), root, work, programs)

    def attempt() -> list[str]:
        confine(plan, Space(str(folder), MEGABYTE, 100, {}), _CANARY, REPORT)
        return breaches(plan, outside)

    found = in_child(attempt)
    if found:
        sys.exit(f"tier {level} does not hold here: {'; '.join(found)}")
    return plan


def announce(control: socket.socket, pid: int) -> None:
    """Tell the other side of a child that was forked, with a descriptor to end it by."""
    try:
        handle = os.pidfd_open(pid)
    except OSError:  # not on every system that calls itself Linux: there the number has to do
        control.sendall(STARTED.pack(HAS_STARTED, pid))
        return
    socket.send_fds(control, [STARTED.pack(HAS_STARTED, pid)], [handle])
    os.close(handle)


def adopt_orphans() -> None:
    """Become the parent of processes that an ended child leaves."""
    call("prctl", _SUBREAPER, 1, 0, 0, 0)


def end_orphans() -> None:
    """Kill the processes that an ended child has left; they have become this process's own children."""
    with contextlib.suppress(OSError):
        while numbers := Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
            for number in numbers:
                with contextlib.suppress(OSError):
                    os.kill(int(number), signal.SIGKILL)
                    os.waitpid(int(number), 0)
