"""The marker: one submission observed, judged and, where an earlier task is to blame, marked again.

The same for a class, for a student's own check and for `verify`; what differs is where the expectations
come from (`autograder.marking.expectations`, or a recorded key in `autograder.marking.practice_key`).

One file, since a first and a second marking are two passes over the same state.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from autograder import __version__
from autograder.core.language import in_every_language, tr
from autograder.course.source import definition
from autograder.judge.diagnose import MatchedMistakes, diagnose
from autograder.judge.errors import explained
from autograder.judge.result import CheckResult, Diagnosis, ManualTask, Outcome, Place, Result, TaskResult
from autograder.judge.verdicts import Case, judge
from autograder.lesson import Lesson, Task
from autograder.marking.agreement import statements_of, with_repair
from autograder.marking.expected import Expected
from autograder.marking.second_marking import better_of, waiting_for
from autograder.marking.unexplained import Unexplained
from autograder.record.conditions import NOT_INSTALLED
from autograder.runner.launcher import Launcher
from autograder.runner.session import observe
from autograder.submission.flags import review_flags
from autograder.submission.missing_modules import LIBRARIES, missing_modules
from autograder.submission.notebook import TEXT_PLACEHOLDER
from autograder.submission.parsing import parse
from autograder.submission.program import BrokenUnit, Program
from autograder.submission.submission import Submission
from autograder.submission.tasks import ABSENT, ATTEMPTED, attempts, called_names, code_of
from autograder.wire.observation import Observation, Observations, Patch
from autograder.worker.stops import Stops

if TYPE_CHECKING:  # what looks for repairs is loaded when there is one to look for: a student's verdict does not wait
    from autograder.marking.later import Later
    from autograder.marking.repairs import Repairs
    from autograder.repair.correspondence import Statement


class Marker:
    """Marks submissions for one lesson and seed. One per worker: a launcher runs one job at a time."""

    def __init__(
        self,
        lesson: Lesson,
        expected: Expected,
        launcher: Launcher,
        facts: dict[str, str] | None = None,
        repairs: "Repairs | Later | None" = None,
    ) -> None:
        """
        Args:
            lesson: whose tasks are marked.
            expected: what the reference gives.
            launcher: runs the submissions.
            facts: what results say of data and device.
            repairs: looks for changes that mend wrong programs, now or later; None to look for none.
        """
        self.lesson = lesson
        self.expected = expected
        self.launcher = launcher
        self.facts = facts or {}
        self.repairs = repairs

    def mark(
        self,
        submission: Submission,
        tasks: Iterable[str] | None = None,
        on_result: Callable[[TaskResult], None] | None = None,
        fast_first_result: bool = False,
        patches: tuple[Patch, ...] = (),
    ) -> Result:
        """The result of a submission.

        Args:
            submission: what to mark.
            tasks: only these, where they are given.
            on_result: is given the result of each task as soon as it is known, while others still run. It is the final
                one but for tasks that are marked again because of an earlier one.
            fast_first_result: the first task is run before the process has loaded what the others may need.
            patches: right versions that stand in for some of the program's own.
        """
        chosen = [task for task in self.lesson.tasks.values() if tasks is None or task.name in tasks]
        if submission.program is None:
            return self._unreadable(submission, chosen)
        session = _Marking(self, submission.program, chosen, submission.student, on_result, patches)
        results = session.run(fast_first_result)
        return replace(
            self._result(submission, results),
            seconds=session.seconds,
            notes=(*submission.notes, *session.notes()),
            look_at=() if self.expected.practice else tuple(review_flags(submission.program)),
            manual=_manual(chosen, submission, session.observed),
            facts={**self.facts, **({NOT_INSTALLED: ", ".join(session.missing)} if session.missing else {})},
        )

    def statements(self, program: Program, task: str, mistake: Diagnosis) -> "list[Statement]":
        """A student's statements in a task, with how likely a named mistake is in each; none where nobody knows."""
        return statements_of(self.expected, program, task, frozenset(self.lesson.tasks), mistake)

    def _result(self, submission: Submission, tasks: tuple[TaskResult, ...]) -> Result:
        """What is known of every submission, whether it could be run or not."""
        return Result(
            student=submission.student,
            lesson=self.lesson.name,
            kit=__version__,
            seed=self.expected.seed,
            file=submission.file,
            sha256=submission.sha256,
            tasks=tasks,
            notes=submission.notes,
            facts=dict(self.facts),
        )

    def _unreadable(self, submission: Submission, chosen: list[Task]) -> Result:
        problem = submission.problem or tr("the submission could not be read")
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
        return replace(self._result(submission, tasks), problem=problem, problem_line=submission.problem_line)


