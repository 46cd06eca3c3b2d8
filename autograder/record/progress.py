"""Progress of a run: the events that it tells, and the tally that is kept of them."""

import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from autograder.judge.result import Outcome
from autograder.record.schema import Record
from autograder.record.time_left import RECENT, LessonTally, seconds_left


@dataclass(frozen=True)
class Planned:
    """What there is to do, told at the beginning; again where earlier attempts are marked like the last ones.

    Attributes:
        lessons: by name, how many submissions there are, with those whose records may be taken over.
    """

    lessons: Mapping[str, int]

    @property
    def total(self) -> int:
        """Submissions in all."""
        return sum(self.lessons.values())


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
        seconds_left: about how long it will take; None where that cannot be said.
        workers: of a cluster; None where the run is on none.
    """

    total: int
    marked: int
    reused: int
    running: tuple[tuple[str, str, float], ...]
    outcomes: dict[Outcome, int]
    rate: float | None
    seconds_left: float | None = None
    workers: Workers | None = None

    @property
    def done(self) -> int:
        """Records that are there."""
        return self.marked + self.reused

    @property
    def left(self) -> int:
        """Submissions without a record."""
        return self.total - self.done


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
        self._lessons: defaultdict[str, LessonTally] = defaultdict(LessonTally)
        self._ends: deque[float] = deque(maxlen=RECENT + 1)
        self._begin: float | None = None
        self._busy = 0.0  # seconds that submissions took which have ended
        self._workers: Workers | None = None

    def add(self, event: Event) -> None:
        """Count an event."""
        with self._lock:
            match event:
                case Planned(lessons=lessons):
                    self.total = event.total
                    for name, count in lessons.items():
                        self._lessons[name].planned = count
                case Began(student=student, lesson=lesson):
                    now = self.clock()
                    self._lessons[lesson].began(student, now)
                    if self._begin is None:
                        self._begin = now
                        self._ends.append(now)
                case Ended(record=found, reused=reused):
                    self._ended(found, reused)
                case Workers():
                    self._workers = event

    def _ended(self, found: Record, reused: bool) -> None:
        self.outcomes[found.outcome] += 1
        lesson = self._lessons[found.lesson]
        if reused:  # it took no time, so it says nothing about the rate
            self.reused += 1
            lesson.taken_over()
            return
        now = self.clock()
        self.marked += 1
        self._busy += lesson.ended(found.student, now)
        self._ends.append(now)

    def standing(self) -> Standing:
        """How far it is now."""
        with self._lock:
            now = self.clock()
            ages = [
                (student, name, seconds)
                for name, lesson in self._lessons.items()
                for student, seconds in lesson.running(now).items()
            ]
            took = max(now - self._begin, 1e-6) if self._begin is not None else 1.0
            left = seconds_left(
                (lesson.pace(now) for lesson in self._lessons.values()),
                at_once=(self._busy + sum(seconds for *_, seconds in ages)) / took,
            )
            return Standing(
                self.total,
                self.marked,
                self.reused,
                tuple(sorted(ages, key=_age)),
                dict(self.outcomes),
                self._rate(),
                left,
                self._workers,
            )

    def _rate(self) -> float | None:
        if len(self._ends) < 2:
            return None
        return (len(self._ends) - 1) / max(self._ends[-1] - self._ends[0], 1e-6)


def _age(entry: tuple[str, str, float]) -> float:
    return -entry[2]
