"""A file that a process began to write, and was killed over."""

import os
import subprocess
import sys
from pathlib import Path

_BEGIN = """
import os, sys
from pathlib import Path
from autograder.core.files import write_whole

os.replace = lambda *_: os._exit(1)
write_whole(Path(sys.argv[1]), b"half")
"""


def left_by_a_killed_process(path: Path) -> Path:
    """Begin to write a file in a process that ends in the middle; what it leaves."""
    before = set(path.parent.glob(".*"))
    subprocess.run([sys.executable, "-c", _BEGIN, os.fspath(path)], timeout=60, check=False)
    (left,) = set(path.parent.glob(".*")) - before
    return left
