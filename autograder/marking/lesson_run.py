"""A run over the submissions of lessons, several at once: each in its turn, none in memory before or after.

One file, since what is held while a lesson is marked has one owner that ends it all.
"""

import errno
import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TypeVar

from msgspec.structs import replace

from autograder.course.layout import Course, CourseProblem
from autograder.course.solutions import Solutions, load_solutions
from autograder.judge.result import Outcome, Result
from autograder.lesson import DeclarationError, Found, Lesson, Resource
from autograder.marking.code_parts import code
from autograder.marking.expectations import Expectations
from autograder.marking.faults import InternalError, internal_error, internal_errors_in, without_mark, write_report
from autograder.marking.marker import Marker
from autograder.marking.order import order
from autograder.marking.own_programs import AT_ONCE, Beside, OwnPrograms
from autograder.marking.recorded_words import RecordedWords
from autograder.marking.repairs import EFFORTS, Explain, Repairs
from autograder.marking.some_tasks import can_keep, needed, with_tasks
from autograder.record.codec import NewerRecord, with_seal
from autograder.record.conditions import SIMULATED, Conditions, facts_of
from autograder.record.of_result import record
from autograder.record.progress import Began, Ended, Progress, silent
from autograder.record.schema import Record
from autograder.record.store import ERRORS, RunFolder
from autograder.runner.fork_server import launcher
from autograder.runner.launcher import KitFailure, Launcher
from autograder.runner.nursery import Nursery
from autograder.sandbox import available
from autograder.submission.class_folder import HandedIn
from autograder.submission.submission import Submission
from autograder.worker.machine import SETTING as DEVICE

Item = TypeVar("Item")
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


@dataclass(frozen=True)
class Job:
    """How the submissions of a run are marked.

    Attributes:
        folder: where records go.
        seed: the run's.
        stems: each student's file name.
        data: where resources are, by name; those of the lessons that are marked at least.
        device: "simulated", or "cuda" for the machine's own.
        level: how strictly submissions are isolated.
        workers: submissions at once.
        explain: how long is looked for the change that mends a wrong program, see `autograder.marking.repairs`.
        progress: is told what begins and what is there, also from other threads.
        keep: whether what the course's own programs show is kept on disk, and taken from there.
        tasks: only these are marked where a record of the same work is there; all if none is named.
    """

    folder: RunFolder
    seed: int
    stems: dict[str, str]
    data: Mapping[str, Found]
    device: str = SIMULATED
    level: int = 0
    workers: int = 1
    explain: Explain = Explain.NONE
    progress: Progress = silent
    keep: bool = True
    tasks: frozenset[str] = frozenset()

    def stem(self, one: HandedIn) -> str:
        """The name of the record of a student's work."""
        stem = self.stems[one.student]
        return f"{stem}/{one.attempt}" if one.attempt else stem

    def facts(self, resources: Iterable[Resource]) -> dict[str, str]:
        """What records say about data and device, in lessons that use them."""
        return facts_of([self.data[one.name].words for one in resources], self.device)


def conditions_of(course: Course, lesson: str, job: Job) -> Conditions:
    """What the marks of a lesson rest on in a run."""
    resources: Iterable[Resource] = ()
    with suppress(CourseProblem, DeclarationError):  # of such a lesson no record holds: nothing of it can be marked
        resources = course.load(lesson).resources
    return Conditions.now(course.exercise(lesson), course.solution(lesson), job.seed, job.facts(resources))


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
            known = _known(name, one, job, conditions)
            if known is None:
                waiting.append(one)
            else:
                yield _announced(job, Ended(known, reused=True))
        if waiting:
            rounds.append(_Round(partial(_Lesson, course, name, conditions, job), waiting, job.workers))

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


def _known(name: str, one: HandedIn, job: Job, conditions: Conditions) -> Record | None:
    """The record that still holds; None where there is none, or where that cannot even be looked up."""
    try:
        return job.folder.known(name, job.stem(one), one.student, one.look(), conditions)
    except NewerRecord:
        raise
    except Exception as error:  # it is met again, and told of, where the submission is marked
        _raise_where_nothing_fits(error)
        return None


def _announced(job: Job, ended: Ended) -> Ended:
    job.progress(ended)
    return ended


