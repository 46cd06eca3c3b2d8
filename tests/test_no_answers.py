"""What students get holds no answers: neither the installed package, nor the exercises, nor the notebooks."""

import ast
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.author.build import BEGIN, END
from autograder.course.layout import Course
from autograder.judge.result import TaskResult
from autograder.marking.marker import Marker
from autograder.marking.practice_key import FILE, PracticeKey
from autograder.marking.practice_words import vocabulary_of, words_to_hand_out
from autograder.repair.vocabulary import words_of
from autograder.runner.fork_server import launcher
from autograder.submission.program import Program, Unit
from autograder.submission.submission import Submission
from autograder.wire import decode_frame

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course(ROOT)
LESSONS = COURSE.lessons
FEW = 2  # lines of a solution: fewer stand in many programs


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of `make handout`, by name."""
    folder = tmp_path_factory.mktemp("handout")
    uv = Path(sys.executable).with_name("uv")
    command = [str(uv), "build", "--quiet", "--wheel", "--out-dir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, timeout=300)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        files = {name: wheel.read(name) for name in wheel.namelist()}
    for side in ("exercises", "release"):
        for path in (ROOT / side).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                files[str(path.relative_to(ROOT))] = path.read_bytes()
    return files


def answers(lesson: str) -> dict[str, ast.expr]:
    """The answer to each question, as it stands in the key."""
    tree = ast.parse((COURSE.solution(lesson) / "key.py").read_text(encoding="utf-8"))
    return {
        target.id: statement.value
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }


def solutions(lesson: str) -> Iterator[list[str]]:
    """The lines between the marks of each solution, without their indentation."""
    text = (COURSE.solution(lesson) / f"{lesson}.py").read_text(encoding="utf-8")
    for region in re.findall(f"{BEGIN}\n(.*?){END}", text, re.DOTALL):
        yield [line.strip() for line in region.splitlines() if line.strip()]


def test_what_is_handed_out_is_looked_at(handed_out: dict[str, bytes]) -> None:
    for lesson in LESSONS:
        for name in (
            f"autograder/exercises/{lesson}/checks.py",
            f"exercises/{lesson}/{FILE}",
            f"release/{lesson}/{lesson}.ipynb",
        ):
            assert name in handed_out
    assert not [name for name in handed_out if Path(name).name in ("key.py", "wrong.toml", "alternatives.toml")]


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_key_of_the_questions_is_handed_out(handed_out: dict[str, bytes], lesson: str) -> None:
    for question, answer in answers(lesson).items():
        written = re.compile(rf"{question}\s*=\s*{re.escape(ast.unparse(answer))}".encode())
        assert not [name for name, content in handed_out.items() if written.search(content)]


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_solution_is_handed_out(handed_out: dict[str, bytes], lesson: str) -> None:
    texts = {
        name: "\n".join(line.strip() for line in content.decode().replace("\\n", "\n").splitlines())
        for name, content in handed_out.items()
        if name.endswith((".py", ".ipynb", ".md", ".txt"))
    }
    regions = [lines for lines in solutions(lesson) if len(lines) >= FEW]
    assert regions
    for lines in regions:
        body = "\n".join(lines)
        assert not [name for name, text in texts.items() if body in text], body


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_check_of_a_question_compares_with_a_word_of_its_answer(lesson: str) -> None:
    words = {
        node.value
        for answer in answers(lesson).values()
        for node in ast.walk(answer)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    checks = ast.parse((COURSE.exercise(lesson) / "checks.py").read_text(encoding="utf-8"))
    questions = {
        check.function.__name__
        for task in COURSE.load(lesson).tasks.values()
        if task.question
        for check in task.checks.values()
    }
    for function in (node for node in ast.walk(checks) if isinstance(node, ast.FunctionDef) and node.name in questions):
        for compared in (node for node in ast.walk(function) if isinstance(node, ast.Compare)):
            for side in (compared.left, *compared.comparators):
                assert not (isinstance(side, ast.Constant) and side.value in words), ast.unparse(compared)


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_practice_key_holds_no_answer(handed_out: dict[str, bytes], lesson: str) -> None:
    declared = COURSE.load(lesson)
    key = decode_frame(handed_out[f"exercises/{lesson}/{FILE}"])
    for name, observation in key["observations"].items():
        task = declared.tasks[declared.probes[name].task]
        assert not task.keyed
        if declared.probes[name].answer:
            assert observation == {"values": {}, "signature": None, "failure": None}
        elif task.question:
            assert "answer" not in observation["values"] | (observation["signature"] or {})
    assert not [task for task in key["fingerprints"] if declared.tasks[task].needs_key]
    assert not [name for name in key["second"] if declared.probes[name].answer]


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_practice_key_holds_names_of_right_programs_and_nothing_of_what_they_do_with_them(
    handed_out: dict[str, bytes], lesson: str
) -> None:
    """No number, no text, no call: a name says which words there are, and neither where nor with what."""
    declared = COURSE.load(lesson)
    right = decode_frame(handed_out[f"exercises/{lesson}/{FILE}"])["right"]
    assert right
    for task, told in right.items():
        of_task = declared.tasks[task]
        assert not any((of_task.question, of_task.needs_key, of_task.manual))
        assert told.keys() == {"words", "values", "screens"}
        assert told["words"].keys() == {"attributes", "methods", "flags", "numbers", "names"}
        words = [word for names in told["words"].values() for word in names]
        assert all(word.isidentifier() for word in words)
        assert not [value for value in told["values"] if not value.startswith("T")]  # of tensors; a number says itself


def test_words_of_right_programs_lose_what_they_are_given() -> None:
    text = "def f(x):\n    y = nn.Linear(784, 10)(x)\n    return y.argmax(dim=1, keepdim=True).sum(axis=7, p=q, r='s')"
    words = words_to_hand_out(words_of(text))
    assert words["attributes"] == ["Linear", "argmax", "sum"]
    assert (words["flags"], words["numbers"], words["names"]) == (["keepdim"], ["axis", "dim"], ["p"])
    handed = vocabulary_of(words)
    assert {"dim=0", "dim=1", "dim=-1"} < handed.keywords
    assert "axis=7" not in handed.keywords
    assert "{}.argmax()" in handed.wrappers
    assert not handed.calls
    assert not handed.constants


@pytest.mark.parametrize("lesson", LESSONS)
def test_checks_of_answers_that_need_the_reference_say_so(lesson: str) -> None:
    """On a student's machine they would find nothing there."""
    declared = COURSE.load(lesson)
    names = {probe.name for probe in declared.probes.values() if probe.answer}
    for task in declared.tasks.values():
        for check in task.checks.values():
            if check.probe in names and not check.keyed:
                source = ast.parse((COURSE.exercise(lesson) / "checks.py").read_text(encoding="utf-8"))
                [function] = [
                    node
                    for node in ast.walk(source)
                    if isinstance(node, ast.FunctionDef) and node.name == check.function.__name__
                ]
                used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
                asked = {argument.arg for argument in function.args.args}
                assert "expected" not in used, check.name
                assert "key" not in asked, check.name


