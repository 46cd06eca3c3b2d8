"""A job: on which terms the submissions of a run are marked, and the conditions under which its records hold."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from autograder.course.layout import Course, CourseProblem
from autograder.lesson import DeclarationError, Found, Resource
from autograder.marking.repairs import Explain
from autograder.record.conditions import SIMULATED, Conditions, facts_of
from autograder.record.progress import Progress, silent
from autograder.record.store import RunFolder
from autograder.submission.class_folder import HandedIn


@dataclass(frozen=True, kw_only=True)
class Terms:
    """On which terms submissions are marked, wherever that is done.

    Attributes:
        seed: the run's.
        data: where resources are, by name; those of the lessons that are marked at least.
        device: "simulated", or "cuda" for the machine's own.
        level: how strictly submissions are isolated.
        explain: how long is looked for the change that mends a wrong program, see `autograder.marking.repairs`.
        keep: whether what the course's own programs show is kept on disk, and taken from there.
        tasks: only these are marked where a record of the same work is there; all if none is named.
    """

    seed: int
    data: Mapping[str, Found]
    device: str = SIMULATED
    level: int = 0
    explain: Explain = Explain.NONE
    keep: bool = True
    tasks: frozenset[str] = frozenset()

    def facts(self, resources: Iterable[Resource]) -> dict[str, str]:
        """What records say about data and device, in lessons that use them."""
        return facts_of([self.data[one.name].words for one in resources], self.device)


@dataclass(frozen=True, kw_only=True)
class Job(Terms):
    """The submissions of a run: on which terms they are marked, and what becomes of the records.

    Attributes:
        folder: where records go.
        stems: each student's file name.
        workers: submissions at once.
        progress: is told what begins and what is there, also from other threads.
    """

    folder: RunFolder
    stems: dict[str, str]
    workers: int = 1
    progress: Progress = silent

    def stem(self, one: HandedIn) -> str:
        """The name of the record of a student's work."""
        stem = self.stems[one.student]
        return f"{stem}/{one.attempt}" if one.attempt else stem


def conditions_of(course: Course, lesson: str, terms: Terms) -> Conditions:
    """What the marks of a lesson rest on in a run."""
    resources: Iterable[Resource] = ()
    with suppress(CourseProblem, DeclarationError):  # of such a lesson no record holds: nothing of it can be marked
        resources = course.load(lesson).resources
    return Conditions.now(course.exercise(lesson), course.solution(lesson), terms.seed, terms.facts(resources))