class _Lesson:
    """What marking one lesson needs; where it cannot be had, `internal` says why and no submission gets a mark."""

    def __init__(self, course: Course, name: str, conditions: Conditions, job: Job) -> None:
        self.name, self.conditions, self.job = name, conditions, job
        self.folder = course.exercise(name)
        self.lesson: Lesson | None = None
        self.solutions: Solutions | None = None
        self.internal: InternalError | None = None
        try:
            self.lesson = course.load(name)
            self.solutions = load_solutions(course, self.lesson)
        except Exception as error:
            self.internal = internal_error(error)

    @property
    def facts(self) -> dict[str, str]:
        """Of the facts of the run those that this lesson's marks rest on."""
        assert self.lesson is not None
        on_device = any(probe.device == "cuda" for probe in self.lesson.probes.values())
        used = {"data": bool(self.lesson.resources), "device": on_device}
        found = {key: value for key, value in self.job.facts(self.lesson.resources).items() if used[key]}
        return found | {"isolation": available().words(self.job.level)}

    def launcher(self) -> Launcher:
        """For submissions."""
        return launcher(self.folder, {DEVICE: self.job.device}, self.job.level, self.places)

    def nursery(self) -> Nursery:
        """For programs of the course's own."""
        return Nursery(self.folder, {DEVICE: self.job.device}, self.places)

    @property
    def places(self) -> dict[str, str]:
        """Where the lesson's resources are."""
        assert self.lesson is not None
        return {one.name: self.job.data[one.name].place for one in self.lesson.resources}


class _Round:
    """A lesson's submissions that are to be marked: what that needs begins with the first of them, ends with the last.

    Attributes:
        waiting: the submissions.
    """

    def __init__(self, load: Callable[[], _Lesson], waiting: list[HandedIn], workers: int) -> None:
        """
        Args:
            load: reads the lesson and its solutions.
            waiting: see above.
            workers: how many may be marked at once.
        """
        self.waiting = waiting
        self._load = load
        self._workers = workers
        self._left = len(waiting)
        self._took = 0.0
        self._made: _Markers | None = None
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
        markers = self._markers()
        lesson = markers.lesson
        lesson.job.progress(Began(item.student, lesson.name))
        began = time.monotonic()
        outcome = _marked(lesson, markers, item)
        if markers.stopping.is_set():  # its process was ended under it: what came of that is no result
            raise InterruptedError
        ended = _announced(lesson.job, Ended(_write(lesson, item, *outcome)))
        with self._changing:
            self._left -= 1
            self._took += time.monotonic() - began
        if not self._left:
            self.stop()
        return ended

    def _markers(self) -> "_Markers":
        with self._changing:
            if self._stopped:
                raise InterruptedError
            if self._made is None:
                self._made = _begun(self._load(), min(self._workers, len(self.waiting)))
            return self._made

    def stop(self) -> None:
        """End its processes; those of a lesson that has not begun never do."""
        with self._changing:
            self._stopped, made = True, self._made
        if made is not None:
            made.stop()


Kept = TypeVar("Kept", Launcher, Nursery)


class _Markers:
    """As many markers as workers, and processes in which only the course's own programs run."""

    def __init__(self, lesson: _Lesson) -> None:
        self.lesson = lesson
        self.markers: queue.SimpleQueue[Marker] = queue.SimpleQueue()
        self.stopping = threading.Event()
        self._launchers: list[Launcher | Nursery] = []
        self._changing = threading.Lock()
        self._programs: OwnPrograms | None = None

    def begin(self, count: int) -> None:
        """Start the processes for submissions; those for the course's own programs only when one has to run."""
        lesson, job = self.lesson, self.lesson.job
        assert lesson.lesson is not None
        assert lesson.solutions is not None
        self._programs = OwnPrograms(
            lesson.lesson,
            Beside(self._kept(lesson.nursery).launcher, AT_ONCE),
            lesson.places,
            keep=job.device == SIMULATED and job.keep,
        )
        recorded = RecordedWords(lesson.lesson, lesson.folder)
        expected = Expectations(lesson.lesson, lesson.solutions, job.seed, self._programs, recorded=recorded)
        effort = EFFORTS[job.explain]
        repairs = None if effort is None else Repairs(effort)
        for _ in range(count):
            self.markers.put(Marker(lesson.lesson, expected, self._kept(lesson.launcher), lesson.facts, repairs))

    def renew(self, marker: Marker) -> None:
        """Give a marker new processes.

        Raises:
            InterruptedError: the run is being stopped, which is why the old ones went away.
        """
        marker.launcher.close()
        marker.launcher = self._kept(self.lesson.launcher)

    def _kept(self, make: Callable[[], Kept]) -> Kept:
        with self._changing:  # none is made that `stop` does not see
            if self.stopping.is_set():
                raise InterruptedError
            made = make()
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


