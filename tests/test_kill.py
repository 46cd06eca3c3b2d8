"""A run over a class is ended at random moments, by every signal, and goes on to what an undisturbed run gives."""

import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import uuid
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder.course.layout import SETTING, Course
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA
from tests.conftest import hand_in, notebook

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")

GOOD = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x * x\n"
STUDENTS = 8
SIGNALS = [signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT]
MARK = "AUTOGRADER_KILL_TEST"  # in the environment of all processes of a run, so that they can be found


def class_of(root: Path, wrong: int) -> Path:
    """Submissions of every kind; the first `wrong` of the plain ones hold a mistake."""
    for number in range(STUDENTS):
        body = WRONG if number < wrong else GOOD
        hand_in(root, f"s{number}", f"import time; time.sleep(0.1)\n# {number}\n{body}")
    hand_in(root, "unreadable", "def double(x)\n")
    hand_in(root, "notebook", notebook("%matplotlib inline", GOOD), "tiny.ipynb")
    hand_in(root, "dies", f"{GOOD}import os; os._exit(0)\n")
    hand_in(root, "starts_others", f"{GOOD}import subprocess; subprocess.Popen(['sleep', '3'])\n")
    return root


@dataclass
class Run:
    """A command that marks a class, to be run again and again."""

    course: Course
    submitted: Path
    out: Path
    temporary: Path
    arguments: tuple[str, ...]

    def __post_init__(self) -> None:
        self.mark = uuid.uuid4().hex
        self.temporary.mkdir(exist_ok=True)

    def start(self) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "autograder", "grade", str(self.submitted), "--out", str(self.out)]
        environment = {**os.environ, SETTING: str(self.course.root), DATA: "sample", "TMPDIR": str(self.temporary)}
        return subprocess.Popen(
            [*command, "--json-progress", *self.arguments],
            env={**environment, MARK: self.mark},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    def to_the_end(self) -> None:
        running = self.start()
        _, said = running.communicate(timeout=300)
        assert running.returncode == 0, said

    def until(self, events: int, delay: float, number: int) -> bool:
        """Send a signal a moment after so many lines of progress; False if the run ended before."""
        running = self.start()
        assert running.stderr is not None
        stream, lines = running.stderr, []
        reached = threading.Event()

        def read() -> None:
            for line in stream:
                lines.append(line)
                if len(lines) >= events:
                    reached.set()
            reached.set()

        if events == 0:
            reached.set()
        reader = threading.Thread(target=read)
        reader.start()
        reached.wait(300)
        time.sleep(delay)
        running.send_signal(number)
        code = running.wait(60)
        reader.join(60)
        assert "Traceback" not in "".join(lines), "".join(lines)
        assert code in ((0, -number) if number == signal.SIGKILL else (0, 130, -number)), (code, lines)
        return code != 0

    def processes(self) -> list[int]:
        """Processes of this command that are there, the zombies aside."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                if self.mark.encode() in (folder / "environ").read_bytes():
                    found.append(int(folder.name))
            except OSError:
                continue
        return found

    def assert_no_process_is_left(self) -> None:
        for _ in range(100):
            if not self.processes():
                return
            time.sleep(0.1)
        pytest.fail(f"left over: {[Path(f'/proc/{pid}/cmdline').read_text() for pid in self.processes()]}")


def contents(out: Path) -> dict[str, object]:
    """All that a run has written, without the time that it took."""
    found: dict[str, object] = {}
    for path in sorted(out.rglob("*")):
        if path.is_dir():
            continue
        name = path.relative_to(out).as_posix()
        if path.suffix == ".json":
            data = json.loads(path.read_text())
            found[name] = {key: value for key, value in data.items() if key not in ("seconds", "execution_time")}
        elif name == "grades.csv":
            rows = [line.split(",") for line in path.read_text().splitlines()]
            found[name] = [[cell for column, cell in enumerate(row) if rows[0][column] != "seconds"] for row in rows]
        elif path.suffix == ".html":
            found[name] = "a page"  # made from the records, and it shows how long each took
        else:
            found[name] = path.read_text()
    return found


def killed(course: Course, tmp_path: Path, moments: int, seed: int, workers: int, *more: str) -> None:
    chance = random.Random(seed)
    before = class_of(tmp_path / "before", wrong=4)
    after = class_of(tmp_path / "after", wrong=2)
    arguments = ("--workers", str(workers), "--seed", "3")
    first = Run(course, before, tmp_path / "first", tmp_path / "tmp", arguments)
    first.to_the_end()
    shutil.copytree(first.out, tmp_path / "undisturbed")
    undisturbed = Run(course, after, tmp_path / "undisturbed", tmp_path / "tmp", (*arguments, *more))
    undisturbed.to_the_end()
    wanted = contents(undisturbed.out)
    assert len(wanted["changes.csv"].splitlines()) > 1  # type: ignore[attr-defined]
    done = 0
    for number in itertools.count():
        out = tmp_path / f"out{number}"
        shutil.copytree(first.out, out)
        run = Run(course, after, out, tmp_path / "tmp", (*arguments, *more))
        goes_on = True
        while goes_on and done < moments:
            events = chance.choice([0, *range(1, 2 * (STUDENTS + 4) + 2)])
            delay = chance.uniform(0, 3.0) if events == 0 else chance.uniform(0, 0.2)
            goes_on = run.until(events, delay, chance.choice(SIGNALS))
            done += goes_on
            run.assert_no_process_is_left()
            for path in (*out.glob("results/*/*.json"), *out.glob("replaced/*/*.json")):
                json.loads(path.read_text())  # whole at any moment
        if not more or not json.loads((out / "run.json").read_text())["finished"]:  # a finished one begins anew
            run.to_the_end()
        assert contents(out) == wanted
        run.assert_no_process_is_left()
        if done >= moments:
            break
    assert [path.name for path in (tmp_path / "tmp").glob("torchgrade*")] == []


def test_a_run_that_is_killed_five_times_ends_as_if_it_had_not_been(course: Course, tmp_path: Path) -> None:
    killed(course, tmp_path, 5, 1, 2)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(5))
def test_at_fifty_moments_of_many_runs(course: Course, tmp_path: Path, seed: int) -> None:
    killed(course, tmp_path, 10, 100 + seed, 1 + seed % 2, *(["--fresh"] if seed % 3 == 2 else []))
