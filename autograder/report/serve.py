"""A local server of a report while a class is being marked: written again as records come, on this machine only."""

import io
import json
import secrets
import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from autograder.core.errors import ExplainedError, explained
from autograder.core.language import tr, tr_plural
from autograder.core.text import visible
from autograder.course.settings import SettingsProblem
from autograder.marks.by_hand import ByHandProblem
from autograder.marks.ledger import by_hand_file
from autograder.marks.people import PeopleProblem
from autograder.report.by_hand import Written, accept, choices, wanted
from autograder.report.pages import marks_page
from autograder.report.write import Known, NoRecords, signature, write_report

LOOK_EVERY = 1.0  # seconds between two looks at the records
HOST = "127.0.0.1"
MOST_BYTES = 20_000  # of a mark that is sent


def watch(run: Path, say: Callable[[str], None], ends: Callable[[], bool] = lambda: False) -> None:
    """Write the report now and whenever records have changed, until interrupted.

    Args:
        run: the folder that `autograder grade --out` writes; it may still be empty.
        say: told once for each report that is written.
        ends: asked before each look whether to stop.

    Raises:
        OSError: the report cannot be written.
    """
    known, before, told = Known(), None, ""
    while not ends():
        try:
            now = signature(run)
            if now != before and now:
                before = now
                path = write_report(run, known)
                now_told = tr_plural(
                    len(known.students), "{count} student in {path}", "{count} students in {path}", path=path
                )
                say(f"{time.strftime('%H:%M:%S')}  {now_told}")
            elif before is None:
                before = now
                say(tr("waiting for records in {folder}", folder=run / "results"))
            told = ""
        except NoRecords:
            continue
        except (SettingsProblem, PeopleProblem, ByHandProblem) as error:  # somebody is at work on these files
            if str(error) != told:
                told = str(error)
                say(tr("the report stays as it is: {problem}", problem=told))
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
    with server(run, port) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        say(tr("The report is at {address} (Ctrl-C ends it)", address=address(made)))
        say(tr("Marks by hand: {address}", address=address(made, "marks.html")))
        try:
            watch(run, say)
        finally:
            made.shutdown()


class Server(ThreadingHTTPServer):
    """A server for one run's report, under a secret path, and for the page on which marks are given by hand.

    Attributes:
        run: the run's folder.
        secret: how every path begins.
        token: what the page of marks has to send along; it stands nowhere but in that page.
    """

    daemon_threads = True

    def __init__(self, run: Path, port: int) -> None:
        self.run = run
        self.secret = secrets.token_urlsafe(16)
        self.token = secrets.token_urlsafe(16)
        super().__init__((HOST, port), partial(_Pages, directory=str(run / "report")))


def server(run: Path, port: int) -> Server:
    """A server that shows a run's report; it listens, but serves only when told to."""
    return Server(run, port)


def address(made: Server, page: str = "index.html") -> str:
    """Where a page is, for a browser on this machine."""
    return f"http://{HOST}:{made.server_address[1]}/{made.secret}/{page}"


class _Pages(SimpleHTTPRequestHandler):
    """The pages of the report, and nothing to anyone who does not know the secret.

    The name in `Host` is looked at, so that a page elsewhere cannot reach this server under a name of its own. A mark
    is taken only from the page that was made here: besides the secret it needs that page's token, JSON as its kind, and
    this server as its `Origin`.
    """

    server: Server
    timeout = 60.0  # seconds without a word, until a connection is closed
    server_version = "torchgrade"
    sys_version = ""

    def send_head(self) -> Any:
        inner = self._inner()
        if inner is None:
            self.send_error(404)
            return None
        if inner == "/marks.html":
            return self._marks_page()
        self.path = inner
        return super().send_head()

    def do_POST(self) -> None:
        """Take a mark that was given by hand."""
        self.close_connection = True  # what is not read of a body is no next request
        if self._inner() != "/marks":
            self.send_error(404)
        elif not self._is_own_page():
            self.send_error(403)
        else:
            self._take()

    def _inner(self) -> str | None:
        """The path behind the secret; None for whoever does not know it, or calls this server by another name."""
        begin = f"/{self.server.secret}/"
        path = urlsplit(self.path).path
        known = secrets.compare_digest(path[: len(begin)].encode(), begin.encode())
        host = (self.headers.get("Host") or "").rpartition(":")[0]  # any port: it may be forwarded
        return path[len(begin) - 1 :] if known and host in (HOST, "localhost") else None

    def _is_own_page(self) -> bool:
        """Whether a request comes from the page of marks that this server has made."""
        said = self.headers.get
        token = (said("X-Torchgrade-Token") or "").encode()
        return (
            secrets.compare_digest(token, self.server.token.encode())
            and said("Origin") == f"http://{said('Host')}"
            and said("Sec-Fetch-Site", "same-origin") == "same-origin"
            and said("Content-Type") == "application/json"
        )

    def _take(self) -> None:
        length = self.headers.get("Content-Length") or ""
        if not (length.isascii() and length.isdecimal() and len(length) < 9 and int(length) <= MOST_BYTES):
            self.send_error(413)
            return
        body = self.rfile.read(int(length))
        try:
            written, status = accept(self.server.run, body), 200
        except ExplainedError as error:
            written, status = Written(str(error), ""), 409
        except OSError as error:
            written, status = Written(explained(error)[1], ""), 500
        answer = {"said": visible(written.said), "points": written.points}
        self._send(json.dumps(answer).encode(), "application/json", status)

    def _marks_page(self) -> Any:
        run = self.server.run
        try:
            page = marks_page(wanted(run), choices(run), str(by_hand_file(run)), self.server.token)
        except ExplainedError as error:
            self.send_error(500, explain=visible(str(error)))
            return None
        data = page.encode("utf-8", "replace")
        self._head(data, "text/html; charset=utf-8", 200)
        return io.BytesIO(data)

    def _send(self, data: bytes, kind: str, status: int) -> None:
        self._head(data, kind, status)
        self.wfile.write(data)

    def _head(self, data: bytes, kind: str, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()

    def list_directory(self, path: Any) -> None:
        self.send_error(404)

    def end_headers(self) -> None:
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "DENY")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """A line for each page would hide what the command says."""
