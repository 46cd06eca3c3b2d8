"""Alike submissions: copies with other names are found, common code and the stub's accuse nobody."""

import random
import re
import sys
from pathlib import Path

import pytest
from rich.console import Console

from autograder.cli.main import main
from autograder.course.layout import SETTING, Course
from autograder.instructor.grade import UsageProblem
from autograder.instructor.similar import MISSING, similar
from autograder.record.diff_runs import compare_runs
from autograder.render.terminal.similar import similar_table
from tests.conftest import hand_in, notebook
from tests.support.made_records import RIGHT, WRONG, write

LINES = (
    "for i in range({a}):\n        total += x[i] * {b}",
    "if total > {a}:\n        total = total - {b}",
    "while total < {a}:\n        total = total * {b} + 1",
    "values = [v + {a} for v in x if v != {b}]",
    "total = sum(values) / max({a}, len(values) - {b})",
    "table = {{k: v ** {a} for k, v in enumerate(x)}}",
    "try:\n        total = int(total) // {a}\n    except ValueError:\n        return {b}",
    "total, rest = divmod(total + {a}, {b})",
    "x = sorted(x, key=lambda v: -v % {a})[:{b}]",
    "assert len(x) > {a} or total == {b}, 'too few'",
)


def program(seed, lines=12):
    draw = random.Random(seed)
    body = [draw.choice(LINES).format(a=draw.randint(2, 99), b=draw.randint(2, 99)) for _ in range(lines)]
    return "def double(x):\n    total, values = 0, []\n    " + "\n    ".join(body) + "\n    return total\n"


def renamed(text):
    for old, new in (
        ("total", "summe"),
        ("values", "liste"),
        ("double", "double"),
        (" x", " eingabe"),
        ("(x", "(eingabe"),
    ):
        text = re.sub(re.escape(old), new, text)
    return "# my own work\n" + text.replace("\n    return", "\n\n    # at last\n    return")


@pytest.fixture
def submitted(tmp_path: Path) -> Path:
    for seed in range(12):
        hand_in(tmp_path, f"student{seed:02d}", program(seed))
    return tmp_path


def test_a_copy_with_other_names_and_comments_is_found_and_nobody_else(course: Course, submitted: Path) -> None:
    hand_in(submitted, "copy", notebook("import torch\n", renamed(program(3))), "tiny.ipynb")
    [pair] = similar(course, submitted, "tiny")
    assert pair.students == ("copy", "student03")
    assert min(pair.shares) > 0.7
    assert pair.lines > 8
    assert pair.begin[0].startswith("tiny.ipynb, cell 2, line ")
    assert pair.begin[1].startswith("tiny.py, line ")


def test_independent_work_is_not_listed(course: Course, submitted: Path) -> None:
    assert similar(course, submitted, "tiny") == []


def test_what_many_have_accuses_nobody(course: Course, submitted: Path) -> None:
    common = program(99).replace("double", "helper")
    for seed in range(12):
        hand_in(submitted, f"student{seed:02d}", common + program(seed))
    assert similar(course, submitted, "tiny") == []


def test_the_stub_accuses_nobody(course: Course, submitted: Path) -> None:
    stub = course.exercise("tiny") / "tiny.py"
    before = stub.read_text() if stub.exists() else None
    given = program(77, lines=20).replace("double", "given")
    stub.write_text(given)
    try:
        for name in ("a", "b"):
            hand_in(submitted, name, given + program(name))
        assert similar(course, submitted, "tiny") == []
        stub.write_text("")
        assert [pair.students for pair in similar(course, submitted, "tiny", 0.3)] == [("a", "b")]
    finally:
        stub.unlink() if before is None else stub.write_text(before)


def test_unreadable_and_empty_work_stops_nothing(course: Course, submitted: Path) -> None:
    hand_in(submitted, "broken", "def double(\n")
    hand_in(submitted, "empty", "")
    hand_in(submitted, "bytes", b"\xff\xfe\x00")
    assert similar(course, submitted, "tiny") == []


def test_the_words_accuse_nobody(course: Course, submitted: Path) -> None:
    hand_in(submitted, "copy", program(3))
    console = Console(width=120, record=True, file=open("/dev/null", "w"))  # noqa: SIM115 - closed with the test
    console.print(similar_table("tiny", similar(course, submitted, "tiny")))
    text = " ".join(console.export_text().split())
    assert "places to look, not proofs" in text
    assert not re.search("cheat|plagiar|copied|guilty", text, re.IGNORECASE)


def test_without_the_package_it_says_how_to_get_it(
    course: Course, submitted: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "copydetect", None)
    monkeypatch.setenv(SETTING, str(course.root))
    assert main(["similar", str(submitted)]) == 2
    assert MISSING in " ".join(capsys.readouterr().err.split())


# --- Two runs side by side


def test_two_runs_are_compared_with_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, after = tmp_path / "a", tmp_path / "b"
    write(before, RIGHT, WRONG, {**RIGHT, "student": "gone"})
    mended = {**WRONG, "tasks": RIGHT["tasks"], "score": 2.0, "outcome": "passed", "submission_sha256": "cd" * 32}
    write(after, RIGHT, mended)
    changes = {change.student: change for change in compare_runs(before, after)}
    assert set(changes) == {"ben", "gone"}
    assert [str(reason) for reason in changes["ben"].reasons] == ["submission"]
    assert main(["compare", str(before), str(after), "--csv", str(tmp_path / "changes.csv")]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "0 → 2" in said
    assert "failed → passed" in said
    assert "the submission changed" in said
    assert "2 submissions differ, 2 in the mark" in said
    assert (tmp_path / "changes.csv").read_text().count("ben") == 2


def test_the_same_run_twice_differs_in_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, RIGHT, WRONG)
    assert main(["compare", str(tmp_path), str(tmp_path)]) == 0
    assert "No mark and no check differs." in capsys.readouterr().out


def test_a_folder_that_is_no_run_is_a_wrong_command(tmp_path: Path) -> None:
    write(tmp_path / "a", RIGHT)
    with pytest.raises(UsageProblem, match="there is no folder"):
        compare_runs(tmp_path / "a", tmp_path / "b")


def test_one_file_name_for_two_students_is_no_change_of_one(tmp_path: Path) -> None:
    write(tmp_path / "a", RIGHT)
    write(tmp_path / "b", RIGHT)
    path = tmp_path / "b" / "results" / "tiny" / "ada.json"
    path.write_text(path.read_text().replace('"ada"', '"Ada"'))
    assert [(change.student, str(change.reasons[0])) for change in compare_runs(tmp_path / "a", tmp_path / "b")] == [
        ("ada", "gone"),
        ("Ada", "new"),
    ]
