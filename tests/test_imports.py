"""The rooms of the package: who may import whom, and the line between the student's side and the judge's."""

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import autograder
from autograder.course.layout import Course

PACKAGE = Path(autograder.__file__).parent
CODE = "core lesson submission wire sandbox runner judge record course marks repair marking"
USE_CASES = "student instructor author"
# The rooms from the ground up: a room imports itself and what is named here, all of which stands before it. Where not
# the whole of a room may be imported, its module is named. Whoever leaves out `pytorch` knows no lesson's subject.
ROOMS = {
    "core": "",
    "lesson": "core",
    "pytorch": "core lesson",
    "simulated_cuda": "",
    "submission": "core",
    "wire": "core",
    "sandbox": "core",
    "worker": "core lesson wire sandbox submission.program simulated_cuda",
    # The cells of ordinary notebooks, without lessons and without torch.
    "kernel": "core wire sandbox worker.children worker.forks worker.limits",
    # A session runs a lesson's probes on a program, and a fork of this very process runs the worker's own loop.
    "runner": "core lesson submission wire sandbox worker",
    # The trusted parent of `kernel`.
    "notebooks": "core submission wire sandbox runner",
    # A verdict says where in the program it is, and whether a task was attempted at all: both are read, never run.
    "judge": "core lesson submission wire",
    "record": "core judge lesson.plots",
    "course": "core lesson submission",
    # What counts of what was marked.
    "marks": "core judge.result record course",
    "repair": "core lesson submission wire runner judge",
    "marking": "core lesson submission wire sandbox worker runner judge record course repair",
    # A class on a Dask cluster: loaded where one is asked for.
    "cluster": CODE.replace(" marks repair", ""),
    # A mistake without a name is told by the kind of change that mends it.
    "render": "core judge.result record marks repair.kinds",
    "report": "core judge.result record course.settings marks render",
    "student": f"{CODE} worker render",
    "instructor": f"{CODE} worker cluster render report",
    "author": f"{CODE} worker render instructor",
    "nbgrader": f"{CODE} worker notebooks render {USE_CASES}",
    "otter": "core submission wire sandbox notebooks author.importing instructor.collect.archive",
    # A command that will mark lets another process load torch before it does so itself.
    "cli": "core course.layout runner.zygote cluster.certificates cluster.doctor record marks render report "
    f"{USE_CASES} notebooks nbgrader otter",
}
LONGEST = 250  # lines of a module that need no reason
STUDENT_SIDE = {"core", "lesson", "pytorch", "simulated_cuda", "submission", "wire", "sandbox", "worker"}


def imported(path: Path) -> set[str]:
    """The package's modules that a file imports, without the package's own name."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "autograder":
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names if alias.name.split(".")[0] == "autograder"}
    return {name.removeprefix("autograder.") for name in names} - {"autograder", "__version__"}


def may_import(allowed: str, name: str) -> bool:
    return any(f"{name}.".startswith(f"{one}.") for one in allowed.split())


def test_every_module_lies_in_a_room() -> None:
    loose = {path.name for path in PACKAGE.glob("*.py")}
    folders = {path.parent.relative_to(PACKAGE).parts[0] for path in PACKAGE.glob("*/**/*.py")}
    assert loose == {"__init__.py", "__main__.py"}
    assert folders <= {*ROOMS, "exercises"}


def test_a_room_imports_only_rooms_before_it() -> None:
    order = list(ROOMS)
    for room, allowed in ROOMS.items():
        for one in allowed.split():
            assert order.index(one.split(".")[0]) < order.index(room), f"{room} may not import {one}"


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_only_what_they_may(room: str) -> None:
    found = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in sorted((PACKAGE / room).rglob("*.py"))
        for name in sorted(imported(path))
        if not may_import(f"{room} {ROOMS[room]}", name)
    ]
    assert not found


def test_no_module_imports_itself_in_a_circle() -> None:
    modules = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }

    @cache
    def at_import(name: str) -> frozenset[str]:
        """Modules that are loaded with this one; imports inside functions wait."""
        body = ast.parse(modules[name].read_text(encoding="utf-8")).body
        found = set()
        for node in body:
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("autograder."):
                module = (node.module or "").removeprefix("autograder.")
                found |= {full if (full := f"{module}.{alias.name}") in modules else module for alias in node.names}
        return frozenset(found & modules.keys())

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " -> ".join((*above[above.index(name) :], name))
        if name not in done:
            for other in at_import(name):
                visit(other, (*above, name))
            done.add(name)

    done: set[str] = set()
    for name in modules:
        visit(name, ())


def test_checks_of_lessons_import_only_the_libraries_for_authors() -> None:
    for path in (PACKAGE.parent / "exercises").glob("*/*.py"):
        if path.name == "checks.py":
            assert all(may_import("lesson pytorch", name) for name in imported(path)), path


def test_the_process_of_a_student_holds_no_judge(course: Course) -> None:
    program = (
        "import json, sys; from pathlib import Path; import autograder.worker.server, autograder.worker.once;"
        "from autograder.lesson.load import load_lesson; from autograder.worker.load import prepare;"
        f"prepare(load_lesson(Path({str(course.exercise('tiny'))!r})), {{}});"
        "print(json.dumps([m for m in sys.modules if m.startswith('autograder')]))"
    )
    output = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    ).stdout
    loaded = {name.removeprefix("autograder.") for name in json.loads(output) if "." in name}
    assert {name.split(".")[0] for name in loaded} <= STUDENT_SIDE
    assert {name for name in loaded if name.startswith("submission.")} <= {"submission.program", "submission.parsing"}


def test_the_command_line_starts_without_torch() -> None:
    program = "import sys, autograder.cli.main; print('torch' in sys.modules)"
    output = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    ).stdout
    assert output.strip() == "False"


def test_nothing_that_runs_in_threads_parses_by_itself() -> None:
    beside_student_code = {PACKAGE / "worker" / name for name in ("execute.py", "loops.py")}
    beside_student_code.add(PACKAGE / "kernel" / "test_cells.py")
    for path in PACKAGE.rglob("*.py"):
        if path not in beside_student_code | {PACKAGE / "core" / "parsing.py"}:
            advice = f"{path}: use autograder.submission.parsing.parse"
            assert "ast.parse(" not in path.read_text(encoding="utf-8"), advice


# Renderers are functions of what they are given: what they show has been read by whoever calls them. `html/jinja`
# and `report/write` read the package's own templates; `write` and `serve` are the report's way to the disk.
RENDERERS = [
    *(PACKAGE / "render").rglob("*.py"),
    *(PACKAGE / "report" / f"{name}.py" for name in ("counts", "pages", "rows", "summary")),
]
READERS = "record.codec record.store report.write report.serve"
# Functions and methods that read or write files, or ask the system for them.
DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "exists", "is_file"}


@pytest.mark.parametrize("path", RENDERERS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_renderers_are_functions_of_what_they_are_given(path: Path) -> None:
    assert not [name for name in imported(path) if may_import(READERS, name)]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = {node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for node in called}
    assert names & DISK == set()


def test_a_long_module_says_why_it_is_one() -> None:
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST:
            assert "One file, since" in (ast.get_docstring(ast.parse(text)) or ""), path
