"""The corpus and its figures: labels, rates, and the pages made of them."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from autograder.author.corpus import SampleProgram, broken_promise, read_corpus
from autograder.author.corpus_page import confusion_picture, figures_page, misses, summary
from autograder.author.corpus_rates import UNKNOWN, UNNAMED, Figures, Naming, Verdict
from autograder.course.layout import CourseProblem
from autograder.course.source import lesson_cells
from autograder.judge.result import CheckResult, Diagnosis, Outcome, TaskResult
from autograder.lesson import Lesson

LESSON = Lesson("tiny", title="Tiny")


def sample_program(name: str, *names: str, right: bool = False) -> SampleProgram:
    wanted = tuple(frozenset(n.split("|")) if n else frozenset() for n in names)
    return SampleProgram(Path("wrong") / f"{name}.py", "step", right, tuple("m" for _ in names), wanted, True, "")


def verdict(one: SampleProgram, *given: str, full: bool = False, error: bool = False) -> Verdict:
    return Verdict(one, 1, full, not full and not error, frozenset(given))


@pytest.mark.parametrize(
    ("names", "given", "naming"),
    [
        (("a",), ("a",), Naming.RIGHT),
        (("a|b",), ("b",), Naming.RIGHT),
        (("a",), (), Naming.UNNAMED),
        (("a",), ("c",), Naming.WRONG),
        (("a",), ("a", "c"), Naming.WRONG),
        (("a", "b"), ("a", "b"), Naming.RIGHT),
        (("a", "b"), ("b",), Naming.PARTLY),
        (("", "b"), ("b",), Naming.RIGHT),
        (("",), (), Naming.UNNAMED),
        (("",), ("a",), Naming.WRONG),
    ],
)
def test_naming(names: tuple[str, ...], given: tuple[str, ...], naming: Naming) -> None:
    assert verdict(sample_program("x", *names), *given).naming is naming


def result(*outcomes: Outcome, names: str = "") -> TaskResult:
    named = tuple(Diagnosis(name, "", "", "", "") for name in names)
    points = {Outcome.PASSED: 1.0, Outcome.GRADER_ERROR: None}
    checks = [
        CheckResult(f"c{number}", one, points.get(one, 0.0), 1.0, "", diagnoses=named if one == "failed" else ())
        for number, one in enumerate(outcomes)
    ]
    return TaskResult("step", "", tuple(checks))


PASSED, FAILED, BLOCKED, ERROR = Outcome.PASSED, Outcome.FAILED, Outcome.BLOCKED, Outcome.GRADER_ERROR


@pytest.mark.parametrize(
    ("one", "given", "broken"),
    [
        (sample_program("x", right=True), result(PASSED, PASSED), ""),
        (sample_program("x", right=True), result(PASSED, FAILED), "right and lost points"),
        (sample_program("x", right=True), result(PASSED, BLOCKED), "right and lost points"),
        (sample_program("x", right=True), result(PASSED, ERROR), "error of its own"),
        (sample_program("x", ""), result(PASSED, FAILED), ""),
        (sample_program("x", ""), result(PASSED, PASSED), "full marks"),
        (sample_program("x", ""), result(PASSED, BLOCKED), "failed no check"),
        (sample_program("x", ""), result(Outcome.NOT_ATTEMPTED), "failed no check"),
        (sample_program("x", ""), result(FAILED, ERROR), "error of its own"),
        (sample_program("x", ""), result(PASSED, ERROR), "error of its own"),
        (sample_program("x", "a"), result(FAILED, names="a"), ""),
        (sample_program("x", "a|b"), result(FAILED, names="b"), ""),
        (sample_program("x", "a"), result(FAILED), "not named a"),
        (sample_program("x", "a", "b"), result(FAILED, names="a"), "not named b"),
        (sample_program("x", "a"), result(FAILED, names="ac"), "named c, which it is not"),
        (sample_program("x", ""), result(FAILED, names="c"), "named c, which it is not"),
        (replace(sample_program("x", "a"), unnamed="why"), result(FAILED), ""),
        (replace(sample_program("x", "a"), unnamed="why"), result(FAILED, names="a"), "take it out of [unnamed]"),
    ],
)
def test_what_the_corpus_promises(one: SampleProgram, given: TaskResult, broken: str) -> None:
    said = broken_promise(one, given)
    assert broken in said
    assert bool(said) is bool(broken)


def test_where_no_mistakes_are_looked_for_none_has_to_be_named() -> None:
    assert broken_promise(sample_program("x", "a"), result(FAILED), naming=False) == ""


FIGURES = Figures(
    LESSON,
    (
        verdict(sample_program("one", "a"), "a"),
        verdict(sample_program("two", "a"), "c"),
        verdict(sample_program("three", "")),
        verdict(sample_program("four", "b"), full=True),
        verdict(sample_program("seven", "b"), error=True),
        verdict(sample_program("five", right=True), full=True),
        verdict(sample_program("six", right=True)),
    ),
)


def test_rates_and_misses() -> None:
    rows = dict(summary(FIGURES))
    assert rows["right programs failed (2 programs, 2 runs)"] == "1 of 2 (50.0 %)"
    assert rows["wrong programs caught (5 programs, 5 runs)"] == "3 of 5 (60.0 %)"
    assert rows["named wrong, of all wrong programs"] == "1 of 5 (20.0 %)"
    assert len(misses(FIGURES)) == 4
    told = "wrong/seven: is wrong and failed no check: the grader had an error (seed 1)"
    [miss] = [one for one in misses(FIGURES) if one.text == told]
    assert str(miss).startswith(f"wrong/seven.py:1: {told}. Do: mend the checks of its task")
    assert f"- {told}\n" in figures_page(FIGURES, "command")


def test_confusion() -> None:
    assert FIGURES.confusion() == {
        ("step", "a", "a"): 1,
        ("step", "a", UNNAMED): 1,
        ("step", "a", "c"): 1,
        ("step", UNKNOWN, UNNAMED): 1,
        ("step", "b", UNNAMED): 2,
    }


def test_the_page_shows_what_was_taken_for_what() -> None:
    page = figures_page(FIGURES, "the command")
    assert "| step | a | c | 1 |" in page
    assert f"| step | {UNKNOWN} | {UNNAMED}" not in page
    picture = confusion_picture(FIGURES)
    assert "step: a" in picture
    assert picture == confusion_picture(FIGURES)


def write(folder: Path, name: str, head: object, names: str = "") -> None:
    (folder / "wrong").mkdir(parents=True, exist_ok=True)
    (folder / "wrong" / f"{name}.py").write_text(f"# {json.dumps(head)}\nx = 1\n")
    (folder / "names.toml").write_text(names)


def test_labels_of_a_program_come_before_those_of_its_mistake(tmp_path: Path) -> None:
    head = {"task": "step", "mistake": "m+n"}
    write(tmp_path, "plain", head, '[step]\nm = ["a", "b"]\nspecial = [["c"], ["d"]]\n')
    write(tmp_path, "special", head, '[step]\nm = ["a", "b"]\nspecial = [["c"], ["d"]]\n')
    plain, special = read_corpus(tmp_path)
    assert plain.names == (frozenset("ab"), frozenset())
    assert special.names == (frozenset("c"), frozenset("d"))


@pytest.mark.parametrize("head", [[], {"task": "step"}, "x"])
def test_a_program_without_its_line_of_json_is_pointed_at(tmp_path: Path, head: object) -> None:
    write(tmp_path, "odd", head)
    with pytest.raises(CourseProblem, match=r"odd\.py does not begin"):
        read_corpus(tmp_path)


def test_every_label_of_the_project_is_a_variant_of_its_task() -> None:
    from autograder.course.layout import Course
    from autograder.course.solutions import load_solutions

    course = Course(Path(__file__).resolve().parents[1])
    for name in course.lessons:
        variants = {(v.task, v.id) for v in load_solutions(course, course.load(name)).wrong}
        for one in read_corpus(course.root / "tests" / "submissions" / name):
            for names in one.names:
                assert {(one.task, identity) for identity in names} <= variants, one.name


def test_every_program_that_goes_unnamed_is_there_and_has_a_reason() -> None:
    for path in Path(__file__).with_name("submissions").glob("*/names.toml"):
        unnamed = tomllib.loads(path.read_text(encoding="utf-8")).get("unnamed", {})
        assert all(len(reason.split()) > 3 for reason in unnamed.values())
        nameable = {one.path.stem for one in read_corpus(path.parent) if not one.right and any(one.names)}
        assert unnamed.keys() <= nameable


def test_a_lesson_that_python_cannot_read_is_told_of_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "my_lesson.py"
    path.write_text("# %% [markdown]\n# Text\n\n# %%\ndef half(x):\n    return x /\n")
    with pytest.raises(CourseProblem, match=r"my_lesson\.py, cell 2 .*line 2 of it: `return x /`: invalid syntax"):
        lesson_cells(path)
