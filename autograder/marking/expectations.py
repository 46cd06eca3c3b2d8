"""Expectations: what the reference and the wrong variants give for one seed, worked out from the solutions."""

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from functools import partial

from autograder.core.once import Once
from autograder.course.solutions import Solutions, Variant
from autograder.course.source import definition
from autograder.judge.diagnose import Compose, Fingerprint, Fingerprints
from autograder.judge.result import Diagnosis
from autograder.lesson import Lesson, Task
from autograder.marking.lent_launchers import InTurn
from autograder.marking.own_programs import OwnPrograms, Programs
from autograder.marking.recorded_words import RecordedWords
from autograder.marking.reference_runs import ReferenceRuns
from autograder.repair.edits.context import Vocabulary
from autograder.repair.right_code import RightCode, right_code
from autograder.repair.vocabulary import words_of
from autograder.runner.launcher import Launcher
from autograder.submission.program import Program
from autograder.submission.tasks import code_of
from autograder.wire.observation import Observation, Observations, Patch


class Expectations:
    """Expectations worked out from the solutions, in processes in which no student code ever runs."""

    practice = False

    def __init__(
        self,
        lesson: Lesson,
        solutions: Solutions,
        seed: int,
        programs: Launcher | Programs,
        tasks: Collection[str] | None = None,
        recorded: RecordedWords | None = None,
    ) -> None:
        """
        Args:
            lesson: whose probes are run.
            solutions: the reference and the variants.
            seed: the run's seed.
            programs: runs them; facts are read from the same data. Of a launcher, in which only programs of the course
                run, nothing is kept on disk.
            tasks: whose probes the reference is observed in; those of all tasks if None.
            recorded: what is known of the variants without running them; nothing if None.
        """
        self.lesson = lesson
        self.solutions = solutions
        self.seed = seed
        self._programs = (
            programs
            if isinstance(programs, Programs)
            else OwnPrograms(lesson, InTurn(programs), programs.places, keep=False)
        )
        self._reference = ReferenceRuns(lesson, solutions.reference, seed, self._programs, tasks)
        self._recorded = recorded
        self._fingerprints: Once[Fingerprint] = Once()
        self._composed: Once[Fingerprint | None] = Once()
        self._right_code: Once[RightCode] = Once()
        self._screens: Once[list[Observation]] = Once()
        self._others: dict[str, Expectations] = {}

    def prepare(self, tasks: Iterable[str]) -> None:
        """Have the reference observed in these tasks, where that can be done beside whatever else is to be done."""
        self._reference.prepare(tasks)

    def observations(self) -> Mapping[str, list[Observation]]:
        """The reference's observations; those of each task are worked out when the first of them is looked at."""
        return self._reference

    def attempt(self, probe: str, number: int) -> None:
        """Run the reference once more with the attempt's own draws."""
        self._reference.attempt(probe, number)

    def _observed(self, program: Program, probes: Sequence[tuple[str, int]]) -> Future[Observations]:
        return self._programs.observed(program, self.seed, probes)

    def fingerprints(self, task: str, seen: Mapping[str, Observation] | None = None) -> Fingerprints:
        """Observations of the task's wrong variants, worked out when the first student needs them.

        One that only goes with some students' code runs when it is looked at, since it may never be.

        Args:
            task: whose variants.
            seen: by probe, what they have to be able to show; all of them are asked for if None.
        """
        return {
            variant.id: self._fingerprints.get(variant.id, partial(self._of_variant, variant))
            for variant in self._variants(task)
            if seen is None or self._could_show(variant, seen)
        }

    def _could_show(self, variant: Variant, seen: Mapping[str, Observation]) -> bool:
        known, program = self._recorded, self.solutions.program(variant)
        return known is None or known.could_show(variant.task, variant.id, program, seen)

    def _of_variant(self, variant: Variant) -> Fingerprint:
        shown = self._shown_by(self.solutions.program(variant), variant.task)
        if self._programs.beside and not variant.when:
            shown.begin()
        return _fingerprint((variant,), shown)

    def _shown_by(self, program: Program, task: str) -> "_Shown":
        probes = [(name, 0) for name in fingerprint_probes(self.lesson.tasks[task])]
        return _Shown(program, probes, self._observed)

    def _variants(self, task: str) -> list[Variant]:
        return [variant for variant in self.solutions.wrong if variant.task == task]

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
        def run() -> Fingerprint | None:
            program = self.solutions.composed(first, second)
            return None if program is None else _fingerprint((first, second), self._shown_by(program, first.task))

        return self._composed.get((first.id, second.id), run)

    def patch(self, names: tuple[str, ...]) -> Patch | None:
        """The reference's own definitions of these tasks with what they need, and nothing of the rest."""
        needed = "\n\n".join(code_of(self.solutions.reference, name) for name in names)
        return Patch(needed, names)

    def right_code(self, task: str, probe: str) -> RightCode:
        """The reference and the alternatives of a task, with the values that their names take in a probe."""
        return self._right_code.get((task, probe), lambda: self._with_values(task, probe))

    def _with_values(self, task: str, probe: str) -> RightCode:
        programs = self._right_programs(task)
        runs = [self._programs.traced(program, self.seed, probe) for program in programs]
        others = frozenset(self.lesson.tasks) - {task}
        traces = [run.result() for run in runs]
        return right_code(task, others, programs, traces, self._shown_by_screen(task, programs))

    def right_programs(self, task: str) -> tuple[Vocabulary, list[Observation]]:
        """The words of right programs of a task, and what its screen shows of them."""
        others = frozenset(self.lesson.tasks) - {task}
        programs = self._right_programs(task)
        screens = [one for one in self._shown_by_screen(task, programs) if one.failure is None]
        return words_of(*(code_of(program, task, others) for program in programs)), screens

    def _right_programs(self, task: str) -> list[Program]:
        alternatives = [variant for variant in self.solutions.right if variant.task == task]
        return [self.solutions.reference, *map(self.solutions.program, alternatives)]

    def _shown_by_screen(self, task: str, programs: list[Program]) -> list[Observation]:
        screen = self.lesson.tasks[task].screen
        if screen is None:
            return []

        def shown() -> list[Observation]:
            runs = [self._observed(one, [(screen.name, 0)]) for one in programs]
            return [run.result().probes[screen.name][0] for run in runs]

        return self._screens.get(task, shown)

    def another(self, task: str) -> "Expectations":
        """Expectations for one task, with another seed."""
        if task not in self._others:
            self._others[task] = Expectations(self.lesson, self.solutions, self.seed + 1, self._programs, [task])
        return self._others[task]

    def texts(self, task: str, mistake: str) -> tuple[str, str] | None:
        """The reference's definition and the variant's; None where no variant has this name."""
        found = next((variant.code for variant in self._variants(task) if variant.id == mistake), None)
        return None if found is None else (definition(self.solutions.reference, task), found)


