"""Progress of a run: the events that it tells, and the tally that is kept of them."""

import threading
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from autograder.judge.result import Outcome
from autograder.record.schema import Record

RECENT = 60  # submissions by which the rate is measured: lessons differ, and so do hours


@dataclass(frozen=True)
class Planned:
    """What there is to do, told once.

    Attributes:
        total: submissions in all, with those whose records may be taken over.
    """

    total: int
    lessons: tuple[str, ...]


@dataclass(frozen=True)
class Began:
    """A submission is being marked from now on."""

    student: str
    lesson: str


@dataclass(frozen=True)
class Ended:
    """A record is there.

    Attributes:
        reused: whether an earlier run has made it.
    """

    record: Record
    reused: bool = False


@dataclass(frozen=True)
class Workers:
    """Which workers mark, where that is done on a cluster.

    Attributes:
        count: of them.
        threads: submissions that they mark at once.
        queued: submissions that are with none of them yet.
    """

    count: int
    threads: int
    queued: int


Event = Planned | Began | Ended | Workers
Progress = Callable[[Event], None]


def silent(event: Event) -> None:
    """A progress that shows nothing."""


@dataclass(frozen=True)
class Standing:
    """How far a run is at one moment.

    Attributes:
        total: submissions in all.
        marked: marked in this run.
        reused: records taken over.
        running: (student, lesson, seconds so far), the longest first.
        outcomes: how many records of each outcome there are.
        rate: submissions marked a second, lately; None where it is not known yet.
        workers: of a cluster; None where the run is on none.
    """

    total: int
    marked: int
    reused: int
    running: tuple[tuple[str, str, float], ...]
    outcomes: dict[Outcome, int]
    rate: float | None
    workers: Workers | None = None

    @property
    def done(self) -> int:
        """Records that are there."""
        return self.marked + self.reused

    @property
    def left(self) -> int:
        """Submissions without a record."""
        return self.total - self.done

    @property
    def seconds_left(self) -> float | None:
        """About how long it will take; None where that cannot be said."""
        return self.left / self.rate if self.rate else None


@dataclass
class Tally:
    """Counts what it is told, from any thread.

    Attributes:
        clock: gives seconds.
    """

    clock: Callable[[], float] = time.monotonic
    total: int = 0
    marked: int = 0
    reused: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._lock = threading.Lock()
        self._running: dict[tuple[str, str], float] = {}
        self._ends: deque[float] = deque(maxlen=RECENT + 1)
        self._workers: Workers | None = None

    def add(self, event: Event) -> None:
        """Count an event."""
        with self._lock:
            match event:
                case Planned(total=total):
                    self.total = total
                case Began(student=student, lesson=lesson):
                    now = self.clock()
                    self._running[student, lesson] = now
                    if not self._ends:
                        self._ends.append(now)
                case Ended(record=found, reused=reused):
                    self._ended(found, reused)
                case Workers():
                    self._workers = event

    def _ended(self, found: Record, reused: bool) -> None:
        self.outcomes[found.outcome] += 1
        if reused:  # it took no time, so it says nothing about the rate
            self.reused += 1
            return
        self.marked += 1
        self._running.pop((found.student, found.lesson), None)
        self._ends.append(self.clock())

    def standing(self) -> Standing:
        """How far it is now."""
        with self._lock:
            now = self.clock()
            running = sorted(((name, lesson, now - since) for (name, lesson), since in self._running.items()), key=_age)
            outcomes = dict(self.outcomes)
            return Standing(self.total, self.marked, self.reused, tuple(running), outcomes, self._rate(), self._workers)

    def _rate(self) -> float | None:
        if len(self._ends) < 2:
            return None
        return (len(self._ends) - 1) / max(self._ends[-1] - self._ends[0], 1e-6)


def _age(entry: tuple[str, str, float]) -> float:
    return -entry[2]
