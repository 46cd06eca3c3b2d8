"""Mutants: what is changed in a definition and what is left alone, and which of them a lesson's checks notice."""

from pathlib import Path
from typing import Any

import pytest

from autograder.author.mutants import draw, mutants_of
from autograder.author.mutation import measure_mutants
from autograder.author.proof import load_subject
from autograder.cli.main import main
from autograder.course.layout import SETTING as COURSE
from autograder.course.layout import Course
from autograder.course.source import definition
from autograder.marking import marker
from autograder.record.proof import MutationScore
from autograder.repair.edits.context import Vocabulary
from autograder.repair.vocabulary import words_of
from tests.support.courses import course_of_its_own

ROOT = Path(__file__).resolve().parents[1]
LESSONS = sorted(path.parent.name for path in (ROOT / "exercises").glob("*/checks.py"))


def after(body: str, kind: str, words: Vocabulary | None = None) -> set[str]:
    """The lines that the mutants of one kind have in the place of a function's body."""
    text = f"def f(x, y, z):\n    {body}\n"
    return {one.after.strip() for one in mutants_of(text, words) if one.kind == kind and one.line == 2}


@pytest.mark.parametrize(
    ("body", "kind", "made"),
    [
        ("return (x + y) * z", "sign", {"return (x - y) * z", "return (x + y) / z"}),
        ("return x < y", "comparison", {"return x <= y", "return x >= y"}),
        ("return x and y", "condition", {"return x or y", "return x"}),
        ("g(x if y else z)", "condition", {"g(x if (not (y)) else z)", "g(x)", "g(z)"}),
        ("g([a for a in x if a])", "condition", {f"g([a for a in x if {new}])" for new in ("False", "True")}),
        ("return 5", "constant", {"return 6", "return 4", "return 0", "return 1", "return len(x)", "return x"}),
        ("return True", "constant", {"return False"}),
        ("return g(y)", "name", {"return g(x)", "return g(z)"}),
        ("return x + g", "name", {"return y", "return z"}),
        ("x.backward()", "statement left out", {"pass"}),
        ("for a in x: g(a)", "loop", {"for a in list(x)[:1]: g(a)", "for a in list(x)[:-1]: g(a)"}),
        ("g(x, y, lr=z)", "argument left out", {"g(x, y)"}),
        ("g(x, y)", "order", {"g(y, x)"}),
        ("return x.mean(0)", "attribute", {"return x.sum(0)"}),
        ("return x.item()", "call left out", {"return x"}),
    ],
)
def test_each_kind_of_change_is_made(body: str, kind: str, made: set[str]) -> None:
    assert made <= after(body, kind)


def test_words_of_right_programs_are_put_in() -> None:
    more = after("return 5", "constant", words_of("y = 70\n")) - after("return 5", "constant")
    assert more == {"return 70"}


def test_a_with_is_taken_away_from_around_its_body() -> None:
    found = mutants_of("def f(x):\n    with torch.no_grad():\n        x -= 1\n")
    assert "def f(x):\n    x -= 1\n" in [one.code for one in found]


def test_a_method_is_left_out() -> None:
    found = mutants_of("class A:\n    def f(self):\n        return 1\n\n    def g(self):\n        return 2\n")
    [one] = [one for one in found if one.code.endswith("return 1\n\n")]
    assert (one.kind, one.line, one.after) == ("statement left out", 5, "")


def test_what_does_nothing_is_left_alone() -> None:
    text = 'def f(x: int = None) -> "list[int]":\n    """Five: 5."""\n    pass\n    5\n    y: "int"\n    return x\n'
    changed = [one for one in mutants_of(text) if not {"return x"} & {line.strip() for line in one.code.split("\n")}]
    assert {one.line for one in changed} == {6}


def test_names_are_not_taken_from_other_functions() -> None:
    text = "def f(x):\n    def g(inner):\n        return inner\n    return x\n"
    assert not [one for one in mutants_of(text) if one.line == 4 and "inner" in one.after]


@pytest.mark.parametrize("text", ["x = 2 ** 0\n", "def f(x):\n    return (x)\n", "def f(a, b):\n    return a\n"])
def test_no_two_mutants_are_the_same_program_and_none_is_the_definition(text: str) -> None:
    def shape(code: str) -> tuple[Any, ...]:
        return marshalled(compile(code, "", "exec"))

    shapes = [shape(text), *(shape(one.code) for one in mutants_of(text))]
    assert len(set(shapes)) == len(shapes)


