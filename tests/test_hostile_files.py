"""Files of strangers: nothing is followed, nothing blocks, nothing stops the run; each says what is wrong with it."""

import contextlib
import itertools
import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.course.layout import Course
from autograder.instructor.grade import grade
from autograder.runner.launcher import Launcher
from autograder.submission.class_folder import handed_in, is_handed_in, student_folders
from autograder.submission.folder import MAX_ENTRIES, MAX_FILE, Folder, Unreadable, open_folder, read_file
from autograder.submission.helper_files import MAX_MODULES_BYTES
from autograder.submission.program import MAX_CODE
from autograder.submission.submission import Submission
from tests.conftest import hand_in, notebook
from tests.support.launchers import Kept
from tests.support.run_folder import records

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and permissions of POSIX")

NAMES = frozenset({"double", "halve"})
GOOD = "def double(x):\n    return 2 * x\n"
SECRET = "def double(x):\n    return 'secret'\n"


def read(root: Path, student: str = "ada") -> Submission:
    assert is_handed_in(root, student, "tiny")
    found = handed_in(root, student, "tiny", NAMES)
    submission = found.read()
    assert found.look().sha256 == submission.sha256
    return submission


def problem(root: Path, student: str = "ada") -> str:
    submission = read(root, student)
    assert submission.program is None
    assert submission.sha256 == ""
    return str(submission.problem)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "class" / "ada" / "tiny"
    path.mkdir(parents=True)
    (tmp_path / "elsewhere" / "tiny").mkdir(parents=True)
    (tmp_path / "elsewhere" / "tiny" / "tiny.py").write_text(SECRET)
    return path


