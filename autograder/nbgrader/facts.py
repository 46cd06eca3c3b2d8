"""Run conditions that records have to name, as JSON: `python -m autograder.nbgrader.facts COURSE LESSON DEVICE`.

Which data a lesson rests on only its declarations say, and nbgrader's own process loads no lesson.
"""

import json
import subprocess
import sys
from pathlib import Path

from autograder.course.layout import Course, CourseProblem
from autograder.record.conditions import facts_of

SECONDS = 120


def ask(course: Course, lesson: str, device: str) -> dict[str, str] | None:
    """The facts, from a process of their own; None where the lesson cannot be loaded."""
    command = [sys.executable, "-P", "-m", "autograder.nbgrader.facts", str(course.root), lesson, device]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
        found: dict[str, str] = json.loads(done.stdout)
        return found
    except (subprocess.SubprocessError, OSError, ValueError):
        return None


def main(arguments: list[str]) -> int:
    """Load the lesson, look for its resources, print the facts."""
    from autograder.lesson import DeclarationError

    course = Course(Path(arguments[0]))
    try:
        resources = course.load(arguments[1]).resources
    except (CourseProblem, DeclarationError) as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(facts_of([one.find(course.data_root).words for one in resources], arguments[2])))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
