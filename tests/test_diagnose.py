"""Mistakes are recognised by what they do: alone, two at once, by their words."""

import time

import pytest
import torch

from autograder.judge.diagnose import Fingerprint, Fingerprints, diagnose
from autograder.judge.result import Diagnosis
from autograder.lesson import Close, Holds, Lesson, Task
from autograder.wire.observation import Observation


def make_task() -> Task:
    lesson = Lesson("tiny", title="Tiny")
    task = lesson.task("step", points=3, lecture="The loop")

    @task.probe
    def run(student, given):  # type: ignore[no-untyped-def]
        return {}

    @task.probe
    def kinds(student, given):  # type: ignore[no-untyped-def]
        return {}

    @task.check(run, points=1)
    def values(seen, expected):  # type: ignore[no-untyped-def]
        """The values are right."""
        return Close("the values", seen.values, expected.values)

    @task.check(run, points=1, after=[values])
    def sums(seen, expected):  # type: ignore[no-untyped-def]
        """The sum is right."""
        return Close("the sum", seen.sum, expected.sum)

    @task.check(kinds, points=1)
    def plain(seen, expected):  # type: ignore[no-untyped-def]
        """It is a number."""
        return Holds("the result", seen.kind == "number", "a number", str(seen.kind))

    return task


def shown(values: list[float], total: float = 6.0, kind: str = "number") -> dict[str, Observation]:
    return {
        "step.run": Observation({"values": torch.tensor(values), "sum": total}),
        "step.kinds": Observation({"kind": kind}),
    }


RIGHT = shown([1.0, 2.0, 3.0])
EXPECTED = {name: [observation] for name, observation in RIGHT.items()}


def mistake(identity: str) -> Diagnosis:
    return Diagnosis(identity, identity, "why", "fix", "slide")


def prints(**known: tuple[dict[str, Observation], str]) -> Fingerprints:
    return {name: Fingerprint((mistake(name),), probes, when) for name, (probes, when) in known.items()}


KNOWN = prints(
    doubled=(shown([2.0, 4.0, 6.0], 12.0), ""),
    shifted=(shown([0.5, 1.5, 2.5], 4.5), ""),
    tensor=(shown([1.0, 2.0, 3.0], kind="tensor"), ""),
    text=(shown([1.0, 2.0, 3.0], kind="str"), ""),
)


def names(seen: dict[str, Observation], known: Fingerprints = KNOWN, code: str = "") -> dict[str, list[str]]:
    found = diagnose(make_task(), known, seen, EXPECTED, code)
    return {check: [one.id for one in mistakes] for check, mistakes in found.by_check.items()}


def test_a_program_that_behaves_like_a_variant_has_its_mistake() -> None:
    assert names(shown([2.0, 4.0, 6.0], 12.0)) == {"values": ["doubled"]}


def test_a_pattern_that_takes_too_long_names_nothing_and_holds_nobody_up() -> None:
    slow = prints(slow=(shown([2.0, 4.0, 6.0], 12.0), r"(?:.|\n.)*[!?]"))
    begun = time.monotonic()
    assert names(shown([2.0, 4.0, 6.0], 12.0), slow, "a line\n" * 500) == {}
    assert time.monotonic() - begun < 5
    assert names(shown([2.0, 4.0, 6.0], 12.0), slow, "word!") == {"values": ["slow"]}


def test_an_unknown_mistake_has_no_name() -> None:
    assert names(shown([2.0, 4.0, 7.0], 13.0)) == {}


def test_two_mistakes_in_different_checks_are_both_named() -> None:
    assert names(shown([2.0, 4.0, 6.0], 12.0, "tensor")) == {"values": ["doubled"], "plain": ["tensor"]}


