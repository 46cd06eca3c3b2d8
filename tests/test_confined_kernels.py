"""Notebooks of other languages: their kernel runs confined by bubblewrap, or it is said that it does not."""

import json
import os
import socket
import sys
from pathlib import Path

import pytest

from autograder.nbgrader.confined_kernels import kernels_own, why_not_confined
from tests.nbgrader_course import OURS, NbCourse
from tests.ordinary_course import code, handed_in, ordinary_course, outputs_of

confines = pytest.mark.skipif(bool(why_not_confined()), reason="needs bubblewrap")
# A kernel that calls itself one of another language; what it runs is Python, which can try everything.
KERNEL = "calculator"
SPEC = {
    "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
    "display_name": KERNEL,
    "language": KERNEL,
}
CONFIG = OURS + f"c.Execute.kernel_name = '{KERNEL}'\nc.Execute.timeout = 4\nc.Execute.startup_timeout = 300\n"
BOOK = [
    code("### BEGIN SOLUTION\ndef double(x):\n    return 2 * x\n### END SOLUTION", "double", solution=True),
    code("assert double(2) == 4", "test_double", 2.0),
    code("### BEGIN SOLUTION\ndef half(x):\n    return x / 2\n### END SOLUTION", "half", solution=True),
    code("assert half(3) == 1.5", "test_half", 1.0),
]
TRIED = """
import os, socket, subprocess
def attempt(what):
    try:
        return str(what())
    except Exception as error:
        return type(error).__name__
def served():
    with socket.create_connection(("127.0.0.1", {port}), 2) as one:
        return one.recv(9)
print("gradebook", attempt(lambda: open({gradebook!r}, "rb").read(6)))
print("other", attempt(lambda: os.listdir({submitted!r})))
print("users", attempt(lambda: open("/etc/passwd").read()))
print("parents", attempt(lambda: open("/proc/{pid}/cmdline").read()))
print("network", attempt(served))
print("beside", attempt(lambda: sorted(os.listdir("."))), attempt(lambda: open("data.txt").read()))
print("written", attempt(lambda: open("planted.txt", "w").write("x")))
print("environment", os.environ.get("SECRET_OF_THE_TEACHER"))
def double(x):
    return 2 * x
"""


def course_of(tmp_path: Path, config: str = CONFIG) -> NbCourse:
    course = ordinary_course(tmp_path, {"book": BOOK}, config)
    (course.root / "source" / "week1" / "data.txt").write_text("the course's own data")
    spec = course.root / "jupyter" / "data" / "kernels" / KERNEL
    spec.mkdir(parents=True)
    (spec / "kernel.json").write_text(json.dumps(SPEC))
    return course


def printed(course: NbCourse, student: str) -> dict[str, str]:
    lines = [line for one in outputs_of(course, student, "book")[0] for line in "".join(one["text"]).splitlines()]
    return {name: rest for name, _, rest in (line.partition(" ") for line in lines)}


@confines
def test_a_kernel_of_another_language_reaches_nothing_and_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_THE_TEACHER", "key")
    course = course_of(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        tried = TRIED.format(
            port=listening.getsockname()[1],
            gradebook=str(course.root / "gradebook.db"),
            submitted=str(course.root / "submitted"),
            pid=os.getpid(),
        )
        handed_in(course, "ada", "book", {"double": tried})
        handed_in(course, "ben", "book", {"double": "def double(x):\n    return 4"})
        ran = course.run("autograde", "week1")
    assert "kernel runs confined by bubblewrap" in ran.stderr
    assert f"its language is {KERNEL}" in ran.stderr
    assert "unisolated" not in ran.stderr
    assert printed(course, "ada") == {
        "gradebook": "FileNotFoundError",
        "other": "FileNotFoundError",
        "users": "FileNotFoundError",
        "parents": "FileNotFoundError",
        "network": "ConnectionRefusedError",
        "beside": "['book.ipynb', 'data.txt'] the course's own data",
        "written": "1",
        "environment": "None",
    }
    planted = [path.relative_to(course.root).as_posix() for path in course.root.rglob("planted.txt")]
    assert planted == ["autograded/ada/week1/planted.txt"]
    assert {name: grade.score for name, grade in course.grades().items()} == {"ada": 2.0, "ben": 2.0}


@confines
def test_a_cell_that_takes_too_long_is_interrupted_and_the_rest_goes_on(tmp_path: Path) -> None:
    course = course_of(tmp_path, CONFIG + "c.Execute.interrupt_on_timeout = True\n")
    waits = "import time\ntime.sleep(60)\ndef double(x):\n    return 2 * x"
    handed_in(course, "ada", "book", {"double": waits, "half": "def half(x):\n    return x / 2"})
    course.run("autograde", "week1")
    assert course.grades()["ada"].cells["test_half"] == 1.0
    assert course.grades()["ada"].cells["test_double"] == 0.0


def test_without_bubblewrap_it_is_said_that_nothing_isolates(tmp_path: Path) -> None:
    course = course_of(tmp_path)
    handed_in(course, "ada", "book", {"half": "def half(x):\n    return x / 2"})
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "bwrap").write_text("#!/bin/sh\necho no namespaces here >&2\nexit 1\n")
    (programs / "bwrap").chmod(0o755)
    course.settings["PATH"] = os.pathsep.join([str(programs), os.environ["PATH"]])
    ran = course.run("autograde", "week1")
    assert f"its language is {KERNEL}, and bubblewrap does not work here (no namespaces here)" in ran.stderr
    assert "runs unisolated" in ran.stderr


def test_a_kernel_sees_the_folder_that_it_is_installed_in_unless_that_holds_the_course(tmp_path: Path) -> None:
    program = tmp_path / "env" / "bin" / "kernel"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    resources = tmp_path / "env" / "share" / "jupyter"
    found = list(kernels_own([str(program)], str(resources), [tmp_path / "course"]))
    assert str(tmp_path / "env") in found
    inside = list(kernels_own([str(program)], str(resources), [tmp_path / "env" / "course"]))
    assert str(tmp_path / "env") not in inside
