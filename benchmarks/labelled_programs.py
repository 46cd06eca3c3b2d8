"""Wrong programs with labelled lines, as a command line chooses them, and the lesson they belong to."""

import argparse
import contextlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from autograder.author.corpus import SampleProgram, corpus_folder, read_corpus
from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.lesson import Lesson
from autograder.lesson.resources import sample_places
from autograder.marking.expectations import Expectations
from autograder.runner.fork_server import launcher
from autograder.runner.launcher import Launcher


@dataclass(frozen=True)
class Opened:
    """A lesson, ready to mark programs of it on the samples of its resources.

    Attributes:
        own: runs submitted programs.
        trusted: runs the course's own.
    """

    lesson: Lesson
    solutions: Solutions
    own: Launcher
    trusted: Launcher

    def expectations(self, seed: int) -> Expectations:
        """What the course's own programs show with a seed."""
        return Expectations(self.lesson, self.solutions, seed, self.trusted)


@contextlib.contextmanager
def opened(course: Course, name: str) -> Iterator[Opened]:
    """A lesson with its launchers, which are closed at the end."""
    lesson = course.load(name)
    solutions = load_solutions(course, lesson)
    places = sample_places(lesson.resources)
    own, trusted = (launcher(course.exercise(name), places=places) for _ in range(2))
    try:
        yield Opened(lesson, solutions, own, trusted)
    finally:
        own.close()
        trusted.close()


class Row(Protocol):
    """What was found for one program."""

    def as_data(self) -> dict[str, Any]:
        """As JSON has it."""


def arguments(description: str, rows: str) -> argparse.ArgumentParser:
    """The arguments that say which programs.

    Args:
        description: what the benchmark does.
        rows: what the rows are for that `--rows` has written.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("lesson")
    parser.add_argument("tasks", nargs="*", help="of these tasks; of all if none is given")
    parser.add_argument("--corpus", type=Path, help="where the programs are; the lesson's corpus if not given")
    parser.add_argument("--every", type=int, default=1, help="only every so-manieth program")
    parser.add_argument("--offset", type=int, default=0, help="beginning with this one, counted from 0")
    parser.add_argument("--rows", type=Path, help=rows)
    return parser


def chosen(course: Course, given: argparse.Namespace) -> list[SampleProgram]:
    """The wrong programs that these arguments choose."""
    corpus = given.corpus or corpus_folder(course, given.lesson)
    samples = [one for one in read_corpus(corpus) if not one.right and (not given.tasks or one.task in given.tasks)]
    return samples[given.offset :: given.every]


def write_rows(given: argparse.Namespace, rows: Iterable[Row]) -> None:
    """Write what was found, where the arguments ask for it."""
    if given.rows:
        given.rows.write_text(json.dumps([row.as_data() for row in rows], indent=1), encoding="utf-8")
