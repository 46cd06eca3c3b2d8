# {"attack": "The teacher checks one student's work, beside which the student has put checks of his own.", "breach": "harm", "kind": "scenario", "open": "`check` is for one's own work: the checks that lie beside a file are those that it is checked with"}

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
    for name in NAMES:
        (folder / f"{name}.py").unlink()
    ran = str(arena.world.path("outside", "checks-ran"))
    (folder / "checks.py").write_text(f"open({ran!r}, 'w').close()\nraise ImportError('mine')\n")
    command = [sys.executable, "-m", "autograder", "check", str(folder / "arena.py")]
    subprocess.run(command, cwd=arena.world.path("cwd"), env=arena.environment() | {"TORCHGRADE_COURSE": str(arena.course)}, capture_output=True, timeout=300)
    found = came(arena)
    arena.tidy()
    return found
