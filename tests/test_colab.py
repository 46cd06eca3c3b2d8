"""A lesson's notebook opened by itself in an environment like Colab's: its own PyTorch, IPython 7, no kit."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder import __version__
from autograder.author.build import source_notebook
from autograder.author.first_cell import notebook_cells
from autograder.core.handout import WHEEL
from autograder.course.layout import Course
from autograder.course.source import lesson_cells
from autograder.course.tables import CourseTable
from autograder.instructor.handout import hand_out
from tests.support.http_folder import served

pytestmark = [pytest.mark.installed, pytest.mark.xdist_group("colab")]

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).with_name("uv")
LESSON = "linear_regression"
# What Colab's image holds of what the kit touches; there torch and torchvision are builds of its own.
IMAGE = (
    *("ipython==7.34.0", "ipykernel==6.17.1", "jupyter-client==7.4.9", "traitlets==5.7.1", "numpy==2.0.2", "pip"),
    *(
        "rich==13.9.4",
        "click==8.1.8",
        "jinja2==3.1.6",
        "safetensors==0.5.3",
        "matplotlib==3.10.0",
        "torch",
        "torchvision",
    ),
)
INSTALLED_WITHIN = 15.0  # seconds, from a wheel on this machine; PyTorch is loaded in them as well
# Runs a notebook in a kernel of the image and says how long each cell took.
RUNNER = """
import json, sys, time
import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient
path, kernels, folder = sys.argv[1:]
notebook = nbformat.read(path, as_version=4)
manager = KernelManager(kernel_name="image", kernel_spec_manager=KernelSpecManager(kernel_dirs=[kernels]))
client = NotebookClient(notebook, km=manager, timeout=500, allow_errors=True, resources={"metadata": {"path": folder}})
took = {}
try:
    with client.setup_kernel():
        for at, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                began = time.monotonic()
                client.execute_cell(cell, at)
                took[cell.id] = time.monotonic() - began
finally:
    manager.shutdown_kernel(now=True)
nbformat.write(notebook, path)
print(json.dumps(took))
"""
SECONDS = 600


def succeeded(*command: str | Path, **settings: str) -> str:
    ended = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, timeout=SECONDS, env={**os.environ, **settings}
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment like Colab's, without the kit."""
    folder = tmp_path_factory.mktemp("image")
    succeeded(UV, "venv", "--quiet", "--python", sys.executable, folder / "env")
    found = folder / "env" / "bin" / "python"
    pinned = [name for name in ("torch", "torchvision") if name in IMAGE]
    pins = (ROOT / "constraints.txt").read_text().splitlines()
    wanted = [*(one for one in IMAGE if one not in pinned), *(pin for pin in pins if pin.split("==")[0] in pinned)]
    succeeded(UV, "pip", "install", "--quiet", "--compile-bytecode", "--python", found, *wanted)
    return found


@pytest.fixture(scope="module")
def handout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a course's address serves."""
    folder = tmp_path_factory.mktemp("handout")
    succeeded(UV, "build", "--quiet", "--wheel", "--out-dir", folder, ROOT)
    assert (folder / WHEEL).is_file()
    hand_out(Course(ROOT), [LESSON], folder)
    return folder


def versions(python: Path) -> dict[str, str]:
    listed = json.loads(succeeded(python, "-m", "pip", "list", "--format", "json"))
    return {one["name"].lower(): one["version"] for one in listed}


def text(output: Any) -> str:
    return "".join(output.get("data", {}).get("text/plain", "")) + output.get("text", "")


def test_the_first_cell_brings_everything_and_changes_nothing(python: Path, handout: Path, tmp_path: Path) -> None:
    before = versions(python)
    assert "torchgrade" not in before
    course = Course(ROOT)
    with served(handout) as address:
        cells = lesson_cells(course.solution(LESSON) / f"{LESSON}.py")
        made = notebook_cells(cells, LESSON, CourseTable(address=address))
        notebook = nbformat.reads(source_notebook(course.load(LESSON), made), as_version=4)  # type: ignore[no-untyped-call]
        (tmp_path / "kernels" / "image").mkdir(parents=True)
        argv = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        spec = {"argv": argv, "display_name": "image", "language": "python"}
        (tmp_path / "kernels" / "image" / "kernel.json").write_text(json.dumps(spec))
        nbformat.write(notebook, tmp_path / "opened.ipynb")
        (tmp_path / "content").mkdir()
        known = {name: value for name, value in os.environ.items() if not name.startswith(("TORCHGRADE", "PYTHON"))}
        home = str(tmp_path / "home")
        ended = subprocess.run(
            [sys.executable, "-c", RUNNER, "opened.ipynb", "kernels", "content"],
            cwd=tmp_path,
            env={**known, "HOME": home, "IPYTHONDIR": home, "MPLBACKEND": "agg"},
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
        assert ended.returncode == 0, ended.stdout + ended.stderr
        took = json.loads(ended.stdout.splitlines()[-1])
    notebook = nbformat.read(tmp_path / "opened.ipynb", as_version=4)
    (first,) = [cell for cell in notebook.cells if "%pip" in cell.source]
    assert took[first.id] < INSTALLED_WITHIN, first.outputs
    errors = {cell.id: out.evalue for cell in notebook.cells for out in cell.get("outputs", []) if "evalue" in out}
    assert errors == {}
    shown = {cell.id: "\n".join(map(text, cell.outputs)) for cell in notebook.cells if cell.id.startswith("check_")}
    points = {name: float(said.rstrip().splitlines()[-1]) for name, said in shown.items()}
    lesson = course.load(LESSON)
    tasks = [one for one in lesson.tasks.values() if not one.manual and not one.question]
    assert {name: points[f"check_{name}"] for name in (one.name for one in tasks)} == {
        one.name: one.points for one in tasks
    }
    after = versions(python)
    assert after.pop("torchgrade") == __version__
    assert {name: after.get(name) for name in before} == before
    assert set(after) - set(before) <= {"msgspec", "safetensors", "rich"}


def test_without_pytorch_the_first_cell_says_so_in_a_sentence(handout: Path, tmp_path: Path) -> None:
    succeeded(UV, "venv", "--quiet", "--python", sys.executable, tmp_path / "env")
    python = tmp_path / "env" / "bin" / "python"
    succeeded(UV, "pip", "install", "--quiet", "--no-deps", "--python", python, handout / WHEEL)
    ended = subprocess.run(
        [python, "-P", "-c", "from autograder import check"], capture_output=True, text=True, timeout=SECONDS
    )
    assert ended.stderr.splitlines()[-1].startswith(
        "ImportError: PyTorch is not installed here, and checks need it: run"
    )
    shutil.rmtree(tmp_path / "env")
