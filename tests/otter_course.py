"""A small course in otter: an instructor's notebooks, a class's answers, and what otter itself makes of them.

    python -m tests.otter_course OTTER

writes `tests/data/otter` anew with otter's own program, as in an environment where `pip install otter-grader ipykernel
numpy` was done.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).parent / "data" / "otter"
FORMATS = ("examples", "functions")
FOLDERS = re.compile(r'"/[^"\n]*/(?=[\w.]+")')  # of files in tracebacks
SETUP = "import numpy as np\nrng_seed = 42"


def cell(kind: str, source: str, shown: str = "", printed: str = "") -> dict[str, Any]:
    made: dict[str, Any] = {"cell_type": kind, "metadata": {}, "source": source}
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
        if shown:
            result = {"output_type": "execute_result", "metadata": {}, "execution_count": 1}
            made["outputs"].append({**result, "data": {"text/plain": shown}})
        if printed:
            made["outputs"].append({"output_type": "stream", "name": "stdout", "text": printed})
    return made


def book(cells: list[dict[str, Any]]) -> dict[str, Any]:
    spec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 4}


def question(settings: str, answer: str, tests: list[dict[str, Any]]) -> list[dict[str, Any]]:
    solution = [cell("raw", "# BEGIN SOLUTION"), cell("code", answer), cell("raw", "# END SOLUTION")]
    tests = [cell("raw", "# BEGIN TESTS"), *tests, cell("raw", "# END TESTS")]
    begin = cell("raw", f"# BEGIN QUESTION\n{settings}")
    return [begin, cell("markdown", "A question."), *solution, *tests, cell("raw", "# END QUESTION")]


def instructor(kind: str) -> dict[str, Any]:
    """The instructor's notebook, with tests in one of otter's formats."""
    config = "# ASSIGNMENT CONFIG\nexport_cell: false\nseed:\n    variable: rng_seed\n    autograder_value: 42\n"
    config += "    student_value: 713"
    if kind == "examples":
        square = [
            cell("code", "square(3)", "9"),
            cell("code", "square(2) == 4", "True"),
            cell("code", "# HIDDEN\nfor n in range(3):\n    print(square(n))", printed="0\n1\n4\n"),
        ]
        words = (
            '""" # BEGIN TEST CONFIG\nsuccess_message: good shape\nfailure_message: bad shape\n""" # END TEST CONFIG\n'
        )
        table = [
            cell("code", f"{words}table.shape", "(3, 1)"),
            cell("code", "# HIDDEN\nbool(np.isclose(table.sum(), 6))", "True"),
        ]
        drawn = [cell("code", "int(x)", "8"), cell("code", "# HIDDEN\nassert 0 <= x < 100")]
    else:
        config += "\ntests:\n    ok_format: false"
        square = [
            cell("code", "def test_three(square):\n    assert square(3) == 9, 'three'"),
            cell(
                "code",
                "# HIDDEN\ndef test_more(env):\n    for n in range(3):\n        assert env['square'](n) == n * n",
            ),
        ]
        table = [
            cell("code", "def test_shape(table):\n    assert table.shape == (3, 1)"),
            cell(
                "code", "# HIDDEN\ndef test_sum(table):\n    import numpy as np\n    assert np.isclose(table.sum(), 6)"
            ),
        ]
        drawn = [cell("code", "def test_x(x):\n    assert int(x) == 8")]
    return book(
        [
            cell("raw", config),
            cell("code", SETUP),
            *question("name: q1\npoints: 2", "def square(x):\n    return x * x # SOLUTION", square),
            *question(
                "name: q2\npoints: 3\nall_or_nothing: true", "table = np.array([[1], [2], [3]]) # SOLUTION", table
            ),
            *question("name: q3", "x = np.random.default_rng(rng_seed).integers(100) # SOLUTION", drawn),
        ]
    )


