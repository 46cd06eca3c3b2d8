"""When submissions were handed in: `handed_in.json` in a run's folder, by lesson, student and submission.

A submission that is replaced keeps its time beside that of the later one. Where no time is known, nothing is guessed.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder.core.files import read_json, write_json
from autograder.core.language import tr
from autograder.course.values import moment

FILE = "handed_in.json"


@dataclass(frozen=True)
class Times:
    """Times by lesson, student and the SHA-256 of what was handed in; those that say nothing are not there.

    Attributes:
        last: by lesson and student, the submission that is the last one.
    """

    at: Mapping[tuple[str, str, str], datetime] = field(default_factory=dict)
    last: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, student: str, lesson: str, submission: str) -> datetime | None:
        """When a submission was handed in, None where that is not known."""
        return self.at.get((lesson, student, submission))

    def of_student(self, student: str) -> dict[str, datetime | None]:
        """When a student's last submissions were handed in, by lesson."""
        return {lesson: self.of(student, lesson, sha) for lesson, sha in self._last.get(student, {}).items()}

    def about(self, student: str) -> str:
        """All that is known of a student's times, as text."""
        return repr((self._last.get(student), self._at.get(student)))

    @cached_property
    def _last(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for (lesson, student), sha in self.last.items():
            found.setdefault(student, {})[lesson] = sha
        return found

    @cached_property
    def _at(self) -> dict[str, list[tuple[str, str, datetime]]]:
        found: dict[str, list[tuple[str, str, datetime]]] = {}
        for (lesson, student, sha), at in self.at.items():
            found.setdefault(student, []).append((lesson, sha, at))
        return found


def parsed_time(text: str) -> datetime:
    """The moment in a `timestamp.txt`, as nbgrader writes it: `2026-11-30 22:59:00.123456 UTC`; without a zone, UTC.

    Raises:
        ValueError: it holds none; the text says so.
    """
    words = text.strip()
    if len(words) <= len("2026-11-30"):
        raise ValueError(tr("has to be a date and a time, such as 2026-11-30 22:59:00 UTC"))
    return moment(words, UTC)


def read_times(run: Path) -> Times:
    """The times that a run has noted; none where there is no such file."""
    at: dict[tuple[str, str, str], datetime] = {}
    last: dict[tuple[str, str], str] = {}
    for lesson, students in _table(read_json(run / FILE)).items():
        for student, found in _table(students).items():
            for sha, text in _table(_table(found).get("at")).items():
                with suppress(TypeError, ValueError):  # somebody has edited it: then this time is not known
                    at[lesson, student, sha] = datetime.fromisoformat(text)
            last[lesson, student] = str(_table(found).get("last", ""))
    return Times(at, last)


def note_times(run: Path, found: Mapping[tuple[str, str], tuple[str, datetime | None]]) -> None:
    """Add the times of submissions to those that are known.

    Args:
        run: the run's folder.
        found: by lesson and student, the submission's SHA-256 and its time.

    Raises:
        OSError: the file cannot be written.
    """
    data: dict[str, Any] = _table(read_json(run / FILE))
    for (lesson, student), (sha, at) in found.items():
        own = data.setdefault(lesson, {}).setdefault(student, {"last": "", "at": {}})
        own["last"] = sha
        if at is not None:
            own["at"][sha] = at.astimezone(UTC).isoformat()
        else:
            own["at"].pop(sha, None)
    write_json(run / FILE, data)


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
