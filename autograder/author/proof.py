"""Findings and proof of a lesson: faults found and programs counted."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from autograder.author.build import stub
from autograder.author.places import Places
from autograder.course.layout import Course
from autograder.course.solutions import Solutions, load_solutions
from autograder.course.source import lesson_cells
from autograder.lesson import Found, Lesson, Task
from autograder.lesson.resources import told
from autograder.record.proof import Complaint, ProofSummary, TaskProof


@dataclass(frozen=True)
class Subject:
    """A lesson that is to be proved.

    Attributes:
        lesson: its declarations.
        solutions: its reference and variants.
        stub: what students get to fill in.
        places: where these are written.
    """

    lesson: Lesson
    solutions: Solutions
    stub: str
    places: Places


def load_subject(course: Course, name: str) -> Subject:
    """A lesson of a course with its solutions.

    Raises:
        DeclarationError, CourseProblem: it cannot be read, or contradicts itself.
    """
    lesson = course.load(name)
    solutions = load_solutions(course, lesson)
    given = stub(lesson, lesson_cells(course.solution(name) / f"{name}.py"))
    return Subject(lesson, solutions, given, Places(course, lesson, solutions.reference))


@dataclass
class Findings:
    """What marking some programs of a lesson showed; findings of parts add up.

    Attributes:
        faults: what is wrong, each a reason to fail.
        right: runs of the reference and the alternatives; `right_failed` of them lost points.
        wrong: runs of wrong variants; `caught` of them failed a check of their task.
        nameable: runs of variants that have a name; `named` were recognised as themselves, `named_wrong` as others.
        forged: verdicts on observations that no program gave.
        idle: programs that do nothing in a task; `idle_points` is what they got in it, all together.
        proven: (task, check) of every check that failed a wrong variant.
        per_task: by task, how many runs were "wrong", "caught" and "named".
    """

    faults: list[Complaint] = field(default_factory=list)
    right: int = 0
    right_failed: int = 0
    wrong: int = 0
    caught: int = 0
    nameable: int = 0
    named: int = 0
    named_wrong: int = 0
    forged: int = 0
    idle: int = 0
    idle_points: float = 0.0
    proven: set[tuple[str, str]] = field(default_factory=set)
    per_task: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, other: "Findings") -> None:
        """Add the findings of another part."""
        self.faults += other.faults
        self.right += other.right
        self.right_failed += other.right_failed
        self.wrong += other.wrong
        self.caught += other.caught
        self.nameable += other.nameable
        self.named += other.named
        self.named_wrong += other.named_wrong
        self.forged += other.forged
        self.idle += other.idle
        self.idle_points += other.idle_points
        self.proven |= other.proven
        for task, counts in other.per_task.items():
            self.per_task[task].update(counts)


@dataclass(kw_only=True)
class Proof(Findings):
    """Everything that was found about one lesson.

    Attributes:
        lesson: which one.
        right_seeds, wrong_seeds: how many seeds right and wrong programs ran with.
    """

    lesson: Lesson
    right_seeds: int
    wrong_seeds: int

    @property
    def all_checks(self) -> list[tuple[str, str]]:
        """(task, check) of every check."""
        return [(task.name, check) for task in self.lesson.tasks.values() for check in task.checks]

    @property
    def unproven(self) -> list[tuple[str, str]]:
        """(task, check) of the checks that no wrong variant fails."""
        return [key for key in self.all_checks if key not in self.proven]

    def summary(self, seconds: float, data: Mapping[str, Found]) -> ProofSummary:
        """What is printed of it.

        Args:
            seconds: how long it took.
            data: where the resources were that it rests on, by name.
        """
        return ProofSummary(
            self.lesson.name,
            self.lesson.title,
            tuple(map(self._task, self.lesson.tasks.values())),
            right=self.right,
            right_failed=self.right_failed,
            right_seeds=self.right_seeds,
            wrong=self.wrong,
            caught=self.caught,
            wrong_seeds=self.wrong_seeds,
            named=self.named,
            nameable=self.nameable,
            named_wrong=self.named_wrong,
            checks=len(self.all_checks),
            proven=len(self.all_checks) - len(self.unproven),
            forged=self.forged,
            idle=self.idle,
            idle_points=self.idle_points,
            data=told(data) if data else "",
            seconds=seconds,
            faults=tuple(self.faults),
        )

    def _task(self, task: Task) -> TaskProof:
        if task.manual:
            return TaskProof(task.name, task.points, None)
        counts = self.per_task[task.name]
        proven = sum(1 for check in task.checks if (task.name, check) in self.proven)
        numbers = (counts["wrong"], counts["caught"], counts["named"])
        return TaskProof(task.name, task.points, len(task.checks), proven, *numbers)
