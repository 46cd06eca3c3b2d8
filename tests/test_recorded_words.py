"""Words recorded of wrong variants: of a failing training only those variants run that could be meant."""

from pathlib import Path
from typing import Any

import pytest

from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.lesson import Lesson
from autograder.marking.expectations import Expectations
from autograder.marking.own_programs import OwnPrograms
from autograder.marking.practice_key import FILE, PracticeKey
from autograder.marking.recorded_words import RecordedWords, digest_of
from autograder.submission.program import Program
from autograder.wire.observation import Observation

ROOT = Path(__file__).resolve().parents[1]
TASK, PROBE = "train_mlp", "train_mlp.symptoms"


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    return Course(ROOT).load("mlp")


@pytest.fixture(scope="module")
def solutions(lesson: Lesson) -> Solutions:
    return load_solutions(Course(ROOT), lesson)


class NotRun:
    """Programs whose observations are asked for by nobody here."""

    beside = False

    def observed(self, *_: Any) -> Any:
        raise AssertionError("a variant was run")


class Nothing(OwnPrograms):
    def __init__(self) -> None:
        self._processes: Any = NotRun()


def left(lesson: Lesson, solutions: Solutions, seen: Observation, recorded: RecordedWords) -> set[str]:
    expected = Expectations(lesson, solutions, 1, Nothing(), recorded=recorded)
    return set(expected.fingerprints(TASK, {PROBE: seen}))


def words(*found: str) -> Observation:
    return Observation({"symptoms": list(found), "certain": list(found)})


def test_of_a_failing_training_few_variants_are_left_to_run(lesson: Lesson, solutions: Solutions) -> None:
    recorded = RecordedWords(lesson, Course(ROOT).exercise("mlp"))
    everyone = {one.id for one in solutions.wrong if one.task == TASK}
    found = left(lesson, solutions, words("old gradients"), recorded)
    assert "mlp_without_zero_grad" in found
    assert len(found) < len(everyone) / 3
    both = left(lesson, solutions, words("no bend", "old gradients"), recorded)
    assert found < both < everyone


def test_where_nothing_is_certain_all_are_left(lesson: Lesson, solutions: Solutions, tmp_path: Path) -> None:
    everyone = {one.id for one in solutions.wrong if one.task == TASK}
    recorded = RecordedWords(lesson, Course(ROOT).exercise("mlp"))
    for seen in (Observation({"other": 1}), Observation({"symptoms": "no list"})):
        assert left(lesson, solutions, seen, recorded) == everyone
    assert left(lesson, solutions, words(), RecordedWords(lesson, tmp_path)) == everyone
    (tmp_path / FILE).write_bytes(b"damaged")
    assert left(lesson, solutions, words(), RecordedWords(lesson, tmp_path)) == everyone


def test_a_training_that_raises_is_looked_for_among_those_that_raise(lesson: Lesson, solutions: Solutions) -> None:
    recorded = RecordedWords(lesson, Course(ROOT).exercise("mlp"))
    everyone = {one.id for one in solutions.wrong if one.task == TASK}
    raise_ = left(lesson, solutions, Observation(failure={"kind": "ValueError", "message": "x"}), recorded)
    say = left(lesson, solutions, words(*all_words(lesson, solutions)), recorded)
    assert raise_
    assert say
    assert raise_ | say == everyone
    assert not raise_ & say


def all_words(lesson: Lesson, solutions: Solutions) -> set[str]:
    prints = PracticeKey(lesson, Course(ROOT).exercise("mlp")).fingerprints(TASK)
    shown = [one.probes[PROBE] for one in prints.values()]
    return {word for one in shown if one.failure is None for word in one.values["symptoms"]}


def test_what_was_recorded_of_another_text_says_nothing(lesson: Lesson, solutions: Solutions) -> None:
    recorded = RecordedWords(lesson, Course(ROOT).exercise("mlp"))
    [variant] = [one for one in solutions.wrong if one.id == "mlp_without_zero_grad"]
    program = solutions.program(variant)
    seen = {PROBE: words("no bend")}
    assert not recorded.could_show(TASK, variant.id, program, seen)
    changed = Program((*program.units[:-1],), program.modules)
    assert digest_of(changed) != digest_of(program)
    assert recorded.could_show(TASK, variant.id, changed, seen)
    assert recorded.could_show(TASK, "a_new_one", program, seen)
