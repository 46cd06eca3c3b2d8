"""Outcomes in their words, and the results of one submission.

One file, since a result is these few records in one another.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta

from autograder.core.language import noted, tr

if TYPE_CHECKING:
    from autograder.lesson.plots import Picture  # whoever reads records waits for no torch


class Outcome(StrEnum):
    """How a check ended. `ANSWERED` occurs on a student's machine only, where the key is not."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_ATTEMPTED = "not_attempted"
    BLOCKED = "blocked"
    UNGRADABLE = "ungradable"
    GRADER_ERROR = "grader_error"
    ANSWERED = "answered"

    @property
    def words(self) -> str:
        """In a few words, for people."""
        return tr(_WORDS[self])

    @property
    def meaning(self) -> str:
        """For programs and people that read records."""
        return _MEANINGS[self]


_WORDS = {
    Outcome.PASSED: noted("passed"),
    Outcome.FAILED: noted("failed"),
    Outcome.NOT_ATTEMPTED: noted("not attempted"),
    Outcome.BLOCKED: noted("waits for an earlier one"),
    Outcome.UNGRADABLE: noted("cannot be read"),
    Outcome.GRADER_ERROR: noted("grader error"),
    Outcome.ANSWERED: noted("answered"),
}
_MEANINGS = {
    Outcome.PASSED: "it holds",
    Outcome.FAILED: "it does not hold",
    Outcome.NOT_ATTEMPTED: "the stub is untouched",
    Outcome.BLOCKED: "it needs something that failed, and is not counted twice",
    Outcome.UNGRADABLE: "the file cannot be read or run at all; `problem` says why",
    Outcome.GRADER_ERROR: "a fault of the grader: no mark is given, and the student loses nothing",
    Outcome.ANSWERED: "an answer that is compared when the work is marked; on a student's own machine only",
}

NUMBER = noted("(number {place} of {all})")  # which of several values a message is about
# How the message of an error begins where no line of the student's is known.
STOPS = noted("Your code stops with a {kind}."), noted("Your code stops with an {kind}.")
DIFFERENCE = noted("{what}: expected {expected}, got {got}")  # how the message of a comparison begins


@dataclass(frozen=True)
class Place:
    """A line in the student's work, a statement, or a definition.

    Attributes:
        line: counted from 1; of a definition its `def` or `class`.
        cell: None in a `.py` file.
        code: the text of that line, where it alone is meant.
        column: where a statement begins in that line, counted from 1.
        end_line: the last line of a statement or a definition; None where only one line is known.
    """

    file: str
    line: int | None
    cell: int | None = None
    code: str | None = None
    column: int | None = None
    end_line: int | None = None


@dataclass(frozen=True)
class Diagnosis:
    """A mistake that was recognised."""

    id: Annotated[str, Meta(description="the mistake's name in the lesson")]
    title: Annotated[str, Meta(description="what is wrong, in a few words")]
    why: Annotated[str, Meta(description="why it hurts")]
    fix: Annotated[str, Meta(description="how to mend it")]
    lecture: Annotated[str, Meta(description="the heading of the lecture that explains it")]


@dataclass(frozen=True)
class Fault:
    """How a check failed.

    Attributes:
        nature: "stopped" where an exception ended it, else in what a value differed: "kind", "numbers" or "other".
        family: of the exception, see `autograder.judge.errors.family`; the kind of value that came.
        line: where Python stopped, if that is known; None where only something wrong arrived there.
    """

    nature: str
    family: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True)
class CheckResult:
    """The verdict of one check.

    Attributes:
        score: points won; None only under `grader_error`.
        sentence: what the check asserts.
        message: what the student reads when it did not pass: a headline, and what came out.
        idle: whether `where` is a statement that does nothing, which was found by reading.
        advice: what a usual error means and what to do; nothing where the mistake has a name, which says it better.
        remark: something that costs nothing.
        diagnoses: the mistakes that were recognised behind a failure, the first one first.
        trace: under `grader_error`, the traceback of what broke; in no record.
        stopped: the line that the message says Python stopped in.
        apart: whether it certainly failed for another reason than the first of the task's checks that failed.
        fault: how it failed, to see whether two failed for one reason; in no record.
    """

    name: str
    outcome: Outcome
    score: float | None
    max_score: float
    sentence: str
    message: str = ""
    expected: str = ""
    got: str = ""
    remark: str = ""
    where: Place | None = None
    diagnoses: tuple[Diagnosis, ...] = ()
    trace: str = ""
    advice: str = ""
    idle: bool = False
    stopped: Place | None = None
    apart: bool = False
    fault: Fault | None = None

    @property
    def told(self) -> str:
        """The message with the advice behind its headline."""
        first, *rest = self.message.split("\n")
        return "\n".join([first, *([self.advice] if self.advice else []), *rest])

    @property
    def diagnosis(self) -> Diagnosis | None:
        """The first mistake that was recognised."""
        return self.diagnoses[0] if self.diagnoses else None


