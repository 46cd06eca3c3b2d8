"""Mark one submission: observe it, judge it, and where it is only an earlier task's fault, mark it again.

The same for a class, for a student's own check and for `verify`; what differs is where the expectations
come from (`Expectations` here, a recorded key in `autograder.practice`).
"""

import itertools
import math
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from autograder import __version__
from autograder.course import Solutions, Variant, definition
from autograder.engine.processes import Launcher
from autograder.engine.session import Observation, Observations, Patch, observe
from autograder.judge.diagnose import Compose, Fingerprint, Fingerprints, Recognised, diagnose
from autograder.judge.errors import explained
from autograder.judge.judge import Case, judge
from autograder.judge.outcome import CheckResult, Diagnosis, ManualTask, Outcome, Result, TaskResult
from autograder.lesson import Given, Lesson, Task
from autograder.lesson.resources import places_of
from autograder.reading.attempts import ABSENT, ATTEMPTED, attempts, called_names, code_of
from autograder.reading.notebook import TEXT_PLACEHOLDER
from autograder.reading.parsing import parse
from autograder.reading.program import Program
from autograder.reading.reach import reaches
from autograder.reading.submission import Submission


class Expected(Protocol):
    """What the reference gives, and what wrong variants give, for one seed."""

    seed: int
    practice: bool

    def observations(self) -> dict[str, list[Observation]]:
        """By probe, the reference's observations with the judge's facts."""

    def attempt(self, probe: str, number: int) -> None:
        """Have one more attempt of a probe in `observations`."""

    def fingerprints(self, task: str) -> Fingerprints:
        """What each wrong variant of a task gives."""

    def compose(self, task: str) -> Compose | None:
        """Runs programs with two of a task's mistakes; None where that cannot be done."""

    def patch(self, names: tuple[str, ...]) -> Patch | None:
        """Right versions of tasks; None where there are no solutions."""


class Expectations:
    """Expectations worked out from the solutions, in processes in which no student code ever runs."""

    practice = False

    def __init__(
        self,
        lesson: Lesson,
        solutions: Solutions,
        seed: int,
        launcher: Launcher,
        lock: "threading.Lock | None" = None,  # a function, not a class, before Python 3.13
    ) -> None:
        """
        Args:
            lesson: whose probes are run.
            solutions: the reference and the variants.
            seed: the run's seed.
            launcher: starts processes in which only programs of the course run; facts are read from the same data.
            lock: one for all that use the same launcher from several threads.
        """
        self.lesson = lesson
        self.solutions = solutions
        self.seed = seed
        self._launcher = launcher
        self._places = places_of(lesson.resources, launcher.places)
        self._lock = lock or threading.Lock()
        self._observations: dict[str, list[Observation]] | None = None
        self._fingerprints: dict[str, Fingerprints] = {}
        self._composed: dict[tuple[str, str], Fingerprint | None] = {}

    def observations(self) -> dict[str, list[Observation]]:
        """The reference's observations, worked out at the first call."""
        if self._observations is None:  # what is known is not waited for while another thread works out more
            with self._lock:
                if self._observations is None:
                    self._observations = self._of_the_reference()
        return self._observations

    def _of_the_reference(self) -> dict[str, list[Observation]]:
        names = [(name, 0) for name in self.lesson.probes]
        seen = observe(self._launcher, self.lesson, self.solutions.reference, self.seed, names)
        return {name: [self._with_facts(name, 0, runs[0])] for name, runs in seen.probes.items()}

    def _with_facts(self, name: str, attempt: int, observation: Observation) -> Observation:
        facts = self.lesson.probes[name].facts
        if facts is None:
            return observation
        known = facts(Given(self.seed, name, attempt, places=self._places))
        return replace(observation, values={**observation.values, **known})

    def attempt(self, probe: str, number: int) -> None:
        """Run the reference once more with the attempt's own draws."""
        known = self.observations()[probe]
        if len(known) > number:
            return
        with self._lock:
            while len(known) <= number:
                pair = (probe, len(known))
                seen = observe(self._launcher, self.lesson, self.solutions.reference, self.seed, [pair])
                known.append(self._with_facts(probe, len(known), seen.probes[probe][0]))

    def fingerprints(self, task: str) -> Fingerprints:
        """Observations of the task's wrong variants, worked out when the first student needs them."""
        if task not in self._fingerprints:
            with self._lock:
                if task not in self._fingerprints:
                    self._fingerprints[task] = {
                        variant.id: self._fingerprint((variant,), self.solutions.program(variant))
                        for variant in self._variants(task)
                    }
        return self._fingerprints[task]

    def _variants(self, task: str) -> list[Variant]:
        return [variant for variant in self.solutions.wrong if variant.task == task]

    def _fingerprint(self, variants: tuple[Variant, ...], program: Program) -> Fingerprint:
        task = self.lesson.tasks[variants[0].task]
        probes = [(name, 0) for name in fingerprint_probes(task)]
        seen = observe(self._launcher, self.lesson, program, self.seed, probes)
        when = "".join(f"(?=.*(?:{variant.when}))" for variant in variants if variant.when)
        return Fingerprint(
            tuple(diagnosis_of(variant) for variant in variants),
            {name: runs[0] for name, runs in seen.probes.items()},
            f"\\A{when}" if when else "",
        )

    def compose(self, task: str) -> Compose | None:
        """Two mistakes in one program, each pair run at most once; not for tasks that train as a whole, where a run
        takes seconds and every check is about one mistake."""
        if any(not probe.fingerprint for probe in self.lesson.tasks[task].probes.values()):
            return None
        pairs = list(itertools.combinations(self._variants(task), 2))

        def composed(worth_a_try: Callable[[Diagnosis, Diagnosis], bool]) -> Iterator[Fingerprint]:
            for first, second in pairs:
                if worth_a_try(diagnosis_of(first), diagnosis_of(second)):
                    found = self._pair(first, second)
                    if found is not None:
                        yield found

        return composed

    def _pair(self, first: Variant, second: Variant) -> Fingerprint | None:
        key = (first.id, second.id)
        if key not in self._composed:
            with self._lock:
                if key not in self._composed:
                    program = self.solutions.composed(first, second)
                    self._composed[key] = None if program is None else self._fingerprint((first, second), program)
        return self._composed[key]

    def patch(self, names: tuple[str, ...]) -> Patch | None:
        """The reference's own definitions of these tasks with what they need, and nothing of the rest."""
        needed = "\n\n".join(code_of(self.solutions.reference, name) for name in names)
        return Patch(needed, names)


