"""The complaints of a lesson's proof: a lesson in which each task has its own defect."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from autograder.author.places import Place
from autograder.author.proof import Proof, load_subject
from autograder.author.verify import verify
from autograder.cli.main import main
from autograder.course.layout import SETTING as COURSE
from autograder.course.layout import Course
from autograder.course.solutions import Variant
from autograder.record.proof import Complaint
from tests.support.courses import course_of_its_own

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
        places: for each of these the file that it names, by the end of its path, and what stands on the line.
        wrong: bodies of wrong variants by the end of their name.
        with_keys: further lines of wrong variants.
        open: without marks around the solution.
    """

    complaints: tuple[str, ...]
    places: tuple[tuple[str, str], ...] = ()
    body: str = "return 2 * x"
    wrong: dict[str, str] = field(default_factory=lambda: {"squares": "return x * x"})
    right: dict[str, str] = field(default_factory=lambda: dict(ALTERNATIVES))
    verdict: str = CLOSE
    more: str = ""
    points: int = 1
    with_keys: dict[str, str] = field(default_factory=dict)
    open: bool = False


SEED = "seed 1: wrong variant "
CHECKS, WRONG, RIGHT = "checks.py", "wrong.toml", "alternatives.toml"
TASKS = {
    "sound": Spoilt(()),
    "stub_passes": Spoilt(
        ("the stub's stub_passes is passed instead of not attempted",),
        (("spoilt.py", "def stub_passes(x):"),),
        open=True,
    ),
    "alternative_fails": Spoilt(
        (
            "seed 1: alternative_fails_half is right and fails alternative_fails.doubles_alternative_fails: ",
            "seed 1: alternative_fails_half is right, and whoever writes it is told: Line ",
        ),
        ((RIGHT, "[alternative_fails_half]"), (RIGHT, "[alternative_fails_half]")),
        right={"sum": "x + x", "half": "x / 2"},
    ),
    "check_is_narrow": Spoilt(  # to the cent is what the task asks for, and not what the check does
        (
            "seed 1: check_is_narrow_to_cents is right and fails check_is_narrow.doubles_check_is_narrow: ",
            "seed 1: check_is_narrow_to_cents is right, and whoever writes it is told: Line 1: a step too many",
        ),
        ((RIGHT, "[check_is_narrow_to_cents]"), (RIGHT, "[check_is_narrow_to_cents]")),
        right={"sum": "x + x", "to_cents": "round(x + x, 2)"},
        verdict='Equal("the results", seen.results, expected.results)',
    ),
    "one_alternative": Spoilt(
        ("one_alternative has 1 alternatives; two are the least",),
        ((CHECKS, 'one_alternative = lesson.task("one_alternative"'),),
        right={"sum": "x + x"},
    ),
    "one_name_twice": Spoilt(
        ("two variants are called one_name_twice_sum",),
        ((RIGHT, "[one_name_twice_sum]"),),
        wrong={"sum": "return x * x"},
    ),
    "no_variant": Spoilt(
        (
            "no_variant has no wrong variant",
            "check doubles_no_variant of no_variant fails no wrong variant: it may be unable to fail",
        ),
        ((CHECKS, 'no_variant = lesson.task("no_variant"'), (CHECKS, "def doubles_no_variant(")),
        wrong={},
    ),
    "variant_is_right": Spoilt(
        (SEED + "variant_is_right_sum_too fails no check of variant_is_right",),
        ((WRONG, "[variant_is_right_sum_too]"),),
        wrong={"sum_too": "return x + x", "squares": "return x * x"},
    ),
    "spoils_another": Spoilt(
        (SEED + "spoils_another_same also costs points in sound",),
        ((WRONG, "[spoils_another_same]"),),
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
        ((WRONG, "[twins_squares]"), (WRONG, "[twins_power]")),
        wrong={"squares": "return x * x", "power": "return x**2"},
    ),
    "named_as_another": Spoilt(
        (SEED + "named_as_another_squares is named named_as_another_power",),
        ((WRONG, "[named_as_another_squares]"),),
        wrong={"power": "return x**2", "squares": "return x * x"},
        with_keys={"power": 'when = "x"'},
    ),
    "slow_pattern": Spoilt(
        ("the pattern `when` of wrong variant slow_pattern_squares takes too long on a long program",),
        ((WRONG, "[slow_pattern_squares]"),),
        wrong={"squares": "return x * x"},
        with_keys={"squares": r"when = '(?:.|\n.)*[!?]|x \* x'"},
    ),
    "variant_by_chance": Spoilt(
        (SEED + "variant_by_chance_any is not recognised: it does not give the same twice",),
        ((WRONG, "[variant_by_chance_any]"),),
        wrong={"any": "import os; return x * (3 + int.from_bytes(os.urandom(3), 'big'))"},
    ),
    "breaks_the_grader": Spoilt(
        (
            SEED + "breaks_the_grader_squares makes the grader fail: breaks_the_grader.doubles_breaks_the_grader: ",
            "check doubles_breaks_the_grader of breaks_the_grader fails no wrong variant: it may be unable to fail",
        ),
        ((CHECKS, "def doubles_breaks_the_grader("), (CHECKS, "def doubles_breaks_the_grader(")),
        verdict=f"[{CLOSE}] if seen.results == expected.results else [{CLOSE}, MoreSeeds()]",
    ),
    "cannot_fail": Spoilt(
        (
            "check is_there of cannot_fail fails no wrong variant: it may be unable to fail",
            "cannot_fail.is_there passes on forged observations: ",
            "cannot_fail.is_there gives points to a program that returns nothing and to one that ",
        ),
        ((CHECKS, "def is_there("),) * 3,
        more=ALWAYS,
        points=2,
    ),
    "pays_the_idle": Spoilt(
        (
            "pays_the_idle.is_a_number gives points to a program that returns its first argument and to one that "
            "returns 0.5 and to one that returns 1",
        ),
        ((CHECKS, "def is_a_number("),),
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
        ((CHECKS, "picture_raises.picture("),),
        more=PICTURE.format("nothing"),
    ),
    "picture_divides": Spoilt(
        ("a picture of picture_divides cannot be drawn of the wrong variant picture_divides_zero: Zero",),
        ((CHECKS, "picture_divides.picture("),),
        wrong={"zero": "return 0"},
        more=PICTURE.replace("seen.{}", "[1 / max(map(abs, seen.results))]"),
    ),
    # Whoever gives words instead of numbers has made a mistake of which there is no picture.
    "picture_of_words": Spoilt((), wrong={"words": "return 'x'"}, more=PICTURE.format("results")),
    "picture_that_can_be_drawn": Spoilt((), more=PICTURE.format("results")),
}