class _Shown(Mapping[str, Observation]):
    """By probe, what a program shows: run when the first is looked at, unless it was begun before."""

    def __init__(
        self,
        program: Program,
        probes: Sequence[tuple[str, int]],
        observed: Callable[[Program, Sequence[tuple[str, int]]], Future[Observations]],
    ) -> None:
        self._probes = dict.fromkeys(name for name, _ in probes)
        self._run: Once[Future[Observations]] = Once()
        self._start = partial(observed, program, probes)

    def begin(self) -> Future[Observations]:
        """Have it run, unless that is done already."""
        return self._run.get(None, self._start)

    def __getitem__(self, probe: str) -> Observation:
        if probe not in self._probes:
            raise KeyError(probe)
        try:
            return self.begin().result().probes[probe][0]
        except Exception:
            self._run.forget(None)  # whoever looks next has it run anew
            raise

    def __iter__(self) -> Iterator[str]:
        return iter(self._probes)

    def __len__(self) -> int:
        return len(self._probes)


def _fingerprint(variants: tuple[Variant, ...], shown: _Shown) -> Fingerprint:
    when = "".join(f"(?=.*(?:{variant.when}))" for variant in variants if variant.when)
    return Fingerprint(tuple(diagnosis_of(variant) for variant in variants), shown, f"\\A{when}" if when else "")


def diagnosis_of(variant: Variant) -> Diagnosis:
    """The explanation that goes with a wrong variant."""
    return Diagnosis(variant.id, variant.title, variant.why, variant.fix, variant.lecture)


def fingerprint_probes(task: Task) -> list[str]:
    """The probes of a task by which its wrong variants are told apart."""
    return [name for name, probe in task.probes.items() if probe.fingerprint]
