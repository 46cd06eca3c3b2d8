"""The benchmarks start as their pages show them: by their path, from any folder, and as modules."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = [path for path in sorted((ROOT / "benchmarks").glob("*.py")) if "__main__" in path.read_text()]
SECONDS = 120

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
