"""Asking: candidates run on probes, and what the probes show of them."""

from collections.abc import Callable, Iterator, Sequence

from autograder.repair.failed_task import FailedTask, failures, unlike_right_ones
from autograder.repair.trials import Failed, Trial, Tried, reached_line
from autograder.runner.candidates import Candidate
from autograder.wire.observation import Observation

Run = Callable[[list[str], list[Candidate], float], dict[int, dict[str, Observation]]]
SLOW = 0.3  # seconds of the reference from which on a probe is left to the proof


class Asking:
    """The probes of a failed task, for candidates.

    Attributes:
        first: which probe tells first whether a trial is worth more.
        own: what does not hold in it of the student's program.
    """

    def __init__(self, subject: FailedTask, run: Run) -> None:
        """
        Args:
            subject: the task that failed.
            run: runs probes on candidates until a time.
        """
        self.subject = subject
        self._run = run
        self.first = subject.probe
        self.own = self.failures(subject.observed[subject.probe], subject.probe)

    def screen(self, until: float) -> list[str]:
        """Have the screen asked first, where it sees that the program is wrong; what it shows that is wrong."""
        subject, screen = self.subject, self.subject.task.screen
        if screen is None or not subject.screens:
            return []
        piece = subject.pieces[0]
        runs = self._run([screen.name], [Candidate(piece.unit.label, piece.text)], until)
        wrong = self.failures(runs[0][screen.name], screen.name) if 0 in runs else ()
        if wrong:  # else what is wrong shows later
            self.first, self.own = screen.name, wrong
        return [name.split(": ", 1)[-1] for name, _ in wrong]

    def run(self, names: Sequence[str], trials: Sequence[Trial], until: float) -> dict[int, dict[str, Observation]]:
        """What probes show of trials, by their number; those that were not reached are left out."""
        return self._run(list(names), [Candidate(one.piece.unit.label, one.source) for one in trials], until)

    def failures(self, seen: Observation, probe: str) -> Failed:
        """What does not hold in a probe, or in the screen."""
        subject = self.subject
        if probe in subject.expected:
            return failures(subject.task, probe, seen, subject.expected[probe])
        return unlike_right_ones(probe, seen, subject.screens)

    def seconds(self, probe: str) -> float:
        """How long a probe takes with a right program."""
        return max(one.seconds for one in self.subject.expected.get(probe) or self.subject.screens)

    def is_quick(self, probe: str) -> bool:
        """Whether a probe takes so little time that hundreds of candidates can be asked in it."""
        return self.seconds(probe) < SLOW / 10

    def quick(self) -> list[str]:
        """The probes with checks that do not take long: the one that fails first, then by their time."""
        subject = self.subject
        checked = {check.probe for check in subject.task.checks.values()}
        quick = [name for name in subject.observed if name in checked and subject.expected[name][0].seconds < SLOW]
        return sorted(quick, key=lambda name: (name != subject.probe, subject.expected[name][0].seconds))

    def alike(self, names: Sequence[str]) -> Iterator[list[str]]:
        """Probes that can be run together, by the machine that they want."""
        probes = self.subject.task.probes
        for device in sorted({probes[name].device for name in names}):
            yield [name for name in names if probes[name].device == device]

    def shown(self, trial: Trial, seen: dict[str, Observation], names: Sequence[str]) -> Tried:
        """What does not hold in the first of some probes in which something does not."""
        for name in names:
            if name not in seen:
                return Tried(trial, ((name, "not run"),), name, 0.0)
            if failed := self.failures(seen[name], name):
                return Tried(trial, failed, name, reached_line(seen[name]))
        return Tried(trial, (), names[-1])

    def passing(self, trials: list[Trial], until: float) -> list[Trial]:
        """Those after which all holds in every probe that is quick."""
        for names in self.alike(self.quick()):
            runs = self.run(names, trials, until) if trials else {}
            trials = [
                trials[number] for number, seen in runs.items() if not self.shown(trials[number], seen, names).failed
            ]
        return trials

    def failing(self, trials: Sequence[Trial], probes: Sequence[str], until: float) -> dict[int, set[str]]:
        """By the number of each trial that was asked in all of some probes, the checks that fail in them."""
        failing = {number: set[str]() for number in range(len(trials))}
        for names in self.alike(probes):
            runs = self.run(names, trials, until)
            for number in list(failing):
                seen = runs.get(number, {})
                if len(seen) < len(names):
                    del failing[number]
                else:
                    failing[number] |= {check for name in names for check, _ in self.failures(seen[name], name)}
        return failing
