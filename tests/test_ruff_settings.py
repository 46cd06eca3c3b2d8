"""What ruff looks at: the checks of every lesson, and no lesson's stub, whatever the lesson is called."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("lesson", ["mlp", "cnn", "checkers", "checks_of_parts"])
def test_checks_are_looked_at_and_stubs_are_not(lesson: str, tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    folder = tmp_path / "exercises" / lesson
    folder.mkdir(parents=True)
    for name in ("checks", lesson):
        (folder / f"{name}.py").write_text("import os\n")
    named = re.search(r"^CHECKS := (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert named is not None
    paths = [path for pattern in named[1].split() for path in tmp_path.glob(pattern)]
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", ".", *map(str, paths)]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True).stdout
    assert f"exercises/{lesson}/checks.py:1:8: F401" in said
    assert f"{lesson}/{lesson}.py" not in said
