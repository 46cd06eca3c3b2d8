"""How much faster two workers mark a class than one.

    python benchmarks/two_workers.py [--count 120] [--lesson linear_regression] [--rounds 2] [--workers 2]

The same simulated class is marked by one worker and by two, in turns, each time from nothing. The ratio is of the
times from the first submission that begins to the last record; beside it stands that of the whole runs, in which the
processes are started and the reference's side is worked out. Goal on two idle cores: 1.8.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from autograder.course.layout import Course
from autograder.instructor.grade import grade
from autograder.record.progress import Began, Ended, Event

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # from whatever folder it is started
from benchmarks.figures import tell
from benchmarks.simulated_class import simulated_class


def marked(course: Course, submitted: Path, lesson: str, out: Path, workers: int) -> tuple[float, float]:
    """Seconds of the marking alone, and of the whole run."""
    begins: list[float] = []
    ends: list[float] = []

    def note(event: Event) -> None:
        if isinstance(event, Began):
            begins.append(time.perf_counter())
        elif isinstance(event, Ended):
            ends.append(time.perf_counter())

    began = time.perf_counter()
    grade(
        course,
        submitted,
        [lesson],
        out,
        {one.name: one.sample() for one in course.resources()},
        workers=workers,
        seed=7,
        min_level=0,
        progress=note,
    )
    return max(ends) - min(begins), time.perf_counter() - began


def main() -> None:
    """Mark in turns, print medians and the ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=120)
    parser.add_argument("--lesson", default="linear_regression")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    times: dict[int, list[tuple[float, float]]] = {1: [], options.workers: []}
    with tempfile.TemporaryDirectory() as temporary:
        submitted = Path(temporary) / "class"
        course = simulated_class(submitted, options.lesson, options.count)
        for number in range(options.rounds):
            for workers, found in times.items():
                out = Path(temporary) / f"out{number}-{workers}"
                found.append(marked(course, submitted, options.lesson, out, workers))
    marking = {workers: statistics.median(one for one, _ in found) for workers, found in times.items()}
    whole = {workers: statistics.median(all_ for _, all_ in found) for workers, found in times.items()}
    for workers in times:
        rate = options.count / marking[workers]
        print(f"workers {workers}: {rate:.2f} submissions a second, whole run {whole[workers]:.1f} s")
    print(
        f"{options.workers} workers are {marking[1] / marking[options.workers]:.2f} times as fast as one "
        f"(whole run {whole[1] / whole[options.workers]:.2f} times; {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f} at the end)"
    )
    tell("two_workers.marking", marking[1] / marking[options.workers])
    tell("two_workers.whole_run", whole[1] / whole[options.workers])


if __name__ == "__main__":
    main()
