"""The search for the smallest edit after which everything that failed in a task holds."""

import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from autograder.judge.diagnose import alike
from autograder.repair.bypass import SHARE, is_bypass, statements_of
from autograder.repair.describe import words_changed
from autograder.repair.donors import differences, single_parts
from autograder.repair.edit import Edit
from autograder.repair.edits import edits
from autograder.repair.failed_task import FailedTask, failures
from autograder.repair.same_code import essence
from autograder.repair.subject import Piece
from autograder.repair.trials import Repair, Searched, Trial, Tried, apart, merged, repair_of, worth
from autograder.runner.candidates import Candidate
from autograder.wire.observation import Observation

Run = Callable[[list[str], list[Candidate], float], dict[int, dict[str, Observation]]]
ENOUGH = 16  # candidates that pass the first probe and are tried on the others
BATCH = 150
SLOW = 0.3  # seconds of the reference from which on a probe is left to the proof
FIRSTS = 14  # edits that do some good alone, beside which a second one is looked for
SECONDS = 300  # candidates for the second one, for each of them
MOST_PROVEN = 3  # of those that pass at the same time
MOST_WORDS = 25  # that a repair may change: whoever writes more anew has not mended the program
MOST_TOGETHER = 4  # differences from a right program made at once


Proven = Callable[[Repair], bool]


