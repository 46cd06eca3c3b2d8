"""A process that has loaded torch once and forks a child for each job: `python -m autograder.observe.server FD`.

The parent sends a file descriptor to read the job from and one to write frames to; a student's source never
passes through this process's memory. Linux only: elsewhere each job gets a process of its own (`once`).
"""

import gc
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from autograder.lesson import Lesson
from autograder.observe.job import run_job
from autograder.observe.load import load_lesson, prepare
from autograder.observe.machine import uses_real_device
from autograder.wire import decode_frame, encode_frame

PID = struct.Struct("<i")


def serve(control: socket.socket, lesson: Lesson, warm_up: Callable[[], None] = lambda: None) -> None:
    """Fork a child for every pair of descriptors that arrives, until the other side hangs up.

    A word without descriptors asks for what has not been loaded yet: the first child can do without.
    """
    while True:
        word, descriptors, _, _ = socket.recv_fds(control, 1, 2)
        if not word:
            return
        if not descriptors:
            warm_up()
            continue
        job_fd, result_fd = descriptors
        pid = os.fork()
        if pid == 0:
            control.close()
            child(job_fd, result_fd, lesson)
        os.close(job_fd)
        os.close(result_fd)
        control.sendall(PID.pack(pid))
        _, status = os.waitpid(pid, 0)
        control.sendall(PID.pack(status))


def child(job_fd: int, result_fd: int, lesson: Lesson) -> None:
    """Do one job and end, whatever happens. Never returns."""
    try:
        die_with_parent()
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(null, descriptor)
        job = read_all(job_fd)
        os.close(job_fd)
        message = decode_frame(job)
        if not uses_real_device(message["device"]):  # a CUDA driver reserves far more addresses than memory
            limit_memory(message["memory"])
        os.chdir(message["folder"])
        run_job(message, lesson, lambda frame: write_all(result_fd, encode_frame(frame)))
    finally:
        os._exit(0)


def die_with_parent() -> None:
    """Ask the kernel to kill this process when its parent ends, however that ends."""
    import ctypes

    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def limit_memory(megabytes: int) -> None:
    """Let this process grow by so many megabytes; beyond, Python raises MemoryError."""
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * os.sysconf("SC_PAGE_SIZE") + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_all(descriptor: int) -> bytes:
    """Everything from the start of a file."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    with os.fdopen(os.dup(descriptor), "rb") as file:
        return file.read()


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes, however small the pipe."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def main(arguments: list[str]) -> Any:
    """Load everything, say so with one byte, serve."""
    die_with_parent()
    control = socket.socket(fileno=int(arguments[0]))
    lesson = load_lesson(Path(arguments[1]))
    prepare(lesson)
    torch.set_num_threads(1)
    threads = len(os.listdir("/proc/self/task"))
    if threads != 1:
        # A fork takes only the calling thread along; a lock held by another would hang every child.
        sys.exit(f"cannot fork safely: {threads} threads are running after the imports")
    gc.collect()
    gc.freeze()
    control.sendall(b"R")
    serve(control, lesson)


if __name__ == "__main__":
    main(sys.argv[1:])
