"""Marks that people gave, by whom and for what, as they are looked up when marks are put together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from autograder.core.text import neutral

PREFIX = 12  # digits of a submission's SHA-256 that say for which one a mark was given


@dataclass(frozen=True)
class Given:
    """A mark that a person gave.

    Attributes:
        student, lesson: for whose work.
        task: a question, something that is marked besides, a task whose mark is corrected, or empty for all points.
        points: so many.
        reason: why; students read it. A correction needs one.
        by, on: who gave it, and when.
        submission: how the SHA-256 begins of what it was given for; empty where nobody noted it.
        line: of the file.
    """

    student: str
    lesson: str
    task: str
    points: Fraction
    reason: str = ""
    by: str = ""
    on: str = ""
    submission: str = ""
    line: int = 0


Key = tuple[str, str, str]


@dataclass(frozen=True)
class ByHand:
    """All marks of a file.

    Attributes:
        given: by student, lesson and task; names as they stand in cells, see `autograder.core.text.neutral`.
        conflicts: where several lines give different points for the same: none of them counts. Each with its sentence.
    """

    given: Mapping[Key, Given] = field(default_factory=dict)
    conflicts: Mapping[Key, str] = field(default_factory=dict)

    def of(self, student: str, lesson: str) -> dict[str, Given]:
        """What was given to a student in a lesson, by task."""
        return {one.task: one for whose in _written(student) for one in self._given.get((whose, lesson), ())}

    def conflicts_of(self, student: str, lesson: str) -> list[str]:
        """Sentences about what does not count."""
        return [said for whose in _written(student) for said in self._conflicts.get((whose, lesson), ())]

    def marked(self, lesson: str) -> frozenset[str]:
        """What anybody was given a mark for in a lesson."""
        return self._marked.get(lesson, frozenset())

    @property
    def asked(self) -> list[tuple[str, list[str]]]:
        """What anybody was given a mark for, by lesson, in an order of its own."""
        return sorted((lesson, sorted(tasks)) for lesson, tasks in self._marked.items())

    def about(self, student: str) -> str:
        """All that is known of a student's marks by hand, as text."""
        return repr([self._about.get(whose) for whose in _written(student)])

    @cached_property
    def _about(self) -> dict[str, list[Given | str]]:
        found: dict[str, list[Given | str]] = {}
        for (student, *_), given in self.given.items():
            found.setdefault(student, []).append(given)
        for (student, *_), said in self.conflicts.items():
            found.setdefault(student, []).append(said)
        return found

    @cached_property
    def _given(self) -> dict[tuple[str, str], list[Given]]:
        found: dict[tuple[str, str], list[Given]] = {}
        for (student, lesson, _), one in self.given.items():
            found.setdefault((student, lesson), []).append(one)
        return found

    @cached_property
    def _conflicts(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for (student, lesson, _), said in self.conflicts.items():
            found.setdefault((student, lesson), []).append(said)
        return found

    @cached_property
    def _marked(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for _, lesson, task in (*self.given, *self.conflicts):
            found.setdefault(lesson, set()).add(task)
        return {lesson: frozenset(tasks) for lesson, tasks in found.items()}


def _written(student: str) -> list[str]:
    """How a name may stand in a cell."""
    return list(dict.fromkeys((student, neutral(student))))
