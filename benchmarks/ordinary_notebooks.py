"""A class of ordinary notebooks, marked by plain nbgrader and with the plug-in, in one run, on one machine.

    python benchmarks/ordinary_notebooks.py [--students 30] [--workers 2]

The notebook is none of the kit's: it imports NumPy and torch, has three answers and three test cells. A third of the
answers is wrong. Each way of marking gets the same files in a course folder of its own:

- plain: nbgrader's own execution, a kernel for each notebook.
- plug-in, from nothing: `autograder nbgrader autograde`.
- plug-in, unchanged: the same command once more.
- plug-in, one changed: once more, after one student has handed in anew.
- plug-in, nbgrader's own command: `nbgrader autograde --force` with the plug-in, nothing kept.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.figures import tell

FIGURES = {"plug-in, from nothing": "from_nothing", "plug-in, unchanged": "unchanged"}
PLAIN = "c = get_config()\nc.CourseDirectory.course_id = 'benchmark'\n"
OURS = "from autograder.nbgrader import install\n\n" + PLAIN + "install(c)\n"
NAME = "week1"
ANSWERS = {
    "mean": ("def mean(x):\n    return np.sum(x) / len(x)", "def mean(x):\n    return np.sum(x)"),
    "scaled": ("def scaled(x, by):\n    return torch.as_tensor(x) * by", "def scaled(x, by):\n    return x"),
    "table": (
        "def table(words):\n    return {word: words.count(word) for word in words}",
        "def table(words):\n    return {word: 1 for word in words}",
    ),
}
TESTS = {
    "mean": "assert mean([1.0, 2.0, 3.0]) == 2\n"
    "### BEGIN HIDDEN TESTS\nassert np.isclose(mean(np.arange(9)), 4)\n### END HIDDEN TESTS",
    "scaled": "assert torch.equal(scaled([1.0, 2.0], 2), torch.tensor([2.0, 4.0]))",
    "table": "assert table('a b a'.split()) == {'a': 2, 'b': 1}",
}


@dataclass(frozen=True)
class Marked:
    """How one way of marking went: seconds of the wall clock and of computing, and each student's marks."""

    name: str
    seconds: float
    computed: float
    scores: dict[str, float]


def cell(source: str, name: str = "", points: float | None = None) -> dict[str, Any]:
    """A code cell, one of nbgrader's where it has a name."""
    own = {
        "grade_id": name,
        "schema_version": 3,
        "task": False,
        "solution": points is None,
        "grade": points is not None,
    }
    own |= {"locked": points is not None} | ({"points": points} if points is not None else {})
    metadata = {"nbgrader": own} if name else {}
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": [], "execution_count": None}


def notebook() -> dict[str, Any]:
    """The instructor's notebook."""
    cells = [cell("import numpy as np\nimport torch")]
    for name, (right, _) in ANSWERS.items():
        cells.append(cell(f"### BEGIN SOLUTION\n{right}\n### END SOLUTION", name))
        cells.append(cell(TESTS[name], f"test_{name}", 1.0))
    spec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 4}


class Course:
    """A course folder with a class's submissions."""

    def __init__(self, root: Path, config: str, students: int) -> None:
        self.root = root
        own = {f"JUPYTER_{kind}_DIR": str(root / "jupyter" / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        self.environment = {**os.environ, **own, "OMP_NUM_THREADS": "1", "PATH": path}
        source = root / "source" / NAME
        source.mkdir(parents=True)
        (source / "book.ipynb").write_text(json.dumps(notebook()))
        (root / "nbgrader_config.py").write_text(config)
        self.run("nbgrader", "generate_assignment", NAME)
        for number in range(students):
            self.hand_in(f"student_{number:02}", wrong=number % 3 == 0, remark=number)

    def hand_in(self, student: str, wrong: bool, remark: int) -> None:
        """Hand in a notebook."""
        book = json.loads((self.root / "release" / NAME / "book.ipynb").read_text())
        for one in book["cells"]:
            name = one["metadata"].get("nbgrader", {}).get("grade_id")
            if name in ANSWERS:
                one["source"] = ANSWERS[name][wrong and name == "scaled"] + f"\n# {remark}"
        place = self.root / "submitted" / student / NAME / "book.ipynb"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(book))

    def run(self, *words: str) -> None:
        """A command in the course's folder."""
        command = [sys.executable, "-m", "nbgrader" if words[0] == "nbgrader" else "autograder", *words[1:]]
        ended = subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, text=True)
        if ended.returncode:
            raise SystemExit(ended.stdout[-2000:] + ended.stderr[-3000:])

    def mark(self, name: str, *words: str) -> Marked:
        """Mark the class by a command."""
        print(f"{name} ...", file=sys.stderr, flush=True)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        self.run(*words)
        seconds = time.monotonic() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        computed = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as book:
            scores = {one.student.id: float(one.score) for one in book.assignment_submissions(NAME)}
        return Marked(name, seconds, computed, scores)


def main() -> None:
    """Run the benchmark and print what it gave."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    ours = ("autograder", "nbgrader", "autograde", NAME, "--workers", str(options.workers))
    with tempfile.TemporaryDirectory() as folder:
        plain = Course(Path(folder, "plain"), PLAIN, options.students)
        plug_in = Course(Path(folder, "ours"), OURS, options.students)
        found = [
            plain.mark("plain nbgrader", "nbgrader", "autograde", NAME),
            plug_in.mark("plug-in, from nothing", *ours),
            plug_in.mark("plug-in, unchanged", *ours),
        ]
        plug_in.hand_in("student_01", wrong=False, remark=1000)
        found.append(plug_in.mark("plug-in, one changed", *ours))
        shutil.rmtree(plug_in.root / "graded")
        found.append(plug_in.mark("plug-in, nbgrader autograde", "nbgrader", "autograde", NAME, "--force"))
    show(found)


def show(found: list[Marked]) -> None:
    """Print seconds, ratios, and whether the marks are the same."""
    plain = found[0]
    print(f"{'':30}{'seconds':>9}{'computed':>10}{'times as fast':>15}{'same marks':>12}")
    for way in found:
        same = sum(way.scores.get(student) == score for student, score in plain.scores.items())
        ratio = plain.seconds / way.seconds
        print(f"{way.name:30}{way.seconds:9.1f}{way.computed:10.1f}{ratio:15.1f}{same:7} of {len(plain.scores)}")
        if way.name in FIGURES:
            tell(f"ordinary_notebooks.{FIGURES[way.name]}", ratio)


if __name__ == "__main__":
    main()
