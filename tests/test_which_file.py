"""Which of several files counts: the rules of `docs/which_file.md`, and that the record says what was left."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from autograder.cli.main import main
from autograder.core.errors import USAGE
from autograder.course.layout import Course
from autograder.instructor.class_summary import class_summary
from autograder.instructor.grade import grade
from autograder.render.terminal.class_run import show_run
from autograder.submission.class_folder import handed_in, is_handed_in, misplaced, student_folders
from autograder.submission.submission import Submission, read_submission
from tests.conftest import hand_in, notebook

NAMES = frozenset({"double", "halve"})
GOOD = "def double(x):\n    return 2 * x\n"
BOTH = GOOD + "def halve(x):\n    return x / 2\n"
OTHER = "def train_step_on(a): pass\ndef move_model(a): pass\n"


def read(root: Path, files: dict[str, str], lesson: str = "tiny") -> Submission:
    for name, text in files.items():
        hand_in(root, "ada", notebook(text) if name.endswith(".ipynb") else text, name)
    found = read_submission(root / "ada" / lesson, "ada", lesson, NAMES)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("files", "counts", "said"),
    [
        (["tiny (1).ipynb"], "tiny (1).ipynb", "the file is called tiny (1).ipynb"),
        (["tiny-Copy1.ipynb"], "tiny-Copy1.ipynb", "the name asked for is tiny.ipynb"),
        (["tiny_final2.py"], "tiny_final2.py", "the name asked for is tiny.py"),
        (["tiny.py", "tiny-1.py"], "tiny.py", "tiny-1.py was left"),
        (
            ["tiny.ipynb", "tiny (1).ipynb", "tiny-Copy1.ipynb"],
            "tiny.ipynb",
            "tiny (1).ipynb, tiny-Copy1.ipynb were left",
        ),
        (["tiny-1.py", "tiny-2.py"], "tiny-2.py", "equal right with tiny-1.py"),
        (["tiny (9).ipynb", "tiny (10).ipynb"], "tiny (10).ipynb", "equal right with tiny (9).ipynb"),
        (["tiny-1.ipynb", "tiny-2.py"], "tiny-1.ipynb", "equal right with tiny-2.py"),
        (["tiny_a.py", "tiny_b.py"], "tiny_a.py", "equal right with tiny_b.py"),
        (["tiny-1.py", "homework.py"], "tiny-1.py", "no file is called tiny.py or tiny.ipynb; tiny-1.py was marked"),
        (["tinytools.py", "tiny2x.py", "tiny_1.py"], "tiny_1.py", "tiny_1.py was marked"),
        (["tiny/tiny.py"], "tiny/tiny.py", "one folder too deep"),
        (["tiny.py", "old/tiny.py"], "tiny.py", ""),
        (["work/notes.py", "src/tiny.py"], "src/tiny.py", "one folder too deep; work/notes.py was left"),
        ([".ipynb_checkpoints/tiny-checkpoint.ipynb", "__MACOSX/tiny.py", "a/tiny.py"], "a/tiny.py", "too deep"),
    ],
)
def test_the_file_that_counts_and_what_is_said_of_the_others(
    tmp_path: Path, files: list[str], counts: str, said: str
) -> None:
    found = read(tmp_path, dict.fromkeys(files, GOOD))
    assert (found.file, found.problem) == (counts, None)
    assert said in " ".join(found.notes)
    assert is_handed_in(tmp_path, "ada", "tiny")


def test_of_copies_the_one_with_most_of_the_tasks_counts(tmp_path: Path) -> None:
    found = read(tmp_path, {"tiny-1.py": BOTH, "tiny-2.py": GOOD, "notes.py": BOTH})
    assert found.file == "tiny-1.py"
    assert "tiny-2.py was left" in found.notes[0]


def test_modules_beside_a_file_that_lies_too_deep_are_found(tmp_path: Path) -> None:
    found = read(tmp_path, {"hand/tiny.py": "from helpers import double\n", "hand/helpers.py": GOOD})
    assert found.program is not None
    assert found.program.modules == {"helpers": GOOD}


def test_a_link_one_folder_deeper_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "tiny.py").write_text(GOOD)
    (tmp_path / "ada" / "tiny").mkdir(parents=True)
    (tmp_path / "ada" / "tiny" / "in").symlink_to(tmp_path / "elsewhere")
    assert not is_handed_in(tmp_path, "ada", "tiny")


def test_the_work_for_another_lesson_is_told_as_such(tmp_path: Path) -> None:
    others = {"gpu": frozenset({"train_step_on", "move_model", "double"}), "mlp": frozenset({"relu"})}

    def problem(text: str) -> str | None:
        hand_in(tmp_path, "ada", text)
        return handed_in(tmp_path, "ada", "tiny", NAMES, others).read().problem

    assert "tiny.py is the work for `gpu`, and has none of the tasks of `tiny`" in str(problem(OTHER))
    assert problem(OTHER + GOOD) is None
    assert problem("def move_model(a): pass\n") is None
    assert problem("def relu(x): pass\n") is None


ODD = ("..ada", ".ben", "...", "esc\x1b[31mape", "new\nline", "=1+1", "bell\x07", "\x9bcsi")


def test_every_folder_has_a_record_or_a_line_whatever_its_name(course: Course, tmp_path: Path) -> None:
    root = tmp_path / "class"
    for name in ODD:
        hand_in(root, name, GOOD)
    (root / "..nothing").mkdir()
    hand_in(root, ".git", GOOD)
    assert student_folders(root) == sorted([*ODD, "..nothing"])
    run = grade(course, root, ["tiny"], tmp_path / "out", course.find_data(), workers=1, seed=3)
    assert {found.student: found.score for found in run.records} == dict.fromkeys(ODD, 2.0)
    assert [one.student for one in class_summary(run, course, course.find_data()).missing.first] == ["..nothing"]
    assert misplaced(root, "..nothing", ["tiny"]) == []
    table = (run.out / "grades.csv").read_bytes()
    assert not [byte for byte in table if byte < 32 and byte not in b"\r\n"]
    assert "esc\\x1b[31mape" in table.decode()
    assert "\\x9bcsi" in table.decode()
    for path in run.out.rglob("*"):
        if path.suffix in (".html", ".csv", ".json", ".txt"):
            text = path.read_text(encoding="utf-8")
            assert not [sign for sign in text if sign in "\x1b\x07\x9b"], path


def test_the_terminal_shows_no_control_characters_of_names(
    course: Course, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "class"
    for name in ODD:
        hand_in(root, name, "x = (" if name.startswith("esc") else GOOD)
        (root / f"{name}-nothing").mkdir()
        (root / f"{name}-nothing" / "a\x1b[2Jb.py").write_text(GOOD)
    run = grade(course, root, ["tiny"], tmp_path / "out", course.find_data(), workers=1, seed=3)
    shown = StringIO()
    show_run(class_summary(run, course, course.find_data()), Console(file=shown, width=200))
    assert "Nothing handed in: " in shown.getvalue()
    for sentence in (["grade", f"{tmp_path}/a\x1b[31mb"], ["check", f"{tmp_path}/\x1b[2J.py"], ["gr\x1b[2Jade"]):
        assert main(sentence) == USAGE
    said = shown.getvalue() + "".join(capsys.readouterr())
    assert not [sign for sign in said if sign in "\x1b\x07\x9b"]
    assert "a\\x1b[31mb" in said.replace("\n", "")  # a long folder's name makes the line break in it
