"""One lesson of a run: what marking it needs, and its markers, wherever that is done."""

import queue
import threading
from collections.abc import Callable
from functools import cached_property

from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.lesson import Lesson
from autograder.marking.expectations import Expectations
from autograder.marking.faults import InternalError, internal_error, raise_where_nothing_fits
from autograder.marking.job import Terms
from autograder.marking.lent_launchers import AT_ONCE, Beside
from autograder.marking.marker import Marker
from autograder.marking.own_programs import OwnPrograms, Programs
from autograder.marking.recorded_words import RecordedWords
from autograder.marking.repairs import EFFORTS, Repairs
from autograder.record.conditions import SIMULATED, Conditions
from autograder.runner.fork_server import launcher
from autograder.runner.launcher import Launcher
from autograder.runner.nursery import Nursery
from autograder.sandbox import available
from autograder.worker.machine import SETTING as DEVICE


class LessonWork:
    """What marking one lesson needs; where it cannot be had, `internal` says why and no submission gets a mark."""

    def __init__(self, course: Course, name: str, conditions: Conditions, terms: Terms) -> None:
        self.name, self.conditions, self.terms = name, conditions, terms
        self.folder = course.exercise(name)
        self._course = course
        self.lesson: Lesson | None = None
        self.internal: InternalError | None = None
        try:
            self.lesson = course.load(name)
        except Exception as error:
            self.internal = internal_error(error)

    @cached_property
    def solutions(self) -> Solutions:
        """Reference, wrong variants and alternatives, read when they are first needed.

        Raises:
            Exception: they cannot be read.
        """
        assert self.lesson is not None
        return load_solutions(self._course, self.lesson)

    @property
    def facts(self) -> dict[str, str]:
        """Of the facts of the run those that this lesson's marks rest on."""
        assert self.lesson is not None
        on_device = any(probe.device == "cuda" for probe in self.lesson.probes.values())
        used = {"data": bool(self.lesson.resources), "device": on_device}
        found = {key: value for key, value in self.terms.facts(self.lesson.resources).items() if used[key]}
        return found | {"isolation": available().words(self.terms.level)}

    def launcher(self) -> Launcher:
        """For submissions."""
        return launcher(self.folder, {DEVICE: self.terms.device}, self.terms.level, self.places)

    def own_programs(self) -> OwnPrograms:
        """For programs of the course's own, in processes that start when one has to run."""
        assert self.lesson is not None
        nursery = Nursery(self.folder, {DEVICE: self.terms.device}, self.places)
        keep = self.terms.device == SIMULATED and self.terms.keep
        return OwnPrograms(self.lesson, Beside(nursery.launcher, AT_ONCE, nursery.close), self.places, keep)

    @property
    def places(self) -> dict[str, str]:
        """Where the lesson's resources are."""
        assert self.lesson is not None
        return {one.name: self.terms.data[one.name].place for one in self.lesson.resources}


class Markers:
    """As many markers as submissions are marked at once, and what shows them the course's own programs."""

    def __init__(self, lesson: LessonWork) -> None:
        """
        Args:
            lesson: theirs.
        """
        self.lesson = lesson
        self.free: queue.SimpleQueue[Marker] = queue.SimpleQueue()
        self.stopping = threading.Event()
        self._launchers: list[Launcher] = []
        self._changing = threading.Lock()
        self._programs: Programs | None = None

    def begin(self, count: int, programs: Programs) -> None:
        """Start the processes for submissions.

        Args:
            count: how many submissions at once.
            programs: show what the course's own programs do; ended with the markers.
        """
        lesson, terms = self.lesson, self.lesson.terms
        assert lesson.lesson is not None
        self._programs = programs
        launchers = [self._launcher() for _ in range(count)]  # they load while the solutions are read
        recorded = RecordedWords(lesson.lesson, lesson.folder)
        expected = Expectations(lesson.lesson, lesson.solutions, terms.seed, programs, recorded=recorded)
        effort = EFFORTS[terms.explain]
        repairs = None if effort is None else Repairs(effort)
        for one in launchers:
            self.free.put(Marker(lesson.lesson, expected, one, lesson.facts, repairs))

    def renew(self, marker: Marker) -> None:
        """Give a marker new processes.

        Raises:
            InterruptedError: the run is being stopped, which is why the old ones went away.
        """
        marker.launcher.close()
        marker.launcher = self._launcher()

    def _launcher(self) -> Launcher:
        with self._changing:  # none is made that `stop` does not see
            if self.stopping.is_set():
                raise InterruptedError
            made = self.lesson.launcher()
            self._launchers.append(made)
            return made

    def stop(self) -> None:
        """End all processes: threads that wait for them fail at once."""
        with self._changing:
            self.stopping.set()
        while self._launchers:
            self._launchers.pop().close()
        if self._programs is not None:
            self._programs.close()


def begun(lesson: LessonWork, count: int, programs: Callable[[], Programs]) -> Markers:
    """Markers that are ready to work; none, and `lesson.internal` set, where no submission can be marked.

    Args:
        lesson: theirs.
        count: how many.
        programs: makes what shows them the course's own programs.
    """
    markers = Markers(lesson)
    if lesson.internal is None:
        try:
            markers.begin(count, programs())
            return markers
        except BaseException as error:
            markers.stop()
            if not isinstance(error, Exception):
                raise
            raise_where_nothing_fits(error)
            lesson.internal = internal_error(error)
    return Markers(lesson)
