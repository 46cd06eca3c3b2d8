"""A pool of slots that mark many programs of one lesson at once: what `verify` and the figures share."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar

from autograder.course.layout import Course
from autograder.course.solutions import Solutions
from autograder.lesson import Found, Lesson
from autograder.lesson.resources import sample_places
from autograder.marking.expectations import Expectations
from autograder.marking.lent_launchers import AT_ONCE, Beside
from autograder.marking.marker import Marker
from autograder.marking.own_programs import OwnPrograms
from autograder.runner.launcher import Launcher
from autograder.runner.nursery import Nursery

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Trusted:
    """The reference's side, shared by all slots: what is worked out once serves every worker."""

    def __init__(self, course: Course, lesson: Lesson, solutions: Solutions, data: Mapping[str, Found]) -> None:
        real = {one.name: data[one.name].place for one in lesson.resources}
        sample = sample_places(lesson.resources)
        self.places = {False: sample} if real == sample else {False: sample, True: real}
        self._lesson, self._solutions = lesson, solutions
        folder = course.exercise(lesson.name)
        self.nurseries = {kind: Nursery(folder, places=places) for kind, places in self.places.items()}
        self._programs = {
            kind: OwnPrograms(lesson, Beside(self.nurseries[kind].launcher, AT_ONCE), places, keep=True)
            for kind, places in self.places.items()
        }
        self._known: dict[tuple[int, bool], Expectations] = {}
        self._lock = threading.Lock()

    def expected(self, seed: int, real: bool) -> Expectations:
        """What the reference gives with a seed, on the data of the run or on the sample."""
        kind = self.kind(real)
        with self._lock:
            if (seed, kind) not in self._known:
                self._known[seed, kind] = Expectations(self._lesson, self._solutions, seed, self._programs[kind])
            return self._known[seed, kind]

    def kind(self, real: bool) -> bool:
        """Whether these are processes for the data of the run: where these are the sample, the sample's serve both."""
        return real and True in self.places

    def close(self) -> None:
        """End the processes."""
        for nursery in self.nurseries.values():
            nursery.close()
        for programs in self._programs.values():
            programs.close()


class Slot:
    """Processes for the programs to be judged, on the run's data and on the sample; one slot for each worker."""

    def __init__(self, course: Course, lesson: Lesson, solutions: Solutions, trusted: Trusted) -> None:
        self.lesson = lesson
        self.solutions = solutions
        self.trusted = trusted
        self._own: dict[bool, Launcher] = {}

    def marker(self, seed: int, real: bool) -> Marker:
        """What marks with a seed, on the data of the run or on the sample."""
        kind = self.trusted.kind(real)
        if kind not in self._own:  # a slot has one user at a time
            self._own[kind] = self.trusted.nurseries[kind].launcher()
        return Marker(self.lesson, self.trusted.expected(seed, real), self._own[kind])

    def close(self) -> None:
        """End the processes."""
        for process in list(self._own.values()):  # a thread that is still at work may be making one
            process.close()


class Each(Protocol):
    """Does some work for each of many items, each on a free slot."""

    def __call__(self, work: Callable[[Slot, Item], Answer], items: Iterable[Item]) -> Iterator[Answer]:
        """The answers, in the order of the items."""


@contextmanager
def marking_pool(
    course: Course, lesson: Lesson, solutions: Solutions, data: Mapping[str, Found], workers: int
) -> Iterator[Each]:
    """As many slots as workers, and the one process of the reference that they share."""
    trusted = Trusted(course, lesson, solutions, data)
    made = [Slot(course, lesson, solutions, trusted) for _ in range(workers)]
    free: queue.Queue[Slot] = queue.Queue()
    for slot in made:
        free.put(slot)
    pool = ThreadPoolExecutor(workers)

    def each(work: Callable[[Slot, Item], Answer], items: Iterable[Item]) -> Iterator[Answer]:
        def one(item: Item) -> Answer:
            slot = free.get_nowait()  # there is one for each worker
            try:
                return work(slot, item)
            finally:
                free.put(slot)

        return pool.map(one, items)

    try:
        yield each
    finally:
        # In this order: threads that are still at work, since somebody stopped waiting for them, lose their processes.
        pool.shutdown(wait=False, cancel_futures=True)
        for slot in made:
            slot.close()
        trusted.close()
        pool.shutdown()
