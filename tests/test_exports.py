"""Marks in the formats of other systems, and an autograder that Gradescope can run."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from autograder.cli.main import main
from autograder.course.layout import SETTING, Course, CourseProblem
from autograder.instructor import other_runners
from autograder.instructor.gradebook import gradebook
from autograder.instructor.gradescope import _with_lateness, pack
from autograder.marks.ledger import Ledger
from autograder.marks.mark import Mark as Counted
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA
from autograder.record.codec import record_of
from autograder.record.entry import Entry
from autograder.render.csv.gradebooks import canvas_csv, entry, moodle_csv, tasks_csv
from autograder.render.csv.grades import gradescope
from tests.conftest import Mark
from tests.support import made_records
from tests.support.made_records import RESET, check, failed, task

ROOT = Path(__file__).resolve().parents[1]
RIGHT = "def double(x):\n    return x + x\n"
WRONG = "def double(x):\n    return x * x\n"
CANVAS = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,tiny (4711),Other (12)
,,,,,Manual Posting,
    Points Possible,,,,,2,5
"Byron, Ada",101,s1,ADA,Monday,,
"Cheng, Ben",102,s2,ben,Monday,,3
"Student, Test",,,,Monday,,
"""


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def unruled(found: dict[str, Any]) -> Counted:
    """What counts of a record in a course without rules."""
    return Ledger(Path("no run")).mark(record_of(found), "ada")


def test_one_row_a_task_with_the_mistakes_by_name(mark: Mark) -> None:
    found = mark(WRONG)
    found["manual"] = [{"name": "explain", "max_score": 2.0, "lecture": "Words", "text": " "}]
    found["student"] = "=ada"
    told = rows(tasks_csv([(record_of(found), unruled(found))]))
    assert [(row["task"], row["outcome"], row["score"]) for row in told] == [
        ("double", "failed", "0.0"),
        ("explain", "not_attempted", ""),
    ]
    assert told[0]["mistakes"] == "squares"
    assert told[0]["student"] == "'=ada"


def test_moodle_gets_points_and_a_remark(mark: Mark) -> None:
    found = mark(WRONG)
    told = rows(moodle_csv([entry(record_of(found), unruled(found)), Entry("ben", "other", 3.0, 5.0)]))
    assert list(told[0]) == ["Username", "tiny", "tiny feedback", "other", "other feedback"]
    assert told[0]["tiny"] == "0.0"
    assert "The number is squared" in told[0]["tiny feedback"]
    assert (told[1]["Username"], told[1]["tiny"], told[1]["other"]) == ("ben", "", "3.0")


def test_canvas_gets_its_own_students_and_columns(tmp_path: Path) -> None:
    entries = [Entry("ada", "tiny", 1.5, 2.0), Entry("102", "tiny", None, 2.0), Entry("zoe", "tiny", 2.0, 2.0)]
    (tmp_path / "Grades.csv").write_text(CANVAS, encoding="utf-8")
    made = gradebook("canvas", tmp_path / "Grades.csv", entries)
    assert made.strangers == ("zoe",)
    told = rows(made.sheet.data().decode("utf-8-sig"))
    assert list(told[0]) == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "tiny (4711)"]
    assert told[1]["Student"] == "    Points Possible"
    assert told[1]["tiny (4711)"] == "2"
    marks = {"Byron, Ada": "1.5", "Cheng, Ben": "", "Student, Test": ""}
    assert {row["Student"]: row["tiny (4711)"] for row in told[2:]} == marks


def test_canvas_without_a_roster_goes_by_the_login() -> None:
    told = rows(canvas_csv([Entry("ada", "tiny", 1.5, 2.0)]))
    assert (told[1]["SIS Login ID"], told[1]["ID"], told[1]["tiny"]) == ("ada", "", "1.5")


# What Gradescope's documentation lists for results.json, with the types.
RESULT = {
    "score": (int, float),
    "execution_time": (int, float),
    "output": str,
    "output_format": str,
    "test_output_format": str,
    "test_name_format": str,
    "visibility": str,
    "stdout_visibility": str,
    "extra_data": dict,
    "tests": list,
    "leaderboard": list,
}
TEST = {
    "score": (int, float),
    "max_score": (int, float),
    "status": str,
    "name": str,
    "name_format": str,
    "number": str,
    "output": str,
    "output_format": str,
    "tags": list,
    "visibility": str,
    "extra_data": dict,
}


