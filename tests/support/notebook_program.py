"""A notebook's cells run in IPython in another process, where some modules cannot be found and nothing is online."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PROGRAM = """
import contextlib, io, json, socket, sys
from importlib.machinery import PathFinder

def offline(*_, **__):
    raise OSError("there is no network in a test")

socket.getaddrinfo = offline
path, missing = sys.argv[1], sys.argv[2:]
find = PathFinder.find_spec
PathFinder.find_spec = classmethod(
    lambda cls, name, *rest: None if name.partition(".")[0] in missing else find(name, *rest)
)
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance(colors="NoColor")
ran = []
with open(path, encoding="utf-8") as opened:
    cells = json.load(opened)["cells"]
for cell in cells:
    if cell["cell_type"] == "code":
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            done = shell.run_cell("".join(cell["source"]), store_history=True)
        error = done.error_before_exec or done.error_in_exec
        ran.append([cell.get("id", ""), said.getvalue(), type(error).__name__ if error else "", repr(done.result)])
print(json.dumps(ran))
"""


@dataclass(frozen=True)
class Ran:
    """A cell that was run.

    Attributes:
        name: its id.
        said: what it printed and showed, as text.
        error: the name of the error that ended it; empty where none did.
        result: the value of its last line, as text.
    """

    name: str
    said: str
    error: str
    result: str


def run_notebook(path: Path, folder: Path, *missing: str) -> list[Ran]:
    """Run a notebook's cells one after another, also after one that fails.

    Args:
        path: the notebook.
        folder: where it runs.
        missing: packages that cannot be found there.
    """
    environment = {**os.environ, "IPYTHONDIR": str(folder / ".ipython")}
    command = [sys.executable, "-c", PROGRAM, str(path), *missing]
    ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=500)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return [Ran(*one) for one in json.loads(ended.stdout.splitlines()[-1])]
