"""The line between the student's side and the judge's, held by the imports themselves."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import autograder

PACKAGE = Path(autograder.__file__).parent
STUDENT_SIDE = ("confine", "observe", "lesson", "wire", "simulated_cuda", "problems", "datasets", "pytorch")
# For authors of lessons: what lies in `autograder/lesson` of it is named here.
FOR_AUTHORS = {"lesson/instruments.py", "lesson/recipes.py", "lesson/devices.py"}
# What each part may import of the package.
ALLOWED = {
    "confine": {"confine"},
    "observe": {"confine", "observe", "lesson", "wire", "simulated_cuda"},
    "simulated_cuda": {"simulated_cuda"},
    "lesson": {"lesson", "problems"},
    "wire": {"wire"},
    "datasets": {"datasets", "lesson"},
    "pytorch": {"datasets", "lesson", "pytorch"},
    "reading": {"reading"},
    "judge": {"judge", "lesson", "wire", "reading", "engine"},
    "runner": {"runner"},
    "engine": {"engine", "runner", "confine", "observe", "lesson", "wire", "reading"},
}


def is_for_authors(path: Path) -> bool:
    """Whether lessons import a module and the kit never does."""
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] in ("pytorch", "datasets") or inside.as_posix() in FOR_AUTHORS


def imported(path: Path) -> set[str]:
    """First parts of the package's modules that a file imports."""
    return {name.split(".")[1] for name in modules_imported(path) if "." in name}


def modules_imported(path: Path) -> set[str]:
    """The package's modules, and what could be one, that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("autograder"):
            names |= {".".join([node.module, alias.name]) for alias in node.names}
            names |= {node.module} - {"autograder"}
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names if alias.name.startswith("autograder")}
    return names


@pytest.mark.parametrize("part", ALLOWED)
def test_parts_import_only_what_they_may(part: str) -> None:
    for path in (PACKAGE / part).rglob("*.py"):
        allowed = ALLOWED["pytorch" if is_for_authors(path) else part]
        assert imported(path) <= allowed, path


def test_the_student_side_imports_nothing_of_the_judging_side() -> None:
    for part in STUDENT_SIDE:
        assert ALLOWED[part] <= set(STUDENT_SIDE)


def test_checks_of_lessons_import_only_what_lies_beside_student_code() -> None:
    for path in (PACKAGE.parent / "exercises").glob("*/checks.py"):
        assert imported(path) <= {"lesson", "datasets", "pytorch"}, path


def test_the_kit_imports_nothing_that_is_for_authors_of_lessons() -> None:
    theirs = {path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py") if is_for_authors(path)}
    names = {".".join(("autograder", *path.with_suffix("").parts)).removesuffix(".__init__") for path in theirs}
    assert "autograder.pytorch.fashion_mnist" in names
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE) not in theirs:
            assert not modules_imported(path) & names, path


def test_the_process_of_a_student_holds_no_judge(course) -> None:  # type: ignore[no-untyped-def]
    program = (
        "import json, sys; from pathlib import Path; import autograder.worker.server, autograder.worker.once;"
        "from autograder.worker.load import load_lesson, prepare;"
        f"prepare(load_lesson(Path({str(course.exercise('tiny'))!r})), {{}});"
        "print(json.dumps([m for m in sys.modules if m.startswith('autograder')]))"
    )
    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    parts = {name.split(".")[1] for name in json.loads(output) if "." in name}
    assert parts <= {*STUDENT_SIDE, "problems"}


def test_nothing_imports_the_command_line() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.parent.name != "cli" and path.name != "__main__.py":
            assert "cli" not in imported(path), path


def test_the_command_line_starts_without_torch() -> None:
    program = "import sys, autograder.cli.main; print('torch' in sys.modules)"
    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert output.strip() == "False"


def test_nothing_that_runs_in_threads_parses_by_itself() -> None:
    beside_student_code = {PACKAGE / "observe" / name for name in ("execute.py", "loops.py")}
    for path in PACKAGE.rglob("*.py"):
        if path not in beside_student_code | {PACKAGE / "reading" / "parsing.py"}:
            assert "ast.parse(" not in path.read_text(), f"{path}: use autograder.submission.parsing.parse"


# What renderers may import beside each other: the record's types and what is summed up of many, the words of outcomes,
# how far a run is, and texts. `record.py` and `code.py` belong to the record,
# `figures.py` to the corpus.
RENDERERS = [
    *(path for path in (PACKAGE / "render").rglob("*.py") if path.name not in ("record.py", "code.py", "figures.py")),
    *(PACKAGE / "report" / f"{name}.py" for name in ("charts", "pages", "rows", "summary")),
]
SHOWN = {
    *(
        "autograder.render",
        "autograder.report",
        "autograder.record",
        "autograder.judge.result",
        "autograder.__version__",
    ),
    *("autograder.record.diff", "autograder.record.progress"),
}
# Functions and methods that read or write files, or ask the system for them.
DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob", "exists", "is_file"}
READERS = {"autograder.record.codec", "autograder.report.write", "autograder.report.serve"}


def modules(path: Path) -> set[str]:
    """The package's modules and names that a file imports, wherever in it."""
    found = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom) and node.module]
    own = [node for node in found if node.module.split(".")[0] == "autograder"]
    return {f"{node.module}.{alias.name}" for node in own for alias in node.names}


def _below(name: str, places: set[str]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


@pytest.mark.parametrize("path", RENDERERS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_renderers_are_functions_of_what_they_are_given(path: Path) -> None:
    assert [name for name in modules(path) if not _below(name, SHOWN) or _below(name, READERS)] == []
    called = [node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    names = {node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for node in called}
    assert names & DISK == set()


def test_what_renderers_are_given_is_plain() -> None:
    for name in ("class_run", "proof", "similar"):
        path = PACKAGE / "record" / f"{name}.py"
        assert all(_below(one, SHOWN) and not _below(one, READERS) for one in modules(path)), path
