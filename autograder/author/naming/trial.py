"""The trial of a variant before it is written: proved as `verify` does, tried on the programs that it is to name."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.author.naming.group import program_of
from autograder.author.naming.rewritten import Traced
from autograder.author.proof import Subject
from autograder.author.proof_parts import Part
from autograder.author.proof_programs import prove_programs
from autograder.author.verify import WRONG_SEEDS
from autograder.core.language import noted, tr
from autograder.course.solutions import Variant
from autograder.judge.diagnose import Compose, Fingerprints
from autograder.judge.result import Outcome, TaskResult
from autograder.marking.expectations import Expectations
from autograder.marking.marker import Marker
from autograder.record.schema import Record
from autograder.runner.candidates import CandidateRun, Trace, observe_values
from autograder.runner.launcher import Launcher
from autograder.runner.session import START_SECONDS
from autograder.submission.program import Program
from autograder.submission.submission import Submission
from autograder.submission.tasks import called_names
from autograder.wire.observation import Observation

NOT_THEIRS = noted("it does something else than the students' programs")
TRACED = 5.0  # how many times longer a probe may take while values are noted


class WithOneMore(Expectations):
    """Expectations in which one more mistake has a name; what is known without it is not worked out again."""

    def __init__(self, known: Expectations, variant: Variant, launcher: Launcher) -> None:
        """
        Args:
            known: without it.
            variant: the mistake.
            launcher: starts the processes in which it runs.
        """
        super().__init__(known.lesson, replace(known.solutions, wrong=(variant,)), known.seed, launcher)
        self._known = known

    def observations(self) -> Mapping[str, list[Observation]]:
        """As those."""
        return self._known.observations()

    def attempt(self, probe: str, number: int) -> None:
        """As those."""
        self._known.attempt(probe, number)

    def fingerprints(self, task: str, seen: Mapping[str, Observation] | None = None) -> Fingerprints:
        """Those, and its own."""
        return {**self._known.fingerprints(task, seen), **super().fingerprints(task, seen)}

    def compose(self, task: str) -> Compose | None:
        """None: it has to be told alone."""
        return None


@dataclass(frozen=True)
class Tried:
    """What came of a trial.

    Attributes:
        variant: as it is to be written: with the tasks that its mistake costs points by its nature.
        named: of the programs that were looked at, how many it names.
        fault: why it will not do, in words; empty where it does.
    """

    variant: Variant
    named: int = 0
    fault: str = ""


class Trials:
    """Tries variants of one task of a lesson."""

    def __init__(self, subject: Subject, task: str, records: Sequence[Record], launcher: Launcher) -> None:
        """
        Args:
            subject: the lesson.
            task: what the mistake is in.
            records: those whose mistake it is, the first one the example.
            launcher: starts processes for programs of students, and for variants that hold their lines.
        """
        self._subject = subject
        self._task = task
        self._launcher = launcher
        self._expected: dict[int, Expectations] = {}
        self._seed = records[0].seed
        self.programs = [program_of(found) for found in records]
        self._submissions = [
            Submission(found.student, subject.lesson.name, found.file, program)
            for found, program in zip(records, self.programs, strict=True)
        ]
        reference = subject.solutions.reference
        others = set(subject.lesson.tasks) - {task}
        # Tasks that use this one lose points by nature where it is wrong.
        self._callers = {name for name in others if task in called_names(reference, name)}

    def traced(self, program: Program, probe: str) -> Traced:
        """A program with the values of its names."""
        seconds = TRACED * self._subject.lesson.probes[probe].seconds
        run = CandidateRun(self._subject.lesson, program, self._seed)
        until = time.monotonic() + START_SECONDS + seconds
        found = observe_values(self._launcher, run, probe, (), seconds, until)
        return Traced(program, found if found.values else Trace())

    def tried(self, variant: Variant) -> Tried:
        """What comes of a variant."""
        marker = self._marker(variant, self._seed)
        # Where it is a student's whole definition and does not name it, the proof says why.
        if variant.changes and not self._names(marker, variant, self._submissions[0]):
            return Tried(variant, fault=NOT_THEIRS)
        variant = replace(variant, also=self._lost_by_nature(marker, variant))
        for seed in range(1, WRONG_SEEDS + 1):
            part = Part(seed, True, (variant,), real=False)
            faults = prove_programs(self._with(variant), self._marker(variant, seed), part, callers=True).faults
            if faults:
                return Tried(variant, fault=faults[0].text)
        taken = self._right_ones_named(marker, variant)
        if taken:
            return Tried(variant, fault=tr("the right alternative {id} would be named by it", id=taken))
        named = sum(self._names(marker, variant, one) for one in self._submissions)
        return Tried(variant, named, "" if named else NOT_THEIRS)

    def _with(self, variant: Variant) -> Subject:
        solutions = self._subject.solutions
        return replace(self._subject, solutions=replace(solutions, wrong=(*solutions.wrong, variant)))

    def _marker(self, variant: Variant, seed: int) -> Marker:
        if seed not in self._expected:
            lesson, solutions = self._subject.lesson, self._subject.solutions
            self._expected[seed] = Expectations(lesson, solutions, seed, self._launcher)
        expected = WithOneMore(self._expected[seed], variant, self._launcher)
        return Marker(self._subject.lesson, expected, self._launcher)

    def _marked(self, marker: Marker, submission: Submission) -> TaskResult:
        """The result of the task, marked beside the tasks that its definition uses."""
        assert submission.program is not None
        used = called_names(submission.program, self._task) & set(self._subject.lesson.tasks)
        result = marker.mark(submission, {self._task, *used})
        return next(one for one in result.tasks if one.name == self._task)

    def _names(self, marker: Marker, variant: Variant, submission: Submission) -> bool:
        """Whether it is named as all that is wrong with a program."""
        checks = self._marked(marker, submission).checks
        named = {found.id for one in checks for found in one.diagnoses}  # also of what waits for an earlier task
        return named == {variant.id} and all(one.diagnoses for one in checks if one.outcome is Outcome.FAILED)

    def _lost_by_nature(self, marker: Marker, variant: Variant) -> tuple[str, ...]:
        if not self._callers:
            return ()
        program = self._subject.solutions.program(variant)
        found = marker.mark(Submission("", self._subject.lesson.name, None, program), self._callers).tasks
        return tuple(one.name for one in found if one.score is not None and one.score < one.max_score - 1e-9)

    def _right_ones_named(self, marker: Marker, variant: Variant) -> str:
        """A right alternative that the variant would name; empty where there is none."""
        for one in self._subject.solutions.right:
            if one.task == self._task:
                program = self._subject.solutions.program(one)
                result = self._marked(marker, Submission("", self._subject.lesson.name, None, program))
                if any(found.id == variant.id for check in result.checks for found in check.diagnoses):
                    return one.id
        return ""
