"""A run over the submissions of lessons, several at once: each in its turn, none in memory before or after."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import partial
from itertools import islice
from typing import TypeVar

from autograder.course.layout import Course
from autograder.marking.faults import raise_where_nothing_fits, write_report
from autograder.marking.job import Job, conditions_of
from autograder.marking.lesson_work import LessonWork, Markers, begun
from autograder.marking.mark_one import Marked, mark_one
from autograder.marking.order import order
from autograder.record.codec import NewerRecord
from autograder.record.conditions import Conditions
from autograder.record.progress import Began, Ended
from autograder.record.schema import Record
from autograder.record.store import ERRORS
from autograder.submission.class_folder import HandedIn

Item = TypeVar("Item")


def mark_lessons(course: Course, work: Mapping[str, Iterable[HandedIn]], job: Job) -> Iterator[Ended]:
    """Mark submissions, or take over what an earlier run found; gives each record once it is written.

    They are begun in the order of `autograder.marking.order`; a worker that finds nothing more to begin in a lesson
    goes on with the next: none waits for the last one's end. An error of the kit gives a record without a mark; nothing
    of that kind is raised.

    Args:
        course: where the lessons are.
        work: by lesson, in the course's order, the submissions: at most one a student, or attempts.
        job: how.

    Raises:
        OSError: a record could not be written.
    """
    rounds = []
    for name, items in work.items():
        conditions = conditions_of(course, name, job)
        waiting = []
        for one in items:
            known = known_record(name, one, job, conditions)
            if known is None:
                waiting.append(one)
            else:
                yield announced(job, Ended(known, reused=True))
        if waiting:
            rounds.append(_Round(partial(LessonWork, course, name, conditions, job), waiting, job))

    def stop() -> None:
        for each in rounds:
            each.stop()

    try:
        yield from _in_parallel(lambda one: one[0].mark(one[1]), _in_order(rounds), job.workers, stop)
    finally:
        stop()


def _in_order(rounds: "Sequence[_Round]") -> "Iterator[tuple[_Round, HandedIn]]":
    waiting = [iter(each.waiting) for each in rounds]
    for number in order([len(each.waiting) for each in rounds], lambda number: rounds[number].seconds):
        yield rounds[number], next(waiting[number])


def known_record(name: str, one: HandedIn, job: Job, conditions: Conditions) -> Record | None:
    """The record that still holds; None where there is none, or where that cannot even be looked up.

    Args:
        name: the lesson's.
        one: the submission.
        job: of the run.
        conditions: those of a marking that begins now.

    Raises:
        NewerRecord: a later version of the kit has written what is there.
        OSError: there is no room on the disk.
    """
    try:
        return job.folder.known(name, job.stem(one), one.student, one.look(), conditions)
    except NewerRecord:
        raise
    except Exception as error:  # it is met again, and told of, where the submission is marked
        raise_where_nothing_fits(error)
        return None


def announced(job: Job, ended: Ended) -> Ended:
    """The same, once progress was told of it."""
    job.progress(ended)
    return ended


def write_marked(job: Job, one: HandedIn, found: Marked) -> Record:
    """Write a submission's record, and the report of what broke, if anything did.

    Args:
        job: of the run.
        one: the submission.
        found: what came of it.

    Raises:
        NewerRecord: a later version of the kit has written what is there.
        OSError: it could not be written.
    """
    made, stem = found.record, job.stem(one)
    report = job.folder.path(ERRORS, made.lesson, stem, "txt")
    if found.errors:
        write_report(report, made.lesson, made.student, job.seed, found.errors)
    else:
        report.unlink(missing_ok=True)
    job.folder.write(made, stem)
    return made


def record_before(job: Job, one: HandedIn) -> Record | None:
    """The record into which verdicts of some tasks may go; None where whole submissions are marked."""
    return job.folder.read(one.lesson, job.stem(one)) if job.tasks else None


class _Round:
    """A lesson's submissions that are to be marked: what that needs begins with the first of them, ends with the last.

    Attributes:
        waiting: the submissions.
    """

    def __init__(self, load: Callable[[], LessonWork], waiting: list[HandedIn], job: Job) -> None:
        """
        Args:
            load: reads the lesson and its solutions.
            waiting: see above.
            job: of the run.
        """
        self.waiting = waiting
        self._load = load
        self._job = job
        self._left = len(waiting)
        self._took = 0.0
        self._made: Markers | None = None
        self._stopped = False
        self._changing = threading.Lock()

    @property
    def seconds(self) -> float | None:
        """How long a submission has taken on average; None where none has ended."""
        ended = len(self.waiting) - self._left  # no lock: it is held while a lesson loads
        return self._took / ended if ended else None

    def mark(self, item: HandedIn) -> Ended:
        """Mark one of them and write its record.

        Raises:
            InterruptedError: the run is being stopped.
            OSError: the record could not be written.
        """
        markers, job = self._markers(), self._job
        job.progress(Began(item.student, item.lesson))
        began = time.monotonic()
        found = mark_one(markers, item, record_before(job, item))
        if markers.stopping.is_set():  # its process was ended under it: what came of that is no result
            raise InterruptedError
        ended = announced(job, Ended(write_marked(job, item, found)))
        with self._changing:
            self._left -= 1
            self._took += time.monotonic() - began
        if not self._left:
            self.stop()
        return ended

    def _markers(self) -> Markers:
        with self._changing:
            if self._stopped:
                raise InterruptedError
            if self._made is None:
                lesson = self._load()
                self._made = begun(lesson, min(self._job.workers, len(self.waiting)), lesson.own_programs)
            return self._made

    def stop(self) -> None:
        """End its processes; those of a lesson that has not begun never do."""
        with self._changing:
            self._stopped, made = True, self._made
        if made is not None:
            made.stop()


def _in_parallel(
    work: Callable[[Item], Ended], items: Iterable[Item], workers: int, stop: Callable[[], None]
) -> Iterator[Ended]:
    """Results as they come, with no more begun than workers can take up: results do not pile up either.

    Its threads have ended when it has; `stop` lets those end that are at work when it is left early.
    """
    waiting = iter(items)
    with ThreadPoolExecutor(workers) as pool:
        pending: set[Future[Ended]] = {pool.submit(work, item) for item in islice(waiting, 2 * workers)}
        try:
            while pending:
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                pending |= {pool.submit(work, item) for item in islice(waiting, len(done))}
                while done:
                    yield done.pop().result()
        except BaseException:  # an interrupt or a full disk: what is not begun is not begun any more
            pool.shutdown(wait=False, cancel_futures=True)
            stop()
            raise
