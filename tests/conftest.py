"""A tiny course of the tests' own: the lesson that `autograder new` writes, called `tiny`."""

import itertools
import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.author.new import new_lesson
from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.lesson import Lesson
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.record.codec import as_json
from autograder.record.of_result import record
from autograder.runner.fork_server import launcher
from autograder.runner.launcher import Launcher
from autograder.sandbox import available
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from tests.support.launchers import Kept, shared

pytest_plugins = ["tests.support.leaks"]

SEED = 5
LONG = (
    "slow",
    "cuda",
    "nbgrader",
    "postgres",
    "browser",
    "attacks",
    "docs",
    "installed",
    "resolving",
    "cluster",
)  # marks of tests that are not run by default
LONG_SECONDS = 7200.0
# Files whose tests take longest, in all a minute or more on one core, in this order: begun last, one of them would keep
# one core busy while the others wait.
FIRST = (
    "test_submissions",
    "test_forged_training",
    "test_same_records",
    "test_attacks",
    "test_repairs",
    "test_other_systems",
    "test_cluster_faults",
    "test_kill",
    "test_kill_nbgrader",
    "test_ordinary_notebooks",
    "test_confined_kernels",
    "test_whole_training",
    "test_benchmarks",
    "test_check_formats",
    "test_round_trip",
    "test_left_out",
    "test_cluster_attacks",
    "test_classroom",
    "test_written_files",
    "test_cluster_data",
)


# A shell starts what runs in the background with interrupts ignored, and programs that tests start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that are meant to take long have a longer limit than the others, whose is in pyproject.toml, and the files
    that take longest come first."""
    for item in items:
        if item.get_closest_marker("timeout") is None and any(item.get_closest_marker(mark) for mark in LONG):
            item.add_marker(pytest.mark.timeout(LONG_SECONDS))
    places = {name: place for place, name in enumerate(FIRST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What checks and kernels keep for the one who runs them lies elsewhere: tests alter nobody's own progress."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LANGUAGE", "en")  # whoever runs the tests
        patch.setenv("TORCHGRADE_HOME", str(folder / "torchgrade"))
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        # What the course's own programs show is worked out once for all processes of this run of tests.
        base = tmp_path_factory.getbasetemp()
        patch.setenv("TORCHGRADE_CACHE", str((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "kept"))
        yield


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    root = tmp_path_factory.mktemp("course")
    (root / "exercises").mkdir()
    (root / "solutions").mkdir()
    made = Course(root)
    new_lesson(made, "tiny")
    return made


@pytest.fixture(scope="session")
def tiny(course: Course) -> Lesson:
    return course.load("tiny")


@pytest.fixture(scope="session")
def solutions(course: Course, tiny: Lesson) -> Solutions:
    return load_solutions(course, tiny)


@pytest.fixture(scope="session")
def server(course: Course) -> Iterator[Launcher]:
    made = launcher(course.exercise("tiny"), level=available().best)
    with shared([made]):
        yield made


@pytest.fixture(scope="session")
def trusted(course: Course) -> Iterator[Launcher]:
    made = launcher(course.exercise("tiny"))
    with shared([made]):
        yield made


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, course: Course, server: Launcher, trusted: Launcher) -> None:
    """A class of the tiny lesson is marked with processes that are there already."""
    made = itertools.cycle([trusted, server])

    def kept(folder: Path, environment: dict[str, str], level: int | None, places: dict[str, str]) -> Launcher:
        same = (folder / "checks.py").read_bytes() == (course.exercise("tiny") / "checks.py").read_bytes()
        return Kept(next(made)) if same else launcher(folder, environment, level, places)

    monkeypatch.setattr("autograder.marking.lesson_work.launcher", kept)


Json = dict[str, Any]
Mark = Callable[[str], Json]


@pytest.fixture(scope="session")
def mark(tiny: Lesson, solutions: Solutions, server: Launcher, trusted: Launcher) -> Mark:
    """Marks the text of a `tiny.py` and gives the record as other programs read it."""
    marker = Marker(tiny, Expectations(tiny, solutions, SEED, trusted), server)

    def marked(source: str) -> Json:
        program = Program((Unit(source, "tiny.py"),))
        return as_json(record(marker.mark(Submission("ada", "tiny", "tiny.py", program, sha256="0"))))

    return marked


def notebook(*cells: object) -> bytes:
    """A notebook's bytes: strings become code cells, dicts are taken as they are."""
    made = [
        {"cell_type": "code", "metadata": {}, "source": cell, "outputs": [], "execution_count": None}
        if isinstance(cell, str)
        else cell
        for cell in cells
    ]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def hand_in(root: Path, student: str, content: str | bytes, file: str = "tiny.py", lesson: str = "tiny") -> Path:
    """Put a file where a student's submission lies."""
    path = root / student / lesson / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
