"""What submissions cost that loop for ever, crash or eat memory, beside honest ones of the same lesson.

    python benchmarks/endings.py [LESSON ...]

In each lesson the reference, and the reference with one task's body replaced: for the first, the middle and the last
task, by an endless loop, by the end of the process, by a list that grows for ever. Everything is marked in one run,
with two workers. Every task that could be marked has to be: only the replaced one, and those that call it, lose points.
Goal: at most 3 times the lesson's median, or 30 s.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from autograder.course.layout import Course, find_course
from autograder.course.solutions import load_solutions
from autograder.course.source import definition
from autograder.submission.tasks import called_names

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.figures import tell
from benchmarks.table import LESSONS

SECONDS = 3600.0
HONEST = 4
BODIES = {
    "loops": "while True:\n        pass",
    "crashes": "import os\n    os._exit(1)",
    "eats memory": "grown = []\n    while True:\n        grown.append(bytearray(10_000_000))",
}


def submissions(course: Course, lesson: str) -> Iterator[tuple[str, str, str]]:
    """(student, program, name of the task that is replaced or nothing)."""
    made = course.load(lesson)
    solutions = load_solutions(course, made)
    text = solutions.source()
    for number in range(HONEST):
        yield f"honest-{number}", f"# {number}\n{text}", ""
    functions = [task.name for task in made.tasks.values() if not (task.question or task.keyed or task.manual)]
    functions = [name for name in functions if definition(solutions.reference, name).startswith("def ")]
    for name in dict.fromkeys((functions[0], functions[len(functions) // 2], functions[-1])):
        whole = definition(solutions.reference, name)
        head = whole[: whole.index(":\n") + 1]
        for how, body in BODIES.items():
            yield f"{how.replace(' ', '-')}-{name}", f"{text}\n\n{head}\n    {body}\n", name


def main() -> None:
    """Mark and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lessons", nargs="*", metavar="LESSON", default=list(LESSONS))
    course = find_course()
    for lesson in parser.parse_args().lessons:
        with tempfile.TemporaryDirectory() as temporary:
            replaced = {}
            for student, program, name in submissions(course, lesson):
                folder = Path(temporary, "class", student, lesson)
                folder.mkdir(parents=True)
                (folder / f"{lesson}.py").write_text(program)
                replaced[student] = name
            command = [sys.executable, "-m", "autograder", "grade", str(Path(temporary, "class")), "--lesson", lesson]
            command += ["--out", str(Path(temporary, "out")), "--seed", "7", "--explain", "none", "--workers", "2"]
            environment = {**os.environ, "TORCHGRADE_COURSE": str(course.root), "TORCHGRADE_FASHION_MNIST": "sample"}
            ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS)
            if ended.returncode:
                sys.exit(ended.stdout[-1000:] + ended.stderr[-3000:])
            records = [json.loads(path.read_text()) for path in Path(temporary, "out", "results", lesson).iterdir()]
        show(course, lesson, records, replaced)


def show(course: Course, lesson: str, records: list[dict[str, object]], replaced: dict[str, str]) -> None:
    """Print times, and end with an error where a task lost points that could be marked."""
    solutions = load_solutions(course, course.load(lesson))
    took: dict[str, float] = {}
    for record in records:
        student = str(record["student"])
        took[student] = float(str(record["seconds"]))
        tasks = record["tasks"]
        assert isinstance(tasks, list)
        name = replaced[student]
        for task in tasks:
            if task["score"] == task["max_score"] or task["name"] == name:
                continue
            if name not in called_names(solutions.reference, task["name"]):
                sys.exit(f"{lesson}: {student} lost points in {task['name']}")
    median = statistics.median(seconds for student, seconds in took.items() if not replaced[student])
    for how in BODIES:
        of_kind = [seconds for student, seconds in took.items() if student.startswith(how.replace(" ", "-"))]
        print(f"{lesson}: {how}: {min(of_kind):.1f} to {max(of_kind):.1f} s; honest {median:.1f} s")
    tell(f"endings.{lesson}", max(seconds for student, seconds in took.items() if replaced[student]))


if __name__ == "__main__":
    main()
