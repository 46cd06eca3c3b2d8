"""Ordinary notebooks through nbgrader with the plug-in: marks, outputs, limits, and what is kept."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course.layout import Course
from autograder.nbgrader.isolated import files_of, reply_of, scored
from autograder.nbgrader.kernels import why_not_here
from autograder.notebooks.outcome import DIED, TIME, Outcome
from autograder.notebooks.source import modules_of, trusted_names
from autograder.sandbox import available
from autograder.wire.cell_frames import CellError, MessageReader, frame
from autograder.wire.cells import Display, Failed, Stream
from tests.nbgrader_course import OURS, NbCourse, Notebook, environment
from tests.ordinary_course import code, handed_in, notebook, ordinary_course, outputs_of

isolated = pytest.mark.skipif(available().best < 3, reason="needs namespaces")
CONFIG = OURS + "c.Execute.timeout = 5\nc.Execute.startup_timeout = 300\nc.Execute.iopub_timeout = 2\n"
BOOK = [
    code("import math"),
    code("### BEGIN SOLUTION\ndef double(x):\n    return 2 * x\n### END SOLUTION", "double", solution=True),
    code(
        "assert double(2) == 4\n### BEGIN HIDDEN TESTS\nassert double(5) == 10\n### END HIDDEN TESTS",
        "test_double",
        2.0,
    ),
    code("### BEGIN SOLUTION\ndef half(x):\n    return x / 2\n### END SOLUTION", "half", solution=True),
    code("points = 0.5 * math.isclose(half(1), 0.5) + 0.5 * math.isclose(half(3), 1.5)\npoints", "test_half", 1.0),
    code("print(open('data.txt').read())", "test_data", 1.0),
]
RIGHT = {"double": "def double(x):\n    return x + x", "half": "def half(x):\n    return x * 0.5"}


def tag_tests(book: Notebook) -> None:
    for cell in book["cells"]:
        cell["metadata"].setdefault("tags", []).append("skip-execution")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> NbCourse:
    course = ordinary_course(tmp_path_factory.mktemp("ordinary"), {"book": BOOK}, CONFIG)
    (course.root / "source" / "week1" / "data.txt").write_text("the course's own data")
    handed_in(course, "right", "book", RIGHT)
    handed_in(course, "wrong", "book", {**RIGHT, "double": "def double(x):\n    return 4"})
    handed_in(course, "part", "book", {**RIGHT, "half": "def half(x):\n    return 0.5"})
    handed_in(course, "tagged", "book", {}, tag_tests)
    handed_in(course, "hangs", "book", {**RIGHT, "double": HANGS})
    handed_in(course, "dies", "book", {**RIGHT, "double": "import os\ndef double(x):\n    os._exit(1)"})
    (course.root / "submitted" / "right" / "week1" / "data.txt").write_text("a student's own data")
    (course.root / "submitted" / "right" / "week1" / "link").symlink_to(course.root / "gradebook.db")
    course.run("autograde", "week1")
    return course


HANGS = "import signal\ndef double(x):\n    signal.signal(signal.SIGINT, signal.SIG_IGN)\n    while True: pass"
MARKS = {
    "right": (2.0, 1.0, 1.0),
    "wrong": (0.0, 1.0, 1.0),
    "part": (2.0, 0.5, 1.0),
    "tagged": (0.0, 0.0, 1.0),
    "hangs": (0.0, 1.0, 1.0),
    "dies": (0.0, 1.0, 1.0),
}


@isolated
def test_marks_are_what_the_work_is_worth(marked: NbCourse) -> None:
    names = ("test_double", "test_half", "test_data")
    found = {student: tuple(grade.cells[name] for name in names) for student, grade in marked.grades().items()}
    assert found == MARKS


@isolated
def test_outputs_land_in_the_notebook(marked: NbCourse) -> None:
    found = outputs_of(marked, "right", "book")
    assert found[2] == []
    assert found[4][0]["data"]["text/plain"] == ["1.0"]
    assert found[5][0]["text"] == ["the course's own data\n"]
    error = outputs_of(marked, "wrong", "book")[2][0]
    assert (error["output_type"], error["ename"]) == ("error", "AssertionError")


@isolated
def test_a_cell_that_hits_a_limit_says_so_and_it_is_kept(marked: NbCourse) -> None:
    assert outputs_of(marked, "hangs", "book")[2][-1]["ename"] == "CellTimeoutError"
    assert "ended its own process" in outputs_of(marked, "dies", "book")[2][-1]["evalue"]
    kept = [json.loads(path.read_text()) for path in (marked.root / "graded" / "notebooks" / "week1").glob("*.json")]
    limits = sorted(cell["limit"] for run in kept for cell in run["cells"] if cell["limit"])
    assert limits == [DIED, TIME]


@isolated
def test_a_second_run_uses_what_was_kept_and_marks_by_hand_survive(marked: NbCourse) -> None:
    with marked.gradebook() as book:
        book.find_grade("test_double", "book", "week1", "wrong").manual_score = 1.5
        book.db.commit()
    before = outputs_of(marked, "hangs", "book")
    ran = marked.run("autograde", "week1", "--force")
    assert ran.stderr.count("its outputs are used again") == len(MARKS)
    assert outputs_of(marked, "hangs", "book") == before
    assert marked.grades()["wrong"].score == 1.5 + 1.0 + 1.0


@isolated
def test_other_notebooks_run_as_in_plain_nbgrader_and_it_is_said(tmp_path: Path) -> None:
    config = CONFIG + "c.TorchGrade.not_isolated = ['week1']\n"
    course = ordinary_course(tmp_path, {"book": BOOK[:3]}, config)
    handed_in(course, "ada", "book", {"double": "import os\nassert os.path.exists('../../../gradebook.db')"})
    ran = course.run("autograde", "week1")
    assert "runs unisolated, as in plain nbgrader: its assignment is in c.TorchGrade.not_isolated" in ran.stderr
    assert outputs_of(course, "ada", "book")[1] == []


@isolated
@pytest.mark.parametrize(
    ("setting", "answer", "words"),
    [
        ("c.Execute.force_raise_errors = True", "1 / 0", "CellExecutionError"),
        (
            "c.Execute.interrupt_on_timeout = False\nc.Execute.timeout = 2",
            "import time; time.sleep(60)",
            "CellTimeoutError",
        ),
    ],
)
def test_nbgraders_settings_keep_their_meaning(tmp_path: Path, setting: str, answer: str, words: str) -> None:
    course = ordinary_course(tmp_path, {"book": BOOK[:3]}, CONFIG + setting + "\n")
    handed_in(course, "ada", "book", {"double": answer})
    ran = course.run("autograde", "week1", check=False)
    assert ran.returncode == 1
    assert words in ran.stderr


def by_our_command(course: NbCourse, *words: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "autograder", "nbgrader", "autograde", "week1", *words],
        cwd=course.root,
        env=environment(course.course, course.root),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@isolated
def test_a_class_by_our_command_marks_only_what_has_changed(tmp_path: Path) -> None:
    course = ordinary_course(tmp_path, {"book": BOOK[:5]}, CONFIG)
    handed_in(course, "right", "book", RIGHT)
    handed_in(course, "dies", "book", {**RIGHT, "double": "import os\ndef double(x):\n    os._exit(1)"})
    said = by_our_command(course, "--workers", "2")
    assert "2 marked, 0 unchanged, 0 failed" in said
    assert "dies, book, cell 3 hit a limit (died)" in said
    assert {student: grade.score for student, grade in course.grades().items()} == {"right": 3.0, "dies": 1.0}
    page = (course.root / "graded" / "report" / "notebooks.html").read_text()
    assert str(course.root / "graded" / "report" / "notebooks.html") in said.replace("\n", "")
    assert "DeadKernelError" in page
    assert "0 marked, 2 unchanged" in by_our_command(course)
    handed_in(course, "dies", "book", RIGHT)
    assert "1 marked, 1 unchanged" in by_our_command(course)
    assert course.grades()["dies"].score == 3.0
    # A run that was stopped after notebooks had run: they are not run again.
    marks = course.root / "graded" / "notebooks" / "week1" / "marked.json"
    marks.unlink()
    kept = {path.name: path.read_bytes() for path in marks.parent.iterdir()}
    assert "2 marked, 0 unchanged" in by_our_command(course)
    assert {path.name: path.read_bytes() for path in marks.parent.iterdir() if path != marks} == kept


def test_our_command_says_what_to_do_where_nothing_was_handed_in(tmp_path: Path) -> None:
    (tmp_path / "nbgrader_config.py").write_text(CONFIG)
    ran = subprocess.run(
        [sys.executable, "-m", "autograder", "nbgrader", "autograde", "week2"],
        cwd=tmp_path,
        env=environment(Course(tmp_path), tmp_path),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 2
    assert "nbgrader collect week2" in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr


def test_what_a_source_notebook_imports_and_means(tmp_path: Path) -> None:
    (tmp_path / "helpers.py").write_text("")
    cells = [
        code(
            "%matplotlib inline\nimport numpy as np, helpers, nothing_of_that_name\nfrom math import isclose as close"
        ),
        code("class P: pass\nmax = 3\nnp.allclose = None", "answer", solution=True),
        code("import json\ntested = 1", "test", 1.0),
    ]
    path = tmp_path / "book.ipynb"
    path.write_text(json.dumps(notebook(cells)))
    assert modules_of([path]) == ["numpy", "math", "json"]
    found = trusted_names(path)
    assert found.imported["np"] == "numpy"
    assert found.imported["close"] == "math:isclose"
    assert (found.bound, found.classes, found.changed) == ({"P", "max"}, {"P"}, {"allclose"})
    assert not found.reach


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0.5", True),
        ("0", True),
        ("2.0", False),
        ("-1", False),
        ("nan", False),
        ("inf", False),
        ("True", True),
        ("x", True),
    ],
)
def test_only_points_that_a_cell_can_give_are_points(text: str, shown: bool) -> None:
    result = Display("execute_result", {"text/plain": text}, {}, None, 1)
    assert isinstance(scored(result, 1.0), Display) == shown


def test_how_a_cell_ended_as_nbgrader_hears_of_it() -> None:
    late = Outcome(3, None, Failed("KeyboardInterrupt", "", []), TIME, "late")
    assert reply_of(late, {"ename": "CellTimeoutError"})["content"]["ename"] == "CellTimeoutError"
    assert reply_of(late, None)["content"]["ename"] == "KeyboardInterrupt"
    assert "it ended" in reply_of(Outcome(None, None, None, DIED, "it ended"), None)["content"]["evalue"]
    assert reply_of(Outcome(1, None, None), None) == {"content": {"status": "ok"}}


def test_links_in_a_submission_are_not_followed(tmp_path: Path) -> None:
    copy, submitted = tmp_path / "copy", tmp_path / "submitted"
    (copy / "inner").mkdir(parents=True)
    submitted.mkdir()
    (copy / "inner" / "own.txt").write_text("own")
    (copy / "link.txt").write_text("what nbgrader found at the other end")
    (copy / "book.ipynb").write_text("{}")
    (submitted / "link.txt").symlink_to("/etc/passwd")
    found = files_of(copy, submitted, 1)
    assert found.contents == {"inner/own.txt": b"own"}
    assert found.left_out == ("link.txt is a link, which is not followed",)
    (copy / "large").write_bytes(bytes(2**20 + 1))
    assert "more than 1 MB" in files_of(copy, submitted, 1).left_out[0]


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xff\xff\xff",
        b"\x02\x00\x00\x00[]",
        b"\x0f\x00\x00\x00" + b'{"type":"none"}',
        (lambda text: len(text).to_bytes(4, "little") + text)(b'{"type":"stream","name":"other","text":"x"}'),
        (lambda text: len(text).to_bytes(4, "little") + text)(b'{"type":"clear","wait":true,"more":1}'),
        (lambda text: len(text).to_bytes(4, "little") + text)(b"[" * 100_000),
    ],
)
def test_messages_that_are_none_of_ours_are_refused(data: bytes) -> None:
    with pytest.raises(CellError):
        list(MessageReader().feed(data))


def test_messages_come_in_any_portions() -> None:
    sent = [Stream("stdout", "a"), Failed("E", "words \ud800", ["t"])]
    data = b"".join(map(frame, sent))
    reader = MessageReader()
    found = [message for byte in data for message, _ in reader.feed(bytes([byte]))]
    assert found == [sent[0], Failed("E", "words ?", ["t"])]


def test_only_kernels_of_this_python_run_here() -> None:
    from nbformat import from_dict

    def why(kernel: str) -> str:
        return why_not_here(from_dict({"metadata": {"kernelspec": {"name": kernel}}}), "", None)

    assert why("python3") == ""
    assert why("ir") == "there is no kernel 'ir'"
