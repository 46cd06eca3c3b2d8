"""Comparisons that nothing slips through, and verdicts that need positive proof."""

from dataclasses import replace

import pytest
import torch

from autograder.judge.compare import agrees, evaluate, same
from autograder.judge.result import Outcome
from autograder.judge.verdicts import Case, judge
from autograder.lesson import FLOAT32, Close, DeclarationError, Equal, Holds, Lesson, MoreSeeds, Remark, Tolerance
from autograder.submission.program import Program
from autograder.submission.tasks import ATTEMPTED, Attempt
from autograder.wire import Opaque
from autograder.wire.observation import Observation, Observations

ONE = torch.ones(3)


@pytest.mark.parametrize(
    ("got", "expected", "result"),
    [
        (ONE, ONE.clone(), True),
        (ONE + 1e-7, ONE, True),
        (ONE.double(), ONE, True),
        (ONE + 1e-2, ONE, False),
        (torch.ones(1), ONE, False),
        (torch.ones(3, 1), ONE, False),
        (torch.tensor(1.0), ONE, False),
        (ONE * float("nan"), ONE * float("nan"), False),
        (ONE * float("inf"), ONE * float("inf"), False),
        (1.0, 1, True),
        (True, 1, False),
        (1, True, False),
        (None, None, True),
        ("a", "a", True),
        ([1.0, 2.0], [1.0, 2.0], True),
        ([1.0], [1.0, 2.0], False),
        ([], [], True),
        ((1.0,), [1.0], False),
        (Opaque("Tensor"), ONE, False),
        (Opaque("float"), Opaque("float"), False),
        ({"a": 1.0}, {"a": 1.0}, True),
        ({"a": 1.0, "b": 1}, {"a": 1.0}, False),
        (1.0, ONE, False),
        (None, ONE, False),
    ],
)
def test_agreement(got: object, expected: object, result: bool) -> None:
    assert agrees(got, expected, FLOAT32) is result


def test_same_is_exact_about_dtype_and_type() -> None:
    assert not same(ONE.double(), ONE)
    assert not same(1, 1.0)
    assert not same(float("nan"), float("nan"))
    assert same([1, ONE], [1, ONE.clone()])


def test_a_difference_says_what_where_and_how_far() -> None:
    found = evaluate(Close("the weight", torch.tensor([1.0, 2.5]), torch.tensor([1.0, 2.0])))
    assert found is not None
    assert (found.what, found.detail) == ("the weight", "1 of 2 numbers differ")
    nested = evaluate(Close("the steps", [[ONE, ONE[:1]], [ONE, ONE[:1] + 2]], [[ONE, ONE[:1]], [ONE, ONE[:1]]]))
    assert nested is not None
    assert (nested.what, nested.expected, nested.got) == ("the steps (number 2 of 2)", "1", "3")
    assert nested.detail == ""  # both stand beside each other
    large = evaluate(Close("the profit", 204312.4, 507812.3))
    assert large is not None
    assert (large.expected, large.got) == ("507,812", "204,312")
    near = evaluate(Close("the loss", 0.12346, 0.12345, Tolerance(0, 1e-7)))
    assert near is not None
    assert (near.expected, near.got) == ("0.12345", "0.12346")
    shapes = evaluate(Close("the output", torch.ones(2, 1), torch.ones(2)))
    assert shapes is not None
    assert shapes.detail == "the shape is (2, 1) instead of (2,)"
    assert "float64 instead of float32" in evaluate(Equal("x", ONE.double(), ONE)).detail  # type: ignore[union-attr]


def lesson_with(check, points: float = 1.0, after=(), attempts: int = 1) -> Lesson:  # type: ignore[no-untyped-def]
    lesson = Lesson("test", title="Test")
    task = lesson.task("f", points=points + 1, lecture="-")

    def look(student: object, given: object) -> dict[str, object]:
        return {}

    probe = task.probe(look, attempts=attempts)
    probe = task.probes["f.look"]

    def first(seen, expected):  # type: ignore[no-untyped-def]
        """First."""
        return Equal("x", seen.x, expected.x)

    task.check(probe, points=1)(first)
    check.__doc__ = "Second."
    task.check(probe, points=points, after=[first] if after else ())(check)
    return lesson


def verdicts(lesson: Lesson, seen: dict[str, object], expected: dict[str, object], more=None, failure=None):  # type: ignore[no-untyped-def]
    observations = Observations({"f.look": [Observation(seen, failure)]}, names=frozenset({"f"}))
    case = Case(lesson, Program(()), {"f": Attempt(ATTEMPTED)}, observations, {"f.look": [Observation(expected)]}, more)
    return judge(case)[0].checks


def test_a_check_waits_for_what_it_needs() -> None:
    lesson = lesson_with(lambda seen, expected: Equal("y", seen.y, expected.y), after=["first"])
    found = verdicts(lesson, {"x": 2, "y": 1}, {"x": 1, "y": 1})
    assert [check.outcome for check in found] == [Outcome.FAILED, Outcome.BLOCKED]
    assert [check.score for check in found] == [0, 0]


def test_values_that_a_check_cannot_handle_fail_the_student_not_the_grader() -> None:
    lesson = lesson_with(lambda seen, expected: Holds("y", seen.y + 1 > 0, "", ""))
    assert verdicts(lesson, {"x": 1, "y": "text"}, {"x": 1, "y": 1})[1].outcome is Outcome.FAILED
    assert verdicts(lesson, {"x": 1}, {"x": 1, "y": 1})[1].outcome is Outcome.FAILED


