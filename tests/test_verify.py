"""The complaints of a lesson's proof: a lesson in which each task has its own defect."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from autograder.author.proof import Proof
from autograder.author.verify import verify
from autograder.cli.main import main
from autograder.course.layout import SETTING as COURSE
from autograder.course.layout import Course

CLOSE = 'Close("the results", seen.results, expected.results, FLOAT32_SHORT)'
HEAD = """
from autograder.lesson import FLOAT32_SHORT, Close, Equal, Holds, Lesson, MoreSeeds
from autograder.lesson.plots import curves

lesson = Lesson("spoilt", title="Spoilt")
"""
# Every task is a function that doubles three numbers; NAME, VERDICT and MORE differ.
TASK = '''

NAME = lesson.task("NAME", points=POINTS, lecture="Numbers")


@NAME.probe
def numbers(student, given):
    return {"results": [student.NAME(given.real(1, 9)) for _ in range(3)]}


@NAME.check(numbers, points=1)
def doubles_NAME(seen, expected):
    """It doubles."""
    return VERDICT
MORE
'''
CELLS = '''
# %% task="NAME"
def NAME(x):
    """Twice x."""
BODY

# %% check="NAME"
check("NAME")
'''
ALTERNATIVES = {"sum": "x + x", "turned": "x * 2"}
PICTURE = 'NAME.picture(numbers, curves("Numbers", "n", "y", lambda seen: seen.{}))'
ALWAYS = '''

@NAME.check(numbers, points=1)
def is_there(seen, expected):
    """There is a function."""
    return Holds("NAME", True, "there", "nothing")
'''
NUMBER = '''

@NAME.check(numbers, points=1OPTIONS)
def is_a_number(seen, expected):
    """It gives numbers."""
    numbers = [value for value in seen.results if isinstance(value, float | int)]
    usable = len(numbers) == 3 == len(seen.results) and all(0 < number < 1e9 for number in numbers)
    return Holds("NAME", usable, "three numbers", "others")
'''


@dataclass
class Spoilt:
    """A task with one defect.

    Attributes:
        complaints: what `verify` has to say about it.
        wrong: bodies of wrong variants by the end of their name.
        with_keys: further lines of wrong variants.
        open: without marks around the solution.
    """

    complaints: tuple[str, ...]
    body: str = "return 2 * x"
    wrong: dict[str, str] = field(default_factory=lambda: {"squares": "return x * x"})
    right: dict[str, str] = field(default_factory=lambda: dict(ALTERNATIVES))
    verdict: str = CLOSE
    more: str = ""
    points: int = 1
    with_keys: dict[str, str] = field(default_factory=dict)
    open: bool = False


SEED = "seed 1: wrong variant "
TASKS = {
    "sound": Spoilt(()),
    "stub_passes": Spoilt(("the stub's stub_passes is passed instead of not attempted",), open=True),
    "alternative_fails": Spoilt(
        ("seed 1: alternative_fails_half is right and fails alternative_fails.doubles_alternative_fails: ",),
        right={"sum": "x + x", "half": "x / 2"},
    ),
    "one_alternative": Spoilt(
        ("one_alternative has 1 alternatives; two are the least",),
        right={"sum": "x + x"},
    ),
    "one_name_twice": Spoilt(
        ("two variants are called one_name_twice_sum",),
        wrong={"sum": "return x * x"},
    ),
    "no_variant": Spoilt(
        (
            "no_variant has no wrong variant",
            "check doubles_no_variant of no_variant fails no wrong variant: it may be unable to fail",
        ),
        wrong={},
    ),
    "variant_is_right": Spoilt(
        (SEED + "variant_is_right_sum_too fails no check of variant_is_right",),
        wrong={"sum_too": "return x + x", "squares": "return x * x"},
    ),
    "spoils_another": Spoilt(
        (SEED + "spoils_another_same also costs points in sound",),
        wrong={"same": "return x\n\ndef sound(x):\n    return x"},
    ),
    "may_spoil_another": Spoilt(
        (),
        wrong={"same": "return x\n\ndef sound(x):\n    return x"},
        with_keys={"same": 'also = ["sound"]'},
    ),
    "twins": Spoilt(
        (
            SEED + "twins_squares cannot be told from twins_power",
            SEED + "twins_power cannot be told from twins_squares",
        ),
        wrong={"squares": "return x * x", "power": "return x**2"},
    ),
    "named_as_another": Spoilt(
        (SEED + "named_as_another_squares is named named_as_another_power",),
        wrong={"power": "return x**2", "squares": "return x * x"},
        with_keys={"power": 'when = "x"'},
    ),
    "variant_by_chance": Spoilt(
        (SEED + "variant_by_chance_any is not recognised: it does not give the same twice",),
        wrong={"any": "import os; return x * (3 + int.from_bytes(os.urandom(3), 'big'))"},
    ),
    "breaks_the_grader": Spoilt(
        (
            SEED + "breaks_the_grader_squares makes the grader fail: breaks_the_grader.doubles_breaks_the_grader: ",
            "check doubles_breaks_the_grader of breaks_the_grader fails no wrong variant: it may be unable to fail",
        ),
        verdict=f"[{CLOSE}] if seen.results == expected.results else [{CLOSE}, MoreSeeds()]",
    ),
    "cannot_fail": Spoilt(
        (
            "check is_there of cannot_fail fails no wrong variant: it may be unable to fail",
            "cannot_fail.is_there passes on forged observations: ",
            "cannot_fail.is_there gives points to a program that returns nothing and to one that ",
        ),
        more=ALWAYS,
        points=2,
    ),
    "pays_the_idle": Spoilt(
        (
            "pays_the_idle.is_a_number gives points to a program that returns its first argument and to one that "
            "returns 0.5 and to one that returns 1: ",
        ),
        wrong={"squares": "return x * x", "words": "return 'x'"},
        more=NUMBER.replace("OPTIONS", ""),
        points=2,
    ),
    "pays_no_idle": Spoilt(
        (),
        wrong={"squares": "return x * x", "words": "return 'x'"},
        more=NUMBER.replace("OPTIONS", ", supporting=True"),
        points=2,
    ),
    "picture_raises": Spoilt(
        ("a picture of picture_raises cannot be drawn of the reference: NoSuchValue: there is no value",),
        more=PICTURE.format("nothing"),
    ),
    "picture_divides": Spoilt(
        ("a picture of picture_divides cannot be drawn of the wrong variant picture_divides_zero: Zero",),
        wrong={"zero": "return 0"},
        more=PICTURE.replace("seen.{}", "[1 / max(map(abs, seen.results))]"),
    ),
    # Whoever gives words instead of numbers has made a mistake of which there is no picture.
    "picture_of_words": Spoilt((), wrong={"words": "return 'x'"}, more=PICTURE.format("results")),
    "picture_that_can_be_drawn": Spoilt((), more=PICTURE.format("results")),
}


BROKEN = {
    "solution_fails": Spoilt(
        ("seed 1: the reference is right and fails solution_fails.doubles_solution_fails: ",),
        verdict='Equal("the results", seen.results, [1.0, 1.0, 1.0])',
    ),
}


def write(root: Path, tasks: dict[str, Spoilt]) -> Course:
    """The lesson's files."""
    course = Course(root)
    folder = course.solution("spoilt")
    files = {
        course.exercise("spoilt") / "checks.py": declarations(tasks),
        folder / "spoilt.py": source(tasks),
        folder / "wrong.toml": "\n".join(variants(name, one) for name, one in tasks.items()),
        folder / "alternatives.toml": "".join(
            f"[{name}_{end}]\ntask = {name!r}\ncode = 'def {name}(x): return {value}'\n"
            for name, one in tasks.items()
            for end, value in one.right.items()
        ),
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return course


def declarations(tasks: dict[str, Spoilt]) -> str:
    text = HEAD
    for name, one in tasks.items():
        task = TASK.replace("MORE", one.more).replace("VERDICT", one.verdict).replace("POINTS", str(one.points))
        text += task.rstrip().replace("NAME", name) + "\n"
    return text


def source(tasks: dict[str, Spoilt]) -> str:
    text = "# %% [markdown]\n# # Spoilt\n\n# %%\nfrom autograder import check\n"
    for name, one in tasks.items():
        body = f"    {one.body}"
        if not one.open:
            body = f"    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION"
        text += CELLS.replace("BODY", body).replace("NAME", name)
    return text


def variants(name: str, one: Spoilt) -> str:
    text = ""
    for end, body in one.wrong.items():
        text += f"[{name}_{end}]\ntask = {name!r}\ncode = '''\ndef {name}(x):\n    {body}\n'''\n"
        text += 'title = "A mistake"\nwhy = "It is one."\nfix = "Mend it."\n'
        text += one.with_keys.get(end, "") + "\n"
    return text


@pytest.fixture(scope="module")
def proof(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    course = write(tmp_path_factory.mktemp("spoilt"), TASKS)
    # With two seeds of wrong variants other tasks are asked as well.
    return verify(course, "spoilt", {}, seeds=1, wrong_seeds=2, real_seeds=1, workers=1)


@pytest.fixture
def faults(proof: Proof) -> list[str]:
    return proof.faults


COMPLAINTS = [complaint for one in TASKS.values() for complaint in one.complaints]


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_a_defect_is_told(faults: list[str], complaint: str) -> None:
    assert any(complaint in fault for fault in faults), faults


def test_nothing_else_is_told(faults: list[str]) -> None:
    first = [fault.replace("seed 2", "seed 1") for fault in faults]
    assert not [fault for fault in first if not any(complaint in fault for complaint in COMPLAINTS)]


def test_a_picture_that_raises_is_told_with_its_line(faults: list[str]) -> None:
    line = declarations(TASKS).splitlines().index(PICTURE.format("nothing").replace("NAME", "picture_raises")) + 1
    assert any(fault.startswith(f"spoilt, checks.py:{line}: ") for fault in faults)


def test_the_command_tells_of_a_solution_that_fails_and_exits_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, BROKEN)
    monkeypatch.setenv(COURSE, str(tmp_path))
    command = ["verify", "spoilt", "--seeds", "1", "--wrong-seeds", "1", "--real-seeds", "1", "--workers", "1"]
    assert main(command) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert BROKEN["solution_fails"].complaints[0] in told


def test_an_error_of_the_graders_own_is_no_catch(proof: Proof) -> None:
    assert proof.per_task["breaks_the_grader"] == {"wrong": 2}
