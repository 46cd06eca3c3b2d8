"""Expectations: what the reference and the wrong variants give for one seed, worked out from the solutions."""

import itertools
import threading
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import Any

from autograder.core.once import Once
from autograder.course.solutions import Solutions, Variant
from autograder.course.source import definition
from autograder.judge.diagnose import Compose, Fingerprint, Fingerprints
from autograder.judge.result import Diagnosis
from autograder.lesson import Lesson, Task
from autograder.marking.own_programs import InTurn, OwnPrograms
from autograder.repair.edits.context import Vocabulary
from autograder.repair.right_code import RightCode, right_code
from autograder.repair.vocabulary import words_of
from autograder.runner.launcher import Launcher
from autograder.submission.program import Program
from autograder.submission.tasks import code_of
from autograder.wire.observation import Observation, Observations, Patch


class Expectations:
    """Expectations worked out from the solutions, in processes in which no student code ever runs.

    What a program shows in a task hangs on nothing that was asked for before: a task's quick probes run in one process,
    each of the slow ones, and each further attempt, in a process of its own.
    """

    practice = False

    def __init__(
        self,
        lesson: Lesson,
        solutions: Solutions,
        seed: int,
        programs: Launcher | OwnPrograms,
        tasks: Collection[str] | None = None,
    ) -> None:
        """
        Args:
            lesson: whose probes are run.
            solutions: the reference and the variants.
            seed: the run's seed.
            programs: runs them; facts are read from the same data. Of a launcher, in which only programs of the course
                run, nothing is kept on disk.
            tasks: whose probes the reference is observed in; those of all tasks if None.
        """
        self.lesson = lesson
        self.solutions = solutions
        self.seed = seed
        self._programs = (
            programs
            if isinstance(programs, OwnPrograms)
            else OwnPrograms(lesson, InTurn(programs), programs.places, keep=False)
        )
        self._tasks = [name for name in lesson.tasks if tasks is None or name in tasks]
        self._begun: Once[list[Future[Observations]]] = Once()
        self._reference: Once[dict[str, list[Observation]]] = Once()
        self._facts: Once[Future[dict[str, Any]]] = Once()
        self._fingerprints: Once[Fingerprints] = Once()
        self._composed: Once[Fingerprint | None] = Once()
        self._right_code: Once[RightCode] = Once()
        self._screens: Once[list[Observation]] = Once()
        self._adding = threading.Lock()
        self._others: dict[str, Expectations] = {}

    def observations(self) -> Mapping[str, list[Observation]]:
        """The reference's observations; those of each task are worked out when the first of them is looked at."""
        return _Reference(self._of_task, [self.lesson.tasks[name] for name in self._tasks])

    def prepare(self, tasks: Iterable[str]) -> None:
        """Have the reference observed in these tasks, where that can be done beside whatever else is to be done."""
        if self._programs.beside:
            for name in tasks:
                self._begin(name, self._groups(name))
                for probe in self.lesson.tasks[name].probes:
                    self._begin_facts(probe, 0)

    def _groups(self, task: str) -> list[list[tuple[str, int]]]:
        """The task's probes as they run together in a process."""
        probes = self.lesson.tasks[task].probes.values()
        quick = [(probe.name, 0) for probe in probes if probe.fingerprint]
        return [*([quick] if quick else []), *([(probe.name, 0)] for probe in probes if not probe.fingerprint)]

    def _begin(self, key: Hashable, groups: Iterable[Sequence[tuple[str, int]]]) -> list[Future[Observations]]:
        """Begin to observe the reference, unless that is done already."""
        return self._begun.get(key, lambda: [self._observed(self.solutions.reference, group) for group in groups])

    def _shown(self, key: Hashable, groups: Iterable[Sequence[tuple[str, int]]]) -> dict[str, list[Observation]]:
        """What the reference shows; what failed is begun anew by whoever asks next."""
        try:
            ended = [run.result() for run in self._begin(key, groups)]
        except BaseException:
            self._begun.forget(key)
            raise
        return {name: runs for one in ended for name, runs in one.probes.items()}

    def _of_task(self, task: str) -> dict[str, list[Observation]]:
        def with_facts() -> dict[str, list[Observation]]:
            shown = self._shown(task, self._groups(task))
            return {name: [self._with_facts(name, 0, shown[name][0])] for name in self.lesson.tasks[task].probes}

        return self._reference.get(task, with_facts)

    def _observed(self, program: Program, probes: Sequence[tuple[str, int]]) -> Future[Observations]:
        return self._programs.observed(program, self.seed, probes)

    def _begin_facts(self, probe: str, attempt: int) -> Future[dict[str, Any]]:
        return self._facts.get((probe, attempt), lambda: self._programs.facts(probe, self.seed, attempt))

    def _with_facts(self, probe: str, attempt: int, observation: Observation) -> Observation:
        if self.lesson.probes[probe].facts is None:
            return observation
        try:
            known = self._begin_facts(probe, attempt).result()
        except BaseException:
            self._facts.forget((probe, attempt))
            raise
        return replace(observation, values={**observation.values, **known})

    def attempt(self, probe: str, number: int) -> None:
        """Run the reference once more with the attempt's own draws. Where one is asked for, the others will be."""
        known = self.observations()[probe]
        missing = range(len(known), number + 1)
        if missing and self._programs.beside:
            for one in range(len(known), self.lesson.probes[probe].attempts):
                self._begin((probe, one), [[(probe, one)]])
                self._begin_facts(probe, one)
        for one in missing:
            shown = self._with_facts(probe, one, self._shown((probe, one), [[(probe, one)]])[probe][0])
            with self._adding:
                if len(known) == one:  # else another thread was first
                    known.append(shown)

    def fingerprints(self, task: str) -> Fingerprints:
        """Observations of the task's wrong variants, worked out when the first student needs them."""
        return self._fingerprints.get(task, lambda: self._of_variants(task))

    def _of_variants(self, task: str) -> Fingerprints:
        variants = self._variants(task)
        programs = [self.solutions.program(variant) for variant in variants]
        runs = [self._observed(program, self._telling(task)) for program in programs]
        return {variant.id: _fingerprint((variant,), run.result()) for variant, run in zip(variants, runs, strict=True)}

    def _telling(self, task: str) -> list[tuple[str, int]]:
        return [(name, 0) for name in fingerprint_probes(self.lesson.tasks[task])]

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
            if program is None:
                return None
            return _fingerprint((first, second), self._observed(program, self._telling(first.task)).result())

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