def diagnosis_of(variant: Variant) -> Diagnosis:
    """The explanation that goes with a wrong variant."""
    return Diagnosis(variant.id, variant.title, variant.why, variant.fix, variant.lecture)


def fingerprint_probes(task: Task) -> list[str]:
    """The probes of a task by which its wrong variants are told apart."""
    return [name for name, probe in task.probes.items() if probe.fingerprint]


class Marker:
    """Marks submissions for one lesson and seed. One per worker: a launcher runs one job at a time."""

    def __init__(
        self, lesson: Lesson, expected: Expected, launcher: Launcher, facts: dict[str, str] | None = None
    ) -> None:
        self.lesson = lesson
        self.expected = expected
        self.launcher = launcher
        self.facts = facts or {}

    def mark(
        self,
        submission: Submission,
        tasks: Iterable[str] | None = None,
        told: Callable[[TaskResult], None] | None = None,
        in_a_hurry: bool = False,
    ) -> Result:
        """The result of a submission.

        Args:
            submission: what to mark.
            tasks: only these, where they are given.
            told: is given the result of each task as soon as it is known, while others still run. It is the final
                one but for tasks that are marked again because of an earlier one.
            in_a_hurry: the first task is run before the process has loaded what the others may need.
        """
        chosen = [task for task in self.lesson.tasks.values() if tasks is None or task.name in tasks]
        if submission.program is None:
            return self._unreadable(submission, chosen)
        session = _Marking(self, submission.program, chosen, submission.student, told)
        results = session.run(in_a_hurry)
        return Result(
            student=submission.student,
            lesson=self.lesson.name,
            kit=__version__,
            seed=self.expected.seed,
            file=submission.file,
            sha256=submission.sha256,
            tasks=results,
            seconds=session.seconds,
            notes=(*submission.notes, *session.notes()),
            look_at=() if self.expected.practice else tuple(reaches(submission.program)),
            manual=_manual(chosen, submission, session.seen),
            facts=dict(self.facts),
        )

    def _unreadable(self, submission: Submission, chosen: list[Task]) -> Result:
        problem = submission.problem or "the submission could not be read"
        words = explained("SyntaxError", problem)
        problem = f"{problem}.\n{words}" if words else problem
        tasks = tuple(
            TaskResult(
                task.name,
                task.lecture,
                tuple(
                    CheckResult(check.name, Outcome.UNGRADABLE, 0.0, check.points, check.sentence, problem)
                    for check in task.checks.values()
                ),
            )
            for task in chosen
            if not task.manual
        )
        return Result(
            student=submission.student,
            lesson=self.lesson.name,
            kit=__version__,
            seed=self.expected.seed,
            file=submission.file,
            sha256=submission.sha256,
            tasks=tasks,
            problem=problem,
            problem_line=submission.problem_line,
            notes=submission.notes,
            facts=dict(self.facts),
        )