BROKEN = {
    "check_raises": Spoilt(
        ("seed 1: the reference is right and fails check_raises.doubles_check_raises: ",),
        ((CHECKS, "def doubles_check_raises("),),
        verdict="close()",
    ),
    "solution_fails": Spoilt(
        ("seed 1: the reference is right and fails solution_fails.doubles_solution_fails: ",),
        (("spoilt.py", "def solution_fails(x):"),),
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
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spoilt")


@pytest.fixture(scope="module")
def proof(root: Path) -> Proof:
    # With two seeds of wrong variants other tasks are asked as well.
    return verify(write(root, TASKS), "spoilt", {}, seeds=1, wrong_seeds=2, real_seeds=1, workers=1)


COMPLAINTS = [complaint for one in TASKS.values() for complaint in one.complaints]


def about(proof: Proof, complaint: str) -> list[Complaint]:
    return [fault for fault in proof.faults if complaint in fault.text]


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_a_defect_is_told(proof: Proof, complaint: str) -> None:
    assert about(proof, complaint), proof.faults


def test_nothing_else_is_told(proof: Proof) -> None:
    first = [fault.text.replace("seed 2", "seed 1") for fault in proof.faults]
    assert not [fault for fault in first if not any(complaint in fault for complaint in COMPLAINTS)]


PLACES = [pair for one in TASKS.values() for pair in zip(one.complaints, one.places, strict=True)]


@pytest.mark.parametrize(("complaint", "place"), PLACES)
def test_a_complaint_names_the_line_that_it_is_about(
    proof: Proof, root: Path, complaint: str, place: tuple[str, str]
) -> None:
    file, text = place
    for fault in about(proof, complaint):
        assert fault.file.endswith(f"/{file}")
        assert fault.line is not None
        assert (root / fault.file).read_text().splitlines()[fault.line - 1].startswith(text)


def test_a_complaint_says_what_to_do(proof: Proof) -> None:
    for fault in proof.faults:
        assert fault.advice
        assert str(fault) == f"{fault.file}:{fault.line}: {fault.text}. Do: {fault.advice}."


def test_a_check_from_a_library_is_looked_for_where_its_task_is_declared(root: Path) -> None:
    course = write(root / "library", {"sound": TASKS["sound"]})
    checks = course.exercise("spoilt") / "checks.py"
    checks.write_text(
        f"{checks.read_text()}\n"
        'chosen = lesson.choice(\n    "q_chosen", points=1, options=["a", "b"], lecture="Numbers"\n)\n'
    )
    key = course.solution("spoilt") / "key.py"
    key.write_text('# The answers.\nq_chosen = "a"\n')
    subject = load_subject(course, "spoilt")
    line = checks.read_text().splitlines().index("chosen = lesson.choice(") + 1
    assert subject.places.check("q_chosen", "is_the_right_choice") == Place("exercises/spoilt/checks.py", line)
    assert subject.places.solution("q_chosen") == Place("solutions/spoilt/key.py", 2)
    option = Variant("q_chosen_b", "q_chosen", 'q_chosen = "b"', wrong=True)
    assert subject.places.variant(option) == Place("exercises/spoilt/checks.py", line)


def test_the_command_tells_of_a_solution_that_fails_and_exits_with_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    course = write(tmp_path, BROKEN)
    monkeypatch.setenv(COURSE, str(tmp_path))
    command = ["verify", "spoilt", "--seeds", "1", "--wrong-seeds", "1", "--real-seeds", "1", "--workers", "1"]
    assert main(command) == 1
    told = " ".join(capsys.readouterr().out.split())
    for name, folder in (("solution_fails", "solutions"), ("check_raises", "exercises")):
        [complaint], [(file, text)] = BROKEN[name].complaints, BROKEN[name].places
        lines = (course.root / folder / "spoilt" / file).read_text().splitlines()
        [line] = [number for number, one in enumerate(lines, 1) if one.startswith(text)]
        assert f"{folder}/spoilt/{file}:{line}: {complaint}" in told
    assert "Do: mend the solution, or the check in exercises/spoilt/checks.py" in told


def test_an_error_of_the_graders_own_is_no_catch(proof: Proof) -> None:
    assert proof.per_task["breaks_the_grader"] == {"wrong": 2}


@pytest.mark.parametrize(
    ("part", "text", "told"),
    [
        ("exercises/tiny/checks.py", "x = 1\ndef f(:\n", "exercises/tiny/checks.py:2 does not run: SyntaxError: "),
        ("exercises/tiny/checks.py", "x = 1\n\ny = z\n", "exercises/tiny/checks.py:3 does not run: NameError: "),
        (
            "exercises/tiny/checks.py",
            "from autograder.lesson import Lesson\n\nlesson = Lesson('tiny', title='', files=['a/b'])\n",
            "exercises/tiny/checks.py:3: lesson tiny: `files` holds ",
        ),
        ("solutions/tiny/key.py", "x = 1\ny = (\n", "solutions/tiny/key.py:2 cannot be read by Python: "),
        ("solutions/tiny/key.py", "\udcff", "solutions/tiny/key.py is not UTF-8"),
        (
            "solutions/tiny/alternatives.toml",
            '[odd]\ntask = "double"\ncode = "double = (2"\n',
            "alternatives.toml, [odd]: its code cannot be read by Python, line 1 of it: `double = (2`: ",
        ),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    part: str,
    text: str,
    told: str,
) -> None:
    own = course_of_its_own(tmp_path)
    (own.root / part).write_text(text, errors="surrogateescape")
    monkeypatch.setenv(COURSE, str(own.root))
    monkeypatch.setenv("COLUMNS", "500")
    assert main(["verify", "tiny"]) == 2
    assert told in capsys.readouterr().err
