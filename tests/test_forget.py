"""Forgetting a student: nothing of them is left, nothing of anybody else is touched, all of it or nothing."""

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.cli.main import main
from autograder.core.files import possible_stems
from autograder.course.layout import SETTING
from autograder.instructor.forget.remove import remove_traces
from autograder.instructor.forget.traces import Traces
from tests.support.kept_class import EXPORTS, kept_class

# Prefixes of each other, names that differ in case, in accents, names that are no file names, formulas, patterns.
CLASS = ("ada", "ada l", "adam", "Ada", "a", "ada~", "josé", "jose\u0301", "=ada", "-x", "a*", "[ada]", "ada.", "COM1")
LOCKS = (".lock", ".manual.csv.lock", "lock")
Tree = dict[str, bytes]


@pytest.fixture(autouse=True)
def _outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)


def tree(root: Path) -> Tree:
    """All files, and links, with what is in them; locks, which stay, aside."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name not in LOCKS
    }


def forget(root: Path, monkeypatch: pytest.MonkeyPatch, student: str, *more: str) -> int:
    monkeypatch.chdir(root)
    return main(["forget", *more, "--", student])


def expected(root: Path, students: tuple[str, ...]) -> Tree:
    """What is kept of a class of these students alone, without what has to be exported again."""
    kept_class(root, CLASS, students)
    return {name: data for name, data in tree(root).items() if Path(name).name not in EXPORTS}


@pytest.mark.parametrize("student", CLASS)
def test_what_is_left_is_what_a_class_without_the_student_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], student: str
) -> None:
    kept_class(tmp_path / "all", CLASS, CLASS)
    before = tree(tmp_path / "all")
    assert forget(tmp_path / "all", monkeypatch, student) == 0
    assert "Nothing is deleted yet" in capsys.readouterr().out
    assert tree(tmp_path / "all") == before
    assert forget(tmp_path / "all", monkeypatch, student, "--yes") == 0
    said = capsys.readouterr().out
    assert "Out of reach of this command" in said
    assert all(name in said for name in EXPORTS)
    others = tuple(one for one in CLASS if one != student)
    assert tree(tmp_path / "all") == expected(tmp_path / "others", others)


def test_the_last_student_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_class(tmp_path / "all", ["the only one"], ["the only one"])
    assert forget(tmp_path / "all", monkeypatch, "the only one", "--yes") == 0
    left = tree(tmp_path / "all")
    assert not [name for name, data in left.items() if "only" in name or b"only" in data]
    assert not [name for name in left if name.startswith("graded/report")]


def test_a_name_that_nothing_is_kept_of_is_told_with_the_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept_class(tmp_path / "all", ["ada", "ben"], ["ada", "ben"])
    before = tree(tmp_path / "all")
    for wrong in ("adda", "..", "", "ada/tiny", "graded"):
        assert forget(tmp_path / "all", monkeypatch, wrong, "--yes") == 2
    assert "Did you mean ada?" in capsys.readouterr().err
    assert tree(tmp_path / "all") == before


def test_a_link_is_removed_and_not_what_it_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kept_class(tmp_path / "all", ["ada", "ben"], ["ada", "ben"])
    shutil.move(tmp_path / "all" / "submitted" / "ada", tmp_path / "elsewhere")
    (tmp_path / "all" / "submitted" / "ada").symlink_to(tmp_path / "elsewhere")
    assert forget(tmp_path / "all", monkeypatch, "ada", "--yes") == 0
    assert "where nothing is removed" in capsys.readouterr().out
    assert not (tmp_path / "all" / "submitted" / "ada").is_symlink()
    assert (tmp_path / "elsewhere" / "tiny" / "tiny.py").is_file()


# --- Groups, and files that people write


def test_a_groups_work_moves_to_another_member(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = kept_class(tmp_path / "all", ["ada", "ben", "cleo"], ["ada", "ben", "cleo"])
    (root / "course.toml").write_text(
        '[people]\nfile = "people.csv"\n[[extension]]\nstudent = "ada"\nmore = "1 day"\nreason = "ill"\n'
    )
    (root / "people.csv").write_text("student,group\nada,one\nben,one\ncleo,\n")
    shutil.rmtree(root / "submitted" / "ben")  # ada handed in for both
    assert forget(root, monkeypatch, "one", "--yes") == 2
    assert "one is a group, of ada, ben" in capsys.readouterr().err
    assert forget(root, monkeypatch, "ada", "--yes") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "people.csv, line 2" in said
    assert "course.toml, line 4" in said
    assert not (root / "submitted" / "ada").exists()
    assert (root / "submitted" / "ben" / "tiny" / "tiny.py").read_text() == "# ada\n"
    assert (root / "graded" / "results" / "tiny" / "ben.json").is_file()


def test_where_each_of_a_group_has_a_folder_only_the_students_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = kept_class(tmp_path / "all", ["ada", "ben"], ["ada", "ben"])
    (root / "course.toml").write_text('[people]\nfile = "people.csv"\n')
    (root / "people.csv").write_text("student,group\nada,one\nben,one\n")
    assert forget(root, monkeypatch, "ada", "--yes") == 0
    assert (root / "submitted" / "ben" / "tiny" / "tiny.py").read_text() == "# ben\n"
    assert not (root / "submitted" / "ada").exists()


def test_marks_by_hand_that_the_course_keeps_elsewhere_are_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = kept_class(tmp_path / "all", ["ada", "ben"], ["ada", "ben"])
    (root / "course.toml").write_text('[marks]\nby_hand = "marks.csv"\n')
    (root / "graded" / "manual.csv").rename(root / "marks.csv")
    assert forget(root, monkeypatch, "ada", "--yes") == 0
    assert "ada" not in (root / "marks.csv").read_text()
    assert "ben" in (root / "marks.csv").read_text()


def test_of_two_names_that_a_table_writes_alike_nobody_is_taken_for_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = kept_class(tmp_path / "all", ["=ada", "'=ada"], ["=ada", "'=ada"])
    before = tree(root)
    assert forget(root, monkeypatch, "=ada", "--yes") == 2
    assert "in the same way" in " ".join(capsys.readouterr().err.split())
    assert tree(root) == before


def test_a_run_that_is_marking_is_waited_for_by_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from autograder.record.store import RunFolder

    root = kept_class(tmp_path / "all", ["ada", "ben"], ["ada", "ben"])
    before = tree(root)
    with RunFolder(root / "graded").mine():
        assert forget(root, monkeypatch, "ada", "--yes") == 2
    assert "another run is marking" in capsys.readouterr().err
    assert tree(root) == before


# --- All or nothing


def in_a_child(work: Callable[[], int], at: int, end: Callable[[], None]) -> int:
    """Do something in a process of its own that is ended, or fails, at its `at`-th change of the disk."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 99
    try:
        count = 0

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
            if event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir") or writes:
                count += 1
                if count == at:
                    end()

        sys.addaudithook(hook)
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
            count = 0
            code = work()
    finally:
        os._exit(code)