@pytest.fixture(scope="module")
def practised() -> dict[str, TaskResult]:
    """A student's own check of answers to questions of `mlp`."""
    lesson, folder = COURSE.load("mlp"), COURSE.exercise("mlp")
    process = launcher(folder)
    try:
        marker = Marker(lesson, PracticeKey(lesson, folder), process)
        text = "q_deeper_linear = (-6, 1)\nq_relu_last = ('yes', [-1.0, 2.0])\nq_layer_shapes = (100, 200, 50, 10)\n"
        program = Program((Unit(text, "mlp.py"),))
        names = {"q_deeper_linear", "q_relu_last", "q_layer_shapes"}
        result = marker.mark(Submission("", "mlp", "mlp.py", program), names)
        return {task.name: task for task in result.tasks}
    finally:
        process.close()


def test_an_answer_that_can_be_judged_by_itself_is_judged_in_practice(practised: dict[str, TaskResult]) -> None:
    assert [check.outcome for check in practised["q_deeper_linear"].checks] == ["passed"]
    shapes = practised["q_layer_shapes"].checks
    assert [check.outcome for check in shapes] == ["failed", "blocked"]
    assert [one.id for one in shapes[0].diagnoses] == ["shapes_do_not_chain"]


def test_a_choice_is_only_answered_in_practice(practised: dict[str, TaskResult]) -> None:
    assert [check.outcome for check in practised["q_relu_last"].checks] == ["passed", "answered"]
