"""Runs of ordinary notebooks as records: which test cells passed, what ended the others. The plug-in keeps them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.core.files import read_json
from autograder.core.language import noted, tr
from autograder.judge.result import Outcome

FOLDER = "notebooks"  # in the folder of the records: <assignment>/<name>.json, one for each student's notebook
PASSED, PARTLY, FAILED = str(Outcome.PASSED), "partly", str(Outcome.FAILED)
WARNED = noted("Printed on stderr")  # for which nbgrader gives no points
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_ARROW = re.compile(r"-+> ?\d+ (.*)")
# Limits in words, by what a run of cells calls them.
_LIMITS = {
    "time": noted("time"),
    "memory": noted("memory"),
    "output": noted("output"),
    "processes": noted("processes"),
    "files": noted("files"),
    "died": noted("died"),
    "not run": noted("not run"),
    "garbled": noted("garbled"),
}


@dataclass(frozen=True)
class TestCell:
    """How one test cell ended.

    Attributes:
        name: its name in nbgrader.
        most: the points that it can give.
        points: those that it gave.
        error: the kind and the words of what ended it; empty where it ran to its end.
        line: the test's own line in which that was; empty where it is not known.
        limit: the limit that it hit; empty if none.
    """

    __test__ = False

    name: str
    most: float
    points: float
    error: str = ""
    line: str = ""
    limit: str = ""

    @property
    def outcome(self) -> str:
        """In one word."""
        return PASSED if self.points >= self.most and not self.error else PARTLY if self.points > 0 else FAILED


@dataclass(frozen=True)
class BookRun:
    """A student's run of a notebook.

    Attributes:
        student, assignment, notebook: whose, and of what.
        tests: the test cells that ran, in their order.
        limits: limits that other cells hit, each with its words.
        seconds: all cells together.
    """

    student: str
    assignment: str
    notebook: str
    tests: tuple[TestCell, ...]
    limits: tuple[str, ...]
    seconds: float


def limit_words(limit: str) -> str:
    """A limit in a word."""
    return tr(_LIMITS[limit]) if limit in _LIMITS else limit


def book_files(run: Path) -> list[Path]:
    """The files of all kept runs in a folder of records."""
    return sorted((run / FOLDER).glob("*/*.json"))


def book_runs(run: Path) -> Iterator[BookRun]:
    """The kept runs in a folder of records; what cannot be read is left out: it is run again before it counts."""
    for path in book_files(run):
        found = read_json(path)
        try:
            yield _run(path.parent.name, found)
        except (KeyError, TypeError, ValueError, AttributeError):
            continue


def _run(assignment: str, found: Mapping[str, Any]) -> BookRun:
    cells = found["cells"]
    tests = tuple(_test(cell) for cell in cells if cell.get("points") is not None)
    limited = [cell for cell in cells if cell["limit"] and cell.get("points") is None]
    limits = tuple(f"{limit_words(str(cell['limit']))}: {cell['words']}" for cell in limited)
    seconds = sum(float(cell["seconds"]) for cell in cells)
    return BookRun(str(found["student"]), assignment, str(found["notebook"]), tests, limits, seconds)


def _test(cell: Mapping[str, Any]) -> TestCell:
    """What nbgrader makes of a test cell's outputs: the first that says something decides."""
    most = float(cell["points"])
    name, limit = str(cell["name"] or ""), str(cell["limit"])
    for output in cell["outputs"]:
        kind = output["output_type"]
        if kind == "error":
            words = " ".join(str(output["evalue"]).split())
            error = f"{output['ename']}: {words}" if words else str(output["ename"])
            return TestCell(name, most, 0.0, error, _line(output["traceback"]), limit)
        if kind == "stream" and output["name"] == "stderr":
            return TestCell(name, most, 0.0, tr(WARNED), "", limit)
        if kind == "execute_result":
            return TestCell(name, most, _number(output["data"].get("text/plain"), most), "", "", limit)
    return TestCell(name, most, most, "", "", limit)


def _number(text: Any, most: float) -> float:
    try:
        return min(max(float("".join(text) if isinstance(text, list) else text), 0.0), most)
    except (TypeError, ValueError):
        return most


def _line(traceback: Any) -> str:
    """The first line that a traceback points at, which is the test's own."""
    text = _COLOURS.sub("", "\n".join(map(str, traceback)))
    found = _ARROW.search(text)
    return found[1].strip() if found else ""
