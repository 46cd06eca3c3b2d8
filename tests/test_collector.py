"""Python's collector of cycles while libraries are loaded, in a command, and in what a student's code runs in."""

import gc
import subprocess
import sys
from pathlib import Path

from autograder.core.collector import RARELY, loading
from tests.support.student_cases import program

USUAL = """
import sys
from autograder.cli.main import main
sys.argv = ["autograder", "check", sys.argv[1], "--task", "make_model"]
main()
import gc
print(gc.get_threshold())
"""


def test_it_is_off_while_something_is_loaded_and_leaves_that_alone() -> None:
    before = gc.get_freeze_count()
    try:
        with loading():
            assert not gc.isenabled()
            kept = [[] for _ in range(1000)]
        assert gc.isenabled()
        assert gc.get_freeze_count() > before + len(kept)
    finally:
        gc.unfreeze()


def test_a_command_looks_rarely_and_the_students_code_as_python_does(tmp_path: Path) -> None:
    """What a training leaves in cycles may be large."""
    usual = subprocess.run(
        [sys.executable, "-c", "import gc; print(gc.get_threshold())"], capture_output=True, text=True, check=True
    ).stdout.strip()
    own = "import gc\ndef make_model():\n    raise ValueError(f'{gc.get_threshold()} is seen')\n"
    path = tmp_path / "linear_regression.py"
    path.write_text(program("linear_regression", own))
    done = subprocess.run([sys.executable, "-c", USUAL, str(path)], capture_output=True, text=True, timeout=120)
    assert f"{usual} is seen" in " ".join(done.stdout.split()), done.stdout + done.stderr
    assert done.stdout.strip().endswith(str(RARELY))