def assert_gradescope(result: dict[str, Any]) -> None:
    for known, one in ((RESULT, result), *((TEST, test) for test in result.get("tests", []))):
        for key, value in one.items():
            assert key in known
            assert isinstance(value, known[key])  # type: ignore[arg-type]
        assert one.get("status", "passed") in ("passed", "failed")
        for key in ("output_format", "name_format"):
            assert one.get(key, "text") in ("text", "html", "simple_format", "md", "ansi")


@pytest.mark.parametrize("source", [RIGHT, WRONG, "x = 1\n"])
def test_gradescopes_results_hold_what_its_documentation_lists(mark: Mark, source: str) -> None:
    found = mark(source)
    result = gradescope(record_of(found))
    assert_gradescope(result)
    assert result["score"] == found["score"] == sum(test["score"] for test in result["tests"])
    assert "\x1b" not in json.dumps(result)


def test_gradescopes_tests_are_tasks_and_each_check_is_a_line_in_one() -> None:
    parts = (
        task("step", failed("moves", RESET), failed("resets", RESET), check("shape", points=2.0)),
        task("q_loss", check("is right"), lecture="Loss"),
    )
    found = record_of(made_records.made("ada", *parts))
    result = gradescope(found, later=["q_loss"])
    assert_gradescope(result)
    step, question = result["tests"]
    assert [(one["number"], one["name"]) for one in result["tests"]] == [("1", "step"), ("2", "q_loss")]
    assert (step["score"], step["max_score"], step["status"]) == (2.0, 4.0, "failed")
    assert [line for line in step["output"].splitlines() if line and not line.startswith(" ")] == [
        "✗ moves holds. (0 of 1)",
        "✗ resets holds. (0 of 1)",
        "✓ shape holds. (2 of 2)",
    ]
    assert step["output"].count(RESET["title"]) == 1
    assert (step["visibility"], question["visibility"]) == ("visible", "after_due_date")
    assert result["leaderboard"] == [{"name": "Tasks solved, of 1", "value": 0, "order": "desc"}]


@pytest.mark.parametrize(
    ("created", "due", "late"),
    [
        ("2026-01-31T14:30:00-08:00", "2026-01-31T13:00:00-08:00", 5400.0),
        ("2026-01-31T22:30:00+00:00", "2026-01-31T14:30:00.000000-08:00", None),
        ("2026-01-31T14:30:00", "2026-01-31T13:00:00-08:00", None),
        ("2026-01-31T14:30:00-08:00", None, None),
    ],
)
def test_gradescope_tells_how_late_the_work_is(created: str, due: str | None, late: float | None) -> None:
    metadata = {"created_at": created, "assignment": {"due_date": due}}
    result = _with_lateness({"tests": [], "output": "Note: a note"}, metadata)
    assert_gradescope(result)
    assert result.get("extra_data", {}).get("late_seconds") == late
    assert ("1.5 hours after the due date" in result["output"]) is (late is not None)
    assert _with_lateness({"tests": []}, {}) == {"tests": []}


def test_a_record_without_a_mark_gives_gradescope_no_score_at_all(mark: Mark) -> None:
    found = mark(WRONG)
    found["score"] = None
    found["tasks"][0]["checks"][0]["score"] = None
    result = gradescope(record_of(found))
    assert_gradescope(result)
    assert "score" not in result
    assert all("score" not in test for test in result["tests"])
    assert "error of its own" in result["output"]


