"""Watching a lesson: what is proved again after which change, errors while one writes, and the end by Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest

from autograder.author import watch
from autograder.author.places import Places
from autograder.author.proof import Findings, load_subject
from autograder.author.proof_steps import PIECES, REFERENCE
from autograder.cli.main import main
from autograder.core.saves import Saves
from autograder.course.layout import SETTING as COURSE
from autograder.course.layout import Course
from autograder.record.proof import Complaint
from tests.support.command import started
from tests.support.courses import course_of_its_own

CHECKS = """
import math

from autograder.lesson import Equal, Lesson

lesson = Lesson("tiny", title="Tiny", files=["numbers.csv"])
first = lesson.task("first", points=1, lecture="Numbers")
second = lesson.task("second", points=1, lecture="Numbers")
third = lesson.text("third", points=1, lecture="Numbers")
chosen = lesson.choice("chosen", points=1, options=["a", "b"], lecture="Numbers")
WORDS = {}


def number_for_first(given):
    return given.integer(2, 9)


def shared(seen, expected):
    return Equal("number", seen.number, expected.number)


@first.probe
def of_first(student, given):
    return {"number": student.first(number_for_first(given))}


@first.check(of_first, points=1)
def first_is_right(seen, expected):
    '''It is right.'''
    return shared(seen, expected)


@second.probe
def of_second(student, given):
    return {"number": student.second(given.integer(2, 9))}


@second.check(of_second, points=1)
def second_is_right(seen, expected):
    '''It is right.'''
    return shared(seen, expected)
"""
SOLUTION = '''# %%
from autograder import check

# %%
def helper(x):
    return x + 1

# %% task="first"
def first(x):
    """More."""
    ### BEGIN SOLUTION
    return helper(x)
    ### END SOLUTION

# %% task="second"
def second(x):
    """Twice first."""
    ### BEGIN SOLUTION
    return 2 * first(x)
    ### END SOLUTION

# %% question="chosen"
chosen = ...
'''
WRONG = """
[first_same]
task = "first"
change = [["helper(x)", "x"]]
title = "The same"
why = "It is the same."
fix = "Add one."

[second_once]
task = "second"
change = [["2 * ", ""]]
title = "Once"
why = "It is there once."
fix = "Double it."
"""
RIGHT = """
[first_plus]
task = "first"
code = "first = lambda x: x + 1"