TaskTold = Callable[[TaskResult], None] | None


class _Teller:
    """Tells the results of tasks in their order, each once its probes have been run."""

    def __init__(self, marking: "_Marking") -> None:
        self.marking = marking
        self.waiting = [task for task in marking.chosen if not task.manual]
        self.probes: dict[str, list[Observation]] = {}

    def __call__(self, seen: Observations) -> None:
        """Take in what is known so far."""
        self.probes |= seen.probes
        so_far = replace(seen, probes=self.probes)
        while self.waiting and self._is_complete(self.waiting[0]):
            task = self.waiting.pop(0)
            if self.marking.told is not None:
                self.marking.told(judge(self.marking.case(so_far, ()), [task.name])[0])

    def _is_complete(self, task: Task) -> bool:
        return not self.marking.is_run(task) or task.probes.keys() <= self.probes.keys()


class _Marking:
    def __init__(self, marker: Marker, program: Program, chosen: list[Task], student: str, told: TaskTold) -> None:
        self.marker = marker
        self.told = told
        self.student = "" if marker.expected.practice else student
        self.program = program
        self.chosen = chosen
        self.attempts = attempts(program, marker.lesson.tasks)
        self.seen = Observations()
        self.seconds = 0.0

    def run(self, in_a_hurry: bool) -> tuple[TaskResult, ...]:
        self.seen = self._observe(self.chosen, (), _Teller(self) if self.told else None, in_a_hurry)
        names = [task.name for task in self.chosen]
        results = judge(self.case(self.seen, ()), names)
        wrong = {result.name for result in results if result.outcome is not Outcome.PASSED}
        return tuple(self._again(result, wrong - {result.name}) for result in results)

    def is_run(self, task: Task) -> bool:
        """Whether a task's probes are run at all."""
        return self.attempts[task.name].status in (ATTEMPTED, ABSENT)

    def _observe(
        self,
        tasks: Iterable[Task],
        patches: tuple[Patch, ...],
        told: "_Teller | None" = None,
        in_a_hurry: bool = False,
    ) -> Observations:
        wanted = [(name, 0) for task in tasks if self.is_run(task) for name in task.probes]
        return self._run(wanted, patches, told, in_a_hurry)

    def _run(
        self,
        wanted: list[tuple[str, int]],
        patches: tuple[Patch, ...],
        told: "_Teller | None" = None,
        in_a_hurry: bool = False,
    ) -> Observations:
        """Run probes within what is left of the submission's time: a second marking is no second helping of it."""
        marker, limits = self.marker, self.marker.lesson.limits
        left = max(1, math.ceil(limits.seconds - self.seconds))
        seen = observe(
            marker.launcher,
            marker.lesson,
            self.program,
            marker.expected.seed,
            wanted,
            patches,
            replace(limits, seconds=left),
            told=told,
            in_a_hurry=in_a_hurry,
        )
        self.seconds += seen.seconds
        return seen

    def case(self, seen: Observations, patches: tuple[Patch, ...]) -> Case:
        """What judging needs of these observations."""
        marker = self.marker

        def more(probe: str) -> None:
            for number in range(1, marker.lesson.probes[probe].attempts):
                marker.expected.attempt(probe, number)
                seen.probes[probe] += self._run([(probe, number)], patches).probes[probe]

        def name_mistakes(task: Task) -> Recognised:
            return diagnose(
                task,
                marker.expected.fingerprints(task.name),
                {name: runs[0] for name, runs in seen.probes.items()},
                marker.expected.observations(),
                code_of(self.program, task.name, marker.lesson.tasks),
                marker.expected.compose(task.name),
            )

        return Case(
            marker.lesson,
            self.program,
            self.attempts,
            seen,
            marker.expected.observations(),
            None if marker.expected.practice else more,
            name_mistakes,
            marker.expected.practice,
            self.student,
        )

    def _again(self, result: TaskResult, wrong: set[str]) -> TaskResult:
        """Mark a task once more with right versions of the wrong earlier tasks that it calls.

        Student code runs beside these versions. So from this second run come only verdicts and names of mistakes,
        nothing that the student's code could have written: no message, no value.
        """
        if result.outcome is not Outcome.FAILED:
            return result
        used = tuple(sorted(called_names(self.program, result.name) & wrong & self._earlier(result.name)))
        if not used:
            return result
        patch = self.marker.expected.patch(used)
        if patch is None:
            return _after(result, used)
        task = self.marker.lesson.tasks[result.name]
        again = judge(self.case(self._observe([task], (patch,)), (patch,)), [task.name])[0]
        return _better(result, again, used)

    def _earlier(self, name: str) -> set[str]:
        """Functions and classes that stand before a task in the lesson, and are no answers."""
        tasks = list(self.marker.lesson.tasks.values())
        before = tasks[: [task.name for task in tasks].index(name)]
        return {task.name for task in before if not (task.question or task.keyed or task.manual)}

    def notes(self) -> list[str]:
        """What the record should say about the running of the program."""
        stopped = [t for t in self.seen.troubles if t["failure"]["kind"] in ("TimeLimit", "Killed")]
        notes = []
        for trouble in stopped[:5]:
            line = trouble["failure"].get("line")
            where = f"line {line}" if line else f"statement {trouble.get('index', 0) + 1}"
            notes.append(f"a statement outside the tasks ({where}) was stopped; it costs no points")
        if self.seen.workers:
            notes.append("a DataLoader asked for worker processes (num_workers); here it loads without them")
        for broken in self.program.broken[:5]:
            at = f", line {broken.line}" if broken.line else ""
            notes.append(f"cell {broken.unit.cell}{at} cannot be read by Python: {broken.message}")
        return notes


