"""What students read about programs with usual mistakes: properties of the words, and those followed to the letter."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.judge.result import Outcome
from autograder.record.codec import record_of
from autograder.record.schema import Record
from autograder.runner.patience import Patience
from autograder.student.checker import Checker
from tests.support import made_records
from tests.support.made_records import check, failed, task
from tests.support.student_cases import Case, cases, checkers_of_all, program, told
from tests.support.words import RULES, Rule, shown_lines, words

CASES = cases()
QUICK = [case for case in CASES if not case.slow]
TRAINED = [case for case in CASES if case.slow]
NAMES = {"argnames": "case", "ids": lambda case: f"{case.lesson}/{case.name}"}


@pytest.fixture(scope="module")
def checkers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Checker]]:
    with checkers_of_all(tmp_path_factory) as made:
        yield made


def verify(checker: Checker, case: Case) -> None:
    """Every rule, what is known of this case, and the advice followed to the letter."""
    found, text = told(checker, case, case.text)
    broken = [what for rule in RULES for what in rule(found, text)]
    assert not broken, f"{broken}\n{text}"
    said, lines = words(text), shown_lines(text)
    assert any(part in code for _, _, code in lines for part in case.about), f"none of {case.about} is shown\n{text}"
    arrows = [code for arrow, _, code in lines if arrow]
    assert all(any(part in code for part in case.about) for code in arrows), f"the arrow is at another line\n{text}"
    assert any(re.search(pattern, said) for pattern in case.says), f"none of {case.says} is said\n{text}"
    assert not [pattern for pattern in case.never if re.search(pattern, said)], text
    if case.mend:
        mended, after = told(checker, case, case.mended)
        assert all(one.outcome in (Outcome.PASSED, Outcome.ANSWERED) for one in mended.tasks), after


@pytest.mark.parametrize(argvalues=QUICK, **NAMES)
def test_what_is_said_of_a_mistake(checkers: dict[str, Checker], case: Case) -> None:
    verify(checkers[case.lesson], case)


@pytest.mark.slow
@pytest.mark.parametrize(argvalues=TRAINED, **NAMES)
def test_what_is_said_of_a_mistake_in_a_whole_training(checkers: dict[str, Checker], case: Case) -> None:
    verify(checkers[case.lesson], case)


@pytest.mark.slow
@pytest.mark.parametrize(argvalues=CASES, **NAMES)
def test_the_place_that_is_told_later_is_one_of_those_lines(checkers: dict[str, Checker], case: Case) -> None:
    checker = checkers[case.lesson]
    found, _ = told(checker, case, case.text)
    name = next(one.name for one in found.tasks if one.outcome == Outcome.FAILED)
    after = checker.explained(found, name, Patience(10.0))
    [repaired] = [one for one in after.tasks if one.name == name]
    wrong = next(one for one in repaired.checks if one.outcome == Outcome.FAILED)
    lines = checker.path.read_text(encoding="utf-8").split("\n")
    if wrong.where is not None and wrong.where.code and wrong.where.line:
        assert any(part in lines[wrong.where.line - 1] for part in case.about), (wrong.where, repaired.repair)


def test_the_right_programs_are_right(checkers: dict[str, Checker]) -> None:
    for lesson in ("linear_regression", "softmax_classifier"):
        checker = checkers[lesson]
        checker.path.write_text(program(lesson, ""), encoding="utf-8")
        tasks = checker.lesson.tasks
        found = checker.check([one for one in tasks if one != "train_classifier" and not tasks[one].manual], None)
        assert [one.name for one in found.tasks if one.outcome not in (Outcome.PASSED, Outcome.ANSWERED)] == []


# --- Each rule fails where it should


def made(*checks: object) -> Record:
    return record_of(made_records.made("you", task("step", *checks), task("loss", check("mean"))))


WRONG = made(failed("moves"), check("shape"))
GOOD = """Next: step
✗ Old gradients are never reset
  weight: expected 0.8906, got 2.107
    211 │     loss = loss_function(predictions, targets)
  ▸ 212 │     optimizer.zero_grad
  Why:     `backward` adds to the gradients that are there.
In this task, 2 checks wait for this (1 point); 1 check is right.

20.5 of 28 points so far; up to 1 more when your answers are marked
"""
PLANTED = {
    "says_what_is_wrong_first": ("✗ Old gradients are never reset", f"✗ {WRONG.tasks[0].checks[0].sentence}"),
    "tells_no_insides": ("got 2.107", "got a max"),
    "rounds_numbers": ("got 2.107", "got 2.107e+05"),
    "says_nothing_twice": ("  Why: ", "  `backward` adds to the gradients that are there.\n  Why: "),
    "shows_a_line": ("│", "|"),
    "points_at_no_right_head": ("    optimizer.zero_grad", "def step(model):"),
    "counts_in_right_forms": ("1 point)", "1 points)"),
    "joins_the_line_that_stops_to_the_one_to_look_at": (
        "✗ Old gradients are never reset",
        "✗ Your code stops in line 211.",
    ),
    "gives_reasons_under_why": ("the gradients that are there.", "them. One change there mends all that fails."),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_tells_a_bad_text_from_a_good_one(rule: Rule) -> None:
    assert rule(WRONG, GOOD) == []
    if rule.__name__ == "lets_no_points_go_in_silence":
        assert rule(made(check("shape"), check("mean", "answered")), GOOD)
    else:
        old, new = PLANTED[rule.__name__]
        assert old in GOOD
        assert rule(WRONG, GOOD.replace(old, new)), rule.__name__


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("got 2.107", "got 12345.0"),
        ("got 2.107", "got 2.1071234567"),
        ("0.8906, got", "0.8906 (wrapper_CUDA_addmm), got"),
        ("Old gradients are never reset", "In line 212, line 212 and line 212 of it"),
        ("are never reset", "are never reset in `optimizer.zero_grad_of_all`"),
        ("28 points so far", "28 points; 3 of 25 points so far"),
        ("2 checks wait", "2 check wait"),
    ],
)
def test_bad_texts_of_other_kinds_are_found(old: str, new: str) -> None:
    text = GOOD.replace(old, new)
    text = text.replace("▸ 212 │     optimizer.zero_grad\n", "▸ 212 │     optimizer.zero_grad_of_all\n")
    assert [what for rule in RULES for what in rule(WRONG, text)]


def test_every_program_has_its_facts() -> None:
    there = {(path.parent.name, path.stem) for path in Path(__file__).with_name("student_cases").glob("*/*.py")}
    assert {(case.lesson, case.name) for case in CASES} == there
