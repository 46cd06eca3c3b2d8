"""The same class marked by plain nbgrader and with the plug-in, in one run, on one machine.

    python benchmarks/nbgrader_class.py [--students 30] [--lesson linear_regression]

A third of the notebooks is wrong, one loops for ever, one ends its own process; the others are right in different ways.
Each way of marking gets the same files in a course folder of its own:

- plain: nbgrader's own preprocessors; check cells run in the notebook's kernel.
- ours, from nothing: the plug-in, no record there yet.
- ours, records there: the same once more with `--force`: what an instructor waits for after `autograder grade`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from autograder.course.layout import SETTING, Course, find_course
from autograder.course.solutions import Solutions, Variant, load_solutions
from autograder.nbgrader.sample_notebooks import Notebook, filled
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.figures import tell

PLAIN = "c = get_config()\nc.CourseDirectory.course_id = 'benchmark'\n"
OURS = "from autograder.nbgrader import install\n\n" + PLAIN + "install(c)\n"
LOOPS = "def {task}(*arguments):\n    while True:\n        pass"
CRASHES = "import os\n\n\ndef {task}(*arguments):\n    os._exit(1)"


@dataclass(frozen=True)
class Marked:
    """How one way of marking went.

    Attributes:
        seconds: of the wall clock, for `nbgrader autograde` as a whole.
        scores: by student; None where nbgrader gave up.
    """

    name: str
    seconds: float
    scores: dict[str, float | None]


def main() -> None:
    """Run the benchmark and print what it gave."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=30)
    parser.add_argument("--lesson", default="linear_regression")
    options = parser.parse_args()
    course = find_course()
    with tempfile.TemporaryDirectory() as folder:
        work = a_class(course, options.lesson, options.students)
        plain = _Way(Path(folder, "plain"), course, options.lesson, PLAIN, work)
        ours = _Way(Path(folder, "ours"), course, options.lesson, OURS, work)
        found = [
            plain.mark("plain nbgrader"),
            ours.mark("ours, from nothing"),
            ours.mark("ours, records there"),
        ]
    show(found)


def a_class(course: Course, lesson: str, students: int) -> dict[str, Notebook]:
    """Notebooks of a class, by student."""
    solutions = load_solutions(course, course.load(lesson))
    release = json.loads((course.root / "release" / lesson / f"{lesson}.ipynb").read_text())
    tasks = [task for task in course.load(lesson).tasks.values() if task.name.islower() and not task.question]
    middle = [task.name for task in tasks if not task.manual][len(tasks) // 2]
    bad = [
        Variant(name, middle, code.format(task=middle), wrong=True)
        for name, code in (("loop", LOOPS), ("crash", CRASHES))
    ]
    wrong, right = cycle(_spread(solutions.wrong)), cycle(_rights(solutions))
    made = {}
    for number in range(students):
        chosen = [bad[number]] if number < 2 else [next(wrong)] if number < 2 + students // 3 else next(right)
        kind = (
            "loops" if number == 0 else "crashes" if number == 1 else "wrong" if number < 2 + students // 3 else "right"
        )
        made[f"{kind}_{number:02}"] = filled(release, solutions, chosen)
    return made


def _spread(variants: tuple[Variant, ...]) -> list[Variant]:
    """Wrong variants of all tasks in turn."""
    by_task: dict[str, list[Variant]] = {}
    for variant in variants:
        by_task.setdefault(variant.task, []).append(variant)
    return [group[0] for group in by_task.values()] + [group[-1] for group in by_task.values()]


def _rights(solutions: Solutions) -> list[list[Variant]]:
    """The reference, and classes of alternatives: one for each task."""
    by_task: dict[str, list[Variant]] = {}
    for variant in solutions.right:
        by_task.setdefault(variant.task, []).append(variant)
    deepest = max(map(len, by_task.values()), default=0)
    return [[], *([group[depth % len(group)] for group in by_task.values()] for depth in range(deepest))]


class _Way:
    """A course folder with the class's submissions."""

    def __init__(self, root: Path, course: Course, lesson: str, config: str, work: dict[str, Notebook]) -> None:
        self.root, self.lesson, self.students = root, lesson, list(work)
        own = {f"JUPYTER_{kind}_DIR": str(root / "jupyter" / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        # One thread a process in both: the plug-in gives each submission one, and plain nbgrader is faster so as well.
        threads = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
        self.environment = {**os.environ, **own, **threads, SETTING: str(course.root), DATA: "sample", "PATH": path}
        (root / "source").mkdir(parents=True)
        subprocess.run(["cp", "-r", str(course.root / "source" / lesson), str(root / "source")], check=True)
        (root / "nbgrader_config.py").write_text(config)
        self._nbgrader("generate_assignment", lesson)
        for student, notebook in work.items():
            place = root / "submitted" / student / lesson / f"{lesson}.ipynb"
            place.parent.mkdir(parents=True)
            place.write_text(json.dumps(notebook))

    def _nbgrader(self, *words: str) -> None:
        command = [sys.executable, "-m", "nbgrader", *words]
        ended = subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, text=True)
        # Plain nbgrader ends with 1 where it had to give up on some submissions.
        if ended.returncode not in (0, 1):
            raise SystemExit(ended.stderr[-3000:])

    def mark(self, name: str) -> Marked:
        """Let nbgrader mark the class."""
        print(f"{name} ...", file=sys.stderr, flush=True)
        began = time.monotonic()
        self._nbgrader("autograde", self.lesson, "--force")
        seconds = time.monotonic() - began
        return Marked(name, seconds, {student: self._score(student) for student in self.students})

    def _score(self, student: str) -> float | None:
        if not (self.root / "autograded" / student / self.lesson / f"{self.lesson}.ipynb").exists():
            return None
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as book:
            try:
                return float(book.find_submission(self.lesson, student).score)
            except MissingEntry:
                return None


def show(found: list[Marked]) -> None:
    """Print seconds, ratios and marks."""
    plain = found[0]
    print(f"{'':24}{'seconds':>9}{'times as fast':>15}{'given up':>10}{'mean mark':>11}")
    for way in found:
        given_up = sum(score is None for score in way.scores.values())
        mean = sum(score or 0.0 for score in way.scores.values()) / len(way.scores)
        print(f"{way.name:24}{way.seconds:9.1f}{plain.seconds / way.seconds:15.1f}{given_up:10}{mean:11.2f}")
    for way, name in zip(found[1:], ("from_nothing", "records_there"), strict=True):
        tell(f"nbgrader_class.{name}", plain.seconds / way.seconds)
    for way in found[1:]:
        pairs = [(plain.scores[student] or 0.0, way.scores[student] or 0.0) for student in plain.scores]
        better, worse = sum(b > a for a, b in pairs), sum(b < a for a, b in pairs)
        same = len(pairs) - better - worse
        print(f"{way.name}: {same} marks as in plain nbgrader, {better} higher, {worse} lower")
    print("student".ljust(14) + "".join(way.name.rjust(22) for way in found))
    for student in plain.scores:
        marks = ["given up" if way.scores[student] is None else f"{way.scores[student]:g}" for way in found]
        print(student.ljust(14) + "".join(mark.rjust(22) for mark in marks))


if __name__ == "__main__":
    main()
