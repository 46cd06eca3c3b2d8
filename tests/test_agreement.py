"""A mistake's name beside a repair: which is told, and at which line, everywhere the same."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from rich.console import Console

from autograder.judge.result import (
    CheckResult,
    Diagnosis,
    Outcome,
    Place,
    Proof,
    Result,
    Standing,
    TaskRepair,
    TaskResult,
)
from autograder.marking.agreement import with_repair
from autograder.record.of_result import record
from autograder.record.same_repair import mended
from autograder.record.schema import Record
from autograder.record.story import MENDS as MENDS_ALL
from autograder.record.story import ONE_LINE, REPAIR, mistakes, told
from autograder.render.csv.grades import gradescope
from autograder.render.html.card import card_text
from autograder.render.terminal.student import student_report
from autograder.repair.correspondence import Statement
from autograder.student.hints import next_hint

NAMED = Diagnosis("summed", "The squares are summed", "It grows with the data.", "Take the mean.", "Loss")
DEFINITION = Place("tiny.py", 1, end_line=4)


def at(line: int, end: int | None = None) -> Place:
    return Place("tiny.py", line, None, f"line {line}", None, end)


def repair(*lines: int, proof: Proof = Proof.PROVEN) -> TaskRepair:
    title = f"Line {lines[0]}: another operator is needed here"
    return TaskRepair(title, "Check it.", proof, tuple(map(at, lines)), ("sign",), "a", "b", "+ -> *")


def statements(*likely: tuple[int, float]) -> list[Statement]:
    return [Statement(at(line, line), chance, beside_gap=False) for line, chance in likely]


def decided(found: TaskRepair, known: list[Statement], where: Place = DEFINITION, *names: Diagnosis) -> TaskResult:
    failed = CheckResult("c", Outcome.FAILED, 0.0, 1.0, "It holds.", "expected 2, got 3", where=where, diagnoses=names)
    passed = CheckResult("d", Outcome.PASSED, 1.0, 1.0, "That holds.", where=DEFINITION)
    return with_repair(TaskResult("double", "Loss", (failed, passed)), found, lambda mistake: known)


def kept(task: TaskResult) -> Record:
    return record(Result("ada", "tiny", "0", 1, "tiny.py", "", (task,)))


def everywhere(found: Record, tmp_path: Path) -> list[str]:
    """All that tells a student of it."""
    hints = [next_hint(found, tmp_path / "tiny.py", tmp_path / "hints.json").text for _ in range(3)]
    return [student_text(found), card_text(found), str(gradescope(found)), "\n".join(hints)]


PROVEN, MENDS = Proof.PROVEN, Proof.MENDS


def student_text(found: Record) -> str:
    out = io.StringIO()
    Console(file=out, width=200).print(student_report(found))
    return out.getvalue()


@pytest.mark.parametrize(
    ("found", "known", "line", "standing"),
    [
        (repair(3), [(2, 0.3), (3, 0.4)], 3, Standing.AGREES),
        (repair(3), [(2, 0.6), (3, 0.0)], 3, Standing.AGREES),  # of a name that is about no one line for sure
        (repair(3), [(2, 0.9), (3, 0.0)], 3, Standing.POSSIBLE),
        (repair(3), [], 3, Standing.AGREES),
        (repair(2, 3, proof=MENDS), [(2, 0.1), (3, 0.8)], 3, Standing.AGREES),
        (repair(3, proof=MENDS), [(2, 0.8), (3, 0.1)], 1, Standing.UNTOLD),
        (repair(3, proof=MENDS), [(2, 0.6), (3, 0.1)], 3, Standing.AGREES),
        (repair(3, proof=MENDS), [], 3, Standing.AGREES),
        (replace(repair(3, proof=MENDS), after="b, " * 10), [], 1, Standing.UNTOLD),
    ],
)
def test_the_line_and_what_is_told_are_decided_by_the_proof_and_the_statement(
    found: TaskRepair, known: list[tuple[int, float]], line: int, standing: Standing
) -> None:
    task = decided(found, statements(*known), DEFINITION, NAMED)
    assert task.repair is not None
    assert task.repair.standing is standing
    assert task.checks[0].where is not None
    assert task.checks[0].where.line == line
    assert task.checks[1].where == DEFINITION
    assert [check.score for check in task.checks] == [0.0, 1.0]


def test_without_a_name_only_a_proof_goes_before_the_line_of_an_error() -> None:
    for proof, line in ((PROVEN, 3), (MENDS, 2)):
        task = decided(repair(3, proof=proof), [], at(2))
        assert task.repair is not None
        assert task.repair.standing is Standing.ALONE
        assert task.checks[0].where is not None
        assert task.checks[0].where.line == line
    assert decided(repair(3, proof=MENDS), []).checks[0].where == at(3)


def test_of_changes_at_several_lines_the_one_counts_that_the_name_is_about() -> None:
    lines = [replace(at(line), code=code) for line, code in ((2, "loss.backward()"), (3, "optimizer.zero_grad()"))]
    found = replace(repair(2, 3, proof=MENDS), places=tuple(lines))
    named = replace(NAMED, why="`zero_grad` stands between `backward` and `step`.")
    assert decided(found, [], DEFINITION, named).checks[0].where == lines[1]
    assert decided(replace(found, after="b, " * 10), [], DEFINITION, NAMED).checks[0].where == DEFINITION


def test_of_changes_that_are_needed_together_each_name_has_its_own() -> None:
    together = replace(repair(2, 6, proof=MENDS), kinds=("sign", "constant"))
    other = replace(NAMED, id="halved", title="Half of it")
    known = {NAMED.id: [(2, 0.6), (6, 0.3)], other.id: [(2, 0.5), (6, 0.4)]}
    checks = [
        CheckResult(name, Outcome.FAILED, 0.0, 1.0, "It holds.", "got 3", where=DEFINITION, diagnoses=(one,))
        for name, one in (("c", NAMED), ("d", other))
    ]
    task = with_repair(TaskResult("double", "Loss", tuple(checks)), together, lambda one: statements(*known[one.id]))
    assert [check.where for check in task.checks] == [at(2), at(6)]
    assert task.repair is not None
    assert task.repair.standing is Standing.AGREES
    known[other.id] = []  # nothing is known of it, and one place is left
    task = with_repair(TaskResult("double", "Loss", tuple(checks)), together, lambda one: statements(*known[one.id]))
    assert [check.where for check in task.checks] == [at(2), at(6)]


def test_a_change_that_is_needed_and_has_no_name_is_told_beside_the_name() -> None:
    def standing(lines: tuple[int, int], *more: CheckResult) -> Standing:
        named = CheckResult("c", Outcome.FAILED, 0.0, 1.0, "It holds.", "got 3", where=DEFINITION, diagnoses=(NAMED,))
        together = replace(repair(*lines, proof=MENDS), kinds=("sign", "constant"))
        task = TaskResult("double", "Loss", (named, *more))
        task = with_repair(task, together, lambda one: statements((2, 0.9)))
        assert task.checks[0].where == at(2)
        assert task.repair is not None
        return task.repair.standing

    nameless = CheckResult("d", Outcome.FAILED, 0.0, 1.0, "It holds.", "got 3", where=DEFINITION)
    assert standing((2, 6), nameless) is Standing.POSSIBLE
    assert standing((2, 3), nameless) is Standing.AGREES  # one mistake in two lines
    assert standing((2, 6)) is Standing.AGREES  # all that fails has that name


def test_a_repair_of_a_part_is_told_of_the_checks_that_it_mends() -> None:
    checks = tuple(
        CheckResult(name, Outcome.FAILED, 0.0, 1.0, f"{name} holds.", "expected 2, got 3", where=DEFINITION)
        for name in ("c", "d")
    )
    part = replace(repair(3, proof=MENDS), checks=("d",))
    task = with_repair(TaskResult("double", "Loss", checks), part, lambda mistake: [])
    assert [check.where for check in task.checks] == [DEFINITION, at(3)]
    shown = {one.check.name: [mistake.id for mistake in one.mistakes] for one in told(kept(task).tasks[0])}
    assert shown == {"c": [], "d": [REPAIR]}
    assert list(mended(kept(task))) == []  # it does not group the class by a mistake
    assert MENDS_ALL not in str(student_text(kept(task)))


@pytest.mark.parametrize(
    ("chance", "standing", "where"), [(0.1, Standing.UNTOLD, DEFINITION), (0.5, Standing.AGREES, at(3))]
)
def test_a_repair_of_a_part_that_has_a_name_is_told_only_at_a_line_that_the_name_is_about(
    chance: float, standing: Standing, where: Place
) -> None:
    named = CheckResult(
        "c", Outcome.FAILED, 0.0, 1.0, "c holds.", "expected 2, got 3", where=DEFINITION, diagnoses=(NAMED,)
    )
    other = replace(named, name="d", diagnoses=())
    part = replace(repair(3, proof=MENDS), checks=("c",))
    task = with_repair(TaskResult("double", "Loss", (named, other)), part, lambda mistake: statements((3, chance)))
    assert [check.where for check in task.checks] == [where, DEFINITION]
    assert task.repair is not None
    assert task.repair.standing is standing


def test_a_name_that_is_proven_says_so_wherever_it_is_told(tmp_path: Path) -> None:
    found = kept(decided(repair(3), statements((3, 0.9)), DEFINITION, NAMED))
    [shown] = told(found.tasks[0])[0].mistakes
    assert (shown.id, shown.why) == (NAMED.id, NAMED.why)
    for text in everywhere(found, tmp_path):
        assert ONE_LINE in text
        assert "another operator" not in text
    assert [mistake for *_, mistake in mistakes(found.tasks)] == [NAMED]  # a class is counted by the name
    assert list(mended(found)) == []


def test_a_proof_at_another_statement_is_told_beside_the_name(tmp_path: Path) -> None:
    found = kept(decided(repair(3), statements((2, 0.9), (3, 0.0)), DEFINITION, NAMED))
    assert [one.id for one in told(found.tasks[0])[0].mistakes] == [NAMED.id, REPAIR]
    for text in everywhere(found, tmp_path):
        assert NAMED.title in text
        assert "Line 3: another operator is needed here" in text
    assert [mistake for *_, mistake in mistakes(found.tasks)] == [NAMED]


def test_what_is_no_proof_and_at_another_statement_is_told_to_nobody_but_the_instructor(tmp_path: Path) -> None:
    found = kept(decided(repair(3, proof=MENDS), statements((2, 0.9)), DEFINITION, NAMED))
    assert found.tasks[0].repair is not None
    for text in everywhere(found, tmp_path):
        assert NAMED.title in text
        assert "another operator" not in text
        assert ONE_LINE not in text


def test_a_record_from_before_names_and_repairs_were_compared_tells_the_name() -> None:
    found = kept(decided(repair(3), statements((3, 0.9)), DEFINITION, NAMED))
    task = found.tasks[0]
    assert task.repair is not None
    before = structs.replace(task, repair=structs.replace(task.repair, standing=Standing.ALONE))
    assert told(before)[0].mistakes == (NAMED,)
