"""Machines that die, hang, fill up or are cut off: no record is lost or double, and no mark changes."""

import contextlib
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import autograder
from autograder.course.layout import Course
from tests.cluster.helpers import (
    GOOD,
    WRONG,
    Program,
    digests,
    environment,
    free_port,
    graded,
    grading,
    on_workers,
    records_in,
    scheduler,
    until_records,
    worker,
)
from tests.conftest import hand_in
from tests.support.kept import family
from tests.support.run_folder import records

pytestmark = [pytest.mark.skipif(sys.platform != "linux", reason="fork servers"), pytest.mark.timeout(1800)]

COUNT = 10
# Run by Python before anything else, in every process that finds it: what a test lets go wrong on workers.
PATCHED = """
import importlib.abc, importlib.util, os, signal, sys

class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name != "autograder.submission.class_folder":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module
        def exec_module(module):
            load(module)
            real = module.understand
            def understand(files, student, *more):
                {body}
                return real(files, student, *more)
            module.understand = understand
        spec.loader.exec_module = exec_module
        return spec

sys.meta_path.insert(0, Finder())
"""


def slow_class(root: Path, count: int = COUNT, seconds: float = 0.4) -> Path:
    for number in range(count):
        hand_in(
            root, f"s{number}", f"import time; time.sleep({seconds})\n# {number}\n{WRONG if number % 4 == 0 else GOOD}"
        )
    return root


def patched(folder: Path, body: str) -> str:
    """A `PYTHONPATH` with which each process does something of the test's before it reads a submission."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(PATCHED.format(body=body))
    return str(folder)


@pytest.fixture(scope="module")
def submitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return slow_class(tmp_path_factory.mktemp("class"))


@pytest.fixture(scope="module")
def wanted(course: Course, submitted: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The digests of a run that nothing disturbs."""
    out = tmp_path_factory.mktemp("undisturbed")
    graded(course, submitted, out, "--workers", "2", env=environment(course))
    return digests(out)


def ends_well(running: Program, out: Path, wanted: dict[str, str]) -> None:
    assert running.wait() == 0, running.said
    assert "Traceback" not in running.said
    assert digests(out) == wanted


@pytest.mark.cluster
def test_what_a_killed_worker_had_is_marked_by_another_and_another_kit_marks_nothing(
    course: Course, submitted: Path, wanted: dict[str, str], tmp_path: Path
) -> None:
    env, out = environment(course, TMPDIR=str(tmp_path)), tmp_path / "out"
    other = tmp_path / "other"
    shutil.copytree(Path(autograder.__file__).parent, other / "autograder")
    with (other / "autograder" / "judge" / "verdicts.py").open("a") as file:
        file.write("\n# another kit\n")
    with contextlib.ExitStack() as stack:
        address, _ = stack.enter_context(scheduler(env))
        stack.enter_context(worker(address, {**env, "PYTHONPATH": str(other)}))
        refused = stack.enter_context(grading(course, submitted, tmp_path / "none", address, env=env))
        assert refused.wait() == 2
        assert "none of the workers can mark this run" in refused.said
        assert f"it has torchgrade {autograder.__version__}, with other files in it" in refused.said
        assert records_in(tmp_path / "none") == 0
        first = stack.enter_context(worker(address, env))
        stack.enter_context(worker(address, env))
        running = stack.enter_context(grading(course, submitted, out, address, env=env))
        until_records(out, 2, running)
        first.signal(signal.SIGKILL)
        ends_well(running, out, wanted)
        assert "is gone; what it had is marked elsewhere" in running.said
        assert running.said.count("Nothing is marked on") == 1


