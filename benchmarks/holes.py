"""Wrong programs that pass: which of a folder's do, and which right ones of it do not.

    python benchmarks/holes.py linear_regression
    python benchmarks/holes.py linear_regression --corpus FOLDER --seeds 3

The programs lie in `FOLDER/wrong` and `FOLDER/right`; each begins with a line of JSON that tells its task, as in
`tests/submissions`. Marked on the samples of the lesson's resources, without a search for repairs.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import torch

from autograder.author.corpus import mark, read_corpus
from autograder.course.layout import Course, find_course
from autograder.course.solutions import load_solutions
from autograder.lesson.resources import sample_places
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.runner.fork_server import launcher

HOLES = Path(__file__).resolve().parents[1] / "tests" / "holes"


def misjudged(course: Course, name: str, folder: Path, seeds: int) -> Iterator[str]:
    """A line for each wrong program that passes and each right one that does not, with each seed."""
    lesson = course.load(name)
    solutions = load_solutions(course, lesson)
    places = sample_places(lesson.resources)
    own, trusted = (launcher(course.exercise(name), places=places) for _ in range(2))
    try:
        for seed in range(1, seeds + 1):
            expected = Expectations(lesson, solutions, seed, trusted)
            for sample in read_corpus(folder):
                passed = mark(Marker(lesson, expected, own), solutions, sample).all_passed
                if passed != sample.right:
                    yield f"seed {seed}: {sample.name} {'passes' if passed else 'fails'}"
    finally:
        own.close()
        trusted.close()


def main() -> None:
    """Mark what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("lesson")
    parser.add_argument("--corpus", type=Path, help="where the programs are; tests/holes/LESSON if not given")
    parser.add_argument("--seeds", type=int, default=1, help="with how many seeds each is marked")
    given = parser.parse_args()
    torch.set_num_threads(1)
    found = []
    for line in misjudged(find_course(), given.lesson, given.corpus or HOLES / given.lesson, given.seeds):
        print(line, flush=True)
        found.append(line)
    print(f"{len(found)} in all")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
