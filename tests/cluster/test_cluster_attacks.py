"""Student code reaches neither the cluster's ports, nor its certificates, its processes, its files."""

import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.course.layout import Course
from autograder.sandbox import available
from tests.cluster.attacks import ATTACKS, SECRET, program_of
from tests.cluster.helpers import GOOD, environment, grading, until_records
from tests.conftest import hand_in
from tests.support.command import autograder
from tests.support.kept import family
from tests.support.run_folder import records

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux" or available().best < 2, reason="isolation"),
    pytest.mark.timeout(1200),
]


@contextlib.contextmanager
def listening() -> Iterator[None]:
    """Somebody's port on this machine."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(64)
        yield


def listeners(pids: set[int]) -> dict[str, int]:
    """The addresses, as the kernel writes them, at which processes listen for TCP, with how many there are."""
    own = set()
    for pid in pids:
        with contextlib.suppress(OSError):
            for path in Path(f"/proc/{pid}/fd").iterdir():
                with contextlib.suppress(OSError):
                    own.add(str(path.readlink()))
    found: dict[str, int] = {}
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            words = line.split()
            if words[3] == "0A" and f"socket:[{words[9]}]" in own:
                address = words[1].partition(":")[0]
                found[address] = found.get(address, 0) + 1
    return found


@pytest.fixture
def place(course: Course, tmp_path: Path) -> Path:
    """A folder with everything of a cluster in it: certificates, what workers spill, submissions."""
    assert autograder(course, "cluster", "certificates", tmp_path / "certificates").returncode == 0
    for name in ATTACKS:
        hand_in(tmp_path / "class", name, program_of(name, str(tmp_path)))
    hand_in(tmp_path / "class", "ada", GOOD)
    return tmp_path


def gets_through(name: str, place: Path, env: dict[str, str]) -> bool:
    """Whether an attack finds what it looks for where nothing keeps it from that."""
    program = (place / "class" / name / "tiny" / "tiny.py").read_text()
    beside = "import distributed\n" if name == "finds_dask_in_its_process" else ""
    held = "import socket; held = socket.socket()\n" if name == "finds_sockets_that_it_inherited" else ""
    (place / "dask-scratch-space").mkdir(exist_ok=True)
    asked = [sys.executable, "-c", f"{beside}{held}{program}\nprint(GOT)"]
    ended = subprocess.run(asked, env=env, capture_output=True, text=True, timeout=300)
    return ended.stdout.strip() == "True"


def test_a_submission_on_a_worker_reaches_nothing_of_the_cluster(course: Course, place: Path) -> None:
    more = {"SECRET_OF_SOMEBODY": SECRET, "TMPDIR": str(place), "DASK_CONFIG": str(place / "certificates")}
    env = environment(course, **more)
    out = place / "out"
    with listening(), grading(course, place / "class", out, "local:2", env=env) as running:
        until_records(out, 1, running)
        addresses = listeners(family(running.process.pid))
        assert {name for name in ATTACKS if not gets_through(name, place, env)} == set()
        assert running.wait() == 0, running.said
    assert addresses.keys() == {"0100007F"}  # 127.0.0.1
    assert addresses["0100007F"] >= 3  # the scheduler and its workers
    scores = {name: found["score"] for name, found in records(out).items()}
    assert scores == {**dict.fromkeys(ATTACKS, 0.0), "ada": 2.0}