def marshalled(code: Any) -> tuple[Any, ...]:
    inner = tuple(marshalled(one) if hasattr(one, "co_code") else repr(one) for one in code.co_consts)
    return code.co_code, code.co_names, code.co_varnames, inner


def test_letters_outside_ascii_move_nothing() -> None:
    found = [one.code for one in mutants_of('def f(größe):\n    return "ß" * größe  # größer\n')]
    assert 'def f(größe):\n    return "ß" / größe  # größer\n' in found


@pytest.mark.parametrize("lesson", LESSONS)
def test_mutants_of_the_lessons_are_told_by_the_lines_that_differ(lesson: str) -> None:
    subject = load_subject(Course(ROOT), lesson)
    for task in subject.lesson.tasks.values():
        if not task.manual:
            text = definition(subject.solutions.reference, task.name) + "\n"
            for mutant in mutants_of(text):
                lines, first = mutant.code.split("\n"), mutant.line - 1
                before, changed = ([one] if one else [] for one in (mutant.before, mutant.after))
                size = len("\n".join(changed).split("\n")) if changed else 0
                assert "\n".join([*lines[:first], *before, *lines[first + size :]]) == text
                assert "\n".join([*lines[:first], *changed, *lines[first + size :]]) == mutant.code
                compile(mutant.code, "", "exec")


def test_a_draw_is_the_same_each_time_and_takes_of_every_kind() -> None:
    text = "def f(x, y):\n    z = x + y\n    for i in range(10):\n        z = g(z, i, y) * 2\n    return z.mean()\n"
    every = mutants_of(text)
    kinds = {one.kind for one in every}
    drawn = draw(every, len(kinds), "seed")
    assert drawn == draw(mutants_of(text), len(kinds), "seed")
    assert {one.kind for one in drawn} == kinds
    assert [one for one in every if one in drawn] == drawn
    assert any(draw(every, 5, str(seed)) != draw(every, 5, "seed") for seed in range(5))
    assert draw(every, len(every), "seed") == every


CHECKS = '''
from autograder.lesson import Equal, Lesson, MoreSeeds

lesson = Lesson("tiny", title="Tiny")
half = lesson.task("half", points=1, lecture="Numbers")
wait = lesson.task("wait", points=1, lecture="Numbers")
odd = lesson.task("odd", points=1, lecture="Numbers")


@half.probe
def sign(student, given):
    return {"positive": student.half(given.real(1, 9)) > 0}


@half.probe(fingerprint=False, seconds=60)
def size(student, given):
    return {"small": student.half(4.0) < 4}


@half.check(sign, points=0.5)
def keeps_the_sign(seen, expected):
    """The sign stays."""
    return Equal("positive", seen.positive, True)


@half.check(size, points=0.5, after=[keeps_the_sign])
def gets_smaller(seen, expected):
    """It gets smaller."""
    return Equal("small", seen.small, True)


@wait.probe(seconds=0.5)
def steps(student, given):
    return {"left": student.wait(given.integer(3, 9))}


@wait.check(steps, points=1)
def counts(seen, expected):
    """It counts down."""
    return Equal("left", seen.left, expected.left)


@odd.probe
def of_one(student, given):
    return {"number": student.odd(1)}


@odd.check(of_one, points=1)
def is_one(seen, expected):
    """One is odd."""
    right = Equal("number", seen.number, 1)
    return right if seen.number == 1 else [right, MoreSeeds()]
'''
SOLUTION = '''# %%
from autograder import check

# %% task="half"
def half(x):
    """Half of x."""
    ### BEGIN SOLUTION
    return x / 2
    ### END SOLUTION

# %% task="wait"
def wait(n):
    """Down to 0."""
    ### BEGIN SOLUTION
    while n > 0:
        n -= 1
    return n
    ### END SOLUTION

# %% task="odd"
def odd(x):
    """x itself."""
    ### BEGIN SOLUTION
    return x * 1
    ### END SOLUTION
'''


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory) -> Course:
    own = course_of_its_own(tmp_path_factory.mktemp("leaky"))
    (own.exercise("tiny") / "checks.py").write_text(CHECKS)
    (own.solution("tiny") / "tiny.py").write_text(SOLUTION)
    for name in ("wrong.toml", "alternatives.toml"):
        (own.solution("tiny") / name).unlink()
    return own


Run = tuple[MutationScore, list[str]]


@pytest.fixture(scope="module")
def run(leaky: Course) -> Run:
    """The score, and the probes that were run on mutants that were marked."""
    asked: list[str] = []
    real = marker.observe

    def noted(launcher: Any, lesson: Any, program: Any, seed: int, probes: Any, *more: Any, **named: Any) -> Any:
        asked.extend(name for name, _ in probes)
        return real(launcher, lesson, program, seed, probes, *more, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marker, "observe", noted)
        return measure_mutants(leaky, "tiny", {}, most=5, workers=1), asked


