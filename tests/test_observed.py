"""What probes show and checks read: values by name, and signatures that tell mistakes apart."""

import pytest
import torch

from autograder.judge.claims import for_checks
from autograder.judge.diagnose import alike
from autograder.lesson import Draws, Lesson, Observed, Shows
from autograder.lesson.observed import NoSuchValue, shown
from autograder.wire.observation import Observation
from autograder.worker.execute import Student
from autograder.worker.report import observe


def test_values_are_attributes_and_a_misspelt_name_says_which_there_are() -> None:
    seen = Observed({"losses": [1.0], "after": 2})
    assert seen.losses == [1.0]
    with pytest.raises(NoSuchValue) as error:
        seen.loses  # noqa: B018
    assert str(error.value) == "there is no value \"loses\" among ['after', 'losses']; is \"losses\" meant?"
    assert not hasattr(seen, "__len__")


def test_attempts_are_read_like_the_first_one() -> None:
    seen = for_checks([Observation({"x": 1}), Observation({"x": 2}, signature={"y": 3})], "ada")
    assert [one.x for one in seen.attempts] == [1, 2]
    assert [one.signature for one in seen.attempts] == [{"x": 1}, {"y": 3}]
    assert {one.student for one in seen.attempts} == {"ada"}


@pytest.mark.parametrize("name", ["a value", "_hidden", "attempts", "signature", "student", ""])
def test_a_value_that_no_check_could_read_is_refused(name: str) -> None:
    with pytest.raises(TypeError, match=r"step\.look shows a value called"):
        shown({name: 1}, "step.look")


def test_what_a_probe_shows_arrives_with_its_signature() -> None:
    lesson = Lesson("test", title="Test")
    task = lesson.task("f", points=1, lecture="-")

    @task.probe
    def plain(student, given):  # type: ignore[no-untyped-def]
        return {"y": student.f(2)}

    @task.probe
    def in_words(student, given):  # type: ignore[no-untyped-def]
        return Shows({"y": student.f(2)}, signature={"any words": "even"})

    student = Student({"f": lambda x: x * torch.ones(1)})
    reports = [observe(probe, student, Draws(1, probe.name), {}) for probe in task.probes.values()]
    assert [report["signature"] for report in reports] == [None, {"any words": "even"}]
    assert [report["values"]["y"].item() for report in reports] == [2.0, 2.0]


def test_mistakes_are_matched_by_the_signature_alone_where_there_is_one() -> None:
    one = Observation({"y": 1.0}, signature={"sign": "wrong"})
    assert alike(one, Observation({"y": 2.0}, signature={"sign": "wrong"}))
    assert not alike(one, Observation({"y": 1.0}, signature={"sign": "right"}))
    assert alike(Observation({"y": 1.0}), Observation({"y": 1.0}))
    assert not alike(Observation({"y": 1.0}), Observation({"y": 2.0}))
    nothing = Observation({"y": 1.0}, signature={})
    assert not alike(nothing, nothing)  # it tells nothing
