"""How long a run still takes, from what is left to do of each kind: a lesson that trains takes many times another."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import fmean

RECENT = 60  # submissions of a lesson by which its pace is measured: hours differ too
SETTLED = 3  # of those that began once the lesson was under way, so many tell more than all


@dataclass(frozen=True)
class Pace:
    """What is known of a lesson at one moment.

    Attributes:
        left: submissions that have not begun.
        ages: how many seconds each of those that are running has taken so far.
        took: how many seconds those that have ended took, lately.
    """

    left: int
    ages: tuple[float, ...] = ()
    took: tuple[float, ...] = ()


def seconds_left(paces: Iterable[Pace], at_once: float) -> float | None:
    """About how long the rest takes; None where nothing has ended yet.

    A lesson of which nothing has ended is taken to be like those of which something has.

    Args:
        paces: what is known of each lesson.
        at_once: how many submissions run at the same time.
    """
    known = list(paces)
    means = [fmean(pace.took) for pace in known if pace.took]
    if not means:
        return None
    seconds = 0.0
    for pace in known:
        mean = fmean(pace.took) if pace.took else fmean(means)
        seconds += pace.left * mean + sum(max(0.0, mean - age) for age in pace.ages)
    return seconds / max(1.0, at_once)


@dataclass
class LessonTally:
    """Counts of one lesson's submissions, and when they began.

    Attributes:
        planned: submissions in all.
    """

    planned: int = 0
    _begun: int = 0
    _running: dict[str, float] = field(default_factory=dict)
    _took: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT))
    # They waited for what is loaded and worked out once; they tell of the others only where nothing else does.
    _first: deque[float] = field(default_factory=lambda: deque(maxlen=RECENT))
    _under_way: float = float("inf")

    def began(self, student: str, now: float) -> None:
        """One is being marked from now on."""
        self._begun += 1
        self._running[student] = now

    def ended(self, student: str, now: float) -> float:
        """Its record is there; how many seconds it took, 0 where it was not known to have begun."""
        since = self._running.pop(student, None)
        if since is None:
            return 0.0
        (self._took if since >= self._under_way else self._first).append(now - since)
        self._under_way = min(self._under_way, now)
        return now - since

    def taken_over(self) -> None:
        """The record of an earlier run holds."""
        self._begun += 1

    def running(self, now: float) -> dict[str, float]:
        """By student, how many seconds each of those that are running has taken so far."""
        return {student: now - since for student, since in self._running.items()}

    def pace(self, now: float) -> Pace:
        """What is known of it now."""
        took = self._took if len(self._took) >= SETTLED else [*self._took, *self._first]
        return Pace(max(0, self.planned - self._begun), tuple(self.running(now).values()), tuple(took))