def test_every_mutant_is_tried_and_what_no_quick_probe_notices_is_marked(run: Run) -> None:
    half, wait, odd = run[0].tasks
    for one in run[0].tasks:
        assert one.noticed + one.marked + one.left == one.made
        assert one.lost == one.noticed + one.killed
        assert one.tried == one.made
    assert (half.left, half.marked) == (half.made - half.noticed - 5, 5)  # one of its probes takes long
    assert wait.left == odd.left == 0


def test_survivors_are_told_with_their_line_and_their_text(run: Run) -> None:
    half = run[0].tasks[0]
    line = SOLUTION.splitlines().index("    return x / 2") + 1
    assert half.survivors
    assert {one.file for one in half.survivors} == {"solutions/tiny/tiny.py"}
    assert {one.line for one in half.survivors} == {line}
    assert {one.before for one in half.survivors} <= {"    return x / 2", ""}
    assert len(half.survivors) + half.killed == half.marked


def test_a_mutant_that_does_not_end_is_ended_and_counts_as_noticed(run: Run) -> None:
    made = {one.after.strip() for one in mutants_of("def wait(n):\n    while n > 0:\n        n -= 1\n    return n\n")}
    endless = {"n += 1", "while not (n < 0):"}
    assert "n += 1" in made
    assert not endless & {one.after.strip() for one in run[0].tasks[1].survivors}


def test_a_check_that_cannot_judge_some_mutants_is_one_fault(run: Run) -> None:
    odd = run[0].tasks[2]
    [fault] = odd.faults
    assert run[0].faults == [fault]
    assert fault.text.startswith("`")
    assert " makes the grader fail: odd.is_one: " in fault.text
    assert fault.line == CHECKS.splitlines().index("def is_one(seen, expected):") + 1
    assert odd.marked - odd.killed - len(odd.survivors) > 1


def test_what_takes_long_is_run_only_where_all_else_was_passed(run: Run) -> None:
    assert run[1].count("half.size") == run[1].count("half.sign") == run[0].tasks[0].marked


SHARING = '''
from autograder.lesson import Close, FLOAT32_SHORT, Lesson

lesson = Lesson("sharing", title="Sharing")
total = lesson.task("total", points=1, lecture="Numbers")


@total.probe
def of_some(student, given):
    return {"number": student.total([given.real(1, 9) for _ in range(3)])}


@total.check(of_some, points=1)
def adds_up(seen, expected):
    """It adds up."""
    return Close("the sum", seen.number, expected.number, FLOAT32_SHORT)
'''
SHARED = '''# %%
from autograder import check

BOX = []

# %% task="total"
def total(numbers):
    """The sum, worked out in a list that all calls share."""
    ### BEGIN SOLUTION
    BOX.extend(numbers)
    found = sum(BOX)
    BOX.clear()
    return found
    ### END SOLUTION
'''


def test_a_mutant_that_spoils_its_process_does_not_count_against_those_after_it(tmp_path: Path) -> None:
    own = course_of_its_own(tmp_path)
    (own.exercise("tiny") / "checks.py").rename(tmp_path / "unused.py")
    (own.exercise("sharing")).mkdir(parents=True, exist_ok=True)
    (own.solution("sharing")).mkdir(parents=True, exist_ok=True)
    (own.exercise("sharing") / "checks.py").write_text(SHARING)
    (own.solution("sharing") / "sharing.py").write_text(SHARED)
    [task] = measure_mutants(own, "sharing", {}, most=10, workers=1).tasks
    survived = {one.after.strip() for one in task.survivors}
    assert "return float(found)" in survived  # comes after the one that does without BOX.clear()
    assert not [one for one in task.survivors if one.before.strip() == "BOX.clear()" and not one.after]


def test_the_command_shows_the_score_and_says_how_many_it_drew(
    leaky: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(COURSE, str(leaky.root))
    monkeypatch.setenv("COLUMNS", "200")
    main(["verify", "tiny", "--workers", "1", "--mutants", "2"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "mutation score:" in shown
    assert "of half at most 2 a task, drawn by a fixed seed" in shown
    for odd in ("tiny", "0", "1.5"):
        assert main(["verify", "--mutants", odd]) == 2
        said = " ".join(capsys.readouterr().err.split())
        assert f"--mutants: {odd} is not a number above 0 (lessons are named before this option)" in said
