"""Hints: each call says more, and only about what is wrong now."""

from pathlib import Path

import pytest

from autograder.cli.main import main
from autograder.core.errors import BAD, OK, USAGE
from autograder.record.codec import record_of
from autograder.student.hints import home, next_hint
from tests.conftest import Mark

WRONG = "def double(x):\n    return 3 * x\n"


def test_three_levels_and_no_further(mark: Mark, tmp_path: Path) -> None:
    found, memory = mark(WRONG), tmp_path / "hints.json"
    hints = [next_hint(record_of(found), tmp_path / "tiny.py", memory) for _ in range(4)]
    assert [hint.level for hint in hints] == [1, 2, 3, 3]
    assert len({hint.text for hint in hints}) == 3
    assert found["tasks"][0]["checks"][0]["sentence"] in hints[0].text


def test_another_mistake_begins_with_a_question_again(mark: Mark, tmp_path: Path) -> None:
    memory, path = tmp_path / "hints.json", tmp_path / "tiny.py"
    next_hint(record_of(mark(WRONG)), path, memory)
    assert (
        next_hint(record_of(mark("def double(x):\n    if hasattr(x, 'shape'): return 2 * x\n")), path, memory).level
        == 1
    )


def test_right_and_untouched_tasks_need_no_hint(mark: Mark, tmp_path: Path) -> None:
    memory, path = tmp_path / "hints.json", tmp_path / "tiny.py"
    assert "is right" in next_hint(record_of(mark("def double(x):\n    return 2 * x\n")), path, memory).text
    assert "not attempted" in next_hint(record_of(mark("def double(x):\n    pass\n")), path, memory).text
    assert not memory.exists()


def test_a_home_that_cannot_be_written_costs_nothing(mark: Mark, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert next_hint(record_of(mark(WRONG)), tmp_path / "tiny.py", tmp_path / "file" / "hints.json").level == 1


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TORCHGRADE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "linear_regression.py").write_text("def predict_profit(model, inhabitants):\n    return 1.0\n")
    return tmp_path


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        ('q_loss_object = "b"', "is answered"),
        ('q_loss_object = "B "', "is answered"),
        ("q_loss_object = b", '"a", "b", "c", with the quotes'),
        ('q_loss_object = "z"', 'has to be one of "a", "b", "c"; it is "z".'),
        ("", "a person"),
    ],
)
def test_answers_are_read_before_there_is_a_key(
    work: Path, capsys: pytest.CaptureFixture[str], answer: str, word: str
) -> None:
    (work / "linear_regression.py").write_text(f"{answer or 'x = 1'}\n")
    task = "q_loss_object" if answer else "explain_loss_function"
    for _ in range(2):  # the first hint is the check's sentence
        main(["hint", task])
    assert word in " ".join(capsys.readouterr().out.split())


def test_the_command(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for level in (1, 2, 3, 3):
        assert main(["hint", "predict_profit"]) == BAD
        assert f"hint {level} of 3" in capsys.readouterr().out
    assert main(["hint", "no_such_task"]) == USAGE
    assert "predict_profit" in capsys.readouterr().err
    assert main(["hint", "make_model"]) == OK


WAITING = """
def train_step(model, inputs, target, loss_function, optimizer):
    loss = loss_function(model(inputs), target)
    loss.backward()
    optimizer.step()
    return loss.item()


def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for _ in range(epochs):
        found = [(train_step(model, x, y, loss_function, optimizer), len(x)) for x, y in loader]
        losses.append(sum(loss * count for loss, count in found) / sum(count for _, count in found))
    return losses
"""


def test_a_task_is_not_blamed_for_what_it_calls(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (work / "linear_regression.py").write_text(WAITING)
    assert main(["hint", "train"]) == OK
    assert "`train` waits for another task: `train` uses `train_step`" in " ".join(capsys.readouterr().out.split())
    main(["check", "--task", "train"])
    said = capsys.readouterr().out
    assert "Old gradients" not in said
    assert "waits for an earlier one" in said


def test_tests_keep_nothing_in_the_home_of_the_one_who_runs_them() -> None:
    assert home() != Path.home() / ".torchgrade"
