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
from autograder.marking.marker import Marker

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.labelled_programs import opened

HOLES = Path(__file__).resolve().parents[1] / "tests" / "holes"


def misjudged(course: Course, name: str, folder: Path, seeds: int) -> Iterator[str]:
    """A line for each wrong program that passes and each right one that does not, with each seed."""
    with opened(course, name) as on:
        for seed in range(1, seeds + 1):
            expected = on.expectations(seed)
            for sample in read_corpus(folder):
                passed = mark(Marker(on.lesson, expected, on.own), on.solutions, sample).all_passed
                if passed != sample.right:
                    yield f"seed {seed}: {sample.name} {'passes' if passed else 'fails'}"


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
