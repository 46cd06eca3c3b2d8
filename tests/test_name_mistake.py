"""A mistake that students share gets a name: from a run over a class to a variant, and to the next run's words."""

import tomllib
from io import StringIO
from pathlib import Path, PurePath

import click
import pytest
from rich.console import Console

from autograder.author.naming.group import find_group, names_in, program_of
from autograder.author.naming.harmless import harm
from autograder.author.naming.name_mistake import NotNamed, Words, propose, verify_words
from autograder.author.naming.rewritten import Traced, Written, on_the_reference, own_definition
from autograder.author.naming.table import append, table
from autograder.author.verify import verify
from autograder.cli.main import main, root
from autograder.core.errors import UsageProblem
from autograder.course.layout import Course, CourseProblem
from autograder.course.solutions import Variant, load_solutions
from autograder.record.class_run import GROUPS, ClassSummary, LessonRun, Listed
from autograder.record.codec import record_of
from autograder.record.same_repair import Group, Mended, SameRepair
from autograder.render.terminal.class_run import show_run
from autograder.repair.describe import pattern
from autograder.repair.kinds import MEANINGS
from autograder.repair.same_code import essence
from autograder.runner.candidates import Trace
from autograder.submission.program import Program, Unit
from tests.conftest import hand_in
from tests.support.command import autograder
from tests.support.courses import course_of_its_own
from tests.support.made_records import made, repaired, write
from tests.support.run_folder import records

# One mistake in four students' own words, another one, and right work.
ADDED = {
    "ann": "def double(x):\n    return 2 + x\n",
    "ben": "def double(number):\n    y = 2 + number\n    return y\n",
    "chen": "def double(x):\n    # two of them\n    result = x + 2\n    return result\n",
    "dora": "import torch\n\n\ndef double(value):\n    twice = value + 2\n    return twice\n",
}
CLASS = {
    **ADDED,
    "emil": "def double(x):\n    return 2 * x\n",
    "finn": "def double(x):\n    return 2 * x + 1\n",
}
WORDS = ("--id", "two_is_added", "--title", "Two is added", "--why", "It is right for 2 alone.", "--fix", "Multiply.")


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return course_of_its_own(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="module")
def submitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("class")
    for student, source in CLASS.items():
        hand_in(root, student, source)
    return root