def _begun(lesson: _Lesson, count: int) -> _Markers:
    """Markers that are ready to work; none, and `lesson.internal` set, where no submission can be marked."""
    markers = _Markers(lesson)
    if lesson.internal is None:
        try:
            markers.begin(count)
            return markers
        except BaseException as error:
            markers.stop()
            if not isinstance(error, Exception):
                raise
            _raise_where_nothing_fits(error)
            lesson.internal = internal_error(error)
    return _Markers(lesson)


Marked = tuple[Submission, Result, list[InternalError], Record | None]


def _marked(lesson: _Lesson, markers: _Markers, item: HandedIn) -> Marked:
    """A submission's result whatever happens: an error of ours gives no mark and a note, and the others go on.

    Where only some tasks are marked, the record in which the other verdicts stand comes with it.
    """
    submission = Submission(item.student, lesson.name, None, None)
    internal, before = lesson.internal, None
    if internal is None:
        marker = markers.markers.get_nowait()  # there is one for each worker
        try:
            submission = item.read()
            before = _before(lesson, submission)
            tasks = None if before is None else needed(marker.lesson, submission, lesson.job.tasks)
            result = _twice(markers, marker, submission, tasks)
            return submission, result, internal_errors_in(result), before
        except InterruptedError:
            raise
        except Exception as error:
            _raise_where_nothing_fits(error)
            internal = internal_error(error)
        finally:
            markers.markers.put(marker)
    result = without_mark(internal, submission, lesson.lesson, lesson.name, lesson.job.seed)
    return submission, result, [internal], before


def _before(lesson: _Lesson, submission: Submission) -> Record | None:
    """The record that verdicts of some tasks are put into; None where the submission is marked whole."""
    job = lesson.job
    assert lesson.lesson is not None
    if not job.tasks:
        return None
    before = job.folder.read(lesson.name, job.stems[submission.student])
    return before if can_keep(before, submission, lesson.lesson, job.seed) else None


def _twice(markers: _Markers, marker: Marker, submission: Submission, tasks: frozenset[str] | None = None) -> Result:
    """Mark a submission; once more with new processes if the ones that it ran in went away (as a system that is
    short of memory ends them)."""
    try:
        return marker.mark(submission, tasks)
    except (KitFailure, OSError) as error:
        _raise_where_nothing_fits(error)
        markers.renew(marker)
        return marker.mark(submission, tasks)


def _raise_where_nothing_fits(error: Exception) -> None:
    """A disk without room is nobody's fault here, and no mark should hang on it: the run ends, and can go on later."""
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        raise error


def _write(
    lesson: _Lesson,
    item: HandedIn,
    submission: Submission,
    result: Result,
    faults: list[InternalError],
    before: Record | None,
) -> Record:
    job, stem = lesson.job, lesson.job.stem(item)
    rests_on = {**lesson.conditions.fields(), "modules_sha256": submission.modules_sha256}
    handed_in = code(submission)
    try:
        found = record(result, handed_in, **rests_on)
        found = with_seal(found if before is None else with_tasks(before, found, job.tasks))
    except Exception as error:
        faults = [internal_error(error)]
        result = without_mark(faults[0], submission, lesson.lesson, lesson.name, job.seed)
        found = with_seal(record(result, handed_in, **rests_on))
    if lesson.lesson is None:  # without its tasks there is nothing that could say that there is no mark
        found = with_seal(replace(found, outcome=Outcome.GRADER_ERROR, score=None))
    report = job.folder.path(ERRORS, lesson.name, stem, "txt")
    if faults:
        write_report(report, lesson.name, submission.student, job.seed, faults)
    else:
        report.unlink(missing_ok=True)
    job.folder.write(found, stem)
    return found


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