class _Reference(Mapping[str, list[Observation]]):
    """By probe, what the reference shows. Which probes there are is known before any of them has run."""

    def __init__(self, of_task: Callable[[str], dict[str, list[Observation]]], tasks: Iterable[Task]) -> None:
        self._of_task = of_task
        self._tasks = {name: task.name for task in tasks for name in task.probes}

    def __getitem__(self, probe: str) -> list[Observation]:
        return self._of_task(self._tasks[probe])[probe]

    def __contains__(self, probe: object) -> bool:
        return probe in self._tasks

    def __iter__(self) -> Iterator[str]:
        return iter(self._tasks)

    def __len__(self) -> int:
        return len(self._tasks)


def _fingerprint(variants: tuple[Variant, ...], observed: Observations) -> Fingerprint:
    when = "".join(f"(?=.*(?:{variant.when}))" for variant in variants if variant.when)
    return Fingerprint(
        tuple(diagnosis_of(variant) for variant in variants),
        {name: runs[0] for name, runs in observed.probes.items()},
        f"\\A{when}" if when else "",
    )


def diagnosis_of(variant: Variant) -> Diagnosis:
    """The explanation that goes with a wrong variant."""
    return Diagnosis(variant.id, variant.title, variant.why, variant.fix, variant.lecture)


def fingerprint_probes(task: Task) -> list[str]:
    """The probes of a task by which its wrong variants are told apart."""
    return [name for name, probe in task.probes.items() if probe.fingerprint]
