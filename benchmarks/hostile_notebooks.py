"""Notebooks that take all they can get, in a class of honest ones: what they cost the others, and how long they take.

    python benchmarks/hostile_notebooks.py [--students 30] [--workers 2] [--timeout 10]

The same class is marked twice by `autograder nbgrader autograde`: with honest work alone, and with one student more for
each kind of hostile work. Said is how long each took, how much the hostile ones added, and whether the honest students'
marks and outputs are the same in both.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.ordinary_notebooks import ANSWERS, NAME, OURS, Course, Marked

HOSTILE = {
    "hangs": "while True: pass",
    "hangs and is deaf": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "forks": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "starts programs": "import subprocess\nwhile True: subprocess.Popen(['sleep', '1000'])",
    "fills the disk": "with open('big', 'wb') as file:\n    while True: file.write(bytes(2**20))",
    "kills its kernel": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "prints 1 GB": "for _ in range(1000): print('x' * 10**6)",
    "takes all memory": "taken = []\nwhile True: taken.append(bytearray(10**8))",
}


def outputs_of(course: Course, student: str) -> list[Any]:
    """What the cells of a student's marked notebook show."""
    book = json.loads((course.root / "autograded" / student / NAME / "book.ipynb").read_text())
    return [cell["outputs"] for cell in book["cells"] if cell["cell_type"] == "code"]


def hand_in_hostile(course: Course, student: str, source: str) -> None:
    """Right work, with a cell before the second answer that does what it wants."""
    course.hand_in(student, wrong=False, remark=0)
    path = course.root / "submitted" / student / NAME / "book.ipynb"
    book = json.loads(path.read_text())
    for cell in book["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == list(ANSWERS)[1]:
            cell["source"] += f"\n{source}"
    path.write_text(json.dumps(book))


def seconds_of(course: Course, student: str) -> float:
    """How long the cells of a student's notebook took, by what is kept of the run."""
    kept = [json.loads(path.read_text()) for path in (course.root / "graded" / "notebooks" / NAME).glob("*.json")]
    found = next(one for one in kept if one.get("student") == student)
    return sum(float(cell["seconds"]) for cell in found["cells"])


def main() -> None:
    """Run the benchmark and print what it gave."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=10)
    options = parser.parse_args()
    config = f"{OURS}c.Execute.timeout = {options.timeout}\nc.TorchGrade.memory = 1024\n"
    words = ("autograder", "nbgrader", "autograde", NAME, "--workers", str(options.workers))
    with tempfile.TemporaryDirectory() as folder:
        honest = Course(Path(folder, "honest"), config, options.students)
        mixed = Course(Path(folder, "mixed"), config, options.students)
        names = {kind: f"z_{kind.replace(' ', '_')}" for kind in HOSTILE}
        for kind, source in HOSTILE.items():
            hand_in_hostile(mixed, names[kind], source)
        alone, together = honest.mark("honest alone", *words), mixed.mark("with hostile ones", *words)
        same = sum(
            together.scores[student] == score and outputs_of(mixed, student) == outputs_of(honest, student)
            for student, score in alone.scores.items()
        )
        rows = [(kind, seconds_of(mixed, names[kind]), together.scores[names[kind]]) for kind in HOSTILE]
    show(alone, together, same, rows)


def show(alone: Marked, together: Marked, same: int, rows: list[tuple[str, float, float]]) -> None:
    """Print seconds and marks."""
    print(f"honest students alone: {alone.seconds:.1f} s; with {len(rows)} hostile ones: {together.seconds:.1f} s")
    print(f"the same marks and outputs: {same} of {len(alone.scores)}")
    print(f"{'hostile':20}{'seconds of its cells':>22}{'its points':>12}")
    for kind, seconds, score in rows:
        print(f"{kind:20}{seconds:22.1f}{score:12g}")


if __name__ == "__main__":
    main()