def search(subject: FailedTask, run: Run, proven: Proven, seconds: float = 3.0, more: float = 7.0) -> Searched:
    """Edits after which all checks of a task hold.

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
        self.run = run
        self.proven = proven
        self.result = Searched()
        self.known: set[object] = set()
        self.seen: list[Tried] = []
        self.first = subject.probe  # which probe tells first whether a trial is worth more
        self.own = self._failures(subject.observed[subject.probe], subject.probe)

    def found(self, seconds: float, more: float) -> Searched:
        began = time.monotonic()
        self._choose_first(began + seconds)
        singles = sorted(merged(self._singles()), key=lambda one: one.cost)
        self._try(singles, began + seconds)
        if not self._good() and more:
            self._try(self._together(), time.monotonic() + more / 2)
        if not self._good() and more:
            self._pairs(singles, time.monotonic() + more / 2)
        self.result.repairs.sort(key=worth)
        self.result.seconds = time.monotonic() - began
        return self.result

    def _choose_first(self, until: float) -> None:
        """Ask the screen first, where it sees that the program is wrong."""
        screen = self.subject.task.screen
        if screen is None or not self.subject.screens:
            return
        piece = self.subject.pieces[0]
        runs = self.run([screen.name], [Candidate(piece.unit.label, piece.text)], until)
        if 0 in runs:
            self.first = screen.name
            self.own = self._failures(runs[0][screen.name], screen.name)
            if not self.own:  # what is wrong shows later
                self.first = self.subject.probe
                self.own = self._failures(self.subject.observed[self.first], self.first)

    def _failures(self, seen: Observation, probe: str) -> tuple[tuple[str, str], ...]:
        """What does not hold in a probe, or in the screen."""
        subject = self.subject
        if probe in subject.expected:
            return failures(subject.task, probe, seen, subject.expected[probe])
        if any(alike(seen, right) for right in subject.screens):
            return ()
        if seen.failure is not None:
            return ((probe, f"{seen.failure['kind']}: {seen.failure.get('message')}"),)
        right = subject.screens[0].telling
        return tuple(
            (name, str(value)) for name, value in seen.telling.items() if str(value) != str(right.get(name))
        ) or ((probe, ""),)

    def _good(self) -> bool:
        return any(one.dead == 0 for one in self.result.repairs)

    def _singles(self) -> Iterator[Trial]:
        subject = self.subject
        for number, piece in enumerate(subject.pieces):
            self.known.add(essence(piece.text))
            context = piece.context(subject.vocabulary)
            for edit in edits(context):
                yield self._trial(piece, (edit,), 0.5 * number)
            for donor in subject.donors:
                for edit in single_parts(context, donor, subject.trace, subject.known):
                    yield self._trial(piece, (edit,), 0.5 * number)

    def _trial(self, piece: Piece, made: tuple[Edit, ...], more: float = 0.0) -> Trial:
        splices = [splice for edit in made for splice in edit.splices]
        cost = sum(edit.cost + self.subject.suspects.cost(piece, edit) for edit in made)
        return Trial(piece, made, piece.source.changed(*splices), cost + more)

    def _together(self) -> list[Trial]:
        """Several differences from one right definition at once."""
        found = []
        for piece in self.subject.pieces:
            context = piece.context(self.subject.vocabulary)
            for donor in self.subject.donors:
                some = differences(context, donor, self.subject.trace, self.subject.known)
                for count in range(1, MOST_TOGETHER + 1):
                    for chosen in itertools.islice(itertools.combinations(some, count), 200):
                        if apart(chosen):
                            found.append(self._trial(piece, chosen))
        return sorted(found, key=lambda one: one.cost)

    def _pairs(self, singles: Sequence[Trial], until: float) -> None:
        """A second edit beside each of those that did some good alone."""
        firsts = self._promising()
        share = max(1.0, (until - time.monotonic()) / max(1, len(firsts)))
        for first in firsts:
            now = time.monotonic()
            if now >= until or self._good():
                return
            beside = (
                self._trial(one.piece, (*first.trial.edits, *one.edits))
                for one in singles
                if one.piece is first.trial.piece and apart((*first.trial.edits, *one.edits))
            )
            self._try(list(itertools.islice(beside, SECONDS)), min(until, now + share), first.probe)

    def _promising(self) -> list[Tried]:
        """Of those that changed what the checks say, one for each way in which they did; those first that passed the
        first probe."""
        best: dict[object, Tried] = {}
        for one in sorted(self.seen, key=lambda tried: tried.trial.cost):
            if len(one.trial.edits) == 1 and one.failed != self.own:
                best.setdefault((one.probe, one.failed), one)
        order = sorted(best.values(), key=lambda one: (one.probe == self.first, len(one.failed), one.trial.cost))
        return order[:FIRSTS]

    def _try(self, trials: Sequence[Trial], until: float, probe: str = "") -> None:
        """Run trials, in this order, on a probe (the first if none is named) until there is a repair."""
        probe = probe or self.first
        distinct = self._distinct(trials)
        size = BATCH if self._seconds(probe) < SLOW / 10 else BATCH // 5
        while time.monotonic() < until and (batch := list(itertools.islice(distinct, size))):
            runs = self.run([probe], [_candidate(one) for one in batch], until)
            self.result.tried += len(runs)
            tried = [
                Tried(batch[number], self._failures(seen[probe], probe), probe)
                for number, seen in sorted(runs.items())
                if probe in seen
            ]
            self.seen += [one for one in tried if one.failed]
            self._everywhere([one.trial for one in tried if not one.failed][:ENOUGH], until, probe)
            if self._good():
                return

    def _seconds(self, probe: str) -> float:
        """How long a probe takes with a right program."""
        known = self.subject.expected.get(probe) or self.subject.screens
        return max(one.seconds for one in known)

    def _everywhere(self, trials: list[Trial], until: float, probe: str) -> None:
        """Keep of the trials that passed a probe those that pass all that is quick, and can be proven."""
        subject, left = self.subject, trials
        checked = {check.probe for check in subject.task.checks.values()}
        others = [
            name
            for name in subject.observed
            if name != probe and name in checked and subject.expected[name][0].seconds < SLOW
        ]
        others.sort(key=lambda name: (name != subject.probe, subject.expected[name][0].seconds))
        for names in _alike(subject, others):
            if not left:
                return
            runs = self.run(names, [_candidate(one) for one in left], until + 2)
            tried = [self._first_failure(left[number], seen, names) for number, seen in sorted(runs.items())]
            self.seen += [one for one in tried if one.failed]
            left = [one.trial for one in tried if not one.failed]
        repairs = sorted((repair_of(one, subject.pieces) for one in left), key=worth)
        own = sum(statements_of(piece.text) for piece in subject.pieces)
        for number, one in enumerate(repairs):
            if (
                one.dead > max(1.0, own * SHARE)
                or is_bypass(one.piece.text, one.code)
                or words_changed(one.piece.text, one.code) > MOST_WORDS
            ):
                continue
            # The likeliest is proven in processes of its own; what is told beside it as likely is proven too.
            if number < MOST_PROVEN and self.proven(one):
                self.result.repairs.append(one)
                if self.first != subject.probe:  # a proof trains once, which is long enough
                    return

    def _first_failure(self, trial: Trial, seen: dict[str, Observation], names: list[str]) -> Tried:
        """What does not hold in the first of some probes in which something does not."""
        for name in names:
            failed = self._failures(seen[name], name) if name in seen else ((name, "not run"),)
            if failed:
                return Tried(trial, failed, name)
        return Tried(trial, (), names[-1])

    def _distinct(self, trials: Iterable[Trial]) -> Iterator[Trial]:
        for trial in trials:
            compiled = essence(trial.source)
            if compiled is not None and compiled not in self.known:
                self.known.add(compiled)
                yield trial


def _alike(subject: FailedTask, names: Sequence[str]) -> Iterator[list[str]]:
    """Probes that can be run together, by the machine that they want."""
    for device in sorted({subject.task.probes[name].device for name in names}):
        yield [name for name in names if subject.task.probes[name].device == device]


def _candidate(trial: Trial) -> Candidate:
    return Candidate(trial.piece.unit.label, trial.source)
