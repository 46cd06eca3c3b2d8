"""Wrong programs with labelled lines, as the command line of a benchmark chooses them."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from autograder.author.corpus import SampleProgram, corpus_folder, read_corpus
from autograder.course.layout import Course


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
