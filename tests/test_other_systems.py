"""A student's check where there is no Linux: no fork, none of POSIX's modules, other encodings of files and consoles.

`tests/support/elsewhere` makes a Python that looks so to the kit; the systems themselves are not at hand.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from autograder.course.layout import SETTING, Course
from tests.support.courses import built_course

ELSEWHERE = Path(__file__).resolve().parent / "support" / "elsewhere"
SECONDS = 300.0
WRONG = "def double(x):\n    return x * x\n"
RIGHT = "def double(x):\n    return 2 * x\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return built_course(tmp_path_factory.mktemp("built"))


def ran(
    course: Course, folder: Path, *words: str, elsewhere: bool = True, **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Python with these arguments, on this system or on one that is none."""
    path = {"PYTHONPATH": str(ELSEWHERE)} if elsewhere else {}
    environment = {**os.environ, SETTING: str(course.root), "PYTHONWARNINGS": "ignore", **path, **more}
    command = [sys.executable, *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=SECONDS)


def checked(course: Course, folder: Path, elsewhere: bool) -> dict[str, Any]:
    ended = ran(course, folder, "-m", "autograder", "check", "tiny.py", "--format", "json", elsewhere=elsewhere)
    assert ended.returncode in (0, 1), ended.stderr.decode()
    (file,) = json.loads(ended.stdout)["files"]
    return {
        **{key: file[key] for key in ("score", "outcome", "tasks")},
        "mistakes": [(one["task"], one["check"], one["mistake"]) for one in file["findings"]],
    }


def test_the_kit_takes_it_for_another_system(built: Course, tmp_path: Path) -> None:
    program = (
        "import os, sys\nassert sys.platform == 'elsewhere' and not hasattr(os, 'fork')\n"
        "from autograder.runner.local_fork import local_launcher\n"
        f"made = local_launcher(None, {str(tmp_path)!r})\nprint(type(made).__name__)"
    )
    assert ran(built, tmp_path, "-c", program).stdout.split() == [b"FreshProcesses"]


@pytest.mark.parametrize("source", [RIGHT, WRONG, "def double(x):\n    return x.nothing\n", "def double(x:\n"])
def test_a_check_tells_the_same_as_on_linux(built: Course, tmp_path: Path, source: str) -> None:
    (tmp_path / "tiny.py").write_text(source)
    here, there = (checked(built, tmp_path, elsewhere) for elsewhere in (False, True))
    assert there == here
    assert (there["score"] == 2.0) is (source == RIGHT)


def test_a_hint_and_a_check_in_a_notebook(built: Course, tmp_path: Path) -> None:
    (tmp_path / "tiny.py").write_text(WRONG)
    hint = ran(built, tmp_path, "-m", "autograder", "hint", "double")
    assert (hint.returncode, hint.stderr) == (1, b"")
    assert b"double: hint 1 of 3" in hint.stdout
    program = f"from autograder import check, check_all\n{WRONG}\nassert check('double') == 0.0\ncheck_all()"
    (tmp_path / "cells.py").write_text(program)
    ended = ran(built, tmp_path, "cells.py")
    assert ended.returncode == 0, ended.stderr.decode()
    assert b"The number is squared" in ended.stdout


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
def test_a_file_of_windows_on_a_console_without_unicode(built: Course, tmp_path: Path, encoding: str) -> None:
    text = WRONG.replace("x * x", "x * x  # é ✓ “quoted”").replace("\n", "\r\n")
    (tmp_path / "tiny.py").write_bytes(b"\xef\xbb\xbf" + text.encode())
    settings = {"PYTHONIOENCODING": encoding, "NO_COLOR": "1", "TERM": "dumb"}
    ended = ran(built, tmp_path, "-m", "autograder", "check", "tiny.py", **settings)
    assert (ended.returncode, ended.stderr) == (1, b"")
    said = ended.stdout.decode(encoding)
    assert "\x1b" not in said
    assert "0 of 2 points" in said
    assert "The number is squared" in said


def test_a_file_in_an_encoding_of_its_own(built: Course, tmp_path: Path) -> None:
    source = "# -*- coding: cp1252 -*-\n" + RIGHT.replace("2 * x", "2 * x  # “é”")
    (tmp_path / "tiny.py").write_bytes(source.replace("\n", "\r\n").encode("cp1252"))
    assert checked(built, tmp_path, elsewhere=True)["score"] == 2.0