def test_where_a_failed_check_stays_unexplained_the_others_keep_their_names() -> None:
    found = diagnose(make_task(), KNOWN, shown([2.0, 4.0, 7.0], 13.0, "tensor"), EXPECTED)
    assert {check: [one.id for one in mistakes] for check, mistakes in found.by_check.items()} == {"plain": ["tensor"]}
    assert found.apart == {"values"}  # it is not for that mistake that it fails
    assert names(shown([2.0, 4.0, 7.0], 13.0)) == {}


def test_of_a_single_mistake_it_is_known_what_else_it_fails_and_what_it_does_not() -> None:
    lesson = Lesson("tiny", title="Tiny")
    task = lesson.task("step", points=4, lecture="The loop")

    @task.probe
    def run(student, given):  # type: ignore[no-untyped-def]
        return {}

    for name in ("first", "second", "third", "fourth"):

        def values(seen, expected, name=name):  # type: ignore[no-untyped-def]
            return Close(name, getattr(seen, name), getattr(expected, name))

        values.__doc__ = f"The {name} is right."
        values.__name__ = name
        task.check(run, points=1)(values)

    def seen(**found: float) -> dict[str, Observation]:
        return {"step.run": Observation(found)}

    right = {name: [one] for name, one in seen(first=1.5, second=2.5, third=3.5, fourth=4.5).items()}
    known = prints(mistaken=(seen(first=1.25, second=2.25, third=3.25, fourth=4.5), ""))
    found = diagnose(task, known, seen(first=1.25, second=2.25, third=3.75, fourth=4.75), right)
    assert found.by_check.keys() == {"first", "second"}
    assert found.apart == {"third", "fourth"}
    partly = prints(mistaken=(seen(first=1.25), ""))
    assert diagnose(task, partly, seen(first=1.25, second=2.25, third=3.5, fourth=4.5), right).apart == set()


def test_two_variants_that_behave_alike_give_no_name() -> None:
    twins = {**KNOWN, **prints(scaled=(shown([2.0, 4.0, 6.0], 12.0), ""))}
    assert names(shown([2.0, 4.0, 6.0], 12.0), twins) == {}


@pytest.mark.parametrize(
    ("code", "name"), [("x = x + x", "added"), ("x = 2 * x", "scaled"), ("x = torch.mul(x, 2)", "doubled")]
)
def test_code_tells_apart_what_behaves_alike(code: str, name: str) -> None:
    same = shown([2.0, 4.0, 6.0], 12.0)
    known = {**KNOWN, **prints(added=(same, r"x \+ x"), scaled=(same, r"2 \* x"))}
    assert names(same, known, code) == {"values": [name]}


def test_code_alone_names_nothing() -> None:
    known = prints(added=(shown([2.0, 4.0, 6.0], 12.0), r"x \+ x"))
    assert names(shown([9.0, 9.0, 9.0], 27.0), known, "x + x") == {}


def test_nothing_but_zeros_is_no_sign_of_a_mistake() -> None:
    known = prints(
        lost=(shown([0.0, 0.0, 0.0], 0.0), ""), tensor=KNOWN["tensor"].probes and (KNOWN["tensor"].probes, "")
    )
    assert names(shown([0.0, 0.0, 0.0], 5.0, "tensor"), known) == {"plain": ["tensor"]}


HALVED = prints(halved=(shown([0.5, 1.0, 1.5], 3.0, "tensor"), ""))


def test_without_compositions_a_value_that_nobody_hits_by_chance_names_its_check() -> None:
    other = shown([0.5, 1.0, 1.5], 3.0, "list")
    assert names(other, HALVED) == {"values": ["halved"]}
    assert names(shown([0.5, 1.0, 1.5], 3.0), HALVED) == {}  # the kind is right, which it is not with that mistake
    assert diagnose(make_task(), HALVED, other, EXPECTED, "", lambda worth_a_try: []).by_check == {}


def test_whole_numbers_alone_name_nothing() -> None:
    assert names(shown([2.0, 4.0, 6.0], 12.0, "list")) == {}


