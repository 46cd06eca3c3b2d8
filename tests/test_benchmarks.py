"""The benchmarks start as their pages show them: by their path, from any folder, and as modules."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.course.layout import Course
from benchmarks.figures import read, tell
from benchmarks.page import PAGE, page
from benchmarks.sequential_errors import RECIPES, row
from benchmarks.table import PROGRAMS as PROMISES

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = [
    path
    for path in sorted((ROOT / "benchmarks").glob("*.py"))
    if "__main__" in path.read_text() and path.stem != "__main__"
]
SECONDS = 120
RECORDED = ROOT / "benchmarks" / "recorded" / "figures.json"

AS_MODULES = """
import runpy, sys
for name in sys.argv[1:]:
    sys.argv = [name, "--help"]
    try:
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")
    except SystemExit as ended:
        assert ended.code == 0, name
    else:
        raise AssertionError(f"{name} does not know --help")
"""


def test_there_are_benchmarks() -> None:
    assert len(PROGRAMS) >= 9


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_a_benchmark_starts_from_any_folder(path: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(path), "--help"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS)
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("usage: ")


def test_benchmarks_start_as_modules() -> None:
    command = [sys.executable, "-c", AS_MODULES, *(path.stem for path in PROGRAMS)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_a_benchmark_says_how_it_is_started(path: Path) -> None:
    assert f"    python benchmarks/{path.name}" in path.read_text(encoding="utf-8")


def test_the_slowdown_of_the_simulated_device_is_measured(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "simulated_cuda.py"), "--steps", "2", "--rounds", "1"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS)
    assert [line.split(":")[0] for line in ended.stdout.splitlines()] == ["SGD", "Adam"], ended.stderr


def test_the_table_of_benchmarks_names_programs_and_figures_that_there_are() -> None:
    command = [sys.executable, "-m", "benchmarks", "--list"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS)
    assert ended.stdout.splitlines() == [program.command for program in PROMISES], ended.stderr
    for program in PROMISES:
        text = (ROOT / "benchmarks" / f"{program.name}.py").read_text(encoding="utf-8")
        assert {row.name.split(".")[0] for row in program.rows} == {program.name}
        assert f'tell("{program.name}.' in text or f'tell(f"{program.name}.' in text


def test_figures_are_read_from_what_a_benchmark_prints(capsys: pytest.CaptureFixture[str]) -> None:
    tell("two_workers.whole_run", 1.25)
    print("workers 2: 1.25 submissions a second")
    assert read(capsys.readouterr().out.splitlines()) == {"two_workers.whole_run": 1.25}


def test_the_page_says_which_goals_are_reached_and_is_current() -> None:
    rows = [row for program in PROMISES for row in program.rows]
    on = {"machine": "a machine", "day": "2026-01-02"}
    good = page({row.name: {"value": row.goal, **on} for row in rows})
    bad = page({row.name: {"value": row.goal * (0.5 if row.more else 2), **on} for row in rows})
    assert good.count("| yes |") == bad.count("| **no** |") == len(rows)
    assert "a machine; 2026-01-02" in good
    assert page(json.loads(RECORDED.read_text())) == PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("lesson", "number"), [("softmax_classifier", 0), ("softmax_classifier", 4), ("mlp", 0)])
def test_the_page_says_how_often_accuracies_decide_wrongly(lesson: str, number: int) -> None:
    line = row(Course(ROOT), lesson, RECIPES[lesson][number])
    assert line in (ROOT / "docs" / "judging.md").read_text(encoding="utf-8")


def test_accuracies_hardly_ever_decide_wrongly() -> None:
    text = (ROOT / "docs" / "judging.md").read_text(encoding="utf-8")
    for lesson, recipes in RECIPES.items():
        for one in recipes:
            [held] = re.findall(rf"\| `{lesson}` \| {re.escape(one.name)} \| .* \| ([\d.]+)% \|", text)
            if one.right is not None:
                assert float(held) >= 99 if one.right else float(held) <= 1, one.name