@pytest.fixture(scope="module")
def run(own: Course, submitted: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("run")
    ended = autograder(own, "grade", submitted, "--out", out, "--seed", "7", "--workers", "2", "--explain", "full")
    assert ended.returncode == 0, ended.stderr + ended.stdout
    return out, ended.stdout


def test_four_students_with_one_mistake_are_told_in_the_teachers_words_by_the_next_run(
    own: Course, submitted: Path, run: tuple[Path, str]
) -> None:
    out, shown = run
    name = names_in(out)[0]
    assert f"4 students: {MEANINGS['sign']} (no name yet), tiny, {name}" in shown
    assert "-     return 2 + x" in shown
    assert "+     return 2 * x" in shown
    assert f"name-mistake {out} {name}" in shown
    assert "Mistakes without a name in tiny: 1 of one student each" in shown
    assert all(not record["tasks"][0]["checks"][0]["diagnoses"] for record in records(out).values())
    page = (out / "report" / "index.html").read_text()
    assert MEANINGS["sign"] in page
    assert "return 2 * x" in page
    for student in ADDED:
        assert "2 * " not in (out / "report" / "students" / f"{student}.html").read_text()

    before = (own.solution("tiny") / "wrong.toml").read_text()
    marks = {student: record["score"] for student, record in records(out).items()}
    ended = autograder(own, "name-mistake", out, name, *WORDS)
    assert ended.returncode == 0, ended.stderr + ended.stdout
    assert "names 4 of the 4 programs" in ended.stdout
    after = (own.solution("tiny") / "wrong.toml").read_text()
    assert after.startswith(before)
    made = tomllib.loads(after)["two_is_added"]
    assert made["change"] in ([["return 2 * x", "return 2 + x"]], [["return 2 * x", "return x + 2"]])
    assert not verify(own, "tiny", {}, seeds=1, wrong_seeds=1, real_seeds=1, workers=1).faults

    ended = autograder(own, "grade", submitted, "--out", out, "--workers", "2")
    assert ended.returncode == 0, ended.stderr + ended.stdout
    found = records(out)
    told = {
        student: [one["title"] for check in record["tasks"][0]["checks"] for one in check["diagnoses"]]
        for student, record in found.items()
    }
    assert {student for student, titles in told.items() if set(titles) == {"Two is added"}} == set(ADDED)
    assert not told["emil"]
    assert not told["finn"]
    assert {student: record["score"] for student, record in found.items()} == marks  # a name costs nobody a point
    again = autograder(own, "name-mistake", out, name, *WORDS)
    assert again.returncode == 2
    assert f"no mistake without a name is called {name}" in again.stderr


# --- Which group is meant


def test_a_group_is_found_by_its_name_or_by_a_task_that_has_one(tmp_path: Path) -> None:
    shared = [made(name, repaired("step")) for name in ("ann", "ben")]
    single = made("chen", repaired("step", "    x = 1", "    x = 3", "1 -> #", kinds=["constant"]))
    write(tmp_path, *shared, single)
    found = find_group(tmp_path, "step")  # the only one that several share
    assert [path.stem for path in found.group.members] == ["ann", "ben"]
    assert find_group(tmp_path, names_in(tmp_path)[1]).group.example.stem == "chen"
    assert [one.student for one in found.records()] == ["ann", "ben"]


@pytest.mark.parametrize(
    ("wanted", "lesson", "said"),
    [
        ("stpe", None, "there are: step:"),
        ("step", None, "more than one lesson: add --lesson and one of other, tiny"),
        ("step", "tinny", "Did you mean tiny?"),
        ("zip", None, "more than one mistake without a name. Give one of these: zip:"),
    ],
)
def test_a_group_that_is_not_clear_is_asked_for_in_words(
    tmp_path: Path, wanted: str, lesson: str | None, said: str
) -> None:
    write(tmp_path, made("ann", repaired("step"), repaired("zip")), made("ann", repaired("step"), lesson="other"))
    write(tmp_path, made("ben", repaired("zip", pattern="1 -> 2")))
    with pytest.raises(UsageProblem) as caught:
        find_group(tmp_path, wanted, lesson)
    assert said in str(caught.value)


def test_a_run_without_such_mistakes_or_without_records_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="Give the folder that"):
        find_group(tmp_path, "step")
    write(tmp_path, made("ann", repaired("step", pattern="")))
    with pytest.raises(UsageProblem, match="--explain full"):
        find_group(tmp_path, "step")


def test_a_program_is_read_from_its_record_with_its_modules_and_without_broken_cells() -> None:
    parts = [("a.ipynb", 1, "x = 1"), ("a.ipynb", 2, "def"), ("helpers.py", None, "y = 2")]
    code = [{"file": file, "cell": cell, "text": text} for file, cell, text in parts]
    found = program_of(record_of(made("ann", repaired("step"), file="a.ipynb", code=code)))
    assert found == Program((Unit("x = 1", "a.ipynb", 1),), {"helpers": "y = 2"})


# --- What is written


REFERENCE = Program(
    (
        Unit("import torch\n\n\ndef other(x):\n    return x\n", "lesson.py", 1),
        Unit(
            'def mean(values):\n    """The mean."""\n    ### BEGIN SOLUTION\n    total = 0\n    for value in values:\n'
            "        total = total + value\n    return total / len(values)\n    ### END SOLUTION",
            "lesson.py",
            2,
        ),
    )
)


def traced(program: Program, **names: str) -> Traced:
    """A program with the values of names, each by one letter."""
    return Traced(program, Trace(tuple(("mean", 1, name, value) for name, value in names.items())))


def rewritten(source: str, mended: str) -> list[Written]:
    wrong = traced(Program((Unit(source, "student.py"),)), s="a", one="b")
    right = traced(REFERENCE, total="a", value="b")
    return on_the_reference(right, wrong, "mean", frozenset({"other"}), pattern(source, mended))


@pytest.mark.parametrize(
    ("wrong", "right", "change"),
    [
        ("s / (len(v) + 1)", "s / len(v)", ("return total / len(values)", "return total / (len(values) + 1)")),
        ("s", "s / len(v)", ("return total / len(values)", "return total")),
    ],
)
def test_the_students_wrong_line_is_put_into_the_reference_under_its_names(
    wrong: str, right: str, change: tuple[str, str]
) -> None:
    text = "def mean(v):\n    s = 0\n    for one in v:\n        s = s + one\n    return {}\n"
    assert rewritten(text.format(wrong), text.format(right))[0].changes == (change,)


