"""Marks typed into the page of a served report, and what other sites and stale pages cannot do with it."""

import http.client
import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.marks.by_hand import read_by_hand
from autograder.report import write_report
from autograder.report.by_hand import Refused, accept, wanted
from autograder.report.pages import marks_page
from autograder.report.serve import Server, address, server, watch
from tests.support.made_records import EVIL, check, made, task, write
from tests.support.page import Page

WORDS = [{"name": "explain", "max_score": 3, "lecture": "Words", "text": "because"}]
SHA = "ab" * 6


@pytest.fixture
def run(tmp_path: Path) -> Path:
    step = task("step", check("moves", points=4.0))
    write(tmp_path, made("ada", step, manual=WORDS), made("ben", step, manual=[{**WORDS[0], "text": " "}]))
    write_report(tmp_path)
    return tmp_path


@pytest.fixture
def served(run: Path) -> Iterator[Server]:
    with server(run, 0) as one:
        threading.Thread(target=one.serve_forever, daemon=True).start()
        yield one
        one.shutdown()


def mark(**more: Any) -> dict[str, Any]:
    plain = {"student": "ada", "lesson": "tiny", "task": "explain", "points": "2.5", "reason": "", "by": "me"}
    return {**plain, "before": "", "submission": SHA, **more}


def headers(one: Server, **more: str | None) -> dict[str, str]:
    """What the page's own request carries; None leaves one out."""
    here = f"127.0.0.1:{one.server_address[1]}"
    own = {
        "Host": here,
        "Origin": f"http://{here}",
        "X-Torchgrade-Token": one.token,
        "Content-Type": "application/json",
    }
    found = {**own, "Sec-Fetch-Site": "same-origin", **{key.replace("_", "-"): value for key, value in more.items()}}
    return {key: value for key, value in found.items() if value is not None}


def ask(
    one: Server, head: dict[str, str], body: bytes, path: str | None = None, method: str = "POST"
) -> tuple[int, bytes, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", one.server_address[1], timeout=10)
    try:
        connection.request(method, f"/{one.secret}/marks" if path is None else path, body=body, headers=head)
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.headers)
    finally:
        connection.close()


def send(one: Server, what: dict[str, Any], **more: str | None) -> tuple[int, dict[str, str]]:
    status, body, _ = ask(one, headers(one, **more), json.dumps(what).encode())
    return status, json.loads(body) if body.startswith(b"{") else {}


# --- As it is meant


def test_a_mark_is_written_and_counts(run: Path, served: Server) -> None:
    assert send(served, mark()) == (200, {"said": "explain: 2.5", "points": "2.5"})
    (given,) = read_by_hand(run / "manual.csv").given.values()
    assert (given.student, given.task, float(given.points), given.by, given.submission) == (
        "ada",
        "explain",
        2.5,
        "me",
        SHA,
    )
    write_report(run)
    assert "6.5 of 7 points count." in (run / "report" / "students" / "ada.html").read_text()
    assert send(served, mark(points="", before="2.5"))[1]["said"] == "explain: taken back"
    assert read_by_hand(run / "manual.csv").given == {}


def test_a_correction_needs_a_reason(served: Server) -> None:
    assert send(served, mark(task="step", points="1"))[1]["said"].startswith("a mark that is corrected needs a reason")
    assert send(served, mark(task="step", points="1", reason="seen"))[0] == 200
    assert send(served, mark(task="", points="1", reason="copied"))[0] == 200


def test_the_page_asks_for_what_waits_and_nothing_of_a_student_runs(run: Path) -> None:
    write(run, made("eve", task("step", check("moves")), manual=[{**WORDS[0], "text": EVIL}]))
    found = wanted(run)
    assert [(one.student, one.task) for one in found] == [("ada", "explain"), ("eve", "explain")]
    text = marks_page(found, {EVIL: {"students": {EVIL: "x"}, "tasks": {}}}, EVIL, "secret-token")
    page = Page(text)
    assert not list(page.named("img"))
    assert len(list(page.named("script"))) == 2
    assert text.count("secret-token") == 1


def test_the_address_of_the_page_is_the_reports_own(served: Server) -> None:
    path = "/" + address(served, "marks.html").split("/", 3)[3]
    status, body, head = ask(served, headers(served), b"", path, "GET")
    assert status == 200
    assert served.token in body.decode()
    assert "frame-ancestors" in body.decode() or head["X-Frame-Options"] == "DENY"
    assert ask(served, headers(served), b"", path, "HEAD")[:2] == (200, b"")