def _better(first: TaskResult, again: TaskResult, used: tuple[str, ...]) -> TaskResult:
    """The first result, with the checks passed that pass beside right versions of other tasks."""
    if (again.score or 0.0) <= (first.score or 0.0):
        return first
    note = f"Marked with a right version of {_listed(used)} in the place of yours, which has a mistake of its own."
    checks = []
    for own, other in zip(first.checks, again.checks, strict=True):
        if own.outcome is Outcome.PASSED:
            checks.append(own)
        elif other.outcome is Outcome.PASSED:
            passed = CheckResult(other.name, Outcome.PASSED, other.score, other.max_score, other.sentence, remark=note)
            checks.append(passed)
        else:
            checks.append(replace(own, diagnoses=other.diagnoses))
    return replace(first, checks=tuple(checks))


def _manual(chosen: list[Task], submission: Submission, seen: Observations) -> tuple[ManualTask, ...]:
    texts = submission.texts or {}
    found = []
    for task in chosen:
        if task.manual:
            text = texts.get(task.name) or _string_answer(submission.program, task.name)
            found.append(ManualTask(task.name, task.points, task.lecture, text[:20_000]))
    return tuple(found)


def _string_answer(program: Program | None, name: str) -> str:
    import ast

    if program is None:
        return ""
    try:
        source = definition(program, name)
        value = ast.literal_eval(parse(source).body[0].value)  # type: ignore[attr-defined]
    except Exception:
        return ""
    return "" if not isinstance(value, str) or value.strip() == TEXT_PLACEHOLDER else value


def _after(result: TaskResult, used: tuple[str, ...]) -> TaskResult:
    """Where no right version is at hand, say which task to mend first instead of explaining its mistake again."""
    message = f"`{result.name}` uses {_listed(used)}. Mend that first: this may then be right already."
    return replace(
        result,
        checks=tuple(
            replace(check, outcome=Outcome.BLOCKED, message=message, expected="", got="", diagnoses=())
            if check.outcome is Outcome.FAILED
            else check
            for check in result.checks
        ),
    )


def _listed(names: tuple[str, ...]) -> str:
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " and " + quoted[-1]