[second_sum]
task = "second"
code = "second = lambda x: first(x) + first(x)"
"""
EVERYTHING = {"first", "second", "chosen"}


class Watched:
    """A lesson that is watched, without its programs being run.

    Attributes:
        files: its files by name.
        said: what was said after the last save.
    """

    def __init__(self, course: Course) -> None:
        exercise, solution = course.exercise("tiny"), course.solution("tiny")
        texts = {
            exercise / "checks.py": CHECKS,
            exercise / "numbers.csv": "1,2\n",
            solution / "tiny.py": SOLUTION,
            solution / "wrong.toml": WRONG,
            solution / "alternatives.toml": RIGHT,
            solution / "key.py": 'chosen = "a"\n',
        }
        for path, text in texts.items():
            path.write_text(text)
        self.course = course
        self.files = {path.name: path for path in texts}
        self.said: list[str] = []
        self.watching = watch.Watching(course, "tiny", self.said.append)
        assert self.proved() == EVERYTHING

    def proved(self) -> set[str]:
        """What is proved after another look: the name of a task for the whole of it, else the ids of variants."""
        self.said.clear()
        self.watching.load()
        asked = list(self.watching.pending)
        while self.watching.prove_next():
            pass
        whole = {step.task for step in asked if step.kind == REFERENCE}
        assert [step.kind for step in asked][: len(whole)] == [REFERENCE] * len(whole)
        for task in whole:
            assert {step.kind for step in asked if step.task == task} >= PIECES.keys() - {"alternative"}
        return whole | {step.variant.id for step in asked if step.variant and step.task not in whole}

    def complaints(self) -> list[Complaint]:
        return self.watching.complaints(load_subject(self.course, "tiny"))

    def change(self, file: str, old: str, new: str) -> set[str]:
        text = self.files[file].read_text()
        assert old in text
        self.files[file].write_text(text.replace(old, new, 1))
        return self.proved()


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    class NoProcess:
        places: ClassVar[dict[str, str]] = {}

        def close(self) -> None: ...

    monkeypatch.setattr(watch, "local_launcher", lambda *how, **more: NoProcess())
    for kind in PIECES:
        monkeypatch.setitem(PIECES, kind, lambda subject, marker, step: Findings())
    return Watched(course_of_its_own(tmp_path))


@pytest.mark.parametrize(
    ("file", "old", "new", "again"),
    [
        ("checks.py", "student.first(", "student.first(1 + ", {"first"}),
        ("checks.py", "'''It is right.'''", "'''It is as it should be.'''", {"first"}),
        ("checks.py", "given.integer(2, 9)\n\n", "given.integer(2, 7)\n\n", {"first"}),
        ("checks.py", 'Equal("number"', 'Equal("the number"', {"first", "second"}),
        ("checks.py", 'lesson.task("second", points=1', 'lesson.task("second", points=1.0', {"second"}),
        ("checks.py", 'options=["a", "b"]', 'options=["a", "b", "c"]', {"chosen"}),
        ("checks.py", 'title="Tiny"', 'title="Small"', EVERYTHING),
        ("checks.py", "WORDS = {}", 'WORDS = {}\nWORDS["x"] = "y"', EVERYTHING),
        ("checks.py", "import math\n", "import math  # not used\n\n", set()),
        ("tiny.py", "2 * first", "2 * 1 * first", {"second"}),
        ("tiny.py", "return helper(x)", "return 0 + helper(x)", {"first", "second"}),
        ("tiny.py", "return x + 1", "return 1 + x", {"first", "second"}),
        ("tiny.py", "from autograder import check\n", "from autograder import check\nprint()\n", EVERYTHING),
        ("tiny.py", '# %% task="second"', '# %% [markdown]\n# A story.\n\n# %% task="second"', set()),
        ("wrong.toml", '[["helper(x)", "x"]]', '[["helper(x)", "-x"]]', {"first_same"}),
        ("wrong.toml", "[second_once]", "[second_single]", {"second_single"}),
        ("alternatives.toml", "x + 1", "x + 1.0", {"first_plus"}),
        ("key.py", '"a"', '"b"', {"chosen"}),
        ("numbers.csv", "1,2", "1,3", EVERYTHING),
    ],
)
def test_only_what_depends_on_a_change_is_proved_again(
    watched: Watched, file: str, old: str, new: str, again: set[str]
) -> None:
    assert watched.change(file, old, new) == again
    assert watched.said
    assert watched.proved() == set()
    assert not watched.said


def test_a_task_that_is_new_and_one_that_is_gone(watched: Watched) -> None:
    more = CHECKS[CHECKS.index("@second.probe") :].replace("second", "fourth")
    more = f'fourth = lesson.task("fourth", points=1, lecture="Numbers")\n\n\n{more}'
    watched.files["tiny.py"].write_text(SOLUTION + '\n# %% task="fourth"\ndef fourth(x):\n    return x\n')
    text = WRONG + '\n[fourth_none]\ntask = "fourth"\ncode = "fourth = None"\ntitle = "x"\nwhy = "x"\nfix = "x"\n'
    watched.files["wrong.toml"].write_text(text)
    watched.files["checks.py"].write_text(f"{CHECKS}\n\n{more}")
    assert watched.proved() == {"fourth"}
    for file, before in (("tiny.py", SOLUTION), ("wrong.toml", WRONG), ("checks.py", CHECKS)):
        watched.files[file].write_text(before)
    assert watched.proved() == set()
    assert not [step for step in watched.watching.findings if step.task == "fourth"]


def test_what_was_not_proved_before_a_save_is_proved_after_it(watched: Watched) -> None:
    watched.files["checks.py"].write_text(CHECKS.replace("student.first(", "student.first(1 + "))
    watched.watching.load()
    watched.watching.prove_next()
    again = watched.change("wrong.toml", '[["2 * ", ""]]', '[["2 * ", "4 * "]]')
    assert again == {"first_same", "first_plus", "second_once"}


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("checks.py", "x = 1\ndef f(:\n", "exercises/tiny/checks.py:2 does not run: SyntaxError: invalid syntax"),
        ("checks.py", "\n\nx = undefined\n", "exercises/tiny/checks.py:3 does not run: NameError: "),
        ("tiny.py", '# %% task="first"\ndef first(:\n', "tiny.py, cell 1 cannot be read by Python, line 1 of it"),
        ("tiny.py", "x = 1\n", "the reference defines no first"),
        ("tiny.py", f"{SOLUTION}\n### END SOLUTION\n", "a `### END SOLUTION` without its partner"),
        ("wrong.toml", "[first\n", "wrong.toml is not valid TOML"),
        ("key.py", "chosen = (\n", "key.py:1 cannot be read by Python"),
        (
            "key.py",
            "chosen = a\n",
            'solutions/tiny/key.py:1: the answer to chosen has to be one of "a", "b", and this is `chosen = a`',
        ),
        ("key.py", "\n", "solutions/tiny/tiny.py:23: the answer to chosen has to be one of"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_watching_goes_on(
    watched: Watched, file: str, text: str, told: str
) -> None:
    before = watched.files[file].read_text()
    watched.files[file].write_text(text)
    assert watched.proved() == set()
    [said] = watched.said
    assert told in said
    assert said.endswith(". It is read again when it is saved.")
    assert watched.watching.all_is_well is False
    watched.files[file].write_text(before)
    assert watched.proved() == set()
    assert "nothing that has to be proved again was changed" in watched.said[0]


def test_a_complaint_follows_its_line_through_later_saves(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    def complains(subject: Any, marker: Any, step: Any) -> Findings:
        if step.task != "second":
            return Findings()
        return Findings([subject.places.check("second", "second_is_right").complaint("it is not", "mend it")])

    monkeypatch.setitem(PIECES, "forgeries", complains)
    watched.change("checks.py", "student.second(", "student.second(0 + ")
    assert watched.change("checks.py", "import math\n", "import math\n\nimport os\n") == set()
    [line] = [one.line for one in watched.complaints() if one.text == "it is not"]
    assert line is not None
    assert watched.files["checks.py"].read_text().split("\n")[line - 1].startswith("def second_is_right(")


def test_an_error_in_the_lessons_own_code_is_a_complaint_with_its_line(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def runs(subject: Any, marker: Any, step: Any) -> Findings:
        subject.lesson.tasks["first"].checks["first_is_right"].function({}, {})
        return Findings()

    monkeypatch.setitem(PIECES, "forgeries", runs)
    watched.change("checks.py", "student.first(", "student.first(0 + ")
    line = CHECKS.split("\n").index('    return Equal("number", seen.number, expected.number)') + 1
    told = f"exercises/tiny/checks.py:{line}: AttributeError: 'dict' object has no attribute 'number'"
    assert [said for said in watched.said if told in said]


def test_a_fault_that_is_not_the_lessons_is_not_hidden(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PIECES, "stub", lambda subject, marker, step: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        watched.change("checks.py", "student.first(", "student.first(0 + ")


def test_a_save_is_told_once_and_only_when_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    saves = Saves(lambda: [file])
    assert [saves.new() for _ in range(3)] == [False, True, False]
    file.write_text("more")
    assert [saves.new() for _ in range(3)] == [False, True, False]
    file.unlink()
    assert [saves.new() for _ in range(3)] == [False, False, False]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tiny", "--watch", "--seeds", "2"], "--watch does without --seeds"),
        (["tiny", "--watch", "--mutants", "2"], "--watch does without --mutants"),
        (["--watch"], "--watch follows one lesson. Name one of tiny"),
        (["tinny", "--watch"], "there is no lesson called 'tinny'"),
    ],
)
def test_what_cannot_be_watched_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.setenv(COURSE, str(course_of_its_own(tmp_path).root))
    monkeypatch.setenv("COLUMNS", "300")
    assert main(["verify", *arguments]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_lesson_is_watched_until_ctrl_c(tmp_path: Path) -> None:
    own = course_of_its_own(tmp_path)
    checks = own.exercise("tiny") / "checks.py"
    good = checks.read_text()
    with started(
        *(sys.executable, "-u", "-m", "autograder", "verify", "tiny", "--watch"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, COURSE: str(own.root), "COLUMNS": "300"},
    ) as running:

        def until(words: str) -> None:
            assert running.stdout is not None
            seen = ""
            while words not in seen:
                line = running.stdout.readline()
                assert line, seen
                seen += line

        def seconds_until(act: Callable[[], Any], words: str) -> float:
            act()
            began = time.monotonic()
            until(words)
            return time.monotonic() - began

        until("nothing wrong was found: 3 right programs, 1 wrong ones")
        wrong = good.replace("Close(", "Closed(", 1)
        assert seconds_until(lambda: checks.write_text(wrong), "the reference is right and fails double.doubles") < 5
        until("complaints: ")
        assert seconds_until(lambda: checks.write_text(good + "def f(:\n"), "does not run: SyntaxError") < 5
        assert seconds_until(lambda: checks.write_text(good), "double: the reference passes") < 5
        until("nothing wrong was found")
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) == 0
        assert running.stdout is not None
        assert "Traceback" not in running.stdout.read()


def test_the_line_of_a_text_is_followed_and_kept_where_it_is_gone(tmp_path: Path) -> None:
    own = course_of_its_own(tmp_path)
    before = load_subject(own, "tiny")
    checks = own.exercise("tiny") / "checks.py"
    complaint = before.places.check("double", "doubles_a_number").complaint("x", "y")
    checks.write_text("# One\n# Two\n" + checks.read_text())
    after = Places(own, before.lesson, before.solutions.reference)
    assert (after.followed(complaint, before.places).line or 0) - (complaint.line or 0) == 2
    checks.write_text("nothing\n")
    gone = Places(own, before.lesson, before.solutions.reference)
    assert gone.followed(complaint, before.places) == complaint