OnTaskResult = Callable[[TaskResult], None] | None


class _Teller:
    """Tells the results of tasks in their order, each once its probes have been run."""

    def __init__(self, marking: "_Marking") -> None:
        self.marking = marking
        self.waiting = [task for task in marking.chosen if not task.manual]
        self.probes: dict[str, list[Observation]] = {}

    def __call__(self, observed: Observations) -> None:
        """Take in what is known so far."""
        self.probes |= observed.probes
        so_far = replace(observed, probes=self.probes)
        while self.waiting and self._is_complete(self.waiting[0]):
            task = self.waiting.pop(0)
            if self.marking.on_result is not None:
                self.marking.on_result(judge(self.marking.case(so_far, self.marking.patches), [task.name])[0])

    def _is_complete(self, task: Task) -> bool:
        return not self.marking.is_run(task) or task.probes.keys() <= self.probes.keys()


class _Marking:
    def __init__(
        self,
        marker: Marker,
        program: Program,
        chosen: list[Task],
        student: str,
        on_result: OnTaskResult,
        patches: tuple[Patch, ...],
    ) -> None:
        self.patches = patches
        self.marker = marker
        self.on_result = on_result
        self.student = "" if marker.expected.practice else student
        self.program = program
        self.chosen = chosen
        self.attempts = attempts(program, marker.lesson.tasks)
        # Whoever waits for the first results has a launcher at work while these are judged: then nothing waits.
        self.later = {probe.name for task in chosen for probe in task.explaining if on_result is None}
        self.missing = missing_modules(program)
        self.observed = Observations()
        self.seconds = 0.0

    def run(self, fast_first_result: bool) -> tuple[TaskResult, ...]:
        teller = _Teller(self) if self.on_result else None
        self.marker.expected.prepare(task.name for task in self.chosen if self.is_run(task))
        self.marker.launcher.ready()
        self.observed = self._observe(self.chosen, self.patches, teller, fast_first_result)
        if self.marker.repairs is not None:
            self.marker.repairs.marked(self.seconds)
        names = [task.name for task in self.chosen]
        results = judge(self.case(self.observed, self.patches), names)
        wrong = {result.name for result in results if result.outcome is not Outcome.PASSED}
        return tuple(self._again(result, wrong - {result.name}) for result in results)

    def is_run(self, task: Task) -> bool:
        """Whether a task's probes are run at all."""
        return self.attempts[task.name].status in (ATTEMPTED, ABSENT)

    def _observe(
        self,
        tasks: Iterable[Task],
        patches: tuple[Patch, ...],
        on_result: "_Teller | None" = None,
        fast_first_result: bool = False,
    ) -> Observations:
        wanted = [(name, 0) for task in tasks if self.is_run(task) for name in task.probes if name not in self.later]
        return self._run(wanted, patches, on_result, fast_first_result)

    def _run(
        self,
        wanted: list[tuple[str, int]],
        patches: tuple[Patch, ...],
        on_result: "_Teller | None" = None,
        fast_first_result: bool = False,
        before: Observations | None = None,
    ) -> Observations:
        """Run probes within what is left of the submission's time: a second marking is no second helping of it.

        What was stopped `before` is not waited for once more.
        """
        marker, limits = self.marker, self.marker.lesson.limits
        left = max(1, math.ceil(limits.seconds - self.seconds))
        observed = observe(
            marker.launcher,
            marker.lesson,
            self.program,
            marker.expected.seed,
            wanted,
            patches,
            replace(limits, seconds=left),
            on_result=on_result,
            fast_first_result=fast_first_result,
            stops=self._stops(before),
            slow=self._endless_statements(),
        )
        self.seconds += observed.seconds
        return observed

    def _stops(self, before: Observations | None) -> Stops:
        """Which probes need not be run: by what was stopped before, and by the earlier tasks that each task calls."""
        tasks = {task.name for task in self.chosen if self.attempts[task.name].status == ATTEMPTED}
        stops = Stops({name: called_names(self.program, name) & self._earlier(name) & tasks for name in sorted(tasks)})
        for name, runs in (before.probes if before else {}).items():
            probe = self.marker.lesson.probes[name]
            for one in runs:
                stops.note(probe.task, probe.seconds, one.failure, one.seconds)
        return stops

    def _endless_statements(self) -> list[int]:
        errors = self.observed.stopped_statements
        return [error["index"] for error in errors if error["failure"]["kind"] == "TimeLimit"]

    def case(self, observed: Observations, patches: tuple[Patch, ...]) -> Case:
        """What judging needs of these observations."""
        marker = self.marker

        def more(probe: str) -> bool:
            number = len(observed.probes[probe])
            if number >= marker.lesson.probes[probe].attempts:
                return False
            marker.expected.attempt(probe, number)
            observed.probes[probe] += self._run([(probe, number)], patches).probes[probe]
            return True

        def name_mistakes(task: Task) -> MatchedMistakes:
            waiting = [(probe.name, 0) for probe in task.explaining if probe.name not in observed.probes]
            if waiting and self.is_run(task):
                observed.probes.update(self._run(waiting, patches, before=observed).probes)
            seen = {name: runs[0] for name, runs in observed.probes.items()}
            return diagnose(
                task,
                marker.expected.fingerprints(task.name, seen),
                seen,
                marker.expected.observations(),
                code_of(self.program, task.name, marker.lesson.tasks),
                marker.expected.compose(task.name),
            )

        def locate(task: Task, mistake: Diagnosis) -> Place | None:
            found = marker.statements(self.program, task.name, mistake)
            if not found:
                return None
            from autograder.repair.correspondence import faulty

            return faulty(found)

        return Case(
            marker.lesson,
            self.program,
            self.attempts,
            observed,
            marker.expected.observations(),
            None if marker.expected.practice else more,
            name_mistakes,
            marker.expected.practice,
            self.student,
            locate,
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
            return self._with_repair(result, self.observed, self.patches)
        patch = self.marker.expected.patch(used)
        if patch is None:
            return waiting_for(result, used)
        task = self.marker.lesson.tasks[result.name]
        observed = self._observe([task], (patch,))
        again = judge(self.case(observed, (patch,)), [task.name])[0]
        return self._with_repair(better_of(result, again, used), observed, (patch,))

    def _with_repair(self, result: TaskResult, observed: Observations, patches: tuple[Patch, ...]) -> TaskResult:
        """A task's result with the change of the student's code that mends it, where one is found. Points stay."""
        if self.marker.repairs is None or result.outcome is not Outcome.FAILED:
            return result
        found = self.marker.repairs.find(Unexplained(self.marker, self.program, result, observed, patches))
        if found is None:
            return result
        return with_repair(result, found, lambda mistake: self.marker.statements(self.program, result.name, mistake))

    def _earlier(self, name: str) -> set[str]:
        """Functions and classes that stand before a task in the lesson, and are no answers."""
        tasks = list(self.marker.lesson.tasks.values())
        before = tasks[: [task.name for task in tasks].index(name)]
        return {task.name for task in before if not (task.question or task.keyed or task.manual)}

    def notes(self) -> list[str]:
        """What the record should say about the running of the program."""
        notes = []
        for load_error in self.observed.stopped_statements[:5]:
            line = load_error["failure"].get("line")
            place = (
                tr("line {line}", line=line)
                if line
                else tr("statement {number}", number=load_error.get("index", 0) + 1)
            )
            notes.append(tr("a statement outside the tasks ({place}) was stopped; it costs no points", place=place))
        if self.observed.workers:
            notes.append(tr("a DataLoader asked for worker processes (num_workers); here it loads without them"))
        notes += [_is_missing(name, self.marker.expected.practice) for name in self.missing[:5]]
        return notes + [_cannot_be_read(broken) for broken in self.program.broken[:5]]


def _is_missing(name: str, practice: bool) -> str:
    if name in LIBRARIES and practice:
        return tr("`{name}` is not installed here; what stood in for it costs no points", name=name)
    if name in LIBRARIES:
        return tr(
            "`{name}` is not installed on the machine that marks; what stood in for it costs no points", name=name
        )
    if practice:
        return tr("there is no module `{name}` here, and no file {name}.py beside this one", name=name)
    return tr("there is no module `{name}` on the machine that marks, and no file {name}.py beside this one", name=name)


def _cannot_be_read(broken: BrokenUnit) -> str:
    at = [broken.unit.label] if broken.unit.cell is None else [tr("cell {cell}", cell=broken.unit.cell)]
    at += [tr("line {line}", line=broken.line)] if broken.line else []
    place = ", ".join(at)
    if broken.statement is None:
        return tr("{place} cannot be read by Python: {error}", place=place, error=broken.message)
    return tr("{place} cannot be read by Python: {error}; the rest was marked", place=place, error=broken.message)


def _manual(chosen: list[Task], submission: Submission, observed: Observations) -> tuple[ManualTask, ...]:
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
    return "" if not isinstance(value, str) or value.strip() in in_every_language(TEXT_PLACEHOLDER) else value
