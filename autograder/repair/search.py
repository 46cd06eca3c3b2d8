"""The search for the smallest edit after which everything that failed in a task holds."""

import itertools
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from autograder.repair.asking import Asking, Run
from autograder.repair.bypass import SHARE, statements_of
from autograder.repair.donors import single_parts
from autograder.repair.edit import Edit
from autograder.repair.edits import edits
from autograder.repair.edits.outside import made_anew
from autograder.repair.failed_task import FailedTask
from autograder.repair.hints import Hints
from autograder.repair.in_part import SECONDS as IN_PART
from autograder.repair.in_part import in_part
from autograder.repair.in_place import put_in_place
from autograder.repair.same_code import essence
from autograder.repair.several import Several
from autograder.repair.subject import Piece
from autograder.repair.together import a_few, those_needed
from autograder.repair.transplants import transplants
from autograder.repair.trials import (
    MOST_PROVEN,
    Proven,
    Searched,
    Trial,
    Tried,
    is_honest,
    merged,
    reached_line,
    repair_of,
    worth,
)

ENOUGH = 16  # candidates that pass the first probe and are tried on the others
BATCH = 150


def search(subject: FailedTask, run: Run, proven: Proven, seconds: float = 3.0, more: float = 7.0) -> Searched:
    """Edits after which all checks of a task hold; where there are none, one after which some more do.

    Args:
        subject: what is known.
        run: runs probes on candidates until a time.
        proven: marks the program with a repair, in new processes; those that do not hold there are left out.
        seconds: how long single edits may take.
        more: how long two and more together may take after them.
    """
    return _Search(subject, run, proven).found(seconds, more)


class _Search:
    def __init__(self, subject: FailedTask, run: Run, proven: Proven) -> None:
        self.subject = subject
        self.ask = Asking(subject, run)
        self.proven = proven
        self.result = Searched()
        self.known: set[object] = set()
        self.seen: list[Tried] = []
        self.hints = Hints([])

    def found(self, seconds: float, more: float) -> Searched:
        began = time.monotonic()
        self.hints = Hints(self.ask.screen(began + seconds))
        singles = sorted(merged(self._singles()), key=lambda one: one.cost)
        self._try(singles, began + seconds)
        if not self._good() and more:
            until = time.monotonic() + more - IN_PART
            together = a_few(self.subject, self._trial)
            needed = those_needed(self.subject, self._trial, lambda some: self.ask.passing(some, until - more * 3 / 4))
            self._try([*needed, *together], until - more / 2)
            alone = [one for one in together if len(one.edits) == 1]
            singles = sorted(merged([*singles, *alone]), key=lambda one: one.cost)
            self._more(singles, until)
            if not self.result.repairs and self.ask.first == self.subject.probe:
                self.result.repairs += in_part(self.ask, self.seen, singles, self.proven)
        self.result.repairs.sort(key=worth)
        if self.result.repairs:
            self.result.repairs = put_in_place(self.ask, self.result.repairs, singles, self._trial, self.proven)
        self.result.seconds = time.monotonic() - began
        return self.result

    def _good(self) -> bool:
        return any(one.dead == 0 for one in self.result.repairs)

    def _singles(self) -> Iterator[Trial]:
        subject = self.subject
        for number, piece in enumerate(subject.pieces):
            self.known.add(essence(piece.text))
            context = piece.context(subject.vocabulary)
            for edit in edits(context):
                yield self._trial(piece, (edit,), 0.5 * number)
            for edit in made_anew(context, (one.text for one in subject.pieces if one is not piece)):
                yield self._trial(piece, (edit,), 0.5 * number)
            for edit in transplants(context, subject.donors, subject.trace, subject.known):
                yield self._trial(piece, (edit,), 0.5 * number)
            for donor in subject.donors:
                for edit in single_parts(context, donor, subject.trace, subject.known):
                    yield self._trial(piece, (edit,), 0.5 * number)

    def _trial(self, piece: Piece, made: tuple[Edit, ...], more: float = 0.0) -> Trial:
        splices = [splice for edit in made for splice in edit.splices]
        suspects, hints = self.subject.suspects, self.hints
        cost = sum(edit.cost + suspects.cost(piece, edit) + hints.cost(piece.source, edit) for edit in made)
        return Trial(piece, made, piece.source.changed(*splices), cost + more)

    def _more(self, singles: Sequence[Trial], until: float) -> None:
        """A second edit, and a third, beside those that did some good."""
        subject = self.subject
        own = {name: self.ask.failures(seen, name) for name, seen in subject.observed.items()} | {
            self.ask.first: self.ask.own
        }
        stopped = reached_line(subject.observed[subject.probe]) - subject.pieces[0].line + 1
        several = Several(singles, own, self.ask.first, stopped)
        several.begin(self.seen)
        while time.monotonic() < until and not self._good():
            probe, sets = several.next(BATCH)
            if not sets:
                return
            trials = [
                replace(self._trial(base.trial.piece, (*base.trial.edits, edit)), base=base) for base, edit in sets
            ]
            before = len(self.seen)
            self._try(trials, until, probe)
            several.begin(self.seen[before:])

    def _try(self, trials: Sequence[Trial], until: float, probe: str = "") -> None:
        """Run trials, in this order, on a probe (the first if none is named) until there is a repair."""
        probe = probe or self.ask.first
        distinct = self._distinct(trials)
        quick = self.ask.is_quick(probe)
        size = BATCH if quick else BATCH // 5
        while time.monotonic() < until and (batch := list(itertools.islice(distinct, size))):
            runs = self.ask.run([probe], batch, until)
            self.result.tried += len(runs)
            tried = [self.ask.shown(batch[number], seen, [probe]) for number, seen in sorted(runs.items()) if seen]
            self.seen += [one for one in tried if one.failed]
            passed = [one.trial for one in tried if not one.failed][:ENOUGH]
            few = len(passed) if quick else MOST_PROVEN  # the other probes take long where this one does
            while passed and not self._good():
                self._everywhere(passed[:few], until, probe)
                passed = passed[few:]
            if self._good():
                return

    def _everywhere(self, trials: list[Trial], until: float, probe: str) -> None:
        """Keep of the trials that passed a probe those that pass all that is quick, and can be proven."""
        subject, left = self.subject, trials
        others = [name for name in self.ask.quick() if name != probe]
        for names in self.ask.alike(others):
            if not left:
                return
            runs = self.ask.run(names, left, until + 2)
            tried = [self.ask.shown(left[number], seen, names) for number, seen in sorted(runs.items())]
            self.seen += [one for one in tried if one.failed]
            left = [one.trial for one in tried if not one.failed]
        repairs = sorted((repair_of(one, subject.pieces) for one in left), key=worth)
        own = sum(statements_of(piece.text) for piece in subject.pieces)
        for number, one in enumerate(repairs):
            if one.dead > max(1.0, own * SHARE) or not is_honest(one):
                continue
            # The likeliest is proven in processes of its own; what is told beside it as likely is proven too.
            if number < MOST_PROVEN and self.proven(one):
                self.result.repairs.append(one)
                if self.ask.first != subject.probe:  # a proof trains once, which is long enough
                    return

    def _distinct(self, trials: Iterable[Trial]) -> Iterator[Trial]:
        for trial in trials:
            compiled = essence(trial.source)
            if compiled is not None and compiled not in self.known:
                self.known.add(compiled)
                yield trial