def test_a_submission_that_kills_its_worker_gets_no_mark_and_no_third_worker(course: Course, tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    body = f"""if student == "poison":
                    command = open("/proc/self/cmdline").read().replace(chr(0), " ")
                    with open({str(noted)!r}, "a") as file:
                        print("alone" if "cluster.alone" in command else "worker", file=file)
                    os.kill(os.getpid(), signal.SIGKILL)"""
    submitted, out = slow_class(tmp_path / "class", 5, 0.05), tmp_path / "out"
    hand_in(submitted, "poison", GOOD)
    env = environment(course, TMPDIR=str(tmp_path), PYTHONPATH=patched(tmp_path / "patched", body))
    with grading(course, submitted, out, "local:2", env=env) as running:
        assert running.wait() == 3, running.said
    found = records(out)
    assert found["poison"]["outcome"] == "grader_error"
    assert found["poison"]["score"] is None
    assert "it was on 2 workers when they ended" in found["poison"]["problem"]["message"]
    assert "being killed" in (out / "errors" / "tiny" / "poison.txt").read_text()
    assert noted.read_text().split() == ["worker", "worker", "alone"]
    assert [found[f"s{number}"]["outcome"] for number in range(5)] == ["failed", *["passed"] * 3, "failed"]


@pytest.mark.cluster
def test_a_run_whose_head_is_killed_goes_on_and_leaves_no_process(
    course: Course, submitted: Path, wanted: dict[str, str], tmp_path: Path
) -> None:
    env, out = environment(course, TMPDIR=str(tmp_path)), tmp_path / "out"
    with grading(course, submitted, out, "local:2", env=env) as running:
        until_records(out, 3, running)
        processes = family(running.process.pid)
        running.process.kill()
        running.process.wait(30)
        until = time.monotonic() + 60
        while any(Path(f"/proc/{pid}").exists() for pid in processes) and time.monotonic() < until:
            time.sleep(0.2)
        assert [pid for pid in processes if Path(f"/proc/{pid}").exists()] == []
    before = records_in(out)
    with grading(course, submitted, out, "local:2", env=env) as running:
        ends_well(running, out, wanted)
        assert f"{before} records of an earlier run" in running.said
    assert not list(tmp_path.glob("torchgrade*"))


@pytest.mark.cluster
def test_nothing_is_marked_on_a_worker_whose_disk_is_full_any_more(
    course: Course, submitted: Path, wanted: dict[str, str], tmp_path: Path
) -> None:
    env, out = environment(course, TMPDIR=str(tmp_path)), tmp_path / "out"
    full = patched(tmp_path / "patched", 'raise OSError(28, "No space left on device")')
    with contextlib.ExitStack() as stack:
        address, _ = stack.enter_context(scheduler(env))
        stack.enter_context(worker(address, {**env, "PYTHONPATH": full}))
        stack.enter_context(worker(address, env))
        running = stack.enter_context(grading(course, submitted, out, address, env=env))
        ends_well(running, out, wanted)
        assert "it cannot write: No space left on device" in running.said


@pytest.mark.cluster
def test_what_a_stopped_worker_has_is_started_elsewhere_near_the_end(
    course: Course, submitted: Path, wanted: dict[str, str], tmp_path: Path
) -> None:
    env, out = environment(course, TMPDIR=str(tmp_path)), tmp_path / "out"
    with on_workers(course, submitted, out, env, workers=2) as cluster:
        until_records(out, 4, cluster.run)
        cluster.workers[0].signal(signal.SIGSTOP)
        ends_well(cluster.run, out, wanted)


@pytest.mark.cluster
def test_a_stopped_worker_is_given_up_after_a_while(course: Course, tmp_path: Path) -> None:
    submitted, out = slow_class(tmp_path / "class", 60, 1.5), tmp_path / "out"
    env = environment(course, TMPDIR=str(tmp_path), DASK_DISTRIBUTED__SCHEDULER__WORKER_TTL="20s")
    with on_workers(course, submitted, out, env, workers=2) as cluster:
        until_records(out, 4, cluster.run)
        cluster.workers[0].signal(signal.SIGSTOP)
        assert cluster.run.wait() == 0, cluster.run.said
        assert "is gone; what it had is marked elsewhere" in cluster.run.said
    assert len(digests(out)) == 60


@pytest.mark.cluster
def test_a_scheduler_that_is_killed_ends_the_run_in_words_and_the_same_command_goes_on(
    course: Course, submitted: Path, wanted: dict[str, str], tmp_path: Path
) -> None:
    env, out = environment(course, TMPDIR=str(tmp_path)), tmp_path / "out"
    with on_workers(course, submitted, out, env, workers=1) as cluster:
        running = cluster.run
        until_records(out, 2, running)
        cluster.scheduler.signal(signal.SIGKILL)
        assert running.wait() == 1, running.said
        assert "does not answer any more" in running.said
        assert "run the same command again" in " ".join(running.said.split())
        assert "Traceback" not in running.said
    graded(course, submitted, out, "--cluster", "local:2", env=env)
    assert digests(out) == wanted


@pytest.mark.cluster
def test_a_scheduler_that_is_there_again_is_used_again(
    course: Course, submitted: Path, wanted: dict[str, str], tmp_path: Path
) -> None:
    env, out, port = environment(course, TMPDIR=str(tmp_path)), tmp_path / "out", free_port()
    with on_workers(course, submitted, out, env, workers=1, port=port) as cluster:
        until_records(out, 2, cluster.run)
        cluster.scheduler.end()
        cluster.started.enter_context(scheduler(env, port))
        cluster.started.enter_context(worker(cluster.address, env))
        ends_well(cluster.run, out, wanted)
        assert "is lost; trying again" in cluster.run.said


class Cable:
    """A wire between programs and a scheduler that can be cut: nothing goes through, and nobody is told."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._whole = threading.Event()
        self._whole.set()
        self._over = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(0.2)
        self.port = self._server.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        while not self._over.is_set():
            with contextlib.suppress(OSError):  # nobody came, or this is over
                near, _ = self._server.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                for one, other in ((near, far), (far, near)):
                    one.settimeout(0.2)
                    self._threads.append(threading.Thread(target=self._carry, args=(one, other)))
                    self._threads[-1].start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while not self._over.is_set():
                with contextlib.suppress(TimeoutError):
                    data = one.recv(65536)
                    while not self._whole.wait(0.2) and not self._over.is_set():
                        pass
                    if not data:
                        break
                    other.sendall(data)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def cut(self, seconds: float) -> None:
        self._whole.clear()
        time.sleep(seconds)
        self._whole.set()

    def close(self) -> None:
        self._over.set()
        self._server.close()
        for thread in self._threads:
            thread.join(10)


@contextlib.contextmanager
def cable(to: int) -> Iterator[Cable]:
    made = Cable(to)
    try:
        yield made
    finally:
        made.close()


@pytest.mark.cluster
@pytest.mark.parametrize("whose", ["head", "worker"])
def test_a_network_that_is_cut_for_half_a_minute_costs_nothing(
    course: Course, submitted: Path, wanted: dict[str, str], tmp_path: Path, whose: str
) -> None:
    env, out = environment(course, TMPDIR=str(tmp_path)), tmp_path / "out"
    with contextlib.ExitStack() as stack:
        address, _ = stack.enter_context(scheduler(env))
        wire = stack.enter_context(cable(int(address.rpartition(":")[2])))
        over_it = f"tcp://127.0.0.1:{wire.port}"
        stack.enter_context(worker(over_it if whose == "worker" else address, env))
        stack.enter_context(worker(address, env))
        running = stack.enter_context(grading(course, submitted, out, over_it if whose == "head" else address, env=env))
        until_records(out, 3, running)
        wire.cut(30)
        ends_well(running, out, wanted)