def test_names_go_together_by_their_places_where_no_values_tell() -> None:
    text = "def mean(v):\n    s = 0\n    for one in v:\n        s = s {} one\n    return s / len(v)\n"
    wrong = traced(Program((Unit(text.format("-"), "student.py"),)))
    same = pattern(text.format("-"), text.format("+"))
    [first, *_] = on_the_reference(traced(REFERENCE), wrong, "mean", frozenset({"other"}), same)
    assert first.changes == (("total = total + value", "total = total - value"),)


def test_no_variant_is_made_that_leaves_lines_dead_or_the_work_undone() -> None:
    text = "def mean(v):\n    return sum(v) / {}\n"
    found = rewritten(text.format(2), text.format("len(v)"))
    assert found
    for one in found:
        lines = one.code.split("\n")
        indents = [len(line) - len(line.lstrip()) for line in lines]
        behind = zip(lines, indents, indents[1:], strict=False)
        assert not any(line.lstrip().startswith("return") and after == own for line, own, after in behind), one.code
        assert len(lines) >= 5, one.code


def test_a_change_is_of_a_text_that_the_reference_has_once() -> None:
    text = "def mean(values):\n    total = 0\n    for value in values:\n{}    return total / len(values)\n"
    right = text.format("        total = total + value\n")
    for wrong in (text.format("        total = value\n"), right.replace("total = 0", "total = 1")):
        for one in rewritten(wrong, right):
            for old, _ in one.changes:
                assert REFERENCE.units[1].source.count(old) == 1
            changed = REFERENCE.units[1].source
            for old, new in one.changes:
                changed = changed.replace(old, new)
            assert not one.changes or essence(changed) == essence(one.code)


def test_a_students_own_definition_comes_with_what_it_uses_and_without_their_words() -> None:
    source = (
        "import torch\nimport math as m\n\n\ndef half(x):\n    # by Ann B.\n    return m.floor(x / 2)\n\n\n"
        'def mean(v):\n    """Ann\'s mean."""\n    return half(sum(v))\n'
    )
    found = own_definition(Program((Unit(source, "a.py"),)), REFERENCE, "mean", frozenset({"other"}))
    assert found is not None
    assert found.code.startswith("import math as m\n")
    assert "Ann" not in found.code
    assert "import torch" not in found.code
    assert found.code.index("def half") < found.code.index("def mean")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import os\ndef mean(v):\n    return os.listdir()", "imports os"),
        ("def mean(v):\n    return open('key.py').read()", "uses `open`"),
        ("def mean(v):\n    return torch.load('x')", "uses `load`"),
        ("def mean(v):\n    return v.__class__.__subclasses__()", "uses `__subclasses__`"),
        ("def mean(v):\n    return eval('1')", "uses `eval`"),
        ("def mean(v):\n    torch.allclose = mean\n    return v", "a part of the library"),
        ("from torch import load as mean", "uses `load`"),
    ],
)
def test_code_that_could_do_harm_becomes_no_variant(code: str, said: str) -> None:
    assert said.split()[-1] in harm(code, REFERENCE)
    assert not harm("import torch\ndef mean(v):\n    return torch.tensor(v).mean()", REFERENCE)


def test_a_table_reads_as_it_was_meant_whatever_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    before = "# Mine.\r\n[first]  # kept\r\ntask = 'double'\r\nz = 1\r\na = 2"
    path.write_bytes(before.encode())
    strange = 'a "quote" \\ back\x7f \u00e9'
    variant = Variant("second", "double", "x", True, strange, "why", "fix", "Another slide", also=("other",))
    append(path, table(variant, Written("x", (("2 *\n x", '"3"'),)), "The slide", "Named."))
    append(path, table(variant_called("third"), Written("def double(x):\n    return '''x'''"), "The slide", "Named."))
    append(path, table(variant_called("fourth"), Written("def double(x):\n    return 'x\\n'"), "The slide", "Named."))
    text = path.read_bytes().decode()
    assert text.startswith(before)
    assert "\n" not in text.replace("\r\n", "")
    found = tomllib.loads(text)
    assert found["second"] == {
        "task": "double",
        "change": [["2 *\n x", '"3"']],
        "also": ["other"],
        "title": strange,
        "why": "why",
        "fix": "fix",
        "lecture": "Another slide",
    }
    assert found["third"]["code"] == "def double(x):\n    return '''x'''"
    assert found["fourth"]["code"].strip() == "def double(x):\n    return 'x\\n'"
    assert "lecture" not in found["third"]


