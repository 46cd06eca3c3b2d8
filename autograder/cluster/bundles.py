"""Bundles of submissions: how many go to a worker at once, which lost a worker, what is started a second time.

Pure bookkeeping: nothing in here waits, or knows Dask.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from autograder.submission.class_folder import HandedIn

SECONDS = 2.0  # of work in a bundle, by what submissions of the lesson have taken so far
MOST = 20  # submissions in a bundle
RECENT = 0.1  # weight of the last submission in the measured cost
LOST_TWICE = 2  # workers after which a submission is marked alone
SLOW = 3.0  # times the expected time after which a bundle counts as stuck near the end, and
SLOW_AT_LEAST = 20.0  # seconds


@dataclass(eq=False, slots=True)
class Waiting:
    """A submission that has no record yet.

    Attributes:
        number: which.
        handed_in: the submission.
        lost: workers that ended while they may have been marking it.
    """

    number: int
    handed_in: HandedIn
    lost: int = 0

    @property
    def alone(self) -> bool:
        """Whether it is to be marked in a process of its own, so that no third worker is lost."""
        return self.lost >= LOST_TWICE


@dataclass(eq=False)
class Flight:
    """A bundle on a worker.

    Attributes:
        items: its submissions, all of one lesson.
        worker: where.
        began: when it was sent, in seconds.
        doubled: whether it was started elsewhere as well, or is such a second one.
    """

    items: list[Waiting]
    worker: str
    began: float
    doubled: bool = False


@dataclass
class Costs:
    """What marking has cost, by lesson.

    Attributes:
        seconds: of workers.
        count: of submissions.
    """

    seconds: dict[str, float] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)
    _lately: dict[str, float] = field(default_factory=dict)

    def add(self, lesson: str, seconds: float) -> None:
        """Count a submission."""
        self.seconds[lesson] = self.seconds.get(lesson, 0.0) + seconds
        self.count[lesson] = self.count.get(lesson, 0) + 1
        before = self._lately.get(lesson, seconds)
        self._lately[lesson] = before + RECENT * (seconds - before)

    def of_one(self, lesson: str) -> float | None:
        """Seconds that a submission took lately; None where that is not known yet."""
        return self._lately.get(lesson)


class Queue:
    """Submissions that wait, in the order of the lessons; those that come back go first."""

    def __init__(self, items: Iterable[HandedIn]) -> None:
        """
        Args:
            items: to be marked.
        """
        self._waiting = deque(Waiting(number, one) for number, one in enumerate(items))

    def __len__(self) -> int:
        return len(self._waiting)

    def back(self, items: Iterable[Waiting]) -> None:
        """Put submissions in again that no worker has marked."""
        self._waiting.extendleft(items)

    def bundle(self, costs: Costs, slots: int) -> list[Waiting]:
        """The next ones to go to a worker together; empty where none waits.

        Args:
            costs: by which they are counted.
            slots: bundles that all workers take up at once: each is to get one as long as there are enough.
        """
        if not self._waiting:
            return []
        first = self._waiting.popleft()
        cost = costs.of_one(first.handed_in.lesson)
        if cost is None or first.lost:  # not known yet, or one that may be to blame
            return [first]
        size = min(MOST, int(SECONDS / max(cost, 1e-6)), 1 + len(self._waiting) // max(slots, 1))
        found = [first]
        while len(found) < size and self._waiting:
            following = self._waiting[0]
            if following.handed_in.lesson != first.handed_in.lesson or following.lost:
                break
            found.append(self._waiting.popleft())
        return found


def is_slow(flight: Flight, costs: Costs, now: float) -> bool:
    """Whether a bundle takes so long that it is worth a second start, once nothing else waits.

    Args:
        flight: the bundle.
        costs: what submissions have taken so far.
        now: in seconds.
    """
    cost = costs.of_one(flight.items[0].handed_in.lesson) or 0.0
    return now - flight.began > max(SLOW_AT_LEAST, SLOW * cost * len(flight.items))