def test_a_link_is_not_followed_at_any_level(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "class"
    secret = tmp_path / "elsewhere" / "tiny" / "tiny.py"
    (folder / "tiny.py").symlink_to(secret)
    assert "link" in problem(root)
    (root / "ben").mkdir()
    (root / "ben" / "tiny").symlink_to(secret.parent)
    assert "tiny is a link to another folder" in problem(root, "ben")
    (root / "chen").symlink_to(secret.parent.parent)
    assert "chen is a link to another folder" in problem(root, "chen")
    assert student_folders(root) == ["ada", "ben", "chen"]
    (root / "dangling").symlink_to("nowhere")
    assert "dangling" not in student_folders(root)


def test_the_folder_that_the_instructor_names_may_be_a_link(folder: Path, tmp_path: Path) -> None:
    (folder / "tiny.py").write_text(GOOD)
    (tmp_path / "link").symlink_to(tmp_path / "class")
    assert read(tmp_path / "link").program is not None


def test_linked_helpers_are_left_out(folder: Path, tmp_path: Path) -> None:
    (folder / "tiny.py").write_text(GOOD)
    (folder / "own.py").write_text("x = 1\n")
    (folder / "stolen.py").symlink_to(tmp_path / "elsewhere" / "tiny" / "tiny.py")
    os.mkfifo(folder / "pipe.py")
    program = read(tmp_path / "class").program
    assert program is not None
    assert program.modules == {"own": "x = 1\n"}


def test_a_folder_that_becomes_a_link_under_the_reader_is_not_followed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Folder.status

    def exchanged(self: Folder, name: str) -> Any:
        found = real(self, name)
        if name == "tiny" and folder.is_dir() and not folder.is_symlink():
            folder.rename(tmp_path / "away")
            folder.symlink_to(tmp_path / "elsewhere" / "tiny")
        return found

    (folder / "tiny.py").write_text(GOOD)
    monkeypatch.setattr(Folder, "status", exchanged)
    assert "cannot be opened" in str(handed_in(tmp_path / "class", "ada", "tiny", NAMES).read().problem)
    assert folder.is_symlink()


def test_a_file_that_becomes_a_link_under_the_reader_is_not_followed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Folder.status

    def exchanged(self: Folder, name: str) -> Any:
        found = real(self, name)
        if name == "tiny.py" and not (folder / name).is_symlink():
            (folder / name).unlink()
            (folder / name).symlink_to(tmp_path / "elsewhere" / "tiny" / "tiny.py")
        return found

    (folder / "tiny.py").write_text(GOOD)
    monkeypatch.setattr(Folder, "status", exchanged)
    assert "link" in str(handed_in(tmp_path / "class", "ada", "tiny", NAMES).read().problem)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


def a_device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero: it never ends
    except OSError:
        pytest.skip("devices cannot be made here")


@pytest.mark.parametrize("make", [a_pipe, a_socket, a_device, Path.mkdir])
def test_what_is_no_ordinary_file_is_not_opened(folder: Path, tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(folder / "tiny.py")
    began = time.monotonic()
    assert "not an ordinary file" in problem(tmp_path / "class")
    assert time.monotonic() - began < 1


def test_pipes_under_other_names_do_not_block_either(folder: Path, tmp_path: Path) -> None:
    for name in ("a.py", "b.ipynb", "c.py"):
        os.mkfifo(folder / name)
    (folder / "work.py").write_text(GOOD)
    assert read(tmp_path / "class").file == "work.py"


def test_a_file_is_read_up_to_the_limit_whatever_its_size_says(folder: Path, tmp_path: Path) -> None:
    with (folder / "tiny.py").open("wb") as file:
        file.truncate(50 * 2**30)  # 50 GB of nothing
    assert f"larger than {MAX_FILE // 2**20} MB" in problem(tmp_path / "class")
    (folder / "tiny.py").write_bytes(b"#" * MAX_FILE)
    assert len(read_file(folder / "tiny.py")) == MAX_FILE
    assert "characters" in str(read(tmp_path / "class").problem)


def test_too_much_code_is_refused_in_words(folder: Path, tmp_path: Path) -> None:
    (folder / "tiny.py").write_text(GOOD + "x = 1\n" * (MAX_CODE // 6))
    assert f"a program may have {MAX_CODE:,}" in str(read(tmp_path / "class").problem)
    (folder / "tiny.py").unlink()
    (folder / "tiny.ipynb").write_bytes(notebook(GOOD, *["x = 1\n" * 10_000] * (MAX_CODE // 60_000 + 1)))
    assert f"more than {MAX_CODE:,} characters" in str(read(tmp_path / "class").problem)


def test_helpers_are_capped_all_together(folder: Path, tmp_path: Path) -> None:
    (folder / "tiny.py").write_text(GOOD)
    for number in range(5):
        (folder / f"helper{number}.py").write_text("#" * (MAX_MODULES_BYTES // 2 - 10))
    program = read(tmp_path / "class").program
    assert program is not None
    assert sorted(program.modules) == ["helper0", "helper1"]


def test_among_very_many_files_the_right_one_is_found(folder: Path, tmp_path: Path) -> None:
    for number in range(MAX_ENTRIES + 100):
        os.close(os.open(folder / f"x{number}.py", os.O_CREAT | os.O_WRONLY))
    (folder / "tiny.py").write_text(GOOD)
    began = time.monotonic()
    assert read(tmp_path / "class").file == "tiny.py"
    assert time.monotonic() - began < 5


def test_a_file_that_changes_while_it_is_read_is_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "tiny.py"
    path.write_text(GOOD)
    real, changed = os.read, itertools.count()

    def read_slowly(descriptor: int, count: int) -> bytes:
        if next(changed) == 0:
            path.write_text(GOOD + GOOD)
        return real(descriptor, count)

    monkeypatch.setattr("os.read", read_slowly)
    program = read(tmp_path / "class").program
    assert program is not None
    assert program.units[0].source == GOOD + GOOD


def test_a_file_that_changes_all_the_time_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "tiny.py"
    path.write_text(GOOD)
    real = os.read

    def read_slowly(descriptor: int, count: int) -> bytes:
        with path.open("a") as file:
            file.write("#\n")
        return real(descriptor, count)

    monkeypatch.setattr("os.read", read_slowly)
    monkeypatch.setattr("autograder.submission.folder.PAUSE", 0.0)
    with pytest.raises(Unreadable, match="changes while it is read"):
        read_file(path)


def test_a_writer_at_work_never_makes_half_a_file_of_two(folder: Path) -> None:
    path, stop = folder / "tiny.py", threading.Event()
    versions = [letter * 300_000 for letter in (b"a", b"b")]
    path.write_bytes(versions[0])

    def write() -> None:
        for data in itertools.cycle(versions):
            path.write_bytes(data)
            if stop.wait(0.002):
                return

    writer = threading.Thread(target=write)
    writer.start()
    seen: set[bytes] = set()
    ends = time.monotonic() + 60
    try:
        # Where the machine is busy the reader may be late each time, and find the file emptied for the next version.
        for tries in itertools.count():
            if (tries >= 100 and seen & set(versions)) or time.monotonic() > ends:
                break
            with contextlib.suppress(Unreadable):
                seen.add(read_file(path))
    finally:
        stop.set()
        writer.join()
    assert seen & set(versions)
    # Where the writer pauses, what it has written so far is the whole file: empty, or the beginning of one version.
    assert all(any(version.startswith(data) for version in versions) for data in seen)


def test_what_may_not_be_read_says_so() -> None:
    """In a process of another user, since root may read everything."""
    program = (
        "import json, os, sys; from pathlib import Path; from autograder.submission.class_folder import *\n"
        "os.getuid() or os.setuid(65534); root = Path(sys.argv[1])\n"
        "print(json.dumps([[is_handed_in(root, s, 'tiny'), handed_in(root, s, 'tiny', frozenset()).read().problem]"
        " for s in ('ada', 'ben', 'chen')]))"
    )
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        root.chmod(0o755)
        closed = hand_in(root, "ada", GOOD), hand_in(root, "ben", GOOD).parent, root / "chen"
        closed[2].mkdir()
        for path in closed:
            path.chmod(0)
        ended = subprocess.run([sys.executable, "-c", program, temporary], capture_output=True, text=True)
        for path in closed:
            path.chmod(0o700)
    found = json.loads(ended.stdout or "[]")
    assert [present for present, _ in found] == [True, True, True], ended.stderr
    assert all("Permission denied" in text and "permission to read" in text for _, text in found)


def test_what_is_taken_away_meanwhile_says_so(folder: Path, tmp_path: Path) -> None:
    (folder / "tiny.py").write_text(GOOD)
    found = handed_in(tmp_path / "class", "ada", "tiny", NAMES)
    (folder / "tiny.py").unlink()
    assert "taken away" in str(found.read().problem)


def test_names_that_are_no_text_are_read(tmp_path: Path) -> None:
    root = os.fsencode(tmp_path / "class")
    folder = os.path.join(root, b"stu\xffdent", b"tiny")
    os.makedirs(folder)
    for name in (b"tin\xfe.py", b"help\xfd.py"):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(GOOD.encode())
    [student] = student_folders(tmp_path / "class")
    assert os.fsencode(student) == b"stu\xffdent"
    assert read(tmp_path / "class", student).program is not None


def test_a_name_with_a_null_byte_is_nothing(folder: Path, tmp_path: Path) -> None:
    with open_folder(tmp_path / "class") as opened:
        assert opened.status("a\0b") is None


def test_a_whole_class_of_such_files_is_marked_and_nothing_stops_it(
    course: Course, server: Launcher, trusted: Launcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = itertools.cycle([trusted, server])
    monkeypatch.setattr(
        "autograder.marking.lesson_work.launcher", lambda folder, environment, level=None, places=None: Kept(next(made))
    )
    root = tmp_path / "class"
    hand_in(root, "good", GOOD)
    for student, make in {"pipe": a_pipe, "folder": Path.mkdir}.items():
        (root / student / "tiny").mkdir(parents=True)
        make(root / student / "tiny" / "tiny.py")
    (root / "link").symlink_to(root / "good")
    (root / "loop").symlink_to("loop")
    (root / "file").write_text("not a folder")
    hand_in(root, "huge", b"x" * (MAX_FILE + 1))
    hand_in(root, "long", "x = 1\n" * MAX_CODE)
    hand_in(root, "deep", "[" * 150 + "]" * 150 + "\n" + GOOD)
    hand_in(root, "too_deep", "x = " + "-" * 5000 + "1\n" + GOOD)
    hand_in(root, "null", GOOD + "\0")
    hand_in(root, "punycode", "# coding: punycode\n" + GOOD)
    hand_in(root, "undefined", "# coding: undefined\n" + GOOD)
    hand_in(root, "surrogate", notebook("x = '\ud800'", GOOD), "tiny.ipynb")
    hand_in(root, "cells", notebook(GOOD, *["x = 1"] * 6000), "tiny.ipynb")
    hand_in(root, "magics", notebook("!ls\n" * 3000 + GOOD), "tiny.ipynb")
    hand_in(root, "brackets", b'{"cells": [' + b"[]," * 1_100_000 + b"[]]}", "tiny.ipynb")
    hand_in(root, "escapes", "\x1b[2J\u202e = 1\n" + GOOD)
    hand_in(root, "=cmd()\n,x", GOOD)
    os.makedirs(os.path.join(os.fsencode(root), b"\xff\xfe", b"tiny"))
    with open(os.path.join(os.fsencode(root), b"\xff\xfe", b"tiny", b"\xff.py"), "wb") as file:
        file.write(GOOD.encode())
    run = grade(course, root, ["tiny"], tmp_path / "out", course.find_data(), workers=1, seed=3)
    found = records(run.out)
    assert run.grader_errors == []
    assert sorted(found) == sorted(set(student_folders(root)))
    right = {name for name, record in found.items() if record["score"] == 2.0}
    around_what_is_broken = {"too_deep", "null", "escapes"}
    whole = {"good", "deep", "surrogate", "cells", "magics", "=cmd()\n,x", os.fsdecode(b"\xff\xfe")}
    assert right == whole | around_what_is_broken
    for name in found.keys() - right:
        assert found[name]["outcome"] == "ungradable", name
        assert len(found[name]["problem"]["message"]) > 20
    assert "only the first 5,000 code cells were read" in found["cells"]["notes"]
