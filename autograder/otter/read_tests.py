"""Reading of otter's tests: a zip of its autograder, a folder of test files, or a notebook."""

import ast
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.author.importing.parts import ImportProblem
from autograder.core.language import noted, tr
from autograder.instructor.collect.archive import Damaged, open_zip
from autograder.otter.begin_tests import written_tests
from autograder.otter.tests import TestFile, TestProblem, test_file
from autograder.submission.notebook import NotebookProblem, notebook_cells, notebook_metadata
from autograder.submission.parsing import parse

CONFIG = "otter_config.json"
# Settings that change marks in a way that is not built here.
_NOT_HERE = {
    "grade_from_log": noted("results are made from notebooks that run"),
    "plugins": noted("plug-ins of otter's are programs that would run beside the student's"),
}


@dataclass(frozen=True)
class Tests:
    """What submissions are marked by.

    Attributes:
        files: the test files, by the question that notebooks ask for, sorted.
        config: otter's own settings.
        support: files that lie beside each submission, by their paths.
        notebook: the instructor's own notebook where the tests came from one.
    """

    files: Mapping[str, TestFile]
    config: Mapping[str, Any] = field(default_factory=dict)
    support: Mapping[str, bytes] = field(default_factory=dict)
    notebook: Path | None = None


def read_tests(path: Path) -> Tests:
    """The tests at a place.

    Raises:
        TestProblem: there are none that can be used.
        UsageProblem: a zip that cannot be read.
    """
    try:
        if path.is_dir():
            found = _of_files({one.relative_to(path).as_posix(): one.read_bytes() for one in _files(path)}, path)
        elif path.suffix == ".zip":
            with open_zip(path) as listing:
                found = _of_files({one.place: one.read() for one in listing.files}, path)
        elif path.suffix == ".ipynb":
            found = _of_notebook(path)
        else:
            raise TestProblem(
                tr("{path}: name the zip of an autograder, a folder of test files, or a notebook", path=path)
            )
    except OSError as error:
        raise TestProblem(tr("{path} cannot be read ({reason})", path=path, reason=error.strerror)) from None
    except Damaged as error:
        raise TestProblem(f"{path}: {error}") from None
    if not found.files:
        raise TestProblem(
            tr("{path} holds no tests of otter's: `otter assign` writes them into autograder.zip", path=path)
        )
    for name, why in _NOT_HERE.items():
        if found.config.get(name):
            raise TestProblem(
                tr(
                    "{path}: `{name}` in {config} is not supported: {why}. Take it out, or use otter itself",
                    path=path,
                    name=name,
                    config=CONFIG,
                    why=tr(why),
                )
            )
    if found.config.get("lang", "python") != "python":
        raise TestProblem(
            tr("{path}: the tests are in {language}: use otter itself", path=path, language=found.config["lang"])
        )
    return found


def _files(folder: Path) -> Iterator[Path]:
    return (one for one in sorted(folder.rglob("*")) if one.is_file() and "__pycache__" not in one.parts)


def _of_files(contents: Mapping[str, bytes], path: Path) -> Tests:
    """Tests of an autograder's folder, `tests/*.py`, `files/` and settings; or of a folder of test files alone."""
    under = "tests/" if any(name.startswith("tests/") for name in contents) else ""
    files = {
        name.removeprefix(under).removesuffix(".py"): data
        for name, data in sorted(contents.items())
        if name.startswith(under) and name.endswith(".py") and "/" not in name.removeprefix(under)
    }
    files.pop("__init__", None)
    support = {name.removeprefix("files/"): data for name, data in contents.items() if name.startswith("files/")}
    try:
        config = json.loads(contents.get(CONFIG, b"{}"))
    except ValueError as error:
        raise TestProblem(tr("{path}: {file} is no JSON: {problem}", path=path, file=CONFIG, problem=error)) from None
    if not isinstance(config, dict):
        raise TestProblem(tr("{path}: {file} holds no table", path=path, file=CONFIG))
    found = {question: _of_file(question, data, f"{path}, {question}.py") for question, data in files.items()}
    return Tests(found, config, support)


def _of_file(question: str, data: bytes, place: str) -> TestFile:
    try:
        text = data.decode("utf-8-sig")
        said = {
            target.id: node.value
            for node in parse(text).body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        in_ok_format = ast.literal_eval(said["OK_FORMAT"])
        return test_file(question, ast.literal_eval(said["test"]) if in_ok_format else text, place)
    except KeyError as error:
        raise TestProblem(
            tr("{place}: the test file does not define {name}", place=place, name=error.args[0])
        ) from None
    except (SyntaxError, ValueError, TypeError, RecursionError) as error:
        raise TestProblem(
            tr("{place}: the test file cannot be read without running it: {error}", place=place, error=error)
        ) from None


def _of_notebook(path: Path) -> Tests:
    """Tests in a notebook's metadata, or those that stand in its own cells."""
    data = path.read_bytes()
    try:
        cells = notebook_cells(data, path.name)
    except NotebookProblem as error:
        raise TestProblem(str(error)) from None
    own = notebook_metadata(data).get("otter")
    tests = own.get("tests") if isinstance(own, dict) else None
    if not isinstance(tests, dict) or not tests:
        try:
            tests = written_tests([cell for cell in cells if isinstance(cell, dict)])
        except ImportProblem as error:
            raise TestProblem(f"{path}: {error}") from None
    files = {str(name): test_file(str(name), spec, f"{path}, {name}") for name, spec in sorted(tests.items())}
    return Tests(files, notebook=path)
