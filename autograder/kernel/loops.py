"""Event loops for a process that may have no sockets: they wake themselves by a pipe."""

import asyncio
import os
from asyncio import selector_events
from typing import Any


class _End:
    """One end of a pipe, with what an event loop asks of a socket."""

    def __init__(self, descriptor: int) -> None:
        os.set_blocking(descriptor, False)
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def recv(self, count: int) -> bytes:
        return os.read(self._descriptor, count)

    def send(self, data: bytes) -> int:
        return os.write(self._descriptor, data)

    def close(self) -> None:
        os.close(self._descriptor)


def _make_self_pipe(loop: Any) -> None:
    reading, writing = os.pipe()
    loop._ssock, loop._csock = _End(reading), _End(writing)
    loop._internal_fds += 1
    loop._add_reader(reading, loop._read_from_self)


def use_pipes() -> None:
    """For the rest of this process: new event loops use pipes where they use pairs of sockets."""
    selector_events.BaseSelectorEventLoop._make_self_pipe = _make_self_pipe  # type: ignore[attr-defined]


def new_loop() -> asyncio.AbstractEventLoop:
    """An event loop, made the current one."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    return loop
