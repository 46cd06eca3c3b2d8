"""A lesson's notebook on a machine without matplotlib or torchvision: only pictures are missing, said once."""

import json
import re
import shutil
from pathlib import Path

import pytest

from autograder.author.first_cell import check_first
from autograder.course.source import Cell
from autograder.student import left_out
from tests.support.notebook_program import Ran, run_notebook

ROOT = Path(__file__).resolve().parents[1]
LESSONS = sorted(path.name for path in (ROOT / "release").iterdir())
NOT_THERE = "{} is not installed here"


def ran(room: str, lesson: str, folder: Path, *missing: str) -> list[Ran]:
    """The cells of a lesson's notebook of one room, run in a folder that holds what lies beside it."""
    shutil.copytree(ROOT / room / lesson, folder, dirs_exist_ok=True)
    return run_notebook(folder / f"{lesson}.ipynb", folder, *missing)


def points(shown: str) -> tuple[float, float]:
    found = re.search(r"([\d.]+) of ([\d.]+) points?\b", shown)
    assert found, shown
    return float(found[1]), float(found[2])


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_released_notebook_runs_without_matplotlib(lesson: str, tmp_path: Path) -> None:
    cells = ran("release", lesson, tmp_path, "matplotlib")
    everything = "".join(cell.said for cell in cells)
    assert everything.count(NOT_THERE.format("matplotlib")) == 1
    assert "NotInstalled" not in everything
    assert "ModuleNotFoundError" not in everything
    assert [cell.name for cell in cells if cell.error == "NameError" and "'check'" in cell.said] == []
    checks = [cell for cell in cells if cell.name.startswith("check_")]
    assert len(checks) > 5
    assert [cell.name for cell in checks if cell.error or "Not attempted yet" not in cell.said] == []
    assert f"{lesson}: 0 of " in cells[-1].said


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_check_comes_first_and_by_itself(lesson: str) -> None:
    for room in ("release", "source"):
        notebook = json.loads((ROOT / room / lesson / f"{lesson}.ipynb").read_text(encoding="utf-8"))
        first, second = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "code"][:2]
        assert [line.split(" import ")[0] for line in first] == ["from autograder"]
        assert "import torch" in "".join(second)
        assert "autograder" not in "".join(second)


def test_without_matplotlib_right_work_has_all_points_and_every_cell_comes_to_its_end(tmp_path: Path) -> None:
    cells = ran("source", "linear_regression", tmp_path, "matplotlib")
    assert [(cell.name, cell.error) for cell in cells if cell.error] == []
    assert "stand-in" not in "".join(cell.said for cell in cells)
    told = {cell.name: cell.said for cell in cells if cell.name.startswith("check_") and "q_" not in cell.name}
    assert len(told) == 10
    assert [name for name, said in told.items() if points(said)[0] != points(said)[1]] == []


def test_without_torchvision_a_task_that_needs_it_says_so_and_the_others_are_checked(tmp_path: Path) -> None:
    cells = {cell.name: cell for cell in ran("source", "softmax_classifier", tmp_path, "torchvision")}
    assert points(cells["check_softmax"].said) == (3.0, 3.0)
    assert points(cells["check_cross_entropy"].said) == (3.0, 3.0)
    needs = cells["check_load_fashion_mnist"].said
    assert needs.count("This needs `torchvision`, which is not installed here") == 3
    everything = "".join(cell.said for cell in cells.values())
    assert everything.count("run `%pip install torchvision`") == 1
    assert "NotInstalled" not in everything
    loading = next(cell for name, cell in cells.items() if name.startswith("demo-training-images"))
    assert loading.said.strip() == left_out.ENDED.format(module="torchvision")


def test_only_what_a_cell_imports_is_stood_in_for(tmp_path: Path) -> None:
    (tmp_path / "library.py").write_text("try:\n    import matplotlib\nexcept ImportError:\n    matplotlib = None\n")
    sources = [
        "from autograder import check",
        "import library\nlibrary.matplotlib",
        "try:\n    import matplotlib\nexcept ImportError:\n    matplotlib = 'none'\nmatplotlib",
        "import nunpy",
        "%time import matplotlib.pyplot as plt\nfigure, axes = plt.subplots(2, 3)",
        "drawn = [axis for axis in axes.flat]\nplt.show()",
        "float(plt.rcParams['figure.dpi'])",
        "(drawn, len(axes), 1 / 0)",
    ]
    cells = [{"cell_type": "code", "id": str(at), "source": text} for at, text in enumerate(sources)]
    path = tmp_path / "cells.ipynb"
    path.write_text(json.dumps({"cells": cells}))
    found = run_notebook(path, tmp_path, "matplotlib")
    assert [cell.result for cell in found[1:3]] == ["None", "'none'"]
    assert [cell.error for cell in found] == [
        "",
        "",
        "",
        "ModuleNotFoundError",
        "",
        "",
        "NotInstalled",
        "ZeroDivisionError",
    ]
    assert found[6].said == left_out.ENDED.format(module="matplotlib") + "\n"
    assert "ZeroDivisionError" in found[7].said


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        (
            ["import a\n\nfrom autograder import check\nimport b"],
            ["from autograder import check", "import a\n\nimport b"],
        ),
        (["from autograder import check"], ["from autograder import check"]),
        (["from autograder import (\n    check,\n    numbers_for,\n)\nimport a"], None),
        (["import a", "from autograder import check"], ["import a", "from autograder import check"]),
        (["%matplotlib inline\nfrom autograder import check"], ["from autograder import check", "%matplotlib inline"]),
        ([], []),
    ],
)
def test_the_first_cell_of_a_notebook(sources: list[str], expected: list[str] | None) -> None:
    story = Cell("markdown", "# A lesson", {})
    made = check_first([story, *(Cell("code", text, {}) for text in sources)], "tiny")
    assert made[0] is story
    head = sources[0].rpartition("\nimport a")[0] if expected is None else ""
    assert [cell.source for cell in made[1:]] == (expected if expected is not None else [head, "import a"])
