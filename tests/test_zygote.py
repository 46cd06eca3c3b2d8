"""The zygote: servers are forks of one process, which knows nothing of any of them and takes them along."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course.layout import Course
from autograder.course.solutions import Solutions
from autograder.lesson import Lesson
from autograder.runner.environment import thread_environment
from autograder.runner.fork_server import ForkServer, launcher
from autograder.runner.session import observe
from autograder.runner.zygote import zygote
from autograder.sandbox import available
from tests.conftest import SEED
from tests.support.kept import family

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each job has a process of its own")
SECRET = "a-word-that-nothing-else-holds-" + "q" * 5


def until(holds: Callable[[], bool], seconds: float = 20.0) -> bool:
    ends = time.monotonic() + seconds
    while not holds() and time.monotonic() < ends:
        time.sleep(0.02)
    return holds()


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][:1] not in "ZX"
    except OSError:
        return False


def memory_holds(pid: int, word: bytes) -> bool:
    """Whether a process's own writable memory has a word in it."""
    with open(f"/proc/{pid}/mem", "rb") as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw-p .* 0 *(\[heap\]|\[stack\])?$", line)
            if found:
                memory.seek(int(found[1], 16))
                if word in memory.read(int(found[2], 16) - int(found[1], 16)):
                    return True
    return False


def made(course: Course, level: int = 0, **more: str) -> ForkServer:
    found = launcher(course.exercise("tiny"), more, level)
    assert isinstance(found, ForkServer)
    return found


def test_what_one_server_is_told_is_not_in_the_memory_of_the_next(course: Course) -> None:
    first = made(course, TORCHGRADE_DEVICE=SECRET)
    first.ready()
    second = made(course, level=available().best)
    second.ready()
    assert first.pid is not None
    assert second.pid is not None
    assert memory_holds(first.pid, SECRET.encode())
    assert not any(memory_holds(pid, SECRET.encode()) for pid in {zygote().pid, *family(second.pid)})
    first.close()
    second.close()


def test_secrets_of_this_process_are_not_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_TOKEN", SECRET)
    assert SECRET.encode() not in Path(f"/proc/{zygote().pid}/environ").read_bytes()
    assert SECRET in thread_environment().values()


def test_what_libraries_read_when_they_are_loaded_asks_for_a_zygote_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = zygote()
    for name, value in {"SOME_TOKEN": "x", "TMPDIR": "/elsewhere", "TORCHGRADE_DEVICE": "cuda"}.items():
        monkeypatch.setenv(name, value)
    assert zygote() is usual
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    another = zygote()
    assert another is not usual
    another.close()
    monkeypatch.undo()
    assert zygote() is usual


def test_its_end_ends_servers_and_the_next_job_has_new_ones(course: Course, tiny: Lesson, solutions: Solutions) -> None:
    server = made(course, level=available().best)
    server.ready()
    first = zygote().pid
    assert server.pid is not None
    old = family(server.pid)
    os.kill(first, signal.SIGKILL)
    assert until(lambda: not any(map(runs, old)))
    shown = observe(server, tiny, solutions.reference, SEED, [(name, 0) for name in tiny.probes])
    assert all(one.failure is None for found in shown.probes.values() for one in found)
    assert zygote().pid != first
    server.close()


WAITING = """
import sys, time
from pathlib import Path
from autograder.runner.fork_server import launcher
from autograder.runner.zygote import zygote
from autograder.sandbox import available
made = [launcher(Path(sys.argv[1]), level=level) for level in (0, available().best)]
for one in made:
    one.ready()
print(zygote().pid, *(one.pid for one in made), flush=True)
time.sleep(600)
"""


def test_all_of_it_ends_when_its_user_is_killed(course: Course) -> None:
    command = [sys.executable, "-c", WAITING, str(course.exercise("tiny"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as user:
        assert user.stdout is not None
        pids = [int(one) for one in user.stdout.readline().split()]
        everyone = set().union(*map(family, pids))
        assert len(everyone) >= 3
        assert all(map(runs, everyone))
        user.kill()
        user.wait(10)
    assert until(lambda: not any(map(runs, everyone)))


FORKED = """
import os, sys, time
from autograder.notebooks.server import NotebookServer, loading
from autograder.runner.zygote import adopt, zygote
from autograder.sandbox import available
program = loading(["calendar"])
own = zygote(program)
if os.fork() == 0:
    adopt(os.getppid())
    assert zygote(program) is own
    server = NotebookServer(available().best, [], ["calendar"])
    print(own.pid, server.ready(60).process().pid, flush=True)
    server.close()
    own.close()  # it is another process's
    os._exit(0)
os.wait()
assert not own.over()
print("still there", flush=True)
time.sleep(600)
"""


def test_a_fork_of_its_user_asks_it_too_and_leaves_it_there(course: Course) -> None:
    with subprocess.Popen([sys.executable, "-c", FORKED], stdout=subprocess.PIPE, text=True) as user:
        assert user.stdout is not None
        kept, served = map(int, user.stdout.readline().split())
        assert user.stdout.readline() == "still there\n"
        assert runs(kept)
        assert not runs(served)
        user.kill()
        user.wait(10)
        assert until(lambda: not runs(kept))


@pytest.mark.parametrize("module", ["autograder.worker.zygote", "autograder.kernel.zygote"])
def test_torch_is_loaded_by_the_program_and_not_with_its_module(module: str) -> None:
    """So that it is loaded without the collector, and for notebooks not at all where they do not use it."""
    program = f"import sys, {module}; print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "False"
