"""A lesson outside the package, about networks: it proves itself, it is short, and its messages help."""

from pathlib import Path

import pytest

from autograder.author.verify import verify
from autograder.author.watch import Watching
from autograder.course.layout import Course
from autograder.course.solutions import load_solutions
from tests.support.command import autograder

COURSE = Course(Path(__file__).with_name("lessons"))
LESSON = "cnn"
MOST_LINES = 90
TRAINS = "train_cnn"


def test_its_checks_are_short() -> None:
    text = (COURSE.exercise(LESSON) / "checks.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES


def test_each_task_that_does_not_train_proves_itself() -> None:
    watching = Watching(COURSE, LESSON, lambda text: None)
    try:
        watching.load()
        watching.pending = [step for step in watching.pending if step.task != TRAINS]
        while watching.prove_next():
            pass
        assert {step.task for step in watching.findings} == COURSE.load(LESSON).tasks.keys() - {TRAINS}
        assert not [str(fault) for found in watching.findings.values() for fault in found.faults]
        proven = set().union(*(found.proven for found in watching.findings.values()))
        assert proven == {
            (task.name, check)
            for task in COURSE.load(LESSON).tasks.values()
            for check in task.checks
            if task.name != TRAINS
        }
    finally:
        watching.close()


@pytest.mark.slow
def test_the_lesson_proves_itself() -> None:
    data = {one.name: one.sample() for one in COURSE.load(LESSON).resources}
    proof = verify(COURSE, LESSON, data, seeds=1, wrong_seeds=1, real_seeds=1, workers=1)
    assert not [str(fault) for fault in proof.faults]


def test_who_leaves_a_layer_in_eval_mode_is_told_the_mode(tmp_path: Path) -> None:
    solutions = load_solutions(COURSE, COURSE.load(LESSON))
    [wrong] = [one for one in solutions.wrong if one.id == "modes_are_not_put_back"]
    imports = "import copy\n\nimport torch\n"
    (tmp_path / "cnn.py").write_text(imports + wrong.code, encoding="utf-8")
    told = autograder(COURSE, "check", "cnn.py", cwd=tmp_path).stdout
    assert "the mode of layer after a call with it in train mode: expected 'train', got 'eval'" in told
    assert wrong.title in told
