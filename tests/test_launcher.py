"""Launchers and their channels: every wait has an end, there is one user at a time, and nothing stays behind."""

import os
import queue
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from autograder.course.layout import Course
from autograder.lesson import Lesson
from autograder.runner import fork_server, server_handle
from autograder.runner.channel import Channel
from autograder.runner.fork_server import ForkServer, launcher
from autograder.runner.launcher import KitFailure, Running
from autograder.submission.program import Program, Unit

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks")
SLOW = "import time\ntime.sleep(3)\n"


@pytest.fixture
def pair() -> Iterator[tuple[Channel, socket.socket]]:
    ours, theirs = socket.socketpair()
    channel = Channel(ours)
    yield channel, theirs
    channel.close()
    theirs.close()


def test_silence_is_an_end_and_what_comes_after_it_is_no_answer(pair: tuple[Channel, socket.socket]) -> None:
    channel, server = pair
    server.sendall(b"ha")
    began = time.monotonic()
    with pytest.raises(OSError, match=r"said nothing for 0\.2 seconds"):
        channel.receive(4, 0.2)
    assert 0.1 < time.monotonic() - began < 5
    assert channel.over
    with pytest.raises(OSError, match="connection closed"):
        channel.receive(2, 10)
    with pytest.raises(OSError, match="connection closed"):
        channel.send(b"?")


def test_an_answer_may_come_in_portions_and_with_a_descriptor(pair: tuple[Channel, socket.socket]) -> None:
    channel, server = pair
    reading, writing = os.pipe()
    socket.send_fds(server, [b"on"], [reading])
    server.sendall(b"e")
    data, descriptors = channel.receive(3, 5, descriptors=1)
    os.write(writing, b"x")
    assert (data, os.read(descriptors[0], 1)) == (b"one", b"x")
    for descriptor in (reading, writing, *descriptors):
        os.close(descriptor)


def test_a_descriptor_that_came_with_half_an_answer_is_given_back(pair: tuple[Channel, socket.socket]) -> None:
    channel, server = pair
    reading, writing = os.pipe()
    socket.send_fds(server, [b"half"], [reading])
    os.close(reading)
    server.shutdown(socket.SHUT_WR)
    with pytest.raises(OSError, match="connection closed"):
        channel.receive(8, 5, descriptors=1)
    with pytest.raises(BrokenPipeError):
        os.write(writing, b"x")  # nobody can read from it any more
    os.close(writing)


def test_closing_wakes_a_thread_that_waits(pair: tuple[Channel, socket.socket]) -> None:
    channel, _ = pair
    said: queue.SimpleQueue[str] = queue.SimpleQueue()

    def wait() -> None:
        try:
            channel.receive(1, 60)
        except OSError as error:
            said.put(str(error))

    thread = threading.Thread(target=wait)
    thread.start()
    time.sleep(0.2)
    channel.close()
    assert said.get(timeout=5) == "connection closed"
    thread.join(5)
    assert not thread.is_alive()


@pytest.fixture
def own(course: Course) -> Iterator[ForkServer]:
    made = launcher(course.exercise("tiny"))
    assert isinstance(made, ForkServer)
    yield made
    made.close()


def job(lesson: Lesson, source: str) -> dict[str, Any]:
    return {
        "program": Program((Unit(source, "tiny.py"),)).as_data(),
        **{
            "patches": [],
            "probes": [],
            "seed": 1,
            "skip": [],
            "device": "cpu",
            "slow": [],
            "stops": {"calls": {}},
            "fast_first_result": False,
        },
        "limits": vars(lesson.limits),
    }


def events(running: Running) -> list[str]:
    found = []
    while (frame := running.next(60)) is not None:
        found.append(frame["event"])
    return found


def test_a_second_user_is_refused_and_the_first_one_loses_nothing(own: ForkServer, tiny: Lesson) -> None:
    first = own.start(job(tiny, SLOW))
    refused: queue.SimpleQueue[KitFailure] = queue.SimpleQueue()

    def intrude() -> None:
        try:
            own.start(job(tiny, "x = 1\n"))
        except KitFailure as error:
            refused.put(error)

    for start in (intrude, threading.Thread(target=intrude).start):
        start()
        assert "is in use: it runs one job at a time" in str(refused.get(timeout=10))
    assert events(first) == ["ready", "statement", "statement", "loaded", "done"]
    first.kill()  # as a session does at its end: the next one may begin
    assert events(own.start(job(tiny, "x = 1\n")))[-1] == "done"


def test_a_server_that_falls_silent_counts_as_gone_and_is_replaced(
    own: ForkServer, tiny: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = own.start(job(tiny, SLOW))
    first = own.pid
    assert first is not None
    monkeypatch.setattr(fork_server, "ANSWER_SECONDS", 0.5)
    os.kill(first, signal.SIGSTOP)
    running.kill()  # which the server cannot tell
    began = time.monotonic()
    own._finish_last()
    assert time.monotonic() - began < 30
    monkeypatch.undo()
    last = own.start(job(tiny, "x = 1\n"))
    assert own.pid != first
    assert events(last)[-1] == "done"


def test_a_server_that_does_not_get_ready_is_told_of(
    course: Course, tiny: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_handle, "READY_SECONDS", 0.001)
    slow = launcher(course.exercise("tiny"))
    with pytest.raises(KitFailure, match=r"did not start: it said nothing for 0\.001 seconds"):
        slow.start(job(tiny, "x = 1\n"))
    slow.close()
    broken = launcher(course.root)  # no lesson there
    monkeypatch.undo()
    with pytest.raises(KitFailure, match=r"did not start: .*checks\.py"):
        broken.start(job(tiny, "x = 1\n"))
    broken.close()


def test_closing_gives_everything_back_also_what_belongs_to_the_last_child(own: ForkServer, tiny: Lesson) -> None:
    own.ready()
    before = _handles()
    servers = before & own.descriptors
    running = own.start(job(tiny, SLOW))
    assert running.next(60) == {"event": "ready"}
    child = running._pid  # type: ignore[attr-defined]
    assert (len(servers), len(_handles() - before)) == (1, 1)
    own.close()
    assert _handles() == before - servers
    assert not running._thread.is_alive()
    assert not os.path.exists(f"/proc/{child}")
    running.kill()  # nothing that has its numbers now is hit
    with pytest.raises(KitFailure, match="was ended"):
        own.start(job(tiny, "x = 1\n"))


def _handles() -> set[int]:
    """Descriptors of processes that this one has."""
    return {int(name) for name in os.listdir("/proc/self/fd") if _is_pidfd(name)}


def _is_pidfd(name: str) -> bool:
    try:
        return "pidfd" in os.readlink(f"/proc/self/fd/{name}")
    except OSError:
        return False
