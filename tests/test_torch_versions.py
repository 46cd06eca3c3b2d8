"""Students' checks with the oldest PyTorch that is allowed: right work of all lessons, and wrong work of each."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.installed, pytest.mark.xdist_group("oldest")]

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
LESSONS = sorted(path.name for path in (ROOT / "solutions").iterdir() if path.is_dir())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SECONDS = 1200.0
# A mistake of each lesson as a change of its reference, with the task that it is in.
WRONG = {
    "linear_regression": ("optimizer.zero_grad()", "pass", "train_step"),
    "softmax_classifier": ("optimizer.zero_grad()", "pass", "train_epoch"),
    "mlp": ("optimizer.zero_grad()", "pass", "train_mlp"),
    "gpu": ("if torch.cuda.is_available()", "if not torch.cuda.is_available()", "pick_device"),
}


@pytest.fixture(scope="module")
def oldest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the lowest versions of what the kit asks for."""
    folder = tmp_path_factory.mktemp("oldest")
    python = folder / "env" / "bin" / "python"
    wanted = [one for one in PROJECT["dependencies"] if "sys_platform" not in one]
    install = [UV, "pip", "install", "--quiet", "--python", python, "--resolution", "lowest-direct", *wanted]
    for command in ([UV, "venv", "--quiet", "--python", sys.executable, folder / "env"], install):
        ended = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=SECONDS)
        assert ended.returncode == 0, ended.stderr
    return python


def checked(python: Path, folder: Path, lesson: str, text: str) -> dict[str, dict[str, Any]]:
    """The tasks of a check of this program, by name."""
    path = folder / f"{lesson}.py"
    path.write_text(text, encoding="utf-8")
    known = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ended = subprocess.run(
        [str(python), "-m", "autograder", "check", str(path), "--format", "json"],
        cwd=folder,
        env={**known, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert ended.returncode == 1, ended.stderr  # questions are not answered in the reference's own file
    return {task["name"]: task for task in json.loads(ended.stdout)["files"][0]["tasks"]}


def test_it_is_the_version_that_is_promised(oldest: Path) -> None:
    (lowest,) = (re.sub("torch>=", "", one) for one in PROJECT["dependencies"] if one.startswith("torch>="))
    said = subprocess.check_output([oldest, "-c", "import torch; print(torch.__version__)"], text=True)
    assert said.startswith(f"{lowest}.0")


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_reference_has_all_points_and_a_mistake_costs_some(oldest: Path, lesson: str, tmp_path: Path) -> None:
    for data in (ROOT / "exercises" / lesson).glob("*.csv"):
        shutil.copyfile(data, tmp_path / data.name)
    reference = (ROOT / "solutions" / lesson / f"{lesson}.py").read_text(encoding="utf-8")
    right = checked(oldest, tmp_path, lesson, reference)
    begun = {name: task for name, task in right.items() if task["outcome"] != "not_attempted"}
    assert len(begun) >= 5
    assert {name: task["score"] for name, task in begun.items()} == {
        name: task["max_score"] for name, task in begun.items()
    }
    old, new, task = WRONG[lesson]
    assert old in reference
    wrong = checked(oldest, tmp_path, lesson, reference.replace(old, new))
    assert wrong[task]["outcome"] == "failed"
    assert wrong[task]["score"] < wrong[task]["max_score"]
