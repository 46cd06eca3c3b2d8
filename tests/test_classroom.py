"""The template of an assignment of GitHub Classroom: its workflow's steps, run one by one in a clean folder."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from autograder.core.handout import WHEEL
from autograder.course.layout import Course, CourseProblem
from autograder.instructor.classroom import WORKFLOW, counted, write_template
from tests.support.http_folder import served

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the steps are commands of a shell")

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
LESSON = "linear_regression"
SECONDS = 300.0


@pytest.fixture(scope="module")
def own_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The kit's own lessons in a course that says where its handout lies."""
    root = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "exercises", root / "exercises", ignore=shutil.ignore_patterns("__pycache__"))
    (root / "course.toml").write_text('[course]\naddress = "https://course.example/kit/"\n')
    return Course(root)


def workflow(folder: Path) -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load((folder / WORKFLOW).read_text(encoding="utf-8"))
    return made


def test_the_template_holds_the_lesson_and_no_solution(own_course: Course, tmp_path: Path) -> None:
    written = write_template(own_course, LESSON, tmp_path / "made")
    names = {path.relative_to(tmp_path / "made").as_posix() for path in written}
    assert {f"{LESSON}.py", "checks.py", "practice.key", "population_profit.csv", "README.md", WORKFLOW} <= names
    assert (tmp_path / "made" / f"{LESSON}.py").read_bytes() == (
        ROOT / "exercises" / LESSON / f"{LESSON}.py"
    ).read_bytes()
    assert (tmp_path / "made" / ".vscode" / "tasks.json").read_bytes() == (ROOT / ".vscode" / "tasks.json").read_bytes()
    assert (tmp_path / "made" / "requirements.txt").read_text() == f"torchgrade @ https://course.example/kit/{WHEEL}\n"
    readme = (tmp_path / "made" / "README.md").read_text(encoding="utf-8")
    assert "23 in all" in readme
    assert "| `train_step` | 5 |" in readme
    assert "q_lookup_table" not in readme


def test_the_workflow_is_as_classroom_reads_it(own_course: Course, tmp_path: Path) -> None:
    write_template(own_course, LESSON, tmp_path)
    made = workflow(tmp_path)
    assert made["name"] == "Autograding Tests"
    assert list(made["jobs"]) == ["run-autograding-tests"]
    *_, points, reporter = made["jobs"]["run-autograding-tests"]["steps"]
    names = reporter["with"]["runners"].split(",")
    assert names == counted(own_course.load(LESSON))
    assert reporter["env"] == {
        f"{name.upper()}_RESULTS": f"${{{{ steps.{points['id']}.outputs.{name} }}}}" for name in names
    }
    assert len({name.upper() for name in names}) == len(names)


def test_without_an_address_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(CourseProblem, match="under \\[course\\], set address"):
        write_template(Course(ROOT), LESSON, tmp_path / "made")
    assert not (tmp_path / "made").exists()


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that has what the kit needs, and not the kit."""
    folder = tmp_path_factory.mktemp("runner")
    subprocess.run(
        [UV, "venv", "--quiet", "--seed", "--python", sys.executable, folder / "env"], check=True, timeout=SECONDS
    )
    place = next((folder / "env" / "lib").glob("python*")) / "site-packages"
    (place / "neighbours.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "env" / "bin"


def test_the_steps_of_the_workflow_one_by_one(runner: Path, own_course: Course, tmp_path: Path) -> None:
    served_folder = tmp_path / "served"
    subprocess.run([UV, "build", "--quiet", "--wheel", "--out-dir", served_folder, ROOT], check=True, timeout=SECONDS)
    here, outputs = tmp_path / "work", tmp_path / "outputs.txt"
    write_template(own_course, LESSON, here)
    work = (ROOT / "solutions" / LESSON / f"{LESSON}.py").read_text(encoding="utf-8")
    (here / f"{LESSON}.py").write_text(work.replace("optimizer.zero_grad()", "pass"), encoding="utf-8")
    known = {
        name: value for name, value in os.environ.items() if not name.startswith(("TORCHGRADE", "PYTHON", "VIRTUAL"))
    }
    environment = {
        **known,
        "PATH": f"{runner}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(outputs),
        "PIP_NO_DEPS": "1",  # what else the kit needs is there
        "HOME": str(tmp_path),
    }
    said = {}
    with served(served_folder) as address:
        requirements = (here / "requirements.txt").read_text().replace("https://course.example/kit", address)
        (here / "requirements.txt").write_text(requirements)
        for step in workflow(here)["jobs"]["run-autograding-tests"]["steps"]:
            if "run" in step:
                command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
                ended = subprocess.run(
                    command, cwd=here, env=environment, capture_output=True, text=True, timeout=SECONDS
                )
                assert ended.returncode == 0, f"{step['name']}: {ended.stdout}{ended.stderr}"
                said[step["name"]] = ended.stdout
    assert "Old gradients are never reset" in said["Tell what is right and what is wrong"]
    found = dict(line.split("=", 1) for line in outputs.read_text().splitlines())
    *_, reporter = workflow(here)["jobs"]["run-autograding-tests"]["steps"]
    results = {}
    for name, value in reporter["env"].items():
        output = re.fullmatch(r"\$\{\{ steps\.points\.outputs\.(\w+) \}\}", value)
        assert output is not None
        results[name] = json.loads(base64.b64decode(found[output[1]]))
    lesson = own_course.load(LESSON)
    assert {name: one["max_score"] for name, one in results.items()} == {
        f"{name.upper()}_RESULTS": lesson.tasks[name].points for name in counted(lesson)
    }
    step = results["TRAIN_STEP_RESULTS"]
    assert (step["version"], step["status"], step["tests"][0]["status"]) == (1, "fail", "fail")
    assert 0 < step["tests"][0]["score"] < step["max_score"]
    assert step["tests"][0]["message"] == "Old gradients are never reset"
    total = sum(test["score"] for one in results.values() for test in one["tests"])
    shown = re.search(r"^([\d.]+) of [\d.]+ points", said["Tell what is right and what is wrong"], re.MULTILINE)
    assert shown is not None
    assert total == float(shown[1])
