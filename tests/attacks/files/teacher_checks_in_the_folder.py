# {"attack": "The teacher checks one student's work while standing in its folder.", "breach": "harm", "kind": "scenario"}

import subprocess
import sys
from pathlib import Path

NAMES = ("torch", "numpy", "json", "random", "socket", "struct", "typing", "autograder", "safetensors", "ctypes", "queue")


def lay(arena):
    folder = arena.world.path("submitted", "mallory", "arena")
    folder.mkdir(parents=True)
    (folder / "arena.py").write_text("def double(x):\n    return x\n")
    for name in NAMES:
        ran = str(arena.world.path("outside", f"{name}-ran"))
        (folder / f"{name}.py").write_text(f"open({ran!r}, 'w').close()\nraise ImportError('mine')\n")
    return folder


def came(arena):
    return [f"harm: {path.name} as the teacher" for path in arena.world.path("outside").iterdir()]


def run(arena):
    folder = lay(arena)
    (folder / "linear_regression.py").write_text("x = 1\n")
    environment = arena.environment() | {"TORCHGRADE_COURSE": str(Path(__file__).resolve().parents[3])}
    command = [sys.executable, "-P", "-m", "autograder", "check", "linear_regression.py"]
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=300)
    found = came(arena)
    arena.tidy()
    arena.world.keep()  # bytecode and caches that the grader itself made are no harm
    return found
