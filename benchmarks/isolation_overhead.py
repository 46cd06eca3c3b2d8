"""What marking a submission costs beyond the student's own computing, at each level.

    python benchmarks/isolation_overhead.py [--submissions N] [--lesson NAME]

Wall-clock time of marking the reference solution, less the time that its probes took, levels taking turns; and the
memory that a running child has for itself. All figures of one line come from one run.
"""

import argparse
import statistics
import sys
import threading
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from autograder.course.layout import Course, find_course
from autograder.course.solutions import load_solutions
from autograder.marking import marker
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.runner.fork_server import ForkServer, launcher
from autograder.runner.session import observe
from autograder.sandbox import available
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.wire.observation import Observations

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.figures import tell

GOAL_MS, GOAL_MB = 50.0, 30.0


class Stopwatch:
    """Adds up what the probes say that they took, however often a submission is observed."""

    def __init__(self) -> None:
        self.probes = 0.0

    def observe(self, *arguments: object, **named: object) -> Observations:
        """`observe`, with the time noted."""
        seen = observe(*arguments, **named)  # type: ignore[arg-type]
        self.probes += sum(run.seconds for runs in seen.probes.values() for run in runs)
        return seen


def overheads(course: Course, name: str, levels: list[int], count: int) -> dict[int, list[float]]:
    """For each level, the milliseconds of each submission that were not the probes' own."""
    lesson = course.load(name)
    solutions = load_solutions(course, lesson)
    trusted = launcher(course.exercise(name))
    expected = Expectations(lesson, solutions, 7, trusted)
    dict(expected.observations())  # worked out before anything is measured
    servers = {level: launcher(course.exercise(name), level=level) for level in levels}
    submission = Submission("ada", name, f"{name}.py", solutions.reference, sha256="0")
    watch = Stopwatch()
    marker.observe = watch.observe  # type: ignore[attr-defined]
    found: dict[int, list[float]] = defaultdict(list)
    for number in range(count + 3):
        for level, server in servers.items():
            watch.probes = 0.0
            began = time.perf_counter()
            result = Marker(lesson, expected, server).mark(submission)
            took = time.perf_counter() - began
            assert all(task.outcome.value == "passed" for task in result.tasks), level
            if number >= 3:  # the first ones meet cold caches
                found[level].append(1000 * (took - watch.probes))
    for server in (trusted, *servers.values()):
        server.close()
    return found


def private_megabytes(course: Course, name: str, level: int) -> float | None:
    """Memory that a child has changed and shares with nobody, while it waits; None where it cannot be read."""
    lesson = course.load(name)
    with closing(launcher(course.exercise(name), level=level)) as server:
        assert isinstance(server, ForkServer)
        program = Program((Unit("import torch\nimport time\ntime.sleep(2)\n", f"{name}.py"),))
        first = (next(iter(lesson.probes)), 0)
        observing = threading.Thread(target=observe, args=(server, lesson, program, 7, [first]))
        observing.start()
        try:
            time.sleep(1)
            child = _last_descendant(server.pid)
            return _private(child) if child != server.pid else None
        except OSError:
            return None
        finally:
            observing.join()


def _last_descendant(pid: int) -> int:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return _last_descendant(int(children[-1])) if children else pid


def _private(pid: int) -> float:
    rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("Private_Dirty:")) / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=200, metavar="N")
    parser.add_argument("--lesson", default="linear_regression", metavar="NAME")
    options = parser.parse_args()
    course = find_course()
    levels = sorted({0, *available().usable} - {1})
    found = overheads(course, options.lesson, levels, options.submissions)
    base = statistics.median(found[0])
    print(f"{options.lesson}, {options.submissions} submissions a tier; beyond the probes' own time:")
    for level in levels:
        median = statistics.median(found[level])
        high = statistics.quantiles(found[level], n=10)[-1]
        memory = private_megabytes(course, options.lesson, level)
        print(
            f"tier {level}: median {median:5.1f} ms (goal {GOAL_MS:g}), 9 of 10 below {high:5.1f} ms, "
            f"{median / base:.2f} of tier 0; private memory "
            + (f"{memory:.1f} MB (goal {GOAL_MB:g})" if memory is not None else "cannot be read")
        )
    tell("isolation_overhead.milliseconds", median)
    if memory is not None:
        tell("isolation_overhead.megabytes", memory)


if __name__ == "__main__":
    main()