def variant_called(name: str) -> Variant:
    return Variant(name, "double", "x", True, "title", "why", "fix", "The slide")


def test_a_file_that_is_no_toml_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text("[first\n")
    with pytest.raises(CourseProblem, match="not be valid TOML"):
        append(path, "[second]\n")
    assert path.read_text() == "[first\n"


# --- What is refused


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (Words("Bad Name", "t", "w", "f"), "small letters"),
        (Words("squares", "t", "w", "f"), "already"),
        (Words("as_a_lambda", "t", "w", "f"), "already"),
        (Words("fine", "t", " ", "f"), "--why is empty"),
    ],
)
def test_words_that_cannot_be_a_variants_are_refused_before_anything_is_run(
    course: Course, words: Words, said: str
) -> None:
    with pytest.raises(UsageProblem, match=said):
        verify_words(course, "tiny", words)


def handed_in(folder: Path, source: str, **more: object) -> Path:
    """A run in which two students handed in the same text, which failed without a name."""
    code = [{"file": "tiny.py", "cell": None, "text": source}]
    task = repaired("double", **more)  # type: ignore[arg-type]
    task["checks"][0]["name"] = "doubles_a_tensor"
    write(folder, *(made(name, task, code=code) for name in ("ann", "ben")))
    return folder


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("def double(x):\n    return 2 * x\n", "fails no check of double"),
        ("def double(x):\n    return x * x\n", "cannot be told from squares"),
        ("import os\n\n\ndef double(x):\n    return os.getpid()\n", "imports os"),
    ],
    ids=["right", "named already", "harmful"],
)
def test_what_does_not_hold_is_refused_with_a_reason_and_nothing_is_written(
    course: Course, tmp_path: Path, source: str, said: str
) -> None:
    before = (course.solution("tiny") / "wrong.toml").read_bytes()
    nameless = find_group(handed_in(tmp_path, source), "double")
    with pytest.raises(NotNamed, match=said):
        propose(course, nameless, Words("anew", "t", "w", "f"))
    assert (course.solution("tiny") / "wrong.toml").read_bytes() == before


def test_where_no_line_fits_the_reference_a_students_whole_definition_is_the_variant(
    course: Course, tmp_path: Path
) -> None:
    source = (
        "def double(x):\n    # Ann's way\n    parts = [x, x, x]\n    while len(parts) > 1:\n"
        "        parts[0] = parts[0] + parts.pop()\n    return parts[0]\n"
    )
    nameless = find_group(handed_in(tmp_path, source), "double")
    found = propose(course, nameless, Words("three_times", "t", "w", "f"))
    made = tomllib.loads(found.text)["three_times"]
    assert "parts.pop()" in made["code"]
    assert "Ann" not in made["code"]
    assert (found.named, found.looked_at) == (2, 2)


QUADRUPLE = '''

quadruple = lesson.task("quadruple", points=1, lecture="Twice")


@quadruple.probe
def both(student, given):
    return {"result": student.quadruple(given.real(1, 9)), "twice": student.double(1.5)}


@quadruple.check(both, points=1)
def quadruples(seen, expected):
    """`quadruple(x)` is four times x."""
    own, right = [seen.result, seen.twice], [expected.result, expected.twice]
    return Close("quadruple(x)", own, right, FLOAT32_SHORT)
'''
COMES_BACK = '''

@quadruple.check(both, points=1)
def comes_back(seen, expected):
    """`quadruple(x)` gives something back."""
    return Close("twice", seen.twice, expected.twice, FLOAT32_SHORT)
'''
QUADRUPLED = """
# %% task="quadruple"
def quadruple(x):
    ### BEGIN SOLUTION
    return double(double(x))
    ### END SOLUTION
"""


