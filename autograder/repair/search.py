"""The search for the smallest edit after which everything that failed in a task holds."""

import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from autograder.repair.bypass import SHARE, is_bypass, statements_of
from autograder.repair.describe import words_changed
from autograder.repair.donors import single_parts
from autograder.repair.edit import Edit
from autograder.repair.edits import edits
from autograder.repair.edits.outside import made_anew
from autograder.repair.failed_task import FailedTask, failures, unlike_right_ones
from autograder.repair.hints import Hints
from autograder.repair.kinds import Kind
from autograder.repair.same_code import essence
from autograder.repair.several import Several
from autograder.repair.subject import Piece
from autograder.repair.together import a_few, those_needed
from autograder.repair.transplants import transplants
from autograder.repair.trials import (
    Failed,
    Repair,
    Searched,
    Trial,
    Tried,
    answers_beside,
    apart,
    merged,
    reached_line,
    repair_of,
    worth,
)
from autograder.runner.candidates import Candidate
from autograder.wire.observation import Observation

Run = Callable[[list[str], list[Candidate], float], dict[int, dict[str, Observation]]]
ENOUGH = 16  # candidates that pass the first probe and are tried on the others
BATCH = 150
SLOW = 0.3  # seconds of the reference from which on a probe is left to the proof
MOST_IN_PART = 40  # trials after which less fails, of which one is told where none mends all
MOST_ASKED = 120  # edits that are asked for it in all probes that fail
IN_PART = 1.5  # seconds that this may take
IN_PLACE = 0.5  # seconds in which is looked for a statement that another one has to stand for
MOST_PROVEN = 3  # of those that pass at the same time
MOST_WORDS = 25  # that a repair may change: whoever writes more anew has not mended the program


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
        self.hints = Hints([])

    def found(self, seconds: float, more: float) -> Searched:
        began = time.monotonic()
        self._choose_first(began + seconds)
        singles = sorted(merged(self._singles()), key=lambda one: one.cost)
        self._try(singles, began + seconds)
        if not self._good() and more:
            until = time.monotonic() + more - IN_PART
            together = a_few(self.subject, self._trial)
            needed = those_needed(self.subject, self._trial, lambda some: self._passing(some, until - more * 3 / 4))
            self._try([*needed, *together], until - more / 2)
            alone = [one for one in together if len(one.edits) == 1]
            singles = sorted(merged([*singles, *alone]), key=lambda one: one.cost)
            self._more(singles, until)
            if not self.result.repairs and self.first == self.subject.probe:
                self.result.repairs += self._in_part(singles, time.monotonic() + IN_PART)
        self.result.repairs.sort(key=worth)
        if self.result.repairs and self._seconds(self.first) < SLOW / 10:
            self._put_in_place(singles, time.monotonic() + IN_PLACE)
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
            self.hints = Hints([name.split(": ", 1)[-1] for name, _ in self.own])
            if not self.own:  # what is wrong shows later
                self.first = self.subject.probe
                self.own = self._failures(self.subject.observed[self.first], self.first)

    def _failures(self, seen: Observation, probe: str) -> Failed:
        """What does not hold in a probe, or in the screen."""
        subject = self.subject
        if probe in subject.expected:
            return failures(subject.task, probe, seen, subject.expected[probe])
        return unlike_right_ones(probe, seen, subject.screens)

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

    def _passing(self, trials: list[Trial], until: float) -> list[Trial]:
        """Those after which all holds in every probe that is quick."""
        for names in _alike(self.subject, self._quick()):
            runs = self.run(names, [_candidate(one) for one in trials], until) if trials else {}
            trials = [
                trials[number] for number, seen in runs.items() if not self._tried(trials[number], seen, names).failed
            ]
        return trials

    def _more(self, singles: Sequence[Trial], until: float) -> None:
        """A second edit, and a third, beside those that did some good."""
        subject = self.subject
        own = {name: self._failures(seen, name) for name, seen in subject.observed.items()} | {self.first: self.own}
        stopped = reached_line(subject.observed[subject.probe]) - subject.pieces[0].line + 1
        several = Several(singles, own, self.first, stopped)
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

    def _put_in_place(self, singles: Sequence[Trial], until: float) -> None:
        """Where the likeliest repair is a statement more, and one of the student's has nothing to do beside it that had
        before: that one should have done it, and is the one to look at."""
        [first, *others] = self.result.repairs
        if [edit.kind for edit in first.edits] != [Kind.STATEMENT_MISSING] or first.checks:
            return
        [added] = first.edits
        without = [
            one
            for one in singles
            if one.piece is first.piece and one.edits[0].kind == Kind.STATEMENT_MORE and apart((added, *one.edits))
        ]
        alone = self.run([self.first], [_candidate(one) for one in without], until)
        together = [
            self._trial(first.piece, (added, *without[number].edits))
            for number, seen in sorted(alone.items())
            if self._failures(seen[self.first], self.first) != self.own
        ]
        for one in self._passing(together, until)[:MOST_PROVEN]:
            left_out = one.edits[1]
            splices = (*left_out.splices, *added.splices)
            made = replace(added, kind=Kind.STATEMENT_OTHER, splices=splices, focus=left_out.focus)
            found = repair_of(self._trial(first.piece, (made,)), self.subject.pieces)
            if self.proven(found):
                kept = [one for one in others if [edit.kind for edit in one.edits] != [Kind.STATEMENT_MISSING]]
                self.result.repairs = [replace(found, cost=first.cost), *kept]
                return

    def _in_part(self, singles: Sequence[Trial], until: float) -> list[Repair]:
        """The repair after which most of the failed checks hold, and none fails that held; one, or none."""
        own = {
            name: {check for check, _ in self._failures(self.subject.observed[name], name)} for name in self._quick()
        }
        wrong = set[str]().union(*own.values())
        fewer = [one for one in self.seen if {check for check, _ in one.failed} < own.get(one.probe, set())]
        trials = [one.trial for one in sorted(fewer, key=lambda one: one.trial.cost)[:MOST_IN_PART]]
        trials += singles[:MOST_ASKED]
        left = self._failing(trials, [name for name in own if own[name]], until)
        trials = [trials[number] for number, failing in left.items() if failing < wrong][:MOST_IN_PART]
        found = []
        for number, failing in self._failing(trials, list(own), until + IN_PART / 3).items():
            held = tuple(check for check in self.subject.task.checks if check in wrong - failing)
            one = replace(repair_of(trials[number], self.subject.pieces), checks=held)
            if failing < wrong and not one.dead and self._is_honest(one):
                found.append(one)
        found.sort(key=lambda one: (-len(one.checks), worth(one)))
        return [one for one in found[:MOST_PROVEN] if self.proven(one)][:1]

    def _failing(self, trials: Sequence[Trial], probes: Sequence[str], until: float) -> dict[int, set[str]]:
        """By the number of each trial that was asked in all of some probes, the checks that fail in them."""
        failing = {number: set[str]() for number in range(len(trials))}
        for names in _alike(self.subject, probes):
            runs = self.run(names, [_candidate(one) for one in trials], until)
            for number in list(failing):
                seen = runs.get(number, {})
                if len(seen) < len(names):
                    del failing[number]
                else:
                    failing[number] |= {check for name in names for check, _ in self._failures(seen[name], name)}
        return failing

    def _try(self, trials: Sequence[Trial], until: float, probe: str = "") -> None:
        """Run trials, in this order, on a probe (the first if none is named) until there is a repair."""
        probe = probe or self.first
        distinct = self._distinct(trials)
        quick = self._seconds(probe) < SLOW / 10
        size = BATCH if quick else BATCH // 5
        while time.monotonic() < until and (batch := list(itertools.islice(distinct, size))):
            runs = self.run([probe], [_candidate(one) for one in batch], until)
            self.result.tried += len(runs)
            tried = [
                Tried(batch[number], self._failures(seen[probe], probe), probe, reached_line(seen[probe]))
                for number, seen in sorted(runs.items())
                if probe in seen
            ]
            self.seen += [one for one in tried if one.failed]
            passed = [one.trial for one in tried if not one.failed][:ENOUGH]
            few = len(passed) if quick else MOST_PROVEN  # the other probes take long where this one does
            while passed and not self._good():
                self._everywhere(passed[:few], until, probe)
                passed = passed[few:]
            if self._good():
                return

    def _seconds(self, probe: str) -> float:
        """How long a probe takes with a right program."""
        known = self.subject.expected.get(probe) or self.subject.screens
        return max(one.seconds for one in known)

    def _everywhere(self, trials: list[Trial], until: float, probe: str) -> None:
        """Keep of the trials that passed a probe those that pass all that is quick, and can be proven."""
        subject, left = self.subject, trials
        others = [name for name in self._quick() if name != probe]
        for names in _alike(subject, others):
            if not left:
                return
            runs = self.run(names, [_candidate(one) for one in left], until + 2)
            tried = [self._tried(left[number], seen, names) for number, seen in sorted(runs.items())]
            self.seen += [one for one in tried if one.failed]
            left = [one.trial for one in tried if not one.failed]
        repairs = sorted((repair_of(one, subject.pieces) for one in left), key=worth)
        own = sum(statements_of(piece.text) for piece in subject.pieces)
        for number, one in enumerate(repairs):
            if one.dead > max(1.0, own * SHARE) or not self._is_honest(one):
                continue
            # The likeliest is proven in processes of its own; what is told beside it as likely is proven too.
            if number < MOST_PROVEN and self.proven(one):
                self.result.repairs.append(one)
                if self.first != subject.probe:  # a proof trains once, which is long enough
                    return

    def _is_honest(self, one: Repair) -> bool:
        """Whether a repair mends the student's work, and puts no other in its place."""
        return not (
            is_bypass(one.piece.text, one.code)
            or answers_beside(one)
            or (words_changed(one.piece.text, one.code) > MOST_WORDS and not _is_moved(one))
        )

    def _quick(self) -> list[str]:
        """The probes with checks that do not take long: the one that fails first, then by their time."""
        subject = self.subject
        checked = {check.probe for check in subject.task.checks.values()}
        quick = [name for name in subject.observed if name in checked and subject.expected[name][0].seconds < SLOW]
        return sorted(quick, key=lambda name: (name != subject.probe, subject.expected[name][0].seconds))

    def _tried(self, trial: Trial, seen: dict[str, Observation], names: list[str]) -> Tried:
        """What does not hold in the first of some probes in which something does not."""
        for name in names:
            if name not in seen:
                return Tried(trial, ((name, "not run"),), name, 0.0)
            if failed := self._failures(seen[name], name):
                return Tried(trial, failed, name, reached_line(seen[name]))
        return Tried(trial, (), names[-1])

    def _distinct(self, trials: Iterable[Trial]) -> Iterator[Trial]:
        for trial in trials:
            compiled = essence(trial.source)
            if compiled is not None and compiled not in self.known:
                self.known.add(compiled)
                yield trial


def _is_moved(one: Repair) -> bool:
    """Whether all words of a repair stand elsewhere in the program already."""
    return all(edit.kind == Kind.MADE_OUTSIDE for edit in one.edits)


def _alike(subject: FailedTask, names: Sequence[str]) -> Iterator[list[str]]:
    """Probes that can be run together, by the machine that they want."""
    for device in sorted({subject.task.probes[name].device for name in names}):
        yield [name for name in names if subject.task.probes[name].device == device]


def _candidate(trial: Trial) -> Candidate:
    return Candidate(trial.piece.unit.label, trial.source)