def killed() -> None:
    os._exit(9)


@pytest.fixture
def copies(tmp_path: Path) -> Callable[[], Path]:
    """Makes a class of two from which one is to be forgotten, as often as it is asked for."""
    first = kept_class(tmp_path / "first", ["ada", "ben"], ["ada", "ben"])
    number = 0

    def copy() -> Path:
        nonlocal number
        number += 1
        return Path(shutil.copytree(first, tmp_path / f"copy{number}"))

    return copy


def test_after_a_kill_at_any_moment_the_same_command_goes_on(
    tmp_path: Path, copies: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept_class(tmp_path / "others", ["ada", "ben"], ["ben"])
    wanted = {name: data for name, data in tree(tmp_path / "others").items() if Path(name).name not in EXPORTS}
    for at in range(1, 400):
        root = copies()
        ended = in_a_child(lambda root=root: forget(root, monkeypatch, "ada", "--yes"), at, killed)  # type: ignore[misc]
        if ended == 0:
            assert at > 40
            assert tree(root) == wanted
            return
        again = in_a_child(lambda root=root: forget(root, monkeypatch, "ada", "--yes"), 0, killed)  # type: ignore[misc]
        # Where nothing was left to find, the kill came after the last of it was gone.
        assert again in (0, 2)
        assert tree(root) == wanted, f"ended at change {at}"
        shutil.rmtree(root)
    pytest.fail("it never came to its end")


def test_what_cannot_be_moved_or_written_leaves_all_as_it_was(
    copies: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copies()
    before, steps = tree(root), []
    moving = os.rename

    def counted(source: Path, target: Path) -> None:
        steps.append(source)
        moving(source, target)

    whole = copies()
    monkeypatch.setattr("autograder.instructor.forget.remove.os.rename", counted)
    assert forget(whole, monkeypatch, "ada", "--yes") == 0
    assert len(steps) > 15
    for at in range(1, len(steps) + 1):
        steps.clear()

        def refusing(source: Path, target: Path, at: int = at) -> None:
            steps.append(source)
            if len(steps) == at:
                raise PermissionError(1, "Operation not permitted", str(source))
            moving(source, target)

        monkeypatch.setattr("autograder.instructor.forget.remove.os.rename", refusing)
        assert forget(root, monkeypatch, "ada", "--yes") == 1
        assert tree(root) == before


def test_what_an_entry_of_a_database_refuses_leaves_all_as_it_was(tmp_path: Path) -> None:
    from autograder.core.errors import UsageProblem
    from autograder.instructor.forget.traces import Entry, Own, Shared

    (tmp_path / "own").write_text("1")
    (tmp_path / "shared").write_text("12")

    def remove() -> None:
        raise UsageProblem("it is locked")

    found = Traces(
        tmp_path,
        tmp_path / "bin",
        own=(Own(tmp_path / "own", ""),),
        shared=(Shared(tmp_path / "shared", b"2"),),
        entries=(Entry("", remove),),
    )
    before = tree(tmp_path)
    with pytest.raises(UsageProblem):
        remove_traces([found])
    assert tree(tmp_path) == before
    assert not (tmp_path / "bin").exists()


def test_every_file_name_that_a_student_can_have_is_looked_for() -> None:
    from autograder.core.files import file_stems

    for others in ((), CLASS):
        for student in CLASS:
            assert file_stems({student, *others})[student] in possible_stems(student)


def test_pages_of_a_damaged_record_go_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = kept_class(tmp_path / "all", ["ada", "ben"], ["ada", "ben"])
    (root / "graded" / "results" / "tiny" / "ada.json").write_text('{"student": "a')
    assert forget(root, monkeypatch, "ada", "--yes") == 0
    left = tree(root)
    assert not [name for name, data in left.items() if "ada" in name or b"ada" in data]
    assert json.loads((root / "graded" / "run.json").read_text())["missing"] == [["ben", "third"]]
