"""Many programs of one lesson marked at once: what `verify` and the figures share."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar

from autograder.course import Course, Solutions
from autograder.datasets.fashion import SAMPLE, SETTING
from autograder.datasets.locate import Found
from autograder.engine.processes import launcher
from autograder.lesson import Lesson
from autograder.marking import Expectations, Marker

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Trusted:
    """The reference's side, shared by all benches: what is worked out once serves every worker."""

    def __init__(self, course: Course, lesson: Lesson, solutions: Solutions, data: Found) -> None:
        self.settings = {True: data.setting, False: SAMPLE if lesson.resources else data.setting}
        self._lesson, self._solutions = lesson, solutions
        folder = course.exercise(lesson.name)
        self._processes = {setting: launcher(folder, {SETTING: setting}) for setting in set(self.settings.values())}
        self._running = {setting: threading.Lock() for setting in self._processes}
        self._known: dict[tuple[int, str], Expectations] = {}
        self._lock = threading.Lock()

    def expected(self, seed: int, real: bool) -> Expectations:
        """What the reference gives with a seed, on the data of the run or on the sample."""
        setting = self.settings[real]
        with self._lock:
            if (seed, setting) not in self._known:
                self._known[seed, setting] = Expectations(
                    self._lesson, self._solutions, seed, self._processes[setting], setting, self._running[setting]
                )
            return self._known[seed, setting]

    def close(self) -> None:
        """End the processes."""
        for process in self._processes.values():
            process.close()


class Bench:
    """Processes for the programs to be judged, on the run's data and on the sample; one bench for each worker."""

    def __init__(self, course: Course, lesson: Lesson, solutions: Solutions, trusted: Trusted) -> None:
        self.lesson = lesson
        self.solutions = solutions
        self.trusted = trusted
        folder = course.exercise(lesson.name)
        self._own = {setting: launcher(folder, {SETTING: setting}) for setting in set(trusted.settings.values())}

    def marker(self, seed: int, real: bool) -> Marker:
        """What marks with a seed, on the data of the run or on the sample."""
        own = self._own[self.trusted.settings[real]]
        return Marker(self.lesson, self.trusted.expected(seed, real), own)

    def close(self) -> None:
        """End the processes."""
        for process in self._own.values():
            process.close()


class Each(Protocol):
    """Does some work for each of many items, each on a free bench."""

    def __call__(self, work: Callable[[Bench, Item], Answer], items: Iterable[Item]) -> Iterator[Answer]:
        """The answers, in the order of the items."""


@contextmanager
def benches(course: Course, lesson: Lesson, solutions: Solutions, data: Found, workers: int) -> Iterator[Each]:
    """As many benches as workers, and the one process of the reference that they share."""
    trusted = Trusted(course, lesson, solutions, data)
    made = [Bench(course, lesson, solutions, trusted) for _ in range(workers)]
    free: queue.Queue[Bench] = queue.Queue()
    for bench in made:
        free.put(bench)
    pool = ThreadPoolExecutor(workers)

    def each(work: Callable[[Bench, Item], Answer], items: Iterable[Item]) -> Iterator[Answer]:
        def one(item: Item) -> Answer:
            bench = free.get_nowait()  # there is one for each worker
            try:
                return work(bench, item)
            finally:
                free.put(bench)

        return pool.map(one, items)

    try:
        yield each
    finally:
        # In this order: threads that are still at work, since somebody stopped waiting for them, lose their processes.
        pool.shutdown(wait=False, cancel_futures=True)
        for bench in made:
            bench.close()
        trusted.close()
        pool.shutdown()
