"""A run as a worker knows it: its course, a warm fork server for each lesson and thread, what it has asked the head."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from autograder.cluster.asked_programs import AskedPrograms, Asker
from autograder.cluster.data import content_digest, kept_place
from autograder.cluster.messages import Item, Question, Run
from autograder.core.errors import UsageProblem
from autograder.core.language import speak, tr
from autograder.course.layout import Course, find_course, is_course
from autograder.lesson import Found
from autograder.marking.job import Terms, conditions_of
from autograder.marking.lesson_work import LessonWork, Markers, begun
from autograder.marking.mark_one import Marked, mark_one
from autograder.marking.own_programs import Programs
from autograder.marking.repairs import Explain
from autograder.record.codec import record_of
from autograder.submission.class_folder import HandedIn

IDLE = 900.0  # seconds without work after which a head counts as gone


def course_of(run: Run) -> Course:
    """The course on this machine: in the same folder as on the head, as on a shared disk, or this machine's own.

    Raises:
        UsageProblem: there is none.
    """
    same = Path(run.course)
    return Course(same) if is_course(same) else find_course()


def found_data(run: Run, course: Course) -> dict[str, Found]:
    """Where this machine has the run's data: its own where it is the same, or what it was sent; none else."""
    found = {}
    own = course.find_data()
    for name, wanted in run.data.items():
        here = own.get(name)
        place = here.place if here is not None and content_digest(here.place) == wanted.digest else None
        place = place or kept_place(wanted.digest)
        if place is not None:
            found[name] = Found(place, tr("as on the head"), wanted.words, wanted.real)
    return found


class Session:
    """What marks submissions of one run on this worker. Its processes start when a lesson's first submission comes."""

    def __init__(self, run: Run, worker: str, threads: int, send: Callable[[Question], None]) -> None:
        """
        Args:
            run: which run.
            worker: this worker's address.
            threads: how many submissions are marked at once.
            send: sends a question to the head.

        Raises:
            UsageProblem: this machine has no such course, or not its data.
        """
        speak(run.language)
        self._run = run
        self._worker = worker
        self._threads = threads
        self._course = course_of(run)
        data = found_data(run, self._course)
        missing = sorted(run.data.keys() - data.keys())
        if missing:
            raise UsageProblem(tr("this worker has no {data} any more", data=", ".join(missing)))
        self._terms = Terms(
            seed=run.seed,
            data=data,
            device=run.device,
            level=run.level,
            explain=Explain(run.explain),
            tasks=frozenset(run.only),
        )
        self._tasks = {lesson: frozenset(names) for lesson, names in run.tasks.items()}
        self.asker = Asker(send)
        self._markers: dict[str, Markers] = {}
        self._changing = threading.Lock()
        self._working = 0
        self._used = time.monotonic()

    def mark(self, item: Item) -> Marked:
        """Mark a submission.

        Raises:
            InterruptedError: the session was closed.
            OSError: there is no room on this machine's disk.
        """
        with self._changing:
            self._working += 1
        try:
            before = None if item.before is None else record_of(item.before)
            return mark_one(self._of_lesson(item.lesson), self._handed_in(item), before)
        finally:
            with self._changing:
                self._working -= 1
                self._used = time.monotonic()

    def _handed_in(self, item: Item) -> HandedIn:
        others = {lesson: names for lesson, names in self._tasks.items() if lesson != item.lesson}
        own = self._tasks.get(item.lesson, frozenset())
        return HandedIn(item.student, item.lesson, lambda: item.files, own, others, item.group)

    def _of_lesson(self, name: str) -> Markers:
        with self._changing:
            found = self._markers.get(name)
            if found is None:
                conditions = conditions_of(self._course, name, self._terms)
                lesson = LessonWork(self._course, name, conditions, self._terms)
                found = self._markers[name] = begun(lesson, self._threads, lambda: self._programs(lesson))
            return found

    def _programs(self, lesson: LessonWork) -> Programs:
        assert lesson.lesson is not None
        return AskedPrograms(self._run.id, self._worker, lesson.lesson, lesson.places, self.asker)

    @property
    def idle(self) -> bool:
        """Whether nothing was to be done for so long that its head counts as gone."""
        with self._changing:
            return not self._working and time.monotonic() - self._used > IDLE

    def close(self) -> None:
        """End its processes."""
        with suppress(RuntimeError):
            self.asker.close()
        with self._changing:
            made, self._markers = self._markers, {}
        for one in made.values():
            one.stop()