SQUARE, TABLE, DRAWN = (
    "def square(x):\n    return x * x",
    "table = np.array([[1], [2], [3]])",
    "x = np.random.default_rng(rng_seed).integers(100)",
)
ANSWERS = {
    "right": (SQUARE, TABLE, DRAWN),
    "wrong": ("def square(x):\n    return x", "table = np.array([[1], [2]])", "x = 9"),
    "raises": ("def square(x):\n    return 1 / 0", "tables = 3", DRAWN),
    "prints": ("def square(x):\n    print('hi')\n    return x * x", TABLE, DRAWN),
    "partly": ("def square(x):\n    return 9 if x == 3 else 4", "table = np.array([[1], [2], [4]])", "x = 'a'"),
    "broken": ("def square(x)\n    return x * x", TABLE, DRAWN),
    "later": ("square = None", TABLE, f"{DRAWN}\n{SQUARE}"),
}
# Wrong answers that make tests pass in otter.
FORGED = {
    "equal": (
        "class Yes(int):\n    def __eq__(self, other): return True\n    __hash__ = None\n"
        "def square(x):\n    return Yes(0)",
        "table = None",
        "x = 0",
    ),
    "close": (
        "square = None",
        "class T:\n    shape = (3, 1)\n    def sum(self): return 7\ntable = T()\n"
        "np.isclose = lambda *parts, **more: True",
        "x = 0",
    ),
    "runner": (
        "import doctest\ndoctest.OutputChecker.check_output = lambda *parts: True\ndef square(x): return 0",
        "table = np.zeros(3)",
        "x = 0",
    ),
    "reads": (
        "import inspect\ndef square(x):\n    frame = inspect.currentframe()\n    while frame:\n"
        "        example = frame.f_locals.get('example')\n"
        "        if example is not None and example.want: return eval(example.want)\n        frame = frame.f_back",
        "table = None",
        "x = 0",
    ),
    "results": (
        "import otter.test_files.exception_test, otter.test_files.ok_test\n"
        "otter.test_files.ok_test.run_doctest = lambda *parts: (True, '')\n"
        "otter.test_files.exception_test.test_case.call_func = lambda *parts: None",
        "table = 0",
        "x = 0",
    ),
}


def handed_in(answers: tuple[str, str, str]) -> dict[str, Any]:
    """The notebook of a student."""
    cells = [cell("code", "import otter\ngrader = otter.Notebook()"), cell("code", SETUP)]
    for number, answer in enumerate(answers, 1):
        cells += [cell("code", answer), cell("code", f"grader.check('q{number}')")]
    return book(cells)


def write_class(folder: Path, answers: Mapping[str, tuple[str, str, str]]) -> Path:
    """A folder of what a class handed in."""
    folder.mkdir(parents=True)
    for name, own in answers.items():
        (folder / f"{name}.ipynb").write_text(json.dumps(handed_in(own)))
    return folder


def record(otter: str) -> None:
    """Write what otter makes of the class: its autograders, and each result."""
    shutil.rmtree(RECORDED, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        submitted = write_class(Path(folder, "submitted"), ANSWERS | FORGED)
        for kind in FORMATS:
            place = Path(folder, kind)
            place.mkdir()
            (place / "lab.ipynb").write_text(json.dumps(instructor(kind)))
            subprocess.run([otter, "assign", "lab.ipynb", "dist", "--no-run-tests"], cwd=place, check=True)
            (archive,) = place.glob("dist/autograder/*.zip")
            (RECORDED / kind).mkdir(parents=True)
            shutil.unpack_archive(archive, place / "unpacked")
            for name in ("tests", "otter_config.json"):
                source, target = place / "unpacked" / name, RECORDED / kind / name
                shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
            for one in sorted(submitted.iterdir()):
                subprocess.run([otter, "run", one, "-a", archive, "-o", place, "--no-logo"], check=True)
                found = json.loads((place / "results.json").read_text())
                for test in found["tests"]:
                    test["output"] = FOLDERS.sub('"', test["output"])
                (RECORDED / kind / f"{one.stem}.json").write_text(
                    json.dumps(found, indent=1, ensure_ascii=False) + "\n"
                )


if __name__ == "__main__":
    record(sys.argv[1])
