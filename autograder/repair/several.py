"""Several edits of one definition: a second and a third beside those that did some good, the likeliest sets first."""

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from autograder.repair.bypass import is_bypass
from autograder.repair.edit import Edit
from autograder.repair.trials import Failed, Trial, Tried, apart

# What edits cost more beside one after which less fails, one after which the program gets further, one that only
# changes what is seen.
LESS_FAILS, GETS_FURTHER, OTHER = 0.0, 3.0, 6.0
MOST_EDITS = 3
MOST_BEGINNINGS = 24  # sets of edits that others are looked for beside, at one time
MOST_ALIKE = 3  # of them that are seen to do the same


@dataclass(frozen=True)
class _Beginning:
    """Edits that did some good, and what they cost more by it."""

    tried: Tried
    penalty: float


class Several:
    """Sets of edits, the cheapest first: each is one that did some good with one more edit beside it."""

    def __init__(self, singles: Iterable[Trial], own: Mapping[str, Failed], first: str, stopped: float) -> None:
        """
        Args:
            singles: edits that may be one more, the cheapest first.
            own: what fails of the student's program, by probe.
            first: the probe that is asked first.
            stopped: the line where the program stops in it, see `Tried`.
        """
        self._singles: dict[int, list[Trial]] = {}
        for one in singles:
            self._singles.setdefault(id(one.piece), []).append(one)
        self._own = own
        self._first = first
        self._stopped = stopped
        self._waiting: dict[str, list[tuple[float, int, int, _Beginning]]] = {}  # heaps, by probe
        self._known: Counter[tuple[str, Failed]] = Counter()
        self._count = 0

    def begin(self, tried: Iterable[Tried]) -> None:
        """Look for one more edit beside those of some trials, as far as they did any good."""
        found = [_Beginning(one, penalty) for one in tried if (penalty := self._penalty(one)) is not None]
        for one in sorted(found, key=lambda one: one.penalty + one.tried.trial.cost):
            trial = one.tried.trial
            key = (one.tried.probe, one.tried.failed)
            full = self._known.total() >= MOST_BEGINNINGS * len(trial.edits)
            if not full and self._known[key] < MOST_ALIKE and not is_bypass(trial.piece.text, trial.source):
                self._known[key] += 1
                self._push(one, 0)

    def _penalty(self, one: Tried) -> float | None:
        """By how little a trial is better than what it began with; None where it is no better."""
        trial, base = one.trial, one.trial.base
        probe, was = (base.probe, base.failed) if base else (self._first, self._own[self._first])
        if len(trial.edits) >= MOST_EDITS:
            return None
        if one.probe != probe:  # all holds where it did not; what fails next has failed before
            return LESS_FAILS if self._own.get(one.probe) else None
        if one.failed == was:
            return None
        if set(one.failed) < set(was) or _names(one.failed) < _names(was):
            return LESS_FAILS
        before, stopped = (base.trial.source, base.reached) if base else (trial.piece.text, self._stopped)
        longer = max(0, trial.source.count("\n") - before.count("\n"))
        if one.reached == stopped == math.inf:
            return OTHER
        return GETS_FURTHER if one.reached - longer > stopped else None

    def _push(self, beginning: _Beginning, place: int) -> None:
        trial = beginning.tried.trial
        beside = self._singles.get(id(trial.piece), [])
        if place < len(beside):
            self._count += 1
            cost = trial.cost + beside[place].cost + beginning.penalty
            heap = self._waiting.setdefault(beginning.tried.probe, [])
            heapq.heappush(heap, (cost, self._count, place, beginning))

    def next(self, count: int) -> tuple[str, list[tuple[Tried, Edit]]]:
        """The next sets, all to be asked in one probe: its name, and what begins each of them with one more edit."""
        probe = min((name for name, heap in self._waiting.items() if heap), key=self._cheapest, default="")
        found: list[tuple[Tried, Edit]] = []
        while len(found) < count and (heap := self._waiting.get(probe)):
            _, _, place, beginning = heapq.heappop(heap)
            trial = beginning.tried.trial
            (edit,) = self._singles[id(trial.piece)][place].edits
            self._push(beginning, place + 1)
            if apart((*trial.edits, edit)):
                found.append((beginning.tried, edit))
        return probe, found

    def _cheapest(self, probe: str) -> float:
        return self._waiting[probe][0][0]


def _names(failed: Failed) -> set[str]:
    return {name for name, _ in failed}
