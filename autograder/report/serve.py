"""A local server of a report while a class is being marked: written again as records come, on this machine only."""

import secrets
import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from autograder.report.write import Known, NoRecords, signature, write_report

LOOK_EVERY = 1.0  # seconds between two looks at the records
HOST = "127.0.0.1"


def watch(run: Path, say: Callable[[str], None], ends: Callable[[], bool] = lambda: False) -> None:
    """Write the report now and whenever records have changed, until interrupted.

    Args:
        run: the folder that `autograder grade --out` writes; it may still be empty.
        say: told once for each report that is written.
        ends: asked before each look whether to stop.

    Raises:
        OSError: the report cannot be written.
    """
    known, before = Known(), None
    while not ends():
        now = signature(run)
        if now != before and now:
            before = now
            try:
                path = write_report(run, known)
            except NoRecords:
                continue
            say(f"{time.strftime('%H:%M:%S')}  {len(known.students)} students in {path}")
        elif before is None:
            before = now
            say(f"waiting for records in {run / 'results'}")
        time.sleep(LOOK_EVERY)


def serve(run: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve the report on this machine only, at an address that others on it cannot guess, and keep it current.

    Args:
        run: the folder that `autograder grade --out` writes.
        port: where; 0 takes a free one.
        say: told the address, then once for each report that is written.

    Raises:
        OSError: the port is taken, or the report cannot be written.
    """
    with server(run / "report", port) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        say(f"The report is at {address(made)} (Ctrl-C ends it)")
        try:
            watch(run, say)
        finally:
            made.shutdown()


class Server(ThreadingHTTPServer):
    """A server for one folder, under a secret path."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        self.secret = secrets.token_urlsafe(16)
        super().__init__((HOST, port), partial(_Pages, directory=str(folder)))


def server(folder: Path, port: int) -> Server:
    """A server that shows `folder`; it listens, but serves only when told to."""
    return Server(folder, port)


def address(made: Server) -> str:
    """Where the index is, for a browser on this machine."""
    return f"http://{HOST}:{made.server_address[1]}/{made.secret}/index.html"


class _Pages(SimpleHTTPRequestHandler):
    """The pages of the report, and nothing to anyone who does not know the secret.

    The name in `Host` is looked at, so that a page elsewhere cannot reach this server under a name of its own.
    """

    server: Server
    timeout = 60.0  # seconds without a word, until a connection is closed
    server_version = "torchgrade"
    sys_version = ""

    def send_head(self) -> Any:
        host = (self.headers.get("Host") or "").rpartition(":")[0]
        begin = f"/{self.server.secret}/"
        path = urlsplit(self.path).path
        if host not in (HOST, "localhost") or not secrets.compare_digest(path[: len(begin)].encode(), begin.encode()):
            self.send_error(404)
            return None
        self.path = path[len(begin) - 1 :]
        return super().send_head()

    def list_directory(self, path: Any) -> None:
        self.send_error(404)

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """A line for each page would hide what the command says."""
