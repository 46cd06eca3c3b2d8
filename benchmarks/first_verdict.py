"""How long a student waits: from `autograder check` to the first verdict, and from a save to the next one.

    python benchmarks/first_verdict.py [LESSON ...]

For each lesson the reference's definitions are checked in a terminal of the benchmark's own, then again in watch mode
after saves, then one task in a running Python as a notebook's check cell does. Beside the first verdict stands what
the exercise's own imports take in a bare Python (torch, and torchvision where a lesson uses it): what is left above
that is the kit's own. Goals on a quiet machine: the first verdict 0.5 s after the imports, later ones within 0.3 s.
"""

import argparse
import ast
import os
import pty
import re
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.figures import tell

ROOT = Path(__file__).resolve().parents[1]
SIGN = re.compile(r"[✓✗·↑?•]\s+\w+")
SAVES = 5
QUIET = 8.0  # seconds

DEFINITIONS = """
import sys; from pathlib import Path
from autograder.course.solutions import Course, load_solutions
course = Course(Path(sys.argv[1]))
print(load_solutions(course, course.load(sys.argv[2])).source())
"""

CELLS = """
import sys, time
source = open(sys.argv[1]).read()
exec(compile(source, sys.argv[1], "exec"), globals())
from autograder import check
times = []
for _ in range(4):
    began = time.perf_counter()
    check(sys.argv[2])
    times.append(time.perf_counter() - began)
print("times", *times)
"""


class Terminal:
    """A command in a terminal of its own."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.ours, theirs = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "120", "LINES": "50"}
        self.began = time.perf_counter()
        self.running = subprocess.Popen(
            command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
        )
        os.close(theirs)

    def until(self, pattern: re.Pattern[str]) -> float:
        """Read until the pattern is there; seconds since `began`."""
        seen = ""
        while not pattern.search(seen):
            try:
                portion = os.read(self.ours, 65536)
            except OSError:
                portion = b""
            if not portion:
                sys.exit(f"ended without a verdict:\n{seen}")
            seen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", portion.decode("utf-8", "replace"))
        return time.perf_counter() - self.began

    def drain(self) -> None:
        """Read what came so far, until nothing comes for so long that no check can be running."""
        while select.select([self.ours], [], [], QUIET)[0]:
            os.read(self.ours, 65536)

    def end(self) -> None:
        """Read the rest, or stop it."""
        self.running.terminate()
        self.running.wait(30)
        os.close(self.ours)


def seconds_of(command: list[str]) -> float:
    """Wall-clock time of a command."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def first_verdict(folder: Path, file: str) -> float:
    """From the command to the first verdict on the terminal."""
    terminal = Terminal([sys.executable, "-m", "autograder", "check", file], folder)
    try:
        return terminal.until(SIGN)
    finally:
        terminal.end()


def later_verdicts(folder: Path, file: str, task: str) -> float:
    """The median from a save that breaks or mends a task to its other verdict on the screen, in watch mode."""
    terminal = Terminal([sys.executable, "-m", "autograder", "check", "--watch", file], folder)
    right = (folder / file).read_text()
    try:
        terminal.until(re.compile("quit"))
        times = []
        for number in range(SAVES):
            terminal.drain()
            breaks = number % 2 == 0
            (folder / file).write_text(right + (f"\ndef {task}(*arguments):\n    return None\n" if breaks else ""))
            terminal.began = time.perf_counter()
            times.append(terminal.until(re.compile(("[✗•·]" if breaks else "✓") + rf"\s+{task}\b")))
        return statistics.median(times)
    finally:
        terminal.end()


def in_a_notebook(folder: Path, file: str, task: str) -> float:
    """The median of check cells after the first one, for a task that needs no whole training."""
    command = [sys.executable, "-c", CELLS, file, task]
    ended = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    [line] = [line for line in ended.stdout.splitlines() if line.startswith("times")]
    return statistics.median(map(float, line.split()[2:]))


def bare_imports(path: Path) -> float:
    """The median of what a file's import statements take by themselves."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    lines = "\n".join(ast.unparse(node) for node in body if isinstance(node, ast.Import | ast.ImportFrom))
    command = [sys.executable, "-c", lines]
    seconds_of(command)  # from the disk
    return statistics.median(seconds_of(command) for _ in range(3))


TASKS = {
    "linear_regression": "train_step",
    "softmax_classifier": "cross_entropy",
    "mlp": "make_mlp",
    "gpu": "move_model",
}


def main() -> None:
    """Print a line for each lesson."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lessons", nargs="*", metavar="LESSON", help="all where none is named")
    lessons = parser.parse_args().lessons
    unknown = [lesson for lesson in lessons if lesson not in TASKS]
    if unknown:
        parser.error(f"there is no lesson {unknown[0]!r}; there are: {', '.join(TASKS)}")
    for lesson in lessons or TASKS:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(shutil.copytree(ROOT / "exercises" / lesson, Path(temporary) / lesson))
            file = f"{lesson}.py"
            bare = bare_imports(folder / file)
            command = [sys.executable, "-c", DEFINITIONS, str(ROOT), lesson]
            (folder / file).write_text(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            first = statistics.median(first_verdict(folder, file) for _ in range(3))
            cell = in_a_notebook(folder, file, TASKS[lesson])
            later = later_verdicts(folder, file, TASKS[lesson])
        print(
            f"{lesson}: imports {bare:.2f} s, first verdict {first - bare:.2f} s later (goal 0.5 s), "
            f"after a save {later:.2f} s, check cell {cell:.2f} s (goal 0.3 s)"
        )
        tell(f"first_verdict.{lesson}.cold", first - bare)
        tell(f"first_verdict.{lesson}.after_a_save", later)


if __name__ == "__main__":
    main()
