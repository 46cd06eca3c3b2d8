"""The statement of a named mistake: found by what a wrong variant changes, or not told at all."""

import json
import re

import pytest

from autograder.author.corpus import corpus_folder, read_corpus
from autograder.course.solutions import load_solutions
from autograder.course.source import definition
from autograder.judge.result import Place
from autograder.repair.changes import changes
from autograder.repair.correspondence import MOST_PARTS, faulty, statements
from autograder.repair.parts import parts
from autograder.submission.parsing import parse
from autograder.submission.program import Program, Unit
from tests.conftest import Mark
from tests.test_blame import COURSE

STEP = """def step(model, batch, loss_function, optimizer):
    inputs, targets = batch
    loss = loss_function(model(inputs), targets)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
"""
OWN = """def step(net, batch, criterion, opt):
    x, y = batch
    prediction = net(x)
    error = criterion(prediction, y)
    opt.zero_grad()
    error.backward()
    opt.step()
    return error.item()
"""


def told(variant: str, student: str, explanation: str = "", reference: str = STEP) -> Place | None:
    program = Program((Unit(student, "work.py"),))
    return faulty(statements(program, "step", frozenset({"other"}), reference, variant, explanation))


@pytest.mark.parametrize(
    ("right", "wrong", "own", "mistaken", "line"),
    [
        ("targets)\n", "targets).detach()\n", "y)\n", "y).detach()\n", 4),
        ("targets)\n", "targets) / len(inputs)\n", "y)\n", "y) / len(x)\n", 4),
        ("    loss.backward()\n", "", "    error.backward()\n", "", 5),
        ("inputs, targets = batch", "targets, inputs = batch", "x, y = batch", "y, x = batch", None),
    ],
)
def test_the_statement_is_the_students_own_whatever_its_names(
    right: str, wrong: str, own: str, mistaken: str, line: int | None
) -> None:
    found = told(STEP.replace(right, wrong), OWN.replace(own, mistaken), "`backward`, `item`")
    if line is None:
        assert found is None or found.line == 2  # no wrong line
    else:
        assert found is not None
        assert found.line in (line, line + 1)
        assert found.code


def test_two_statements_that_changed_places_are_one_that_comes_too_late() -> None:
    late = STEP.replace(
        "    optimizer.zero_grad()\n    loss.backward()\n", "    loss.backward()\n    optimizer.zero_grad()\n"
    )
    old, new = ([part for one in parse(text).body for part in parts(one)] for text in (STEP, late))
    found = changes(old, new)
    assert {(change.before or change.after).text for change in found} == {"optimizer.zero_grad()"}  # type: ignore[union-attr]


def test_parts_do_not_depend_on_the_names_that_a_student_chooses() -> None:
    code = "def f(a, b):\n    c = a @ b\n    for d in c:\n        d.sum()\n    return [e for e in c], lambda g: g + a\n"
    renamed = code
    for name in "abcdeg":
        renamed = re.sub(rf"\b{name}\b", f"my_{name}", renamed)
    first, second = ([part.features for part in parts(parse(text).body[0])] for text in (code, renamed))
    assert renamed != code
    assert (
        first[3:] == second[3:]
    )  # what uses the variables; a name that is given a value for the first time is its own


@pytest.mark.parametrize(
    "student",
    [
        "step = 3",
        "def step(a):\n" + "    a = a + 1\n" * (MOST_PARTS + 1),
        "def step(a):\n    return [" + "1, " * 20_000 + "]\n",
        "def step(a):\n    return " + "+".join("a" * 2_500),
        "def step(a):\n    return 0x" + "f" * 6_000,
        "def step(a):\n" + "    a = a\n" * 20_000,
        "from helpers import step",
        "def other(): pass",
    ],
)
def test_code_of_any_form_gets_an_answer(student: str) -> None:
    found = told(STEP.replace("    loss.backward()\n", ""), student)
    assert found is None or found.line == 1


def test_lines_of_the_corpus() -> None:
    """Of the programs that it was learnt on at least half of the mistakes are found, and few at a wrong line."""
    right = wrong = count = 0
    for name in ("linear_regression", "gpu"):
        lesson = COURSE.load(name)
        solutions = load_solutions(COURSE, lesson)
        variants = {one.id: one for one in solutions.wrong}
        for sample in read_corpus(corpus_folder(COURSE, name)):
            names = sorted(sample.names[0] & variants.keys()) if sample.names else []
            task = lesson.tasks[sample.task]
            if sample.right or not names or task.question or task.keyed:
                continue
            variant = variants[names[0]]
            found = faulty(
                statements(
                    Program((Unit(sample.text, sample.path.name),)),
                    sample.task,
                    frozenset(lesson.tasks) - {sample.task},
                    definition(solutions.reference, sample.task),
                    variant.code,
                    f"{variant.title} {variant.why} {variant.fix}",
                )
            )
            labelled = {line for lines in json.loads(sample.text.split("\n", 1)[0][2:])["lines"] for line in lines}
            count += 1
            if found is not None and found.line and found.end_line:
                hit = labelled & set(range(found.line, found.end_line + 1))
                right, wrong = right + bool(hit), wrong + (not hit)
    assert count > 300
    assert right / count > 0.45
    assert wrong / count < 0.03


def test_the_record_tells_the_statement_of_a_named_mistake(mark: Mark) -> None:
    found = mark("def double(x):\n    y = x\n    return y ** 2\n")
    check = found["tasks"][0]["checks"][0]
    assert check["diagnosis"]
    assert check["where"] == {"file": "tiny.py", "line": 3, "code": "return y ** 2", "column": 5, "end_line": 3}
