"""The kit as its users have it: a wheel in an environment of its own, among a thousand packages; Gradescope's zip."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path
from typing import Any

import pytest

from autograder.course.layout import SETTING, Course
from autograder.instructor.gradescope import NO_MARK, pack
from autograder.pytorch.fashion_mnist.data import SAMPLE
from autograder.pytorch.fashion_mnist.locate import SETTING as DATA
from autograder.sandbox import available

pytestmark = [
    pytest.mark.installed,
    pytest.mark.xdist_group("installed"),  # one environment for all
    pytest.mark.skipif(sys.platform != "linux", reason="isolation is made of parts of Linux"),
]

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
SECONDS = 600.0  # of any one program, on a machine that is busy with other things
NEIGHBOURS = 1000
RIGHT = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return x * x\n"
METADATA = {
    "id": 1,
    "created_at": "2026-01-31T14:22:32.365935-07:00",
    "assignment": {"id": 2, "course_id": 3, "title": "Tiny", "total_points": "2.0", "group_submission": False},
    "submission_method": "upload",
    "users": [{"email": "ada@example.org", "id": 4, "name": "Ada"}],
    "previous_submissions": [],
}
# What Gradescope's documentation lists, with the types; anything else would be a mistake of ours.
RESULT: dict[str, Any] = {
    **{"score": (int, float), "execution_time": (int, float), "output": str, "output_format": str},
    **{"visibility": str, "stdout_visibility": str, "tests": list, "extra_data": dict, "leaderboard": list},
}
TEST: dict[str, Any] = {
    **{"score": (int, float), "max_score": (int, float), "status": str, "name": str, "name_format": str},
    **{"number": str, "output": str, "output_format": str, "tags": list, "visibility": str, "extra_data": dict},
}


def run(*command: str | Path, cwd: Path, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run a program with nothing of this environment's own in sight."""
    known = {
        name: value for name, value in os.environ.items() if not name.startswith(("TORCHGRADE", "PYTHON", "VIRTUAL"))
    }
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**known, DATA: SAMPLE, **settings},
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )


