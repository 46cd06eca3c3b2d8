"""Attempts to break out, made in a real child when a fork server starts: what gets through is not relied upon."""

import ctypes
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

from autograder.core.language import tr
from autograder.sandbox.child import Plan, is_refusal
from autograder.sandbox.syscalls import libc


def breaches(plan: Plan, outside: Path) -> list[str]:
    """What this confined process can do and should not, or cannot do and should: sentences, none if all is well.

    Args:
        plan: how it is confined.
        outside: a file that exists and that it must not see.
    """
    attempts: dict[str, Callable[[], object]] = {
        tr("it reads files outside its folder"): outside.read_bytes,
        tr("it lists the system's folder of settings"): lambda: os.listdir("/etc"),
        tr("it writes outside its folder"): lambda: outside.write_bytes(b"x"),
        tr("it deletes files"): outside.unlink,
        tr("it changes the rights of files"): lambda: os.chmod(outside, 0o777),
        tr("it opens network connections"): lambda: socket.socket(socket.AF_INET),
        tr("it opens local connections"): socket.socketpair,
        tr("it reads its parent's memory"): _read_parent,
        tr("it becomes another user"): lambda: os.setuid(0) if os.getuid() else os.setuid(1),
    }
    if not plan.programs:  # else the first process of a namespace is deaf to them, and nothing outside is in sight
        attempts[tr("it sends signals to its parent")] = lambda: os.kill(os.getppid(), 0)
        attempts[tr("it starts processes")] = _fork
        attempts[tr("it starts programs")] = lambda: os.execv("/bin/true", ["true"])
    found = [sentence for sentence, attempt in attempts.items() if not _refused(attempt)]
    needs: dict[str, Callable[[], object]] = {
        tr("it cannot start a thread"): _thread,
        tr("it cannot write in its own folder"): _write_and_read,
    }
    if plan.level > 1:
        needs[tr("it cannot read Python's own files")] = Path(os.__file__).read_bytes
    return found + [f"{sentence} ({problem})" for sentence, need in needs.items() if (problem := _problem(need))]


def _refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError as error:
        return is_refusal(error)
    return False


def _problem(need: Callable[[], object]) -> str:
    try:
        need()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _read_parent() -> None:
    buffer = ctypes.create_string_buffer(8)
    local = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 8)
    remote = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 8)
    if libc().process_vm_readv(os.getppid(), local, 1, remote, 1, 0) == -1:
        raise OSError(ctypes.get_errno(), "process_vm_readv")


def _thread() -> None:
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()


def _write_and_read() -> None:
    path = Path("canary")
    path.write_bytes(b"1")
    path.read_bytes()
    path.unlink()
