"""The summary of a lesson's proof, as far as it is printed."""

from dataclasses import dataclass

from autograder.core.language import tr


@dataclass(frozen=True)
class Complaint:
    """A reason for which a proof fails.

    Attributes:
        text: what is wrong; a sentence without its full stop.
        file: where to mend it, as a path from the course's folder.
        line: of that file, counted from 1; None where it is about the whole file.
        advice: what to do; a sentence without its full stop.
    """

    text: str
    file: str
    line: int | None
    advice: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return tr("{place}: {problem}. Do: {advice}.", place=where, problem=self.text, advice=self.advice)


@dataclass(frozen=True)
class TaskProof:
    """One task of a proof.

    Attributes:
        checks: how many it has; None where a person marks it.
        proven: how many of them fail at least one wrong variant.
        wrong: runs of its wrong variants; `caught` of them lost points, `named` were recognised.
    """

    name: str
    points: float
    checks: int | None
    proven: int = 0
    wrong: int = 0
    caught: int = 0
    named: int = 0


@dataclass(frozen=True)
class ProofSummary:
    """A lesson's proof.

    Attributes:
        right: runs of right programs with `right_seeds` seeds; `right_failed` of them lost points.
        wrong: runs of wrong variants with `wrong_seeds` seeds; `caught` of them lost points in their task.
        named: of the `nameable` runs, how many were recognised as themselves; `named_wrong` got another name too.
        checks: in all; `proven` of them fail at least one wrong variant.
        forged: verdicts on forged observations.
        idle: programs that do nothing in a task; `idle_points` is what they got, all together.
        data: which data set, in words.
        seconds: how long it took.
        faults: what is wrong, each a reason to fail.
    """

    lesson: str
    title: str
    tasks: tuple[TaskProof, ...]
    right: int
    right_failed: int
    right_seeds: int
    wrong: int
    caught: int
    wrong_seeds: int
    named: int
    nameable: int
    named_wrong: int
    checks: int
    proven: int
    forged: int
    idle: int
    idle_points: float
    data: str
    seconds: float
    faults: tuple[Complaint, ...]


@dataclass(frozen=True)
class Survivor:
    """A mutant of the reference that got full points.

    Attributes:
        file, line: where the reference was changed; the file's path from the course's folder.
        kind: what kind of change it is.
        before, after: the lines of the reference that differ, without and with it; empty where there are none.
    """

    file: str
    line: int | None
    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class TaskMutation:
    """The mutants of one task.

    Attributes:
        made: how many mutants there are.
        tried: how many of them were tried on quick probes: all, or none where the task has no quick probe.
        noticed: how many a check on a quick probe fails.
        marked: of the others, how many were marked; `killed` of them lost points.
        survivors: those that got full points.
        faults: checks that could not judge a mutant, each with the first one of which that is so.
    """

    name: str
    made: int
    tried: int
    noticed: int
    marked: int
    killed: int
    survivors: tuple[Survivor, ...]
    faults: tuple[Complaint, ...]

    @property
    def left(self) -> int:
        """How many mutants were not marked, though no quick probe notices them."""
        return self.made - self.noticed - self.marked

    @property
    def lost(self) -> int:
        """How many are known to lose points."""
        return self.noticed + self.killed


@dataclass(frozen=True)
class MutationScore:
    """The mutants of a lesson's reference, task by task.

    Attributes:
        tasks: those whose reference is code.
        most: how many mutants of a task were marked at most where a probe takes long.
        seconds: how long it took.
    """

    lesson: str
    title: str
    tasks: tuple[TaskMutation, ...]
    most: int
    seconds: float

    @property
    def faults(self) -> list[Complaint]:
        """Checks that could not judge a mutant."""
        return [fault for task in self.tasks for fault in task.faults]
