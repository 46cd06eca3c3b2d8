"""The state of a student in the course: the last result of each lesson, kept in the student's own home."""

import contextlib
from pathlib import Path
from typing import Any

from autograder.core.files import read_json, write_json
from autograder.core.home import home
from autograder.record.schema import Record
from autograder.record.story import later

FILE = "progress.json"


def remember(found: Record, memory: Path | None = None) -> None:
    """Keep the points of a check of a whole lesson. A home that cannot be written is no reason to fail.

    Args:
        found: the record of the check.
        memory: the file; in the student's home where not given.
    """
    if found.problem or found.score is None:
        return
    path = memory or home() / FILE
    now = {"score": found.score, "max_score": found.max_score, "later": sum(map(later, found.tasks))}
    with contextlib.suppress(OSError):
        write_json(path, {**_known(path), found.lesson: now})


def remembered(memory: Path | None = None) -> dict[str, tuple[float, float, float]]:
    """By lesson, the points of the last check, those that there are, and how many of these are decided later."""
    done = {}
    for name, one in _known(memory or home() / FILE).items():
        match one:
            case {"score": int() | float() as score, "max_score": int() | float() as best}:
                later = one.get("later", 0)
                done[name] = (float(score), float(best), float(later) if isinstance(later, int | float) else 0.0)
    return done


def _known(path: Path) -> dict[str, Any]:
    known = read_json(path)
    return known if isinstance(known, dict) else {}
