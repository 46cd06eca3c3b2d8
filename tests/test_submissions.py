"""Programs written without knowing the checks: the folder a program lies in is the verdict it must get."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from autograder.course import Course, Solutions, load_solutions
from autograder.engine.processes import Launcher, launcher
from autograder.judge.diagnose import Fingerprints
from autograder.judge.outcome import TaskResult
from autograder.lesson import Lesson
from autograder.marking import Expectations, Marker
from autograder.reading.submission import Submission

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).with_name("submissions")
SEED = 11
PROGRAMS = sorted(FOLDER.glob("*/*/*.py"))
# Each of these trains a dozen times: every eighth now, all of them in `make test-slow`.
LONG = [path for path in PROGRAMS if path.stem.startswith(("train_classifier", "train_mlp"))]
NOW = [path for path in PROGRAMS if path not in LONG or LONG.index(path) % 8 == 0]


def name_of(path: Path) -> str:
    """How a program is called in the tests' output."""
    return f"{path.parts[-2]}/{path.stem}"


class Unnamed(Expectations):
    """Names no mistakes: here only verdicts count, and what wrong variants of whole trainings give takes a minute."""

    def fingerprints(self, task: str) -> Fingerprints:
        return {}


class Bench:
    """What marking the programs of one lesson needs, started once."""

    def __init__(self, name: str) -> None:
        course = Course(ROOT)
        self.lesson: Lesson = course.load(name)
        self.solutions: Solutions = load_solutions(course, self.lesson)
        self.processes: list[Launcher] = [launcher(course.exercise(name)) for _ in range(2)]

    @lru_cache(maxsize=100)  # noqa: B019 - benches live as long as the tests
    def marker(self, seed: int) -> Marker:
        expected = Unnamed(self.lesson, self.solutions, seed, self.processes[0])
        return Marker(self.lesson, expected, self.processes[1])

    def mark(self, path: Path, seed: int) -> TaskResult:
        text = path.read_text(encoding="utf-8")
        task = json.loads(text.split("\n")[0].lstrip("# "))["task"]
        program = self.solutions.reference.followed_by(text, path.name)
        submission = Submission("corpus", self.lesson.name, path.name, program)
        return self.marker(seed).mark(submission, [task]).tasks[0]


@pytest.fixture(scope="session")
def benches() -> Iterator[dict[str, Bench]]:
    made: dict[str, Bench] = {}
    yield made
    for bench in made.values():
        for process in bench.processes:
            process.close()


def of(benches: dict[str, Bench], path: Path) -> Bench:
    name = path.parts[-3]
    if name not in benches:
        benches[name] = Bench(name)
    return benches[name]


@pytest.mark.parametrize("path", NOW, ids=name_of)
def test_program(path: Path, benches: dict[str, Bench]) -> None:
    verify_verdict(path, benches)


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in LONG if path not in NOW], ids=name_of)
def test_program_that_trains_long(path: Path, benches: dict[str, Bench]) -> None:
    verify_verdict(path, benches)


def verify_verdict(path: Path, benches: dict[str, Bench]) -> None:
    result = of(benches, path).mark(path, SEED)
    lost = [(check.name, check.message) for check in result.checks if check.outcome != "passed"]
    if path.parts[-2] == "right":
        assert not lost
    else:
        assert lost


@pytest.mark.slow
@pytest.mark.parametrize("path", [p for p in PROGRAMS if p.parts[-2] == "right"], ids=lambda path: path.stem)
def test_right_programs_pass_with_every_seed(path: Path, benches: dict[str, Bench]) -> None:
    for seed in range(50):
        result = of(benches, path).mark(path, seed)
        assert result.score == result.max_score, seed
