"""Listeners on every kind of local address, which note whatever arrives."""

import contextlib
import os
import socket
import threading
from pathlib import Path
from typing import Any


class Listeners:
    """Sockets that accept everything.

    Attributes:
        arrived: what they received, and a note for each connection.
        ports: by kind, the port of those that have one.
    """

    def __init__(self, name: str, path: Path) -> None:
        """
        Args:
            name: of those that have a name and no file.
            path: of the one that has a file.
        """
        self.arrived: list[bytes] = []
        self.ports: dict[str, int] = {}
        self._sockets: list[socket.socket] = []
        kinds: list[tuple[str, int, int, Any]] = [
            ("tcp", socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
            ("tcp6", socket.AF_INET6, socket.SOCK_STREAM, ("::1", 0)),
            ("udp", socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
            ("unix", socket.AF_UNIX, socket.SOCK_STREAM, str(path)),
            ("abstract", socket.AF_UNIX, socket.SOCK_STREAM, f"\0{name}"),
            ("datagram", socket.AF_UNIX, socket.SOCK_DGRAM, f"\0{name}-datagram"),
        ]
        for kind in kinds:
            with contextlib.suppress(OSError):  # a machine without IPv6
                self._open(*kind)
        os.chmod(path, 0o777)

    def _open(self, name: str, family: int, kind: int, address: Any) -> None:
        listener = socket.socket(family, kind)
        self._sockets.append(listener)
        listener.bind(address)
        if isinstance(address, tuple):
            self.ports[name] = listener.getsockname()[1]
        work = self._serve if kind == socket.SOCK_STREAM else self._receive
        threading.Thread(target=work, args=(listener,), daemon=True).start()

    def _serve(self, listener: socket.socket) -> None:
        listener.listen(16)
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(1)
                self.arrived.append(b"a connection")
                with contextlib.suppress(OSError):
                    self.arrived.append(connection.recv(1 << 16))

    def _receive(self, listener: socket.socket) -> None:
        while True:
            try:
                self.arrived.append(listener.recv(1 << 16))
            except OSError:
                return

    def taken(self) -> list[bytes]:
        """What has arrived since the last time."""
        found, self.arrived = self.arrived, []
        return found

    def close(self) -> None:
        for listener in self._sockets:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
