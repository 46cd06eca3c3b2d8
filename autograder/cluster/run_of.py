"""What a run says to its workers, made from the course and the job."""

import secrets
from collections.abc import Iterable

from autograder import __version__
from autograder.cluster.data import content_digest
from autograder.cluster.messages import DataSet, Run
from autograder.core.digests import kit_digest, lesson_digest, torch_version
from autograder.core.language import spoken
from autograder.course.layout import Course
from autograder.lesson import DeclarationError
from autograder.marking.job import Terms


def run_of(course: Course, lessons: Iterable[str], terms: Terms) -> Run:
    """The run, without the isolation level, which its workers decide.

    Args:
        course: where the lessons are.
        lessons: those that are marked.
        terms: on which they are.
    """
    names = list(lessons)
    return Run(
        id=secrets.token_hex(8),
        course=str(course.root.absolute()),
        kit=__version__,
        kit_sha256=kit_digest(),
        torch=torch_version(),
        lessons={name: lesson_digest(course.exercise(name), course.solution(name)) for name in names},
        tasks={name: _tasks(course, name) for name in dict.fromkeys([*course.lessons, *names])},
        data={
            name: DataSet(terms.data[name].words, content_digest(terms.data[name].place), terms.data[name].real)
            for name in _resources(course, names)
        },
        seed=terms.seed,
        device=terms.device,
        explain=str(terms.explain),
        language=spoken(),
        only=tuple(sorted(terms.tasks)),
    )


def _tasks(course: Course, lesson: str) -> tuple[str, ...]:
    try:
        return tuple(course.load(lesson).tasks)
    except DeclarationError:  # a lesson that is broken is told of where it is marked
        return ()


def _resources(course: Course, lessons: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for name in lessons:
        try:
            found |= dict.fromkeys(one.name for one in course.load(name).resources)
        except DeclarationError:
            continue
    return list(found)