def succeeded(ended: "subprocess.CompletedProcess[str]") -> str:
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def installer(*arguments: str | Path) -> None:
    """uv, from its cache if that has everything, else with the package index."""
    if run(UV, *arguments, "--offline", cwd=ROOT).returncode != 0:
        succeeded(run(UV, *arguments, cwd=ROOT))


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with `python` and `autograder` of an environment that the wheel was installed into."""
    folder = tmp_path_factory.mktemp("installed")
    installer("build", "--quiet", "--wheel", "--out-dir", folder / "wheel", ROOT)
    (wheel,) = (folder / "wheel").glob("*.whl")
    installer("venv", "--quiet", "--python", sys.executable, folder / "env")
    python = folder / "env" / "bin" / "python"
    pins = ("--constraint", ROOT / "constraints.txt")
    installer("pip", "install", "--quiet", "--python", python, *pins, f"torchgrade[plots] @ {wheel.as_uri()}")
    place = succeeded(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)).strip()
    for number in range(NEIGHBOURS):
        Path(place, f"neighbour_{number}.py").write_text(f"NUMBER = {number}\n")
    assert Path(place, "autograder").is_dir()
    return python.parent


def test_doctor_finds_the_tiers_that_the_repository_has_and_needs_no_course(programs: Path, tmp_path: Path) -> None:
    offered = available()
    assert offered.best >= 2, offered.problems
    said = succeeded(run(programs / "autograder", "doctor", cwd=tmp_path))
    assert f"Isolation: tier {offered.best} of 3" in said
    assert not [level for level in offered.usable if f"Tier {level} cannot be used" in said], said


def test_at_each_level_a_program_has_all_packages_and_not_the_kit(
    programs: Path, course: Course, tmp_path: Path
) -> None:
    script = tmp_path / "at_each_level.py"
    script.write_text(
        textwrap.dedent(
            """
            import json, sys
            from pathlib import Path
            import autograder
            from autograder.runner.fork_server import launcher
            from autograder.runner.session import observe
            from autograder.lesson.load import load_lesson
            from autograder.submission.program import Program, Unit

            folder, *levels = sys.argv[1:]
            lesson = load_lesson(Path(folder))
            sample = Path(autograder.__file__).parent / "pytorch" / "fashion_mnist" / "fashion_mnist_sample.npz"
            assert sample.is_file()
            lines = [
                "import neighbour_7, neighbour_999, torch, numpy",
                "import matplotlib.backends.backend_svg",
                "open('own.txt', 'w').write('x'); assert open('own.txt').read() == 'x'",
                f"open({str(sample)!r}, 'rb')",
                f"open({str(Path(folder, 'checks.py'))!r})",
                "[open('own.txt') for _ in range(200)]",
            ]
            for level in levels:
                server = launcher(Path(folder), None, int(level))
                load_errors = observe(server, lesson, Program((Unit("\\n".join(lines), "tiny.py"),)), 1, []).load_errors
                server.close()
                print(json.dumps({one["failure"]["line"]: one["failure"]["kind"] for one in load_errors}))
            """
        )
    )
    levels = [str(level) for level in available().usable if level > 1]
    folder = course.exercise("tiny")
    said = succeeded(run(programs / "python", "-P", script, folder, *levels, cwd=tmp_path)).splitlines()
    assert len(said) == len(levels) >= 1
    for line in said:
        kinds = json.loads(line)
        assert kinds.keys() == {"4", "5", "6"}
        assert {kinds["4"], kinds["5"]} <= {"PermissionError", "FileNotFoundError"}
        assert kinds["6"] == "OSError"


def test_a_class_is_marked(programs: Path, course: Course, tmp_path: Path) -> None:
    for student, source in (("ada", RIGHT), ("ben", WRONG), ("kim", "import os\nos._exit(0)\n")):
        place = tmp_path / "submitted" / student / "tiny"
        place.mkdir(parents=True)
        (place / "tiny.py").write_text(source)
    settings = {SETTING: str(course.root)}
    succeeded(run(programs / "autograder", "grade", "submitted", "--out", "graded", cwd=tmp_path, **settings))
    scores = {
        path.stem: json.loads(path.read_text())["score"] for path in (tmp_path / "graded" / "results").rglob("*.json")
    }
    assert scores == {"ada": 2.0, "ben": 0.0, "kim": 0.0}
    assert (tmp_path / "graded" / "report" / "index.html").is_file()


def test_check_in_a_notebook_and_on_the_command_line(programs: Path, tmp_path: Path) -> None:
    right = "def mean_squared_error(predictions, targets):\n    return ((predictions - targets) ** 2).mean()"
    script = tmp_path / "cells.py"
    script.write_text(
        textwrap.dedent(
            f"""
            from IPython.core.interactiveshell import InteractiveShell
            shell = InteractiveShell.instance()
            for cell in ("from autograder import check", {right!r}, "points = check('mean_squared_error')"):
                shell.run_cell(cell).raise_error()
            assert shell.user_ns["points"] > 0, shell.user_ns["points"]
            """
        )
    )
    succeeded(run(programs / "python", "-P", script, cwd=tmp_path, IPYTHONDIR=str(tmp_path / "ipython")))
    (tmp_path / "linear_regression.py").write_text(right)
    said = run(programs / "autograder", "check", "linear_regression.py", cwd=tmp_path)
    assert "✓ mean_squared_error" in said.stdout, said.stdout + said.stderr


@pytest.fixture(scope="module")
def container(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as Gradescope's container has it after `setup.sh`."""
    kit = Path(shutil.copytree(course.root, tmp_path_factory.mktemp("packing") / "kit"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "constraints.txt"):
        shutil.copyfile(ROOT / name, kit / name)
    shutil.copytree(ROOT / "autograder", kit / "autograder", ignore=shutil.ignore_patterns("__pycache__"))
    root = tmp_path_factory.mktemp("gradescope")
    with zipfile.ZipFile(pack(Course(kit), "tiny", kit / "tiny.zip")) as opened:
        opened.extractall(root / "source")
    # The system's own package manager is no part of this test; uv is as pip would have put it there.
    tools = root / "tools"
    tools.mkdir()
    for name, does in (("apt-get", "exit 0"), ("pip3", "exit 0"), ("uv", f'exec "{UV}" "$@"')):
        (tools / name).write_text(f"#!/bin/sh\n{does}\n")
        (tools / name).chmod(0o755)
    settings = {"AUTOGRADER_ROOT": str(root), "PATH": f"{tools}:{os.environ['PATH']}", "UV_PYTHON": sys.executable}
    online = run("bash", root / "source" / "setup.sh", cwd=root, **settings, UV_OFFLINE="1")
    if online.returncode != 0:
        shutil.rmtree(root / "venv", ignore_errors=True)
        succeeded(run("bash", root / "source" / "setup.sh", cwd=root, **settings))
    return root


def results(container: Path, source: str) -> dict[str, Any]:
    """What Gradescope would read for a submission."""
    shutil.rmtree(container / "submission", ignore_errors=True)
    (container / "submission").mkdir()
    (container / "submission" / "tiny.py").write_text(source)
    (container / "submission_metadata.json").write_text(json.dumps(METADATA))
    (container / "results").mkdir(exist_ok=True)
    script = container / "source" / "run_autograder"
    succeeded(run("bash", script, cwd=container, AUTOGRADER_ROOT=str(container)))
    found: dict[str, Any] = json.loads((container / "results" / "results.json").read_text())
    for known, one in ((RESULT, found), *((TEST, test) for test in found["tests"])):
        for key, value in one.items():
            assert isinstance(value, known[key]), key
        assert one.get("status", "passed") in ("passed", "failed")
        assert one.get("output_format", "text") in ("text", "html", "simple_format", "md", "ansi")
    assert NO_MARK not in json.dumps(found)
    return found


def test_gradescope_marks_right_and_wrong_work(container: Path) -> None:
    right, wrong = results(container, RIGHT), results(container, WRONG)
    assert right["score"] == sum(test["max_score"] for test in right["tests"]) == 2.0
    assert wrong["score"] == 0.0
    assert "squared" in json.dumps(wrong["tests"])


def test_on_gradescope_solutions_and_results_are_out_of_reach(container: Path) -> None:
    solution = container / "source" / "kit" / "solutions" / "tiny" / "tiny.py"
    assert "def double" in solution.read_text()
    forged = json.dumps({"score": 100.0})
    stolen = f"""exec(open({str(solution)!r}).read().split('"double"')[1].split('# %%')[0])\n"""
    had: dict[str, Any] = {}
    exec(stolen, had)
    assert had["double"](3) == 6, "the attack would be none"
    written = f"open({str(container / 'results' / 'results.json')!r}, 'w').write({forged!r})\nimport os\nos._exit(0)\n"
    assert results(container, stolen)["score"] == 0.0
    assert results(container, written)["score"] == 0.0