class Proof(StrEnum):
    """How sure it is that a change is what a student has to make."""

    PROVEN = "proven"
    MENDS = "mends"


class Standing(StrEnum):
    """How a repair stands to the names of a task's mistakes."""

    ALONE = "alone"
    AGREES = "agrees"
    POSSIBLE = "possible"
    UNTOLD = "untold"


@dataclass(frozen=True)
class TaskRepair:
    """A change of a student's own code after which everything that failed in a task holds.

    Attributes:
        proof: `PROVEN` for a small change at the one place where such a change helps; `MENDS` for another.
        places: the lines to look at, the likeliest first.
        kinds: what kind of change each edit is, see `autograder.repair.edit`.
        before, after: the lines that change, for the instructor alone.
        pattern: the change without the program's own names and numbers: students with the same one share a mistake.
        title: what is wrong and where, without the change.
        advice: how to go about it, without the change.
        standing: `ALONE` where no mistake has a name; `AGREES` where it is at the statement that a name is about;
            `POSSIBLE` where it is a proof at another statement, and told beside the name; `UNTOLD` where it is none.
        checks: those of the failed checks that hold after it; empty where all do.
    """

    title: str
    advice: str
    proof: Proof
    places: tuple[Place, ...]
    kinds: tuple[str, ...]
    before: str
    after: str
    pattern: str
    standing: Standing = Standing.ALONE
    checks: tuple[str, ...] = ()

    def mends(self, check: str) -> bool:
        """Whether a failed check holds after it."""
        return not self.checks or check in self.checks


@dataclass(frozen=True)
class TaskResult:
    """The verdicts of one task's checks.

    Attributes:
        repair: what mends it, where that was looked for and found.
    """

    name: str
    lecture: str
    checks: tuple[CheckResult, ...]
    pictures: "tuple[Picture, ...]" = ()
    repair: TaskRepair | None = None

    @property
    def score(self) -> float | None:
        """Points won, None where a check has none."""
        return total(check.score for check in self.checks)

    @property
    def max_score(self) -> float:
        """Points to be won."""
        return round(sum(check.max_score for check in self.checks), 9)

    @property
    def outcome(self) -> Outcome:
        """The task in one word: the worst thing that happened in it."""
        return worst(check.outcome for check in self.checks)

    @property
    def all_passed(self) -> bool:
        """Whether every check passed."""
        return all(check.outcome is Outcome.PASSED for check in self.checks)

    @property
    def found_wrong(self) -> bool:
        """Whether a check failed and none met an error of ours: points that are missing for other reasons show nothing
        about the program."""
        outcomes = {check.outcome for check in self.checks}
        return Outcome.FAILED in outcomes and Outcome.GRADER_ERROR not in outcomes


@dataclass(frozen=True)
class ManualTask:
    """A free-text answer that waits for a person's mark."""

    name: str
    max_score: float
    lecture: str
    text: str


@dataclass(frozen=True)
class Result:
    """Everything known about one submission after marking.

    Attributes:
        notes: about the files and the running, for everybody.
        look_at: what a person should look at; for the instructor alone.
    """

    student: str
    lesson: str
    kit: str
    seed: int
    file: str | None
    sha256: str
    tasks: tuple[TaskResult, ...]
    problem: str = ""
    problem_line: int | None = None
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    look_at: tuple[str, ...] = ()
    manual: tuple[ManualTask, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def score(self) -> float | None:
        """Points won by what a program can mark, None under a grader error."""
        return total(task.score for task in self.tasks)

    @property
    def max_score(self) -> float:
        """Points that a program can give."""
        return sum(task.max_score for task in self.tasks)

    @property
    def outcome(self) -> Outcome:
        """The submission in one word."""
        return worst(task.outcome for task in self.tasks)


def total(scores: Any) -> float | None:
    """The sum, or None if one of them is None."""
    values = list(scores)
    # Points are decimal fractions: 0.1 + 0.2 is to be 0.3.
    return None if any(value is None for value in values) else round(float(sum(values)), 9)


def worst(outcomes: Any) -> Outcome:
    """The outcome that stands for several: an error of ours first, then unreadable, then failed.

    Untouched work stands for the whole only where nothing was attempted.
    """
    present = set(outcomes)
    for outcome in (Outcome.GRADER_ERROR, Outcome.UNGRADABLE, Outcome.FAILED):
        if outcome in present:
            return outcome
    if present <= {Outcome.NOT_ATTEMPTED}:
        return Outcome.NOT_ATTEMPTED
    if Outcome.BLOCKED in present or Outcome.NOT_ATTEMPTED in present:
        return Outcome.FAILED
    if present == {Outcome.ANSWERED}:
        return Outcome.ANSWERED
    return Outcome.PASSED
