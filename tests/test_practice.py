"""What a student meets: the stub, `autograder check`, `check(...)` in a notebook, the derived files."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
import torch
from nbgrader.nbgraderformat import MetadataValidator

from autograder.author.build import build, without_solution
from autograder.course.layout import Course, CourseProblem
from autograder.course.source import lesson_cells
from tests.support.command import autograder, spoken, started
from tests.support.courses import built_course


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return built_course(tmp_path_factory.mktemp("built"))


@pytest.fixture
def student(built: Course, tmp_path: Path) -> Path:
    """The folder that a student gets: no solutions anywhere near."""
    return Path(shutil.copytree(built.exercise("tiny"), tmp_path / "tiny"))


def fill(folder: Path, body: str) -> None:
    stub = (folder / "tiny.py").read_text()
    (folder / "tiny.py").write_text(stub.replace('raise NotImplementedError("replace this line with your code")', body))


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("TORCHGRADE")}
    return subprocess.run(
        [sys.executable, "-m", "autograder", "check", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**environment, "COLUMNS": "120", "TORCHGRADE_HOME": str(folder / "home")},
    )


def test_a_new_lesson_proves_itself(built: Course) -> None:
    ended = autograder(built, "verify", "tiny", "--seeds", "3")
    assert ended.returncode == 0, ended.stdout
    assert "nothing wrong was found" in ended.stdout


def test_the_stub_is_not_attempted_and_holds_no_solution(student: Path) -> None:
    text = (student / "tiny.py").read_text()
    assert "2 * x" not in text
    assert "BEGIN" not in text
    ended = check(student)
    assert ended.returncode == 1
    assert "not attempted" in ended.stdout
    assert "0 of 2 points" in ended.stdout


def test_a_right_answer_is_told(student: Path) -> None:
    fill(student, "return x + x")
    ended = check(student)
    assert ended.returncode == 0
    assert "2 of 2 points" in ended.stdout


def test_a_mistake_is_explained_without_the_solutions(student: Path) -> None:
    fill(student, "return x * x")
    ended = check(student)
    assert ended.returncode == 1
    for words in ("The number is squared", "Why:", "Mend:", "Lecture:", "Asked:"):
        assert words in ended.stdout


def test_one_task_or_file_can_be_named(student: Path) -> None:
    fill(student, "return 2 * x")
    assert check(student, "tiny.py", "--task", "double").returncode == 0
    unknown = check(student, "--task", "triple")
    assert unknown.returncode == 2
    assert "no task is called triple" in unknown.stderr


def test_a_damaged_key_is_a_sentence(student: Path) -> None:
    (student / "practice.key").write_bytes(b"TG01 damaged")
    ended = check(student)
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr
    assert "practice key" in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_watch_checks_again_after_a_save(student: Path) -> None:
    with started(
        *(sys.executable, "-u", "-m", "autograder", "check", "--watch"),
        cwd=student,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "TORCHGRADE_HOME": str(student / "home")},
    ) as running:
        assert running.stdout is not None
        seen = ""
        while "Watching" not in seen:
            seen += running.stdout.readline()
        assert "0 of 2 points" in seen
        fill(student, "return 2 * x")
        began = time.monotonic()
        while "2 of 2 points" not in seen:
            seen += running.stdout.readline()
        assert time.monotonic() - began < 5
        running.terminate()
        running.wait(timeout=10)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals")
def test_single_keys_work_while_watching_in_a_terminal(student: Path):
    import pty

    fill(student, "return x * x")
    leader, follower = pty.openpty()

    def until(words: str, seconds: float = 60) -> str:
        seen = ""
        for portion in spoken(leader, seconds):
            seen += portion
            if words in seen:
                return seen
        raise AssertionError(seen)

    with started(
        *(sys.executable, "-m", "autograder", "check", "--watch"),
        cwd=student,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env={**os.environ, "TERM": "xterm", "TORCHGRADE_HOME": str(student / "home"), "COLUMNS": "100"},
    ) as running:
        os.close(follower)
        assert "[h] hint" in until("The number is squared") + until("[q] quit")
        os.write(leader, b"h")
        until("hint 1 of 3")
        fill_again = (student / "tiny.py").read_text().replace("x * x", "x + x")
        (student / "tiny.py").write_text(fill_again)
        until("Nothing is left to mend")
        os.write(leader, b"q")
        assert running.wait(timeout=20) == 0
    os.close(leader)


def test_solutions_stay_between_their_marks() -> None:
    text = "def f(x):\n    ### BEGIN SOLUTION\n    y = 1\n    return y\n    ### END SOLUTION\n"
    assert without_solution(text) == 'def f(x):\n    raise NotImplementedError("replace this line with your code")\n'
    for broken in ("### BEGIN SOLUTION\nx = 1", "x = 1\n### END SOLUTION", "### BEGIN SOLUTION\n### BEGIN SOLUTION"):
        with pytest.raises(CourseProblem):
            without_solution(broken)


def test_the_source_notebook_is_valid_for_nbgrader(built: Course) -> None:
    path = built.root / "source" / "tiny" / "tiny.ipynb"
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    graded = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert [(cell.grade_id, cell.solution, cell.get("points")) for cell in graded] == [
        ("double", True, None),
        ("check_double", False, 2),
    ]
    for cell in notebook.cells:
        MetadataValidator().validate_cell(cell)


def test_build_check_finds_every_stale_file(built: Course, tmp_path: Path) -> None:
    root = Path(shutil.copytree(built.root, tmp_path / "copy"))
    copy = Course(root)
    quiet = lambda text: None  # noqa: E731 - a one-word function
    assert build(copy, ["tiny"], check=True, say=quiet) == []
    lesson = copy.solution("tiny") / "tiny.py"
    lesson.write_text(lesson.read_text().replace("Tell the story here.", "Another story."))
    assert len(build(copy, ["tiny"], check=True, say=quiet)) == 3  # the stub, the source and the release
    build(copy, ["tiny"], check=False, say=quiet)
    wrong = copy.solution("tiny") / "wrong.toml"
    wrong.write_text(wrong.read_text().replace("x * x", "x * x * x"))
    assert "practice.key" in build(copy, ["tiny"], check=True, say=quiet)[0]


def test_what_nbgrader_refuses_is_one_sentence_with_its_reason(
    built: Course, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    copy = Course(Path(shutil.copytree(built.root, tmp_path / "copy")))
    lesson = copy.solution("tiny") / "tiny.py"
    lesson.write_text(lesson.read_text() + "\n# %% [markdown]\n# ### BEGIN HIDDEN TESTS\n")
    with pytest.raises(CourseProblem, match=r"release of tiny: No end hidden tests.*in solutions/tiny/tiny\.py"):
        build(copy, ["tiny"], check=True, say=lambda text: None)
    said = capfd.readouterr()
    assert said.out + said.err == ""


def test_a_lesson_whose_cells_and_checks_disagree_is_refused(built: Course, tmp_path: Path) -> None:
    copy = Course(Path(shutil.copytree(built.root, tmp_path / "copy")))
    lesson = copy.solution("tiny") / "tiny.py"
    lesson.write_text(lesson.read_text().replace('check="double"', 'check="triple"'))
    with pytest.raises(CourseProblem, match="triple"):
        build(copy, ["tiny"], check=True, say=lambda text: None)
    assert any("check" in cell.metadata for cell in lesson_cells(lesson))


def test_check_all_takes_over_only_what_is_about_the_same_definitions(
    built: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from autograder.student import notebook

    lesson, key = built.load("tiny"), notebook.PracticeKey(built.load("tiny"), built.exercise("tiny"))
    monkeypatch.setattr(notebook, "_lesson_of", lambda task: (lesson, key))
    monkeypatch.setattr(notebook, "_lesson_in", lambda namespace: (lesson, key))
    cells = ["", "factor = 2\ndef double(x):\n    return factor * x\n"]
    namespace = {"__name__": "student", "In": cells}
    exec("from autograder.student.notebook import check, check_all\n" + cells[1], namespace)
    ran: list[str] = []
    asked = notebook.check_namespace
    monkeypatch.setattr(notebook, "check_namespace", lambda *given: (ran.append(given[2]), asked(*given))[1])
    exec("check('double')", namespace)
    exec("check_all()", namespace)
    assert ran == ["double"]
    assert "tiny: 2 of 2 points" in capsys.readouterr().out
    exec("factor = 3", namespace)
    exec("check_all()", namespace)
    assert ran == ["double", "double"]
    assert "tiny: 0 of 2 points" in capsys.readouterr().out


def test_what_a_training_loads_is_loaded_before_the_students_time_begins(
    built: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograder.student import notebook

    lesson, key = built.load("tiny"), notebook.PracticeKey(built.load("tiny"), built.exercise("tiny"))
    order: list[str] = []
    observe, load = notebook.observe_probe, notebook.first_step
    notebook._load_trainings.cache_clear()
    monkeypatch.setattr(notebook, "first_step", lambda: (order.append("load"), load())[1])
    monkeypatch.setattr(notebook, "observe_probe", lambda *given: (order.append("probe"), observe(*given))[1])
    namespace = {"__name__": "student", "double": lambda x: 2 * x}
    torch.manual_seed(3)
    expected = torch.rand(1)
    torch.manual_seed(3)
    for _ in range(2):
        notebook.check_namespace(lesson, key, "double", namespace)
    assert order[:2] == ["load", "probe"]
    assert order.count("load") == 1
    assert torch.equal(torch.rand(1), expected)


def test_check_in_a_notebook_shows_and_returns_the_points(built: Course, tmp_path: Path) -> None:
    cells = [
        "from autograder import check",
        "def double(x):\n    return x * x",
        "check('double')",
        "def double(x):\n    return 2 * x",
        "check('double')",
        "check('triple')",
        "def double(x):\n    y = x\n    return y + undefined_name",
        "check('double')",
        "from autograder import check_all\ncheck_all()",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbformat.write(notebook, tmp_path / "tiny.ipynb")
    environment = {**os.environ, "TORCHGRADE_COURSE": str(built.root)}
    subprocess.run(
        [
            sys.executable,
            "-m",
            "nbconvert",
            "--execute",
            "--allow-errors",
            "--inplace",
            "--to",
            "notebook",
            "tiny.ipynb",
        ],
        cwd=tmp_path,
        check=True,
        env=environment,
        capture_output=True,
    )
    done = json.loads((tmp_path / "tiny.ipynb").read_text())["cells"]

    def results(cell: int) -> list[str]:
        return ["".join(o["data"]["text/plain"]) for o in done[cell]["outputs"] if o["output_type"] == "execute_result"]

    assert results(2) == ["0.0"]
    assert results(4) == ["2.0"]
    html = "".join("".join(o.get("data", {}).get("text/html", "")) for o in done[2]["outputs"])
    assert "The number is squared" in html
    assert "no task called" in json.dumps(done[5]["outputs"])
    shown = next("".join(o["data"]["text/plain"]) for o in done[7]["outputs"] if "text/html" in o.get("data", {}))
    assert "In [7], line 3" in shown
    assert "▸   3 │     return y + undefined_name" in shown
    total = next("".join(o["data"]["text/plain"]) for o in done[8]["outputs"] if "text/html" in o.get("data", {}))
    assert "tiny: 0 of 2 points" in total
    assert "hand in the file `tiny.ipynb`" in total
