"""A lesson outside the package, made of scenarios alone: its proof, its size, what it says, and where it may lie."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from autograder.author.build import build
from autograder.author.verify import verify
from autograder.course.layout import Course
from tests.conftest import hand_in
from tests.support.command import autograder

COURSE = Path(__file__).with_name("lessons")
LESSON = "logistic_regression"
MOST_LINES = 120
SOLUTION = (COURSE / "solutions" / LESSON / f"{LESSON}.py").read_text()


def test_the_lesson_proves_itself_and_what_is_derived_from_it_is_up_to_date() -> None:
    course = Course(COURSE)
    proof = verify(course, LESSON, {}, seeds=1, wrong_seeds=1, real_seeds=1, workers=1)
    assert [str(fault) for fault in proof.faults] == []
    assert (proof.caught, proof.named, proof.right_failed, proof.idle_points) == (proof.wrong, proof.wrong, 0, 0)
    assert not proof.unproven
    assert build(course, [LESSON], check=True, say=lambda text: None) == []


def test_its_checks_are_short() -> None:
    lines = (COURSE / "exercises" / LESSON / "checks.py").read_text().splitlines()
    assert len(lines) <= MOST_LINES


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Two students' records, marked with a copy of the course in a folder with a blank in its name."""
    elsewhere = tmp_path_factory.mktemp("lessons") / "my course"
    shutil.copytree(COURSE, elsewhere)
    submitted, out = elsewhere.parent / "handed in", elsewhere.parent / "graded"
    hand_in(submitted, "right", SOLUTION, f"{LESSON}.py", LESSON)
    hand_in(submitted, "wrong", with_mistakes(), f"{LESSON}.py", LESSON)
    ended = autograder(Course(elsewhere), "grade", submitted, "--out", out, "--seed", "7", "--workers", "1")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    found = [json.loads(path.read_text()) for path in (out / "results" / LESSON).glob("*.json")]
    return {record["student"]: record for record in found}


def with_mistakes() -> str:
    """The solution with an overflow, and with a minus that is forgotten."""
    text = SOLUTION
    for old, new in (
        ("1 / (1 + torch.exp(-scores))", "torch.exp(scores) / (1 + torch.exp(scores))"),
        ("-w1 / w2, -b / w2", "w1 / w2, -b / w2"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


def failed(record: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The checks that failed, by task and name."""
    return {
        f"{task['name']}.{check['name']}": check
        for task in record["tasks"]
        for check in task["checks"]
        if check["outcome"] == "failed"
    }


def test_it_is_marked_wherever_its_course_lies(records: dict[str, dict[str, Any]]) -> None:
    assert [*failed(records["right"])] == []
    assert records["right"]["score"] == records["right"]["max_score"] == 12
    assert [*failed(records["wrong"])] == ["sigmoid.large_scores", "decision_boundary.values"]
    assert records["wrong"]["score"] == 12 - 0.5 - 2  # plain numbers that are wrong are worth nothing


def test_a_message_can_be_tried_by_hand(records: dict[str, dict[str, Any]]) -> None:
    message = failed(records["wrong"])["decision_boundary.values"]["message"]
    number = r"(-?[0-9.]+)"
    told = rf"the slope of decision_boundary\(model\) for the parameters \[\[{number}, {number}\]\] and \[{number}\]"
    found = re.match(rf"{told}: expected {number}, got {number}", message)
    w1, w2, _, expected, got = map(float, found.groups())  # type: ignore[union-attr]
    assert expected == pytest.approx(-w1 / w2, rel=1e-2)
    assert got == -expected
    assert "The slope has the wrong sign" in json.dumps(records["wrong"])


def test_a_message_shows_where_a_score_overflows(records: dict[str, dict[str, Any]]) -> None:
    expected, got = failed(records["wrong"])["sigmoid.large_scores"]["message"].split("got")
    assert "nan" in got
    assert "nan" not in expected
