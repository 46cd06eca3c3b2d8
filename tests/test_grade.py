"""A class: one record a submission, the same marks again, nothing lost, safe files."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.cli.main import main
from autograder.core.files import file_stems
from autograder.course.layout import SETTING, Course
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA
from tests.conftest import hand_in, notebook
from tests.support.command import COMMAND_SECONDS, autograder, started
from tests.support.run_folder import records

GOOD = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x * x\n"


@pytest.fixture(scope="module")
def submitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("class")
    hand_in(root, "ada", GOOD)
    hand_in(root, "Ben", WRONG)
    hand_in(root, "chen", notebook("%matplotlib inline\n", GOOD), "tiny.ipynb")
    hand_in(root, "dora", "def double(x)\n")
    hand_in(root, "=cmd|'x'", GOOD)
    hand_in(
        root,
        "josé\u202e \x1b[31m",
        "raise ValueError('\x1b[31mred\x1b[0m<script>')\ndef double(x):\n    raise ValueError('\x1b[31m<b>')\n",
    )
    hand_in(root, "loop", "def double(x):\n    while True: pass\n")
    hand_in(root, "n" * 240, "import gc\n" + GOOD)
    (root / "omar" / "tiny").mkdir(parents=True)
    (root / "omar" / "tiny.py").write_text(GOOD)
    (root / "nobody").mkdir()
    (root / "notes.txt").write_text("not a student")
    return root


@pytest.fixture(scope="module")
def graded(course: Course, submitted: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("graded")
    ended = autograder(course, "grade", submitted, "--out", out, "--seed", "7", "--workers", "2")
    assert ended.returncode == 0, ended.stderr + ended.stdout
    return out, ended.stdout


def test_every_submission_has_a_record_that_keeps_the_contract(graded: tuple[Path, str]) -> None:
    found = records(graded[0])
    assert len(found) == 8
    for record in found.values():
        assert record["schema"] == 3
        assert record["lesson"] == "tiny"
        assert record["seed"] == 7
        assert record["kit"]
        assert record["max_score"] == 2.0
        assert isinstance(record["score"], float)
        for task in record["tasks"]:
            assert {"name", "score", "max_score", "checks"} <= task.keys()
            for check in task["checks"]:
                assert {
                    "name",
                    "outcome",
                    "score",
                    "max_score",
                    "message",
                    "expected",
                    "got",
                    "where",
                    "diagnosis",
                } <= check.keys()
    assert (graded[0] / "results" / "tiny" / "ada.json").is_file()
    assert (graded[0] / "results" / "tiny" / "Ben.json").is_file()


def test_marks_and_outcomes(graded: tuple[Path, str]) -> None:
    found = records(graded[0])
    assert {name: record["outcome"] for name, record in found.items() if len(name) < 10 and name.isalpha()} == {
        "ada": "passed",
        "Ben": "failed",
        "chen": "passed",
        "dora": "ungradable",
        "loop": "failed",
    }
    assert found["dora"]["problem"]["where"] == {"file": "tiny.py", "line": 1}
    assert found["ada"]["submission_sha256"] != found["Ben"]["submission_sha256"]


def test_the_summary_names_who_handed_in_nothing(graded: tuple[Path, str]) -> None:
    assert "Nothing handed in: nobody (tiny), omar (tiny)" in graded[1]
    assert "dora" in graded[1]


def test_work_in_the_wrong_folder_is_pointed_out(graded: tuple[Path, str]) -> None:
    assert "omar/tiny.py lies where no lesson is looked for: move it to omar/LESSON/" in graded[1]


def test_the_summary_names_what_a_person_should_look_at(graded: tuple[Path, str]) -> None:
    assert "(tiny): tiny.py, line 1: the code reaches for the garbage collector" in " ".join(graded[1].split())


def test_what_students_wrote_is_harmless_in_every_output(graded: tuple[Path, str]) -> None:
    out, shown = graded
    assert "\x1b" not in shown.replace("\x1b[0m", "")
    assert "\u202e" not in shown
    for path in out.rglob("*.json"):
        assert "\x1b" not in path.read_text()
        assert "\\u001b" not in path.read_text().replace(json.dumps("josé\u202e \x1b[31m")[1:-1], "")
    rows = list(csv.DictReader((out / "grades.csv").open()))
    assert len(rows) == 8
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row.values())
    assert {"student", "lesson", "score", "max_score", "outcome"} <= rows[0].keys()


def test_gradescope_files_have_its_fields(graded: tuple[Path, str]) -> None:
    found = json.loads((graded[0] / "gradescope" / "tiny" / "Ben.json").read_text())
    assert found["score"] == sum(test["score"] for test in found["tests"])
    assert {"name", "score", "max_score", "output", "status"} <= found["tests"][0].keys()


def test_the_same_seed_gives_the_same_records_and_a_second_run_takes_them_over(
    course: Course, submitted: Path, graded: tuple[Path, str], tmp_path: Path
) -> None:
    before = {path.name: path.read_bytes() for path in (graded[0] / "results" / "tiny").iterdir()}
    again = autograder(course, "grade", submitted, "--out", graded[0])
    assert "taken over" in again.stdout
    assert {path.name: path.read_bytes() for path in (graded[0] / "results" / "tiny").iterdir()} == before
    fresh = autograder(course, "grade", submitted, "--out", tmp_path, "--seed", "7")
    assert fresh.returncode == 0

    def without_time(found: dict[str, dict]) -> dict[str, dict]:  # type: ignore[type-arg]
        return {name: {k: v for k, v in record.items() if k != "seconds"} for name, record in found.items()}

    assert without_time(records(tmp_path)) == without_time(records(graded[0]))


def test_a_changed_submission_is_marked_again(course: Course, tmp_path: Path) -> None:
    work, out = tmp_path / "class", tmp_path / "out"
    hand_in(work, "ada", WRONG)
    autograder(course, "grade", work, "--out", out)
    assert records(out)["ada"]["score"] == 0.0
    hand_in(work, "ada", GOOD)
    autograder(course, "grade", work, "--out", out)
    assert records(out)["ada"]["score"] == 2.0


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupted_run_keeps_whole_records_and_goes_on(course: Course, tmp_path: Path) -> None:
    work, out = tmp_path / "class", tmp_path / "out"
    for number in range(12):
        hand_in(work, f"s{number:02}", f"import time; time.sleep(0.4)\n# {number}\n{GOOD}")
    command = [
        sys.executable,
        "-m",
        "autograder",
        "grade",
        str(work),
        "--out",
        str(out),
        "--workers",
        "1",
        "--seed",
        "3",
    ]
    environment = {**os.environ, SETTING: str(course.root), DATA: "sample"}
    with started(*command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        for _ in range(1200):
            if len(list(out.glob("results/tiny/*.json"))) >= 3:
                break
            time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in errors
    kept = records(out)
    assert 3 <= len(kept) < 12
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=COMMAND_SECONDS)
    assert ended.returncode == 0
    assert len(records(out)) == 12
    assert f"{len(kept)} records of an earlier run" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["grade", "no/such/folder"], ["there is no folder no/such/folder", "<student>"]),
        (["grade", "{class}", "--lesson", "nothing"], ["no lesson called 'nothing'", "tiny"]),
        (["grade", "{class}/ada"], ["one student's folder"]),
        (["grade", "{empty}"], ["no submission", "layout"]),
        (["grade"], ["SUBMITTED"]),
        (["grade", "{class}", "--workers", "0"], ["0 is not a number above 0"]),
        (["export", "csv", "--out", "{empty}"], ["no records"]),
        (["check", "no_file.py"], ["no file or folder"]),
        (["check", "{empty}"], ["no exercise in"]),
        (["new", "Bad Name"], ["cannot be a lesson's name"]),
        (["new", "tiny"], ["there is a lesson called tiny"]),
        (["verify", "nothing"], ["no lesson called 'nothing'"]),
        ([], ["Usage", "grade"]),
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(
    course: Course,
    submitted: Path,
    tmp_path: Path,
    arguments: list[str],
    words: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "empty").mkdir()
    filled = [text.replace("{class}", str(submitted)).replace("{empty}", str(tmp_path / "empty")) for text in arguments]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SETTING, str(course.root))
    monkeypatch.setenv(DATA, "sample")
    assert main(filled) == 2
    shown = capsys.readouterr()
    said = " ".join((shown.err + shown.out).split())
    for word in words:
        assert word in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_ends_in_a_sentence(course: Course, submitted: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("a file where the folder should be")
    ended = autograder(course, "grade", submitted, "--out", out)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert "mend this" in " ".join(ended.stderr.split())


def test_a_broken_check_is_our_fault_and_exits_with_3(tmp_path: Path) -> None:
    from autograder.author.new import new_lesson

    for folder in ("exercises", "solutions"):
        (tmp_path / folder).mkdir()
    broken = Course(tmp_path)
    new_lesson(broken, "tiny")
    checks = broken.exercise("tiny") / "checks.py"
    text = checks.read_text()
    checks.write_text(
        text.replace(
            'return Close("double(x)", seen.result, expected.result',
            'return Close("double(x)", seen.result, -1 * expected.result',
            1,
        )
    )
    work = tmp_path / "class"
    hand_in(work, "ada", GOOD)
    ended = autograder(broken, "grade", work, "--out", tmp_path / "out")
    assert ended.returncode == 3
    record = records(tmp_path / "out")["ada"]
    assert record["score"] is None
    assert [check["outcome"] for check in record["tasks"][0]["checks"]] == ["grader_error", "passed"]


def test_file_names_are_the_students_own_where_that_is_possible() -> None:
    names = [
        "ada",
        "Ada",
        "josé",
        "李",
        "a/b",
        "..",
        "con",
        "x" * 300,
        "ben",
        " dora",
        "e\u0301",
        "é",
        "\udcff",
        "a\nb",
    ]
    stems = file_stems(names)
    assert len({stem.casefold() for stem in stems.values()}) == len(names)
    assert [stems[name] for name in ("josé", "李", "ben")] == ["josé", "李", "ben"]
    assert stems["ada"] != "ada"
    for stem in stems.values():
        assert "/" not in stem
        assert stem not in ("..", "con")
        assert len(stem.encode()) < 250


def test_a_run_ends_with_a_report_that_has_a_page_for_everyone(graded: tuple[Path, str]) -> None:
    out, said = graded
    assert (out / "report" / "index.html").is_file()
    assert "index.html" in said
    stems = {path.stem for path in (out / "results" / "tiny").glob("*.json")}
    assert {path.stem for path in (out / "report" / "students").glob("*.html")} == stems
    page = (out / "report" / "students" / "Ben.html").read_text()
    assert "The number is squared" in page
    assert "return x * x" in page