def test_a_check_that_cannot_judge_the_reference_is_our_fault() -> None:
    broken = lesson_with(lambda seen, expected: Equal("y", seen.nothing, 1))
    assert verdicts(broken, {"x": 1}, {"x": 1})[1].outcome is Outcome.GRADER_ERROR
    never = lesson_with(lambda seen, expected: Holds("y", False, "a", "b"))
    found = verdicts(never, {"x": 1}, {"x": 1})[1]
    assert found.outcome is Outcome.GRADER_ERROR
    assert found.score is None
    truthy = lesson_with(lambda seen, expected: Holds("y", 1, "a", "b"))  # type: ignore[arg-type]
    assert verdicts(truthy, {"x": 1}, {"x": 1})[1].outcome is Outcome.GRADER_ERROR


def test_a_failed_reference_gives_no_mark() -> None:
    lesson = lesson_with(lambda seen, expected: Equal("x", seen.x, 1))
    case = Case(
        lesson,
        Program(()),
        {"f": Attempt(ATTEMPTED)},
        Observations({"f.look": [Observation({"x": 1})]}),
        {"f.look": [Observation(failure={"kind": "KeyError", "message": "x"})]},
    )
    assert {check.outcome for check in judge(case)[0].checks} == {Outcome.GRADER_ERROR}


def test_a_remark_costs_nothing() -> None:
    lesson = lesson_with(lambda seen, expected: Remark("well done"))
    found = verdicts(lesson, {"x": 1}, {"x": 1})[1]
    assert (found.outcome, found.remark) == (Outcome.PASSED, "well done")


@pytest.mark.parametrize(
    ("doubled", "outcomes"),
    [(2, [Outcome.PASSED, Outcome.PASSED, Outcome.PASSED]), (3, [Outcome.FAILED, Outcome.BLOCKED, Outcome.BLOCKED])],
)
def test_a_supporting_check_counts_only_beside_another(doubled: int, outcomes: list[Outcome]) -> None:
    lesson = lesson_with(lambda seen, expected: Equal("y", seen.y, expected.y))
    task = lesson.tasks["f"]

    def third(seen, expected):  # type: ignore[no-untyped-def]
        """Third."""
        return Holds("y", seen.y == 1, "one", "another")

    task.checks["check"] = replace(task.checks.pop("<lambda>"), name="check", supporting=True)
    task.check(task.probes["f.look"], points=1, beside=["first"])(third)
    found = verdicts(lesson, {"x": doubled, "y": 1}, {"x": 2, "y": 1})
    assert [check.outcome for check in found] == outcomes
    assert [check.score for check in found] == [1.0 if one is Outcome.PASSED else 0.0 for one in outcomes]
    if doubled == 3:
        assert found[1].message == "Counts together with this, which does not hold yet: First."


def test_a_task_of_supporting_checks_only_is_refused() -> None:
    lesson = Lesson("test", title="Test")
    task = lesson.task("f", points=1, lecture="-")
    probe = task.probe(lambda student, given: {})

    @task.check(probe, points=1, supporting=True)
    def only(seen, expected):  # type: ignore[no-untyped-def]
        """Only."""
        return ()

    with pytest.raises(DeclarationError, match="every check of f is supporting"):
        lesson.verify_declarations()


@pytest.mark.parametrize(("enough", "runs"), [(2, 1), (3, 2)])
def test_more_seeds_are_asked_for_one_at_a_time_until_they_decide(enough: int, runs: int) -> None:
    def check(seen, expected):  # type: ignore[no-untyped-def]
        values = [attempt.x for attempt in seen.attempts]
        return MoreSeeds() if len(values) < enough else Holds("x", sum(values) == enough, "more", "less")

    lesson = lesson_with(check, attempts=3)
    asked = []
    observations = Observations({"f.look": [Observation({"x": 1})]})
    expected = {"f.look": [Observation({"x": 1})]}

    def more(probe: str) -> bool:
        asked.append(probe)
        observations.probes[probe] += [Observation({"x": 1})]
        expected[probe] += [Observation({"x": 1})]
        return True

    case = Case(lesson, Program(()), {"f": Attempt(ATTEMPTED)}, observations, expected, more)
    assert judge(case)[0].checks[1].outcome is Outcome.PASSED
    assert asked == ["f.look"] * runs


@pytest.mark.parametrize("second", [1, 0])
def test_an_unlucky_run_of_the_reference_is_no_fault_of_the_check_before_it_is_settled(second: int) -> None:
    def check(seen, expected):  # type: ignore[no-untyped-def]
        holds = Holds("x", sum(attempt.x for attempt in seen.attempts) > 0, "something", "nothing")
        return [holds, MoreSeeds()] if len(seen.attempts) == 1 else holds

    lesson = lesson_with(check, attempts=2)
    observations = Observations({"f.look": [Observation({"x": 0})]})
    expected = {"f.look": [Observation({"x": 0})]}

    def more(probe: str) -> bool:
        observations.probes[probe] += [Observation({"x": second})]
        expected[probe] += [Observation({"x": 1})]
        return True

    case = Case(lesson, Program(()), {"f": Attempt(ATTEMPTED)}, observations, expected, more)
    assert judge(case)[0].checks[1].outcome is (Outcome.PASSED if second else Outcome.FAILED)


def test_a_check_that_never_has_enough_seeds_is_the_graders_fault() -> None:
    def check(seen, expected):  # type: ignore[no-untyped-def]
        return MoreSeeds()

    observations = Observations({"f.look": [Observation({"x": 1})]})
    expected = {"f.look": [Observation({"x": 1})]}
    case = Case(lesson_with(check), Program(()), {"f": Attempt(ATTEMPTED)}, observations, expected, lambda probe: False)
    result = judge(case)[0].checks[1]
    assert result.outcome is Outcome.GRADER_ERROR
    assert "more seeds" in result.message
