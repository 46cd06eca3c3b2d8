"""The order in which a run's submissions are begun: some of each lesson first, then the lessons that take longest.

So the first records are there within seconds, it is known early how long each lesson takes, and what is left at the end
is short, so that all workers end together.
"""

from collections.abc import Callable, Iterator, Sequence

FIRST_OF = 10  # of each lesson's submissions, one in so many comes first
LESSONS = 4  # so many are begun that early: each holds processes until its last submission is marked


def order(counts: Sequence[int], seconds: Callable[[int], float | None]) -> Iterator[int]:
    """The lesson of each next submission.

    Args:
        counts: how many submissions each lesson has, the lessons in the course's order.
        seconds: how many seconds a lesson's submissions have taken on average by now; None while none has ended.
    """
    left = list(counts)
    for lesson, count in enumerate(counts[:LESSONS]):
        first = -(-count // FIRST_OF)
        left[lesson] -= first
        yield from [lesson] * first
    while waiting := [lesson for lesson, count in enumerate(left) if count]:
        # What nobody knows may take longest.
        longest = max(waiting, key=lambda lesson: float("inf") if (known := seconds(lesson)) is None else known)
        yield from [longest] * left[longest]
        left[longest] = 0
