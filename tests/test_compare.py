"""Which marks changed between two sets of records, and why."""

import copy
from typing import Any

import pytest

from autograder.record import diff as compared
from autograder.record.codec import Filed, record_of
from autograder.record.diff import Change, Reason
from autograder.record.seal import sealed
from tests.support.made_records import RIGHT, check, task

Json = dict[str, Any]


def made(student: str = "ada", score: float | None = 1.0, outcomes: tuple[str, ...] = ("passed", "failed")) -> Json:
    checks = [check(f"c{n}", outcome, sentence=f"s{n}") for n, outcome in enumerate(outcomes)]
    return {
        **RIGHT,
        "student": student,
        "kit": "1",
        "kit_sha256": "k",
        "lesson_sha256": "l",
        "submission_sha256": "s",
        "modules_sha256": "",
        "torch": "2.6",
        "seed": 7,
        "outcome": "failed",
        "score": score,
        "max_score": 2.0,
        "tasks": [task("double", *checks)],
    }


def compare_records(before: Json | None, after: Json | None) -> Change | None:
    old = Filed(record_of(before), before) if before else None
    return compared.compare_records(
        old.record if old else None, record_of(after) if after else None, old.edited if old else False
    )


def changed(**fields: Any) -> Json:
    return {**made(score=2.0, outcomes=("passed", "passed")), **fields}


def test_equal_records_are_no_change_whatever_their_time() -> None:
    assert compare_records({**made(), "seconds": 1.0}, {**made(), "seconds": 2.0}) is None


def test_a_change_names_the_marks_and_the_checks() -> None:
    change = compare_records(made(), changed(lesson_sha256="other"))
    assert change is not None
    assert (change.student, change.lesson, change.before, change.after) == ("ada", "tiny", 1.0, 2.0)
    assert change.marks_changed
    [check] = change.checks
    assert (check.task, check.check, check.sentence) == ("double", "c1", "s1")
    assert (check.before, check.after, check.score_before, check.score_after) == ("failed", "passed", 0.0, 1.0)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"submission_sha256": "x"}, Reason.SUBMISSION),
        ({"modules_sha256": "x"}, Reason.SUBMISSION),
        ({"lesson_sha256": "x"}, Reason.LESSON),
        ({"kit": "2"}, Reason.KIT),
        ({"kit_sha256": "x"}, Reason.KIT),
        ({"seed": 8}, Reason.SEED),
        ({"torch": "2.7"}, Reason.TORCH),
        ({"facts": {"data": "FashionMNIST"}}, Reason.DATA),
        ({"facts": {"device": "CUDA device"}}, Reason.DEVICE),
        ({"outcome": "grader_error"}, Reason.GRADER_ERROR),
        ({}, Reason.CHANCE),
    ],
)
def test_the_reason_is_what_differs(fields: Json, reason: Reason) -> None:
    change = compare_records(made(), changed(**fields))
    assert change is not None
    assert change.reasons == (reason,)
    assert reason.words


def test_a_record_that_was_edited_is_told() -> None:
    before = {**sealed(made()), "score": 2.0}
    change = compare_records(before, made())
    assert change is not None
    assert change.reasons == (Reason.EDITED,)


def test_several_reasons_are_all_named() -> None:
    change = compare_records(made(), changed(seed=8, kit="2"))
    assert change is not None
    assert change.reasons == (Reason.KIT, Reason.SEED)


def test_outcomes_that_change_without_points_are_shown_as_such() -> None:
    after = made(outcomes=("passed", "blocked"))
    change = compare_records(made(), after)
    assert change is not None
    assert not change.marks_changed
    assert change.checks[0].after == "blocked"


def test_checks_that_come_and_go_are_listed() -> None:
    after = copy.deepcopy(made())
    after["tasks"][0]["checks"][1]["name"] = "renamed"
    change = compare_records(made(), after)
    assert change is not None
    assert [(check.check, check.before, check.after) for check in change.checks] == [
        ("renamed", None, "failed"),
        ("c1", "failed", None),
    ]


def test_a_mark_that_a_grader_error_took_is_a_change() -> None:
    change = compare_records(made(), {**made(score=None), "outcome": "grader_error"})
    assert change is not None
    assert (change.before, change.after) == (1.0, None)
    assert change.marks_changed


def test_sets_of_records_are_matched_by_student_and_lesson() -> None:
    before = [made("ada"), made("ben"), made("chen")]
    after = [made("dora"), changed(student="ben", seed=8), made("ada")]
    found = compared.compare(map(record_of, before), map(record_of, after))
    assert [(change.student, change.reasons) for change in found] == [
        ("ben", (Reason.SEED,)),
        ("chen", (Reason.GONE,)),
        ("dora", (Reason.NEW,)),
    ]
    assert (found[1].before, found[1].after) == (1.0, None)
    assert (found[2].before, found[2].after) == (None, 1.0)


def test_records_of_different_students_are_not_compared() -> None:
    with pytest.raises(ValueError, match="different students"):
        compare_records(made("ada"), made("ben"))
    with pytest.raises(ValueError, match="nothing to compare"):
        compare_records(None, None)
