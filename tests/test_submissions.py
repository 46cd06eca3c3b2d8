"""Programs written without knowing the checks: the folder a program lies in is the verdict it must get."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path

import pytest

from autograder.author.corpus import broken_promise, mark, read_corpus
from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.lesson import Lesson
from autograder.marking.expectations import Expectations
from autograder.marking.lent_launchers import InTurn
from autograder.marking.marker import Marker
from autograder.marking.own_programs import OwnPrograms
from autograder.marking.recorded_words import RecordedWords
from autograder.runner.fork_server import launcher
from autograder.runner.launcher import Launcher
from tests.support.insides import insides, prose

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(__file__).with_name("submissions")
SEED = 11
CORPUS = {
    sample_program.path: sample_program
    for folder in sorted(FOLDER.glob("*/"))
    for sample_program in read_corpus(folder)
}
PROGRAMS = list(CORPUS)
# By people who did not know what is checked.
UNUSUAL = {
    sample_program.path: sample_program
    for folder in sorted(FOLDER.with_name("unseen").glob("*/"))
    for sample_program in read_corpus(folder)
    if sample_program.right
}
# Each of these trains a dozen times: every eighth now, all of them in `make test-slow`.
LONG = [path for path in PROGRAMS if path.stem.startswith(("train_classifier", "train_mlp"))]
NOW = [path for path in PROGRAMS if path not in LONG or LONG.index(path) % 8 == 0]


def name_of(path: Path) -> str:
    """How a program is called in the tests' output."""
    return f"{path.parts[-2]}/{path.stem}"


class Slot:
    """What marking the programs of one lesson needs, started once."""

    def __init__(self, name: str) -> None:
        course = Course(ROOT)
        self.lesson: Lesson = course.load(name)
        self.solutions: Solutions = load_solutions(course, self.lesson)
        self.folder = course.exercise(name)
        self.processes: list[Launcher] = [launcher(self.folder) for _ in range(2)]
        self.programs = OwnPrograms(self.lesson, InTurn(self.processes[0]), {}, keep=True)

    @lru_cache(maxsize=100)  # noqa: B019 - slots live as long as the tests
    def marker(self, seed: int) -> Marker:
        recorded = RecordedWords(self.lesson, self.folder)
        expected = Expectations(self.lesson, self.solutions, seed, self.programs, recorded=recorded)
        return Marker(self.lesson, expected, self.processes[1])

    def broken_promise(self, path: Path, seed: int) -> str:
        sample_program = CORPUS.get(path) or UNUSUAL[path]
        result = mark(self.marker(seed), self.solutions, sample_program)
        told = insides(prose(asdict(replace(result, pictures=(), repair=None))))
        return broken_promise(sample_program, result, naming=True) or "; ".join(told)


@pytest.fixture(scope="session")
def slots() -> Iterator[dict[str, Slot]]:
    made: dict[str, Slot] = {}
    yield made
    for slot in made.values():
        for process in slot.processes:
            process.close()


def of(slots: dict[str, Slot], path: Path) -> Slot:
    name = path.parts[-3]
    if name not in slots:
        slots[name] = Slot(name)
    return slots[name]


@pytest.mark.parametrize("path", NOW, ids=name_of)
def test_program(path: Path, slots: dict[str, Slot]) -> None:
    assert not of(slots, path).broken_promise(path, SEED)


@pytest.mark.slow
@pytest.mark.parametrize("path", LONG, ids=name_of)
def test_program_that_trains_long(path: Path, slots: dict[str, Slot]) -> None:
    assert not of(slots, path).broken_promise(path, SEED)


@pytest.mark.slow
@pytest.mark.parametrize("path", [p for p in PROGRAMS if p.parts[-2] == "right"], ids=lambda path: path.stem)
def test_right_programs_pass_with_every_seed(path: Path, slots: dict[str, Slot]) -> None:
    for seed in range(50):
        assert not of(slots, path).broken_promise(path, seed), seed


@pytest.mark.slow
@pytest.mark.parametrize("path", UNUSUAL, ids=name_of)
def test_right_programs_that_nobody_had_in_mind_pass(path: Path, slots: dict[str, Slot]) -> None:
    assert not of(slots, path).broken_promise(path, SEED)
