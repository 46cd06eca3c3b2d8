"""Thousands of mutated notebooks and files: reading never raises, never hangs, and gives a program or a sentence.

The default run takes some hundreds, always the same; `make test-fuzz` takes many thousands, others each time.
"""

import ast
import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from autograder.course.solutions import Solutions
from autograder.lesson import Lesson
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.record.codec import as_json
from autograder.record.of_result import record
from autograder.runner.launcher import Launcher
from autograder.submission.submission import Files, Submission, understand
from autograder.submission.tasks import ATTEMPTED, attempts, called_names
from autograder.wire import encode_frame
from autograder.wire.frames import MAX_JSON
from tests.conftest import SEED
from tests.fuzzing import GOOD, ODD_TASKS, cells, good_cell, mutated_files, mutated_notebooks, sources

NAMES = frozenset({"double", "halve"})
SECONDS = 20  # no file of such a size may take that long, even on a busy machine


def few(examples: int) -> Callable[[Any], Any]:
    return settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=timedelta(seconds=SECONDS),
        suppress_health_check=list(HealthCheck),
    )


def many(examples: int) -> Callable[[Any], Any]:
    return settings(
        max_examples=examples,
        deadline=timedelta(seconds=SECONDS),
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )


def read(file: str, data: bytes, modules: tuple[tuple[str, bytes], ...] = ()) -> Submission:
    return understand(Files(file, data, modules), "ada", "tiny", NAMES)


def is_read_or_refused(file: str, data: bytes, module: bytes = b"") -> None:
    began = time.monotonic()
    found = read(file, data, (("helper.py", module),))
    if found.program is None:
        assert found.problem
        assert file in found.problem
        assert len(found.problem.split()) >= 4
        assert len(found.problem) < 1_000
    else:
        assert not found.problem
        for unit in found.program.units:
            compile(ast.parse(unit.source), "unit", "exec", dont_inherit=True)
        assert set(attempts(found.program, NAMES)) == NAMES
        for name in NAMES:
            called_names(found.program, name)
        encode_frame(found.program.as_data(), text_limit=MAX_JSON)
        json.dumps(list(found.notes))
    assert time.monotonic() - began < SECONDS


def later_cells_do_no_harm(later: list[Any]) -> None:
    """A right task in a readable cell is there, whatever comes after it."""
    data = json.dumps({"cells": [good_cell(), *later], "nbformat": 4}).encode("utf-8", "surrogatepass")
    found = read("tiny.ipynb", data)
    assert found.program is not None, found.problem
    assert found.program.units[0].source == GOOD
    assert attempts(found.program, NAMES)["double"].status == ATTEMPTED


@few(250)
@given(mutated_notebooks())
def test_mutated_notebooks_are_read_or_refused(data: bytes) -> None:
    is_read_or_refused("tiny.ipynb", data)


@few(150)
@given(mutated_files(), mutated_files())
def test_mutated_files_are_read_or_refused(data: bytes, module: bytes) -> None:
    is_read_or_refused("tiny.py", data, module)


@few(100)
@given(st.lists(cells(), max_size=5))
def test_what_comes_after_a_right_task_does_no_harm(later: list[Any]) -> None:
    later_cells_do_no_harm(later)


@pytest.mark.slow
@many(4000)
@given(mutated_notebooks())
def test_thousands_of_mutated_notebooks(data: bytes) -> None:
    is_read_or_refused("tiny.ipynb", data)


@pytest.mark.slow
@many(2500)
@given(mutated_files(), mutated_files())
def test_thousands_of_mutated_files(data: bytes, module: bytes) -> None:
    is_read_or_refused("tiny.py", data, module)


@pytest.mark.slow
@many(1000)
@given(st.lists(cells(), max_size=5))
def test_a_thousand_notebooks_with_something_after_a_right_task(later: list[Any]) -> None:
    later_cells_do_no_harm(later)


@pytest.fixture(scope="session")
def marker(tiny: Lesson, solutions: Solutions, server: Launcher, trusted: Launcher) -> Marker:
    return Marker(tiny, Expectations(tiny, solutions, SEED, trusted), server)


def is_marked_fully(marker: Marker, later: list[str]) -> None:
    """The right task keeps its marks, and the record can be written."""
    data = json.dumps({"cells": [good_cell(), *map(good_cell, later)], "nbformat": 4}).encode("utf-8", "surrogatepass")
    found = as_json(record(marker.mark(read("tiny.ipynb", data))))
    json.dumps(found, allow_nan=False)
    assert found["score"] == 2.0, found


def is_marked_somehow(marker: Marker, file: str, data: bytes) -> None:
    found = as_json(record(marker.mark(read(file, data))))
    json.dumps(found, allow_nan=False)
    assert found["outcome"] != "grader_error", found
    assert isinstance(found["score"], float)


@few(12)
@given(later=st.lists(sources, min_size=1, max_size=3))
def test_a_right_task_keeps_its_marks_whatever_comes_after_it(marker: Marker, later: list[str]) -> None:
    is_marked_fully(marker, later)


@pytest.mark.parametrize("source", ODD_TASKS)
def test_odd_ways_to_write_a_task_are_marked_without_an_error_of_ours(marker: Marker, source: str) -> None:
    is_marked_somehow(marker, "tiny.py", source.encode())


@few(12)
@given(data=mutated_notebooks())
def test_mutated_notebooks_are_marked_without_an_error_of_ours(marker: Marker, data: bytes) -> None:
    is_marked_somehow(marker, "tiny.ipynb", data)


@pytest.mark.slow
@many(400)
@given(later=st.lists(sources, min_size=1, max_size=3))
def test_hundreds_of_right_tasks_keep_their_marks(marker: Marker, later: list[str]) -> None:
    is_marked_fully(marker, later)


@pytest.mark.slow
@many(300)
@given(data=mutated_files())
def test_hundreds_of_mutated_files_are_marked_without_an_error_of_ours(marker: Marker, data: bytes) -> None:
    is_marked_somehow(marker, "tiny.py", data)