def test_a_composition_is_tried_where_no_single_mistake_fits() -> None:
    both = Fingerprint((mistake("doubled"), mistake("shifted")), shown([1.0, 3.0, 5.0], 9.0))
    tried = []

    def compose(worth_a_try):  # type: ignore[no-untyped-def]
        tried.append(worth_a_try(mistake("doubled"), mistake("shifted")))
        tried.append(worth_a_try(mistake("doubled"), mistake("tensor")))
        yield both

    found = diagnose(make_task(), KNOWN, shown([1.0, 3.0, 5.0], 9.0), EXPECTED, "", compose)
    assert [one.id for one in found.by_check["values"]] == ["doubled", "shifted"]
    assert found.whole is both
    assert tried == [True, False]  # the second would fail a check that the student passes


def test_words_of_two_mistakes_add_up() -> None:
    def said(*words: str) -> dict[str, Observation]:
        return {**RIGHT, "step.run": Observation({"symptoms": list(words), "values": torch.zeros(3), "sum": 0.0})}

    known = prints(stale=(said("old gradients"), ""), twice=(said("softmax twice"), ""), both=(said("a", "b"), ""))
    assert names(said("old gradients", "softmax twice"), known)["values"] == ["stale", "twice"]
    assert names(said("old gradients", "something else"), known) == {}


def test_of_three_mistakes_or_more_those_are_named_whose_words_no_other_one_gives() -> None:
    def said(*words: str) -> dict[str, Observation]:
        return {**RIGHT, "step.run": Observation({"symptoms": list(words), "values": torch.zeros(3), "sum": 0.0})}

    known = prints(
        stale=(said("old gradients"), ""),
        twice=(said("softmax twice"), ""),
        once=(said("one epoch", "few images"), ""),
        few=(said("few images"), ""),
        early=(said("one epoch", "few steps"), ""),
        text=(shown([1.0, 2.0, 3.0], 6.0, "text"), ""),
    )
    three = ("old gradients", "softmax twice", "one epoch", "few images")
    assert names(said(*three), known)["values"] == ["stale", "twice", "once"]
    assert names(said(*three, "few steps"), known)["values"] == ["stale", "twice"], "of these the words are shared"
    assert names(said(*three, "something else"), known) == {}
    again = known | prints(stale_too=(said("old gradients"), ""))
    assert names(said(*three), again)["values"] == ["twice", "once"], "which of two it is cannot be told"


def test_mistakes_seen_in_different_probes_are_both_named() -> None:
    known = prints(
        doubled=(shown([2.0, 4.0, 6.0], 12.0), ""),
        shifted=(shown([2.0, 3.0, 4.0], 9.0), ""),
        text=(shown([1.0, 2.0, 3.0], 6.0, "text"), ""),
        nothing=(RIGHT, ""),
    )
    both = shown([2.0, 4.0, 6.0], 12.0, "text")
    assert names(both, known) == {"values": ["doubled"], "plain": ["text"]}
    assert names(shown([2.0, 4.0, 6.1], 12.0, "text"), known) == {"plain": ["text"]}
    again = known | prints(text_too=(shown([1.0, 2.0, 3.0], 6.0, "text"), ""))
    assert names(both, again) == {}, "which of two it is cannot be told"


def test_a_mistake_that_changes_nothing_seen_is_not_named() -> None:
    other = {**RIGHT, "step.more": Observation({"x": 1})}
    assert names({**other, "step.kinds": Observation({"kind": "text"})}, prints(nothing=(RIGHT, ""))) == {}


def test_an_exception_is_recognised_by_its_kind_and_text() -> None:
    def raised(text: str) -> dict[str, Observation]:
        return {**RIGHT, "step.run": Observation(failure={"kind": "TypeError", "message": text})}

    known = prints(called=(raised("not callable"), ""))
    assert set(names(raised("not callable"), known)) == {"values"}
    assert names(raised("something else"), known) == {}