@pytest.fixture(scope="module")
def archive(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of the lesson `tiny`, packed in a copy of the repository."""
    root = Path(shutil.copytree(course.root, tmp_path_factory.mktemp("kit") / "kit"))
    (root / "source").mkdir(exist_ok=True)
    for name in ("pyproject.toml", "README.md", "LICENSE", "constraints.txt"):
        shutil.copyfile(ROOT / name, root / name)
    shutil.copytree(ROOT / "autograder", root / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
    return pack(Course(root), "tiny", root / "out" / "tiny.zip")


def test_the_zip_holds_one_lesson_and_what_gradescope_runs(archive: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
        modes = {entry.filename: entry.external_attr >> 16 for entry in opened.infolist()}
    assert {"setup.sh", "run_autograder", "seed.txt", "kit/pyproject.toml", "kit/solutions/tiny/tiny.py"} <= set(names)
    assert modes["run_autograder"] & 0o111
    assert not [name for name in names if "__pycache__" in name or name.startswith("/") or ".." in name]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_gradescopes_container_gets_results(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "source")
    (tmp_path / "submission").mkdir()
    (tmp_path / "submission" / "tiny.py").write_text(WRONG)
    (tmp_path / "submission_metadata.json").write_text(json.dumps({"users": [{"email": "ada@example.org", "id": 1}]}))
    settings = {"AUTOGRADER_ROOT": str(tmp_path), "AUTOGRADER_PYTHON": sys.executable, DATA: "sample"}
    ended = subprocess.run(
        ["bash", str(tmp_path / "source" / "run_autograder")],
        env={**{k: v for k, v in os.environ.items() if k != SETTING}, **settings},
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr
    result = json.loads((tmp_path / "results" / "results.json").read_text())
    assert_gradescope(result)
    assert result["score"] == 0.0
    assert "The number is squared" in json.dumps(result)


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("platform", "work", "last"),
    [
        ("autolab", WRONG, '{"scores": {"double": 0.0}}'),
        ("autolab", RIGHT, '{"scores": {"double": 2.0}}'),
        ("codegrade", RIGHT, "1.0000"),
        ("codegrade", "def double(x:\n", "0.0000"),
        ("codio", WRONG, "0 %"),
    ],
)
def test_other_runners_read_the_last_line(archive: Path, tmp_path: Path, platform: str, work: str, last: str) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "source")
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "tiny.py").write_text(work)
    # Codio's own module, as its machines have it.
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "__init__.py").write_text("")
    (tmp_path / "lib" / "grade.py").write_text("def send_grade(one):\n    open('told.txt', 'w').write(str(one))\n")
    settings = {"AUTOGRADER_PYTHON": sys.executable, DATA: "sample", "PYTHONPATH": str(tmp_path)}
    ended = subprocess.run(
        ["bash", str(tmp_path / "source" / "run_elsewhere"), platform, str(tmp_path / "work")],
        env={**{k: v for k, v in os.environ.items() if k != SETTING}, **settings},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stderr
    said = ended.stdout.rstrip("\n").split("\n")
    assert said[-1] == last
    assert (tmp_path / "told.txt").exists() == (platform == "codio")
    if work == WRONG:
        assert "The number is squared" in ended.stdout


def test_a_runner_that_is_not_known_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert other_runners.main(["moodle", str(tmp_path), "tiny", str(tmp_path)]) == 2
    assert "one of autolab, codegrade, codio" in capsys.readouterr().err


def test_a_fault_of_the_grader_gives_other_runners_no_score(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert other_runners.main(["autolab", str(tmp_path), "tiny", str(tmp_path)]) == 1  # no seed is there
    said = capsys.readouterr().out
    assert "error of its own" in said
    assert "scores" not in said


def test_setup_is_a_shell_script(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extract("setup.sh", tmp_path)
    assert subprocess.run(["bash", "-n", str(tmp_path / "setup.sh")], check=False).returncode == 0


def test_only_the_repository_can_be_packed(course: Course, tmp_path: Path) -> None:
    with pytest.raises(CourseProblem, match="repository"):
        pack(course, "tiny", tmp_path / "x.zip")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "gradescope-autograder"], "add --lesson"),
        (["export", "canvas", "--roster", "nowhere.csv"], "give the list or gradebook that the platform exports"),
        (["export", "blackboard"], "Give the gradebook that it exports"),
        (["export", "moodle", "--out", "nowhere"], "there is no folder nowhere"),
    ],
)
def test_wrong_usage_is_a_sentence(
    course: Course,
    mark: Mark,
    tmp_path: Path,
    arguments: list[str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SETTING, str(course.root))
    place = tmp_path / "graded" / "results" / "tiny"
    place.mkdir(parents=True)
    (place / "ada.json").write_text(json.dumps(mark(RIGHT)))
    assert main(arguments) == 2
    assert words in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("name", ["csv", "tasks", "canvas", "moodle", "gradescope"])
def test_every_format_is_written_beside_the_records(
    mark: Mark, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "graded" / "results" / "tiny"
    place.mkdir(parents=True)
    (place / "ada.json").write_text(json.dumps(mark(RIGHT)))
    monkeypatch.chdir(tmp_path)
    assert main(["export", name]) == 0
    written = Path(capsys.readouterr().out.split("written: ")[1].strip())
    assert "ada" in written.read_text() or name == "gradescope"
    assert written.is_relative_to("graded")