def test_a_task_that_loses_points_by_its_nature_is_written_down(tmp_path: Path) -> None:
    """`quadruple` calls `double`, and its check looks at a value that a right `double` alone gives."""
    own = course_of_its_own(tmp_path)
    checks, lesson = own.exercise("tiny") / "checks.py", own.solution("tiny") / "tiny.py"
    checks.write_text(checks.read_text() + QUADRUPLE)
    lesson.write_text(lesson.read_text() + QUADRUPLED)
    nameless = find_group(handed_in(tmp_path / "run", "def double(x):\n    return 2 + x\n"), "double")
    found = propose(own, nameless, Words("two_is_added", "t", "w", "f"))
    made = tomllib.loads(found.text)["two_is_added"]
    assert made["also"] == ["quadruple"]
    found.write()
    assert "two_is_added" in {one.id for one in load_solutions(own, own.load("tiny")).wrong}


def test_a_program_that_uses_a_task_which_it_has_not_is_named_beside_a_right_version_of_that(tmp_path: Path) -> None:
    own = course_of_its_own(tmp_path)
    checks, lesson = own.exercise("tiny") / "checks.py", own.solution("tiny") / "tiny.py"
    begun, check = QUADRUPLE.replace("student.double(1.5)", "3.0").split("@quadruple.check(both, points=1)")
    waits = f"@quadruple.check(both, points=1, after=[comes_back]){check}"
    checks.write_text(checks.read_text() + begun.replace("points=1", "points=2") + COMES_BACK + waits)
    lesson.write_text(lesson.read_text() + QUADRUPLED)
    source = "def quadruple(x):\n    return double(x)\n"  # `double` itself is in no cell
    code = [{"file": "tiny.py", "cell": None, "text": source}]
    task = repaired("quadruple", pattern=" -> double (;  -> )")
    task["checks"][0]["name"] = "quadruples"
    write(tmp_path / "run", *(made(name, task, code=code) for name in ("ann", "ben")))
    found = propose(own, find_group(tmp_path / "run", "quadruple"), Words("doubled_once", "t", "w", "f"))
    assert tomllib.loads(found.text)["doubled_once"]["change"] == [["return double(double(x))", "return double(x)"]]
    assert (found.named, found.looked_at) == (2, 2)


def test_what_is_missing_is_asked_for_on_a_terminal_alone(
    own: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TORCHGRADE_COURSE", str(own.root))
    monkeypatch.setenv("COLUMNS", "300")
    write(tmp_path, made("ann", repaired("double")))
    assert main(["name-mistake", str(tmp_path), "double", "--id", "x"]) == 2
    said = capsys.readouterr()
    assert "--title, --why, --fix missing" in said.err
    assert "What ann handed in, and what mends it" in said.out
    assert main(["name-mistake", str(tmp_path), "duble"]) == 2
    assert "Did you mean double" in capsys.readouterr().err


def test_groups_are_completed(tmp_path: Path) -> None:
    write(tmp_path, made("ann", repaired("step"), repaired("zip")))
    command = root.get_command(click.Context(root), "name-mistake")
    assert command is not None
    context = click.Context(command)
    context.params["run"] = tmp_path
    [param] = [one for one in command.params if one.name == "group"]
    assert [one.value for one in param.shell_complete(context, "st")] == [names_in(tmp_path)[0]]
    context.params["run"] = tmp_path / "nothing"
    assert param.shell_complete(context, "") == []


def test_the_end_of_a_run_shows_the_largest_groups_and_counts_the_rest() -> None:
    shared = [Group(mended_alike(number), f"student {number}", (f"student {number}", "x")) for number in range(GROUPS)]
    one = LessonRun("tiny", "Tiny", 80, (), {}, 1.0, 2.0, 0.5, 0.0, tuple(shared), GROUPS + 3, 7)
    nothing = Listed((), 0)
    run = ClassSummary(PurePath("my run"), 1, "", True, (one,), *[nothing] * 5, {}, (), (), nothing, 0, 0, (), 0)
    shown = StringIO()
    show_run(run, Console(file=shown, width=200))
    text = shown.getvalue()
    assert text.count("(no name yet)") == GROUPS
    assert "Mistakes without a name in tiny: 3 more that several share, 7 of one student each" in text
    assert "autograder name-mistake 'my run' step:" in text
    assert "\x1b" not in text


def mended_alike(number: int) -> Mended:
    return Mended(SameRepair("step", ("sign",), f"+ -> {number}"), "The loop", "a \x1b[31m", "b\n\nc", None)
