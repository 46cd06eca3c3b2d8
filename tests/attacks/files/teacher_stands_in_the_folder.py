# {"attack": "The teacher marks while standing in a student's folder, in which files have the names of libraries.", "breach": "harm", "kind": "scenario", "quick": false}

import subprocess
import sys

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
    command = [sys.executable, "-P", "-m", "autograder", "grade", str(arena.world.path("submitted")), "--out", str(arena.world.path("tmp", "graded"))]
    subprocess.run(command, cwd=folder, env=arena.environment() | {"TORCHGRADE_COURSE": str(arena.course)}, capture_output=True, timeout=300)
    found = came(arena)
    arena.tidy()
    arena.world.keep()  # bytecode and caches that the grader itself made are no harm
    return found
