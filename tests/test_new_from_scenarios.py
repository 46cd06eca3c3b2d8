"""Lessons of scenarios: what `autograder new LESSON --from SCENARIO...` writes is built and proven at once."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.author.build import build, verify_cells
from autograder.author.new import new_lesson
from autograder.author.scenario_templates import scenarios
from autograder.author.verify import verify
from autograder.cli.main import main
from autograder.course.layout import SETTING, Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.course.source import lesson_cells
from autograder.lesson import Lesson
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA

ALL = list(scenarios())
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    for folder in ("exercises", "solutions"):
        (tmp_path / "course" / folder).mkdir(parents=True)
    monkeypatch.setenv(SETTING, str(tmp_path / "course"))
    monkeypatch.setenv(DATA, "sample")
    return Course(tmp_path / "course")


def made(own: Course, *chosen: str) -> tuple[Lesson, Solutions]:
    """A new lesson of scenarios, loaded, with its cells compared with its checks."""
    new_lesson(own, "my_lesson", chosen)
    lesson = own.load("my_lesson")
    verify_cells(lesson, lesson_cells(own.solution("my_lesson") / "my_lesson.py"))
    return lesson, load_solutions(own, lesson)


def assert_proven(own: Course, *chosen: str) -> None:
    """It is built and proves itself, and there is nothing to complain about."""
    made(own, *chosen)
    assert build(own, ["my_lesson"], check=False, say=lambda text: None)
    assert build(own, ["my_lesson"], check=True, say=lambda text: None) == []
    proof = verify(own, "my_lesson", own.find_data(), seeds=2, wrong_seeds=1, real_seeds=1, workers=1)
    assert proof.faults == []


# --- Declarations, quickly


@pytest.mark.parametrize("name", ALL)
def test_a_scenario_is_a_whole_task(name: str, own: Course) -> None:
    template = scenarios()[name]
    lesson, solutions = made(own, name)
    [task] = lesson.tasks.values()
    assert task.name == template.task
    assert template.says
    assert task.checks
    assert {variant.task for variant in (*solutions.wrong, *solutions.right)} <= {task.name}
    if not task.choice:  # its wrong options are its wrong variants
        assert solutions.wrong
        assert solutions.right

    [shown] = re.findall(rf"`{task.name}`\*\* \(([\d.]+) points?\)", template.lesson.replace("TASK", task.name))
    assert float(shown) == task.points
    # What a lesson may have only once is named after the task, whose name is free.
    assert re.findall(r"^(?:def|class) (?!TASK)\w+", template.checks, re.MULTILINE) == []
    assert re.findall(r"^\[(?!TASK)\w+", template.wrong + template.alternatives, re.MULTILINE) == []


def test_no_two_scenarios_have_one_name_for_their_tasks() -> None:
    names = [one.task for one in scenarios().values()]
    assert len({*names}) == len(names) >= 20


def test_every_scenario_of_the_library_has_a_template() -> None:
    declared = {
        name
        for path in sorted((ROOT / "autograder" / "pytorch" / "scenarios").glob("*.py"))
        for name in re.findall(r"^def ([a-z]\w*)\(\s*task: Task\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    used = "\n".join(one.checks for one in scenarios().values())
    assert len(declared) >= 13
    assert {name for name in declared | {"whole_training", "Answer"} if f"{name}(" not in used} == set()


def test_all_of_them_are_one_lesson_and_each_may_come_twice(own: Course) -> None:
    lesson, solutions = made(own, *ALL, *ALL)
    assert len(lesson.tasks) == 2 * len(ALL)
    assert {"train_step", "train_step_2", "PairsDataset_2", "q_bias_2"} <= {*lesson.tasks}
    names = [variant.id for variant in (*solutions.wrong, *solutions.right)]
    assert len({*names}) == len(names)
    assert sum(task.points for task in lesson.tasks.values()) == 2 * sum(
        task.points for name, task in lesson.tasks.items() if not name.endswith("_2")
    )


def test_what_is_written_is_as_linters_want_it(own: Course) -> None:
    made(own, *ALL, *ALL)
    checks = own.exercise("my_lesson") / "checks.py"
    ruff = [sys.executable, "-m", "ruff"]
    own_rules = ["--config", str(ROOT / "pyproject.toml"), str(checks)]
    for words in (["check", "--ignore", "D,B905"], ["format", "--check"]):
        ended = subprocess.run([*ruff, *words, *own_rules], capture_output=True, text=True)
        assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_stub_holds_no_solution_of_any_scenario(own: Course) -> None:
    from autograder.author.build import stub

    lesson, _ = made(own, *ALL)
    text = stub(lesson, lesson_cells(own.solution("my_lesson") / "my_lesson.py"))
    functions = [task for task in lesson.tasks.values() if not task.question]
    assert text.count("raise NotImplementedError") == len(functions) + 2  # a dataset has three methods
    assert "argmax" not in text
    assert "zero_grad" not in text


# --- The command


def test_scenarios_are_named_one_after_another(own: Course, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "one", "--from", "loss", "choice", "loss"]) == 0
    assert main(["new", "two", "--from=loss", "--from", "choice"]) == 0
    assert [*own.load("one").tasks] == ["mean_squared_error", "q_bias", "mean_squared_error_2"]
    assert [*own.load("two").tasks] == ["mean_squared_error", "q_bias"]
    assert own.load("two").order == own.load("one").order + 1


def test_without_any_it_is_the_small_lesson_that_it_was(own: Course) -> None:
    assert main(["new", "small"]) == 0
    assert [*own.load("small").tasks] == ["double"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["one", "--from", "loss", "acuracy"], "there is no scenario acuracy; .*Did you mean accuracy"),
        (["--from", "loss", "one"], "LESSON is missing: its name, such as my_lesson; before --from"),
        (["one", "two", "--from", "loss"], "two is one argument too many"),
        (["one", "--from"], "--from needs a value"),
    ],
)
def test_a_wrong_word_is_told(
    arguments: list[str], sentence: str, own: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *arguments]) == 2
    assert re.search(sentence, " ".join(capsys.readouterr().err.split()))
    assert own.lessons == []  # nothing is left behind


def test_the_list_names_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--list"]) == 0
    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.splitlines()[1:] if not line.startswith(" ")] == ALL


# --- Whole proofs


def test_a_lesson_proves_itself_at_once(own: Course) -> None:
    assert_proven(own, "function", "number", "construction", "number", "choice")


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_each_scenario_proves_itself_alone(name: str, own: Course) -> None:
    assert_proven(own, name)


@pytest.mark.slow
def test_all_scenarios_prove_themselves_together(own: Course) -> None:
    assert_proven(own, *ALL, "loss", "model", "dataset", "construction")
