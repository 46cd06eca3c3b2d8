"""Findings a line each, `file:line:column: severity: message`, as editors' problem matchers read them."""

from collections.abc import Iterator
from pathlib import Path

from autograder.core.text import points
from autograder.render.machine.findings import Checked, findings

BEGIN = "autograder: checking {path}"
END = "autograder: checked {path}: {score} of {max_score} points"


def begin_line(path: Path) -> str:
    """The line before a check: an editor forgets what it knew of the file."""
    return BEGIN.format(path=path)


def lines(checked: Checked) -> Iterator[str]:
    """A line for each finding, and one that tells the end of the check with the points."""
    for one in findings(checked):
        yield f"{one.file}:{one.line}:{one.column}: {one.severity}: {one.message}"
    found = checked.record
    score, best = points(found.score), points(found.max_score)
    yield END.format(path=checked.path, score=score, max_score=best)
