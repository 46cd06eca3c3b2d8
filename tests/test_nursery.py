"""The nursery: servers that are forks of one process run side by side, are replaced, and end with it."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from autograder.course.layout import Course
from autograder.course.solutions import Solutions
from autograder.lesson import Lesson
from autograder.runner.fork_server import ForkServer
from autograder.runner.launcher import KitFailure, Launcher
from autograder.runner.nursery import Nursery
from autograder.runner.session import observe
from tests.conftest import SEED

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each job has a process of its own")


@pytest.fixture
def nursery(course: Course) -> Iterator[Nursery]:
    made = Nursery(course.exercise("tiny"))
    yield made
    made.close()


def pid_of(launcher: Launcher) -> int:
    assert isinstance(launcher, ForkServer)
    assert launcher.pid is not None
    return launcher.pid


def is_gone(pid: int) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][:1] in "ZX":
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


def runs(launcher: Launcher, tiny: Lesson, solutions: Solutions) -> bool:
    pairs = [(name, 0) for name in tiny.probes]
    shown = observe(launcher, tiny, solutions.reference, SEED, pairs)
    return all(one.failure is None for found in shown.probes.values() for one in found)


def test_several_run_at_once_and_one_that_ended_is_replaced(
    nursery: Nursery, tiny: Lesson, solutions: Solutions
) -> None:
    made = [nursery.launcher() for _ in range(3)]
    pids = {pid_of(one) for one in made}
    assert len(pids) == 3
    with ThreadPoolExecutor(3) as pool:
        assert all(pool.map(lambda one: runs(one, tiny, solutions), made))
    os.kill(pid_of(made[0]), signal.SIGKILL)
    assert runs(made[0], tiny, solutions)
    assert pid_of(made[0]) not in pids
    for one in made:
        one.close()
    assert all(map(is_gone, pids))


def test_a_server_that_ends_while_it_is_asked_is_replaced(nursery: Nursery, tiny: Lesson, solutions: Solutions) -> None:
    twin = nursery.launcher()
    assert nursery._mother is not None
    for server in (pid_of(twin), pid_of(nursery._mother)):
        os.kill(server, signal.SIGSTOP)  # it is there, and takes what it is asked
        killing = threading.Timer(0.5, os.kill, (server, signal.SIGKILL))
        killing.start()
        if server == pid_of(twin):
            assert runs(twin, tiny, solutions)
        else:
            another = nursery.launcher()
            assert runs(another, tiny, solutions)
            another.close()
        killing.join()
        assert is_gone(server)
    twin.close()


def test_the_servers_end_with_the_nursery(nursery: Nursery, tiny: Lesson, solutions: Solutions) -> None:
    made = nursery.launcher()
    pid = pid_of(made)
    nursery.close()
    assert is_gone(pid)
    with pytest.raises(KitFailure):
        runs(made, tiny, solutions)
    with pytest.raises(KitFailure):
        nursery.launcher()
    made.close()


def test_a_nursery_whose_process_was_killed_begins_anew(nursery: Nursery, tiny: Lesson, solutions: Solutions) -> None:
    first = nursery.launcher()
    assert nursery._mother is not None
    os.kill(pid_of(nursery._mother), signal.SIGKILL)
    assert is_gone(pid_of(first))
    assert runs(first, tiny, solutions)
    first.close()