# --- What other sites can send


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"X_Torchgrade_Token": None}, 403),
        ({"X_Torchgrade_Token": "guess"}, 403),
        ({"Origin": None}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),  # another server on this machine
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),  # another port of this machine
        ({"Content_Type": "text/plain"}, 403),  # these three a form can send without asking
        ({"Content_Type": "application/x-www-form-urlencoded"}, 403),
        ({"Content_Type": "multipart/form-data; boundary=x"}, 403),
        ({"Host": "evil.example"}, 404),  # a name that was pointed to this machine
        ({"Host": "evil.example:80", "Origin": "http://evil.example:80"}, 404),
        ({"Host": "127.0.0.1.evil.example:1", "Origin": "http://127.0.0.1.evil.example:1"}, 404),
        ({"Host": ""}, 404),
    ],
)
def test_a_request_of_another_site_writes_nothing(
    run: Path, served: Server, more: dict[str, str | None], status: int
) -> None:
    assert send(served, mark(), **more)[0] == status
    assert not (run / "manual.csv").exists()


def test_whoever_does_not_know_the_secret_writes_nothing(run: Path, served: Server) -> None:
    for path in ("/marks", "/x/marks", f"/{served.secret}x/marks", f"/{served.secret[:-1]}/marks", "/"):
        assert ask(served, headers(served), json.dumps(mark()).encode(), path)[0] == 404
    for path in ("index.html", "marks.html", "../marks", ""):
        assert ask(served, headers(served), json.dumps(mark()).encode(), f"/{served.secret}/{path}")[0] == 404
    assert not (run / "manual.csv").exists()


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH"])
def test_no_other_site_is_given_leave(served: Server, method: str) -> None:
    status, _, head = ask(served, headers(served, Origin="http://evil.example"), b"", None, method)
    assert status == 501
    assert not [name for name in head if name.lower().startswith("access-control")]


def test_no_page_of_the_report_holds_the_token(run: Path, served: Server) -> None:
    for path in (run / "report").rglob("*.html"):
        assert served.token not in path.read_text()


@pytest.mark.parametrize("length", [None, "-1", "1e3", "20001", "99999999999", "²", "x"])
def test_a_body_of_no_known_or_of_great_length_is_not_read(run: Path, served: Server, length: str | None) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.server_address[1], timeout=10)
    try:
        connection.putrequest("POST", f"/{served.secret}/marks", skip_host=True)
        for name, value in headers(served).items():
            connection.putheader(name, value)
        if length is not None:
            connection.putheader("Content-Length", length.encode("utf-8"))
        connection.endheaders()
        assert connection.getresponse().status == 413
    finally:
        connection.close()
    assert not (run / "manual.csv").exists()


# --- What cannot be, and what is stale


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"student": "zoe"}, "there is no record of zoe for tiny"),
        ({"lesson": "../x"}, "there is no record of ada for ../x"),
        ({"task": "stop"}, "the points have to be a number from 0 to 0"),
        ({"points": "3.5"}, "the points have to be a number from 0 to 3"),
        ({"points": "-1"}, "the points have to be a number from 0 to 3"),
        ({"points": "nan"}, "the points have to be a number from 0 to 3"),
        ({"points": "1/0"}, "the points have to be a number from 0 to 3"),
        ({"points": "9" * 5000}, "the points have to be a number from 0 to 3"),
        ({"submission": "cd" * 6}, "another submission has been marked since this page was made"),
        ({"before": "1"}, "somebody else has given another mark since this page was made"),
        ({"points": 3}, "this is no mark"),
        ({"more": "x"}, "this is no mark"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(run: Path, more: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=re.escape(said)):
        accept(run, json.dumps(mark(**more)).encode())
    assert not (run / "manual.csv").exists()


def test_a_refusal_reaches_the_page(served: Server) -> None:
    assert send(served, mark(points="9")) == (
        409,
        {"said": "the points have to be a number from 0 to 3", "points": ""},
    )


def test_of_two_who_give_a_mark_at_once_the_second_is_told(run: Path, served: Server) -> None:
    assert send(served, mark(points="1"))[0] == 200
    status, told = send(served, mark(points="2"))
    assert (status, told["said"]) == (
        409,
        "somebody else has given another mark since this page was made: load it again",
    )
    assert [float(one.points) for one in read_by_hand(run / "manual.csv").given.values()] == [1.0]


def test_a_broken_file_is_told_and_stays_as_it_is(run: Path, served: Server) -> None:
    (run / "manual.csv").write_text("student,lesson,points\nada,tiny,many\n")
    assert "line 2: the points have to be a number" in send(served, mark())[1]["said"]
    assert (run / "manual.csv").read_text() == "student,lesson,points\nada,tiny,many\n"


def test_a_file_that_is_being_edited_does_not_end_the_looking(run: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.report.serve.LOOK_EVERY", 0.0)
    said: list[str] = []
    rounds = iter(["many", "many", "3"])

    def ends() -> bool:
        points = next(rounds, None)
        if points is not None:
            (run / "manual.csv").write_text(f"student,lesson,task,points,reason\nada,tiny,step,{points},x\n")
        return points is None

    watch(run, said.append, ends)
    assert said[0].startswith("the report stays as it is: ")
    assert len(said) == 2
    assert "3 of 4 points count." in (run / "report" / "students" / "ada.html").read_text()
